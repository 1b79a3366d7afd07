import type Stripe from 'stripe';

import { ORDER_TRANSACTION } from '~/features/orders/order-row.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Payment } from '~/platform/prisma-client/client';
import { ok, refuse, type Result } from '~/shared/result';

import { holdMoneyOrder, type MoneyOrder } from './money-order.server';
import { askFor, fitsCard, type Ask, type PaymentProblem } from './payment';
import type { PayShop } from './pay-shop.server';
import type { PaymentStart } from './provider.server';
import { askAfterPayment } from './stripe-ask.server';
import { isOutage, isRefusal, requireStripe } from './stripe.server';

const MINUTE_MS = 60_000;
/** Stripe keeps a session open for half an hour at least and a day at most; a little less and more, for our clocks differ. */
const SHORTEST_MS = 31 * MINUTE_MS;
const LONGEST_MS = 23 * 60 * MINUTE_MS;
/** A session that ends sooner is not worth leading somebody to. */
const WORTH_MS = 2 * MINUTE_MS;

type Parts = Pick<Platform, 'db' | 'config' | 'clock' | 'log'>;

/** Leads a buyer to where the card is taken: to the session that is open for this sum, or to a new one. */
export async function startCard(
  platform: Parts,
  asked: MoneyOrder,
  wanted: Ask,
  { shop, origin }: { shop: PayShop; origin: string },
): Promise<Result<PaymentStart, PaymentProblem>> {
  const { db, clock } = platform;
  if (!fitsCard(wanted.amount)) return refuse({ code: 'payments.card-amount' });
  try {
    const before = await db.payment.findFirst({ where: { orderId: asked.id, method: 'stripe', state: 'open' } });
    if (before && !isGoodFor(before, wanted, clock.now())) await closePayment(platform, before);
    const payment = await openPayment(platform, asked, wanted);
    if (!payment) return refuse({ code: 'payments.nothing-due' });
    if (payment.url) return ok({ kind: 'redirect', url: payment.url });
    if (payment.sessionId) return refuse({ code: 'payments.card-under-way' });
    const session = await openSession(platform, payment, asked, { shop, origin });
    return session.url ? ok({ kind: 'redirect', url: session.url }) : refuse({ code: 'payments.card-under-way' });
  } catch (error) {
    if (!isOutage(error)) throw error;
    platform.log.error({ err: error, order: asked.code }, 'Stripe could not be reached');
    return refuse({ code: 'payments.card-unreachable' });
  }
}

/** A session that is paid by something slow has no address any more and is left alone. */
const isGoodFor = ({ amount, expiresAt, sessionId, url }: Payment, wanted: Ask, now: Date): boolean =>
  (sessionId !== null && url === null) ||
  (amount === BigInt(wanted.amount) && expiresAt !== null && expiresAt.getTime() - now.getTime() > WORTH_MS);

/** The row of the sum that is asked for; two tabs get the same. Null: meanwhile there is nothing to pay. */
async function openPayment({ db, clock }: Parts, asked: MoneyOrder, wanted: Ask): Promise<Payment | null> {
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const order = await holdMoneyOrder(tx, { orderId: asked.id, shopId: asked.shopId });
    const whole = order && askFor(order, { whole: true });
    if (!order || !whole || wanted.amount > whole.amount) return null;
    const open = await tx.payment.findFirst({ where: { orderId: order.id, method: 'stripe', state: 'open' } });
    if (open) return open;
    const keptFor = order.payBy ? order.payBy.getTime() - now.getTime() : LONGEST_MS;
    const lasts = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, keptFor));
    return tx.payment.create({
      data: {
        orderId: order.id,
        shopId: order.shopId,
        method: 'stripe',
        purpose: wanted.purpose,
        amount: BigInt(wanted.amount),
        expiresAt: new Date(now.getTime() + lasts),
        createdAt: now,
      },
    });
  }, ORDER_TRANSACTION);
}

