import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEAREST, dong, formatDong, readDong } from './dong';

describe('dong', () => {
  it.each([1.5, -1, Number.NaN, Infinity, 2 ** 53])('refuses to call %s money', (n) => {
    expect(() => dong(n)).toThrow(RangeError);
  });

  it('holds what 32 bits do not', () => expect(dong(10_000_000_000)).toBe(10_000_000_000));
});

it.each([
  [0, '0\u00a0₫'],
  [500, '500\u00a0₫'],
  [350_000, '350.000\u00a0₫'],
  [10_000_000_000, '10.000.000.000\u00a0₫'],
])('%i is shown as %s', (n, shown) => expect(formatDong(dong(n))).toBe(shown));

describe('readDong understands', () => {
  it.each([
    ['350000', 350_000],
    ['350.000', 350_000],
    ['350,000 đ', 350_000],
    ['350 000đ', 350_000],
    ['350.000 ₫', 350_000],
    ['350.000 vnđ', 350_000],
    ['350.000 đồng', 350_000],
    ['350k', 350_000],
    ['350 K', 350_000],
    ['350 ngàn', 350_000],
    ['350 nghìn', 350_000],
    ['350 ngàn đồng', 350_000],
    ['3 trăm ngàn', 300_000],
    ['5 chục ngàn', 50_000],
    ['12,5k', 12_500],
    ['1k5', 1_500],
    ['1tr', 1_000_000],
    ['1tr2', 1_200_000],
    ['1 triệu 2', 1_200_000],
    ['1tr250', 1_250_000],
    ['1tr250k', 1_250_000],
    ['1 triệu 200 ngàn', 1_200_000],
    ['1 triệu 200.000', 1_200_000],
    ['1 triệu rưỡi', 1_500_000],
    ['1,5 triệu', 1_500_000],
    ['1.5tr', 1_500_000],
    ['1,25 triệu', 1_250_000],
    ['2 tỷ', 2_000_000_000],
    ['2 tỉ 5', 2_500_000_000],
    ['1 tỷ 200 triệu 500 ngàn', 1_200_500_000],
    ['10 tỷ', 10_000_000_000],
    ['0', 0],
    [' 350 k ', 350_000],
    ['một', null],
  ])('%s', (typed, amount) => {
    const read = readDong(typed);
    expect(read.ok ? read.value : null).toBe(amount);
  });

  it('a price typed on a keyboard that splits the tone marks off', () => {
    expect(readDong('1 triệu 2'.normalize('NFD'))).toEqual({ ok: true, value: 1_200_000 });
  });
});

describe('readDong refuses', () => {
  it.each([
    ['', 'common.price-missing'],
    ['   ', 'common.price-missing'],
    ['1.5', 'common.price-ambiguous'],
    ['12,50', 'common.price-ambiguous'],
    ['1.500k', 'common.price-ambiguous'],
    ['1,500 triệu', 'common.price-ambiguous'],
    ['1tr50', 'common.price-ambiguous'],
    ['1tr2k', 'common.price-ambiguous'],
    ['3 trăm', 'common.price-ambiguous'],
    ['350-400k', 'common.price-range'],
    ['350k - 400k', 'common.price-range'],
    ['300 đến 400 ngàn', 'common.price-range'],
    ['$20', 'common.price-not-dong'],
    ['20 usd', 'common.price-not-dong'],
    ['10.000.000.001', 'common.price-too-large'],
    ['11 tỷ', 'common.price-too-large'],
    ['99999999999999999999', 'common.price-too-large'],
    ['liên hệ', 'common.price-unreadable'],
    ['-5000', 'common.price-unreadable'],
    ['350.00.000', 'common.price-unreadable'],
    ['350.000,000', 'common.price-unreadable'],
    ['1 triệu 2 triệu', 'common.price-unreadable'],
    ['200 ngàn 1 triệu', 'common.price-unreadable'],
    ['350 kg', 'common.price-unreadable'],
    ['350k/cặp', 'common.price-unreadable'],
    ['1,0001k', 'common.price-unreadable'],
  ])('“%s” as %s', (typed, code) => {
    expect(readDong(typed, 'price')).toMatchObject({ ok: false, problems: [{ code, field: 'price' }] });
  });

  it('and says where the ceiling is', () => {
    expect(readDong('11 tỷ')).toEqual({
      ok: false,
      problems: [{ code: 'common.price-too-large', with: { max: '10.000.000.000\u00a0₫' } }],
    });
  });
});

const prices = fc.integer({ min: 0, max: DEAREST });

it('reads back every price it shows', () => {
  fc.assert(
    fc.property(prices, (n) => {
      expect(readDong(formatDong(dong(n)))).toEqual({ ok: true, value: n });
    }),
  );
});

it('reads thousands, millions and plain đồng alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), (thousands) => {
      const value = thousands * 1000;
      expect(readDong(`${thousands}k`)).toEqual({ ok: true, value });
      expect(readDong(String(value))).toEqual({ ok: true, value });
    }),
  );
});

it('reads hundredths of a million without losing a đồng', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (hundredths) => {
      const typed = `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')} triệu`;
      expect(readDong(typed)).toEqual({ ok: true, value: hundredths * 10_000 });
    }),
  );
});

it('never throws and never leaves the range, whatever is typed', () => {
  const typing = fc.array(
    fc.constantFrom(...'0123456789.,- kđ₫'.split(''), 'tr', 'triệu', 'tỷ', 'ngàn', 'rưỡi', 'trăm', '\u00a0'),
  );
  fc.assert(
    fc.property(typing, (keys) => {
      const read = readDong(keys.join(''));
      if (read.ok) expect(read.value).toBe(dong(Math.min(read.value, DEAREST)));
    }),
    { numRuns: 2000 },
  );
});
