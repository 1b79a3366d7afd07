import type { Actor } from '~/features/orders/order';
import type { PaymentMethod } from '~/features/orders/order-money';
import { findSelling } from '~/features/orders/selling.server';
import { noteMoney } from '~/features/orders/note-money.server';
import type { Queries } from '~/platform/database.server';
import type { Dong } from '~/shared/dong';

/** A movement of money, before it is written into the ledger. */
export type Movement = {
  order: { id: string; shopId: string };
  kind: 'received' | 'refunded';
  method: PaymentMethod;
  amount: Dong;
  /** What makes it count once, however often it is told. */
  uniqueKey: string;
  /** Where the money is; left out: with whoever took what is given back, or collects for the shop today. */
  collector?: 'shop' | 'cooperative';
  actor: Actor;
  personId?: string | null;
  paymentId?: string | null;
  note?: string;
  at: Date;
};

/**
 * Writes a movement into the ledger and tells the order of it, all in the caller's transaction, which holds the
 * order. False: it stood there already, and nothing changed.
 */
export async function bookMovement(tx: Queries, movement: Movement): Promise<boolean> {
  const { order, kind, method, amount, uniqueKey, actor, personId = null, paymentId = null, note = '', at } = movement;
  const collector =
    movement.collector ??
    (kind === 'refunded' && paymentId ? await findTaker(tx, paymentId) : null) ??
    (await findSelling(tx, order.shopId)).collector;
  const { count } = await tx.ledgerEntry.createMany({
    data: [
      {
        shopId: order.shopId,
        orderId: order.id,
        paymentId,
        kind,
        method,
        amount: BigInt(amount),
        collector,
        uniqueKey,
        actor,
        personId,
        note,
        at,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await noteMoney(tx, { orderId: order.id, kind, amount, actor, personId, now: at });
  return true;
}

/** Who took a payment: the shop may have left its cooperative since. */
async function findTaker(tx: Queries, paymentId: string): Promise<'shop' | 'cooperative' | null> {
  const taken = await tx.ledgerEntry.findFirst({
    where: { paymentId, kind: 'received' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { collector: true },
  });
  return taken?.collector ?? null;
}
