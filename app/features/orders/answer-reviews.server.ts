import { findReviews } from '~/features/storefront/reviews.server';
import type { ReviewPage } from '~/features/storefront/reviews';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import { answerField, REVIEW_TEXT_MAX } from './review-form';

/** What buyers said of a shop, the newest first, for the grower to read and answer. */
export const findOwnReviews = (
  platform: Pick<Platform, 'pool'>,
  { slug, after }: { slug: string; after: { at: Date; id: string } | null },
): Promise<ReviewPage> => findReviews(platform, { shopSlug: slug }, { after, most: 20 });

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
 * for good. False: there is no such review.
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
    return true;
  });
}
