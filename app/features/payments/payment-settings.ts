import type { Refusal, WebhookKind } from './transfer';

/** Where a service tells of money, as the grower sets it up. */
export type EndpointSettings = {
  kind: WebhookKind;
  /** The address to give to the service; null: not set up. */
  url: string | null;
  lastHeardAt: Date | null;
  refusedCount: number;
  refusedWhy: Refusal | null;
  refusedAt: Date | null;
};

/** A bank account, with a code that asks for nothing in particular. */
export type AccountSettings = { bin: string; bank: string; number: string; holder: string; qr: string };

/** `account` null: nobody began to sign up at Stripe, so the operator's own account takes the cards. */
export type CardSettings = { account: 'ready' | 'unfinished' | null };

/** How a shop is paid, as its owner sets it. */
export type PaymentSettings = {
  takesCash: boolean;
  takesTransfer: boolean;
  takesCard: boolean;
  /** Whose account takes the transfers; null: there is no cooperative to choose. */
  collector: 'shop' | 'cooperative' | null;
  cooperative: { name: string; hasAccount: boolean } | null;
  account: AccountSettings | null;
  endpoints: EndpointSettings[];
  /** Null: this house takes no cards. */
  stripe: CardSettings | null;
  /** Nothing of all this works today, so nobody can order. */
  isClosed: boolean;
  /** Transfers that need a look. */
  waiting: number;
};
