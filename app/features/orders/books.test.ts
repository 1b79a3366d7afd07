import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GROUPS } from '~/features/catalogue/vocabulary';

import { formatSigned, s1aBook, s2aBook, totalsOf, type BookLine } from './books';
import { asKind, daysOf, periodKey, quarterOf, readPeriod, shiftPeriod, type BookPeriod } from './books-period';
import { layOut, type BookWords } from './books-sheet';
import {
  noTurnover,
  percentText,
  ratesOn,
  taxesOf,
  thresholdOf,
  turnoverOf,
  UNTAXED_TURNOVER,
  type TradeTotals,
} from './books-tax';
import { TRADES, tradeOf, type Trade } from './books-trade';

const totals = (given: Partial<TradeTotals>): TradeTotals => ({ ...noTurnover(), ...given });
const line = (given: Partial<BookLine> = {}): BookLine => ({
  on: '2026-10-05',
  code: 'CVABC234',
  text: 'Bán hàng, đơn CVABC234',
  trade: 'grown',
  amount: 1_000_000,
  ...given,
});

describe('a period', () => {
  it.each([
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s runs from %s to %s', (key, from, to) => {
    const period = readPeriod(key)!;
    expect(daysOf(period)).toEqual({ from, to });
    expect(periodKey(period)).toBe(key);
  });

  it.each(['', '2026-13', '2026-00', '2026-Q5', '2026-q4', '1999', '26', '2026-11-05', "2026'"])(
    '"%s" is none',
    (text) => expect(readPeriod(text)).toBeNull(),
  );

  it('steps back and forth over the new year', () => {
    const step = (key: string, by: -1 | 1) => periodKey(shiftPeriod(readPeriod(key)!, by)!);
    expect([step('2026-12', 1), step('2027-Q1', -1), step('2026', 1)]).toEqual(['2027-01', '2026-Q4', '2027']);
    expect(shiftPeriod(readPeriod('2099-12')!, 1)).toBeNull();
  });

  it('changes its kind without leaving its time', () => {
    const kinds = (key: string) =>
      (['month', 'quarter', 'year'] as const).map((kind) => periodKey(asKind(readPeriod(key)!, kind)));
    expect(kinds('2026-11')).toEqual(['2026-11', '2026-Q4', '2026']);
    expect(kinds('2026-Q3')).toEqual(['2026-07', '2026-Q3', '2026']);
  });

  it('is the quarter of the day in Vietnam, not in Greenwich', () => {
    expect(periodKey(quarterOf(new Date('2026-12-31T18:00:00Z')))).toBe('2027-Q1');
  });

  it('covers every day of a year once', () => {
    const keys = Array.from({ length: 12 }, (_, at) => `2028-${String(at + 1).padStart(2, '0')}`);
    const spans = keys.map((key) => daysOf(readPeriod(key) as BookPeriod));
    for (const [at, { to }] of spans.slice(0, -1).entries())
      expect(Date.parse(spans[at + 1]!.from) - Date.parse(to)).toBe(86_400_000);
  });
});

describe('a trade', () => {
  it.each([
    ['own_grown', 'mai', 'grown'],
    ['own_grown', 'fruit-sapling', 'grown'],
    ['own_grown', 'ocop-food', 'making'],
    ['own_grown', 'handicraft', 'making'],
    ['own_grown', 'supplies', 'making'],
    ['resold', 'mai', 'resale'],
    ['resold', 'ocop-food', 'resale'],
    ['service', 'service', 'service'],
  ] as const)('%s of %s is %s', (origin, group, trade) => expect(tradeOf({ origin, group })).toBe(trade));

  it('is known for whatever a listing may say', () => {
    for (const group of GROUPS)
      for (const origin of ['own_grown', 'resold', 'service'] as const)
        expect(TRADES).toContain(tradeOf({ origin, group }));
  });
});

