/**
 * Where the months of the Vietnamese calendar begin. A month begins on the day of a new moon, the month of the winter
 * solstice is the eleventh, and between two solstices a thirteenth month is the first in which the sun enters no sign.
 * Moon and sun after Jean Meeus, "Astronomical Algorithms" (2nd ed. 1998), chapters 49 and 25: good to seconds and to a
 * quarter of an hour. Days are counted from 1970-01-01, as Vietnam (UTC+7) has them.
 */

export type LunarMonth = {
  /** The day number of its first day. */
  start: number;
  days: 29 | 30;
  month: number;
  leap: boolean;
  /** The Gregorian year in which its year begins. */
  year: number;
};

/** What is computed; beyond, nobody knows how fast the earth turns. */
export const YEARS = { first: 1901, last: 2199 };

const HOURS_EAST = 7;
const UNIX_EPOCH = 2_440_587.5; // in Julian days
const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** Seconds by which the clock of the planets is ahead of ours, about: the earth slows down (Espenak & Meeus 2006). */
const deltaT = (year: number): number => {
  const t = year - 2000;
  return t < 5 ? 63.9 + 0.65 * t : 62.92 + 0.32217 * t + 0.005589 * t * t;
};

const yearOfJde = (jde: number): number => 2000 + (jde - 2_451_545) / 365.25;
const dayOfJde = (jde: number): number =>
  Math.floor(jde - deltaT(yearOfJde(jde)) / 86_400 - UNIX_EPOCH + HOURS_EAST / 24);
const jdeAtStartOf = (day: number): number => {
  const jd = day + UNIX_EPOCH - HOURS_EAST / 24;
  return jd + deltaT(yearOfJde(jd)) / 86_400;
};

/** Terms of a new moon: days, power of E, multiples of M, M′ and F (Meeus, table 49.A). */
const MOON: readonly (readonly [number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
  [-0.00002, 0, -1, 1, -2],
  [-0.00002, 0, 1, 3, 0],
  [0.00002, 0, 0, 4, 0],
];

/** What the planets do to it: days, degrees at k = 0, degrees a month. */
const PLANETS: readonly (readonly [number, number, number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
];

/** The moment of the `k`-th new moon since January 2000, as a Julian ephemeris day. */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const m = 2.5534 + 29.1053567 * k - 0.0000014 * t * t - 0.00000011 * t ** 3;
  const m1 = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t ** 3 - 0.000000058 * t ** 4;
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t ** 3 + 0.000000011 * t ** 4;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t + 0.00000215 * t ** 3;
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.00000015 * t ** 3 + 7.3e-10 * t ** 4;
  let days = -0.00017 * sin(node);
  for (const [amount, power, ofM, ofM1, ofF] of MOON) days += amount * e ** power * sin(ofM * m + ofM1 * m1 + ofF * f);
  for (const [amount, at, speed] of PLANETS)
    days += amount * sin(at + speed * k - (at === 299.77 ? 0.009173 * t * t : 0));
  return mean + days;
}

/** Where the sun stands on the ecliptic, degrees: its apparent longitude (Meeus, chapter 25, the short way). */
export function sunLongitude(jde: number): number {
  const t = (jde - 2_451_545) / 36_525;
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
  const m = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m) +
    (0.019993 - 0.000101 * t) * sin(2 * m) +
    0.000289 * sin(3 * m);
  const longitude = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return ((longitude % 360) + 360) % 360;
}

const newMoonDay = (k: number): number => dayOfJde(newMoon(k));
/** Which of the twelve signs the sun stands in when a day begins. */
const signAt = (day: number): number => Math.floor(sunLongitude(jdeAtStartOf(day)) / 30);

/** The number of the new moon that begins the eleventh month of a year: the last one up to the day of the solstice. */
function eleventh(year: number): number {
  let solstice = Date.UTC(year, 11, 18) / 86_400_000;
  while (signAt(solstice + 1) < 9) solstice++;
  let k = Math.round((solstice - newMoonDay(0)) / 29.530588861);
  while (newMoonDay(k) > solstice) k--;
  while (newMoonDay(k + 1) <= solstice) k++;
  return k;
}

const known = new Map<number, readonly LunarMonth[]>();

/** The months from the eleventh of the year before up to the eleventh of a year, twelve or thirteen of them. */
export function monthsBetweenSolstices(year: number): readonly LunarMonth[] {
  const found = known.get(year);
  if (found) return found;
  if (!Number.isInteger(year) || year < YEARS.first || year > YEARS.last + 1)
    throw new RangeError(`the lunar calendar of ${year} is not computed`);
  const first = eleventh(year - 1);
  const starts = Array.from({ length: eleventh(year) - first + 1 }, (_, index) => newMoonDay(first + index));
  const count = starts.length - 1;
  let leapAt = -1;
  if (count === 13)
    leapAt = starts.findIndex((start, index) => index > 0 && signAt(start) === signAt(starts[index + 1] ?? start));
  const months = starts.slice(0, -1).map((start, index): LunarMonth => {
    const place = leapAt >= 0 && index >= leapAt ? index - 1 : index;
    return {
      start,
      days: ((starts[index + 1] ?? 0) - start) as 29 | 30,
      month: ((place + 10) % 12) + 1,
      leap: index === leapAt,
      year: place < 2 ? year - 1 : year,
    };
  });
  known.set(year, months);
  return months;
}
