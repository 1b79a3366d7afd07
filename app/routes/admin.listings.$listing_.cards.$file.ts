import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { readCardFile } from '~/features/storefront/share-kit';
import { findCard } from '~/features/storefront/share-kit.server';
import { noteAct } from '~/features/training/note-act.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

/** A picture to post; `?download` keeps it as a file. It changes when the listing does, so a phone asks each time. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop, person } = await requireShop(request);
  const asked = orNotFound(readCardFile(params.file ?? ''));
  const origin = siteOrigin(request, platform.config);
  const card = orNotFound(
    await findCard(platform, { shopId: shop.id, listingId: params.listing ?? '', ...asked, origin }),
  );
  const isTaken = new URL(request.url).searchParams.has('download');
  if (isTaken) await noteAct(platform, { shopId: shop.id, personId: person.id, kind: 'picture-taken' });
  const headers = new Headers({ ETag: card.etag, 'Cache-Control': 'private, no-cache' });
  if (request.headers.get('If-None-Match') === card.etag) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', 'image/jpeg');
  if (isTaken) headers.set('Content-Disposition', `attachment; filename="cho-vuon-${params.file}"`);
  return new Response(new Uint8Array(await card.draw()), { headers });
}
