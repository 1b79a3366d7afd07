import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { findCard } from '~/features/storefront/share-kit.server';
import { findAlbum } from '~/features/storefront/stall.server';
import { zipOf } from '~/features/storefront/zip.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** Square pictures of the newest things on sale, each drawn when its turn in the file has come. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const [lang, origin] = [readLang(request), siteOrigin(request, platform.config)];
  const album = await findAlbum(platform, shop.id);
  orNotFound(album[0] ?? null);
  const files = album.map(({ id, slug }, index) => ({
    name: `${String(index + 1).padStart(2, '0')}-${slug}.jpg`,
    read: async () => {
      const asked = { shopId: shop.id, listingId: id, shape: 'square' as const, lang, origin };
      const card = await findCard(platform, asked);
      if (!card) throw new Error(`The listing ${id} left the shop while its album was packed.`);
      return card.draw();
    },
  }));
  return new Response(zipOf(files), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${shop.slug}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
