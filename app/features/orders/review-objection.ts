import type { ReviewView } from '~/features/storefront/reviews';
import { isoDay } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

/** What a grower may say is wrong with a review. The words stand in `plant:objection.reasons.<reason>`. */
export const OBJECTION_REASONS = ['abusive', 'private_data', 'other_goods', 'not_a_buyer', 'other'] as const;
export type ObjectionReason = (typeof OBJECTION_REASONS)[number];

/** The longest text beside the reason, code points. */
export const OBJECTION_TEXT_MAX = 500;

export type ObjectionWish = { reason: ObjectionReason; text: string };
export type ObjectionProblem = Problem<
  'plant.objection-reason-missing' | 'plant.objection-text-missing' | 'orders.text-too-long'
>;

/** Reads the form, fields `reason` and `text`. A reason of one's own needs words. */
export function readObjection(form: FormData): Result<ObjectionWish, ObjectionProblem> {
  const problems: ObjectionProblem[] = [];
  const reason = OBJECTION_REASONS.find((one) => one === form.get('reason'));
  const typed = form.get('text');
  const text = cleanText(typeof typed === 'string' ? typed : '', { multiline: true });
  if (!reason) problems.push({ code: 'plant.objection-reason-missing', field: 'reason' });
  if (reason === 'other' && text === '') problems.push({ code: 'plant.objection-text-missing', field: 'text' });
  if (lengthOf(text) > OBJECTION_TEXT_MAX)
    problems.push({ code: 'orders.text-too-long', field: 'text', with: { max: OBJECTION_TEXT_MAX } });
  return problems.length > 0 || !reason ? refuse(...problems) : ok({ reason, text });
}

/** An objection as its grower reads it; days are like 2026-11-26. */
export type ObjectionView = {
  reason: ObjectionReason;
  text: string;
  day: string;
  /** Null while it waits. */
  ended: { day: string; outcome: 'hidden' | 'kept' | 'withdrawn'; cause: string } | null;
};

/** What decides whether a review may be objected to. */
export type Objectionable = {
  hiddenAt: Date | null;
  changedAt: Date;
  /** The latest objection. */
  last: { endedAt: Date | null; outcome: string | null } | null;
};

/**
 * A review in sight may be objected to once. After an answer it may be again only when its buyer has changed it since;
 * an objection that was taken back counts as none.
 */
export function mayObject({ hiddenAt, changedAt, last }: Objectionable): boolean {
  if (hiddenAt !== null) return false;
  if (!last || last.outcome === 'withdrawn') return true;
  return last.endedAt !== null && changedAt > last.endedAt;
}

/** Where a review stands that its grower may object to; `objection` is the latest. */
export type Standing = { isHidden: boolean; objection: ObjectionView | null; mayObject: boolean };

/** A review as the grower reads it. */
export type OwnReview = ReviewView & Standing;

/** Where a review is objected to. */
export const objectionPath = (reviewId: string): string => `/admin/reviews/${reviewId}/objection`;

/** An objection that waits, with what it is about, for who runs the house. */
export type WaitingObjection = {
  reviewId: string;
  at: Date;
  /** The shop's slug. */
  shop: string;
  stars: number;
  words: string;
  reason: string;
  text: string;
};

/** A waiting objection in one line, whatever was written: the review, when, which shop, the words, what is said against them. */
export function objectionLine({ reviewId, at, shop, stars, words, reason, text }: WaitingObjection): string {
  const oneLine = (written: string) => JSON.stringify(written.replace(/[\s\p{Cc}]+/gu, ' '));
  const said = text === '' ? reason : `${reason} ${oneLine(text)}`;
  return `${reviewId}  ${isoDay(at)}  ${shop}  ${stars}★ ${oneLine(words)}  ${said}`;
}
