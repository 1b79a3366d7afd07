import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { HAND_METHODS, receiveByHand } from '~/features/payments/by-hand.server';
import { findMoneyOrder } from '~/features/payments/money-order.server';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { readDong } from '~/shared/dong';

export const loader = () => {
  throw notFound();
};

/** «Đã nhận tiền»: money of an order that came into the hand, or to an account that nobody watches. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, person } = await requireShop(request);
  const form = await request.formData();
  const orderId = params.order!;
  const amount = readDong(readText(form, 'receiptAmount'), 'receiptAmount');
  if (!amount.ok) {
    orNotFound(await findMoneyOrder(platform.db, { orderId, shopId: shop.id }));
    return askAgain(form, amount.problems);
  }
  const method = HAND_METHODS.find((known) => known === readText(form, 'receiptMethod')) ?? 'vietqr';
  const pressId = readText(form, 'pressId');
  const received = orNotFound(
    await receiveByHand(platform, {
      shopId: shop.id,
      orderId,
      amount: amount.value,
      method,
      personId: person.id,
      pressId,
    }),
  );
  return received.ok ? { received: pressId } : askAgain(form, received.problems);
}
