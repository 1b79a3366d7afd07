import { isLiving, type Group, type Unit } from '~/features/catalogue/vocabulary';
import type { Details } from '~/features/listings/details';

/** What to know of a thing to pack it so that it arrives alive. */
export type PackedThing = {
  group: Group;
  unit: Unit;
  details: Details;
  /** Of one piece with its pot; null: nobody has weighed it. */
  weightGrams: number | null;
};

/** Advice in the words of `orders:desk.tips.<tip>`; `says` are the grower's own words or the name of a way of packing. */
export type PackingTip = { tip: TipCode; isUrgent: boolean; says?: string };

/** Advice for one order: for each of its things, then for all together. */
export type PackingList = { things: { lineId: string; name: string; tips: PackingTip[] }[]; whole: PackingTip[] };

export type TipCode =
  | 'bloom-stays'
  | 'too-long-on-road'
  | 'weekend'
  | 'no-ship'
  | 'packed-as'
  | 'in-bloom'
  | 'bare-root'
  | 'fragile'
  | 'thorns'
  | 'pair'
  | 'heavy'
  | 'flower-pots'
  | 'mai-buds'
  | 'sapling-graft'
  | 'foliage-sleeve'
  | 'branches-tied'
  | 'root-ball-tight'
  | 'orchid-dry'
  | 'succulent-dry'
  | 'saplings-bundled'
  | 'food-sealed'
  | 'handicraft-padded'
  | 'supplies-closed'
  | 'water-before'
  | 'wrap-root-ball'
  | 'not-repotted'
  | 'heat'
  | 'photo-before';

/** What a kind of thing needs whatever its grower has written. */
const OF_GROUP: Partial<Record<Group, TipCode>> = {
  'seasonal-flower': 'flower-pots',
  mai: 'mai-buds',
  'fruit-sapling': 'sapling-graft',
  foliage: 'foliage-sleeve',
  bonsai: 'branches-tied',
  classic: 'branches-tied',
  topiary: 'branches-tied',
  landscape: 'root-ball-tight',
  'bonsai-stock': 'root-ball-tight',
  orchid: 'orchid-dry',
  succulent: 'succulent-dry',
  forestry: 'saplings-bundled',
  supplies: 'supplies-closed',
  'ocop-food': 'food-sealed',
  handicraft: 'handicraft-padded',
};

/** Heavier than a courier takes; such a pot goes by truck. */
const HEAVY_GRAMS = 20_000;
const OPEN_BLOOM = ['bloom-30', 'bloom-50', 'full-bloom', 'fading'];
/** Wet roots rot on the road where these stand. */
const KEPT_DRY: Group[] = ['succulent', 'orchid'];
/** From this many days on the road on, a parcel that leaves on a Friday lies in a depot over Sunday. */
const LONG_DAYS = 2;
const DAY_MS = 86_400_000;

const tip = (code: TipCode, isUrgent = false, says?: string): PackingTip => ({
  tip: code,
  isUrgent,
  ...(says !== undefined && { says }),
});

/** What to mind with one thing: first what speaks against sending it at all. `days` is the longest way, null: unknown. */
export function tipsForThing({ group, unit, details, weightGrams }: PackedThing, days: number | null): PackingTip[] {
  const tips: PackingTip[] = [];
  const { bloom, shipBloom, transitDays, noShip, packing } = details;
  const isAway = days !== null && days > 0;
  if (isAway && typeof bloom === 'string' && Array.isArray(shipBloom) && !(shipBloom as string[]).includes(bloom))
    tips.push(tip('bloom-stays', true));
  if (isAway && typeof transitDays === 'number' && transitDays < days)
    tips.push(tip('too-long-on-road', true, String(transitDays)));
  if (typeof noShip === 'string') tips.push(tip('no-ship', true, noShip));
  if (Array.isArray(packing)) for (const way of packing) tips.push(tip('packed-as', false, String(way)));
  const ofGroup = OF_GROUP[group];
  if (ofGroup) tips.push(tip(ofGroup));
  if (typeof bloom === 'string' && OPEN_BLOOM.includes(bloom)) tips.push(tip('in-bloom'));
  if (details.bareRoot === true || details.container === 'bare-root') tips.push(tip('bare-root'));
  if (details.fragile === true) tips.push(tip('fragile'));
  if (details.thorns === true) tips.push(tip('thorns'));
  if (unit === 'cap') tips.push(tip('pair'));
  if (weightGrams !== null && weightGrams > HEAVY_GRAMS) tips.push(tip('heavy'));
  return tips;
}

/** True from Friday to Sunday in Vietnam. */
export function isWeekendAhead(now: Date): boolean {
  const day = new Date(now.getTime() + 7 * 3_600_000).getUTCDay();
  return day === 5 || day === 6 || day === 0;
}

/**
 * What to mind with the whole order. `now` is when it is packed; `days` the longest way. Living things are watered the
 * day before, their root balls wrapped; a long way does not begin at the weekend.
 */
export function tipsForOrder(
  things: readonly Pick<PackedThing, 'group' | 'details'>[],
  { now, days }: { now: Date; days: number | null },
): PackingTip[] {
  const living = things.filter(({ group }) => isLiving(group));
  if (living.length === 0) return [tip('photo-before')];
  const tips: PackingTip[] = [];
  if (days !== null && days > LONG_DAYS && isWeekendAhead(now)) tips.push(tip('weekend', true));
  const wet = living.filter(({ group }) => !KEPT_DRY.includes(group));
  if (wet.length > 0) tips.push(tip('water-before'));
  if (wet.some(({ details }) => details.bareRoot !== true)) tips.push(tip('wrap-root-ball'));
  tips.push(tip('not-repotted'));
  if (days !== null && days > 0) tips.push(tip('heat'));
  return [...tips, tip('photo-before')];
}

/** The day after `now` on which a long way may begin: the next Monday. */
export function nextDispatchDay(now: Date): Date {
  let day = now;
  while (isWeekendAhead(day)) day = new Date(day.getTime() + DAY_MS);
  return day;
}
