import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aCart, aWish, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { dong } from '~/shared/dong';

import { cartNames, cartCookie } from './cart.server';
import { findJointOrders, openJoint } from './joint.server';
import { placeOrder } from './place-order.server';
import { placeOrders } from './place-orders.server';
import type { SellingShop } from './selling';

const NOW = new Date('2026-12-01T02:00:00Z');

let platform: TestPlatform;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
});

/** A garden with a pot to sell. */
async function aGarden({ stock = 5, cooperativeId }: { stock?: number; cooperativeId?: string } = {}) {
  const shop = await sellingShop(platform, { cooperativeId });
  const listing = await storedListing(platform.db, { shopId: shop.id, price: 100_000n, stock });
  return { shop, sku: listing.variants[0]!.sku, variantId: listing.variants[0]!.id };
}
type Garden = Awaited<ReturnType<typeof aGarden>>;
const wishOf = ({ shop, sku }: Garden, quantity = 1) => aWish(shop, aCart([sku, quantity]));
const stockOf = async ({ variantId }: Garden) =>
  (await platform.db.variant.findUniqueOrThrow({ where: { id: variantId } })).stock;
const ordersOf = ({ shop }: { shop: SellingShop }) => platform.db.order.count({ where: { shopId: shop.id } });

describe('one basket over several gardens', () => {
  it('becomes an order a garden, each with its own total and its own key', async () => {
    const [one, other] = [await aGarden(), await aGarden()];
    const placed = await placeOrders(platform, [wishOf(one, 2), wishOf(other, 3)]);
    if (!placed.ok) throw new Error('Both can be had.');
    const orders = await platform.db.order.findMany({
      where: { id: { in: placed.orders.map(({ order }) => order.orderId) } },
    });
    expect(new Map(orders.map(({ shopId, total }) => [shopId, total]))).toEqual(
      new Map([
        [one.shop.id, 200_000n],
        [other.shop.id, 300_000n],
      ]),
    );
    expect(new Set(orders.map(({ trackingKey }) => trackingKey)).size).toBe(2);
    expect([await stockOf(one), await stockOf(other)]).toEqual([3, 2]);
  });

  it('is ordered whole or not at all, and every garden that cannot says why', async () => {
    const [one, empty, dearer] = [await aGarden(), await aGarden({ stock: 0 }), await aGarden()];
    const placed = await placeOrders(platform, [
      wishOf(one),
      wishOf(empty),
      { ...wishOf(dearer), shownTotal: dong(90_000) },
    ]);
    if (placed.ok) throw new Error('Two cannot be had.');
    expect(new Map(placed.refused.map(({ shopId, problems }) => [shopId, problems.map(({ code }) => code)]))).toEqual(
      new Map([
        [empty.shop.id, ['orders.sold-out-meanwhile']],
        [dearer.shop.id, ['orders.price-changed']],
      ]),
    );
    expect([await ordersOf(one), await ordersOf(empty), await ordersOf(dearer)]).toEqual([0, 0, 0]);
    expect(await stockOf(one)).toBe(5);
  });

  it('makes the same orders once, however often it is pressed', async () => {
    const gardens = [await aGarden(), await aGarden()];
    const wishes = gardens.map((garden) => wishOf(garden));
    const presses = await Promise.all(Array.from({ length: 5 }, () => placeOrders(platform, wishes)));
    const codes = presses.map(
      (press) =>
        press.ok &&
        press.orders
          .map(({ order }) => order.code)
          .sort()
          .join(),
    );
    expect(new Set(codes).size).toBe(1);
    for (const garden of gardens) {
      expect(await ordersOf(garden)).toBe(1);
      expect(await stockOf(garden)).toBe(4);
    }
  });

  it('keeps an order that one garden’s own till made of its part before', async () => {
    const [one, other] = [await aGarden(), await aGarden()];
    const [mine, rest] = [wishOf(one), wishOf(other)];
    const before = await placeOrder(platform, mine);
    const placed = await placeOrders(platform, [mine, rest]);
    expect(before.ok && placed.ok && placed.orders.map(({ order }) => order.code)).toContain(
      before.ok && before.value.code,
    );
    expect(await ordersOf(one)).toBe(1);
  });

  it('sells the last pots once, whoever presses together, and nobody waits for ever', async () => {
    const gardens = [await aGarden({ stock: 3 }), await aGarden({ stock: 3 })];
    const presses = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        // every other buyer names the gardens the other way round, and some buy of one only
        index % 3 === 2
          ? placeOrder(platform, wishOf(gardens[index % 2]!))
          : placeOrders(
              platform,
              (index % 2 ? [...gardens].reverse() : gardens).map((garden) => wishOf(garden)),
            ),
      ),
    );
    expect(presses.some(({ ok }) => ok)).toBe(true);
    for (const garden of gardens) {
      const left = await stockOf(garden);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(await ordersOf(garden)).toBe(3 - left);
    }
  }, 60_000);
});

describe('a cooperative’s counter', () => {
  it('has the carts of its own open gardens in it, and of no others', async () => {
    const { db } = platform;
    const { id, slug } = await db.cooperative.create({ data: { slug: 'htx', name: 'HTX Cái Mơn' } });
    const [one, other, closed, foreign] = [
      await aGarden({ cooperativeId: id }),
      await aGarden({ cooperativeId: id }),
      await aGarden({ cooperativeId: id }),
      await aGarden(),
    ];
    await db.shop.update({ where: { id: closed.shop.id }, data: { state: 'paused' } });
    const cookies = [one, other, closed, foreign].map(
      ({ shop, sku }) => cartCookie(shop.id, aCart([sku, 1])).split(';')[0],
    );
    const request = new Request('http://vuon.test/coop/htx/cart', { headers: { Cookie: cookies.join('; ') } });
    expect(cartNames(request)).toHaveLength(4);
    const joint = await openJoint(platform, request, slug);
    expect(joint?.tills.map(({ shop }) => shop.id).sort()).toEqual([one.shop.id, other.shop.id].sort());
    expect(await openJoint(platform, request, 'khong-co')).toBeNull();
  });

  it('shows an order only to who has its key', async () => {
    const garden = await aGarden();
    const placed = await placeOrders(platform, [wishOf(garden)]);
    if (!placed.ok) throw new Error('It can be had.');
    const { code, trackingKey } = placed.orders[0]!.order;
    const named = (pair: string) => findJointOrders(platform, new URLSearchParams([['o', pair]]));
    expect(await named(`${code}.${trackingKey}`)).toMatchObject([{ code, total: 100_000 }]);
    expect(await named(`${code}.another`)).toEqual([]);
    expect(await named(code)).toEqual([]);
  });
});
