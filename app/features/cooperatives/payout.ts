import { isTransferable, TRANSFER_MAX } from '~/features/payments/vietqr';

/** What a cooperative holds of a member's, in đồng. Below zero: the member got more than its orders left over. */
export type MemberDue = { shopId: string; shop: string; slug: string; orders: number; due: number };

/**
 * A due as transfers that a bank takes: NAPAS carries less than 500 million at a time. Nothing is paid out of what a
 * member owes; it comes off the next due by itself.
 */
export function transfersOf(due: number): number[] {
  const transfers: number[] = [];
  for (let left = due; left > 0; left -= TRANSFER_MAX) transfers.push(Math.min(left, TRANSFER_MAX));
  return transfers.filter(isTransferable);
}

/** Where a payout is. The schema's enum has the same words. */
export const PAYOUT_STATES = ['open', 'paid'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];
