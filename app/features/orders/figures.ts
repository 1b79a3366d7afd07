import type { Channel } from '~/features/storefront/visit';
import type { Dong } from '~/shared/dong';

/** Days that a picture of the week shows; the seven before them are what it is compared with. */
export const WEEK = 7;

/** One day of a garden. `day`: 2026-11-27, in Vietnam. */
export type DayCount = { day: string; arrivals: number; views: number };

/** What a stretch of days came to. `revenue`: of orders that were placed and not cancelled, đồng. */
export type Sums = { arrivals: number; views: number; calls: number; chats: number; orders: number; revenue: Dong };

/** Where a look or an order came from; `unknown`: of orders alone, whose buyers came by no marked link. */
export type CameFrom = Channel | 'unknown';

/** One plant: how often it was looked at, pressed about and ordered. */
export type PlantFigures = {
  id: string;
  name: string;
  views: number;
  /** Presses on the phone number and on Zalo, as far as browsers tell. */
  presses: number;
  orders: number;
  /** On sale, and something is left. */
  isThere: boolean;
  photos: number;
};

/** The last seven days of a garden beside the seven before. */
export type Week = {
  /** Oldest first, the last is today. */
  days: DayCount[];
  now: Sums;
  before: Sums;
  /** Most arrivals first, then what is unknown; from outside only. */
  channels: { channel: CameFrom; arrivals: number; orders: number }[];
  /** Most looked at first. */
  best: PlantFigures[];
};

/** One plant's last days, by where what happened came from. Most looks first, then what is unknown. */
export type PlantWays = {
  id: string;
  name: string;
  /** Presses (`calls`, `chats`) as far as browsers tell. */
  ways: { channel: CameFrom; views: number; calls: number; chats: number; orders: number }[];
};

/** Whether there is enough in a week for a picture to send around. */
export const hasPicture = ({ now }: Pick<Week, 'now'>): boolean => now.arrivals > 0;

/** Whether anything was ever seen of a garden in these two weeks. */
export const isQuiet = ({ now, before }: Week): boolean =>
  now.views + before.views + now.orders + before.orders + now.calls + now.chats === 0;

/**
 * How a number moved, in whole percent; null where there is too little to say so: of three looks, two more are no
 * trend.
 */
export function change(now: number, before: number): number | null {
  if (before < ENOUGH) return null;
  return Math.round(((now - before) / before) * 100);
}
const ENOUGH = 10;

/** One piece of advice at most. `with` fills the sentence `figures:hints.<code>`. */
export const HINTS = ['nobody-yet', 'sold-out', 'seen-not-asked', 'few-photos', 'fewer'] as const;
export type Hint = { code: (typeof HINTS)[number]; listingId: string | null; with: Record<string, string | number> };

/** Looks after which somebody should have asked; photos that show a plant from all sides. */
const SEEN_MUCH = 30;
const PHOTOS_ENOUGH = 3;

/** What would help most this week, the nearest to money first; null: it goes well, or there is too little to tell. */
export function hintOf(week: Week): Hint | null {
  const { now, before, best } = week;
  const of = (code: Hint['code'], plant: PlantFigures | null): Hint => ({
    code,
    listingId: plant?.id ?? null,
    with: plant ? { name: plant.name, views: plant.views } : {},
  });
  if (now.views === 0) return of('nobody-yet', null);
  const seen = best.filter(({ views }) => views >= SEEN_MUCH);
  const gone = seen.find(({ isThere }) => !isThere);
  if (gone) return of('sold-out', gone);
  const unasked = seen.filter(({ presses, orders }) => presses + orders === 0);
  const bare = unasked.find(({ photos }) => photos < PHOTOS_ENOUGH);
  if (bare) return { ...of('few-photos', bare), with: { name: bare.name, count: bare.photos } };
  if (unasked[0]) return of('seen-not-asked', unasked[0]);
  const moved = change(now.arrivals, before.arrivals);
  if (moved !== null && moved <= -50) return { code: 'fewer', listingId: null, with: { percent: -moved } };
  return null;
}

/** How high each bar of the picture stands, 0 to `most` px; the highest day fills it, and a day with anything is seen. */
export function barHeights(counts: readonly number[], most: number): number[] {
  const highest = Math.max(1, ...counts);
  return counts.map((count) => (count === 0 ? 0 : Math.max(3, Math.round((count / highest) * most))));
}

/** 0 Sunday to 6 Saturday; a day (2026-11-27) has no hour, so no clock can move it. */
export const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6;
