import { isoDay } from '~/shared/date';

import { daysBetween, type CauseCode, type Readiness } from './readiness';

/** A call that was made: when, and what it was about (`Readiness.key`). */
export type PastCall = { at: Date; about: string };

/** What a call cannot help: the house itself is at work, or there is no order yet that anything could be done with. */
const NO_HELP = ['being-checked', 'no-order-to-answer', 'no-order-to-send', 'no-order-to-pay'] as const;
/** A cause that a call may mend; what to say stands in `board:say.<cause>`. */
export type CallCause = Exclude<CauseCode, (typeof NO_HELP)[number]>;
export const isCallCause = (code: CauseCode): code is CallCause => !NO_HELP.some((one) => one === code);

/** A buyer waits: these come before everybody who only stands still. */
const BUYER_WAITS: readonly CauseCode[] = ['order-late', 'order-waiting', 'order-to-send'];
/** Whoever was called within so many days about the same thing comes after those who were not. */
const PATIENCE_DAYS = 7;

/** A call hides a member for the rest of the day in Vietnam, or until something else stands in the way. */
export const isHidden = (call: PastCall | null, { key }: Pick<Readiness, 'key'>, now: Date): boolean =>
  call !== null && call.about === key && isoDay(call.at) === isoDay(now);

type Callable = { id: string; readiness: Readiness; call: PastCall | null };

/** True when a call today could help: something has stood in the way for a day at least, or a buyer waits too long. */
export function isWorthACall({ readiness: { cause, days } }: Pick<Callable, 'readiness'>): boolean {
  if (!cause || !isCallCause(cause.code)) return false;
  return days >= 1 || cause.code === 'order-late';
}

/**
 * Whom to call today, in order: first where a buyer waits, too long before not yet; then who was not called about the
 * same thing lately; then who has stood still the longest. Those who were called today are left out.
 */
export function callList<Member extends Callable>(members: readonly Member[], now: Date): Member[] {
  return members
    .filter((member) => isWorthACall(member) && !isHidden(member.call, member.readiness, now))
    .sort((a, b) => rank(a, now) - rank(b, now) || byStanding(a, b));
}

function rank({ readiness: { cause, key }, call }: Callable, now: Date): number {
  if (cause?.code === 'order-late') return 0;
  if (cause && BUYER_WAITS.includes(cause.code)) return 1;
  const wasCalled = call !== null && call.about === key && daysBetween(call.at, now) < PATIENCE_DAYS;
  return wasCalled ? 3 : 2;
}

/** Who has stood still longer comes first; the id decides between equals, so that the order never changes by itself. */
export const byStanding = (a: Pick<Callable, 'id' | 'readiness'>, b: Pick<Callable, 'id' | 'readiness'>): number =>
  a.readiness.since.getTime() - b.readiness.since.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
