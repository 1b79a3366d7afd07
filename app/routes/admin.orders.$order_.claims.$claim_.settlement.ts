import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { settleClaim } from '~/features/orders/claims.server';
import { askAgain, notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Posted when what was promised to a buyer has been carried out. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const orderId = params.order ?? '';
  const settled = orNotFound(
    await settleClaim(platform, { shopId: shop.id, orderId, claimId: params.claim ?? '', personId: person.id }),
  );
  return settled.ok ? redirect(`/admin/orders/${orderId}`, 303) : askAgain(new FormData(), settled.problems);
}
