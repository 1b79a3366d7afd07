import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing, storedPerson } from '../../../test/builders';
import { aCart, aWish, placed, sellingAgain, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { dong } from '~/shared/dong';

import { findCheckout, saveCheckout } from './checkout.server';
import { findPlaced, placeOrder } from './place-order.server';
import { findOrder } from './orders.server';
import type { SellingShop } from './selling';

const NOW = new Date('2026-12-01T02:00:00Z');

let platform: TestPlatform;
let shop: SellingShop;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
  shop = await sellingShop(platform);
});

async function aPot(given: Partial<Parameters<typeof storedListing>[1]> = {}) {
  const listing = await storedListing(platform.db, { shopId: shop.id, ...given });
  return { id: listing.id, sku: listing.variants[0]!.sku, variantId: listing.variants[0]!.id };
}
const stockOf = async (variantId: string) =>
  (await platform.db.variant.findUniqueOrThrow({ where: { id: variantId } })).stock;
const codesOf = (outcome: Awaited<ReturnType<typeof placeOrder>>) =>
  outcome.ok ? [] : outcome.problems.map(({ code }) => code);

describe('an order', () => {
  it('keeps prices, names and the picture as they were, and takes the pots off the shelf', async () => {
    const pot = await aPot({ price: 350_000n, stock: 20 });
    const { orderId, code, trackingKey, isNew } = await placed(platform, shop, aCart([pot.sku, 3]));
    expect(isNew).toBe(true);
    expect(code).toMatch(/^CV[2-9A-HJ-NP-Z]{6}$/);
    expect(trackingKey).toHaveLength(22);
    expect(await stockOf(pot.variantId)).toBe(17);

    await platform.db.listing.update({ where: { id: pot.id }, data: { name: 'Tên mới' } });
    await platform.db.variant.update({ where: { id: pot.variantId }, data: { price: 1_000n } });
    const order = await findOrder(platform.db, { shopId: shop.id, orderId, now: NOW });
    expect(order).toMatchObject({
      state: 'placed',
      total: 1_050_000,
      goodsTotal: 1_050_000,
      quote: 'fixed',
      dueAhead: 0,
      balance: 1_050_000,
      payBy: null,
      answerBy: new Date('2026-12-02T02:00:00Z'),
      isLate: false,
      buyer: { name: 'Nguyễn Thị Hoa', phone: '+84909000002', placeName: 'xã Chợ Lách, tỉnh Vĩnh Long' },
      shipping: { kind: 'pickup', fee: 0 },
      lines: [{ name: 'Bông giấy hồng', size: 'Chậu 30 cm', quantity: 3, unitPrice: 350_000, total: 1_050_000 }],
      terms: { claimHours: 48, seller: { name: 'Vườn Bà Tư' } },
    });
    expect(order?.lines[0]?.picture?.file).toBe('w640.jpg');
    expect(order?.events.map(({ kind, actor }) => [kind, actor])).toEqual([['placed', 'buyer']]);
  });

  it('asks the wholesale price from the step that is reached, of each unit', async () => {
    const pot = await aPot({ price: 100_000n, stock: 100 });
    await platform.db.wholesaleTier.createMany({
      data: [
        { variantId: pot.variantId, minQuantity: 10, price: 90_000n },
        { variantId: pot.variantId, minQuantity: 50, price: 80_000n },
      ],
    });
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 12]));
    expect(await findOrder(platform.db, { shopId: shop.id, orderId, now: NOW })).toMatchObject({
      goodsTotal: 1_080_000,
    });
  });

  it('keeps word for word what the buyer agreed to, and nothing that was not ticked', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { lang: 'en' });
    const consents = await platform.db.orderConsent.findMany({ where: { orderId }, orderBy: { purpose: 'asc' } });
    expect(consents.map(({ purpose, lang, givenAt }) => [purpose, lang, givenAt])).toEqual([
      ['order-data', 'en', NOW],
      ['terms', 'en', NOW],
    ]);
    expect(consents[1]?.text).toContain('Vườn Bà Tư');
  });

  it('is not placed without the consents it needs', async () => {
    const pot = await aPot();
    const outcome = await placeOrder(platform, aWish(shop, aCart([pot.sku, 1]), { consents: ['terms', 'news'] }));
    expect(codesOf(outcome)).toEqual(['orders.consent-missing']);
    expect(await stockOf(pot.variantId)).toBe(20);
  });

  it('puts the news into the outbox of whoever can be reached, in the same breath', async () => {
    const owner = await storedPerson(platform.db);
    const garden = await sellingShop(platform, { ownerId: owner.id });
    await platform.db.shopSelling.create({ data: { shopId: garden.id, email: 'tu@vuon.example' } });
    await platform.db.pushSubscription.create({
      data: { personId: owner.id, endpoint: 'https://push.example/1', p256dh: 'x', auth: 'y' },
    });
    const listing = await storedListing(platform.db, { shopId: garden.id });
    const cart = aCart([listing.variants[0]!.sku, 1]);
    const { orderId } = await placed(platform, garden, cart, { values: { buyerEmail: 'hoa@nha.example' } });
    const messages = await platform.db.message.findMany({
      where: { orderId },
      select: { to: true, channel: true, template: true },
      orderBy: [{ to: 'asc' }, { channel: 'asc' }],
    });
    expect(messages).toEqual([
      { to: 'buyer', channel: 'email', template: 'order-placed' },
      { to: 'seller', channel: 'push', template: 'new-order' },
      { to: 'seller', channel: 'email', template: 'new-order' },
    ]);
  });
});

