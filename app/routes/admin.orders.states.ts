import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { changeOrder } from '~/features/orders/change-order.server';
import type { OrderState } from '~/features/orders/order';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/admin/orders');

/** Steps that need no word; the others have a form of their own. */
const TAPS = ['accepted', 'packed', 'delivered', 'done'] as const satisfies readonly OrderState[];

/**
 * Where orders are on their way: posted to take `order` further. One address for all of them, so that a phone without a
 * network knows it.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const form = await request.formData();
  const asked = readText(form, 'to');
  const to = TAPS.find((state) => state === asked);
  const orderId = readText(form, 'order');
  const changed = orNotFound(
    to ? await changeOrder(platform, { shopId: shop.id, orderId, to, actor: 'seller', personId: person.id }) : null,
  );
  // pressed before the scripts had come, the answer is a page
  if (request.headers.get('Sec-Fetch-Mode') === 'navigate') return redirect(`/admin/orders/${orderId}`, 303);
  return changed.ok ? { id: orderId, from: changed.value.from, to } : askAgain(form, changed.problems);
}

export { sayWhenOffline as clientAction } from '~/ui/offline-answer';
