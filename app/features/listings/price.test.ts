import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dong, formatDong, type Dong } from '~/shared/dong';

import type { Tier } from './listing';
import { pricePerPiece, pricePerUnit, priceRange, tierProblems, unitKey } from './price';
import { makeSku } from './sku';

const k = (thousands: number) => dong(thousands * 1000);
const step = (minQuantity: number, thousands: number): Tier => ({ minQuantity, price: k(thousands) });
const fieldOf = (row: number, part: string) => `${row}-${part}`;

it.each<[string, Dong | null, Dong | null, string]>([
  ['one size', k(350), k(350), '350.000\u00a0₫'],
  ['small and large', k(350), k(600), '350.000\u00a0₫ – 600.000\u00a0₫'],
  ['not priced yet', null, null, ''],
])('a price is read at a glance: %s', (_story, from, to, text) => expect(priceRange(from, to)).toBe(text));

it('says what one price is for', () => {
  expect(pricePerUnit(formatDong(k(350)), 'chậu')).toBe('350.000\u00a0₫ / chậu');
  expect(pricePerUnit('', 'chậu')).toBe('');
});

it.each([
  ['a chục of fourteen', 'chuc', 14, 'chuc.14'],
  ['a chục nobody counted', 'chuc', 1, 'units.chuc'],
  ['a pot', 'chau', 1, 'units.chau'],
] as const)('names the unit: %s', (_story, unit, pieces, key) => expect(unitKey(unit, pieces)).toBe(key));

it.each<[string, Dong | null, number | null, Dong | null]>([
  ['a pair of cúc mâm xôi', k(160), 2, k(80)],
  ['a chục of twelve does not divide evenly', k(100), 12, dong(8333)],
  ['a pot is a pot', k(160), 1, null],
  ['no price yet', null, 2, null],
])('price of one piece: %s', (_story, price, pieces, each) => expect(pricePerPiece(price, pieces)).toBe(each));

describe('wholesale', () => {
  it.each<[string, Dong | null, Tier[], [string, string][]]>([
    ['falls step by step', k(350), [step(10, 320), step(50, 300)], []],
    ['nothing offered', k(350), [], []],
    ['before one has a price only the steps are compared', null, [step(10, 320)], []],
    ['as dear as one alone', k(350), [step(10, 350)], [['listings.tier-not-cheaper', '0-price']]],
    ['dearer for more', k(350), [step(10, 300), step(50, 310)], [['listings.tier-not-cheaper', '1-price']]],
    ['the same quantity twice', k(350), [step(10, 300), step(10, 290)], [['listings.tier-quantity-falls', '1-from']]],
    ['from one is not wholesale', k(350), [step(1, 300)], [['listings.tier-from-two', '0-from']]],
    [
      'too many steps',
      k(350),
      [2, 3, 4, 5, 6, 7, 8].map((from) => step(from, 340 - from)),
      [['listings.tiers-too-many', '6-from']],
    ],
  ])('%s', (_story, price, tiers, problems) =>
    expect(tierProblems(price, tiers, fieldOf).map(({ code, field }) => [code, field])).toEqual(problems),
  );

  it('accepts exactly what asks for more and costs less at every step', () => {
    const tiers = fc.array(
      fc.record({ minQuantity: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 1, max: 9 }).map(k) }),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }).map(k), tiers, (price, steps) => {
        const ladder = [{ minQuantity: 1, price }, ...steps];
        const falls = steps.every(
          (tier, i) => tier.minQuantity > ladder[i]!.minQuantity && tier.price < ladder[i]!.price,
        );
        expect(tierProblems(price, steps, fieldOf).length === 0).toBe(falls);
      }),
    );
  });
});

it('makes codes nobody misreads, and fits every feed', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (chance) => {
      const sku = makeSku((n) => (chance.next().value as number) % n);
      expect(sku).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
    }),
  );
});
