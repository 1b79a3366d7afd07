import { expect, it } from 'vitest';

import { readShippingRules, type ShippingRules } from './shipping-method';
import { shippingSpan } from './shipping-span';

const rules = (kind: 'carrier' | 'own_delivery', given: object): ShippingRules => {
  const base =
    kind === 'carrier'
      ? { carrier: 'Xe', divisor: 6000, takesLiving: true }
      : { vehicle: 'truck', communes: [], communeDays: [0, 1], maxPieces: null };
  const read = readShippingRules(kind, { ...base, days: { delta: [1, 2], other: [3, 5] }, ...given });
  if (!read) throw new Error('The rules of this test cannot be read.');
  return read;
};

it('is the dearest way and the longest road of all that are offered', () => {
  const byOrder = rules('carrier', { table: { by: 'order', fees: { delta: 25_000, other: 60_000 } } });
  const own = rules('own_delivery', {
    table: { by: 'order', fees: { delta: 40_000 } },
    communes: [{ code: '28870', fee: 20_000 }],
    days: { delta: [1, 1] },
  });
  expect(shippingSpan([byOrder, own])).toEqual({ feeMost: 60_000, days: [0, 5] });
});

it('is a whole truck where each thing has its fee', () => {
  const fees = { small: { delta: 10_000 }, medium: { delta: 30_000 }, large: { delta: 90_000 } };
  const bySize = rules('own_delivery', { table: { by: 'size', fees, wholeTruck: { delta: 400_000 } } });
  expect(shippingSpan([bySize])?.feeMost).toBe(400_000);
});

it('says nothing where nothing is said', () => {
  const pickup = readShippingRules('pickup', {})!;
  const quote = readShippingRules('quote', {})!;
  expect(shippingSpan([pickup, quote])).toBeNull();
  expect(shippingSpan([])).toBeNull();
});
