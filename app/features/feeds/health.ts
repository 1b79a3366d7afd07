import type { FeedProblem } from './problems';

/** Listings shown on one page. */
export const HEALTH_PAGE = 20;

/** Which listings to show: those with something that stays out, or those that go and could do better. */
export const HEALTH_LISTS = ['out', 'advice'] as const;
export type HealthList = (typeof HEALTH_LISTS)[number];

/** What there is to mend on one listing. */
export type ListingHealth = {
  id: string;
  name: string;
  problems: FeedProblem[];
  /** Sizes that stay out, of how many. */
  sizesOut: number;
  sizes: number;
};

/** How a shop stands with a channel, archived listings aside. */
export type FeedHealth = {
  /** Listings in all, with at least one size in the feed, with none, and with some in and some out. */
  counts: { all: number; goes: number; out: number; part: number };
  /** How many listings each list has. */
  lengths: Record<HealthList, number>;
  /** The page asked for. */
  listings: ListingHealth[];
};

/** Which list and page an address asks for; what it gets wrong is the first page of what stays out. */
export function readHealthQuery(search: URLSearchParams): { show: HealthList; page: number } {
  const page = Number(search.get('page'));
  return {
    show: HEALTH_LISTS.find((list) => list === search.get('show')) ?? 'out',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** How many pages a list of so many listings has; an empty one has one. */
export const pagesOf = (listings: number): number => Math.max(1, Math.ceil(listings / HEALTH_PAGE));
