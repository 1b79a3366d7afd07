import { isoDay } from '~/shared/date';

/**
 * The first day of each lunar new year in Vietnam. A table, because the calendars that platforms carry are
 * China's, an hour east, and differ in some years (2030: 2 February here, 3 February there).
 */
const FIRST_DAYS = {
  2027: '2027-02-06',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-02',
  2031: '2031-01-23',
  2032: '2032-02-11',
  2033: '2033-01-31',
  2034: '2034-02-19',
  2035: '2035-02-08',
} as const;
export type TetYear = keyof typeof FIRST_DAYS;

/** The trade begins to take orders about eleven weeks ahead, after the rains. */
const SEASON_DAYS = 80;
const DAY_MS = 86_400_000;

/** The next first day of Tết (2027-02-06) and how many days are left; null when the table has run out. */
export function nextTet(now: Date): { year: TetYear; firstDay: string; days: number } | null {
  const today = Date.parse(isoDay(now));
  for (const [year, firstDay] of Object.entries(FIRST_DAYS)) {
    const days = Math.round((Date.parse(firstDay) - today) / DAY_MS);
    if (days > 0) return { year: Number(year) as TetYear, firstDay, days };
  }
  return null;
}

/** How many days are left until the Tết whose selling season it is; null outside the season. */
export function tetAhead(now: Date): { year: TetYear; days: number } | null {
  const next = nextTet(now);
  return next && next.days <= SEASON_DAYS ? { year: next.year, days: next.days } : null;
}
