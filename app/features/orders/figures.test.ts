import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { barHeights, change, hintOf, isQuiet, type PlantFigures, type Sums, type Week } from './figures';

const sums = (given: Partial<Sums> = {}): Sums => ({
  arrivals: 40,
  views: 120,
  calls: 2,
  chats: 1,
  orders: 1,
  revenue: dong(350_000),
  ...given,
});
const NOTHING = { arrivals: 0, views: 0, calls: 0, chats: 0, orders: 0, revenue: dong(0) };
const plant = (given: Partial<PlantFigures> = {}): PlantFigures => ({
  id: '1',
  name: 'Bông giấy',
  views: 120,
  presses: 2,
  orders: 1,
  isThere: true,
  photos: 5,
  ...given,
});
const week = (given: Partial<Week> = {}): Week => ({
  days: [],
  now: sums(),
  before: sums(),
  channels: [],
  best: [plant()],
  ...given,
});

describe('the hint of the week', () => {
  it.each([
    ['nothing, when it goes well', week(), null],
    ['to send the link, when nobody came', week({ now: NOTHING, best: [] }), 'nobody-yet'],
    ['to fill up, when what is gone is looked at', week({ best: [plant({ isThere: false })] }), 'sold-out'],
    [
      'to take photos, when many look, nobody asks and there are few',
      week({ best: [plant({ presses: 0, orders: 0, photos: 1 })] }),
      'few-photos',
    ],
    [
      'to show it closer, when many look and nobody asks',
      week({ best: [plant({ presses: 0, orders: 0 })] }),
      'seen-not-asked',
    ],
    ['nothing of a plant that few have seen', week({ best: [plant({ presses: 0, orders: 0, views: 29 })] }), null],
    ['to send the link again, when half stay away', week({ now: sums({ arrivals: 20 }) }), 'fewer'],
    ['nothing of a fall from few to fewer', week({ now: sums({ arrivals: 1 }), before: sums({ arrivals: 9 }) }), null],
  ])('is %s', (_what, given, code) => expect(hintOf(given)?.code ?? null).toBe(code));

  it('names the plant and how often it was seen', () =>
    expect(hintOf(week({ best: [plant({ presses: 0, orders: 0 })] }))).toEqual({
      code: 'seen-not-asked',
      listingId: '1',
      with: { name: 'Bông giấy', views: 120 },
    }));
});

describe('the picture of the week', () => {
  it('says nothing of a change where there is too little', () => {
    expect(change(15, 10)).toBe(50);
    expect(change(5, 9)).toBeNull();
    expect(change(0, 20)).toBe(-100);
  });

  it('shows every day that had somebody, and none higher than the picture', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 7, maxLength: 7 }), (counts) => {
        const heights = barHeights(counts, 120);
        heights.forEach((height, at) => {
          expect(height).toBeLessThanOrEqual(120);
          expect(height > 0).toBe(counts[at]! > 0);
        });
        if (Math.max(...counts) > 0) expect(Math.max(...heights)).toBe(120);
      }),
    ));

  it('is quiet only where nothing happened in two weeks', () => {
    expect(isQuiet(week({ now: NOTHING, before: NOTHING }))).toBe(true);
    expect(isQuiet(week({ now: NOTHING }))).toBe(false);
    expect(isQuiet(week({ now: { ...NOTHING, orders: 1 }, before: NOTHING }))).toBe(false);
  });
});
