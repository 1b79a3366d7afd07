import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { PRACTICE_PATH } from '~/features/accounts/practice-reach';
import { requireShop } from '~/features/accounts/guard.server';
import { isPretendBuyer } from '~/features/training/pretend-buyers';
import { takeTurn } from '~/features/training/pretend-visit.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** What a pretend buyer does; posted to let them do the next thing. Pressed once too often, nothing happens. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const { buyer } = params;
  if (shop.practiceOfId === null || !isPretendBuyer(buyer)) throw notFound();
  await takeTurn(platform, { shopId: shop.id, buyer });
  return redirect(PRACTICE_PATH, 303);
}
