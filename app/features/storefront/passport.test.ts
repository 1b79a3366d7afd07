import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { gradeOf, hasPassport, paperFor, readMotherTree } from './passport';

describe("a mother tree's code", () => {
  it('is taken apart as Decree 94/2019 writes it', () => {
    expect(readMotherTree('C.VAI HUNG LONG.25.230.08029.06.08')).toEqual({
      isExact: true,
      code: 'C.VAI HUNG LONG.25.230.08029.06.08',
      kind: 'tree',
      name: 'VAI HUNG LONG',
      province: '25',
      district: '230',
      commune: '08029',
      year: 2006,
      serial: '08',
    });
    expect(readMotherTree('V.SAU RIENG RI6.83.832.28870.24.112')).toMatchObject({ kind: 'orchard', serial: '112' });
  });

  it('stays as it is written where it has another form', () =>
    fc.assert(
      fc.property(fc.string(), (code) => {
        expect(readMotherTree(code).code).toBe(code);
      }),
    ));

  it.each(['C.VẢI HÙNG LONG.25.230.08029.06.08', 'C.XOAI.86.28870.24.1', 'cây của ông Năm', ''])(
    'is not explained where it cannot be: %j',
    (code) => expect(readMotherTree(code)).toEqual({ isExact: false, code }),
  );

  it('counts as covered only by a paper that bears it', () => {
    const paper = {
      kind: 'other',
      stars: null,
      product: '',
      certificateNo: '',
      issuer: 'Sở',
      expiresOn: null,
    } as const;
    const code = 'C.VAI HUNG LONG.25.230.08029.06.08';
    expect(paperFor(code, [paper])).toBeNull();
    expect(paperFor(code, [paper, { ...paper, product: `Vải, mã ${code}` }])).toMatchObject({ issuer: 'Sở' });
    expect(paperFor(code, [{ ...paper, certificateNo: code }])).not.toBeNull();
  });
});

describe('the grade of a citrus sapling after TCVN 9302', () => {
  const pomelo = { group: 'fruit-sapling', scientificName: 'Citrus maxima' } as const;
  const strong = { scionLength: 41, stockDiameter: 0.9, scionDiameter: 0.8, branches: 2 };
  it.each([
    ['everything above the limits of grade I', strong, 61, 'first'],
    ['on the limit of a height of 60 cm', strong, 60, 'second'],
    ['a single branch', { ...strong, branches: 1 }, 61, 'second'],
    ['the least of grade II', { scionLength: 30, stockDiameter: 0.6, scionDiameter: 0.5, branches: 1 }, 50, 'second'],
    ['a thin scion', { ...strong, scionDiameter: 0.4 }, 80, 'neither'],
    ['too short', strong, 49, 'neither'],
    ['too many branches', { ...strong, branches: 4 }, 80, 'neither'],
  ])('%s', (_story, details, height, grade) => expect(gradeOf({ ...pomelo, details }, height)).toEqual({ grade }));

  it('says what has not been measured instead of guessing', () => {
    const details = { ...strong, scionDiameter: undefined };
    expect(gradeOf({ ...pomelo, details }, null)).toEqual({ missing: ['height', 'scionDiameter'] });
  });

  it('is given to no other plant', () => {
    expect(gradeOf({ ...pomelo, scientificName: 'Durio zibethinus', details: strong }, 80)).toBeNull();
    expect(gradeOf({ ...pomelo, group: 'foliage', details: strong }, 80)).toBeNull();
  });
});

it('gives a passport to what lives and has something to tell', () => {
  expect(hasPassport('fruit-sapling', { rootstock: 'Sầu riêng hột' })).toBe(true);
  expect(hasPassport('fruit-sapling', { light: ['full-sun'] })).toBe(false);
  expect(hasPassport('ocop-food', { lot: '12' })).toBe(false);
});
