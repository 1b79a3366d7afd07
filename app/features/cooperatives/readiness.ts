import type { PublishProblem } from '~/features/listings/listing';
import { isSetupStep } from '~/features/shops/shop';
import type { Problem } from '~/shared/result';

/**
 * The way of a household from an account to a kept book, in the order in which one step makes the next possible. Each is
 * something that was really done; the words of each stand in `board:steps.<step>`.
 */
export const STEPS = [
  'signed-in',
  'set-up',
  'photo',
  'preflight',
  'published',
  'ordered',
  'answered',
  'packed',
  'paid',
  'book',
] as const;
export type Step = (typeof STEPS)[number];
export const isStep = (text: unknown): text is Step => STEPS.some((step) => step === text);

/** When each step was first taken; a step that was not taken is missing. */
export type StepTimes = Partial<Record<Step, Date>>;

/** Orders that wait for a household to act: how many, and since when the eldest does. */
export type Waiting = { count: number; since: Date };

/** What is known of a member, from what was really done. */
export type Facts = {
  /** When the shop was begun. */
  begunAt: Date;
  lastSeenAt: Date | null;
  shopState: 'draft' | 'published' | 'paused';
  setupStep: string | null;
  times: StepTimes;
  /** Good photos, of listings and of the shop. */
  photos: number;
  /** Listings that are for sale, and those of them that a buyer can have now. */
  offered: number;
  onSale: number;
  /** The newest listing that is not archived, and what its own rules say is missing to publish it. */
  newest: { name: string; photos: number; problems: PublishProblem['code'][] } | null;
  /** Whether the shop as it is now was looked at for marketplaces, and what they miss. */
  preflight: { isCurrent: boolean; problem: Problem | null };
  /** Orders without the household's yes or no; those of them that are past the promised hour. */
  unanswered: Waiting | null;
  late: Waiting | null;
  /** Orders with a yes, and paid as far as is asked ahead, that still stand in the garden. */
  toSend: Waiting | null;
  /** Orders that left and are not paid in full. */
  unpaid: Waiting | null;
  /** Orders that were answered, but later than promised. */
  answeredLate: number;
};

/** What a member waits for; the words of each stand in `board:causes.<cause>`, what to say in `board:say.<cause>`. */
export const CAUSES = [
  'order-late',
  'never-signed-in',
  'setup-name',
  'setup-place',
  'setup-contact',
  'no-photo',
  'no-listing',
  'photo-missing',
  'price-missing',
  'quantity-missing',
  'size-missing',
  'name-missing',
  'unfinished',
  'being-checked',
  'channels-refuse',
  'not-published',
  'shop-not-open',
  'shop-paused',
  'nothing-on-sale',
  'no-order',
  'order-waiting',
  'answered-late',
  'no-order-to-answer',
  'order-to-send',
  'no-order-to-send',
  'payment-waiting',
  'no-order-to-pay',
  'book-unopened',
] as const;
export type CauseCode = (typeof CAUSES)[number];

/** Why a member stands where it stands; `with` fills the sentence, `problem` is a marketplace's own word. */
export type Cause = { code: CauseCode; with: Record<string, string | number>; problem: Problem | null };

/** A member on the way. */
export type Readiness = {
  /** The first step that was not taken; null: all were. */
  next: Step | null;
  /** What stands in the way of it, or a buyer who waits too long; null: nothing. */
  cause: Cause | null;
  /** Since when it stands in the way. */
  since: Date;
  /** Whole days since then. */
  days: number;
  /** Names step and cause, without days: as long as it is the same, nothing has changed. */
  key: string;
};

const DAY_MS = 86_400_000;

/** Whole days from one moment to another; never below zero. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));

/**
 * Where a member stands. The next step is the first that was never taken, and it stands in the way since the step
 * before it was taken. A buyer who waits longer than promised comes before everything, however far the member is.
 */
export function readiness(facts: Facts, now: Date): Readiness {
  const next = STEPS.find((step) => !facts.times[step]) ?? null;
  const late = facts.late;
  if (late) return stuck(next, cause('order-late', countedDays(late, now)), late.since, now);
  if (next === null) return { next, cause: null, since: lastOf(facts), days: 0, key: '' };
  const why = causeOf(next, facts, now);
  return stuck(next, why, sinceOf(next, why, facts), now);
}

