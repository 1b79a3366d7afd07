import Stripe from 'stripe';

import { ORDER_TRANSACTION, writeEvent } from '~/features/orders/order-row.server';
import type { StripeConfig } from '~/platform/config.server';
import type { Platform } from '~/platform/platform.server';
import { dong } from '~/shared/dong';

import { holdMoneyOrder } from './money-order.server';
import type { Heard, ProviderCall } from './provider.server';
import { findBookedPayment } from './stripe-ask.server';
import { bookSession, failSession, type Booking } from './stripe-book.server';
import { refreshAccount } from './stripe-connect.server';
import { askAfterRefund } from './stripe-refund.server';
import { idOf, requireStripe } from './stripe.server';

type Parts = Pick<Platform, 'db' | 'config' | 'clock' | 'log'>;

/** Bytes that an event may have; a session with a hundred lines stays far below. */
const LARGEST_EVENT = 1024 * 1024;

/**
 * Stripe tells of something. Only what it signed within the last five minutes is heard; an event that comes twice
 * counts once, and one that comes too early makes us ask for what it follows.
 */
export async function receiveStripe(platform: Parts, { headers, raw }: ProviderCall): Promise<Heard> {
  const { db, config, log } = platform;
  if (!config.stripe) return { status: 404, why: 'unknown' };
  if (raw.length > LARGEST_EVENT) return refused(platform, 413, 'too-large');
  const signature = headers.get('stripe-signature');
  if (!signature) return refused(platform, 401, 'unsigned');
  const event = readEvent(config.stripe, raw, signature, platform.clock.now());
  if (!event) return refused(platform, 401, 'signature');
  const id = `stripe:${event.id}`;
  if (await db.providerEvent.findUnique({ where: { id }, select: { id: true } })) return { status: 200 };
  await work(platform, event, (change) =>
    db.$transaction(async (tx) => {
      // the first of two that come at once holds the other until it is done
      const { count } = await tx.providerEvent.createMany({ data: [{ id, kind: event.type }], skipDuplicates: true });
      if (count > 0) await change({ db: tx, clock: platform.clock, log: platform.log });
    }, ORDER_TRANSACTION),
  );
  log.info({ event: event.id, kind: event.type }, 'Stripe told something');
  return { status: 200 };
}

function refused({ log }: Parts, status: 401 | 413, why: string): Heard {
  log.warn({ kind: 'stripe', why }, 'a webhook was refused');
  return { status, why };
}

/** The event, if any of our secrets signed it; null otherwise. */
function readEvent(
  { webhookSecrets }: StripeConfig,
  raw: Uint8Array,
  signature: string,
  now: Date,
): Stripe.Event | null {
  for (const secret of webhookSecrets) {
    try {
      return Stripe.webhooks.constructEvent(Buffer.from(raw), signature, secret, TOLERANCE, undefined, now.getTime());
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return null;
}

/** Seconds that a signature may be old. */
const TOLERANCE = 300;

type Once = (change: (booking: Booking) => Promise<void>) => Promise<void>;

/** What each kind of news makes of our rows. Kinds that we did not ask for are passed over. */
async function work(platform: Parts, event: Stripe.Event, once: Once): Promise<void> {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return once((booking) => bookSession(booking, event.data.object));
    case 'checkout.session.async_payment_failed':
      return once((booking) => failSession(booking, event.data.object));
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      await askAfterRefund(platform, event.data.object.id);
      return once(async () => {});
    case 'charge.refunded': {
      const intent = idOf(event.data.object.payment_intent);
      const refunds = intent
        ? (await requireStripe(platform.config).refunds.list({ payment_intent: intent, limit: 100 })).data
        : [];
      for (const refund of refunds) await askAfterRefund(platform, refund.id);
      return once(async () => {});
    }
    case 'charge.dispute.created': {
      const { payment_intent: intent, amount } = event.data.object;
      const paymentId = await findBookedPayment(platform, idOf(intent) ?? '');
      return once((booking) => noteDispute(booking, paymentId, amount));
    }
    case 'account.updated':
      await refreshAccount(platform, event.data.object.id);
      return once(async () => {});
  }
}

/** The buyer's bank takes money back until both sides have spoken: noted once, and nothing is booked yet. */
async function noteDispute({ db: tx, clock, log }: Booking, paymentId: string | null, amount: number): Promise<void> {
  if (!paymentId) return;
  const { orderId } = await tx.payment.findUniqueOrThrow({ where: { id: paymentId }, select: { orderId: true } });
  const order = await holdMoneyOrder(tx, { orderId, shopId: null });
  const now = clock.now();
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, disputedAt: null },
    data: { disputedAt: now },
  });
  if (count === 0 || !order) return;
  await writeEvent(tx, { orderId, kind: 'disputed', actor: 'provider', data: { amount: dong(amount) }, at: now });
  log.warn({ order: order.code, payment: paymentId }, 'a payment is disputed');
}