describe('the taxes of a period', () => {
  it('stay open while the year has not passed a billion: no zero says that nothing is owed', () => {
    const during = totals({ resale: UNTAXED_TURNOVER });
    expect(taxesOf({ before: noTurnover(), during, lastDay: '2026-12-31' }).resale).toEqual({ vat: null, pit: null });
  });

  it('follow the rates of the law: the whole turnover for VAT, what lies above the billion for PIT', () => {
    const taxes = taxesOf({
      before: noTurnover(),
      during: totals({ resale: 2_000_000_000 }),
      lastDay: '2027-12-31',
    });
    expect(taxes.resale).toEqual({ vat: 20_000_000, pit: 5_000_000 });
  });

  it.each([
    ['resale', '0,8%', '1%', '0,5%'],
    ['making', '2,4%', '3%', '1,5%'],
    ['service', '4%', '5%', '2%'],
  ] as const)('cut VAT on %s by a fifth until the end of 2026', (trade, cut, whole, pit) => {
    expect(percentText(ratesOn(trade, '2026-12-31')!.vat)).toBe(cut);
    expect(percentText(ratesOn(trade, '2027-01-01')!.vat)).toBe(whole);
    expect(percentText(ratesOn(trade, '2027-01-01')!.pit)).toBe(pit);
  });

  it('ask nothing by percentage of what was grown', () => {
    const during = totals({ grown: 3_000_000_000, resale: 1_000_000_000 });
    const taxes = taxesOf({ before: noTurnover(), during, lastDay: '2027-03-31' });
    expect(taxes.grown).toEqual({ vat: null, pit: null });
    // a quarter of the turnover is resale, and so is a quarter of the three billion above the first
    expect(taxes.resale).toEqual({ vat: 10_000_000, pit: 3_750_000 });
  });

  it('count a return below zero', () => {
    const before = totals({ resale: 2_000_000_000 });
    const taxes = taxesOf({ before, during: totals({ resale: -100_000_000 }), lastDay: '2027-06-30' });
    expect(taxes.resale).toEqual({ vat: -1_000_000, pit: -500_000 });
  });

  const money = fc.integer({ min: 0, max: 4_000_000_000_000 });
  const anyTotals = fc.record({ grown: money, resale: money, making: money, service: money });

  it('of the quarters come to those of the year once it is beyond the billion', () =>
    fc.assert(
      fc.property(fc.array(anyTotals, { minLength: 4, maxLength: 4 }), (quarters) => {
        const first = { ...quarters[0]!, resale: quarters[0]!.resale + UNTAXED_TURNOVER + 1 };
        const all = [first, ...quarters.slice(1)];
        const sum = (many: TradeTotals[]) =>
          totals(Object.fromEntries(TRADES.map((trade) => [trade, many.reduce((s, one) => s + one[trade], 0)])));
        const year = taxesOf({ before: noTurnover(), during: sum(all), lastDay: '2027-12-31' });
        for (const trade of ['resale', 'making', 'service'] as Trade[]) {
          const parts = all.map(
            (during, at) => taxesOf({ before: sum(all.slice(0, at)), during, lastDay: '2027-12-31' })[trade].pit ?? 0,
          );
          expect(parts.reduce((s, part) => s + part, 0)).toBe(year[trade].pit);
        }
      }),
    ));
});

describe('the mark of one billion', () => {
  it.each([
    [0, 0, 1_000_000_000, false],
    [999_999_999, 99, 1, false],
    [1_000_000_000, 100, 0, false],
    [1_000_000_001, 100, 0, true],
    [-5_000, 0, 1_000_005_000, false],
  ])('%i is %i %%, %i left, passed: %s', (turnover, percent, left, isPassed) =>
    expect(thresholdOf(2026, turnover)).toEqual({ year: 2026, turnover, left, percent, isPassed }),
  );
});

