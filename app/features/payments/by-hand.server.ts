import { balance } from '~/features/orders/order-money';
import { ORDER_TRANSACTION } from '~/features/orders/order-row.server';
import type { Platform } from '~/platform/platform.server';
import { formatDong, type Dong } from '~/shared/dong';
import { ok, refuse, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { bookMovement } from './book-money.server';
import { holdMoneyOrder } from './money-order.server';
import type { PaymentProblem } from './payment';

/** Ways in which money passes without a machine telling: in the hand, or on an account that nobody watches. */
export const HAND_METHODS = ['cod', 'vietqr'] as const;
export type HandMethod = (typeof HAND_METHODS)[number];

/**
 * «Đã nhận tiền»: the grower says that money arrived, all of what is open or a part. `pressId` comes from the form and
 * makes a press count once. Null: no order of this shop.
 */
export async function receiveByHand(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  receipt: {
    shopId: string;
    orderId: string;
    amount: Dong;
    method: HandMethod;
    personId: string;
    pressId: string;
  },
): Promise<Result<{ code: string }, PaymentProblem> | null> {
  const { shopId, orderId, amount, method, personId, pressId } = receipt;
  if (!isUuid(orderId) || !isUuid(pressId)) return null;
  const uniqueKey = `hand:${orderId}:${pressId}`;
  return db.$transaction(async (tx) => {
    const order = await holdMoneyOrder(tx, { orderId, shopId });
    if (!order) return null;
    if (await tx.ledgerEntry.findUnique({ where: { uniqueKey }, select: { id: true } }))
      return ok({ code: order.code });
    const open = balance(order);
    if (open === 0) return refuse<PaymentProblem>({ code: 'payments.nothing-due', field: 'receiptAmount' });
    if (amount > open)
      return refuse<PaymentProblem>({
        code: 'payments.amount-too-much',
        field: 'receiptAmount',
        with: { max: formatDong(open) },
      });
    await bookMovement(tx, {
      order,
      kind: 'received',
      method,
      amount,
      uniqueKey,
      ...(method === 'cod' && { collector: 'shop' }), // cash is in the hand of whoever gave the plant
      actor: 'seller',
      personId,
      at: clock.now(),
    });
    return ok({ code: order.code });
  }, ORDER_TRANSACTION);
}

/** Books a refund that somebody says was given, in the hand or by a transfer of their own. Twice changes nothing. */
export async function carryOutHandRefund(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  refundId: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { orderId } = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, select: { orderId: true } });
    const order = await holdMoneyOrder(tx, { orderId, shopId: null });
    const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId } });
    if (!order || refund.state !== 'asked') return;
    await tx.refund.update({ where: { id: refundId }, data: { state: 'done' } });
    await bookMovement(tx, {
      order,
      kind: 'refunded',
      method: refund.method,
      amount: Number(refund.amount) as Dong,
      uniqueKey: `refund:${refundId}`,
      collector: 'shop', // it came out of the household's own pocket, whoever collects
      actor: 'seller',
      personId: refund.personId,
      at: clock.now(),
    });
  }, ORDER_TRANSACTION);
}

/** Finishes refunds by hand that were written down when the house was killed. */
export async function finishHandRefunds(platform: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const { db, clock } = platform;
  const asked = await db.refund.findMany({
    where: {
      method: { in: [...HAND_METHODS] },
      state: 'asked',
      createdAt: { lt: new Date(clock.now().getTime() - 60_000) },
    },
    orderBy: { id: 'asc' },
    take: 100, // the rest is for the next run
    select: { id: true },
  });
  for (const { id } of asked) await carryOutHandRefund(platform, id);
}
