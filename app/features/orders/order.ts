import type { Problem, Result } from '~/shared/result';
import { ok, refuse } from '~/shared/result';

import { dueAhead, type OrderMoney } from './order-money';

/** Where an order is on its way. The schema's enum has the same words. */
export const ORDER_STATES = [
  'placed',
  'accepted',
  'packed',
  'handed_over',
  'delivered',
  'done',
  'cancelled',
  'returned',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Nothing moves an order from here any more. */
export const ENDED_STATES = ['done', 'cancelled', 'returned'] as const satisfies readonly OrderState[];
export const hasEnded = (state: OrderState): boolean => ENDED_STATES.some((ended) => ended === state);

/** Who moves an order: the one who bought, the household, the cooperative that helps it, time, a bank or Stripe. */
export const ACTORS = ['buyer', 'seller', 'cooperative', 'system', 'provider'] as const;
export type Actor = (typeof ACTORS)[number];

/** How the fee for the way came to be known. */
export const QUOTE_STATES = ['fixed', 'asked', 'offered', 'agreed'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** What the rules of an order's life need to know of it. */
export type OrderCore = OrderMoney & {
  state: OrderState;
  quote: QuoteState;
  /** A claim of the buyer that nobody has answered and settled. */
  hasOpenClaim: boolean;
};

/** Each step with those who may take it. A household may take back "packed": a thumb slips. */
const MOVES: Record<OrderState, Partial<Record<OrderState, readonly Actor[]>>> = {
  placed: { accepted: ['seller', 'cooperative'], cancelled: ['buyer', 'seller', 'cooperative', 'system'] },
  accepted: {
    packed: ['seller'],
    handed_over: ['seller'],
    cancelled: ['buyer', 'seller', 'cooperative', 'system'],
  },
  packed: { accepted: ['seller'], handed_over: ['seller'], cancelled: ['seller'] },
  handed_over: { delivered: ['buyer', 'seller', 'system'], returned: ['seller'] },
  delivered: { done: ['seller', 'system'], returned: ['seller'] },
  done: {},
  cancelled: {},
  returned: {},
};

export const ORDER_MOVE_PROBLEMS = [
  'orders.move-impossible',
  'orders.not-yours-to-move',
  'orders.fee-not-agreed',
  'orders.not-paid-yet',
  'orders.claim-open',
] as const;
export type OrderMoveProblem = Problem<(typeof ORDER_MOVE_PROBLEMS)[number]>;

export const canMove = (from: OrderState, to: OrderState, actor: Actor): boolean =>
  MOVES[from][to]?.includes(actor) ?? false;

/**
 * Takes an order a step further, or says what stands in the way. Moving to where it is changes nothing, because a
 * press may come twice.
 */
export function moveOrder<Order extends OrderCore>(
  order: Order,
  to: OrderState,
  actor: Actor,
): Result<Order, OrderMoveProblem> {
  if (order.state === to) return ok(order);
  const who = MOVES[order.state][to];
  if (!who) return refuse({ code: 'orders.move-impossible' });
  if (!who.includes(actor)) return refuse({ code: 'orders.not-yours-to-move' });
  const isForward = to !== 'cancelled' && to !== 'returned';
  if (isForward && (order.quote === 'asked' || order.quote === 'offered'))
    return refuse({ code: 'orders.fee-not-agreed' });
  if (to === 'handed_over' && dueAhead(order) > 0) return refuse({ code: 'orders.not-paid-yet' });
  if (to === 'done' && order.hasOpenClaim) return refuse({ code: 'orders.claim-open' });
  return ok({ ...order, state: to });
}

/** True when leaving `from` for `to` puts what was reserved back on sale. */
export const releasesStock = (to: OrderState): boolean => to === 'cancelled';