describe('pressing twice', () => {
  it('finds the order of the first press, from whichever tab, and takes the pots once', async () => {
    const pot = await aPot({ stock: 20 });
    const cart = aCart([pot.sku, 2]);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => placeOrder(platform, aWish(shop, cart))));
    const orders = outcomes.map((outcome) => (outcome.ok ? outcome.value : null));
    expect(new Set(orders.map((order) => order?.code)).size).toBe(1);
    expect(orders.filter((order) => order?.isNew)).toHaveLength(1);
    expect(await stockOf(pot.variantId)).toBe(18);
    expect(await findPlaced(platform.db, { shopId: shop.id, cartId: cart.cartId })).toMatchObject({ isNew: false });
  });

  it('makes one order though the tabs show different things', async () => {
    const [one, other] = [await aPot(), await aPot()];
    const cart = aCart([one.sku, 1]);
    const outcomes = await Promise.all(
      [one, other, one, other].map(({ sku }) =>
        placeOrder(platform, aWish(shop, { ...cart, lines: [{ sku, quantity: 1 }] })),
      ),
    );
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.orderId)).size).toBe(1);
    expect((await stockOf(one.variantId)) + (await stockOf(other.variantId))).toBe(39);
  });

  it('tries another code when chance gave one that is there already', async () => {
    const pot = await aPot();
    const sequence = [...Array<number>(12).fill(0.5), ...Array<number>(12).fill(0.7)];
    const first = await placeOrder(platform, aWish(shop, aCart([pot.sku, 1])), () => 0.5);
    const second = await placeOrder(platform, aWish(shop, aCart([pot.sku, 1])), () => sequence.shift() ?? 0.9);
    expect(first.ok && second.ok && first.value.code !== second.value.code).toBe(true);
  });

  it('forgets what was typed when the order is there, and keeps it while it is not', async () => {
    const pot = await aPot({ stock: 1 });
    const cart = aCart([pot.sku, 2]);
    const where = { shopId: shop.id, cartId: cart.cartId };
    await saveCheckout(platform, { ...where, values: { buyerName: 'Hoa', communeCode: '28870' } });
    await saveCheckout(platform, { ...where, values: { note: 'Gọi trước' } });
    expect(codesOf(await placeOrder(platform, aWish(shop, cart)))).toEqual(['orders.out-of-stock']);
    expect(await findCheckout(platform.db, where)).toMatchObject({ buyerName: 'Hoa', note: 'Gọi trước' });
    await placed(platform, shop, { ...cart, lines: [{ sku: pot.sku, quantity: 1 }] });
    expect(await findCheckout(platform.db, where)).toEqual({});
  });
});

describe('what stands in the way', () => {
  it('tells what is sold out and how many are left, and changes nothing', async () => {
    const [few, none, plenty] = [await aPot({ stock: 2 }), await aPot({ stock: 0 }), await aPot()];
    const outcome = await placeOrder(platform, aWish(shop, aCart([few.sku, 3], [none.sku, 1], [plenty.sku, 1])));
    expect(outcome).toMatchObject({
      ok: false,
      problems: [
        { code: 'orders.out-of-stock', with: { name: 'Bông giấy hồng · Chậu 30 cm', left: 2 } },
        { code: 'orders.sold-out-meanwhile', with: { left: 0 } },
      ],
    });
    expect(await stockOf(plenty.variantId)).toBe(20);
  });

  it('does not sell what its grower took off the shelf, nor what another garden has', async () => {
    const resting = await aPot({ state: 'paused' });
    const elsewhere = await storedListing(platform.db, { shopId: (await sellingShop(platform)).id });
    const cart = aCart([resting.sku, 1], [elsewhere.variants[0]!.sku, 1]);
    expect(await placeOrder(platform, aWish(shop, cart))).toMatchObject({
      ok: false,
      problems: [{ code: 'orders.gone', with: { count: 2 } }],
    });
  });

  it('asks again when the price is not the one that was shown', async () => {
    const pot = await aPot({ price: 200_000n });
    const cart = aCart([pot.sku, 1]);
    await platform.db.variant.update({ where: { id: pot.variantId }, data: { price: 250_000n } });
    expect(await placeOrder(platform, aWish(shop, cart, { shownTotal: dong(200_000) }))).toMatchObject({
      ok: false,
      problems: [{ code: 'orders.price-changed', with: { total: '250.000\u00a0₫' } }],
    });
    expect((await placeOrder(platform, aWish(shop, cart, { shownTotal: dong(250_000) }))).ok).toBe(true);
  });

  it.each([
    ['a way the shop does not have', { values: { shippingMethodId: 'own' } }, 'orders.way-missing'],
    [
      'no street where it has to be brought',
      { values: { shippingMethodId: 'quote', street: ' ' } },
      'orders.street-missing',
    ],
    ['a commune that does not exist', { values: { communeCode: '00000' } }, 'orders.place-missing'],
    ['a way of paying the shop does not take', { methods: ['vietqr' as const] }, 'orders.payment-not-offered'],
  ])('refuses %s', async (_what, given, code) => {
    const pot = await aPot();
    expect(codesOf(await placeOrder(platform, aWish(shop, aCart([pot.sku, 1]), given)))).toEqual([code]);
    expect(await stockOf(pot.variantId)).toBe(20);
  });

  it('takes no orders for a garden that takes none, and none for an empty cart', async () => {
    const garden = await sellingShop(platform);
    expect(codesOf(await placeOrder(platform, aWish(garden, aCart())))).toEqual(['orders.cart-empty']);
    await platform.db.shopSelling.create({ data: { shopId: garden.id, takesOrders: false } });
    const closed = await sellingAgain(platform, garden);
    expect(codesOf(await placeOrder(platform, aWish(closed, aCart())))).toEqual(['orders.not-selling']);
  });
});