const stuck = (next: Step | null, why: Cause, since: Date, now: Date): Readiness => ({
  next,
  cause: why,
  since,
  days: daysBetween(since, now),
  key: [next ?? 'done', why.code, why.with.count ?? '', why.problem?.code ?? ''].join(' ').trim(),
});

const cause = (code: CauseCode, fill: Cause['with'] = {}, problem: Problem | null = null): Cause => ({
  code,
  with: fill,
  problem,
});

const countedDays = ({ count, since }: Waiting, now: Date) => ({ count, days: daysBetween(since, now) });

/** The moment of the last step before `next`, or the beginning. */
function lastOf({ times, begunAt }: Pick<Facts, 'times' | 'begunAt'>, next: Step | null = null): Date {
  const before = STEPS.slice(0, next ? STEPS.indexOf(next) : undefined).flatMap((step) => times[step] ?? []);
  return new Date(Math.max(begunAt.getTime(), ...before.map((time) => time.getTime())));
}

/** An order that waits does so since it came to wait, which may be long after the step before. */
function sinceOf(next: Step, { code }: Cause, facts: Facts): Date {
  if (code === 'order-waiting' && facts.unanswered) return facts.unanswered.since;
  if (code === 'order-to-send' && facts.toSend) return facts.toSend.since;
  if (code === 'payment-waiting' && facts.unpaid) return facts.unpaid.since;
  return lastOf(facts, next);
}

function causeOf(next: Step, facts: Facts, now: Date): Cause {
  switch (next) {
    case 'signed-in':
      return cause('never-signed-in');
    case 'set-up':
      return cause(`setup-${setupQuestion(facts.setupStep)}`);
    case 'photo':
      return cause('no-photo');
    case 'preflight':
      return missingInListing(facts);
    case 'published':
      return unpublished(facts);
    case 'ordered':
      return withoutOrder(facts);
    case 'answered':
      if (facts.unanswered) return cause('order-waiting', countedDays(facts.unanswered, now));
      return facts.answeredLate > 0
        ? cause('answered-late', { count: facts.answeredLate })
        : cause('no-order-to-answer');
    case 'packed':
      return facts.toSend ? cause('order-to-send', countedDays(facts.toSend, now)) : cause('no-order-to-send');
    case 'paid':
      return facts.unpaid ? cause('payment-waiting', countedDays(facts.unpaid, now)) : cause('no-order-to-pay');
    case 'book':
      return cause('book-unopened');
  }
}

function setupQuestion(step: string | null): 'name' | 'place' | 'contact' {
  return isSetupStep(step) && (step === 'place' || step === 'contact') ? step : 'name';
}

/** What a listing lacks, in the order in which one would write it. */
const LACKS = [
  ['listings.photo-missing', 'photo-missing'],
  ['listings.name-missing', 'name-missing'],
  ['listings.price-missing', 'price-missing'],
  ['listings.quantity-missing', 'quantity-missing'],
  ['listings.size-missing', 'size-missing'],
] as const satisfies readonly (readonly [PublishProblem['code'], CauseCode])[];

function missingInListing({ newest, photos, preflight }: Facts): Cause {
  if (!newest) return cause('no-listing', { photos });
  const fill = { name: newest.name, photos: newest.photos };
  for (const [problem, code] of LACKS) if (newest.problems.includes(problem)) return cause(code, fill);
  if (newest.problems.length > 0) return cause('unfinished', fill);
  if (!preflight.isCurrent) return cause('being-checked', fill);
  return cause('channels-refuse', fill, preflight.problem);
}

function unpublished({ newest, offered, photos }: Facts): Cause {
  if (!newest) return cause('no-listing', { photos });
  return cause(offered > 0 ? 'shop-not-open' : 'not-published', { name: newest.name, photos: newest.photos });
}

function withoutOrder({ shopState, onSale }: Facts): Cause {
  if (shopState !== 'published') return cause('shop-paused');
  return onSale === 0 ? cause('nothing-on-sale') : cause('no-order', { count: onSale });
}
