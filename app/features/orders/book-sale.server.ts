import { isoDay } from '~/shared/date';
import { translator } from '~/platform/i18n.server';
import type { Queries } from '~/platform/database.server';
import type { ListingOrigin, Order, RevenueKind } from '~/platform/prisma-client/client';

type Booked = { kind: RevenueKind; origin: ListingOrigin; amount: bigint };
type BookedOrder = Pick<Order, 'id' | 'code' | 'shopId' | 'shippingFee' | 'freightByBuyer' | 'rounding'>;

/** The books are kept in Vietnamese, whoever reads them. */
const say = translator('vi', 'orders');

/** The day in Vietnam, as a database date wants it. */
const dayOf = (now: Date): Date => new Date(`${isoDay(now)}T00:00:00Z`);

/** Writes lines of the revenue book; one whose key is already there was written before, and stays. */
async function write(
  tx: Queries,
  order: Pick<Order, 'id' | 'code' | 'shopId'>,
  lines: readonly (Booked & { key: string; description: string })[],
  now: Date,
): Promise<void> {
  await tx.revenueLine.createMany({
    data: lines.map(({ kind, origin, amount, key, description }) => ({
      shopId: order.shopId,
      orderId: order.id,
      orderCode: order.code,
      bookedOn: dayOf(now),
      kind,
      origin,
      description,
      amount,
      uniqueKey: key,
    })),
    skipDuplicates: true,
  });
}

/**
 * Books an order as turnover on the day it is handed over (Decree 68/2026, article 5): its goods by their origin, and
 * the fee for the way where the shop takes it. Rounding goes with the largest sum, so that the lines come to the total.
 */
export async function bookSale(tx: Queries, order: BookedOrder, now: Date): Promise<void> {
  const sums = await tx.orderLine.groupBy({ by: ['origin'], where: { orderId: order.id }, _sum: { total: true } });
  const lines = sums
    .map(({ origin, _sum }) => ({ origin, amount: _sum.total ?? 0n }))
    .sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.origin < b.origin ? -1 : 1))
    .map(({ origin, amount }, place) => ({
      kind: 'sale' as const,
      origin,
      amount: place === 0 ? amount + BigInt(order.rounding) : amount,
      key: `sale:${order.id}:${origin}`,
      description: say('book.sale', { code: order.code }),
    }));
  const fee = order.freightByBuyer ? 0n : (order.shippingFee ?? 0n);
  const way = {
    kind: 'shipping' as const,
    origin: 'service' as const,
    amount: fee,
    key: `shipping:${order.id}`,
    description: say('book.shipping', { code: order.code }),
  };
  await write(tx, order, fee > 0n ? [...lines, way] : lines, now);
}

/** What an order still counts as, by origin, the largest first. */
async function stillBooked(tx: Queries, orderId: string): Promise<{ origin: ListingOrigin; amount: bigint }[]> {
  const sums = await tx.revenueLine.groupBy({ by: ['origin'], where: { orderId }, _sum: { amount: true } });
  return sums
    .map(({ origin, _sum }) => ({ origin, amount: _sum.amount ?? 0n }))
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.origin < b.origin ? -1 : 1));
}

/** Takes back everything that is still booked of an order whose goods came back: lines below zero, on the day of the return. */
export async function bookReturn(tx: Queries, order: Pick<Order, 'id' | 'code' | 'shopId'>, now: Date): Promise<void> {
  const lines = (await stillBooked(tx, order.id)).map(({ origin, amount }) => ({
    kind: 'return' as const,
    origin,
    amount: -amount,
    key: `return:${order.id}:${origin}`,
    description: say('book.return', { code: order.code }),
  }));
  await write(tx, order, lines, now);
}

/** Takes a price reduction that a claim brought off the book, from the largest sum first. */
export async function bookReduction(
  tx: Queries,
  order: Pick<Order, 'id' | 'code' | 'shopId'>,
  { claimId, amount, now }: { claimId: string; amount: bigint; now: Date },
): Promise<void> {
  let rest = amount;
  const lines = [];
  for (const booked of await stillBooked(tx, order.id)) {
    const part = booked.amount < rest ? booked.amount : rest;
    rest -= part;
    if (part === 0n) break;
    lines.push({
      kind: 'reduction' as const,
      origin: booked.origin,
      amount: -part,
      key: `reduction:${claimId}:${booked.origin}`,
      description: say('book.reduction', { code: order.code }),
    });
  }
  if (rest > 0n) throw new Error(`Order ${order.code} is not booked with as much as claim ${claimId} takes off it.`);
  await write(tx, order, lines, now);
}