const WORDS: BookWords = {
  holder: (name) => `HỘ ${name}`,
  address: (address) => `ĐC ${address}`,
  taxCode: (code) => `MST ${code}`,
  formNumber: (form) => `Mẫu số ${form}`,
  circular: 'TT 152',
  title: 'SỔ',
  place: (place) => `ĐĐ ${place}`,
  period: 'Quý 4',
  unit: 'đồng',
  voucher: 'Chứng từ',
  number: 'Số hiệu',
  day: { 'S1a-HKD': 'Ngày tháng', 'S2a-HKD': 'Ngày, tháng' },
  text: 'Diễn giải',
  amount: 'Số tiền',
  total: 'Tổng cộng',
  totalOf: (position) => `Tổng cộng (${position})`,
  trade: (position, trade) => `${position}. ${trade}`,
  vat: 'Thuế GTGT',
  pit: 'Thuế TNCN',
  allVat: 'Tổng GTGT',
  allPit: 'Tổng TNCN',
  signedOn: 'Ngày',
  signer: 'NGƯỜI ĐẠI DIỆN',
  signing: '(Ký)',
};
const HEAD = { holder: 'Trần Thị Tư', address: 'Chợ Lách', taxCode: '', place: 'Chợ Lách' };

describe('a form', () => {
  const lines = [line(), line({ trade: 'resale', amount: 200_000 }), line({ trade: 'grown', amount: -100_000 })];

  it('S1a-HKD lists everything once and its total', () => {
    const { rows } = layOut(s1aBook(lines), HEAD, WORDS);
    expect(rows.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['line', 1_000_000],
      ['line', 200_000],
      ['line', -100_000],
      ['total', 1_100_000],
    ]);
    expect(rows[0]!.day).toBe('05/10/2026');
  });

  it('S2a-HKD has a block a trade, each with its total and two taxes, and both sums at the end', () => {
    const { rows } = layOut(s2aBook(lines, { before: noTurnover(), lastDay: '2026-12-31' }), HEAD, WORDS);
    expect(rows.map(({ kind, text, amount }) => [kind, text, amount])).toEqual([
      ['trade', '1. grown', null],
      ['line', 'Bán hàng, đơn CVABC234', 1_000_000],
      ['line', 'Bán hàng, đơn CVABC234', -100_000],
      ['total', 'Tổng cộng (1)', 900_000],
      ['tax', 'Thuế GTGT', null],
      ['tax', 'Thuế TNCN', null],
      ['trade', '2. resale', null],
      ['line', 'Bán hàng, đơn CVABC234', 200_000],
      ['total', 'Tổng cộng (2)', 200_000],
      ['tax', 'Thuế GTGT', null],
      ['tax', 'Thuế TNCN', null],
      ['end', 'Tổng GTGT', null],
      ['end', 'Tổng TNCN', null],
    ]);
  });

  it('fills the taxes in beyond the billion', () => {
    const book = s2aBook(lines, { before: totals({ resale: 1_500_000_000 }), lastDay: '2026-12-31' });
    expect(book.blocks.map(({ trade, tax }) => [trade, tax.vat])).toEqual([
      ['grown', null],
      ['resale', 1_600],
    ]);
    expect(book.vat).toBe(1_600);
  });

  it('leaves a dotted line for what nobody has said', () => {
    expect(layOut(s1aBook([]), HEAD, WORDS).head).toEqual([
      'HỘ Trần Thị Tư',
      'ĐC Chợ Lách',
      expect.stringMatching(/^MST …+$/),
    ]);
  });

  it('adds up by trade', () => {
    const sums = totalsOf(lines);
    expect(sums).toEqual({ grown: 900_000, resale: 200_000, making: 0, service: 0 });
    expect(turnoverOf(sums)).toBe(1_100_000);
  });
});

it('writes an amount below zero with a minus', () => {
  expect([formatSigned(-1_250_000), formatSigned(0), formatSigned(1_000)]).toEqual(['-1.250.000', '0', '1.000']);
});
