import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { dossierText } from '~/features/feeds/dossier';
import { findDossier } from '~/features/feeds/dossier.server';
import { zipOf } from '~/features/storefront/zip.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** A listing's words and square photos in one file, to take to another machine or hand to whoever fills in the form. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const origin = siteOrigin(request, platform.config);
  const asked = { shopId: shop.id, listingId: params.listing!, origin };
  const { slug, fields, photoKeys } = orNotFound(await findDossier(platform, asked));
  const t = translator('vi', 'feeds');
  const words = `\ufeff${dossierText(fields, (field) => t(`dossier.fields.${field}`))}`; // the mark by which old editors know UTF-8
  const files = [
    { name: `${slug}.txt`, read: () => Promise.resolve(new TextEncoder().encode(words)) },
    ...photoKeys.map((key, index) => ({ name: `${slug}-${index + 1}.jpg`, read: () => platform.storage.read(key) })),
  ];
  return new Response(zipOf(files), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="ho-so-${slug}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
