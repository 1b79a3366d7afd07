import type { Platform } from '~/platform/platform.server';
import { ORDER_TRANSACTION } from '~/features/orders/order-row.server';

import { bookSession } from './stripe-book.server';
import { requireStripe } from './stripe.server';

type Parts = Pick<Platform, 'db' | 'config' | 'clock' | 'log'>;

/** Asks Stripe what became of a payment's session, and lets our row say the same. */
export async function askAfterPayment(platform: Parts, paymentId: string): Promise<void> {
  const { db, config } = platform;
  const payment = await db.payment.findUnique({ where: { id: paymentId }, select: { sessionId: true } });
  if (!payment?.sessionId) return;
  const session = await requireStripe(config).checkout.sessions.retrieve(payment.sessionId);
  await db.$transaction(
    (tx) => bookSession({ db: tx, clock: platform.clock, log: platform.log }, session),
    ORDER_TRANSACTION,
  );
}

/** The payment of ours that a payment intent belongs to, booked by now; null: Stripe took it for somebody else. */
export async function findBookedPayment(platform: Parts, intentId: string): Promise<string | null> {
  const { db, config } = platform;
  const known = await db.payment.findUnique({ where: { intentId }, select: { id: true, state: true } });
  if (known?.state === 'paid') return known.id;
  // the news of the payment itself is still on its way: news overtake each other
  const { data } = await requireStripe(config).checkout.sessions.list({ payment_intent: intentId, limit: 1 });
  const [session] = data;
  if (!session) return null;
  await db.$transaction(
    (tx) => bookSession({ db: tx, clock: platform.clock, log: platform.log }, session),
    ORDER_TRANSACTION,
  );
  const booked = await db.payment.findUnique({ where: { intentId }, select: { id: true, state: true } });
  return booked?.state === 'paid' ? booked.id : null;
}
