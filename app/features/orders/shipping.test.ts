import { describe, expect, it } from 'vitest';

import { GROUPS } from '~/features/catalogue/vocabulary';
import { DEFAULT_METHODS, readShippingRules, type ShippingKind } from '~/features/shops/shipping-method';
import { dong } from '~/shared/dong';

import type { ShippableLine } from './parcel';
import { sendingWishes, shippingOptions, type ShippingQuestion } from './shipping';

/** A bougainvillea in a pot, measured and packed. */
const line = (given: Partial<ShippableLine> = {}): ShippableLine => ({
  name: 'Bông giấy hồng',
  group: 'foliage',
  unit: 'chau',
  quantity: 2,
  total: dong(700_000),
  measures: {
    heightCm: 50,
    spreadCm: 40,
    potCm: 18,
    weightGrams: 4_000,
    lengthCm: 60,
    widthCm: 25,
    packHeightCm: 25,
  },
  details: {},
  preorderOn: null,
  ...given,
});
const unmeasured = Object.fromEntries(
  Object.keys(line().measures).map((key) => [key, null]),
) as ShippableLine['measures'];

const road = {
  days: { province: [1, 1], other: [2, 3] },
  table: { by: 'order', fees: { province: 40_000, other: 90_000 } },
};
const TRUCK = { vehicle: 'truck', freightByBuyer: false, ...road };
const PARCEL = { divisor: 6000, takesLiving: true, ...road };
const OWN = { vehicle: 'motorbike', communes: [], communeDays: [0, 1], ...road };
const WEIGHED = {
  by: 'weight',
  steps: [
    { upToKg: 5, fees: { other: 30_000 } },
    { upToKg: 20, fees: { other: 80_000 } },
  ],
};
const SIZED = {
  by: 'size',
  fees: { small: { other: 10_000 }, medium: { other: 25_000 }, large: {} },
  wholeTruck: { other: 2_000_000 },
};

/** How one way answers for lines sent to Hà Nội, unless the test says otherwise. */
function ask(kind: ShippingKind, stored: object, lines = [line()], given: Partial<ShippingQuestion> = {}) {
  const rules = readShippingRules(kind, stored);
  if (!rules) throw new Error('the test’s own rules cannot be read');
  const to = { communeCode: '00070', zone: 'other' } as const;
  const [option] = shippingOptions({
    methods: [{ id: 'way', name: '', rules }],
    lines,
    to,
    today: '2026-11-26',
    ...given,
  });
  return option!;
}
const reasons = (...asked: Parameters<typeof ask>) => ask(...asked).blocked.map(({ code }) => code);
const near = { to: { communeCode: '28894', zone: 'province' } } as const;

describe('a shop that has set up nothing', () => {
  it('hands over at the gate, or says the fee later, whatever is bought', () => {
    for (const group of GROUPS) {
      const lines = [line({ group, measures: unmeasured, details: { bloom: 'full-bloom' } })];
      const options = shippingOptions({
        methods: DEFAULT_METHODS,
        lines,
        to: { communeCode: '00070', zone: 'other' },
        today: '2026-11-26',
      });
      expect(options.map(({ methodId, fee, blocked }) => [methodId, fee, blocked])).toEqual([
        ['pickup', 0, []],
        ['quote', null, []],
      ]);
    }
  });

  it('sends nothing that its grower only lets be fetched', () => {
    const lines = [line(), line({ name: 'Mai cổ', details: { modes: ['pickup'] } })];
    expect(ask('quote', {}, lines).blocked).toEqual([{ code: 'not-this-way', with: { name: 'Mai cổ' } }]);
    expect(ask('pickup', {}, lines).blocked).toEqual([]);
  });
});

