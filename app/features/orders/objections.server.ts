import { isUniqueViolation, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import {
  mayObject,
  type ObjectionView,
  type ObjectionWish,
  type Standing,
  type WaitingObjection,
} from './review-objection';

const OBJECTION = { reason: true, text: true, at: true, endedAt: true, outcome: true, cause: true } as const;
type Row = Pick<ObjectionView, 'reason' | 'text'> & {
  at: Date;
  endedAt: Date | null;
  outcome: 'hidden' | 'kept' | 'withdrawn' | null;
  cause: string;
};

const toView = ({ reason, text, at, endedAt, outcome, cause }: Row): ObjectionView => ({
  reason,
  text,
  day: isoDay(at),
  ended: endedAt && outcome ? { day: isoDay(endedAt), outcome, cause } : null,
});

/** The standing of each of these reviews of a shop, by its id. */
export async function findStandings(
  db: Queries,
  { shopId, reviewIds }: { shopId: string; reviewIds: readonly string[] },
): Promise<Map<string, Standing>> {
  const rows = await db.buyerReview.findMany({
    where: { shopId, id: { in: [...reviewIds] } },
    select: {
      id: true,
      hiddenAt: true,
      changedAt: true,
      objections: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: OBJECTION },
    },
  });
  return new Map(
    rows.map(({ id, hiddenAt, changedAt, objections: [last = null] }) => [
      id,
      {
        isHidden: hiddenAt !== null,
        objection: last && toView(last),
        mayObject: mayObject({ hiddenAt, changedAt, last }),
      },
    ]),
  );
}

/** What is objected to, as the page about it shows it; null: there is no such review of this shop. */
export async function findObjectionable(
  { db }: Pick<Platform, 'db'>,
  { shopId, reviewId }: { shopId: string; reviewId: string },
): Promise<(Standing & { stars: number; text: string; listing: string }) | null> {
  if (!isUuid(reviewId)) return null;
  const standing = (await findStandings(db, { shopId, reviewIds: [reviewId] })).get(reviewId);
  const review = await db.buyerReview.findFirst({
    where: { id: reviewId, shopId },
    select: { stars: true, text: true, line: { select: { name: true } } },
  });
  if (!review || !standing || (standing.isHidden && !standing.objection)) return null;
  return { ...standing, stars: review.stars, text: review.text, listing: review.line.name };
}

/**
 * The grower says what is wrong with a review. It stays public until who runs the house has looked, and one objection
 * waits at a time, however often and from wherever it is sent. Null: there is no such review of this shop in sight.
 */
export async function objectToReview(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, personId, reviewId, ...wish }: ObjectionWish & { shopId: string; personId: string; reviewId: string },
): Promise<Result<null, Problem<'plant.objected-before'>> | null> {
  if (!isUuid(reviewId)) return null;
  const again = refuse<Problem<'plant.objected-before'>>({ code: 'plant.objected-before', field: 'reason' });
  try {
    return await db.$transaction(async (tx) => {
      // held, so that whoever hides it right now ends this objection too
      const held = await tx.$queryRaw<unknown[]>`
        SELECT 1 AS held FROM buyer_reviews
        WHERE id = ${reviewId}::uuid AND shop_id = ${shopId}::uuid AND hidden_at IS NULL FOR UPDATE`;
      if (held.length === 0) return null;
      const standing = (await findStandings(tx, { shopId, reviewIds: [reviewId] })).get(reviewId);
      if (!standing?.mayObject) return again;
      await tx.reviewObjection.create({ data: { ...wish, reviewId, shopId, personId, at: clock.now() } });
      return ok(null);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return again;
    throw error;
  }
}

/** Objections that wait, those that wait longest first, and how many there are. */
export async function listObjections(
  { db }: Pick<Platform, 'db'>,
  { most }: { most: number },
): Promise<{ waiting: WaitingObjection[]; all: number }> {
  const where = { endedAt: null };
  const [rows, all] = await Promise.all([
    db.reviewObjection.findMany({
      where,
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: most,
      select: {
        ...{ reviewId: true, at: true, reason: true, text: true },
        review: { select: { stars: true, text: true } },
        shop: { select: { slug: true } },
      },
    }),
    db.reviewObjection.count({ where }),
  ]);
  const waiting = rows.map(({ review, shop, ...row }) => ({
    ...row,
    shop: shop.slug,
    stars: review.stars,
    words: review.text,
  }));
  return { waiting, all };
}

/** Ends what waits about a review, for a cause that its grower reads. Answers how many did: one or none. */
export async function endObjection(
  db: Queries,
  { reviewId, outcome, cause, at }: { reviewId: string; outcome: 'hidden' | 'kept'; cause: string; at: Date },
): Promise<number> {
  const { count } = await db.reviewObjection.updateMany({
    where: { reviewId, endedAt: null },
    data: { outcome, cause, endedAt: at },
  });
  return count;
}
