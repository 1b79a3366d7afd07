import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Measure } from '~/features/listings/listing';

import { chargeableGrams, longestSide, packParcels, piecesToLift, sizeClassOf } from './parcel';

const NOTHING: Record<Measure, number | null> = {
  heightCm: null,
  spreadCm: null,
  potCm: null,
  weightGrams: null,
  lengthCm: null,
  widthCm: null,
  packHeightCm: null,
};
const measured = (given: Partial<typeof NOTHING> = {}, details = {}) => ({
  measures: { ...NOTHING, ...given },
  details,
});

describe('the longest side', () => {
  it.each([
    ['of what was packed is the box’s', measured({ heightCm: 120, lengthCm: 90, widthCm: 30, packHeightCm: 25 }), 90],
    ['of what was only measured in the garden is its height', measured({ heightCm: 60, potCm: 20 }), 60],
    ['counts the pot when that was said', measured({ heightCm: 60 }, { heightWithPot: 85 }), 85],
    ['of a wide, low pot is the pot', measured({ heightCm: 10, potCm: 60 }), 60],
    ['of what nobody measured is not known', measured(), null],
  ])('%s', (_story, line, cm) => expect(longestSide(line)).toBe(cm));
});

describe('a carrier charges', () => {
  const box = { lengthCm: 60, widthCm: 40, packHeightCm: 50 };
  it.each([
    ['the room a light thing takes', { ...box, weightGrams: 3_000 }, 6000, 20_000],
    ['more of it where the divisor is smaller', { ...box, weightGrams: 3_000 }, 5000, 24_000],
    ['the weight of a heavy thing', { ...box, weightGrams: 32_000 }, 6000, 32_000],
    ['a begun gram as a whole one', { lengthCm: 1, widthCm: 1, packHeightCm: 1, weightGrams: 0 }, 6000, 1],
  ])('%s', (_story, measures, divisor, grams) => expect(chargeableGrams(measured(measures), divisor)).toBe(grams));

  it.each(['weightGrams', 'lengthCm', 'widthCm', 'packHeightCm'])('nothing that can be told without %s', (missing) =>
    expect(chargeableGrams(measured({ ...box, weightGrams: 3_000, [missing]: null }), 6000)).toBeNull(),
  );
});

describe('a thing is', () => {
  it.each([
    ['small in a seedling’s bag', measured({ heightCm: 40, potCm: 12, weightGrams: 900 }), 'small'],
    ['medium in a pot that one man lifts', measured({ heightCm: 110, potCm: 30, weightGrams: 15_000 }), 'medium'],
    ['medium when it is small and heavy', measured({ heightCm: 40, weightGrams: 9_000 }), 'medium'],
    ['large when it is taller than a door is wide', measured({ heightCm: 180 }), 'large'],
    ['large in a pot that two men lift', measured({ heightCm: 100, potCm: 60 }), 'large'],
    ['of no known size when only its weight was said', measured({ weightGrams: 900 }), null],
  ])('%s', (_story, line, size) => expect(sizeClassOf(line)).toBe(size));

  it('lifted as often as it has pots: a cặp is two, a chục goes in one bundle', () => {
    expect(piecesToLift({ unit: 'cap', quantity: 3 })).toBe(6);
    expect(piecesToLift({ unit: 'chuc', quantity: 3 })).toBe(3);
  });
});

describe('parcels', () => {
  it('hold as many of one kind as they may, and the rest shares one', () =>
    expect(
      packParcels(
        [
          { grams: 4_000, count: 12 },
          { grams: 3_000, count: 2 },
        ],
        20_000,
      ),
    ).toEqual([
      { grams: 20_000, count: 2 },
      { grams: 14_000, count: 1 },
    ]));

  it('lose nothing, and none is too heavy', () => {
    const units = fc.array(
      fc.record({ grams: fc.integer({ min: 1, max: 30_000 }), count: fc.integer({ min: 1, max: 100_000 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(units, fc.integer({ min: 30_000, max: 200_000 }), (given, max) => {
        const parcels = packParcels(given, max);
        const weigh = (some: typeof given) => some.reduce((sum, { grams, count }) => sum + grams * count, 0);
        expect(weigh(parcels)).toBe(weigh(given));
        for (const { grams } of parcels) expect(grams).toBeLessThanOrEqual(max);
        expect(parcels.length).toBeLessThanOrEqual(given.length * 2);
      }),
    );
  });
});
