import { createHash } from 'node:crypto';

import type Stripe from 'stripe';

import { ORDER_TRANSACTION } from '~/features/orders/order-row.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Refund } from '~/platform/prisma-client/client';
import { dong } from '~/shared/dong';
import { isUuid } from '~/shared/uuid';

import { bookMovement } from './book-money.server';
import { holdMoneyOrder, type MoneyOrder } from './money-order.server';
import type { RefundState } from './payment';
import { findBookedPayment } from './stripe-ask.server';
import type { Booking } from './stripe-book.server';
import { idOf, isOutage, isRefusal, requireStripe } from './stripe.server';

type Parts = Pick<Platform, 'db' | 'config' | 'clock' | 'log'>;

/**
 * Asks Stripe to give back what a refund's row says, under the row's own key, so that it is given once however often
 * it is asked. What Stripe refuses fails; when it could not be asked the row stays, and `reconcile` asks again.
 */
export async function carryOutCardRefund(platform: Parts, refundId: string): Promise<void> {
  const { db, config, log } = platform;
  const refund = await db.refund.findUniqueOrThrow({ where: { id: refundId }, include: { payment: true } });
  const intent = refund.payment?.intentId;
  if (refund.state !== 'asked' || !intent) return;
  const stripe = requireStripe(config);
  try {
    // what was handed on is taken back from there, and the operator's part with it
    const { transfer_data: handedOn, application_fee_amount: fee } = await stripe.paymentIntents.retrieve(intent);
    const given = await stripe.refunds.create(
      {
        payment_intent: intent,
        amount: Number(refund.amount),
        metadata: { refund_id: refund.id, order_id: refund.orderId },
        ...(handedOn && { reverse_transfer: true }),
        ...(handedOn && fee && { refund_application_fee: true }),
      },
      { idempotencyKey: `refund:${refund.id}` },
    );
    await db.$transaction(
      (tx) => bookRefund({ db: tx, clock: platform.clock, log: platform.log }, given),
      ORDER_TRANSACTION,
    );
  } catch (error) {
    if (isRefusal(error)) {
      log.warn({ refund: refund.id, code: error.code }, 'Stripe refused a refund');
      await db.refund.updateMany({
        where: { id: refund.id, state: 'asked' },
        data: { state: 'failed', problem: (error.code ?? error.type).slice(0, 100) },
      });
    } else if (isOutage(error)) log.error({ err: error, refund: refund.id }, 'Stripe could not be asked for a refund');
    else throw error;
  }
}

/** Asks Stripe what became of its refund, and lets ours say the same: news of one may overtake each other. */
export async function askAfterRefund(platform: Parts, providerId: string): Promise<void> {
  const refund = await requireStripe(platform.config).refunds.retrieve(providerId);
  const intentId = idOf(refund.payment_intent);
  // what was given back must have come in: its news may still be on the way
  if (!intentId || !(await findBookedPayment(platform, intentId))) return;
  await platform.db.$transaction(
    (tx) => bookRefund({ db: tx, clock: platform.clock, log: platform.log }, refund),
    ORDER_TRANSACTION,
  );
}

/** How far a refund is; it never goes back, except that what was done may fail after all. */
const RANK: Record<RefundState, number> = { asked: 0, sent: 1, done: 2, failed: 3 };

const stateOf = (status: string | null): RefundState =>
  status === 'succeeded' ? 'done' : status === 'failed' || status === 'canceled' ? 'failed' : 'sent';

/** Lets a refund's row and the ledger say what Stripe says; one made in Stripe's dashboard gets a row. */
async function bookRefund({ db: tx, clock, log }: Booking, given: Stripe.Refund): Promise<void> {
  const intentId = idOf(given.payment_intent);
  const payment = intentId ? await tx.payment.findUnique({ where: { intentId } }) : null;
  const order = payment && (await holdMoneyOrder(tx, { orderId: payment.orderId, shopId: null }));
  if (!payment || !order) return;
  const state = stateOf(given.status);
  const row =
    (await findRow(tx, given, order.id)) ?? (await addRow(tx, given, { order, paymentId: payment.id, state }));
  if (!row) {
    log.error({ refund: given.id, order: order.code }, 'Stripe gave back more than the ledger says came in');
    return;
  }
  const movement = {
    order,
    method: 'stripe' as const,
    amount: dong(given.amount),
    paymentId: payment.id,
    actor: row.personId ? ('seller' as const) : ('provider' as const),
    personId: row.personId,
    at: clock.now(),
  };
  if (RANK[state] > RANK[row.state] || row.providerId !== given.id)
    await tx.refund.update({
      where: { id: row.id },
      data: {
        providerId: given.id,
        state: RANK[state] > RANK[row.state] ? state : row.state,
        ...(state === 'failed' && { problem: (given.failure_reason ?? 'canceled').slice(0, 100) }),
      },
    });
  if (state === 'done' && row.state !== 'failed')
    await bookMovement(tx, { ...movement, kind: 'refunded', uniqueKey: `stripe-refund:${given.id}` });
  const wasBooked = await tx.ledgerEntry.findUnique({ where: { uniqueKey: `stripe-refund:${given.id}` } });
  // a bank may send it back days later: then the money is with the seller again
  if (state === 'failed' && wasBooked)
    await bookMovement(tx, { ...movement, kind: 'received', uniqueKey: `stripe-refund-back:${given.id}` });
}

async function findRow(tx: Queries, given: Stripe.Refund, orderId: string): Promise<Refund | null> {
  const known = await tx.refund.findUnique({ where: { providerId: given.id } });
  const named = given.metadata?.refund_id;
  return known ?? (isUuid(named) ? tx.refund.findFirst({ where: { id: named, orderId } }) : null);
}

/** Null: more would have been given back than came in, which the books cannot hold. */
async function addRow(
  tx: Queries,
  given: Stripe.Refund,
  { order, paymentId, state }: { order: MoneyOrder; paymentId: string; state: RefundState },
): Promise<Refund | null> {
  const underWay = await tx.refund.aggregate({
    where: { orderId: order.id, state: { not: 'failed' } },
    _sum: { amount: true },
  });
  if (state !== 'failed' && Number(underWay._sum.amount ?? 0n) + given.amount > order.paid) return null;
  return tx.refund.create({
    data: {
      id: idFrom(given.id),
      orderId: order.id,
      paymentId,
      method: 'stripe',
      amount: BigInt(given.amount),
      state: state === 'failed' ? 'failed' : 'sent',
      providerId: given.id,
    },
  });
}

/** An id of ours that somebody else's word always makes the same: the form of a random one (version 4). */
export function idFrom(word: string): string {
  const hex = createHash('sha256').update(word).digest('hex');
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
