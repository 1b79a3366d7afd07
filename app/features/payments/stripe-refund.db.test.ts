import { describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';
import { newUuid } from '~/shared/uuid';

import { CardHouse } from '../../../test/card-house';
import { everything, storedPayShop } from '../../../test/money-builders';
import { checkLedger } from './check-ledger.server';
import { payable } from './pay-shop.server';
import { refundOrder } from './refund-order.server';
import { connectStripe } from './stripe-connect.server';
import { reconcileStripe } from './stripe-reconcile.server';

const house = new CardHouse();
const { server, anOrder, paidOrder, tell, pass, reread, paymentsOf, eventsOf } = house;

const give = (order: { id: string }, amount: number, given: Partial<Parameters<typeof refundOrder>[1]> = {}) =>
  refundOrder(house.platform, {
    shopId: house.shop.id,
    orderId: order.id,
    amount: dong(amount),
    method: 'stripe',
    reason: 'cây gãy ngọn',
    personId: house.person,
    pressId: newUuid(),
    ...given,
  });
const refundsOf = (orderId: string) =>
  house.platform.db.refund.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } });

describe('giving back to a card', () => {
  it('gives a part and then the rest, and never more', async () => {
    const order = await paidOrder();
    expect(await give(order, 300_000)).toEqual({ ok: true, value: { code: order.code, state: 'done' } });
    expect(await give(order, 700_001)).toMatchObject({
      problems: [{ code: 'payments.refund-too-much', field: 'refundAmount' }],
    });
    expect(await give(order, 700_000)).toMatchObject({ ok: true });
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n, refunded: 1_000_000n });
    for (const event of server.events.slice(-6)) await tell(event); // the news of both come after the answers
    expect(await reread(order.id)).toMatchObject({ refunded: 1_000_000n });
    expect(await eventsOf(order.id)).toEqual(['paid', 'refunded', 'refunded']);
  });

  it('gives once, however often it is pressed', async () => {
    const order = await paidOrder();
    const pressId = newUuid();
    const presses = await Promise.all([1, 2, 3].map(() => give(order, 300_000, { pressId })));
    for (const pressed of presses) expect(pressed).toMatchObject({ ok: true });
    expect(await reread(order.id)).toMatchObject({ refunded: 300_000n });
    expect(server.chargeOf(order.intent).amount_refunded).toBe(300_000);
  });

  it('two presses for all of it at once give it once', async () => {
    const order = await paidOrder();
    const outcomes = await Promise.all([give(order, 1_000_000), give(order, 1_000_000)]);
    expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
    expect(server.chargeOf(order.intent).amount_refunded).toBe(1_000_000);
  });

  it('gives once though the house was killed before it heard the answer, and finds out by itself', async () => {
    const order = await paidOrder();
    server.fail(...Array(3).fill({ on: 'POST /v1/refunds', does: 'lost' }));
    expect(await give(order, 300_000)).toMatchObject({ ok: true, value: { state: 'asked' } });
    expect(await reread(order.id)).toMatchObject({ refunded: 0n });
    pass(4);
    await reconcileStripe(house.platform);
    expect(await reread(order.id)).toMatchObject({ refunded: 300_000n });
    expect(server.chargeOf(order.intent).amount_refunded).toBe(300_000);
  });

  it('that takes days is under way, is counted as gone, and is booked when it arrives', async () => {
    const order = await paidOrder();
    server.refundStatus = 'pending';
    expect(await give(order, 600_000)).toMatchObject({ ok: true, value: { state: 'sent' } });
    expect(await give(order, 600_000)).toMatchObject({ problems: [{ code: 'payments.refund-too-much' }] });
    const providerId = (await refundsOf(order.id))[0]!.providerId!;
    await tell(server.settleRefund(providerId, 'succeeded'));
    expect(await reread(order.id)).toMatchObject({ refunded: 600_000n });
    expect(await refundsOf(order.id)).toMatchObject([{ state: 'done' }]);
  });

  it('that a bank sends back days later is with the seller again', async () => {
    const order = await paidOrder();
    await give(order, 600_000);
    const providerId = (await refundsOf(order.id))[0]!.providerId!;
    const failed = server.settleRefund(providerId, 'failed');
    await tell(failed);
    await tell({ ...failed, id: 'evt_twice' });
    expect(await refundsOf(order.id)).toMatchObject([{ state: 'failed', problem: 'lost_or_stolen_card' }]);
    const { paid, refunded } = await reread(order.id);
    expect(paid - refunded).toBe(1_000_000n);
  });

  it('that Stripe refuses says so, and nothing went', async () => {
    const order = await paidOrder();
    server.refundByDashboard(order.intent, 800_000); // and nobody tells us
    expect(await give(order, 300_000)).toMatchObject({ problems: [{ code: 'payments.refund-card-refused' }] });
    expect(await refundsOf(order.id)).toMatchObject([{ state: 'failed' }]);
    expect(await reread(order.id)).toMatchObject({ refunded: 0n });
  });

  it('is not possible for what came by another way, nor for another shop', async () => {
    const order = await anOrder();
    expect(await give(order, 1000)).toMatchObject({ problems: [{ code: 'payments.refund-too-much' }] });
    const paid = await paidOrder();
    const other = await storedPayShop(house.platform.db);
    const before = await everything(house.platform.db);
    expect(await give(paid, 1000, { shopId: other.id })).toBeNull();
    expect(await give(paid, 1000, { reason: ' ' })).toMatchObject({ problems: [{ code: 'payments.reason-missing' }] });
    expect(await everything(house.platform.db)).toEqual(before);
  });
});

