import type Stripe from 'stripe';

import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Payment } from '~/platform/prisma-client/client';
import { dong } from '~/shared/dong';
import { isUuid } from '~/shared/uuid';

import { bookMovement } from './book-money.server';
import { holdMoneyOrder, type MoneyOrder } from './money-order.server';
import { idOf } from './stripe.server';

/** What booking needs: an open transaction, the time, and a log. */
export type Booking = Pick<Platform, 'clock' | 'log'> & { db: Queries };

/**
 * Lets a payment's row say what Stripe says of its session. Money is booked once under its intent, also when the row
 * was given up meanwhile, for it is there; but only if amount, currency and order are those that were asked for.
 */
export async function bookSession({ db: tx, clock, log }: Booking, session: Stripe.Checkout.Session): Promise<void> {
  const found = await holdPayment(tx, session.metadata?.payment_id);
  if (!found) {
    log.info({ session: session.id }, 'Stripe tells of a session that is not ours');
    return;
  }
  const { payment, order } = found;
  const intentId = idOf(session.payment_intent);
  if (payment.state === 'paid') return;
  const isOver = session.status === 'complete' || session.payment_status === 'paid';
  if (isOver && !agrees(session, payment, order)) {
    log.error(
      { session: session.id, payment: payment.id, order: order.code },
      'Stripe tells of another sum than was asked for',
    );
    await tx.payment.update({ where: { id: payment.id }, data: { ...FAILED, problem: 'mismatch' } });
  } else if (session.payment_status === 'paid') {
    await tx.payment.update({
      where: { id: payment.id },
      data: { state: 'paid', problem: '', sessionId: session.id, intentId, url: null },
    });
    await bookMovement(tx, {
      order,
      kind: 'received',
      method: 'stripe',
      amount: dong(Number(payment.amount)),
      uniqueKey: `stripe:${intentId}`,
      paymentId: payment.id,
      actor: 'provider',
      at: clock.now(),
    });
  } else if (payment.state === 'open' && session.status === 'expired') {
    await tx.payment.update({ where: { id: payment.id }, data: { state: 'expired', url: null } });
  } else if (payment.state === 'open' && session.status === 'complete') {
    // paid by something slow: nobody must be led there again, and the money is not there yet
    await tx.payment.update({ where: { id: payment.id }, data: { sessionId: session.id, url: null } });
  }
}

const FAILED = { state: 'failed', url: null } as const;

/** Money that was on its way did not come. */
export async function failSession({ db: tx, log }: Booking, session: Stripe.Checkout.Session): Promise<void> {
  const found = await holdPayment(tx, session.metadata?.payment_id);
  if (!found || found.payment.state === 'paid') return;
  log.info({ payment: found.payment.id }, 'a slow payment by Stripe did not arrive');
  await tx.payment.update({ where: { id: found.payment.id }, data: { ...FAILED, problem: 'declined' } });
}

async function holdPayment(tx: Queries, paymentId: unknown): Promise<{ payment: Payment; order: MoneyOrder } | null> {
  if (!isUuid(paymentId)) return null;
  const named = await tx.payment.findUnique({ where: { id: paymentId }, select: { orderId: true } });
  const order = named && (await holdMoneyOrder(tx, { orderId: named.orderId, shopId: null }));
  // read again: only now does nobody else change it
  return order && { order, payment: await tx.payment.findUniqueOrThrow({ where: { id: paymentId } }) };
}

const agrees = (session: Stripe.Checkout.Session, payment: Payment, order: MoneyOrder): boolean =>
  session.amount_total !== null &&
  BigInt(session.amount_total) === payment.amount &&
  session.currency === 'vnd' &&
  session.metadata?.order_id === order.id &&
  session.client_reference_id === order.code &&
  (payment.sessionId === null || payment.sessionId === session.id) &&
  (session.payment_status !== 'paid' || idOf(session.payment_intent) !== null);
