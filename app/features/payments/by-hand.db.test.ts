import { beforeAll, describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';
import { newUuid } from '~/shared/uuid';

import { storedPerson } from '../../../test/builders';
import { everything, storedOrder, storedPayShop } from '../../../test/money-builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { carryOutHandRefund, receiveByHand } from './by-hand.server';
import { checkLedger } from './check-ledger.server';
import { findMoneyCard } from './money-card.server';
import { paymentJobs } from './payment-jobs.server';
import { refundOrder } from './refund-order.server';

let platform: TestPlatform;
let shop: Awaited<ReturnType<typeof storedPayShop>>;
let person: string;

beforeAll(async () => {
  platform = await freshPlatform();
  shop = await storedPayShop(platform.db);
  person = (await storedPerson(platform.db)).id;
}, 60_000);

const receive = (orderId: string, amount: number, given: Partial<Parameters<typeof receiveByHand>[1]> = {}) =>
  receiveByHand(platform, {
    shopId: shop.id,
    orderId,
    amount: dong(amount),
    method: 'cod',
    personId: person,
    pressId: newUuid(),
    ...given,
  });
const give = (orderId: string, amount: number, given: Partial<Parameters<typeof refundOrder>[1]> = {}) =>
  refundOrder(platform, {
    shopId: shop.id,
    orderId,
    amount: dong(amount),
    method: 'vietqr',
    reason: 'chuyển dư',
    personId: person,
    pressId: newUuid(),
    ...given,
  });
const reread = (id: string) => platform.db.order.findUniqueOrThrow({ where: { id } });

describe('«đã nhận tiền»', () => {
  it('writes down a part, and then the rest, with who said so', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id, paymentMethod: 'cod' });
    await receive(order.id, 400_000);
    await receive(order.id, 600_000, { method: 'vietqr' });
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
    expect(
      await platform.db.ledgerEntry.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { method: 'cod', amount: 400_000n, actor: 'seller', personId: person, collector: 'shop' },
      { method: 'vietqr', amount: 600_000n, actor: 'seller', personId: person },
    ]);
  });

  it('counts a press once, however often it comes', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const pressId = newUuid();
    const presses = await Promise.all([1, 2, 3, 4].map(() => receive(order.id, 1_000_000, { pressId })));
    expect(presses).toEqual(Array(4).fill({ ok: true, value: { code: order.code } }));
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it('two people who press together for all of it write it down once', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const presses = await Promise.all([receive(order.id, 1_000_000), receive(order.id, 1_000_000)]);
    expect(presses.filter((press) => press?.ok)).toHaveLength(1);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it('refuses more than is open, and says how much that is', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    expect(await receive(order.id, 1_000_001)).toEqual({
      ok: false,
      problems: [{ code: 'payments.amount-too-much', field: 'receiptAmount', with: { max: '1.000.000\u00a0₫' } }],
    });
    await receive(order.id, 1_000_000);
    expect(await receive(order.id, 1)).toMatchObject({ problems: [{ code: 'payments.nothing-due' }] });
  });

  it('cash stays with the household, though a cooperative collects the transfers', async () => {
    const mine = await storedPayShop(platform.db, { collector: 'cooperative' });
    const order = await storedOrder(platform.db, { shopId: mine.id });
    await receive(order.id, 400_000, { shopId: mine.id });
    await receive(order.id, 600_000, { shopId: mine.id, method: 'vietqr' });
    const rows = await platform.db.ledgerEntry.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } });
    expect(rows.map(({ collector }) => collector)).toEqual(['shop', 'cooperative']);
  });

  it('is no business of another shop, nor of a press without a name', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const other = await storedPayShop(platform.db);
    const before = await everything(platform.db);
    expect(await receive(order.id, 1000, { shopId: other.id })).toBeNull();
    expect(await receive(order.id, 1000, { pressId: 'x' })).toBeNull();
    expect(await receive('x', 1000)).toBeNull();
    expect(await everything(platform.db)).toEqual(before);
  });
});

