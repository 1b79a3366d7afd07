import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatWhole, readWhole } from './number';

it.each([
  ['12', 12],
  ['1.200', 1200],
  ['1,200', 1200],
  ['1 200', 1200],
  ['10.000.000', 10_000_000],
  ['007', 7],
  ['0', 0],
])('“%s” is %i', (typed, n) => expect(readWhole(typed)).toEqual({ ok: true, value: n }));

describe('readWhole refuses', () => {
  it.each([
    ['', 'common.number-missing'],
    ['1.5', 'common.number-not-whole'],
    ['1.2000', 'common.number-not-whole'],
    ['mười', 'common.number-unreadable'],
    ['-3', 'common.number-unreadable'],
    ['1.200,500', 'common.number-unreadable'],
    ['0', 'common.number-too-small'],
    ['1.001', 'common.number-too-large'],
  ])('“%s” as %s', (typed, code) => {
    expect(readWhole(typed, { min: 1, max: 1000, field: 'stock' })).toMatchObject({
      ok: false,
      problems: [{ code, field: 'stock' }],
    });
  });

  it('and says the bound as people write it', () => {
    expect(readWhole('2000', { max: 1000 })).toEqual({
      ok: false,
      problems: [{ code: 'common.number-too-large', with: { max: '1.000' } }],
    });
  });
});

it('reads back every count it shows', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (n) => {
      expect(readWhole(formatWhole(n))).toEqual({ ok: true, value: n });
    }),
  );
});
