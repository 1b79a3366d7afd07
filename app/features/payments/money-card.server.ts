import { balance, dueAhead, heldOver, owed } from '~/features/orders/order-money';
import { toDong } from '~/features/orders/order-row.server';
import type { Platform } from '~/platform/platform.server';
import { newUuid } from '~/shared/uuid';

import type { MoneyCardData } from './money';
import { findMoneyOrder } from './money-order.server';
import { findRefundable } from './refund-order.server';

/** So many movements are shown of one order; nobody has that many. */
const MOST = 100;

/** Everything the desk shows of an order's money. Null: no order of this shop. */
export async function findMoneyCard(
  { db }: Pick<Platform, 'db'>,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<MoneyCardData | null> {
  const order = await findMoneyOrder(db, { orderId, shopId });
  if (!order) return null;
  const [ledger, payments, refunds, refundable] = await Promise.all([
    db.ledgerEntry.findMany({ where: { orderId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], take: MOST }),
    db.payment.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' }, take: MOST }),
    db.refund.findMany({ where: { orderId, state: { not: 'done' } }, orderBy: { createdAt: 'asc' }, take: MOST }),
    findRefundable(db, order),
  ]);
  return {
    orderId,
    code: order.code,
    total: order.total,
    owed: owed(order),
    paid: order.paid,
    refunded: order.refunded,
    dueAhead: dueAhead(order),
    balance: balance(order),
    heldOver: heldOver(order, order.state === 'cancelled'),
    paymentMethod: order.paymentMethod,
    refundable,
    movements: ledger.map(({ id, kind, method, amount, actor, at }) => ({
      id,
      kind,
      method,
      amount: toDong(amount),
      actor,
      at,
    })),
    cards: payments.map(({ id, amount, purpose, state, problem, disputedAt, expiresAt }) => ({
      id,
      amount: toDong(amount),
      purpose,
      state,
      problem: problem === 'mismatch' ? 'mismatch' : problem === 'declined' ? 'declined' : null,
      disputedAt,
      expiresAt,
    })),
    refunds: refunds.map(({ id, amount, method, state, problem, createdAt }) => ({
      id,
      amount: toDong(amount),
      method,
      state,
      problem,
      at: createdAt,
    })),
    pressIds: { receipt: newUuid(), refund: newUuid() },
  };
}
