import { LIGHTS, type Light } from '~/features/catalogue/vocabulary';
import { farZoneOf } from '~/features/shops/shipping-method';
import { isoDay } from '~/shared/date';
import { lunarOf } from '~/shared/lunar';

import { nextTet } from './tet';

/** Height classes: to 30 cm, to 1 m, to 2 m, beyond. The numbers are those that the shelf's triggers write. */
export const HEIGHTS = [1, 2, 3, 4] as const;
/** ‰ of salt that a plant stands at least. */
export const SALTS = [1, 2, 4, 8] as const;
/** At most so difficult: for anybody; for whoever looks after it a little. */
export const EASES = [1, 2] as const;
/** To be had today, by the next Tết, or in the month of that number, the next time it comes. */
export const WHENS = ['now', 'tet', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

/** What a shopper asks of living things; null: it does not matter. Their names are those of the address's questions. */
export type Filters = {
  tall: (typeof HEIGHTS)[number] | null;
  light: Light | null;
  salt: (typeof SALTS)[number] | null;
  ease: (typeof EASES)[number] | null;
  pets: true | null;
  when: (typeof WHENS)[number] | null;
  /** Two-digit code of the province it should be sent to. */
  to: string | null;
};
export type FilterName = keyof Filters;

export const NO_FILTERS: Filters = {
  tall: null,
  light: null,
  salt: null,
  ease: null,
  pets: null,
  when: null,
  to: null,
};
export const FILTER_NAMES = Object.keys(NO_FILTERS) as FilterName[];

/** Reads the filters of an address; what makes no sense is left out. */
export function readFilters(params: URLSearchParams): Filters {
  const among = <T extends string | number>(values: readonly T[], name: FilterName): T | null =>
    values.find((value) => String(value) === params.get(name)) ?? null;
  const to = params.get('to') ?? '';
  return {
    tall: among(HEIGHTS, 'tall'),
    light: among(LIGHTS, 'light'),
    salt: among(SALTS, 'salt'),
    ease: among(EASES, 'ease'),
    pets: params.get('pets') === '1' ? true : null,
    when: among(WHENS, 'when'),
    to: /^\d\d$/.test(to) ? to : null,
  };
}

export const chosenFilters = (filters: Filters): FilterName[] => FILTER_NAMES.filter((name) => filters[name] !== null);

/**
 * What the filters ask of a row of the shelf, in the words that its triggers write: all of `every`, and one of each list
 * in `some`. `readyBy`: sold ahead, it has to be ready on this day; undefined: it may be ready whenever.
 */
export type FacetQuestion = {
  every: string[];
  some: string[][];
  readyBy?: string;
  /** Where it is to be sent: one of `near` says so for sure; `far` does for shops of another province than `province`. */
  to: { province: string; near: string[]; far: string } | null;
};

export function facetQuestion(filters: Filters, now: Date): FacetQuestion {
  const { tall, light, salt, ease, pets, when, to } = filters;
  const every = [tall && `tall:${tall}`, light && `light:${light}`, salt && `salt:${salt}`, pets && 'pets'];
  const some = ease ? [EASES.filter((one) => one <= ease).map((one) => `ease:${one}`)] : [];
  const month = when === 'now' || when === 'tet' || when === null ? null : nextMonth(Number(when), now);
  if (month) some.push(['month:any', `month:${month.number}`, ...month.lunar.map((one) => `lunar:${one}`)]);
  return {
    every: every.filter((word) => typeof word === 'string'),
    some,
    ...(when === null ? {} : { readyBy: readyBy(when, month, now) }),
    to: to ? { province: to, near: ['to:any', `to:${to}`], far: `to:${farZoneOf(to)}` } : null,
  };
}

function readyBy(when: NonNullable<Filters['when']>, month: { last: string } | null, now: Date): string {
  if (month) return month.last;
  return (when === 'tet' ? nextTet(now)?.firstDay : null) ?? isoDay(now);
}

/** A month the next time it comes, this month included: its last day, and the lunar months it meets. */
export function nextMonth(number: number, now: Date): { number: number; last: string; lunar: number[] } {
  const [thisYear, thisMonth] = isoDay(now).split('-').map(Number) as [number, number];
  const year = number >= thisMonth ? thisYear : thisYear + 1;
  const day = (at: number) => new Date(Date.UTC(year, number - 1, at)).toISOString().slice(0, 10);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const days = Array.from({ length }, (_, at) => lunarOf(day(at + 1)).month);
  return { number, last: day(length), lunar: [...new Set(days)] };
}

/** How many listings on a shop's shelf have a trait: `all`, `kind:mai`, and the words that are asked for above. */
export type ShelfTraits = Readonly<Record<string, number>>;

/** Fewer listings than these are seen at a glance. */
const FILTERED_LEAST = 7;

/** Which filters tell the listings of a shop apart: those with a word that some of them have and some not. */
export function filtersWorthAsking(traits: ShelfTraits): FilterName[] {
  const { all = 0 } = traits;
  if (all < FILTERED_LEAST) return [];
  const begins: Record<Exclude<FilterName, 'to'>, string[]> = {
    tall: ['tall:'],
    light: ['light:'],
    salt: ['salt:'],
    ease: ['ease:'],
    pets: ['pets'],
    when: ['month:', 'lunar:'],
  };
  const differing = Object.keys(traits).filter((word) => traits[word]! < all);
  return (Object.keys(begins) as (keyof typeof begins)[]).filter((name) =>
    begins[name].some((start) => differing.some((word) => word.startsWith(start))),
  );
}
