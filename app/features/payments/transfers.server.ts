import { ORDER_TRANSACTION } from '~/features/orders/order-row.server';
import type { Platform } from '~/platform/platform.server';
import { dong } from '~/shared/dong';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { bookMovement } from './book-money.server';
import { holdNamedOrder } from './receive-transfer.server';
import {
  codeField,
  isWaiting,
  WAITING_STATES,
  type TransferState,
  type TransferView,
  type WebhookKind,
} from './transfer';

/** Transfers on a page. */
const PAGE = 30;

/** What a shop's account got: what needs a look, or what is settled. Newest first; `before` is the last id of the page before. */
export async function findTransfers(
  { db }: Pick<Platform, 'db'>,
  { shopId, show, before }: { shopId: string; show: 'waiting' | 'settled'; before: string | null },
): Promise<{ transfers: TransferView[]; next: string | null }> {
  const waiting = { in: [...WAITING_STATES] };
  const rows = await db.incomingTransfer.findMany({
    where: {
      shopId,
      state: show === 'waiting' ? waiting : { notIn: waiting.in },
      ...(isUuid(before) && { id: { lt: before } }), // ids grow with time
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    include: { order: { select: { id: true, code: true, buyerName: true } } },
  });
  const transfers = rows.slice(0, PAGE).map(toView);
  return { transfers, next: rows.length > PAGE ? (transfers.at(-1)?.id ?? null) : null };
}

const toView = (row: {
  id: string;
  source: WebhookKind;
  amount: bigint;
  content: string;
  bankRef: string;
  happenedAt: Date;
  state: TransferState;
  order: TransferView['order'];
  resolvedAt: Date | null;
}): TransferView => ({
  id: row.id,
  source: row.source,
  amount: dong(Number(row.amount)),
  content: row.content,
  bankRef: row.bankRef,
  happenedAt: row.happenedAt,
  state: row.state,
  order: row.order,
  resolvedAt: row.resolvedAt,
});

/** How many transfers of a shop need a look, for the pages that lead there. */
export const countWaitingTransfers = (db: Platform['db'], shopId: string): Promise<number> =>
  db.incomingTransfer.count({ where: { shopId, state: { in: [...WAITING_STATES] } } });

export type TransferProblem = Problem<'payments.code-unknown' | 'payments.transfer-settled'>;

/**
 * The grower says which order a transfer is for; its whole amount is booked there, be it less or more than was asked.
 * Null: not a transfer of this shop. Pressing twice books once.
 */
export async function applyTransfer(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  {
    shopId,
    transferId,
    typedCode,
    personId,
  }: { shopId: string; transferId: string; typedCode: string; personId: string },
): Promise<Result<{ code: string }, TransferProblem> | null> {
  if (!isUuid(transferId)) return null;
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const order = await holdNamedOrder(tx, shopId, typedCode);
    await tx.$queryRaw`SELECT FROM incoming_transfers WHERE id = ${transferId}::uuid AND shop_id = ${shopId}::uuid FOR UPDATE`;
    const transfer = await tx.incomingTransfer.findFirst({ where: { id: transferId, shopId } });
    if (!transfer) return null;
    if (!order) return refuse<TransferProblem>({ code: 'payments.code-unknown', field: codeField(transferId) });
    if (transfer.state === 'applied' && transfer.orderId === order.id) return ok({ code: order.code });
    if (!isWaiting(transfer.state)) return refuse<TransferProblem>({ code: 'payments.transfer-settled' });
    await tx.incomingTransfer.update({
      where: { id: transferId, shopId },
      data: { state: 'applied', orderId: order.id, resolvedAt: now, resolvedBy: personId },
    });
    await bookMovement(tx, {
      order,
      kind: 'received',
      method: 'vietqr',
      amount: dong(Number(transfer.amount)),
      uniqueKey: `transfer:${transferId}`,
      actor: 'seller',
      personId,
      note: transfer.bankRef,
      at: now,
    });
    return ok({ code: order.code });
  }, ORDER_TRANSACTION);
}

/** The grower says that a transfer has nothing to do with an order. Null: not a transfer of this shop. */
export async function dismissTransfer(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, transferId, personId }: { shopId: string; transferId: string; personId: string },
): Promise<Result<{ id: string }, TransferProblem> | null> {
  if (!isUuid(transferId)) return null;
  const { count } = await db.incomingTransfer.updateMany({
    where: { id: transferId, shopId, state: { in: [...WAITING_STATES] } },
    data: { state: 'dismissed', resolvedAt: clock.now(), resolvedBy: personId },
  });
  if (count > 0) return ok({ id: transferId });
  const found = await db.incomingTransfer.findFirst({ where: { id: transferId, shopId }, select: { state: true } });
  if (!found) return null;
  return found.state === 'dismissed' ? ok({ id: transferId }) : refuse({ code: 'payments.transfer-settled' });
}
