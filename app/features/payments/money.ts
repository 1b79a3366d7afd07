import type { Actor } from '~/features/orders/order';
import type { PaymentMethod } from '~/features/orders/order-money';
import type { Dong } from '~/shared/dong';

import type { PaymentFailure, PaymentPurpose, PaymentState, RefundState } from './payment';

/** An order's money as the grower's desk shows it. */
export type MoneyCardData = {
  orderId: string;
  code: string;
  /** What was agreed. */
  total: Dong;
  /** What of it is owed: less what granted claims took off. */
  owed: Dong;
  paid: Dong;
  refunded: Dong;
  /** To be paid before the goods leave the garden. */
  dueAhead: Dong;
  /** All that is still open. */
  balance: Dong;
  /** What has to go back to the buyer. */
  heldOver: Dong;
  paymentMethod: PaymentMethod;
  /** What may go back at most, and how much of it to a card. */
  refundable: { all: Dong; byCard: Dong };
  /** The ledger's lines, oldest first. */
  movements: {
    id: string;
    kind: 'received' | 'refunded';
    method: PaymentMethod;
    amount: Dong;
    actor: Actor;
    at: Date;
  }[];
  /** Sums that Stripe was to ask for, oldest first. */
  cards: {
    id: string;
    amount: Dong;
    purpose: PaymentPurpose;
    state: PaymentState;
    problem: PaymentFailure | null;
    disputedAt: Date | null;
    expiresAt: Date | null;
  }[];
  /** Money on its way back, or refused, oldest first. */
  refunds: { id: string; amount: Dong; method: PaymentMethod; state: RefundState; problem: string; at: Date }[];
  /** One for each form: a press that comes twice counts once. */
  pressIds: { receipt: string; refund: string };
};
