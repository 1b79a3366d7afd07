import type { OrderCore } from '~/features/orders/order';
import { balance, dueAhead, kept, type PaymentMethod } from '~/features/orders/order-money';
import { canPay } from '~/features/orders/order-view';
import { dong, type Dong } from '~/shared/dong';
import type { Problem } from '~/shared/result';

/** What a sum is asked for. The schema's enum has the same words. */
export const PAYMENT_PURPOSES = ['full', 'deposit', 'balance'] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/** How a question for money ended. The schema's enum has the same words. */
export const PAYMENT_STATES = ['open', 'paid', 'expired', 'failed'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/**
 * Why a payment failed. `declined`: the money did not come. `mismatch`: Stripe tells of another amount, currency or
 * order than was asked for, so nothing was booked. The sentence stands in `payments:card.failed.<word>`.
 */
export const PAYMENT_FAILURES = ['declined', 'mismatch'] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

/** How money is on its way back. The schema's enum has the same words. */
export const REFUND_STATES = ['asked', 'sent', 'done', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** A sum, and what for. */
export type Ask = { amount: Dong; purpose: PaymentPurpose };

/**
 * What a buyer can pay of an order now: what is due first, or with `whole` everything that is open. Null: nothing,
 * because it is paid, ended, or its fee is not known yet.
 */
export function askFor(order: OrderCore, { whole = false }: { whole?: boolean } = {}): Ask | null {
  if (!canPay(order)) return null;
  const [first, all] = [dueAhead(order), balance(order)];
  const amount = whole || first === 0 ? all : first;
  return { amount, purpose: amount < all ? 'deposit' : kept(order) === 0 ? 'full' : 'balance' };
}

/** How the order says that what can be paid now is paid. */
export const methodFor = (order: OrderCore): PaymentMethod =>
  dueAhead(order) > 0 || order.depositDue === 0 ? order.paymentMethod : (order.balanceMethod ?? order.paymentMethod);

/** Whether a way of paying can settle what is asked: nothing that is due before the goods leave is paid at the door. */
export const settles = (method: PaymentMethod, order: OrderCore, amount: Dong): boolean =>
  method === 'stripe' ? fitsCard(amount) : method === 'cod' ? dueAhead(order) === 0 : true;

/** What somebody who runs a shop, or pays in it, can mend. */
export const PAYMENT_PROBLEMS = [
  'payments.method-closed',
  'payments.nothing-due',
  'payments.card-amount',
  'payments.card-under-way',
  'payments.card-unreachable',
  'payments.amount-too-much',
  'payments.refund-too-much',
  'payments.refund-card-too-much',
  'payments.refund-card-refused',
  'payments.reason-missing',
] as const;
export type PaymentProblem = Problem<(typeof PAYMENT_PROBLEMS)[number]>;

/**
 * What Stripe takes in one payment: amounts of up to eight digits, and at least half a US dollar, for which we ask
 * a little more because the rate moves (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
export const CARD_LEAST = dong(20_000);
export const CARD_MOST = dong(99_999_999);

export const fitsCard = (amount: Dong): boolean => amount >= CARD_LEAST && amount <= CARD_MOST;
