import type { OrderView } from '~/features/orders/order-view';
import { hasEnded } from '~/features/orders/order';

/** Buyers who are not there: each brings one thing that growers have to learn. Their words: `training:practice.buyers`. */
export const PRETEND_BUYERS = ['pays', 'haggles', 'refuses', 'dead-plant', 'trader'] as const;
export type PretendBuyer = (typeof PRETEND_BUYERS)[number];

export const isPretendBuyer = (text: unknown): text is PretendBuyer => PRETEND_BUYERS.some((one) => one === text);

/** What a pretend buyer asks for. */
export type PretendWish = {
  /** A thing that is there, or one sold ahead of its day. */
  thing: 'ready' | 'ahead';
  /** Units, or as many as there are. */
  quantity: number;
  /** By a way with a fee that is known, or by one whose fee the grower is to name. */
  way: 'known' | 'quote';
  paymentMethod: 'cod' | 'vietqr';
};

export const WISHES: Record<PretendBuyer, PretendWish> = {
  pays: { thing: 'ready', quantity: 1, way: 'known', paymentMethod: 'cod' },
  haggles: { thing: 'ready', quantity: 2, way: 'quote', paymentMethod: 'cod' },
  refuses: { thing: 'ready', quantity: 1, way: 'known', paymentMethod: 'cod' },
  'dead-plant': { thing: 'ready', quantity: 1, way: 'known', paymentMethod: 'cod' },
  trader: { thing: 'ahead', quantity: 100, way: 'quote', paymentMethod: 'vietqr' },
};

/** Above this the one who haggles walks away, đồng. The words they order with name it. */
export const FAIR_FEE = 40_000;

/** What a pretend buyer does when it is their turn. */
export const TURNS = ['agree', 'walk-away', 'arrive', 'refuse', 'claim', 'slip', 'lapse'] as const;
export type Turn = (typeof TURNS)[number];

/** What the rules of practising look at in an order. */
export type PretendOrder = Pick<
  OrderView,
  'state' | 'quote' | 'dueAhead' | 'balance' | 'heldOver' | 'paid' | 'hasOpenClaim' | 'cancelledBy' | 'answerBy'
> & {
  shipping: Pick<OrderView['shipping'], 'fee'>;
  claims: readonly Pick<OrderView['claims'][number], 'state'>[];
  events: readonly Pick<OrderView['events'][number], 'kind' | 'actor' | 'at'>[];
};

/** What the buyer does next, `done` being what they have done; null: nothing, it is for the grower to act. */
export function nextTurn(buyer: PretendBuyer, order: PretendOrder, done: readonly string[]): Turn | null {
  if (hasEnded(order.state)) return null;
  if (order.state === 'placed' && order.quote === 'offered')
    return buyer === 'haggles' && (order.shipping.fee ?? 0) > FAIR_FEE ? 'walk-away' : 'agree';
  const isAskedAhead = order.quote !== 'asked' && order.dueAhead > 0;
  if (buyer === 'trader' && isAskedAhead && (order.state === 'placed' || order.state === 'accepted'))
    return done.includes('slip') ? 'lapse' : 'slip';
  if (order.state === 'handed_over') {
    if (buyer !== 'refuses') return 'arrive';
    return done.includes('refuse') ? null : 'refuse';
  }
  if (buyer === 'dead-plant' && order.state === 'delivered' && order.claims.length === 0) return 'claim';
  return null;
}

/** True when nothing is left to do, by nobody. */
export function isOver(buyer: PretendBuyer, order: PretendOrder, done: readonly string[]): boolean {
  if (order.hasOpenClaim || nextTurn(buyer, order, done) !== null) return false;
  if (hasEnded(order.state)) return true;
  return order.state === 'delivered' && order.balance === 0 && order.heldOver === 0;
}

/** What is said at the end: what was done well, and what to do otherwise. */
export const PRAISES = [
  'answered',
  'money-noted',
  'fee-agreed',
  'return-noted',
  'claim-granted',
  'deposit-waited',
] as const;
export const ADVICE = [
  'not-answered',
  'said-no',
  'money-not-noted',
  'fee-too-high',
  'return-missed',
  'refusal-paid',
  'claim-declined',
  'slip-believed',
] as const;
export type Verdict = { good: (typeof PRAISES)[number][]; better: (typeof ADVICE)[number][] };

/** How the grower did, by what stands in the order's own log. */
export function judge(buyer: PretendBuyer, order: PretendOrder): Verdict {
  const verdict: Verdict = { good: [], better: [] };
  const good = (...words: Verdict['good']) => void verdict.good.push(...words);
  const better = (...words: Verdict['better']) => void verdict.better.push(...words);

  const accepted = order.events.find(({ kind, actor }) => kind === 'accepted' && actor === 'seller');
  if (accepted && accepted.at <= order.answerBy) good('answered');
  else if (order.cancelledBy === 'system' && buyer !== 'trader') better('not-answered');
  else if (order.cancelledBy === 'seller' && buyer !== 'trader') better('said-no');

  const hasArrived = order.state === 'delivered' || order.state === 'done';
  if (hasArrived && buyer !== 'refuses') {
    if (order.balance === 0) good('money-noted');
    else better('money-not-noted');
  }
  if (buyer === 'haggles') {
    if (order.quote === 'agreed') good('fee-agreed');
    else if (order.cancelledBy === 'buyer') better('fee-too-high');
  }
  if (buyer === 'refuses') {
    if (order.state === 'returned') good('return-noted');
    else if (hasArrived) better('return-missed');
    if (order.paid > 0) better('refusal-paid');
  }
  const claim = order.claims[0]?.state;
  if (claim === 'granted' || claim === 'settled') good('claim-granted');
  else if (claim === 'declined') better('claim-declined');
  if (buyer === 'trader') {
    if (order.paid > 0) better('slip-believed');
    else if (order.state === 'cancelled') good('deposit-waited');
  }
  return verdict;
}
