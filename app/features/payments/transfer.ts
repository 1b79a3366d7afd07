import { hasEnded, type OrderState } from '~/features/orders/order';
import { balance, dueAhead, type OrderMoney } from '~/features/orders/order-money';
import type { Dong } from '~/shared/dong';

/** Services that watch a bank account and tell of what arrives. The schema's enum has the same words. */
export const WEBHOOK_KINDS = ['sepay', 'casso'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

export const isWebhookKind = (text: unknown): text is WebhookKind => WEBHOOK_KINDS.some((kind) => kind === text);

/** Money that arrived on an account, as any of the services tells of it. */
export type BankTransfer = {
  /** The service's own number of it. */
  externalId: string;
  amount: Dong;
  /** What the payer wrote, as far as banks left it whole. */
  content: string;
  /** The bank's number of it. */
  bankRef: string;
  /** The account it came to, and the virtual one that stands before it. */
  accounts: string[];
  happenedAt: Date;
};

/** What a service's call holds: money that came in, something that is no business of ours, or nothing we can read. */
export type ReadCall = { tells: BankTransfer } | { tells: 'nothing' } | { tells: 'unreadable' };

/** What became of a transfer. The schema's enum has the same words. */
export const TRANSFER_STATES = ['matched', 'under', 'over', 'late', 'unmatched', 'applied', 'dismissed'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** States in which money waits for somebody to look at it. */
export const WAITING_STATES = ['under', 'over', 'late', 'unmatched'] as const satisfies readonly TransferState[];
export type WaitingState = (typeof WAITING_STATES)[number];

export const isWaiting = (state: TransferState): state is WaitingState => WAITING_STATES.some((one) => one === state);

/**
 * Whether a transfer is exactly what an order of ours asks for, and else what is odd about it. Only an exact one is
 * booked by itself: what is due first, or everything that is open. `null`: it names no single order of this shop.
 */
export function judgeTransfer(
  amount: Dong,
  order: (OrderMoney & { state: OrderState }) | null,
): 'matched' | WaitingState {
  if (!order) return 'unmatched';
  if (hasEnded(order.state)) return 'late';
  const [first, all] = [dueAhead(order), balance(order)];
  if (amount === first || amount === all) return 'matched';
  return amount < (first > 0 ? first : all) ? 'under' : 'over';
}

/** A transfer as the grower sees it. */
export type TransferView = {
  id: string;
  source: WebhookKind;
  amount: Dong;
  content: string;
  bankRef: string;
  happenedAt: Date;
  state: TransferState;
  /** The order that it named, or that it was applied to. */
  order: { id: string; code: string; buyerName: string } | null;
  resolvedAt: Date | null;
};

/** The field in which the grower names the order of a transfer; a page has many of them. */
export const codeField = (transferId: string): string => `code-${transferId}`;

/** Account numbers are told with spaces and in either case. */
export const sameAccount = (one: string, other: string): boolean => plain(one) !== '' && plain(one) === plain(other);

const plain = (account: string) => account.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

/** Why a call was turned away. The sentence for the grower stands in `payments:endpoint.refused.<why>`. */
export const REFUSALS = ['unsigned', 'signature', 'stale', 'key-lost', 'too-large', 'unreadable', 'account'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const isRefusal = (text: string): text is Refusal => REFUSALS.some((why) => why === text);

/** Bytes that a call may have. Real ones have one or two thousand. */
export const LARGEST_CALL = 64 * 1024;
