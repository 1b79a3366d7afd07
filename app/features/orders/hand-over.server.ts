import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { changeOrder, saveConsignment } from './change-order.server';
import type { Consignment } from './consignment';
import { findOrder } from './orders.server';
import { moveOrder } from './order';
import { keepOrderFile } from './order-files.server';

/** A photo of a hand-over as the form sent it. */
export type HandoverPhoto = { kind: 'handover' | 'receipt'; bytes: Uint8Array };

/**
 * Gives an order to whoever carries it, or mends what was written of that later: first the photos are kept, so that an
 * order on its way always has them, then it leaves. At the garden gate it arrives in the same breath. Null: not there,
 * or not this shop's.
 */
export async function handOver(
  platform: Platform,
  {
    shopId,
    orderId,
    consignment,
    photos,
    personId,
  }: {
    shopId: string;
    orderId: string;
    consignment: Consignment;
    photos: readonly HandoverPhoto[];
    personId: string;
  },
): Promise<Result<{ code: string }> | null> {
  const order = await findOrder(platform.db, { shopId, orderId, now: platform.clock.now() });
  if (!order) return null;
  const isGone = order.handedOverAt !== null;
  const allowed = isGone ? ok(order) : moveOrder(order, 'handed_over', 'seller');
  if (!allowed.ok) return allowed;

  const problems: Problem[] = [];
  for (const { kind, bytes } of photos) {
    const keptFile = await keepOrderFile(platform, { orderId, kind, bytes });
    if (!keptFile.ok) problems.push(...keptFile.problems.map((problem) => ({ ...problem, field: kind })));
  }
  if (problems.length > 0) return refuse(...problems);

  if (isGone) {
    const saved = await saveConsignment(platform, { shopId, orderId, consignment, personId });
    return saved && (saved.ok ? ok({ code: order.code }) : saved);
  }
  const move = { shopId, orderId, actor: 'seller', personId } as const;
  const left = await changeOrder(platform, { ...move, to: 'handed_over', consignment });
  if (!left?.ok || order.shipping.kind !== 'pickup') return left && (left.ok ? ok({ code: order.code }) : left);
  const arrived = await changeOrder(platform, { ...move, to: 'delivered' });
  return arrived && (arrived.ok ? ok({ code: order.code }) : arrived);
}
