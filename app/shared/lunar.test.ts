import { describe, expect, it } from 'vitest';

import { isoDay } from './date';
import { formatLunar, LUNAR_YEARS, lunarOf, solarOf, tetOf } from './lunar';
import { monthsBetweenSolstices, newMoon, sunLongitude } from './lunar-months';

describe('moon and sun', () => {
  it('stand where the book’s worked examples have them', () => {
    expect(newMoon(-283)).toBeCloseTo(2_443_192.65118, 4); // example 49.a: 18 February 1977
    expect(sunLongitude(2_448_908.5)).toBeCloseTo(199.90895, 4); // example 25.a: 13 October 1992
  });
});

describe('the first day of Tết', () => {
  it.each([
    '2027-02-06',
    '2028-01-26',
    '2029-02-13',
    '2030-02-02',
    '2031-01-23',
    '2032-02-11',
    '2033-01-31',
    '2034-02-19',
    '2035-02-08',
  ])('is %s', (day) => expect(tetOf(Number(day.slice(0, 4)))).toBe(day));

  it.each([
    ['1968-01-29', '1968-01-30'],
    ['1985-01-21', '1985-02-20'],
    ['2007-02-17', '2007-02-18'],
    ['2030-02-02', '2030-02-03'],
  ])('is %s here where China has %s', (day) => expect(tetOf(Number(day.slice(0, 4)))).toBe(day));
});

it.each([
  ['2026-11-23', 'rằm tháng Mười', '15th of the 10th lunar month'],
  ['2027-01-22', 'rằm tháng Chạp', '15th of the 12th lunar month'],
  ['2027-01-30', '23 tháng Chạp', '23rd of the 12th lunar month'],
  ['2027-02-05', '29 tháng Chạp', '29th of the 12th lunar month'],
  ['2027-02-06', 'mùng 1 tháng Giêng', '1st of the 1st lunar month'],
  ['2025-07-25', 'mùng 1 tháng Sáu nhuận', '1st of the leap 6th lunar month'],
  ['2027-02-16', '11 tháng Giêng', '11th of the 1st lunar month'],
])('%s is %s', (day, vi, en) => {
  expect(formatLunar(day, 'vi')).toBe(vi);
  expect(formatLunar(day, 'en')).toBe(en);
});

it('a moment is of the day it is in Vietnam', () => {
  expect(lunarOf(new Date('2027-02-05T16:59:59Z'))).toEqual({ day: 29, month: 12, year: 2026, leap: false });
  expect(lunarOf(new Date('2027-02-05T17:00:00Z'))).toEqual({ day: 1, month: 1, year: 2027, leap: false });
});

it.each([
  ['2020', 4],
  ['2023', 2],
  ['2025', 6],
  ['2028', 5],
  ['2031', 3],
  ['2033', 11],
])('%s has its month %i twice', (year, month) =>
  expect(solarOf({ day: 1, month, year: Number(year), leap: true })).not.toBeNull(),
);

it.each([
  ['a thirtieth of a month of 29 days', { day: 30, month: 12, year: 2026, leap: false }],
  ['a leap month of a year without one', { day: 1, month: 6, year: 2026, leap: true }],
  ['a thirteenth month', { day: 1, month: 13, year: 2026, leap: false }],
  ['a day nought', { day: 0, month: 1, year: 2026, leap: false }],
  ['half a day', { day: 1.5, month: 1, year: 2026, leap: false }],
])('there is no %s', (_story, lunar) => expect(solarOf(lunar)).toBeNull());

it('the years beyond are not guessed at', () => {
  expect(() => tetOf(2300)).toThrow(RangeError);
  expect(() => lunarOf('1800-01-01')).toThrow(RangeError);
  expect(tetOf(LUNAR_YEARS.first)).toBe('1901-02-19');
  expect(() => tetOf(LUNAR_YEARS.last)).not.toThrow();
});

describe('from 1950 to 2100', () => {
  const years = Array.from({ length: 151 }, (_, index) => 1950 + index);

  it('every day has a lunar day that leads back to it, and the next one follows', () => {
    let before = lunarOf('1949-12-31');
    for (let at = Date.UTC(1950, 0, 1); at < Date.UTC(2101, 0, 1); at += 86_400_000) {
      const day = isoDay(new Date(at));
      const lunar = lunarOf(day);
      if (solarOf(lunar) !== day) expect(solarOf(lunar)).toBe(day);
      const follows = lunar.day === 1 ? before.day >= 29 : lunar.day === before.day + 1;
      if (!follows) expect([before, lunar]).toBe('neighbours');
      before = lunar;
    }
  });

  it('months have 29 or 30 days, years twelve or thirteen months, and Tết lies between 20 January and 21 February', () => {
    for (const year of years) {
      const months = [year, year + 1].flatMap(monthsBetweenSolstices).filter((month) => month.year === year);
      expect([12, 13]).toContain(months.length);
      expect(months.filter(({ leap }) => leap)).toHaveLength(months.length - 12);
      expect(months.filter(({ leap }) => !leap).map(({ month }) => month)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
      ]);
      for (const { days } of months) expect([29, 30]).toContain(days);
      const tet = tetOf(year).slice(5);
      expect(tet >= '01-20' && tet <= '02-21').toBe(true);
    }
  });
});
