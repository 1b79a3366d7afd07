import { describe, expect, it } from 'vitest';

import type { ShippingKind } from '~/features/shops/shipping-method';
import { dong } from '~/shared/dong';

import { elapsed, moneyState, nextStep, type NextStep } from './next-step';
import { ORDER_STATES, type OrderCore } from './order';

/** A placed order of 700.000 đ, cash at the door, by coach. Say only what differs. */
const anOrder = (given: Partial<OrderCore> & { shippingKind?: ShippingKind; isGranted?: boolean } = {}) => ({
  state: 'placed' as const,
  quote: 'fixed' as const,
  hasOpenClaim: false,
  total: dong(700_000),
  depositDue: dong(0),
  paid: dong(0),
  refunded: dong(0),
  reduced: dong(0),
  paymentMethod: 'cod' as const,
  balanceMethod: null,
  shippingKind: 'depot' as const,
  ...given,
});
const transfer = { paymentMethod: 'vietqr' as const };

describe('what a grower does next', () => {
  it.each<[string, Parameters<typeof anOrder>[0], NextStep]>([
    ['a new order is accepted', {}, 'accept'],
    ['a fee that was asked is told first', { quote: 'asked' }, 'offer-fee'],
    ['a fee that was told waits for the buyer', { quote: 'offered' }, 'wait-for-yes'],
    ['a fee that was agreed lets the order be accepted', { quote: 'agreed' }, 'accept'],
    ['an accepted one is packed', { state: 'accepted' }, 'pack'],
    ['an accepted one that is not paid waits for its money', { state: 'accepted', ...transfer }, 'wait-for-money'],
    ['a paid one is packed', { state: 'accepted', ...transfer, paid: dong(700_000) }, 'pack'],
    ['a packed one is handed over', { state: 'packed' }, 'hand-over'],
    ['a packed one for the gate is fetched', { state: 'packed', shippingKind: 'pickup' }, 'let-fetch'],
    ['nothing leaves without the money due', { state: 'packed', ...transfer }, 'wait-for-money'],
    ['one on the road arrives', { state: 'handed_over' }, 'deliver'],
    ['cash is collected', { state: 'delivered' }, 'collect-money'],
    ['a settled one ends by itself', { state: 'delivered', paid: dong(700_000) }, 'wait-for-end'],
    ['too much is given back', { state: 'delivered', paid: dong(800_000) }, 'give-back'],
    ['a cancelled one gives everything back', { state: 'cancelled', ...transfer, paid: dong(700_000) }, 'give-back'],
    [
      'a returned one gives back what was paid',
      { state: 'returned', paid: dong(700_000), reduced: dong(700_000) },
      'give-back',
    ],
    ['a returned one of which nothing was paid is over', { state: 'returned', reduced: dong(700_000) }, 'none'],
    ['a dead plant comes before everything', { state: 'delivered', hasOpenClaim: true }, 'answer-claim'],
    ['what was promised is carried out', { state: 'delivered', hasOpenClaim: true, isGranted: true }, 'settle-claim'],
  ])('%s', (_story, given, step) => expect(nextStep(anOrder(given))).toBe(step));

  it('has an answer for every state', () => {
    for (const state of ORDER_STATES) expect(nextStep(anOrder({ state }))).toBeTruthy();
  });
});

describe('how the money of an order stands', () => {
  it.each([
    ['cash is collected at the door', {}, { state: 'at-door', amount: 700_000 }],
    ['a transfer is waited for', transfer, { state: 'ahead', amount: 700_000 }],
    ['of a deposit order the deposit first', { depositDue: dong(210_000) }, { state: 'ahead', amount: 210_000 }],
    ['then its rest', { depositDue: dong(210_000), paid: dong(210_000) }, { state: 'at-door', amount: 490_000 }],
    ['paid is paid', { paid: dong(700_000) }, { state: 'paid', amount: 700_000 }],
    [
      'a granted part is not asked for',
      { reduced: dong(200_000), paid: dong(500_000) },
      { state: 'paid', amount: 500_000 },
    ],
    ['nobody pays for a cancelled order', { state: 'cancelled' as const }, { state: 'none', amount: 0 }],
  ])('%s', (_story, given, said) => expect(moneyState(anOrder(given))).toEqual(said));
});

it.each([
  ['just now', 20_000, { unit: 'minutes', count: 0 }],
  ['an hour short of a minute', 59 * 60_000, { unit: 'minutes', count: 59 }],
  ['a day', 24 * 3_600_000, { unit: 'hours', count: 24 }],
  ['two days', 48 * 3_600_000, { unit: 'days', count: 2 }],
  ['a clock that went back', -5_000, { unit: 'minutes', count: 0 }],
])('says how long ago: %s', (_story, ms, said) =>
  expect(elapsed(new Date(1_000_000_000), new Date(1_000_000_000 + ms))).toEqual(said),
);
