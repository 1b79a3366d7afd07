import { describe, expect, it } from 'vitest';

import { monthOf, noFigures, readReportQuery, sumUp } from './report';

const NOW = new Date('2026-11-30T18:00:00Z'); // already December in Vietnam

describe('what a report’s address asks for', () => {
  it.each([
    ['nothing', '', { period: { kind: 'month', year: 2026, month: 12 }, commune: null, what: 'members', after: null }],
    [
      'everything',
      'period=2026-Q4&commune=28870&what=ocop&after=01a21930-9c77-75b8-87b3-9fdfb265275b',
      {
        period: { kind: 'quarter', year: 2026, quarter: 4 },
        commune: '28870',
        what: 'ocop',
        after: '01a21930-9c77-75b8-87b3-9fdfb265275b',
      },
    ],
    [
      'nonsense',
      "period=bao+gio&commune=la'&what=tien&after=%25",
      { period: { kind: 'month', year: 2026, month: 12 }, commune: null, what: 'members', after: null },
    ],
    [
      'a channel of a member',
      'after=01a21930-9c77-75b8-87b3-9fdfb265275b+google',
      { after: '01a21930-9c77-75b8-87b3-9fdfb265275b google' },
    ],
  ])('%s', (_what, search, query) => {
    expect(readReportQuery(new URLSearchParams(search), NOW)).toMatchObject(query);
  });

  it('is this month by Vietnam’s clock', () => {
    expect(monthOf(NOW)).toEqual({ kind: 'month', year: 2026, month: 12 });
  });
});

it('sums members up by commune, those without one last', () => {
  const of = (communeCode: string | null, orders: number) => ({ communeCode, figures: { ...noFigures(), orders } });
  const { rows, all } = sumUp([of(null, 1), of('28894', 2), of('28870', 4), of('28894', 8)]);
  expect(rows.map(({ communeCode, figures }) => [communeCode, figures.orders])).toEqual([
    ['28870', 4],
    ['28894', 10],
    [null, 1],
  ]);
  expect(all).toEqual({ ...noFigures(), orders: 15 });
});
