import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { findPlainPhoto } from '~/features/photos/plain-photo.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';

/** A photo as it came, upright: what hands work on. Only its own shop may see it. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  if (!isUuid(params.photo)) throw notFound();
  const bytes = orNotFound(await findPlainPhoto(platform, { shopId: shop.id, photoId: params.photo }));
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, max-age=3600' },
  });
}
