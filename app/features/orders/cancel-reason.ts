import { cleanText, cutText } from '~/shared/text';

/** Why an order ends before its time, by who ends it. The words stand in `orders:reasons.<code>`. */
export const CANCEL_REASONS = {
  buyer: ['changed-mind', 'too-slow', 'wrong-order', 'other'],
  seller: ['sold-out', 'cannot-ship', 'buyer-unreachable', 'buyer-asked', 'damaged', 'weather', 'other'],
  system: ['pay-timeout', 'no-answer', 'fee-not-agreed'],
} as const;
export type CancelReason = (typeof CANCEL_REASONS)[keyof typeof CANCEL_REASONS][number];

const KNOWN: readonly string[] = Object.values(CANCEL_REASONS).flat();

/** True for a reason with words of its own; everything else is what somebody wrote. */
export const isCancelReason = (reason: string): reason is CancelReason => KNOWN.includes(reason);

/** The longest reason that may be written, in code points. */
export const REASON_MAX = 300;

/** A reason as a form sends it: a known word, or a few words of one's own, or "other" where nothing was said. */
export const readReason = (text: string): string => cutText(cleanText(text), REASON_MAX) || 'other';

/** What the log may keep of a reason: own words may name people, so only that there were some. */
export const reasonForLog = (reason: string): CancelReason => (isCancelReason(reason) ? reason : 'other');
