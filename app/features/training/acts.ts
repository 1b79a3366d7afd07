/**
 * The acts that lessons end with. A lesson is done when the product itself has seen the act, never because somebody
 * said so or answered a question.
 */
export const ACTS = [
  'photo',
  'price',
  'answer',
  'pack',
  'transfer',
  'book',
  'story',
  'tet',
  'share',
  'sheet',
  'claim',
  'safe',
] as const;
export type Act = (typeof ACTS)[number];

export const isAct = (text: unknown): text is Act => ACTS.some((act) => act === text);

/** Characters from which on a garden's story tells something: about three sentences. */
export const STORY_LEAST = 150;
/** Hours after which a claim that nobody answered has gone wrong. */
export const CLAIM_SILENCE_HOURS = 48;
/** Days that a thing gone wrong is looked back at. */
export const TROUBLE_DAYS = 180;

/** When an act was seen for the first and the last time; null where the product knows that it is done but not when. */
export type Seen = { first: Date | null; last: Date | null };

/**
 * Acts that may be done with a pretend buyer as well: nobody can make a real one order, and nobody should wait for a
 * plant to die. Everything else is done in the real shop.
 */
export const PRACTISED = ['answer', 'pack', 'claim'] as const satisfies readonly Act[];
export const canPractise = (act: Act): boolean => PRACTISED.some((one) => one === act);
/** What a practised act is noted as in `acts`, in front of its own word. */
export const PRACTISED_PREFIX = 'practised-';

/** Seen here and there: since the earlier, until the later. */
export const seenBoth = (one: Seen | undefined, other: Seen): Seen =>
  one === undefined
    ? other
    : {
        first: earlier(one.first, other.first),
        last: one.last && other.last ? later(one.last, other.last) : (one.last ?? other.last),
      };

const later = (one: Date, other: Date): Date => (one > other ? one : other);
const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);

/** What went wrong in a real order: an order nobody answered, a plant that arrived dead. */
export const TROUBLES = ['no-answer', 'arrived-bad', 'wrong-plant', 'paid-less', 'claim-waits'] as const;
export type TroubleKind = (typeof TROUBLES)[number];
export type Trouble = { kind: TroubleKind; at: Date; orderId: string; orderCode: string };

/** The lesson that each of them brings back. */
export const TROUBLE_ACTS: Record<TroubleKind, Act> = {
  'no-answer': 'answer',
  'arrived-bad': 'pack',
  'wrong-plant': 'photo',
  'paid-less': 'transfer',
  'claim-waits': 'claim',
};

/** What the product has seen of somebody at work in a shop. An act that is missing was not done. */
export type Facts = { seen: Partial<Record<Act, Seen>>; troubles: readonly Trouble[] };

/** How one act stands. `back`: what went wrong since it was done well for the last time. */
export type Standing = { done: boolean; at: Date | null; back: Trouble | null };

/** How an act stands by what was seen: done once is done, and it comes back until it is done well again. */
export function standingOf(act: Act, { seen, troubles }: Facts): Standing {
  const own = seen[act];
  const lastGood = own?.last?.getTime() ?? -Infinity;
  const back = troubles
    .filter(({ kind, at }) => TROUBLE_ACTS[kind] === act && at.getTime() >= lastGood)
    .reduce<Trouble | null>((newest, one) => (newest && newest.at >= one.at ? newest : one), null);
  return { done: own !== undefined, at: own?.first ?? null, back };
}

/** How every act stands. */
export const standingsOf = (facts: Facts): Record<Act, Standing> =>
  Object.fromEntries(ACTS.map((act) => [act, standingOf(act, facts)])) as Record<Act, Standing>;

/** Whether the certificate may be written: everything was done once. What came back does not take it away. */
export const hasDoneAll = (standings: Record<Act, Standing>): boolean => ACTS.every((act) => standings[act].done);

/** The lesson to take next: what went wrong in real orders first, then the first that is not done; null: none. */
export function nextLesson<Lesson extends { act: Act }>(
  lessons: readonly Lesson[],
  standings: Record<Act, Standing>,
): Lesson | null {
  return (
    lessons.find(({ act }) => standings[act].back !== null) ?? lessons.find(({ act }) => !standings[act].done) ?? null
  );
}

/** Things of the shop that a lesson's button may lead to; null: there is none. */
export type Doors = { listing: string | null; order: string | null; hasAccount: boolean };

/** The very page on which an act is done. */
export function pageOf(act: Act, { listing, order, hasAccount }: Doors): string {
  switch (act) {
    case 'photo':
      return '/admin/listings/new#field-photos';
    case 'price':
    case 'tet':
      return '/admin/listings/new';
    case 'answer':
      return order ? `/admin/orders/${order}` : '/admin/orders?filter=new';
    case 'pack':
      return '/admin/orders?filter=to-pack';
    case 'transfer':
      return hasAccount ? '/admin/orders?filter=needs-money' : '/admin/shop/payments';
    case 'book':
      return '/admin/books';
    case 'story':
      return '/admin/shop#field-story';
    case 'share':
      return listing ? `/admin/listings/${listing}/share` : '/admin/listings';
    case 'sheet':
      return '/admin/feeds/shopee';
    case 'claim':
      return '/admin/orders?filter=claims';
    case 'safe':
      return '/admin/account';
  }
}
