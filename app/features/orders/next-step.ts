import type { ShippingKind } from '~/features/shops/shipping-method';

import type { OrderCore } from './order';
import { balance, dueAhead, heldOver, owed } from './order-money';

/**
 * What a grower does next with an order, the one big button of its page; the words stand in `orders:desk.next.<step>`.
 * `wait-…` is nobody's press here: the buyer is to agree, to pay, or to receive.
 */
export const NEXT_STEPS = [
  'answer-claim',
  'settle-claim',
  'offer-fee',
  'wait-for-yes',
  'accept',
  'wait-for-money',
  'pack',
  'hand-over',
  'let-fetch',
  'deliver',
  'collect-money',
  'give-back',
  'wait-for-end',
  'none',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/**
 * The next step of an order. A buyer with a dead plant is answered before anything else is done, and then gets what was
 * promised (`isGranted`).
 */
export function nextStep(order: OrderCore & { shippingKind: ShippingKind; isGranted?: boolean }): NextStep {
  if (order.hasOpenClaim) return order.isGranted ? 'settle-claim' : 'answer-claim';
  switch (order.state) {
    case 'placed':
      if (order.quote === 'asked') return 'offer-fee';
      return order.quote === 'offered' ? 'wait-for-yes' : 'accept';
    case 'accepted':
      return dueAhead(order) > 0 ? 'wait-for-money' : 'pack';
    case 'packed':
      if (dueAhead(order) > 0) return 'wait-for-money';
      return order.shippingKind === 'pickup' ? 'let-fetch' : 'hand-over';
    case 'handed_over':
      return 'deliver';
    case 'delivered':
      if (balance(order) > 0) return 'collect-money';
      return heldOver(order) > 0 ? 'give-back' : 'wait-for-end';
    case 'done':
    case 'returned':
      return balance(order) > 0 ? 'collect-money' : heldOver(order) > 0 ? 'give-back' : 'none';
    case 'cancelled':
      return heldOver(order, true) > 0 ? 'give-back' : 'none';
  }
}

/** What one tap in the list does; every other step opens the order, because something has to be written or looked at. */
export const TAP_MOVES = { accept: 'accepted', pack: 'packed', deliver: 'delivered' } as const satisfies Partial<
  Record<NextStep, OrderCore['state']>
>;
export const isTap = (step: NextStep): step is keyof typeof TAP_MOVES => step in TAP_MOVES;

/** How the money of an order stands, in one word of `orders:desk.moneyStates`. */
export const MONEY_STATES = ['give-back', 'ahead', 'at-door', 'paid', 'none'] as const;
export type MoneyState = (typeof MONEY_STATES)[number];

/** The word, and the đồng it speaks of. */
export function moneyState(order: OrderCore): { state: MoneyState; amount: number } {
  const isCancelled = order.state === 'cancelled';
  const over = heldOver(order, isCancelled);
  if (over > 0) return { state: 'give-back', amount: over };
  if (isCancelled || owed(order) === 0) return { state: 'none', amount: 0 };
  const ahead = dueAhead(order);
  if (ahead > 0) return { state: 'ahead', amount: ahead };
  const open = balance(order);
  return open > 0 ? { state: 'at-door', amount: open } : { state: 'paid', amount: owed(order) };
}

/** How long ago something was, in the largest unit that people would say. */
export function elapsed(from: Date, now: Date): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 60_000));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
