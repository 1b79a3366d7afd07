import type { Actor, OrderState } from './order';

/** What can happen to an order. The words of each stand in `orders:events.<kind>`. */
export const ORDER_EVENTS = [
  'placed',
  'accepted',
  'packed',
  'unpacked',
  'handed-over',
  'delivered',
  'done',
  'cancelled',
  'returned',
  'consignment-changed',
  'fee-offered',
  'fee-agreed',
  'answer-late',
  'part-paid',
  'deposit-paid',
  'paid',
  'overpaid',
  'refunded',
  'disputed',
  'claim-filed',
  'claim-granted',
  'claim-declined',
  'claim-settled',
  'claim-withdrawn',
  'erase-asked',
  'anonymised',
] as const;
export type OrderEventKind = (typeof ORDER_EVENTS)[number];

/** Something that happened, as pages show it. `data` holds amounts and words of ours, never anything of a person. */
export type OrderEventView = {
  kind: OrderEventKind;
  from: OrderState | null;
  to: OrderState | null;
  actor: Actor;
  at: Date;
  data: Record<string, string | number | boolean>;
};

/** What is told of a move to another state. Taking "packed" back has a word of its own. */
export function eventOfMove(from: OrderState, to: OrderState): OrderEventKind {
  if (from === 'packed' && to === 'accepted') return 'unpacked';
  return to === 'handed_over' ? 'handed-over' : to;
}