/**
 * Opens the session of a payment's row. Its key is the row's id, so that a house that was killed in between gets the
 * same session again; what Stripe refuses closes the row, so that the next try begins anew.
 */
async function openSession(
  { db, config }: Parts,
  payment: Payment,
  order: MoneyOrder,
  { shop, origin }: { shop: PayShop; origin: string },
): Promise<Stripe.Checkout.Session> {
  const lines = await db.orderLine.findMany({ where: { orderId: order.id }, orderBy: { position: 'asc' } });
  const { shippingFee, freightByBuyer } = await db.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { shippingFee: true, freightByBuyer: true },
  });
  const t = translator(order.lang, 'payments');
  const page = `${origin}/order/${order.code}?key=${encodeURIComponent(order.trackingKey)}`;
  const names = { payment_id: payment.id, order_id: order.id };
  const fee = freightByBuyer ? 0n : (shippingFee ?? 0n);
  const bought = lines.map((line) => ({ name: nameOf(line), price: line.unitPrice, quantity: line.quantity }));
  const all = fee > 0n ? [...bought, { name: t('card.shipping'), price: fee, quantity: 1 }] : bought;
  const addsUp = all.reduce((sum, { price, quantity }) => sum + price * BigInt(quantity), 0n) === payment.amount;
  const shown =
    addsUp && all.length <= 100 && all.every(({ price }) => price > 0n)
      ? all
      : [{ name: t(`card.line.${payment.purpose}`, { code: order.code }), price: payment.amount, quantity: 1 }];
  try {
    const session = await requireStripe(config).checkout.sessions.create(
      {
        mode: 'payment',
        line_items: shown.map(({ name, price, quantity }) => ({
          price_data: { currency: 'vnd', unit_amount: Number(price), product_data: { name } }, // no hundredths in đồng
          quantity,
        })),
        client_reference_id: order.code,
        metadata: names,
        payment_intent_data: {
          metadata: names,
          description: order.code,
          ...(shop.destination && {
            transfer_data: { destination: shop.destination.accountId },
            ...feeOf(payment.amount, shop.destination.feeBasisPoints),
          }),
        },
        locale: order.lang,
        expires_at: Math.floor(payment.expiresAt!.getTime() / 1000),
        success_url: `${page}&card=back`,
        cancel_url: page,
      },
      { idempotencyKey: `session:${payment.id}` },
    );
    await db.payment.updateMany({
      where: { id: payment.id, state: 'open' },
      data: { sessionId: session.id, url: session.url },
    });
    return session;
  } catch (error) {
    if (!isOutage(error))
      await db.payment.updateMany({ where: { id: payment.id, state: 'open' }, data: { state: 'expired', url: null } });
    throw error;
  }
}

/** What the operator keeps, whole đồng, rounded down; Stripe takes no fee of nothing. */
function feeOf(amount: bigint, basisPoints: number): { application_fee_amount?: number } {
  const fee = (amount * BigInt(basisPoints)) / 10_000n;
  return fee > 0n ? { application_fee_amount: Number(fee) } : {};
}

const nameOf = ({ name, size }: { name: string; size: string }): string =>
  (size ? `${name} – ${size}` : name).slice(0, 250);

/**
 * Ends a payment that somebody was asked for and should not pay any more: another sum is due, or its time is over.
 * If it was paid after all, that is booked.
 */
export async function closePayment(platform: Parts, payment: Payment): Promise<void> {
  const { db, config, log } = platform;
  if (!payment.sessionId) {
    await db.payment.updateMany({ where: { id: payment.id, state: 'open' }, data: { state: 'expired' } });
    return;
  }
  try {
    await requireStripe(config).checkout.sessions.expire(payment.sessionId);
  } catch (error) {
    if (!isRefusal(error)) throw error; // only open sessions can be ended: this one is over already, and we ask how
    log.info({ payment: payment.id, code: error.code }, 'a session was over before it was ended');
  }
  await askAfterPayment(platform, payment.id);
}
