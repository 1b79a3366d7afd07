import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aCart, book, moved, placed, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import { countOrders, listOrders, ORDERS_PAGE, readOrderQuery } from './list-orders.server';
import { findOrder, findOrderByPhone, findTrackedOrder } from './orders.server';
import type { SellingShop } from './selling';

const NOW = new Date('2026-12-01T02:00:00Z');

let platform: TestPlatform;
let shop: SellingShop;
let sku: string;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
  shop = await sellingShop(platform);
  sku = (await storedListing(platform.db, { shopId: shop.id, stock: 1000 })).variants[0]!.sku;
});
const list = (query: string, of = shop) =>
  listOrders(platform.db, { shopId: of.id, ...readOrderQuery(new URL(`https://x.example/?${query}`)) });
const codes = async (query: string) => (await list(query)).orders.map(({ code }) => code);

describe('finding an order again', () => {
  it('goes by its link; a wrong key and an unknown code are alike', async () => {
    const { code, trackingKey: key } = await placed(platform, shop, aCart([sku, 1]));
    expect(await findTrackedOrder(platform.db, { code, key, now: NOW })).toMatchObject({ code });
    expect(await findTrackedOrder(platform.db, { code, key: `${key}x`, now: NOW })).toBeNull();
    expect(await findTrackedOrder(platform.db, { code, key: '', now: NOW })).toBeNull();
    expect(await findTrackedOrder(platform.db, { code: 'CV222222', key, now: NOW })).toBeNull();
  });

  it('goes by code and telephone, however they are written, and by neither alone', async () => {
    const { code, trackingKey } = await placed(platform, shop, aCart([sku, 1]));
    const spoken = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`;
    expect(await findOrderByPhone(platform.db, { code: spoken, phone: '0909 000 002' })).toEqual({ code, trackingKey });
    expect(await findOrderByPhone(platform.db, { code, phone: '0909 000 003' })).toBeNull();
    expect(await findOrderByPhone(platform.db, { code: 'CV222222', phone: '0909 000 002' })).toBeNull();
  });

  it('does not open another garden’s order', async () => {
    const { orderId } = await placed(platform, shop, aCart([sku, 1]));
    const other = await sellingShop(platform);
    expect(await findOrder(platform.db, { shopId: other.id, orderId, now: NOW })).toBeNull();
    expect(await findOrder(platform.db, { shopId: shop.id, orderId: 'no-id', now: NOW })).toBeNull();
  });
});

describe('the inbox', () => {
  it('lays every order on its shelf, and counts as many as it shows', { timeout: 60_000 }, async () => {
    shop = await sellingShop(platform);
    sku = (await storedListing(platform.db, { shopId: shop.id, stock: 1000 })).variants[0]!.sku;
    const vietqr = { values: { paymentMethod: 'vietqr' as const } };
    const fresh = await placed(platform, shop, aCart([sku, 1]));
    const unpaid = await placed(platform, shop, aCart([sku, 1]), vietqr);
    const accepted = await placed(platform, shop, aCart([sku, 1]));
    await moved(platform, accepted.orderId, 'accepted');
    const sent = await placed(platform, shop, aCart([sku, 1]));
    for (const to of ['accepted', 'packed', 'handed_over'] as const) await moved(platform, sent.orderId, to);
    const owing = await placed(platform, shop, aCart([sku, 1]), vietqr);
    await book(platform, { orderId: owing.orderId, amount: 350_000 });
    await moved(platform, owing.orderId, 'cancelled');
    const gone = await placed(platform, shop, aCart([sku, 1]));
    await moved(platform, gone.orderId, 'cancelled');

    const sorted = async (query: string) => (await codes(query)).sort();
    expect(await sorted('filter=new')).toEqual([fresh.code, unpaid.code].sort());
    expect(await sorted('filter=to-pack')).toEqual([accepted.code]);
    expect(await sorted('filter=to-hand-over')).toEqual([]);
    expect(await sorted('filter=under-way')).toEqual([sent.code]);
    expect(await sorted('filter=needs-money')).toEqual([unpaid.code, sent.code, owing.code].sort());
    expect(await sorted('filter=ended')).toEqual([owing.code, gone.code].sort());
    expect(await sorted('filter=all')).toHaveLength(6);
    expect(await countOrders(platform.db, shop.id)).toEqual({
      new: 2,
      'to-pack': 1,
      'to-hand-over': 0,
      'under-way': 1,
      claims: 0,
      'needs-money': 3,
    });
    expect(await list('filter=all', await sellingShop(platform))).toEqual({ orders: [], next: null });
  });

  it('finds by code, by name without marks, by telephone as it is written', async () => {
    const values = { buyerName: 'Đặng Văn Bảy', buyerPhone: '+84911222333' };
    const { code } = await placed(platform, shop, aCart([sku, 1]), { values });
    for (const q of [code.toLowerCase(), 'dang bay', '0911 222 333', '+84 911 222 333', '911.222'])
      expect([q, await codes(`filter=all&q=${encodeURIComponent(q)}`)]).toEqual([q, [code]]);
    expect(await codes('filter=all&q=%25')).toEqual([]);
  });

  it('goes on page by page, each order once', { timeout: 60_000 }, async () => {
    const { id: shopId } = await sellingShop(platform);
    const one = await platform.db.order.findFirstOrThrow({ omit: { searchFolded: true } });
    const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    await platform.db.$transaction(
      Array.from({ length: ORDERS_PAGE + 7 }, (_, at) => {
        const id = crypto.randomUUID();
        const code = `CVZZZZ${letters[Math.floor(at / 30)]}${letters[at % 30]}`;
        const data = { ...one, id, shopId, code, cartId: crypto.randomUUID(), consignment: {}, terms: {} };
        const line = {
          position: 0,
          sku,
          name: 'x',
          group: 'foliage',
          unit: 'cay',
          quantity: 1,
          origin: 'own_grown',
        } as const;
        const lines = { create: { ...line, unitPrice: one.goodsTotal, total: one.goodsTotal } };
        return platform.db.order.create({ data: { ...data, lines } });
      }),
    );
    const first = await listOrders(platform.db, { shopId, filter: 'all', q: '', before: null });
    const second = await listOrders(platform.db, { shopId, filter: 'all', q: '', before: first.next });
    expect([first.orders.length, second.orders.length, second.next]).toEqual([ORDERS_PAGE, 7, null]);
    expect(new Set([...first.orders, ...second.orders].map(({ id }) => id)).size).toBe(ORDERS_PAGE + 7);
  });
});

it('a garden with orders is not deleted, and a listing’s end leaves its orders whole', async () => {
  const garden = await sellingShop(platform);
  const listing = await storedListing(platform.db, { shopId: garden.id });
  const { orderId } = await placed(platform, garden, aCart([listing.variants[0]!.sku, 2]));
  await platform.db.listing.delete({ where: { id: listing.id } });
  const order = await findOrder(platform.db, { shopId: garden.id, orderId, now: NOW });
  expect(order?.lines).toMatchObject([{ name: 'Bông giấy hồng', quantity: 2, listingId: null }]);
  await moved(platform, orderId, 'cancelled'); // there is nothing to put back, and nothing breaks
  await expect(platform.db.shop.delete({ where: { id: garden.id } })).rejects.toThrow();
});
