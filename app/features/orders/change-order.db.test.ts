import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aCart, book, moved, placed, sellingAgain, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { dong } from '~/shared/dong';

import { changeOrder } from './change-order.server';
import { findOrder } from './orders.server';
import { agreeFee, offerFee } from './quote.server';
import type { SellingShop } from './selling';
import { tendOrders } from './tend-orders.server';

const NOW = new Date('2026-12-01T02:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

let platform: TestPlatform;
let shop: SellingShop;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
  shop = await sellingShop(platform);
  await platform.db.shopSelling.create({ data: { shopId: shop.id, email: 'tu@vuon.example' } });
  shop = await sellingAgain(platform, shop);
});

async function aPot(given: Partial<Parameters<typeof storedListing>[1]> = {}) {
  const listing = await storedListing(platform.db, { shopId: shop.id, ...given });
  return { id: listing.id, sku: listing.variants[0]!.sku, variantId: listing.variants[0]!.id };
}
const stockOf = async (variantId: string) =>
  (await platform.db.variant.findUniqueOrThrow({ where: { id: variantId } })).stock;
const find = async (orderId: string) =>
  (await findOrder(platform.db, { shopId: shop.id, orderId, now: platform.clock.now() }))!;
const booked = async (orderId: string) =>
  (await platform.db.revenueLine.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(
    ({ kind, origin, amount }) => [kind, origin, Number(amount)],
  );
const told = async (orderId: string) =>
  (await platform.db.message.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } })).map(
    ({ to, template }) => `${to} ${template}`,
  );
const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] } | null) =>
  outcome?.problems?.map(({ code }) => code) ?? [];

/** Time passes, and the minute's work is done. */
async function later(at: Date): Promise<void> {
  platform.setNow(at);
  try {
    await tendOrders(platform);
  } finally {
    platform.setNow(NOW);
  }
}

describe('the way of an order', () => {
  it('goes step by step from the garden to the door, each step told and in the log with who took it', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 2]), {
      values: { buyerEmail: 'hoa@nha.example' },
    });
    for (const to of ['accepted', 'packed', 'handed_over', 'delivered', 'done'] as const)
      await moved(platform, orderId, to);
    const order = await find(orderId);
    expect(order).toMatchObject({ state: 'done', acceptedAt: NOW, handedOverAt: NOW, deliveredAt: NOW, endedAt: NOW });
    expect(order.events.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'placed buyer',
      'accepted seller',
      'packed seller',
      'handed-over seller',
      'delivered seller',
      'done seller',
    ]);
    expect(await told(orderId)).toEqual(
      expect.arrayContaining(['buyer order-accepted', 'buyer order-handed-over', 'seller new-order']),
    );
    expect(await stockOf(pot.variantId)).toBe(18);
  });

  it('takes a step once, however often it is pressed', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]));
    await Promise.all(Array.from({ length: 8 }, () => moved(platform, orderId, 'accepted')));
    expect((await find(orderId)).events.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
  });

  it('takes back what a thumb packed too early', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]));
    await moved(platform, orderId, 'accepted');
    await moved(platform, orderId, 'packed');
    await moved(platform, orderId, 'accepted');
    expect((await find(orderId)).events.at(-1)?.kind).toBe('unpacked');
  });

  it('is not there for another garden, and refuses a screen that is too old', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]));
    const other = await sellingShop(platform);
    const change = { orderId, to: 'accepted', actor: 'seller' } as const;
    expect(await changeOrder(platform, { shopId: other.id, ...change })).toBeNull();
    expect(codesOf(await changeOrder(platform, { shopId: shop.id, ...change, version: 7 }))).toEqual(['orders.stale']);
    expect(codesOf(await changeOrder(platform, { shopId: shop.id, ...change, actor: 'buyer' }))).toEqual([
      'orders.not-yours-to-move',
    ]);
  });

  it('does not leave the garden before what is due ahead is there', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values: { paymentMethod: 'vietqr' } });
    await moved(platform, orderId, 'accepted');
    const over = { shopId: shop.id, orderId, to: 'handed_over', actor: 'seller' } as const;
    expect(codesOf(await changeOrder(platform, over))).toEqual(['orders.not-paid-yet']);
    await book(platform, { orderId, amount: 350_000 });
    expect((await changeOrder(platform, over))?.ok).toBe(true);
  });
});

