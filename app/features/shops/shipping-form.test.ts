import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { feeColumns, feeName, readCommuneEntries, readShippingForm, readSteps, shippingTexts } from './shipping-form';
import { SHIPPING_KINDS, SIZE_CLASSES, ZONES, type ShippingKind, type ShippingRules } from './shipping-method';

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const delta = { 'zone-delta': 'on', 'days-delta-from': '1', 'days-delta-to': '2' };
const problemsOf = (kind: ShippingKind, fields: Record<string, string>) => {
  const read = readShippingForm(kind, formOf(fields));
  return read.ok ? [] : read.problems.map(({ code, field }) => `${code} ${field}`);
};

describe('a way of sending', () => {
  it('to the garden gate needs nothing', () =>
    expect(readShippingForm('pickup', formOf({ active: 'on', hours: ' 6 giờ – 18 giờ ' }))).toEqual({
      ok: true,
      value: { name: '', active: true, rules: { kind: 'pickup', address: '', hours: '6 giờ – 18 giờ' } },
    }));

  it('by coach: the buyer pays the freight, the fee is about what it comes to', () =>
    expect(
      readShippingForm(
        'depot',
        formOf({
          ...delta,
          carrier: 'Thảo Châu',
          freightByBuyer: 'on',
          by: 'order',
          [feeName('delta', 'order')]: '60k',
        }),
      ),
    ).toMatchObject({
      ok: true,
      value: {
        active: false,
        rules: { carrier: 'Thảo Châu', freightByBuyer: true, table: { by: 'order', fees: { delta: 60_000 } } },
      },
    }));

  it('by the garden itself may serve one commune and nothing else', () =>
    expect(
      readShippingForm(
        'own_delivery',
        formOf({
          communes: '[{"code":"28870","name":"xã Chợ Lách","fee":"20k"}]',
          'days-communes-from': '0',
          'days-communes-to': '1',
        }),
      ),
    ).toMatchObject({ ok: true, value: { rules: { communes: [{ code: '28870', fee: 20_000 }], days: {} } } }));

  it.each<[string, ShippingKind, Record<string, string>, string]>([
    ['that goes nowhere', 'depot', { by: 'order' }, 'shops.zones-missing zones'],
    [
      'whose days run backwards',
      'depot',
      { ...delta, 'days-delta-from': '3', [feeName('delta', 'order')]: '1000' },
      'shops.days-swapped days-delta-to',
    ],
    ['without a fee', 'depot', delta, 'common.price-missing fee-delta-order'],
    [
      'with a limit of a word',
      'depot',
      { ...delta, [feeName('delta', 'order')]: '0', maxKg: 'nhẹ' },
      'common.number-unreadable maxKg',
    ],
    [
      'dearer than any way',
      'depot',
      { ...delta, [feeName('delta', 'order')]: '2 tỷ' },
      'common.price-too-large fee-delta-order',
    ],
    ['without steps', 'carrier', { ...delta, by: 'weight', steps: '' }, 'shops.steps-unordered steps'],
    [
      'whose steps fall',
      'carrier',
      { ...delta, by: 'weight', steps: '5,2', 'fee-delta-step0': '1000', 'fee-delta-step1': '1000' },
      'shops.steps-unordered steps',
    ],
    [
      'with a commune without a fee',
      'own_delivery',
      { communes: '[{"code":"28870","name":"","fee":""}]', 'days-communes-from': '0', 'days-communes-to': '1' },
      'common.price-missing communes',
    ],
  ])('%s is asked again, next to its field', (_story, kind, fields, problem) =>
    expect(problemsOf(kind, fields)).toContain(problem),
  );

  it('by coach needs no fee where the buyer pays the coach, but the name of who carries it', () => {
    const free = { ...delta, freightByBuyer: 'on', by: 'order' };
    expect(readShippingForm('depot', formOf({ ...free, carrier: 'Thảo Châu' }))).toMatchObject({
      ok: true,
      value: { rules: { table: { by: 'order', fees: {} } } },
    });
    expect(problemsOf('depot', free)).toEqual(['shops.shipping-carrier-missing carrier']);
  });

  it('asks no whole truck of anybody', () =>
    expect(
      readShippingForm(
        'own_delivery',
        formOf({
          ...delta,
          by: 'size',
          ...Object.fromEntries(SIZE_CLASSES.map((size) => [feeName('delta', size), '10k'])),
        }),
      ),
    ).toMatchObject({ ok: true, value: { rules: { table: { wholeTruck: {} } } } }));
});

