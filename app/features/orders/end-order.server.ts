import type { Platform } from '~/platform/platform.server';
import { refuse, type Problem, type Result } from '~/shared/result';
import { cleanText } from '~/shared/text';

import { changeOrder, type ChangedOrder } from './change-order.server';
import { findOrder } from './orders.server';
import { canMove } from './order';

/** What the form of an end sends: a known reason, or "other" with words of one's own. */
export type TypedEnd = { reason: string; ownReason: string; restock: boolean };

/**
 * Ends an order before its time: one that is still here is cancelled, and its buyer reads why; one that has left is
 * returned. Null: not there, or not this shop's.
 */
export async function endOrder(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, orderId, personId, typed }: { shopId: string; orderId: string; personId: string; typed: TypedEnd },
): Promise<Result<ChangedOrder, Problem> | null> {
  const order = await findOrder(db, { shopId, orderId, now: clock.now() });
  if (!order) return null;
  const isReturn = canMove(order.state, 'returned', 'seller');
  const own = cleanText(typed.ownReason);
  const reason = typed.reason === 'other' || isReturn ? own : typed.reason;
  if (!isReturn && typed.reason === '') return refuse({ code: 'orders.reason-missing', field: 'reason' });
  if (!isReturn && reason === '') return refuse({ code: 'orders.own-reason-missing', field: 'ownReason' });
  return changeOrder(
    { db, clock },
    {
      shopId,
      orderId,
      to: isReturn ? 'returned' : 'cancelled',
      actor: 'seller',
      personId,
      reason,
      restock: typed.restock,
      version: order.version,
    },
  );
}
