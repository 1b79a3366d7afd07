import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aCart, book, moved, placed, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import { anonymiseOrders, keptUntil } from './anonymise.server';
import { askToErase, exportBuyerData, withdrawConsent } from './buyer-data.server';
import { findTurnover } from './books.server';
import { readPeriod } from './books-period';
import { findTrackedOrder } from './orders.server';
import type { SellingShop } from './selling';

const START = new Date('2026-03-01T03:00:00Z');
/** Everything of the buyer that must never be found again. */
const BUYER = {
  buyerName: 'Nguyễn Thị Hoa',
  buyerPhone: '+84909000002',
  buyerEmail: 'hoa@mua.example',
  street: '12 đường Bờ Kè',
  note: 'Gọi chị Hoa trước khi tới',
};
const TRACES = /Hoa|909000002|hoa@mua|Bờ Kè/;

let platform: TestPlatform;
let shop: SellingShop;
let sku: string;

beforeAll(async () => {
  platform = await freshPlatform({ now: START });
  shop = await sellingShop(platform);
  sku = (await storedListing(platform.db, { shopId: shop.id, stock: 500 })).variants[0]!.sku;
});

/** An order with all that may ever hang on one, done on the day it is placed. */
async function doneOrder(now: Date, upTo: 'handed_over' | 'done' = 'done') {
  const { db, storage } = platform;
  platform.setNow(now);
  const order = await placed(platform, shop, aCart([sku, 2]), {
    values: BUYER,
    consents: ['terms', 'order-data', 'news'],
  });
  const { orderId } = order;
  await book(platform, { orderId, amount: 700_000 });
  for (const to of ['accepted', 'handed_over'] as const) await moved(platform, orderId, to);
  const key = `private/orders/${orderId}/anh.jpg`;
  await storage.put(key, new Uint8Array([1, 2, 3]));
  const claim = await db.claim.create({
    data: {
      orderId,
      kind: 'dead',
      state: 'settled',
      text: 'Cây của Hoa chết',
      answer: 'Xin lỗi chị Hoa',
      filedAt: now,
    },
  });
  await db.orderFile.create({
    data: { orderId, claimId: claim.id, kind: 'claim', key, width: 1, height: 1, bytes: 3 },
  });
  await db.refund.create({ data: { orderId, method: 'cod', amount: 1n, reason: 'Hoa muốn đổi' } });
  await db.incomingTransfer.create({
    data: {
      shopId: shop.id,
      orderId,
      source: 'sepay',
      externalId: orderId,
      amount: 700_000n,
      content: `NGUYEN THI Hoa ${order.code}`,
      happenedAt: now,
      state: 'matched',
    },
  });
  await db.pushSubscription.create({
    data: { orderId, endpoint: `https://fcm.googleapis.com/${orderId}`, p256dh: 'a', auth: 'b' },
  });
  await db.order.update({ where: { id: orderId }, data: { consignment: { carrier: 'Xe nhà Hoa' } } });
  if (upTo === 'done') for (const to of ['delivered', 'done'] as const) await moved(platform, orderId, to);
  return { ...order, key };
}

