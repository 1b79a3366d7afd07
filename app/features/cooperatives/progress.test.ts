import { describe, expect, it } from 'vitest';

import { niceTop } from './line-chart';
import { progressOf, weeksUntil } from './progress';

const THURSDAY = new Date('2026-11-26T02:00:00Z');

describe('the weeks of the chart', () => {
  it('begin on Monday at midnight in Vietnam, this week last', () => {
    expect(weeksUntil(THURSDAY, 2)).toEqual([
      { start: new Date('2026-11-16T00:00:00+07:00'), end: new Date('2026-11-23T00:00:00+07:00') },
      { start: new Date('2026-11-23T00:00:00+07:00'), end: new Date('2026-11-30T00:00:00+07:00') },
    ]);
  });

  it.each([
    ['Sunday late at night', '2026-11-29T16:59:59Z', '2026-11-23'],
    ['Monday just begun', '2026-11-29T17:00:00Z', '2026-11-30'],
  ])('%s belongs where people in Vietnam count it', (_when, moment, monday) => {
    expect(weeksUntil(new Date(moment), 1)[0]!.start).toEqual(new Date(`${monday}T00:00:00+07:00`));
  });

  it('count whoever had taken a step by their end, and keep counting them', () => {
    const [before, now] = weeksUntil(THURSDAY, 2);
    const members = [
      { 'set-up': new Date('2026-11-17T00:00:00Z'), published: new Date('2026-11-25T00:00:00Z') },
      { 'set-up': new Date('2026-11-24T00:00:00Z') },
      {},
    ];
    expect(progressOf(members, [before!, now!])).toMatchObject([
      { 'set-up': 1, published: 0, paid: 0 },
      { 'set-up': 2, published: 1, paid: 0 },
    ]);
  });
});

it('the scale ends at a number people count by, and its middle is whole', () => {
  expect([1, 2, 3, 5, 7, 9, 11, 37, 500].map(niceTop)).toEqual([2, 2, 4, 6, 8, 10, 20, 40, 600]);
});