describe('the fee', () => {
  it('is the zone’s, with its days', () =>
    expect(ask('depot', TRUCK)).toMatchObject({ fee: 90_000, days: [2, 3], blocked: [], freightByBuyer: false }));

  it('of a commune with a price of its own is that, whatever its zone', () => {
    const own = { ...OWN, communes: [{ code: '28894', fee: 15_000 }] };
    expect(ask('own_delivery', own, [line()], near)).toMatchObject({ fee: 15_000, days: [0, 1] });
    expect(ask('own_delivery', own, [line()], { to: { communeCode: '28879', zone: 'province' } }).fee).toBe(40_000);
  });

  it('is nothing from the shop’s amount on', () => {
    expect(ask('own_delivery', { ...OWN, freeFrom: 700_000 }, [line()], near).fee).toBe(0);
    expect(ask('own_delivery', { ...OWN, freeFrom: 700_001 }, [line()], near).fee).toBe(40_000);
  });

  it('at a depot may be the buyer’s to pay on arrival, known or not', () => {
    const byBuyer = { ...TRUCK, freightByBuyer: true };
    expect(ask('depot', byBuyer)).toMatchObject({ fee: 90_000, freightByBuyer: true, blocked: [] });
    expect(ask('depot', { ...byBuyer, table: { by: 'order', fees: {} } })).toMatchObject({ fee: 0, blocked: [] });
    expect(ask('depot', { ...byBuyer, freeFrom: 0 })).toMatchObject({ fee: 90_000 });
  });

  it('by weight is each parcel’s, with the room it takes', () => {
    // 60 × 25 × 25 cm / 6000 = 6,25 kg a pot: three to a parcel of 20 kg, then one
    expect(ask('carrier', { ...PARCEL, table: WEIGHED }, [line({ quantity: 4 })]).fee).toBe(160_000);
    const thin = { ...line().measures, widthCm: 10, packHeightCm: 10 };
    expect(ask('carrier', { ...PARCEL, table: WEIGHED }, [line({ quantity: 1, measures: thin })]).fee).toBe(30_000);
  });

  it('by size counts every pot of a pair, and stops at a whole truck', () => {
    const pairs = line({ unit: 'cap', quantity: 3 });
    expect(ask('depot', { ...TRUCK, table: SIZED }, [pairs]).fee).toBe(60_000);
    expect(ask('depot', { ...TRUCK, table: SIZED }, [line({ quantity: 5000 })]).fee).toBe(2_000_000);
  });

  it.each([
    ['by weight', 'carrier', { ...PARCEL, table: WEIGHED }],
    ['by size', 'depot', { ...TRUCK, table: SIZED }],
  ] as const)('%s of what nobody measured is told later, and the page says why', (_story, kind, stored) => {
    const option = ask(kind, stored, [line(), line({ name: 'Mai', measures: unmeasured })]);
    expect(option).toMatchObject({ fee: null, blocked: [] });
    expect(option.hints).toEqual([{ code: 'unknown-size', with: { name: 'Mai' } }]);
  });
});

