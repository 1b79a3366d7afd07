import { describe, expect, it } from 'vitest';

import { changeOrder } from '~/features/orders/change-order.server';

import { CardHouse } from '../../../test/card-house';
import { everything } from '../../../test/money-builders';
import { checkLedger } from './check-ledger.server';
import { payable } from './pay-shop.server';
import { receiveStripe } from './stripe-events.server';
import { reconcileStripe } from './stripe-reconcile.server';

const house = new CardHouse();
const { server, anOrder, start, led, tell, pass, reread, paymentsOf, eventsOf, intentOf } = house;

describe('paying by card', () => {
  it('asks Stripe for the order’s lines in whole đồng, and books what it says was paid', async () => {
    const order = await anOrder({ lang: 'en' });
    const session = await led(order);
    expect(server.sessions.get(session)).toMatchObject({
      amount_total: 1_000_000,
      currency: 'vnd',
      client_reference_id: order.code,
      locale: 'en',
      metadata: { order_id: order.id },
      success_url: `https://chovuon.example/order/${order.code}?key=${order.trackingKey}&card=back`,
      cancel_url: `https://chovuon.example/order/${order.code}?key=${order.trackingKey}`,
    });
    expect(await tell(server.pay(session))).toEqual({ status: 200 });
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
    expect(await paymentsOf(order.id)).toMatchObject([
      { state: 'paid', sessionId: session, intentId: intentOf(session), url: null },
    ]);
    expect(await eventsOf(order.id)).toEqual(['paid']);
    expect(await start(order)).toMatchObject({ ok: false, problems: [{ code: 'payments.nothing-due' }] });
  });

  it('asks for a deposit first and for the rest later, or for all at once', async () => {
    const order = await anOrder({ depositDue: 300_000n, balanceMethod: 'stripe' });
    const first = await led(order);
    expect(server.sessions.get(first)).toMatchObject({ amount_total: 300_000 });
    await tell(server.pay(first));
    const rest = await led(order);
    expect(server.sessions.get(rest)).toMatchObject({ amount_total: 700_000 });
    await tell(server.pay(rest));
    expect(await paymentsOf(order.id)).toMatchObject([{ purpose: 'deposit' }, { purpose: 'balance' }]);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });

    const other = await anOrder({ depositDue: 300_000n, balanceMethod: 'stripe' });
    expect(server.sessions.get(await led(other, true))).toMatchObject({ amount_total: 1_000_000 });
  });

  it('leads to the same page again, from two tabs at once too', async () => {
    const order = await anOrder();
    const sessions = await Promise.all([led(order), led(order), led(order)]);
    expect(new Set([...sessions, await led(order)]).size).toBe(1);
    expect(await paymentsOf(order.id)).toHaveLength(1);
  });

  it('leads to a new page when the old one is over or asks for another sum, and ends the old one', async () => {
    const order = await anOrder({ depositDue: 300_000n, balanceMethod: 'stripe' });
    const first = await led(order);
    const second = await led(order, true);
    expect(server.sessions.get(first)).toMatchObject({ status: 'expired' });
    pass(24 * 60);
    const third = await led(order, true);
    expect(third).not.toBe(second);
    expect((await paymentsOf(order.id)).map(({ state }) => state)).toEqual(['expired', 'expired', 'open']);
  });

  it('asks for no money that came meanwhile by the old page, though its news is late', async () => {
    const order = await anOrder();
    const first = await led(order);
    server.pay(first); // and nobody tells us
    pass(24 * 60);
    expect(await start(order)).toMatchObject({ ok: false, problems: [{ code: 'payments.nothing-due' }] });
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it('gets the same session when the answer is lost on the way', async () => {
    const order = await anOrder();
    server.fail({ on: 'POST /v1/checkout/sessions', does: 'lost' });
    const before = server.sessions.size;
    await led(order); // the SDK asks again with the same key
    expect(server.sessions.size).toBe(before + 1);
  });

  it('gets the same session after the house was killed before it heard the answer', async () => {
    const order = await anOrder();
    const before = server.sessions.size;
    server.fail(...Array(3).fill({ on: 'POST /v1/checkout/sessions', does: 'lost' }));
    expect(await start(order)).toMatchObject({ ok: false, problems: [{ code: 'payments.card-unreachable' }] });
    await led(order);
    expect(server.sessions.size).toBe(before + 1);
  });

  it.each([
    ['of a cancelled order', { state: 'cancelled', endedAt: new Date() }],
    ['before the fee is known', { quote: 'asked' }],
  ] as const)('asks for nothing %s', async (_what, given) => {
    const order = await anOrder(given as object);
    expect(await start(order)).toMatchObject({ ok: false, problems: [{ code: 'payments.nothing-due' }] });
  });

  it.each([
    ['more than eight digits', 100_000_000],
    ['less than Stripe takes', 10_000],
  ])('is not possible for %s', async (_what, total) => {
    expect(await start(await anOrder({ total }))).toMatchObject({ problems: [{ code: 'payments.card-amount' }] });
  });

  it('is not offered by a shop that does not want cards, nor by a house without keys', async () => {
    const order = await anOrder();
    await house.platform.db.shopSelling.update({ where: { shopId: house.shop.id }, data: { takesCard: false } });
    expect(await start(order)).toMatchObject({ problems: [{ code: 'payments.method-closed' }] });
    await house.platform.db.shopSelling.update({ where: { shopId: house.shop.id }, data: { takesCard: true } });
    expect(await payable(house.platform, house.shop.id)).toContain('stripe');
    expect(
      await payable({ ...house.platform, config: { ...house.platform.config, stripe: null } }, house.shop.id),
    ).not.toContain('stripe');
  });

  it('that takes days shows as under way, asks for nothing twice, and counts when it arrives', async () => {
    const order = await anOrder();
    const session = await led(order);
    await tell(server.pay(session, { async: true }));
    expect(await reread(order.id)).toMatchObject({ paid: 0n });
    expect(await start(order)).toMatchObject({ problems: [{ code: 'payments.card-under-way' }] });
    await tell(server.settle(session, 'succeeded'));
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it('that takes days and fails can be tried again', async () => {
    const order = await anOrder();
    const session = await led(order);
    await tell(server.pay(session, { async: true }));
    await tell(server.settle(session, 'failed'));
    expect(await paymentsOf(order.id)).toMatchObject([{ state: 'failed', problem: 'declined' }]);
    expect(await led(order)).not.toBe(session);
  });
});

describe('news that come twice, late or in another order', () => {
  it('count once', async () => {
    const order = await anOrder();
    const event = server.pay(await led(order));
    await Promise.all([tell(event), tell(event), tell(event), tell({ ...event, id: 'evt_again' })]);
    const before = await everything(house.platform.db);
    await tell(event);
    expect(await everything(house.platform.db)).toEqual(before);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
    expect(await eventsOf(order.id)).toEqual(['paid']);
  });

  it('of an end after the payment change nothing', async () => {
    const order = await anOrder();
    const session = await led(order);
    await tell(server.pay(session));
    const over = { ...server.events.at(-1)!, id: 'evt_late', type: 'checkout.session.expired' };
    await tell({ ...over, data: { object: { ...over.data.object, status: 'expired', payment_status: 'unpaid' } } });
    expect(await paymentsOf(order.id)).toMatchObject([{ state: 'paid' }]);
  });

  it('of a payment for what was given up or cancelled are booked, for the money is there', async () => {
    const order = await anOrder();
    const session = await led(order);
    await house.platform.db.payment.updateMany({ where: { orderId: order.id }, data: { state: 'expired' } });
    await changeOrder(house.platform, { shopId: null, orderId: order.id, to: 'cancelled', actor: 'system' });
    await tell(server.pay(session));
    expect(await reread(order.id)).toMatchObject({ state: 'cancelled', paid: 1_000_000n });
    expect((await eventsOf(order.id)).at(-1)).toBe('overpaid');
  });

  it('of a refund before the payment make us ask for the payment first', async () => {
    const order = await anOrder();
    const session = await led(order);
    const paid = server.pay(session);
    const refunds = server.refundByDashboard(intentOf(session), 400_000);
    for (const event of refunds.reverse()) await tell(event);
    await tell(paid);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n, refunded: 400_000n });
    expect(await house.platform.db.refund.findMany({ where: { orderId: order.id } })).toMatchObject([
      { state: 'done', method: 'stripe', amount: 400_000n, personId: null },
    ]);
  });

  it('that never come are asked for', async () => {
    const [paid, over, open] = [await anOrder(), await anOrder(), await anOrder()];
    server.pay(await led(paid));
    server.expire(await led(over));
    await led(open);
    pass(4);
    await reconcileStripe(house.platform);
    expect(await reread(paid.id)).toMatchObject({ paid: 1_000_000n });
    expect(await paymentsOf(over.id)).toMatchObject([{ state: 'expired' }]);
    expect(await paymentsOf(open.id)).toMatchObject([{ state: 'open' }]);
  });

  it('of kinds and sessions that are not ours are passed over', async () => {
    const order = await anOrder();
    const event = server.pay(await led(order));
    const before = await everything(house.platform.db);
    expect(await tell({ ...event, id: 'evt_other', type: 'customer.created' })).toEqual({ status: 200 });
    expect(await everything(house.platform.db)).toEqual(before);
    const stranger = { ...event, id: 'evt_stranger', data: { object: { ...event.data.object, metadata: {} } } };
    expect(await tell(stranger)).toEqual({ status: 200 });
    expect(await reread(order.id)).toMatchObject({ paid: 0n });
  });
});

