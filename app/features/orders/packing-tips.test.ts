import { describe, expect, it } from 'vitest';

import { GROUPS, isLiving } from '~/features/catalogue/vocabulary';
import type { Details } from '~/features/listings/details';

import { isWeekendAhead, nextDispatchDay, tipsForOrder, tipsForThing, type PackedThing } from './packing-tips';

const THURSDAY = new Date('2026-11-26T03:00:00Z');
const FRIDAY = new Date('2026-11-27T03:00:00Z');

const thing = (given: Partial<PackedThing> = {}): PackedThing => ({
  group: 'seasonal-flower',
  unit: 'chau',
  details: {},
  weightGrams: 4_000,
  ...given,
});
const codes = (details: Details, days: number | null = 1, given: Partial<PackedThing> = {}) =>
  tipsForThing(thing({ details, ...given }), days).map(({ tip }) => tip);
const whole = (things: PackedThing[], now: Date, days: number | null) =>
  tipsForOrder(things, { now, days }).map(({ tip }) => tip);

describe('what to mind with one thing', () => {
  it('is what its grower wrote, before what its kind asks for', () =>
    expect(
      tipsForThing(thing({ details: { packing: ['caged'], noShip: 'Trời trên 35 độ', fragile: true } }), 1),
    ).toEqual([
      { tip: 'no-ship', isUrgent: true, says: 'Trời trên 35 độ' },
      { tip: 'packed-as', isUrgent: false, says: 'caged' },
      { tip: 'flower-pots', isUrgent: false },
      { tip: 'fragile', isUrgent: false },
    ]));

  it.each([
    ['a bloom its grower does not send warns', { bloom: 'full-bloom', shipBloom: ['green-bud'] }, 1, 'bloom-stays'],
    ['open flowers are wrapped', { bloom: 'bloom-30' }, 1, 'in-bloom'],
    ['bare roots are kept damp', { bareRoot: true }, 1, 'bare-root'],
    ['a way longer than it stands warns', { transitDays: 1 }, 3, 'too-long-on-road'],
  ] as const)('%s', (_story, details, days, tip) => expect(codes(details as unknown as Details, days)).toContain(tip));

  it.each([
    ['in bloom may be fetched at the gate', { bloom: 'full-bloom', shipBloom: ['green-bud'] }, 0, 'bloom-stays'],
    ['within its days is no warning', { transitDays: 3 }, 3, 'too-long-on-road'],
    ['a way nobody knows is no warning', { transitDays: 1 }, null, 'too-long-on-road'],
  ] as const)('%s', (_story, details, days, tip) =>
    expect(codes(details as unknown as Details, days)).not.toContain(tip),
  );

  it('keeps a pair together and lifts what is heavy', () =>
    expect(codes({}, 1, { unit: 'cap', weightGrams: 20_001 })).toEqual(expect.arrayContaining(['pair', 'heavy'])));

  it('has something to say of every kind that is sent', () => {
    for (const group of GROUPS.filter((one) => one !== 'service')) expect(codes({}, 1, { group })).not.toEqual([]);
  });
});

describe('what to mind with the whole order', () => {
  it('is water the day before and a wrapped root ball', () =>
    expect(whole([thing()], THURSDAY, 1)).toEqual([
      'water-before',
      'wrap-root-ball',
      'not-repotted',
      'heat',
      'photo-before',
    ]));

  it('keeps a long way from beginning at the weekend', () => {
    expect(whole([thing()], FRIDAY, 3)).toContain('weekend');
    expect(whole([thing()], FRIDAY, 2)).not.toContain('weekend');
    expect(whole([thing()], THURSDAY, 3)).not.toContain('weekend');
  });

  it('does not water what travels dry, nor candy', () => {
    expect(whole([thing({ group: 'succulent' })], THURSDAY, 1)).not.toContain('water-before');
    expect(whole([thing({ group: 'ocop-food' })], FRIDAY, 5)).toEqual(['photo-before']);
    for (const group of GROUPS.filter((one) => !isLiving(one)))
      expect(whole([thing({ group })], THURSDAY, 1)).not.toContain('water-before');
  });

  it('counts the days as they are in Vietnam', () => {
    expect(isWeekendAhead(new Date('2026-11-26T16:59:00Z'))).toBe(false); // still Thursday in Chợ Lách
    expect(isWeekendAhead(new Date('2026-11-26T17:00:00Z'))).toBe(true);
    expect(isWeekendAhead(new Date('2026-11-29T17:00:00Z'))).toBe(false);
    expect(nextDispatchDay(FRIDAY).toISOString().slice(0, 10)).toBe('2026-11-30');
  });
});