describe('a way is not offered', () => {
  it('to a zone without days, nor to one without a fee', () => {
    const delta = { to: { communeCode: '31153', zone: 'delta' } } as const;
    expect(reasons('depot', TRUCK, [line()], delta)).toEqual(['not-there']);
    expect(reasons('depot', { ...TRUCK, table: { by: 'order', fees: {} } })).toEqual(['not-there']);
    expect(
      reasons('depot', { ...TRUCK, table: SIZED }, [line({ measures: { ...unmeasured, heightCm: 180 } })]),
    ).toEqual(['not-there']);
  });

  it('to a plant longer than it takes, and names the longest', () => {
    const tall = (name: string, heightCm: number) => line({ name, measures: { ...unmeasured, heightCm } });
    expect(ask('depot', { ...TRUCK, maxLongestCm: 140 }, [tall('A', 150), tall('B', 180), line()]).blocked).toEqual([
      { code: 'too-tall', with: { name: 'B', cm: 180, max: 140 } },
    ]);
    expect(reasons('depot', { ...TRUCK, maxLongestCm: 180 }, [tall('B', 180)])).toEqual([]);
  });

  it('to a plant heavier than it takes, counting its room', () => {
    const heavy = line({ measures: { ...line().measures, weightGrams: 20_001 } });
    expect(ask('carrier', { ...PARCEL, table: WEIGHED }, [heavy]).blocked).toEqual([
      { code: 'too-heavy', with: { name: heavy.name, kg: 21, max: 20 } },
    ]);
    expect(reasons('carrier', { ...PARCEL, maxKg: 6 })).toEqual(['too-heavy']);
    expect(
      reasons('depot', { ...TRUCK, maxKg: 6 }, [line({ measures: { ...unmeasured, weightGrams: 6_500 } })]),
    ).toEqual(['too-heavy']);
  });

  it('to more than fits one trip', () => {
    const own = { ...OWN, maxPieces: 5 };
    expect(reasons('own_delivery', own, [line({ quantity: 5 })], near)).toEqual([]);
    expect(ask('own_delivery', own, [line({ unit: 'cap', quantity: 3 })], near).blocked).toEqual([
      { code: 'too-many', with: { pieces: 6, max: 5 } },
    ]);
  });

  it('when the road is longer than a plant lives through, and names the weakest', () => {
    const lines = [
      line(),
      line({ name: 'Cúc', details: { transitDays: 1 } }),
      line({ name: 'Sen đá', group: 'succulent' }),
    ];
    expect(ask('depot', TRUCK, lines).blocked).toEqual([
      { code: 'too-many-days', with: { name: 'Cúc', days: 3, max: 1 } },
    ]);
    expect(reasons('depot', TRUCK, lines, near)).toEqual([]);
  });

  it.each([
    ['flowers of the season by what their group bears', { group: 'seasonal-flower' }, ['too-many-days']],
    ['seedlings in soil are not', { group: 'fruit-sapling' }, []],
    [
      'seedlings with bare roots sooner',
      { group: 'fruit-sapling', details: { container: 'bare-root' } },
      ['too-many-days'],
    ],
    ['unless their grower knows better', { group: 'seasonal-flower', details: { transitDays: 5 } }, []],
    ['dried fruit never', { group: 'ocop-food' }, []],
  ] as const)('%s', (_story, given, codes) =>
    expect(reasons('depot', { ...TRUCK, days: { other: [3, 4] } }, [line(given as Partial<ShippableLine>)])).toEqual(
      codes,
    ),
  );

  it('to open flowers on a long road, unless their grower sends them open', () => {
    const open = { transitDays: 9, bloom: 'full-bloom' };
    expect(reasons('depot', TRUCK, [line({ details: open })])).toEqual(['in-bloom']);
    expect(reasons('depot', TRUCK, [line({ details: open })], near)).toEqual([]);
    expect(reasons('depot', TRUCK, [line({ details: { ...open, shipBloom: ['full-bloom'] } })])).toEqual([]);
    expect(reasons('depot', TRUCK, [line({ details: { ...open, bloom: 'green-bud' } })])).toEqual([]);
    expect(
      reasons('depot', TRUCK, [line({ details: { ...open, bloom: 'green-bud', shipBloom: ['no-flower'] } })]),
    ).toEqual(['in-bloom']);
  });

  it('by today’s flowers when it is sold ahead for a later day', () => {
    const details = { transitDays: 9, bloom: 'full-bloom' };
    expect(reasons('depot', TRUCK, [line({ details, preorderOn: '2027-01-15' })])).toEqual([]);
    expect(reasons('depot', TRUCK, [line({ details, preorderOn: '2026-11-26' })])).toEqual(['in-bloom']);
  });

  it('against its grower’s word, or its group’s where the grower says nothing', () => {
    expect(reasons('carrier', PARCEL, [line({ details: { modes: ['truck'], transitDays: 9 } })])).toEqual([
      'not-this-way',
    ]);
    expect(reasons('carrier', PARCEL, [line({ details: { modes: ['parcel'], transitDays: 9 } })])).toEqual([]);
    expect(reasons('carrier', PARCEL, [line({ group: 'landscape' })])).toEqual(['not-this-way']);
    expect(reasons('own_delivery', OWN, [line({ group: 'service' })], near)).toEqual(['not-this-way']);
  });

  it('by a carrier that takes nothing alive, or nothing with soil', () => {
    const lines = [line({ details: { transitDays: 9 } })];
    expect(reasons('carrier', { ...PARCEL, takesLiving: false }, lines)).toEqual(['no-living']);
    expect(reasons('carrier', { ...PARCEL, takesLiving: false }, [line({ group: 'handicraft' })])).toEqual([]);
    expect(reasons('carrier', { ...PARCEL, bareRootOnly: true }, lines)).toEqual(['needs-soil']);
    expect(
      reasons('carrier', { ...PARCEL, bareRootOnly: true }, [line({ details: { transitDays: 9, bareRoot: true } })]),
    ).toEqual([]);
  });

  it('and every reason is told at once', () =>
    expect(
      reasons('carrier', { ...PARCEL, takesLiving: false, maxLongestCm: 50, maxKg: 1 }, [
        line({ details: { bloom: 'full-bloom', transitDays: 1 } }),
      ]),
    ).toEqual(['no-living', 'too-many-days', 'in-bloom', 'too-tall', 'too-heavy']));
});

it('what a grower asks of whoever sends it is told in the grower’s words', () =>
  expect(sendingWishes([line(), line({ name: 'Lan', details: { noShip: 'Trời trên 35 độ' } })])).toEqual([
    { name: 'Lan', wish: 'Trời trên 35 độ' },
  ]));
