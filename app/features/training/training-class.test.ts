import { describe, expect, it } from 'vitest';

import { certificateNumber } from './certificate';
import { initialsOf, momentOf, readClass } from './training-class';

const typed = { title: ' Chụp hình ', place: 'Nhà văn hoá', heldOn: '2026-12-01', lessons: ['photo', 'lạ'] };

describe('a class', () => {
  it('is read with the lessons that are there', () => {
    expect(readClass(typed, ['price', 'photo'])).toEqual({
      ok: true,
      value: { title: 'Chụp hình', place: 'Nhà văn hoá', heldOn: '2026-12-01', lessons: ['photo'] },
    });
  });

  it.each([
    ['without a name', { title: ' ' }, 'training.class-title-missing'],
    ['with a name nobody reads', { title: 'a'.repeat(101) }, 'training.class-title-too-long'],
    ['at a place nobody finds', { place: 'a'.repeat(121) }, 'training.class-place-too-long'],
    ['on no day', { heldOn: '' }, 'training.class-day-wrong'],
    ['on 31 April', { heldOn: '2026-04-31' }, 'training.class-day-wrong'],
  ])('is refused %s', (_story, change, code) => {
    expect(readClass({ ...typed, ...change }, [])).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it.each([
    ['the evening before', '2026-11-30T16:59:00Z', 'ahead'],
    ['at midnight in Vietnam', '2026-11-30T17:00:00Z', 'today'],
    ['late on the day', '2026-12-01T16:59:00Z', 'today'],
    ['the next day', '2026-12-01T17:00:00Z', 'over'],
  ] as const)('seen %s', (_story, now, moment) => {
    expect(momentOf(new Date('2026-12-01'), new Date(now))).toBe(moment);
  });
});

it('shows an onlooker initials alone', () => {
  expect(initialsOf(' Trần  Thị Út ')).toBe('T. T. Ú.');
  expect(initialsOf('')).toBe('.');
});

it('numbers a certificate with its year', () => {
  expect(certificateNumber({ number: 7, issuedOn: new Date('2026-12-31') })).toBe('CV 2026/0007');
});