describe('an order that is cancelled', () => {
  it.each(['buyer', 'seller', 'system'] as const)('by the %s puts its pots back on the shelf, once', async (actor) => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 5]), {
      values: { buyerEmail: 'hoa@nha.example' },
    });
    await Promise.all(
      Array.from({ length: 6 }, () => moved(platform, orderId, 'cancelled', { actor, reason: 'changed-mind' })),
    );
    expect(await stockOf(pot.variantId)).toBe(20);
    expect(await find(orderId)).toMatchObject({ cancelledBy: actor, cancelReason: 'changed-mind', holdsStock: false });
    const news = (await told(orderId)).filter((line) => line.endsWith('order-cancelled'));
    const expected = { buyer: ['seller'], seller: ['buyer'], system: ['buyer', 'seller'] }[actor];
    expect(news.sort()).toEqual(expected.map((to) => `${to} order-cancelled`));
  });

  it('keeps what somebody wrote on the order, and out of the log that nobody can change', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]));
    await moved(platform, orderId, 'cancelled', { reason: 'Chị Hoa gọi xin hủy' });
    const order = await find(orderId);
    expect(order.cancelReason).toBe('Chị Hoa gọi xin hủy');
    expect(order.events.at(-1)?.data).toEqual({ reason: 'other' });
  });

  it('leaves one piece of what there is one of, though it was counted anew meanwhile', async () => {
    const tree = await aPot({ stock: 1, oneOfAKind: true });
    const { orderId } = await placed(platform, shop, aCart([tree.sku, 1]));
    await platform.db.variant.update({ where: { id: tree.variantId }, data: { stock: 1 } });
    await moved(platform, orderId, 'cancelled');
    expect(await stockOf(tree.variantId)).toBe(1);
  });

  it('owes back what was paid', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values: { paymentMethod: 'vietqr' } });
    await book(platform, { orderId, amount: 350_000 });
    await moved(platform, orderId, 'cancelled', { reason: 'sold-out' });
    expect(await find(orderId)).toMatchObject({ heldOver: 350_000 });
  });
});

describe('the revenue book', () => {
  it('counts an order at the hand-over, by the origin of its goods, and a deposit not at all', async () => {
    const own = await aPot({ price: 100_300n });
    const bought = await aPot({ price: 50_000n, origin: 'resold', preorderOn: new Date('2027-01-20') });
    const cart = aCart([own.sku, 1], [bought.sku, 1]);
    const { orderId } = await placed(platform, shop, cart, {
      values: { paymentMethod: 'vietqr', balanceMethod: 'cod' },
    });
    await book(platform, { orderId, amount: Number((await find(orderId)).depositDue) });
    expect(await booked(orderId)).toEqual([]);
    await moved(platform, orderId, 'accepted');
    await moved(platform, orderId, 'handed_over');
    expect(await booked(orderId)).toEqual([
      ['sale', 'own_grown', 100_000],
      ['sale', 'resold', 50_000],
    ]);
    const total = (await booked(orderId)).reduce((sum, line) => sum + Number(line[2]), 0);
    expect(total).toBe(Number((await find(orderId)).total));
  });

  it('counts the fee for the way where the garden takes it, and takes all of it back when the goods come back', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 2]), { values: { shippingMethodId: 'quote' } });
    await offerFee(platform, { shopId: shop.id, orderId, fee: dong(60_000), personId: null });
    await agreeFee(platform, { orderId, fee: dong(60_000) });
    await moved(platform, orderId, 'accepted');
    await moved(platform, orderId, 'handed_over');
    await moved(platform, orderId, 'returned', { restock: true });
    expect(await booked(orderId)).toEqual([
      ['sale', 'own_grown', 700_000],
      ['shipping', 'service', 60_000],
      ['return', 'own_grown', -700_000],
      ['return', 'service', -60_000],
    ]);
    expect(await find(orderId)).toMatchObject({ state: 'returned', balance: 0, holdsStock: false });
    expect(await stockOf(pot.variantId)).toBe(20);
  });

  it('does not put back what came back dead', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 2]));
    await moved(platform, orderId, 'accepted');
    await moved(platform, orderId, 'handed_over');
    await moved(platform, orderId, 'returned');
    expect(await stockOf(pot.variantId)).toBe(18);
  });
});

