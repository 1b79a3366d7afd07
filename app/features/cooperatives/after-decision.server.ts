import { redirect } from '@remix-run/node';

import type { Platform } from '~/platform/platform.server';
import type { Result } from '~/shared/result';

import { REVIEWS_PATH } from './review-view';
import { findNextReview } from './reviews.server';

/** Where somebody goes who decided about a listing: to the next one, or back to this one when it could not be. */
export async function afterDecision(
  { db }: Pick<Platform, 'db'>,
  given: { cooperativeId: string; reviewId: string; decided: Result<unknown>; done: 'approved' | 'returned' },
): Promise<Response> {
  const { cooperativeId, reviewId, decided, done } = given;
  if (!decided.ok) {
    const code = decided.problems[0]?.code ?? '';
    const refused = code.startsWith('review.') ? code.slice('review.'.length) : 'not-ready';
    return redirect(`${REVIEWS_PATH}/${reviewId}?refused=${refused}`, 303);
  }
  const next = await findNextReview(db, cooperativeId);
  return redirect(next ? `${REVIEWS_PATH}/${next}?done=${done}` : `${REVIEWS_PATH}?done=${done}`, 303);
}
