import type { PaymentMethod } from '~/features/orders/order-money';
import type { Dong } from '~/shared/dong';
import type { Result } from '~/shared/result';

import type { MoneyOrder } from './money-order.server';
import type { PayShop } from './pay-shop.server';
import type { Ask, PaymentProblem, PaymentPurpose } from './payment';
import type { WebhookKind } from './transfer';

/** What the buyer does next: pays at the door, transfers what the page shows, or goes where the card is taken. */
export type PaymentStart =
  | { kind: 'at-door'; amount: Dong }
  | { kind: 'transfer'; amount: Dong; purpose: PaymentPurpose }
  | { kind: 'redirect'; url: string };

/** A machine's call, as it came: the body not read yet, for it is what is signed. */
export type ProviderCall = {
  headers: Headers;
  raw: Uint8Array;
  /** Which service of several, and the secret part of the address it was told to use. */
  endpoint?: { kind: WebhookKind; token: string };
};

/** What is answered to a machine: taken, or turned away and why. */
export type Heard = { status: 200 } | { status: 200 | 401 | 404 | 413 | 422; why: string };

/** A refund that stands in the table as asked for. */
export type AskedRefund = { id: string };

/**
 * A way of paying. Its words end behind this door: whatever it is told leaves as rows of the ledger and states of ours,
 * and however often it is told, it counts once.
 */
export type PaymentProvider = {
  method: PaymentMethod;
  /** Asks the buyer for a sum. */
  start(
    order: MoneyOrder,
    ask: Ask,
    where: { shop: PayShop; origin: string },
  ): Promise<Result<PaymentStart, PaymentProblem>>;
  /** Hears what a machine tells of money; every call is checked before a word of it is believed. */
  receive(call: ProviderCall): Promise<Heard>;
  /** Carries out a refund; what could not be asked now stays as it is for `reconcile`. */
  refund(refund: AskedRefund): Promise<void>;
  /** Asks after everything that is still open and should not be. */
  reconcile(): Promise<void>;
};
