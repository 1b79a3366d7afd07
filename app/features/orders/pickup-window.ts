import { readDay } from '~/shared/date';
import { fold } from '~/shared/fold';
import { lunarOf, solarOf } from '~/shared/lunar';

const MONTHS = ['gieng', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'chap'] as const;

/** "28 tháng Chạp", "28 Chạp", "mùng 10 tháng Giêng", "25 tháng 12 âm". */
const LUNAR =
  /(\d{1,2})\s*(?:thang\s*)?(?:(chap|gieng)|(?<=thang\s*)(\d{1,2}|muoi mot|muoi|hai|ba|tu|nam|sau|bay|tam|chin)\s*(?:am|al)\b)/g;
/** "28/01/2027", "28-1", "28/1". */
const SOLAR = /(?<![\d/])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/])/g;

/**
 * The last day (2027-02-04) on which something sold ahead is fetched, read from the grower's own words for the window
 * ("15–28 tháng Chạp", "từ 20/1 đến 3/2"), as the first such day that is not before the goods are ready. A month of 29
 * days has no 30th: then its 29th is meant. Null: the words name no day.
 */
export function lastPickupDay(window: string, preorderOn: string): string | null {
  const said = fold(window);
  const lunar = [...said.matchAll(LUNAR)].at(-1);
  const day = lunar ? lunarDay(lunar, preorderOn) : solarDay([...said.matchAll(SOLAR)].at(-1), preorderOn);
  return day !== null && day >= preorderOn ? day : null;
}

function lunarDay([, days, name, number]: RegExpMatchArray, preorderOn: string): string | null {
  const month = MONTHS.findIndex((one) => one === (name ?? number)) + 1 || Number(number);
  const { year } = lunarOf(preorderOn);
  const found = [year, year + 1].flatMap((one) => {
    const at = (day: number) => solarOf({ day, month, year: one, leap: false });
    return at(Number(days)) ?? (Number(days) === 30 ? at(29) : null) ?? [];
  });
  return found.find((day) => day >= preorderOn) ?? null;
}

function solarDay(match: RegExpMatchArray | undefined, preorderOn: string): string | null {
  if (!match) return null;
  const [, day = '', month = '', year] = match;
  const first = Number(preorderOn.slice(0, 4));
  const years = year ? [Number(year)] : [first, first + 1];
  const days = years
    .map((one) => `${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .filter((text) => readDay(text) !== null);
  return days.find((text) => text >= preorderOn) ?? null;
}
