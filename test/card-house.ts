import { afterAll, beforeAll, beforeEach } from 'vitest';

import { startPayment } from '~/features/payments/start-payment.server';
import { receiveStripe } from '~/features/payments/stripe-events.server';

import { storedPerson } from './builders';
import { capturedLog } from './captured-log';
import { storedOrder, storedPayShop } from './money-builders';
import { freshPlatform, type TestPlatform } from './platform';
import type { StripeEvent } from './stripe-objects';
import { StripeServer } from './stripe-server';

type CardPlatform = Omit<TestPlatform, 'log'> & ReturnType<typeof capturedLog>;

/**
 * A house that takes cards from a Stripe of its own, and a shop in it, new for each test. One clock for both, which
 * stands until a test lets minutes pass.
 */
export class CardHouse {
  readonly server = new StripeServer();
  platform!: CardPlatform;
  shop!: Awaited<ReturnType<typeof storedPayShop>>;
  /** The id of somebody who works in the shop. */
  person!: string;
  now = Date.now();

  constructor() {
    beforeAll(async () => {
      await this.server.open();
      this.server.now = () => this.now;
      this.platform = { ...(await freshPlatform({ env: this.server.env })), ...capturedLog() };
      this.person = (await storedPerson(this.platform.db)).id;
    }, 60_000);
    beforeEach(async () => {
      this.now = Date.now();
      this.platform.setNow(new Date(this.now));
      this.platform.lines.length = 0;
      this.server.refundStatus = 'succeeded';
      this.shop = await storedPayShop(this.platform.db, { takesCard: true });
    });
    afterAll(() => this.server.close());
  }

  pass = (minutes: number): void => {
    this.now += minutes * 60_000;
    this.platform.setNow(new Date(this.now));
  };

  anOrder = (given: Partial<Parameters<typeof storedOrder>[1]> = {}) =>
    storedOrder(this.platform.db, { shopId: this.shop.id, paymentMethod: 'stripe', ...given });

  start = (order: { id: string }, whole = false) =>
    startPayment(this.platform, { order, method: 'stripe', origin: 'https://chovuon.example', whole });

  /** Leads the buyer to Stripe; answers the session's id. */
  led = async (order: { id: string }, whole = false): Promise<string> => {
    const started = await this.start(order, whole);
    if (!started.ok || started.value.kind !== 'redirect') throw new Error(JSON.stringify(started));
    return started.value.url.split('/').at(-1)!;
  };

  /** Stripe tells the house of something. */
  tell = (event: StripeEvent, how?: Parameters<StripeServer['signed']>[1]) => {
    const { body, signature } = this.server.signed(event, how);
    return receiveStripe(this.platform, {
      headers: new Headers({ 'Stripe-Signature': signature }),
      raw: new TextEncoder().encode(body),
    });
  };

  /** An order that was paid by card; and the intent by which. */
  paidOrder = async (): Promise<{ id: string; code: string; intent: string }> => {
    const order = await this.anOrder();
    const session = await this.led(order);
    await this.tell(this.server.pay(session));
    return { id: order.id, code: order.code, intent: this.intentOf(session) };
  };

  intentOf = (session: string): string => this.server.sessions.get(session)!.payment_intent!;

  reread = (id: string) => this.platform.db.order.findUniqueOrThrow({ where: { id } });

  paymentsOf = (orderId: string) =>
    this.platform.db.payment.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } });

  eventsOf = async (orderId: string): Promise<string[]> => {
    const rows = await this.platform.db.orderEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
    return rows.map(({ kind }) => kind);
  };
}
