import type { Lang } from './lang';

/** Vietnam keeps one hour all year: UTC+7, no summer time. */
const OFFSET_MS = 7 * 60 * 60 * 1000;

const inVietnam = (date: Date): string => new Date(date.getTime() + OFFSET_MS).toISOString();

/** The day in Vietnam as a form or a database date wants it: 2026-12-01. */
export const isoDay = (date: Date): string => inVietnam(date).slice(0, 10);

/** The moment as feeds want it: 2026-12-01T08:30+07:00. */
export const isoMoment = (date: Date): string => `${inVietnam(date).slice(0, 16)}+07:00`;

/** The day as people here write it: 01/12/2026. */
export const formatDate = (date: Date): string => isoDay(date).split('-').reverse().join('/');

/** Day and time as people here write it: 01/12/2026 08:30. */
export const formatDateTime = (date: Date): string => `${formatDate(date)} ${inVietnam(date).slice(11, 16)}`;

/** Midnight in Vietnam at the start of a day written 2026-12-01; null when there is no such day. */
export function readDay(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00+07:00`);
  return !Number.isNaN(date.getTime()) && isoDay(date) === text ? date : null;
}

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ALL_YEAR: Record<Lang, string> = { vi: 'quanh năm', en: 'all year' };

/**
 * Months 1–12 as a season, joined across the new year: [12, 1, 2] → "tháng 12 – 2" or "Dec–Feb";
 * two seasons stand beside each other: "tháng 3 – 4, 9". No months, no text.
 */
export function formatMonths(months: readonly number[], lang: Lang): string {
  const sold = new Set(months);
  if (sold.size === 0) return '';
  if (sold.size === 12) return ALL_YEAR[lang];
  const before = (month: number) => (month === 1 ? 12 : month - 1);
  const after = (month: number) => (month === 12 ? 1 : month + 1);
  const name = (month: number) => (lang === 'vi' ? String(month) : (MONTHS_EN[month - 1] ?? ''));

  const seasons = [...sold]
    .filter((month) => !sold.has(before(month)))
    .sort((a, b) => a - b)
    .map((first) => {
      let last = first;
      while (sold.has(after(last))) last = after(last);
      if (first === last) return name(first);
      return lang === 'vi' ? `${first} – ${last}` : `${name(first)}–${name(last)}`;
    });
  return lang === 'vi' ? `tháng ${seasons.join(', ')}` : seasons.join(', ');
}
