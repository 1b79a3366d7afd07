import { isoDay } from '~/shared/date';

/** What a book is written for: a month, a quarter or a whole year, in Vietnam's calendar. */
export type BookPeriod =
  | { kind: 'month'; year: number; month: number }
  | { kind: 'quarter'; year: number; quarter: number }
  | { kind: 'year'; year: number };

/** Orders cannot be older than the house, and nobody keeps books of the far future. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2099;

/** A period as an address and a file name write it: 2026-11, 2026-Q4, 2026. */
export function periodKey(period: BookPeriod): string {
  if (period.kind === 'month') return `${period.year}-${String(period.month).padStart(2, '0')}`;
  return period.kind === 'quarter' ? `${period.year}-Q${period.quarter}` : String(period.year);
}

/** Reads what `periodKey` writes; null for everything else. */
export function readPeriod(text: string): BookPeriod | null {
  const [, digits, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text) ?? [];
  const year = Number(digits);
  if (!digits || year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (quarter) return { kind: 'quarter', year, quarter: Number(quarter) };
  return month ? { kind: 'month', year, month: Number(month) } : { kind: 'year', year };
}

/** The quarter this moment lies in: what a household files next. */
export function quarterOf(now: Date): BookPeriod {
  const [year, month] = isoDay(now).split('-').map(Number) as [number, number];
  return { kind: 'quarter', year, quarter: Math.ceil(month / 3) };
}

/** First and last day of a period, both in it: 2026-10-01, 2026-12-31. */
export function daysOf(period: BookPeriod): { from: string; to: string } {
  const first = period.kind === 'month' ? period.month : period.kind === 'quarter' ? period.quarter * 3 - 2 : 1;
  const last = period.kind === 'month' ? period.month : period.kind === 'quarter' ? period.quarter * 3 : 12;
  const iso = (month: number, day: number) =>
    new Date(Date.UTC(period.year, month - 1, day)).toISOString().slice(0, 10);
  return { from: iso(first, 1), to: iso(last + 1, 0) };
}

/** The period of the same kind before (-1) or after (1); null beyond the years that books are kept for. */
export function shiftPeriod(period: BookPeriod, by: -1 | 1): BookPeriod | null {
  const [perYear, position] =
    period.kind === 'month' ? [12, period.month] : period.kind === 'quarter' ? [4, period.quarter] : [1, 1];
  const at = period.year * perYear + position - 1 + by;
  const year = Math.floor(at / perYear);
  const place = (at % perYear) + 1;
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (period.kind === 'month') return { kind: 'month', year, month: place };
  return period.kind === 'quarter' ? { kind: 'quarter', year, quarter: place } : { kind: 'year', year };
}

/** The same time told by another kind of period: of a quarter its first month, of a month its quarter. */
export function asKind(period: BookPeriod, kind: BookPeriod['kind']): BookPeriod {
  const month = Number(daysOf(period).from.slice(5, 7));
  if (kind === 'month') return { kind, year: period.year, month };
  return kind === 'quarter' ? { kind, year: period.year, quarter: Math.ceil(month / 3) } : { kind, year: period.year };
}
