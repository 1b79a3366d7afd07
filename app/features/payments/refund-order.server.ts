import { kept, type PaymentMethod } from '~/features/orders/order-money';
import { ORDER_TRANSACTION } from '~/features/orders/order-row.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { dong, formatDong, type Dong } from '~/shared/dong';
import { ok, refuse, type Result } from '~/shared/result';
import { cleanText, cutText } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import { holdMoneyOrder, type MoneyOrder } from './money-order.server';
import type { PaymentProblem, RefundState } from './payment';
import { providersFor } from './providers.server';
import { idFrom } from './stripe-refund.server';

const REASON_MAX = 300;

/**
 * Gives money back: recorded when it went by hand or by a transfer of the seller's own, asked of Stripe when it came
 * by card. Never more than was kept, counting what is on its way. `pressId` comes from the form and makes a press
 * count once. Null: no order of this shop.
 */
export async function refundOrder(
  platform: Pick<Platform, 'db' | 'config' | 'clock' | 'log'>,
  wish: {
    shopId: string;
    orderId: string;
    amount: Dong;
    method: PaymentMethod;
    reason: string;
    personId: string;
    pressId: string;
  },
): Promise<Result<{ code: string; state: RefundState }, PaymentProblem> | null> {
  const { db } = platform;
  const { shopId, orderId, pressId, method } = wish;
  if (!isUuid(orderId) || !isUuid(pressId)) return null;
  const id = idFrom(`${orderId}:${pressId}`);
  const asked = await db.$transaction(async (tx) => {
    const order = await holdMoneyOrder(tx, { orderId, shopId });
    if (!order) return null;
    if (await tx.refund.findUnique({ where: { id }, select: { id: true } })) return ok({ code: order.code });
    return writeRefund(tx, order, { ...wish, id, now: platform.clock.now() });
  }, ORDER_TRANSACTION);
  if (!asked?.ok) return asked;
  await providersFor(platform)[method].refund({ id });
  const { state } = await db.refund.findUniqueOrThrow({ where: { id }, select: { state: true } });
  if (state === 'failed') return refuse({ code: 'payments.refund-card-refused' });
  return ok({ code: asked.value.code, state });
}

async function writeRefund(
  tx: Queries,
  order: MoneyOrder,
  wish: { id: string; amount: Dong; method: PaymentMethod; reason: string; personId: string; now: Date },
): Promise<Result<{ code: string }, PaymentProblem>> {
  const { id, amount, method, personId, now } = wish;
  const reason = cutText(cleanText(wish.reason), REASON_MAX);
  if (reason === '') return refuse({ code: 'payments.reason-missing', field: 'refundReason' });
  const left = kept(order) - (await sumOf(tx, { orderId: order.id, state: { in: ['asked', 'sent'] } }));
  const tooMuch = (code: 'payments.refund-too-much' | 'payments.refund-card-too-much', max: number) =>
    refuse<PaymentProblem>({ code, field: 'refundAmount', with: { max: formatDong(dong(Math.max(0, max))) } });
  if (amount > left) return tooMuch('payments.refund-too-much', left);
  let paymentId: string | null = null;
  if (method === 'stripe') {
    const cards = await cardsOf(tx, order.id);
    const most = Math.max(0, ...cards.map((card) => card.left));
    paymentId = cards.find((card) => card.left >= amount)?.id ?? null;
    if (!paymentId) return tooMuch('payments.refund-card-too-much', Math.min(most, left));
  }
  await tx.refund.create({
    data: { id, orderId: order.id, paymentId, method, amount: BigInt(amount), reason, personId, createdAt: now },
  });
  return ok({ code: order.code });
}

/** What came by card, and how much of each may still go back there. */
async function cardsOf(tx: Queries, orderId: string): Promise<{ id: string; left: number }[]> {
  const payments = await tx.payment.findMany({
    where: { orderId, method: 'stripe', state: 'paid' },
    orderBy: { createdAt: 'desc' },
    select: { id: true, amount: true, refunds: { where: { state: { not: 'failed' } }, select: { amount: true } } },
  });
  return payments.map(({ id, amount, refunds }) => ({
    id,
    left: Number(refunds.reduce((rest, refund) => rest - refund.amount, amount)),
  }));
}

/** What of an order may still go back, and how much of it to a card. */
export async function findRefundable(db: Queries, order: MoneyOrder): Promise<{ all: Dong; byCard: Dong }> {
  const left = kept(order) - (await sumOf(db, { orderId: order.id, state: { in: ['asked', 'sent'] } }));
  const cards = await cardsOf(db, order.id);
  const byCard = Math.min(left, Math.max(0, ...cards.map((card) => card.left)));
  return { all: dong(Math.max(0, left)), byCard: dong(Math.max(0, byCard)) };
}

async function sumOf(db: Queries, where: { orderId: string; state: { in: RefundState[] } }): Promise<number> {
  const { _sum } = await db.refund.aggregate({ where, _sum: { amount: true } });
  return Number(_sum.amount ?? 0n);
}