describe('a fee that the garden says later', () => {
  it('is offered, changed, agreed to, and only then the order can be paid and accepted', async () => {
    const pot = await aPot();
    const values = { shippingMethodId: 'quote', paymentMethod: 'vietqr' as const };
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values });
    const accept = { shopId: shop.id, orderId, to: 'accepted', actor: 'seller' } as const;
    expect(codesOf(await agreeFee(platform, { orderId }))).toEqual(['orders.fee-not-offered']);
    const offer = (fee: number) => offerFee(platform, { shopId: shop.id, orderId, fee: dong(fee), personId: null });
    expect(await offer(80_000)).toMatchObject({ ok: true, value: { total: 430_000 } });
    await offer(70_000);
    expect(codesOf(await changeOrder(platform, accept))).toEqual(['orders.fee-not-agreed']);
    expect(codesOf(await agreeFee(platform, { orderId, fee: dong(80_000) }))).toEqual(['orders.fee-changed']);
    expect((await agreeFee(platform, { orderId, fee: dong(70_000) }))?.ok).toBe(true);
    expect(await find(orderId)).toMatchObject({
      quote: 'agreed',
      total: 420_000,
      dueAhead: 420_000,
      canPay: true,
      payBy: hours(24),
    });
    expect((await changeOrder(platform, accept))?.ok).toBe(true);
    expect(codesOf(await offer(1_000))).toEqual(['orders.fee-not-asked']);
  });

  it('lets the pots go when nobody agrees', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values: { shippingMethodId: 'quote' } });
    await offerFee(platform, { shopId: shop.id, orderId, fee: dong(80_000), personId: null });
    await later(hours(25));
    expect(await find(orderId)).toMatchObject({ state: 'cancelled', cancelReason: 'fee-not-agreed' });
  });
});

describe('time', () => {
  it('puts back on sale what nobody paid for, and nothing of which a part is paid', async () => {
    const pot = await aPot();
    const values = { paymentMethod: 'vietqr' as const };
    const unpaid = await placed(platform, shop, aCart([pot.sku, 1]), { values });
    const partly = await placed(platform, shop, aCart([pot.sku, 1]), { values });
    await book(platform, { orderId: partly.orderId, amount: 1_000 });
    await later(hours(23));
    expect(await find(unpaid.orderId)).toMatchObject({ state: 'placed' });
    await later(hours(25));
    expect(await find(unpaid.orderId)).toMatchObject({
      state: 'cancelled',
      cancelReason: 'pay-timeout',
      cancelledBy: 'system',
    });
    expect(await find(partly.orderId)).toMatchObject({ state: 'placed', payBy: null });
    expect(await stockOf(pot.variantId)).toBe(19);
  });

  it('says once that the garden is late, and ends the order two days after', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), {
      values: { buyerEmail: 'hoa@nha.example' },
    });
    await later(hours(25));
    await later(hours(26));
    expect((await find(orderId)).events.filter(({ kind }) => kind === 'answer-late')).toHaveLength(1);
    expect((await told(orderId)).filter((line) => line.endsWith('answer-late'))).toHaveLength(2);
    await later(hours(73));
    expect(await find(orderId)).toMatchObject({ state: 'cancelled', cancelReason: 'no-answer' });
  });

  it('begins the garden’s clock when the money is there', async () => {
    const pot = await aPot();
    const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values: { paymentMethod: 'vietqr' } });
    platform.setNow(hours(20));
    await book(platform, { orderId, amount: 350_000 });
    platform.setNow(NOW);
    expect(await find(orderId)).toMatchObject({ answerBy: hours(44), payBy: null });
    expect((await find(orderId)).events.at(-1)).toMatchObject({ kind: 'paid', data: { amount: 350_000 } });
  });

  it('takes what was fetched as arrived, a journey as arrived after a week, and what arrived as done', async () => {
    const pot = await aPot();
    const fetched = await placed(platform, shop, aCart([pot.sku, 1]));
    const sent = await placed(platform, shop, aCart([pot.sku, 1]), { values: { shippingMethodId: 'quote' } });
    await offerFee(platform, { shopId: shop.id, orderId: sent.orderId, fee: dong(10_000), personId: null });
    await agreeFee(platform, { orderId: sent.orderId });
    for (const { orderId } of [fetched, sent])
      for (const to of ['accepted', 'handed_over'] as const) await moved(platform, orderId, to);
    await later(hours(0.1));
    expect(await find(fetched.orderId)).toMatchObject({ state: 'delivered' });
    expect(await find(sent.orderId)).toMatchObject({ state: 'handed_over' });
    await later(hours(7 * 24 + 1));
    expect(await find(fetched.orderId)).toMatchObject({ state: 'done' });
    expect(await find(sent.orderId)).toMatchObject({ state: 'delivered' });
  });

  it('forgets after a day what was typed and never sent', async () => {
    const cartId = aCart().cartId;
    await platform.db.checkout.create({ data: { cartId, shopId: shop.id, values: {}, updatedAt: hours(-25) } });
    await later(NOW);
    expect(await platform.db.checkout.count({ where: { cartId } })).toBe(0);
  });
});
