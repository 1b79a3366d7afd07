import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { findSquares } from '~/features/storefront/share-kit.server';
import { zipOf } from '~/features/storefront/zip.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** The square photos of a listing in one file, for marketplaces and posts. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { slug, keys } = orNotFound(await findSquares(platform, { shopId: shop.id, listingId: params.listing ?? '' }));
  const files = keys.map((key, index) => ({
    name: `${slug}-${index + 1}.jpg`,
    read: () => platform.storage.read(key),
  }));
  return new Response(zipOf(files), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${slug}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