describe('paying', () => {
  it('gives whoever transfers the hours of the garden, and only then begins the garden’s own clock', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values: { paymentMethod: 'vietqr' } });
    expect(await findOrder(platform.db, { shopId: shop.id, orderId, now: NOW })).toMatchObject({
      dueAhead: 350_000,
      canPay: true,
      payBy: new Date('2026-12-02T02:00:00Z'),
      answerBy: new Date('2026-12-03T02:00:00Z'),
    });
  });

  it('rounds cash to whole thousands and transfers not at all', async () => {
    const pot = await aPot({ price: 12_345n });
    const inNotes = await placed(platform, shop, aCart([pot.sku, 1]));
    const exact = await placed(platform, shop, aCart([pot.sku, 1]), { values: { paymentMethod: 'vietqr' } });
    const totalOf = async ({ orderId }: { orderId: string }) =>
      (await findOrder(platform.db, { shopId: shop.id, orderId, now: NOW }))!;
    expect(await totalOf(inNotes)).toMatchObject({ total: 12_000, rounding: -345 });
    expect(await totalOf(exact)).toMatchObject({ total: 12_345, rounding: 0 });
  });

  it('waits for the fee where the garden has to say it', async () => {
    const pot = await aPot();
    const values = { shippingMethodId: 'quote', paymentMethod: 'vietqr' as const };
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values });
    expect(await findOrder(platform.db, { shopId: shop.id, orderId, now: NOW })).toMatchObject({
      quote: 'asked',
      shipping: { fee: null },
      payBy: null,
      canPay: false,
      answerBy: new Date('2026-12-02T02:00:00Z'),
    });
  });
});

describe('sold ahead', () => {
  it('asks for the deposit of the listing, else of the shop, and waits for the latest day of the cart', async () => {
    const early = await aPot({ preorderOn: new Date('2027-01-20'), price: 100_000n });
    const late = await aPot({
      preorderOn: new Date('2027-01-28'),
      depositPercent: 50,
      price: 100_000n,
      details: { pickupWindow: '20–28 tháng Chạp' },
    });
    const now = await aPot({ price: 100_000n });
    const cart = aCart([early.sku, 1], [late.sku, 1], [now.sku, 1]);
    const { orderId } = await placed(platform, shop, cart, {
      values: { paymentMethod: 'vietqr', balanceMethod: 'cod' },
    });
    expect(await findOrder(platform.db, { shopId: shop.id, orderId, now: NOW })).toMatchObject({
      preorderOn: '2027-01-28',
      pickupUntil: '2027-02-04',
      total: 300_000,
      depositDue: 150_000,
      dueAhead: 150_000,
      balanceMethod: 'cod',
      terms: { depositPercent: 50, preorderOn: '2027-01-28' },
    });
  });

  it('takes a deposit in notes only where there is no other way', async () => {
    const pot = await aPot({ preorderOn: new Date('2027-01-20') });
    const cart = aCart([pot.sku, 1]);
    expect(codesOf(await placeOrder(platform, aWish(shop, cart)))).toEqual(['orders.deposit-needs-transfer']);
    const { orderId } = await placed(platform, shop, cart, { methods: ['cod'] });
    expect(await findOrder(platform.db, { shopId: shop.id, orderId, now: NOW })).toMatchObject({ depositDue: 105_000 });
  });

  it('is sold out too, when what was counted is sold', async () => {
    const pot = await aPot({ preorderOn: new Date('2027-01-20'), stock: 1 });
    const values = { paymentMethod: 'vietqr' as const };
    await placed(platform, shop, aCart([pot.sku, 1]), { values });
    expect(codesOf(await placeOrder(platform, aWish(shop, aCart([pot.sku, 1]), { values })))).toEqual([
      'orders.sold-out-meanwhile',
    ]);
  });
});
