import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

/** Photos beside a review, and the longest text, code points. */
export const REVIEW_PHOTOS_MAX = 3;
export const REVIEW_TEXT_MAX = 1_000;
/** The longest side of such a photo, px: it stands on pages that everybody reads. */
export const REVIEW_PHOTO_SIDE = 1_000;

/** What photos beside a review are kept with the order's consents as; a purpose of its own (Decree 356/2025/NĐ-CP). */
export const REVIEW_PHOTOS_CONSENT = 'review-photos';
/** Grows with every change of the words in `plant:review.consent`. */
export const REVIEW_CONSENT_VERSION = '2026-11-27';

/** The field of the grower's answer to one review, where a page has several. */
export const answerField = (reviewId: string): string => `answer-${reviewId}`;

/** What a buyer says of one thing. */
export type ReviewWish = { stars: number; text: string; photos: File[] };

/** Reads the form. Photos need their own yes, which is never ticked beforehand. */
export function readReview(form: FormData): Result<ReviewWish> {
  const problems: Problem[] = [];
  const stars = /^[1-5]$/.test(String(form.get('stars'))) ? Number(form.get('stars')) : 0;
  const typed = form.get('text');
  const text = cleanText(typeof typed === 'string' ? typed : '', { multiline: true });
  const photos = form.getAll('photos').filter((sent): sent is File => sent instanceof File && sent.size > 0);
  if (stars === 0) problems.push({ code: 'plant.stars-missing', field: 'stars' });
  if (lengthOf(text) > REVIEW_TEXT_MAX)
    problems.push({ code: 'orders.text-too-long', field: 'text', with: { max: REVIEW_TEXT_MAX } });
  if (photos.length > REVIEW_PHOTOS_MAX)
    problems.push({ code: 'orders.too-many-photos', field: 'photos', with: { max: REVIEW_PHOTOS_MAX } });
  if (photos.length > 0 && form.get('photoConsent') !== 'on')
    problems.push({ code: 'plant.photo-consent-missing', field: 'photoConsent' });
  return problems.length > 0 ? refuse(...problems) : ok({ stars, text, photos });
}
