import { dong, type Dong } from '~/shared/dong';

/** The ways of paying. The schema's enum has the same words. */
export const PAYMENT_METHODS = ['cod', 'vietqr', 'stripe'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What an order asks and what the ledger says of it, in đồng. */
export type OrderMoney = {
  total: Dong;
  /** To be paid ahead of everything else; 0: no deposit. */
  depositDue: Dong;
  paid: Dong;
  refunded: Dong;
  /** What granted claims, or a return, took off the total. */
  reduced: Dong;
  /** How what is due first is paid. */
  paymentMethod: PaymentMethod;
  /** How the rest of a deposit order is paid; null: there is no rest. */
  balanceMethod: PaymentMethod | null;
};

const atLeastZero = (amount: number): Dong => dong(Math.max(0, amount));

/** What of the buyer's money the seller has now. */
export const kept = ({ paid, refunded }: OrderMoney): Dong => dong(paid - refunded);

/** What the order costs the buyer in the end. */
export const owed = ({ total, reduced }: OrderMoney): Dong => atLeastZero(total - reduced);

/** What must be there before the goods leave the garden: a deposit, or everything that is not paid at the door. */
const askedAhead = (order: OrderMoney): Dong => {
  if (order.depositDue > 0) return dong(Math.min(order.depositDue, owed(order)));
  return order.paymentMethod === 'cod' ? dong(0) : owed(order);
};

/** What the buyer has to pay before the goods leave the garden. */
export const dueAhead = (order: OrderMoney): Dong => atLeastZero(askedAhead(order) - kept(order));

/** All that is still open, now or at the door. */
export const balance = (order: OrderMoney): Dong => atLeastZero(owed(order) - kept(order));

/** What the seller has beyond what the order costs, and owes back. A cancelled order costs nothing. */
export const heldOver = (order: OrderMoney, isCancelled = false): Dong =>
  isCancelled ? kept(order) : atLeastZero(kept(order) - owed(order));
