import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { isPretendBuyer } from '~/features/training/pretend-buyers';
import { comeAndOrder } from '~/features/training/pretend-visit.server';
import { askAgain, notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A pretend buyer; posted to let them come and order. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const { buyer } = params;
  if (!isPretendBuyer(buyer)) throw notFound();
  const came = orNotFound(await comeAndOrder(platform, { shopId: shop.id, buyer }));
  return came.ok ? redirect(`/admin/orders/${came.value.orderId}`, 303) : askAgain(new FormData(), came.problems);
}
