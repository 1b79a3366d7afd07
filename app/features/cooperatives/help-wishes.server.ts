import { holdListings } from '~/features/listings/listing-row.server';
import { despiteDeadlocks, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { isRefusedByData } from './help-acts.server';
import { seenOf, type Wish } from './wish';

const SHOWN = 50;

/** What waits in a shop, the longest first; of one helper where one is named. */
export async function findWishes(
  { db }: Pick<Platform, 'db'>,
  { shopId, helperId }: { shopId: string; helperId?: string },
): Promise<Wish[]> {
  const wishes = await db.helpWish.findMany({
    where: { shopId, answeredAt: null, variant: { retiredAt: null }, ...(helperId && { grant: { helperId } }) },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: SHOWN,
    include: {
      grant: { select: { helper: { select: { name: true } } } },
      variant: { select: { size: true, listing: { select: { name: true } } } },
    },
  });
  return wishes.map(({ id, field, minQuantity, before, after, grant, variant }) => ({
    id,
    helper: grant.helper?.name ?? '',
    of: variant.listing.name,
    size: variant.size,
    field: field as Wish['field'],
    minQuantity,
    before: before === null ? null : Number(before),
    after: after === null ? null : Number(after),
  }));
}

/** How many places of a helper's wait. */
export const countWishes = ({ db }: Pick<Platform, 'db'>, who: { shopId: string; helperId: string }): Promise<number> =>
  db.helpWish.count({
    where: {
      shopId: who.shopId,
      answeredAt: null,
      variant: { retiredAt: null },
      grant: { helperId: who.helperId },
    },
  });

export type WishProblem = Problem<'help.wish-since' | 'help.cannot-do'>;

type Held = {
  id: string;
  variantId: string;
  field: Wish['field'];
  minQuantity: number;
  before: bigint | null;
  after: bigint | null;
};

/**
 * The owner says yes. A count is a change, not a number: what was sold since it was asked stays sold. Where the price
 * has changed since, or fewer are left than were to go, nothing happens (`help.wish-since`): it is asked anew from what
 * is there now. `seen` says what the owner was shown (`seenOf`); what was not shown is not agreed to. Null: nothing like
 * that waits in this shop.
 */
export async function grantWish(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, wishId, seen }: { shopId: string; wishId: string; seen: string },
): Promise<Result<null, WishProblem> | null> {
  if (!isUuid(wishId)) return null;
  try {
    const granted = { shopId, wishId, seen, now: clock.now() };
    return await despiteDeadlocks(() => db.$transaction((tx) => grantHeld(tx, granted)));
  } catch (error) {
    if (isRefusedByData(error)) return refuse({ code: 'help.cannot-do' });
    throw error;
  }
}

async function grantHeld(
  tx: Queries,
  { shopId, wishId, seen, now }: { shopId: string; wishId: string; seen: string; now: Date },
): Promise<Result<null, WishProblem> | null> {
  const place = await tx.helpWish.findFirst({
    where: { id: wishId, shopId, answeredAt: null, variant: { retiredAt: null } },
    select: { variant: { select: { listingId: true } } },
  });
  if (!place) return null;
  await holdListings(tx, shopId, [place.variant.listingId]); // first, as everybody does who changes a listing
  const [wish] = await tx.$queryRaw<Held[]>`
    SELECT id, variant_id AS "variantId", field, min_quantity AS "minQuantity", before, after FROM help_wishes
    WHERE id = ${wishId}::uuid AND answered_at IS NULL FOR UPDATE`;
  if (!wish) return null;
  if (seenOf(wish) !== seen) return refuse({ code: 'help.wish-since' });
  const current = await findCurrent(tx, wish);
  const next = wish.field === 'stock' ? (current ?? 0n) + (wish.after ?? 0n) - (wish.before ?? 0n) : wish.after;
  const isOther = wish.field === 'stock' ? next !== null && next < 0n : current !== wish.before;
  if (isOther && current !== wish.after) {
    await tx.helpWish.update({ where: { id: wishId }, data: { before: current } });
    return refuse({ code: 'help.wish-since' });
  }
  if (current !== next) await write(tx, { shopId, wish, next });
  if (wish.field !== 'stock')
    await tx.listing.update({
      where: { id: place.variant.listingId, shopId },
      data: { version: { increment: 1 } }, // a form that shows the old price is out of date
    });
  await tx.helpWish.update({ where: { id: wishId }, data: { answeredAt: now, answer: 'yes' } });
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`; // what the cooperative has to see first is refused here, not at the end
  return ok(null);
}

/** What stands there now, held until the transaction ends. */
async function findCurrent(tx: Queries, { variantId, field, minQuantity }: Held): Promise<bigint | null> {
  const [size] = await tx.$queryRaw<{ price: bigint | null; stock: number }[]>`
    SELECT price, stock FROM variants WHERE id = ${variantId}::uuid FOR UPDATE`;
  if (field === 'price') return size?.price ?? null;
  if (field === 'stock') return BigInt(size?.stock ?? 0);
  const tier = await tx.wholesaleTier.findUnique({
    where: { variantId_minQuantity: { variantId, minQuantity } },
    select: { price: true },
  });
  return tier?.price ?? null;
}

async function write(
  tx: Queries,
  { shopId, wish, next }: { shopId: string; wish: Held; next: bigint | null },
): Promise<void> {
  const { variantId, field, minQuantity } = wish;
  if (field === 'price') await tx.variant.update({ where: { id: variantId, shopId }, data: { price: next } });
  else if (field === 'stock')
    await tx.variant.update({ where: { id: variantId, shopId }, data: { stock: Number(next) } });
  else if (next === null) await tx.wholesaleTier.deleteMany({ where: { variantId, minQuantity } });
  else {
    const where = { variantId_minQuantity: { variantId, minQuantity } };
    await tx.wholesaleTier.upsert({
      where,
      create: { variantId, minQuantity, price: next },
      update: { price: next },
    });
  }
}

/** The owner says no (`no`), or the helper wants it no longer (`withdrawn`). False: nothing like that waits. */
export async function dropWish(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, wishId, helperId }: { shopId: string; wishId: string; helperId?: string },
): Promise<boolean> {
  if (!isUuid(wishId)) return false;
  const { count } = await db.helpWish.updateMany({
    where: { id: wishId, shopId, answeredAt: null, ...(helperId && { grant: { helperId } }) },
    data: { answeredAt: clock.now(), answer: helperId ? 'withdrawn' : 'no' },
  });
  return count > 0;
}
