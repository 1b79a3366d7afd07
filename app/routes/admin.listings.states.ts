import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { moveListings, readMoves } from '~/features/listings/move-listings.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** The states of many listings: `moves` says which goes where. Answers where each came from. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const outcome = await moveListings(platform, { shopId: shop.id, moves: readMoves(readText(form, 'moves')) });
  return outcome.ok ? outcome.value : askAgain(form, outcome.problems);
}

export { sayWhenOffline as clientAction } from '~/ui/offline-answer';
