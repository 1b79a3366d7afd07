import type { Platform } from '~/platform/platform.server';
import type { Queries } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { bookReturn, bookSale } from './book-sale.server';
import { readReason, reasonForLog } from './cancel-reason';
import type { Consignment } from './consignment';
import { hasEnded, moveOrder, releasesStock, type Actor, type OrderState } from './order';
import { eventOfMove } from './order-event';
import {
  holdItsListings,
  holdOrder,
  OPEN_CLAIM,
  ORDER_TRANSACTION,
  releaseStock,
  toCore,
  writeEvent,
  type HeldOrder,
} from './order-row.server';
import { tellOf } from './tell.server';

/** A wish to take an order somewhere. */
export type OrderChange = {
  /** Null: whoever holds the order's own key or link, or time itself. */
  shopId: string | null;
  orderId: string;
  to: OrderState;
  actor: Actor;
  /** Whose account it was; null: none. */
  personId?: string | null;
  /** Of a cancellation: a word of `CANCEL_REASONS`, or what somebody wrote. */
  reason?: string;
  /** Of a hand-over. */
  consignment?: Consignment;
  /** Of a return: whether the pieces are fit to be sold again. */
  restock?: boolean;
  /** How the wish came, where it is not the usual way. */
  via?: 'link';
  /** The version that was on the screen; another one by now refuses (`orders.stale`). Left out: whatever it is. */
  version?: number;
};

export type ChangedOrder = { orderId: string; from: OrderState; state: OrderState; changed: boolean };

/**
 * Takes an order a step further: what the rules allow this actor, all of its consequences in one transaction. Pieces go
 * back on sale once, turnover is booked at the hand-over and taken back at a return, each step is in the log, and
 * whoever waits for it is told. Pressed twice it happens once. Null: not there, or not this shop's.
 */
export async function changeOrder(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  change: OrderChange,
): Promise<Result<ChangedOrder> | null> {
  if (!isUuid(change.orderId)) return null;
  return db.$transaction((tx) => changeHeld(tx, change, clock.now()), ORDER_TRANSACTION);
}

/**
 * The same within a transaction that has begun, and that holds nothing of the order yet. `still` is asked while the
 * order is held and may add to the wish; null from it: nothing is done (null).
 */
export async function changeHeld(
  tx: Queries,
  wish: OrderChange,
  now: Date,
  still: (order: HeldOrder) => Partial<OrderChange> | null = () => ({}),
): Promise<Result<ChangedOrder> | null> {
  const { orderId, shopId, to, actor, personId = null } = wish;
  if (releasesStock(to) || to === 'returned') await holdItsListings(tx, orderId);
  const order = await holdOrder(tx, { shopId, orderId });
  const more = order && still(order);
  if (!order || !more) return null;
  const change = { ...wish, ...more };
  const from = order.state;
  if (from === to) return ok({ orderId, from, state: to, changed: false });
  if (change.version !== undefined && change.version !== order.version) return refuse({ code: 'orders.stale' });
  const moved = moveOrder(toCore(order), to, actor);
  if (!moved.ok) return moved;

  const reason = to === 'cancelled' ? readReason(change.reason ?? '') : '';
  const restocks = order.holdsStock && (releasesStock(to) || (to === 'returned' && change.restock === true));
  if (restocks) await releaseStock(tx, orderId, now);
  await tx.order.update({
    where: { id: orderId },
    data: {
      state: to,
      version: { increment: 1 },
      ...(restocks && { holdsStock: false }),
      ...(hasEnded(to) && { endedAt: now, payBy: null }),
      ...columnsOf(change, order, reason, now),
    },
    select: { id: true },
  });
  await writeEvent(tx, {
    orderId,
    kind: eventOfMove(from, to),
    from,
    to,
    actor,
    personId,
    data: {
      ...(to === 'cancelled' && { reason: reasonForLog(reason) }),
      ...(to === 'returned' && { restocked: restocks }),
      ...(change.via && { via: change.via }),
    },
    at: now,
  });
  if (to === 'handed_over') await bookSale(tx, order, now);
  if (to === 'returned') {
    await bookReturn(tx, order, now);
    await tx.claim.updateMany({
      where: { orderId, ...OPEN_CLAIM },
      data: { state: 'settled', settledAt: now },
    });
  }
  await tellOfMove(tx, change, from, now);
  return ok({ orderId, from, state: to, changed: true });
}

function columnsOf(
  { to, actor, consignment }: OrderChange,
  order: HeldOrder,
  reason: string,
  now: Date,
): Prisma.OrderUpdateInput {
  switch (to) {
    case 'accepted':
      return order.acceptedAt ? {} : { acceptedAt: now };
    case 'handed_over':
      return {
        handedOverAt: now,
        ...(!order.acceptedAt && { acceptedAt: now }),
        ...(consignment && { consignment }),
      };
    case 'delivered':
      return { deliveredAt: now };
    case 'cancelled':
      return { cancelReason: reason, cancelledBy: actor };
    case 'returned':
      return { reduced: order.total }; // what came back costs nothing
    default:
      return {};
  }
}

/** The side that did not do it hears of it; what time did, both hear. Small steps in the garden are nobody's news. */
async function tellOfMove(
  tx: Queries,
  { orderId, to, actor }: OrderChange,
  from: OrderState,
  now: Date,
): Promise<void> {
  if (to === 'accepted' && from === 'placed')
    await tellOf(tx, { orderId, to: 'buyer', template: 'order-accepted', now });
  if (to === 'handed_over') await tellOf(tx, { orderId, to: 'buyer', template: 'order-handed-over', now });
  if (to !== 'cancelled') return;
  if (actor !== 'buyer') await tellOf(tx, { orderId, to: 'buyer', template: 'order-cancelled', now });
  if (actor !== 'seller') await tellOf(tx, { orderId, to: 'seller', template: 'order-cancelled', now });
}

/** What is wrong with a reason: a cancellation by a person says why. */
export const reasonProblems = (typed: string): Problem[] =>
  typed.trim() === '' ? [{ code: 'orders.reason-missing', field: 'reason' }] : [];

/** Keeps who carries an order, before or after it left. Null: not there, or not this shop's. */
export async function saveConsignment(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  {
    shopId,
    orderId,
    consignment,
    personId,
  }: { shopId: string; orderId: string; consignment: Consignment; personId: string | null },
): Promise<Result<null> | null> {
  if (!isUuid(orderId)) return null;
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const order = await holdOrder(tx, { shopId, orderId });
    if (!order) return null;
    if (hasEnded(order.state)) return refuse({ code: 'orders.move-impossible' });
    await tx.order.update({
      where: { id: orderId },
      data: { consignment, version: { increment: 1 } },
      select: { id: true },
    });
    await writeEvent(tx, { orderId, kind: 'consignment-changed', actor: 'seller', personId, at: now });
    return ok(null);
  }, ORDER_TRANSACTION);
}
