import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { PAYMENT_METHODS } from '~/features/orders/order-money';
import { refundOrder } from '~/features/payments/refund-order.server';
import { findMoneyOrder } from '~/features/payments/money-order.server';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { readDong } from '~/shared/dong';

export const loader = () => {
  throw notFound();
};

/** Money of an order that goes back to its buyer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, person } = await requireShop(request);
  const form = await request.formData();
  const orderId = params.order!;
  const amount = readDong(readText(form, 'refundAmount'), 'refundAmount');
  if (!amount.ok) {
    orNotFound(await findMoneyOrder(platform.db, { orderId, shopId: shop.id }));
    return askAgain(form, amount.problems);
  }
  const pressId = readText(form, 'pressId');
  const refunded = orNotFound(
    await refundOrder(platform, {
      shopId: shop.id,
      orderId,
      amount: amount.value,
      method: PAYMENT_METHODS.find((known) => known === readText(form, 'refundMethod')) ?? 'vietqr',
      reason: readText(form, 'refundReason'),
      personId: person.id,
      pressId,
    }),
  );
  return refunded.ok ? { refunded: pressId, state: refunded.value.state } : askAgain(form, refunded.problems);
}