/** Every text of the database that an order could have left somewhere. */
async function everything(): Promise<string> {
  const { rows } = await platform.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
     AND table_name NOT IN ('people', 'shops')`,
  );
  const texts = [];
  for (const { name } of rows) {
    const found = await platform.pool.query<{ text: string }>(`SELECT t::text AS text FROM "${name}" AS t`);
    texts.push(...found.rows.map(({ text }) => `${name}: ${text}`));
  }
  return texts.filter((text) => TRACES.test(text)).join('\n');
}

describe('a year after an order ended', () => {
  it('nothing of its buyer is left anywhere, and everything the books need is', async () => {
    const order = await doneOrder(START);
    const before = await platform.db.order.findUniqueOrThrow({
      where: { id: order.orderId },
      include: { lines: true },
    });
    const turnover = await findTurnover(platform.db, { shopId: shop.id, period: readPeriod('2026')! });
    expect(await everything()).toMatch(TRACES);

    platform.setNow(new Date('2027-03-01T02:59:00Z'));
    expect(await anonymiseOrders(platform)).toMatchObject({ orders: 0 });
    platform.setNow(new Date('2027-03-01T03:01:00Z'));
    expect(await anonymiseOrders(platform)).toMatchObject({ orders: 1, files: 1 });

    expect(await everything()).toBe('');
    expect(await platform.storage.find(order.key)).toBeNull();
    const after = await platform.db.order.findUniqueOrThrow({ where: { id: order.orderId }, include: { lines: true } });
    const { code, total, paid, placedAt, endedAt, provinceCode, lines } = before;
    expect(after).toMatchObject({
      code,
      total,
      paid,
      placedAt,
      endedAt,
      provinceCode,
      lines,
      buyerName: '',
      communeCode: null,
    });
    expect(await findTurnover(platform.db, { shopId: shop.id, period: readPeriod('2026')! })).toEqual(turnover);
    expect(
      await findTrackedOrder(platform.db, { ...order, key: order.trackingKey, now: platform.clock.now() }),
    ).toBeNull();
    expect(await anonymiseOrders(platform)).toMatchObject({ orders: 0, files: 0 });
  });

  it('an order that has not ended keeps its buyer, however old it is', async () => {
    const { orderId } = await doneOrder(new Date('2027-04-01T03:00:00Z'), 'handed_over');
    platform.setNow(new Date('2029-04-01T03:00:00Z'));
    await anonymiseOrders(platform);
    expect(await platform.db.order.findUnique({ where: { id: orderId } })).toMatchObject({ anonymisedAt: null });
    platform.setNow(new Date('2027-04-02T03:00:00Z'));
    for (const to of ['delivered', 'done'] as const) await moved(platform, orderId, to);
    platform.setNow(new Date('2029-04-01T03:00:00Z'));
    await anonymiseOrders(platform);
    expect(await everything()).toBe('');
  });

  it('what a bank wrote beside money that nobody could match goes too', async () => {
    await platform.db.incomingTransfer.create({
      data: {
        shopId: shop.id,
        source: 'casso',
        externalId: 'x',
        amount: 1n,
        content: 'Hoa gui',
        account: '0123',
        happenedAt: new Date('2028-01-01'),
        state: 'unmatched',
      },
    });
    expect(await anonymiseOrders(platform)).toMatchObject({ transfers: 1 });
    expect(await everything()).toBe('');
  });

  it.each([
    ['2027-03-31T00:00:00Z', 1, '2027-02-28'],
    ['2028-02-29T00:00:00Z', 12, '2027-02-28'],
    ['2027-11-26T00:00:00Z', 12, '2026-11-26'],
  ])('%s less %i months is %s', (now, months, day) =>
    expect(keptUntil(new Date(now), months).toISOString().slice(0, 10)).toBe(day),
  );
});

describe('a buyer', () => {
  it('may take away everything that is kept of the order', async () => {
    const { orderId, code } = await doneOrder(new Date('2029-05-01T03:00:00Z'));
    const data = JSON.parse(JSON.stringify(await exportBuyerData(platform.db, orderId))) as Record<string, unknown>;
    expect(data).toMatchObject({
      order: { code, state: 'done' },
      buyer: { name: BUYER.buyerName, phone: BUYER.buyerPhone, email: BUYER.buyerEmail, note: BUYER.note },
      goods: [{ quantity: 2, total: 700_000 }],
      money: { total: 700_000, paid: 700_000, movements: [{ kind: 'received', amount: 700_000 }] },
      claims: [{ text: 'Cây của Hoa chết' }],
      photos: [{ kind: 'claim' }],
      keptUntil: '2030-05-01',
    });
    expect((data.consents as { purpose: string }[]).map(({ purpose }) => purpose).sort()).toEqual([
      'news',
      'order-data',
      'terms',
    ]);
    expect(JSON.stringify(data)).not.toMatch(/trackingKey|p256dh|private\//);
    expect(await exportBuyerData(platform.db, '01890000-0000-7000-8000-000000000000')).toBeNull();
  });

  it('who asks to be forgotten is, as far as the law lets it: the rest goes by itself', async () => {
    const { orderId } = await doneOrder(new Date('2029-06-01T03:00:00Z'));
    expect(await askToErase(platform, { orderId })).toEqual({ goneOn: '2030-06-01' });
    const order = await platform.db.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { consents: true, events: true },
    });
    expect(order).toMatchObject({
      buyerEmail: '',
      note: '',
      buyerName: BUYER.buyerName,
      eraseAskedAt: platform.clock.now(),
    });
    expect(order.consents.find(({ purpose }) => purpose === 'news')!.withdrawnAt).not.toBeNull();
    expect(order.consents.find(({ purpose }) => purpose === 'terms')!.withdrawnAt).toBeNull();
    expect(await platform.db.pushSubscription.count({ where: { orderId } })).toBe(0);
    await askToErase(platform, { orderId });
    const events = await platform.db.orderEvent.count({ where: { orderId, kind: 'erase-asked' } });
    expect(events).toBe(1);
    platform.setNow(new Date('2030-06-02T03:00:00Z'));
    await anonymiseOrders(platform);
    expect(await platform.db.order.findUnique({ where: { id: orderId } })).toMatchObject({ buyerName: '' });
  });

  it('who asks while the plants are on their way keeps the note that leads to the door', async () => {
    const { orderId } = await doneOrder(new Date('2030-07-01T03:00:00Z'), 'handed_over');
    expect(await askToErase(platform, { orderId })).toEqual({ goneOn: null });
    expect(await platform.db.order.findUnique({ where: { id: orderId } })).toMatchObject({
      note: BUYER.note,
      buyerEmail: '',
    });
    for (const to of ['delivered', 'done'] as const) await moved(platform, orderId, to);
    await anonymiseOrders(platform);
    expect(await platform.db.order.findUnique({ where: { id: orderId } })).toMatchObject({
      note: '',
      buyerName: BUYER.buyerName,
    });
  });

  it('takes a consent back as easily as it was given; what the order rests on is another matter', async () => {
    const { orderId } = await doneOrder(new Date('2030-08-01T03:00:00Z'));
    expect(await withdrawConsent(platform, { orderId, purpose: 'news' })).toEqual({ ok: true, value: null });
    const first = await platform.db.orderConsent.findFirstOrThrow({ where: { orderId, purpose: 'news' } });
    platform.setNow(new Date('2030-08-02T03:00:00Z'));
    await withdrawConsent(platform, { orderId, purpose: 'news' });
    expect(await platform.db.orderConsent.findFirst({ where: { orderId, purpose: 'news' } })).toEqual(first);
    expect(first.withdrawnAt).toEqual(new Date('2030-08-01T03:00:00Z'));
    expect(await withdrawConsent(platform, { orderId, purpose: 'terms' })).toMatchObject({
      ok: false,
      problems: [{ code: 'books.consent-needed' }],
    });
  });
});
