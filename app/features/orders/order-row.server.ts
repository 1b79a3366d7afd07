import { holdListings } from '~/features/listings/listing-row.server';
import type { Queries } from '~/platform/database.server';
import type { Order, Prisma } from '~/platform/prisma-client/client';
import { dong, type Dong } from '~/shared/dong';

import type { Actor, OrderCore, OrderState } from './order';
import type { OrderEventKind } from './order-event';
import type { OrderMoney } from './order-money';

/** The longest a transaction over an order may wait for its turn, and last, ms. */
export const ORDER_TRANSACTION = { maxWait: 30_000, timeout: 30_000 } as const;

/** A claim that nobody has answered, or whose answer is still to be carried out. */
export const OPEN_CLAIM = { state: { in: ['open', 'granted'] } } as const satisfies Prisma.ClaimWhereInput;

type MoneyRow = Pick<
  Order,
  'total' | 'depositDue' | 'paid' | 'refunded' | 'reduced' | 'paymentMethod' | 'balanceMethod'
>;

export const toDong = (amount: bigint): Dong => dong(Number(amount));

/** A row's money as the rules know it. */
export const toMoney = (row: MoneyRow): OrderMoney => ({
  total: toDong(row.total),
  depositDue: toDong(row.depositDue),
  paid: toDong(row.paid),
  refunded: toDong(row.refunded),
  reduced: toDong(row.reduced),
  paymentMethod: row.paymentMethod,
  balanceMethod: row.balanceMethod,
});

/** A row as the rules of an order's life know it. */
export const toCore = (
  row: MoneyRow & Pick<Order, 'state' | 'quote'> & { claims: readonly { state: string }[] },
): OrderCore => ({
  ...toMoney(row),
  state: row.state,
  quote: row.quote,
  hasOpenClaim: row.claims.some(({ state }) => state === 'open' || state === 'granted'),
});

/** An order whose row nobody else changes until the transaction ends. */
export type HeldOrder = Order & { claims: { id: string; state: string }[] };

/**
 * Holds an order for the rest of the transaction; null when it is not there, or not this shop's (`shopId` null: any).
 * Whoever is going to put its pieces back on sale must `holdItsListings` before: things are held in one order
 * everywhere, listings, then variants, then the order, so that two never wait for each other.
 */
export async function holdOrder(
  tx: Queries,
  { shopId, orderId }: { shopId: string | null; orderId: string },
): Promise<HeldOrder | null> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT FROM orders WHERE id = ${orderId}::uuid
      AND (${shopId}::uuid IS NULL OR shop_id = ${shopId}::uuid) FOR UPDATE`;
  if (held.length === 0) return null;
  return tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { claims: { select: { id: true, state: true } } },
  });
}

/** Holds the listings and sizes that an order's lines came from. */
export async function holdItsListings(tx: Queries, orderId: string): Promise<void> {
  const lines = await tx.$queryRaw<{ shop_id: string; listing_id: string | null }[]>`
    SELECT o.shop_id, l.listing_id FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id
    WHERE o.id = ${orderId}::uuid AND l.listing_id IS NOT NULL`;
  const [first] = lines;
  if (!first) return;
  await holdListings(tx, first.shop_id, [...new Set(lines.flatMap((line) => line.listing_id ?? []))]);
  await tx.$queryRaw`
    SELECT v.id FROM variants AS v JOIN order_lines AS l ON l.variant_id = v.id
    WHERE l.order_id = ${orderId}::uuid ORDER BY v.id FOR UPDATE OF v`;
}

/**
 * Puts an order's pieces back on sale, once; the caller holds order and listings and clears `holdsStock`. Of a piece
 * there is only one of, there stays one, though its grower counted it anew meanwhile.
 */
export async function releaseStock(tx: Queries, orderId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE variants AS v
    SET stock = least(v.stock + back.quantity, CASE WHEN l.one_of_a_kind THEN 1 ELSE 10000000 END), updated_at = ${now}
    FROM (SELECT variant_id, sum(quantity)::int AS quantity FROM order_lines
      WHERE order_id = ${orderId}::uuid AND variant_id IS NOT NULL GROUP BY variant_id) AS back, listings AS l
    WHERE v.id = back.variant_id AND l.id = v.listing_id`;
}

/** One thing that happened, for the log that nobody changes. `data` never names a person. */
export type NewEvent = {
  orderId: string;
  kind: OrderEventKind;
  from?: OrderState;
  to?: OrderState;
  actor: Actor;
  personId?: string | null;
  data?: Record<string, string | number | boolean>;
  at: Date;
};

export async function writeEvent(
  tx: Queries,
  { orderId, kind, from, to, actor, personId = null, data = {}, at }: NewEvent,
): Promise<void> {
  await tx.orderEvent.create({
    data: { orderId, kind, fromState: from ?? null, toState: to ?? null, actor, personId, data, at },
    select: { id: true },
  });
}