describe('giving back by hand', () => {
  it('never gives more than is kept', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await receive(order.id, 500_000);
    expect(await give(order.id, 500_001)).toMatchObject({
      problems: [{ code: 'payments.refund-too-much', with: { max: '500.000\u00a0₫' } }],
    });
    expect(await give(order.id, 200_000)).toEqual({ ok: true, value: { code: order.code, state: 'done' } });
    const both = await Promise.all([give(order.id, 300_000), give(order.id, 300_000)]);
    expect(both.filter((one) => one?.ok)).toHaveLength(1);
    expect(await reread(order.id)).toMatchObject({ paid: 500_000n, refunded: 500_000n });
  });

  it('counts a press once', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await receive(order.id, 500_000);
    const pressId = newUuid();
    await Promise.all([1, 2, 3].map(() => give(order.id, 100_000, { pressId })));
    expect(await reread(order.id)).toMatchObject({ refunded: 100_000n });
  });

  it('is finished by the house when it was killed between writing down and booking', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await receive(order.id, 500_000);
    const { id } = await platform.db.refund.create({
      data: { orderId: order.id, method: 'cod', amount: 50_000n, personId: person, createdAt: new Date(0) },
    });
    const [reconcile] = paymentJobs(platform).filter(({ name }) => name === 'payments.reconcile');
    await reconcile!.work({} as never);
    await carryOutHandRefund(platform, id);
    expect(await reread(order.id)).toMatchObject({ refunded: 50_000n });
  });

  it('goes to a card only what came by card', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await receive(order.id, 500_000);
    expect(await give(order.id, 100_000, { method: 'stripe' })).toMatchObject({
      problems: [{ code: 'payments.refund-card-too-much', field: 'refundAmount' }],
    });
  });
});

describe('an order’s money on the desk', () => {
  it('shows what is open, what came and what went', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id, depositDue: 300_000n, balanceMethod: 'cod' });
    await receive(order.id, 400_000);
    await give(order.id, 150_000);
    expect(await findMoneyCard(platform, { shopId: shop.id, orderId: order.id })).toMatchObject({
      total: 1_000_000,
      paid: 400_000,
      refunded: 150_000,
      dueAhead: 50_000,
      balance: 750_000,
      heldOver: 0,
      refundable: { all: 250_000, byCard: 0 },
      movements: [
        { kind: 'received', method: 'cod', amount: 400_000 },
        { kind: 'refunded', method: 'vietqr', amount: 150_000 },
      ],
    });
    const other = await storedPayShop(platform.db);
    expect(await findMoneyCard(platform, { shopId: other.id, orderId: order.id })).toBeNull();
  });
});

describe('the check of the ledger', () => {
  it('finds nothing while every movement went by the book', async () =>
    expect(await checkLedger(platform.db)).toEqual([]));

  it.each([
    ['an order that believes another sum', `UPDATE orders SET paid = paid + 1 WHERE id = $1`, 'order-paid'],
    [
      'a refund that nobody booked',
      `INSERT INTO refunds (id, order_id, method, amount, state, updated_at) VALUES (gen_random_uuid(), $1, 'cod', 5, 'done', now())`,
      'refund',
    ],
    [
      'a card payment that nobody booked',
      `INSERT INTO payments (id, order_id, shop_id, method, purpose, amount, state, updated_at) SELECT gen_random_uuid(), id, shop_id, 'stripe', 'full', 7, 'paid', now() FROM orders WHERE id = $1`,
      'payment',
    ],
    [
      'a transfer that nobody booked',
      `INSERT INTO incoming_transfers (id, shop_id, source, external_id, amount, content, happened_at, state, order_id) SELECT gen_random_uuid(), shop_id, 'sepay', gen_random_uuid()::text, 9, '', now(), 'matched', id FROM orders WHERE id = $1`,
      'transfer',
    ],
  ])('finds %s', async (_what, fault, kind) => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await receive(order.id, 500_000);
    await platform.pool.query(fault, [order.id]);
    const found = (await checkLedger(platform.db)).filter(({ orderId }) => orderId === order.id);
    expect(found).toEqual([expect.objectContaining({ kind, code: order.code })]);
  });
});
