import { describe, expect, it } from 'vitest';

import { DEFAULT_METHODS, readShippingRules, SHIPPING_KINDS, zoneOf } from './shipping-method';
import { places } from './places.server';

const CHO_LACH = { communeCode: '28870', provinceCode: '86' };

describe('a buyer’s zone, seen from Chợ Lách', () => {
  it.each([
    ['next door', '28870', 'commune'],
    ['Vĩnh Thành, same province', '28894', 'province'],
    ['Cái Khế in Cần Thơ', commune('Cái Khế', '92'), 'delta'],
    ['Sài Gòn', commune('Sài Gòn', '79'), 'south-east'],
    ['Tân An, once Long An', commune('Long An', '80'), 'south-east'],
    ['Hà Nội', commune('Hoàn Kiếm', '01'), 'other'],
  ])('%s', (_story, communeCode, zone) => {
    const provinceCode = places.commune(communeCode)?.provinceCode ?? '';
    expect(zoneOf(CHO_LACH, { communeCode, provinceCode })).toBe(zone);
  });

  it('follows from the buyer alone while the shop has not said where it is', () =>
    expect(zoneOf(null, CHO_LACH)).toBe('delta'));

  it('names five provinces of the delta and three of the south-east', () => {
    const zones = places
      .provinces()
      .map(({ code }) => [code, zoneOf(null, { communeCode: '', provinceCode: code })] as const);
    const names = (zone: string) =>
      zones.filter(([, one]) => one === zone).map(([code]) => places.province(code)?.name);
    expect(names('delta')).toEqual(['An Giang', 'Cà Mau', 'Cần Thơ', 'Đồng Tháp', 'Vĩnh Long']);
    expect(names('south-east')).toEqual(['Đồng Nai', 'Hồ Chí Minh', 'Tây Ninh']);
  });
});

function commune(name: string, provinceCode: string): string {
  const found = places.communesOf(provinceCode).find((one) => one.name === name);
  if (!found) throw new Error(`no ${name} in ${provinceCode}`);
  return found.code;
}

const road = { days: { delta: [1, 2] }, table: { by: 'order', fees: { delta: 30_000 } } };

describe('stored rules', () => {
  it('of every way are read back with what was left out filled in', () => {
    expect(readShippingRules('pickup', {})).toEqual({ kind: 'pickup', address: '', hours: '' });
    expect(readShippingRules('quote', { note: 'Gọi trước' })).toEqual({ kind: 'quote', note: 'Gọi trước' });
    expect(
      readShippingRules('own_delivery', { vehicle: 'motorbike', communes: [], communeDays: [0, 1], ...road }),
    ).toMatchObject({ freeFrom: null, maxPieces: null, maxKg: null });
    expect(readShippingRules('depot', { vehicle: 'truck', freightByBuyer: true, ...road })).toMatchObject({
      carrier: '',
      stations: '',
    });
    expect(readShippingRules('carrier', { divisor: 5000, takesLiving: true, ...road })).toMatchObject({
      bareRootOnly: false,
    });
  });

  it.each([
    ['no object', 'depot', 'chành xe'],
    ['nothing, for a way that needs its table', 'carrier', {}],
    [
      'a fee below zero',
      'depot',
      { vehicle: 'truck', freightByBuyer: true, ...road, table: { by: 'order', fees: { delta: -1 } } },
    ],
    [
      'half a đồng',
      'depot',
      { vehicle: 'truck', freightByBuyer: true, ...road, table: { by: 'order', fees: { delta: 0.5 } } },
    ],
    [
      'days that end before they begin',
      'depot',
      { vehicle: 'truck', freightByBuyer: true, ...road, days: { delta: [3, 1] } },
    ],
    ['a zone nobody knows', 'depot', { vehicle: 'truck', freightByBuyer: true, ...road, days: { moon: [1, 2] } }],
    ['a divisor of no carrier', 'carrier', { divisor: 4000, takesLiving: true, ...road }],
    [
      'steps that do not rise',
      'carrier',
      {
        divisor: 6000,
        takesLiving: true,
        ...road,
        table: {
          by: 'weight',
          steps: [
            { upToKg: 5, fees: {} },
            { upToKg: 5, fees: {} },
          ],
        },
      },
    ],
  ] as const)('with %s are none, and the way is not offered', (_story, kind, stored) =>
    expect(readShippingRules(kind, stored)).toBeNull(),
  );
});

it('a shop that has set up nothing can still be bought from', () => {
  expect(DEFAULT_METHODS.map(({ id, rules }) => [id, rules.kind])).toEqual([
    ['pickup', 'pickup'],
    ['quote', 'quote'],
  ]);
  for (const { rules } of DEFAULT_METHODS) expect(readShippingRules(rules.kind, rules)).toEqual(rules);
  expect(SHIPPING_KINDS).toHaveLength(5);
});
