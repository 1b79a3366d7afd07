import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { LARGEST_FILE, tooHeavy } from '~/features/photos/photo-file';
import { photoProblemBody } from '~/features/photos/photo-answers.server';
import { receivePhoto } from '~/features/photos/receive-photo.server';
import { receiveUpload } from '~/features/photos/uploads.server';
import { notFound, problemBody } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';

/**
 * Takes one photo: the body is the file itself, or `?upload=` names what has arrived in pieces. `?listing=` names the
 * listing it belongs to, once there is one.
 */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return problemBody(405, 'A photo is posted here.');
  const { shop } = await requireShop(request);
  const query = new URL(request.url).searchParams;
  const [listingId, uploadId] = [query.get('listing'), query.get('upload')];
  if (listingId !== null && !isUuid(listingId)) throw notFound();
  if (uploadId !== null && !isUuid(uploadId)) throw notFound();
  if (Number(request.headers.get('content-length')) > LARGEST_FILE) return photoProblemBody(request, [tooHeavy]);

  const sent = { shopId: shop.id, listingId };
  const received = uploadId
    ? await receiveUpload(platform, { ...sent, uploadId })
    : await receivePhoto(platform, { ...sent, body: request.body });
  return received.ok ? Response.json(received.value, { status: 201 }) : photoProblemBody(request, received.problems);
}
