import { isoDay } from './date';
import type { Lang } from './lang';
import { monthsBetweenSolstices, YEARS, type LunarMonth } from './lunar-months';

/** A day of the Vietnamese calendar; `year` is the Gregorian year in which its Tết falls. */
export type LunarDay = { day: number; month: number; year: number; leap: boolean };

const DAY_MS = 86_400_000;
const dayNumber = (day: Date | string): number => Date.parse(typeof day === 'string' ? day : isoDay(day)) / DAY_MS;
const isoOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/**
 * The lunar day of a moment in Vietnam, or of a day written 2027-02-06. The calendar is computed at UTC+7 throughout,
 * the law since 1968; the north kept China's hour before that. Throws a `RangeError` outside the years 1901–2199.
 */
export function lunarOf(day: Date | string): LunarDay {
  const number = dayNumber(day);
  const solar = Number(isoOf(number).slice(0, 4));
  const month = [solar, solar + 1]
    .flatMap(monthsBetweenSolstices)
    .findLast(({ start }) => start <= number) as LunarMonth; // the first of them begins a year before
  return { day: number - month.start + 1, month: month.month, year: month.year, leap: month.leap };
}

/** The day a lunar day falls on: 2027-02-06; null when that month has no such day, or that year no such month. */
export function solarOf({ day, month, year, leap }: LunarDay): string | null {
  const found = [year, year + 1]
    .flatMap(monthsBetweenSolstices)
    .find((one) => one.year === year && one.month === month && one.leap === leap);
  return found && Number.isInteger(day) && day >= 1 && day <= found.days ? isoOf(found.start + day - 1) : null;
}

/** The first day of Tết in a Gregorian year: 2027-02-06. */
export const tetOf = (year: number): string => solarOf({ day: 1, month: 1, year, leap: false }) as string; // always there

/** The years both ends of which are known. */
export const LUNAR_YEARS = YEARS;

const MONTHS_VI = ['Giêng', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười', 'Mười Một', 'Chạp'];

/**
 * A lunar day as people say it: "mùng 1 tháng Giêng", "rằm tháng Bảy", "23 tháng Chạp", "mùng 2 tháng Sáu nhuận"; in
 * English "23rd of the 12th lunar month".
 */
export function formatLunar(date: Date | string, lang: Lang): string {
  const { day, month, leap } = lunarOf(date);
  if (lang === 'en') return `${ordinal(day)} of the ${leap ? 'leap ' : ''}${ordinal(month)} lunar month`;
  const said = day === 15 ? 'rằm' : day <= 10 ? `mùng ${day}` : String(day);
  return `${said} tháng ${MONTHS_VI[month - 1]}${leap ? ' nhuận' : ''}`;
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
