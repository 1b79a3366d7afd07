import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Tier } from '~/features/listings/listing';
import { dong, type Dong } from '~/shared/dong';

import { PAYMENT_METHODS } from './order-money';
import { depositOf, draftTotals, lineTotal, roundCash, unitPriceAt, type DraftOrder } from './totals';

const money = (max: number) => fc.integer({ min: 0, max }).map(dong);
const draft = (given: Partial<DraftOrder> = {}) =>
  draftTotals({
    lines: [{ total: dong(1_234_600) }],
    shippingFee: dong(0),
    freightByBuyer: false,
    paymentMethod: 'vietqr',
    balanceMethod: 'cod',
    depositPercent: 0,
    ...given,
  });

describe('wholesale', () => {
  const tiers: Tier[] = [
    { minQuantity: 10, price: dong(300_000) },
    { minQuantity: 50, price: dong(270_000) },
  ];
  it.each([
    ['one pot costs what one costs', 1, 350_000],
    ['nine are not yet ten', 9, 350_000],
    ['ten cost less each', 10, 300_000],
    ['forty-nine are still at the first step', 49, 300_000],
    ['a truckload costs least', 1000, 270_000],
  ])('%s', (_story, quantity, price) => {
    expect(unitPriceAt(dong(350_000), tiers, quantity)).toBe(price);
    expect(unitPriceAt(dong(350_000), [...tiers].reverse(), quantity)).toBe(price);
  });

  it('a line is its unit price times its quantity', () => expect(lineTotal(dong(300_000), 12)).toBe(3_600_000));
  it.each([1.5, -1, 1e12])('a line of %s pieces of the dearest is no money', (quantity) =>
    expect(() => lineTotal(dong(10_000_000_001), quantity)).toThrow(RangeError),
  );
});

describe('cash', () => {
  it.each([
    [1_234_499, 1_234_000, -499],
    [1_234_500, 1_235_000, 500],
    [1_234_000, 1_234_000, 0],
    [999, 1_000, 1],
    [400, 400, 0],
    [0, 0, 0],
  ])('of %i đồng is %i in notes', (total, rounded, rounding) =>
    expect(roundCash(dong(total))).toEqual({ total: rounded, rounding }),
  );
});

describe('a deposit', () => {
  it.each([
    ['a third, rounded up to a note', 1_234_600, 30, 371_000],
    ['of nothing', 1_234_600, 0, 0],
    ['of everything is everything, to the đồng', 1_234_600, 100, 1_234_600],
    ['of very little is never more than that', 700, 30, 700],
    ['of a very old bonsai', 10_000_000_000, 30, 3_000_000_000],
  ])('%s', (_story, total, percent, deposit) => expect(depositOf(dong(total), percent)).toBe(deposit));

  it.each([-1, 101, 12.5, Number.NaN])('of %s percent is a fault of ours', (percent) =>
    expect(() => depositOf(dong(1000), percent)).toThrow(RangeError),
  );
});

describe('an order comes to', () => {
  it('what the goods and the way cost, exactly, when a bank pays it', () =>
    expect(draft({ shippingFee: dong(30_100) })).toEqual({
      goodsTotal: 1_234_600,
      rounding: 0,
      total: 1_264_700,
      depositDue: 0,
      balanceMethod: null,
    }));

  it('whole thousands, with the rounding said, when notes pay it', () =>
    expect(draft({ paymentMethod: 'cod' })).toMatchObject({ rounding: 400, total: 1_235_000, depositDue: 0 }));

  it('no freight that the carrier takes at the door', () =>
    expect(draft({ shippingFee: dong(50_000), freightByBuyer: true }).total).toBe(1_234_600));

  it('the goods alone while the fee is still to be said', () =>
    expect(draft({ shippingFee: null }).total).toBe(1_234_600));

  it('a deposit by transfer and a rest that notes can pay', () =>
    expect(draft({ depositPercent: 30, balanceMethod: 'cod' })).toEqual({
      goodsTotal: 1_234_600,
      rounding: 400,
      total: 1_235_000,
      depositDue: 371_000,
      balanceMethod: 'cod',
    }));

  it('no rounding when the rest goes through a bank too', () =>
    expect(draft({ depositPercent: 30, balanceMethod: 'vietqr' })).toMatchObject({ rounding: 0, total: 1_234_600 }));

  it('everything ahead when less than a note would be left for the door', () =>
    expect(draft({ lines: [{ total: dong(2_400) }], depositPercent: 80, balanceMethod: 'cod' })).toMatchObject({
      rounding: 0,
      total: 2_400,
      depositDue: 2_400,
      balanceMethod: null,
    }));
});

const drafts: fc.Arbitrary<DraftOrder> = fc.record({
  lines: fc.array(
    money(10_000_000_000).map((total) => ({ total: dong(total + 500) })),
    { minLength: 1, maxLength: 30 },
  ),
  shippingFee: fc.option(money(50_000_000)),
  freightByBuyer: fc.boolean(),
  paymentMethod: fc.constantFrom(...PAYMENT_METHODS),
  balanceMethod: fc.constantFrom(...PAYMENT_METHODS),
  depositPercent: fc.integer({ min: 0, max: 100 }),
});

it('every order adds up', () => {
  fc.assert(
    fc.property(drafts, (order) => {
      const { goodsTotal, rounding, total, depositDue, balanceMethod } = draftTotals(order);
      expect(goodsTotal).toBe(order.lines.reduce((sum: number, line: { total: Dong }) => sum + line.total, 0));
      expect(total).toBe(goodsTotal + (order.freightByBuyer ? 0 : (order.shippingFee ?? 0)) + rounding);
      expect(Math.abs(rounding)).toBeLessThanOrEqual(500);
      expect(total).toBeGreaterThan(0);
      expect(depositDue).toBeLessThanOrEqual(total);
      expect(balanceMethod === null).toBe(depositDue === 0 || depositDue === total);

      const rest = total - depositDue;
      const notesPayTheRest = depositDue === 0 ? order.paymentMethod === 'cod' : balanceMethod === 'cod';
      if (notesPayTheRest) expect(rest % 1000).toBe(0);
      if (order.paymentMethod === 'cod') expect(total % 1000).toBe(0);
      if (order.paymentMethod !== 'cod' && balanceMethod !== 'cod') expect(rounding).toBe(0);
    }),
  );
});