describe('news that must change nothing', () => {
  it.each([
    ['signed with another secret', { secret: 'whsec_other' }],
    ['signed ten minutes ago', { at: Date.now() - 600_000 }],
  ])('are refused when %s', async (_what, how) => {
    const order = await anOrder();
    const event = server.pay(await led(order));
    const before = await everything(house.platform.db);
    expect(await tell(event, how)).toEqual({ status: 401, why: 'signature' });
    expect(await everything(house.platform.db)).toEqual(before);
    expect(house.platform.lines).toContainEqual({
      level: 'warn',
      said: { kind: 'stripe', why: 'signature' },
      message: 'a webhook was refused',
    });
  });

  it('are refused unsigned, and when a word of the body is changed', async () => {
    const order = await anOrder();
    const { body, signature } = server.signed(server.pay(await led(order)));
    const before = await everything(house.platform.db);
    const hear = (headers: Record<string, string>, text: string) =>
      receiveStripe(house.platform, { headers: new Headers(headers), raw: new TextEncoder().encode(text) });
    expect(await hear({}, body)).toEqual({ status: 401, why: 'unsigned' });
    expect(await hear({ 'Stripe-Signature': signature }, body.replace('1000000', '9000000'))).toMatchObject({
      status: 401,
    });
    expect(await hear({ 'Stripe-Signature': signature }, 'x'.repeat(2 ** 20 + 1))).toMatchObject({ status: 413 });
    expect(await everything(house.platform.db)).toEqual(before);
  });

  it('have no address in a house without keys', async () => {
    const dry = { ...house.platform, config: { ...house.platform.config, stripe: null } };
    expect(await receiveStripe(dry, { headers: new Headers(), raw: new Uint8Array() })).toMatchObject({ status: 404 });
  });

  it('are taken when a second secret signed them', async () => {
    const { stripe } = house.platform.config;
    const config = { ...house.platform.config, stripe: { ...stripe!, webhookSecrets: ['whsec_new', 'whsec_vuon'] } };
    const { body, signature } = server.signed(server.pay(await led(await anOrder())));
    const heard = await receiveStripe(
      { ...house.platform, config },
      { headers: new Headers({ 'Stripe-Signature': signature }), raw: new TextEncoder().encode(body) },
    );
    expect(heard).toEqual({ status: 200 });
  });

  it.each([
    ['another amount', { amount_total: 999_999 }],
    ['another currency', { currency: 'usd' }],
    ['another order', { client_reference_id: 'CV222222' }],
    ['another session', { id: 'cs_test_other' }],
  ])('tell of %s: nothing is booked, and the grower sees it', async (_what, change) => {
    const order = await anOrder();
    const event = server.pay(await led(order));
    expect(await tell({ ...event, data: { object: { ...event.data.object, ...change } } })).toEqual({ status: 200 });
    expect(await reread(order.id)).toMatchObject({ paid: 0n });
    expect(await eventsOf(order.id)).toEqual([]);
    expect(await paymentsOf(order.id)).toMatchObject([{ state: 'failed', problem: 'mismatch' }]);
    expect(house.platform.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

it('leaves the books in agreement after all of this', async () =>
  expect(await checkLedger(house.platform.db)).toEqual([]));
