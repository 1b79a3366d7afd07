import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { PRACTICE_PATH } from '~/features/accounts/practice-reach';
import { requireShop } from '~/features/accounts/guard.server';
import { enterPractice, leavePractice } from '~/features/training/practice-shop.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect(PRACTICE_PATH, 303);

/** This device's being in practice: posted to go in, deleted to come out. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, sessionId } = await requireShop(request);
  if (request.method === 'DELETE') {
    await leavePractice(platform, { sessionId });
    return redirect('/admin', 303);
  }
  await enterPractice(platform, { realShopId: shop.practiceOfId ?? shop.id, sessionId });
  return redirect(PRACTICE_PATH, 303);
}