const money = fc.integer({ min: 0, max: 1_000_000 }).map((n) => dong(n * 1000));
const days = fc.tuple(fc.nat(14), fc.nat(14)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const servedZones = fc.subarray([...ZONES], { minLength: 1 });
const limit = fc.option(fc.integer({ min: 1, max: 5000 }));

/** Any rules that a form can make. */
const anyRules: fc.Arbitrary<ShippingRules> = servedZones.chain((zones) => {
  const zoneFees = fc.record(Object.fromEntries(zones.map((zone) => [zone, money])));
  const table = fc.oneof(
    zoneFees.map((fees) => ({ by: 'order' as const, fees })),
    fc.record({
      by: fc.constant('size' as const),
      fees: fc.record({ small: zoneFees, medium: zoneFees, large: zoneFees }),
      wholeTruck: fc.oneof(zoneFees, fc.constant({})),
    }),
    fc
      .uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 })
      .chain((kilos) =>
        fc
          .tuple(...kilos.sort((a, b) => a - b).map((upToKg) => zoneFees.map((fees) => ({ upToKg, fees }))))
          .map((steps) => ({ by: 'weight' as const, steps })),
      ),
  );
  const road = {
    days: fc.record(Object.fromEntries(zones.map((zone) => [zone, days]))),
    table,
    freeFrom: fc.option(money),
    maxLongestCm: limit,
    maxKg: limit,
  };
  const word = fc.constantFrom('', 'Nhà xe Thảo Châu');
  const carrier = fc.constantFrom('Nhà xe Thảo Châu', 'Viettel Post');
  return fc.oneof(
    fc.record({ kind: fc.constant('pickup' as const), address: word, hours: word }),
    fc.record({ kind: fc.constant('quote' as const), note: word }),
    fc.record({
      kind: fc.constant('own_delivery' as const),
      vehicle: fc.constantFrom('motorbike' as const, 'truck' as const, 'boat' as const, 'crane' as const),
      communes: fc.constant([{ code: '28870', fee: dong(20_000) }]),
      communeDays: days,
      maxPieces: limit,
      ...road,
    }),
    fc.record({
      kind: fc.constant('depot' as const),
      vehicle: fc.constantFrom('truck' as const, 'boat' as const),
      carrier,
      phone: word,
      from: word,
      departs: word,
      stations: word,
      freightByBuyer: fc.boolean(),
      ...road,
    }),
    fc.record({
      kind: fc.constant('carrier' as const),
      carrier,
      divisor: fc.constantFrom(6000 as const, 5000 as const),
      takesLiving: fc.boolean(),
      bareRootOnly: fc.boolean(),
      ...road,
    }),
  ) as fc.Arbitrary<ShippingRules>;
});

describe('a form of a way', () => {
  it('posts back exactly what it shows, whatever the way', () =>
    fc.assert(
      fc.property(anyRules, fc.boolean(), (rules, active) => {
        const texts = shippingTexts({ name: 'Tên', active, rules }, { '28870': 'xã Chợ Lách' });
        expect(readShippingForm(rules.kind, formOf(texts))).toEqual({
          ok: true,
          value: { name: 'Tên', active, rules },
        });
      }),
    ));

  it('reads whatever is thrown at it without falling over', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...SHIPPING_KINDS),
        fc.dictionary(
          fc.oneof(
            fc.constantFrom(
              'communes',
              'steps',
              'by',
              'zone-delta',
              'fee-delta-order',
              'days-delta-from',
              'maxKg',
              'name',
            ),
            fc.string(),
          ),
          fc.string(),
        ),
        (kind, fields) => {
          expect(readShippingForm(kind, formOf(fields))).toHaveProperty('ok');
        },
      ),
    ));

  it('keeps no communes that are none, nor steps that are no numbers', () => {
    expect(readCommuneEntries('[{"code":"1"},null,7,{"code":"28870"}]')).toEqual([
      { code: '28870', name: '', fee: '' },
    ]);
    expect(readCommuneEntries('{')).toEqual([]);
    expect(readSteps('2,x,-1,5,9999')).toEqual([2, 5]);
    expect(feeColumns('weight', [2, 5])).toEqual(['step0', 'step1']);
  });
});
