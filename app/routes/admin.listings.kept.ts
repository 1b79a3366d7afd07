import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { receiveKept } from '~/features/listings/receive-kept.server';
import { problemBody } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import type { Problem } from '~/shared/result';

const NOT_HERE: Problem[] = [{ code: 'listings.not-here' }];

/** Takes a listing that waited on a phone for the signal; see `receiveKept`. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return problemBody(405, 'A listing is posted here.');
  const { shop } = await requireShop(request);
  const received = await receiveKept(platform, { shopId: shop.id, form: await request.formData() });
  if (!received) return problemBody(404, 'There is no such listing.', { problems: NOT_HERE });
  if (!received.ok) return problemBody(422, 'The listing has to be mended.', { problems: received.problems });
  return Response.json(received.value);
}
