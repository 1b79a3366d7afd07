import type { Queries } from '~/platform/database.server';
import { dong, type Dong } from '~/shared/dong';

import type { Actor } from './order';
import type { OrderEventKind } from './order-event';
import { balance, dueAhead, heldOver, kept, type OrderMoney } from './order-money';
import { holdOrder, toMoney, writeEvent } from './order-row.server';
import { tellOf } from './tell.server';
import { readTerms } from './terms';

const HOUR_MS = 3_600_000;

/** What a receipt made of an order, in one word. */
function meaningOf(order: OrderMoney, hasEnded: boolean): OrderEventKind {
  if (heldOver(order, hasEnded) > 0) return 'overpaid';
  if (balance(order) === 0) return 'paid';
  return order.depositDue > 0 && dueAhead(order) === 0 ? 'deposit-paid' : 'part-paid';
}

/**
 * Tells an order of money that the ledger has just booked, in the same transaction and after the ledger's row: what it
 * means goes into the log and to those who wait for it, goods that are paid for no longer lapse, and the grower's
 * clock begins when there is something to answer. Throws when the order is not there.
 */
export async function noteMoney(
  tx: Queries,
  {
    orderId,
    kind,
    amount,
    actor,
    personId = null,
    now,
  }: {
    orderId: string;
    kind: 'received' | 'refunded';
    amount: Dong;
    actor: Actor;
    personId?: string | null;
    now: Date;
  },
): Promise<void> {
  const order = await holdOrder(tx, { shopId: null, orderId });
  if (!order) throw new Error(`There is no order ${orderId} that money could belong to.`);
  const money = toMoney(order);
  if (kind === 'refunded') {
    await writeEvent(tx, { orderId, kind: 'refunded', actor, personId, data: { amount }, at: now });
    await tx.order.update({ where: { id: orderId }, data: { version: { increment: 1 } }, select: { id: true } });
    return;
  }
  const event = meaningOf(money, order.state === 'cancelled');
  await writeEvent(tx, { orderId, kind: event, actor, personId, data: { amount }, at: now });

  const before = { ...money, paid: dong(money.paid - amount) };
  const isNowThere = dueAhead(before) > 0 && dueAhead(money) === 0;
  await tx.order.update({
    where: { id: orderId },
    data: {
      version: { increment: 1 },
      ...(kept(money) > 0 && { payBy: null }),
      ...(isNowThere &&
        order.state === 'placed' && {
          answerBy: new Date(now.getTime() + readTerms(order.terms).answerHours * HOUR_MS),
        }),
    },
    select: { id: true },
  });
  await tellOf(tx, { orderId, to: 'buyer', template: 'money-received', now });
  if (actor !== 'seller') await tellOf(tx, { orderId, to: 'seller', template: 'money-received', now });
}
