import { findReviews } from '~/features/storefront/reviews.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import { endObjection, findStandings } from './objections.server';
import { answerField, REVIEW_TEXT_MAX } from './review-form';
import type { OwnReview } from './review-objection';

/** What buyers said of a shop, the newest first, for the grower to read, to answer and to object to. */
export async function findOwnReviews(
  { db, pool }: Pick<Platform, 'db' | 'pool'>,
  { shopId, slug, after }: { shopId: string; slug: string; after: { at: Date; id: string } | null },
): Promise<{ reviews: OwnReview[]; next: string | null }> {
  const { reviews, next } = await findReviews({ pool }, { shopSlug: slug }, { after, most: 20, seenBy: 'grower' });
  const standings = await findStandings(db, { shopId, reviewIds: reviews.map(({ id }) => id) });
  return {
    reviews: reviews.flatMap((review) => {
      const standing = standings.get(review.id);
      return standing ? [{ ...review, ...standing, photos: standing.isHidden ? [] : review.photos }] : []; // gone meanwhile
    }),
    next,
  };
}

/** How many reviews nobody has answered yet, and how many there are. */
export async function countOwnReviews(
  { db }: Pick<Platform, 'db'>,
  shopId: string,
): Promise<{ unanswered: number; all: number }> {
  const [unanswered, all] = await Promise.all([
    db.buyerReview.count({ where: { shopId, hiddenAt: null, answer: '' } }),
    db.buyerReview.count({ where: { shopId, hiddenAt: null } }),
  ]);
  return { unanswered, all };
}

/** The grower answers a review, once and for everybody to read. Null: not there, or not this shop's. */
export async function answerReview(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, reviewId, answer }: { shopId: string; reviewId: string; answer: string },
): Promise<Result<null> | null> {
  if (!isUuid(reviewId)) return null;
  const review = await db.buyerReview.findFirst({
    where: { id: reviewId, shopId, hiddenAt: null },
    select: { answer: true },
  });
  if (!review) return null;
  const field = answerField(reviewId);
  const text = cleanText(answer, { multiline: true });
  if (text === '') return refuse({ code: 'plant.answer-missing', field });
  if (lengthOf(text) > REVIEW_TEXT_MAX)
    return refuse({ code: 'orders.text-too-long', field, with: { max: REVIEW_TEXT_MAX } });
  const { count } = await db.buyerReview.updateMany({
    where: { id: reviewId, shopId, answer: '' },
    data: { answer: text, answeredAt: clock.now() },
  });
  return count === 1 || review.answer === text ? ok(null) : refuse({ code: 'plant.answered-before', field });
}

/**
 * Hides a review for a cause, or shows it again; for whoever runs the house, never for the grower. Each time is noted
 * for good, and a grower who objected reads the cause. False: there is no such review.
 */
export async function hideReview(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { reviewId, cause, isHidden }: { reviewId: string; cause: string; isHidden: boolean },
): Promise<boolean> {
  if (!isUuid(reviewId)) return false;
  const at = clock.now();
  return db.$transaction(async (tx) => {
    const { count } = await tx.buyerReview.updateMany({
      where: { id: reviewId },
      data: { hiddenAt: isHidden ? at : null },
    });
    if (count === 0) return false;
    await tx.reviewHiding.create({ data: { reviewId, isHidden, cause, at } });
    if (isHidden) await endObjection(tx, { reviewId, outcome: 'hidden', cause, at });
    else
      await tx.reviewObjection.updateMany({
        where: { reviewId, outcome: 'hidden' },
        data: { outcome: 'kept', cause, endedAt: at },
      });
    return true;
  });
}

/** Leaves a review in sight for a cause that its grower, who objected, reads. False: no objection to it waits. */
export async function keepReview(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { reviewId, cause }: { reviewId: string; cause: string },
): Promise<boolean> {
  if (!isUuid(reviewId)) return false;
  return (await endObjection(db, { reviewId, outcome: 'kept', cause, at: clock.now() })) > 0;
}