it('notes a dispute once, and books nothing', async () => {
  const order = await paidOrder();
  const event = server.dispute(order.intent);
  await tell(event);
  await tell({ ...event, id: 'evt_dispute_again' });
  expect(await eventsOf(order.id)).toEqual(['paid', 'disputed']);
  expect(await paymentsOf(order.id)).toMatchObject([{ state: 'paid', disputedAt: new Date(house.now) }]);
  expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n, refunded: 0n });
});

describe('an account of its own at Stripe', () => {
  const connect = () =>
    connectStripe(house.platform, {
      owner: { shopId: house.shop.id },
      origin: 'https://chovuon.example',
      path: '/admin/shop/payments',
    });
  const accountOf = () => house.platform.db.stripeAccount.findUniqueOrThrow({ where: { shopId: house.shop.id } });

  it('is opened once, however often it is pressed, and takes cards when Stripe says so', async () => {
    const before = server.accounts.size;
    const [{ url }] = await Promise.all([connect(), connect()]);
    await connect();
    expect(url).toContain('/setup/acct_');
    expect(server.accounts.size).toBe(before + 1);
    expect(await payable(house.platform, house.shop.id)).not.toContain('stripe'); // begun, not finished
    const { accountId } = await accountOf();
    await tell(server.setCharges(accountId, true));
    expect(await payable(house.platform, house.shop.id)).toContain('stripe');
    await tell(server.setCharges(accountId, false));
    expect(await payable(house.platform, house.shop.id)).not.toContain('stripe');
  });

  it('is paid by a destination charge with the operator’s fee, which goes back with a refund', async () => {
    await connect();
    const { accountId } = await accountOf();
    await tell(server.setCharges(accountId, true));
    await house.platform.db.stripeAccount.update({ where: { accountId }, data: { feeBasisPoints: 250 } });
    const order = await paidOrder();
    expect(server.chargeOf(order.intent)).toMatchObject({
      transfer_data: { destination: accountId },
      application_fee_amount: 25_000,
    });
    await give(order, 1_000_000);
    expect([...server.reversed]).toContainEqual({ intent: order.intent, transfer: true, fee: true });
  });

  it('of the cooperative is paid where the cooperative collects', async () => {
    const coop = await house.platform.db.cooperative.create({
      data: { slug: `htx-${newUuid()}`, name: 'HTX Cái Mơn' },
    });
    await house.platform.db.shop.update({ where: { id: house.shop.id }, data: { cooperativeId: coop.id } });
    await house.platform.db.shopSelling.update({
      where: { shopId: house.shop.id },
      data: { collector: 'cooperative' },
    });
    await connectStripe(house.platform, { owner: { cooperativeId: coop.id }, origin: 'https://x.example', path: '/' });
    const { accountId } = await house.platform.db.stripeAccount.findUniqueOrThrow({
      where: { cooperativeId: coop.id },
    });
    await tell(server.setCharges(accountId, true));
    const order = await paidOrder();
    expect(server.chargeOf(order.intent).transfer_data).toEqual({ destination: accountId });
    expect(await house.platform.db.ledgerEntry.findMany({ where: { orderId: order.id } })).toMatchObject([
      { collector: 'cooperative' },
    ]);
  });
});

it('leaves the books in agreement after all of this', async () =>
  expect(await checkLedger(house.platform.db)).toEqual([]));
