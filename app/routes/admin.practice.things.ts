import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { PRACTICE_PATH } from '~/features/accounts/practice-reach';
import { requireShop } from '~/features/accounts/guard.server';
import { resetPractice } from '~/features/training/practice-shop.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Everything that lies in the practice shop; deleted to begin anew. */
export async function action({ request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  if (request.method !== 'DELETE' || shop.practiceOfId === null) throw notFound();
  await resetPractice(platform, { realShopId: shop.practiceOfId, personId: person.id });
  return redirect(PRACTICE_PATH, 303);
}
