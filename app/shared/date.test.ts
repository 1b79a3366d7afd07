import fc from 'fast-check';
import { expect, it } from 'vitest';

import { formatDate, formatDateTime, formatMonths, isoDay, isoMoment, readDay } from './date';

const lateEvening = new Date('2026-11-30T18:05:00Z'); // already the first of December in Vietnam

it('tells the day and the hour of Vietnam, wherever the server stands', () => {
  expect(formatDate(lateEvening)).toBe('01/12/2026');
  expect(formatDateTime(lateEvening)).toBe('01/12/2026 01:05');
  expect(isoDay(lateEvening)).toBe('2026-12-01');
  expect(isoMoment(lateEvening)).toBe('2026-12-01T01:05+07:00');
});

it.each(['', '2026-02-30', '2026-13-01', '1/12/2026', '2026-12-1'])('“%s” is no day', (text) => {
  expect(readDay(text)).toBeNull();
});

it('reads back every day it writes', () => {
  const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (date) => {
      const day = readDay(isoDay(date));
      expect(day && isoDay(day)).toBe(isoDay(date));
      expect(new Date(isoMoment(date)).getTime()).toBe(Math.floor(date.getTime() / 60_000) * 60_000);
    }),
  );
});

it.each([
  [[12, 1, 2], 'tháng 12 – 2', 'Dec–Feb'],
  [[1, 2, 12], 'tháng 12 – 2', 'Dec–Feb'],
  [[5], 'tháng 5', 'May'],
  [[9, 3, 4], 'tháng 3 – 4, 9', 'Mar–Apr, Sep'],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 'quanh năm', 'all year'],
  [[], '', ''],
])('months %j', (months, vi, en) => {
  expect(formatMonths(months, 'vi')).toBe(vi);
  expect(formatMonths(months, 'en')).toBe(en);
});
