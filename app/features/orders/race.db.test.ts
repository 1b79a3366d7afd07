import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aBuyer, aCart, aWish, book, moved, placed, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import { changeOrder } from './change-order.server';
import { placeOrder } from './place-order.server';
import type { SellingShop } from './selling';
import { tendOrders } from './tend-orders.server';

let platform: TestPlatform;
let shop: SellingShop;

beforeAll(async () => {
  platform = await freshPlatform();
  shop = await sellingShop(platform);
});

async function aPot(given: Partial<Parameters<typeof storedListing>[1]> = {}) {
  const listing = await storedListing(platform.db, { shopId: shop.id, ...given });
  return { id: listing.id, sku: listing.variants[0]!.sku, variantId: listing.variants[0]!.id };
}
const stockOf = async (variantId: string) =>
  (await platform.db.variant.findUniqueOrThrow({ where: { id: variantId } })).stock;
const lineCount = async (variantId: string) =>
  Number(
    (await platform.db.orderLine.aggregate({ where: { variantId }, _sum: { quantity: true } }))._sum.quantity ?? 0,
  );

/** So many people press at the same moment, each with a cart of their own. */
const rush = (buyers: number, sku: string) =>
  Promise.all(
    Array.from({ length: buyers }, (_, buyer) =>
      placeOrder(
        platform,
        aWish(shop, aCart([sku, 1]), { values: aBuyer({ buyerPhone: `+8490${String(1_000_000 + buyer)}` }) }),
      ),
    ),
  );

describe('two hundred buyers at once', () => {
  it('get fifty pots, where there are fifty, and everybody else is told', { timeout: 180_000 }, async () => {
    const pot = await aPot({ stock: 50 });
    const outcomes = await rush(200, pot.sku);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(50);
    const told = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code)));
    expect(told).toEqual(Array(150).fill('orders.sold-out-meanwhile'));
    expect([await stockOf(pot.variantId), await lineCount(pot.variantId)]).toEqual([0, 50]);
  });

  it('get one tree, where there is one', { timeout: 180_000 }, async () => {
    const tree = await aPot({ stock: 1, oneOfAKind: true });
    const outcomes = await rush(200, tree.sku);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await stockOf(tree.variantId), await lineCount(tree.variantId)]).toEqual([0, 1]);
  });
});

describe('meeting each other', () => {
  it(
    'buyers of the same pots in another order never wait for each other in a circle',
    { timeout: 120_000 },
    async () => {
      const pots = [await aPot({ stock: 100 }), await aPot({ stock: 100 }), await aPot({ stock: 100 })];
      const carts = Array.from({ length: 40 }, (_, buyer) => {
        const order = buyer % 2 === 0 ? pots : [...pots].reverse();
        return aCart(...order.map(({ sku }): [string, number] => [sku, 1]));
      });
      const outcomes = await Promise.all(carts.map((cart) => placeOrder(platform, aWish(shop, cart))));
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(await Promise.all(pots.map(({ variantId }) => stockOf(variantId)))).toEqual([60, 60, 60]);
    },
  );

  it('buying and cancelling leave as many as there were', { timeout: 120_000 }, async () => {
    const pot = await aPot({ stock: 10 });
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const order = await placeOrder(platform, aWish(shop, aCart([pot.sku, 1])));
        if (order.ok) await moved(platform, order.value.orderId, 'cancelled', { actor: 'buyer' });
      }),
    );
    expect(await stockOf(pot.variantId)).toBe(10);
  });

  it(
    'money that arrives while time runs out is either in time or owed back, and the pot is not sold twice',
    { timeout: 60_000 },
    async () => {
      const late = new Date(Date.now() + 25 * 3_600_000);
      await platform.db.order.updateMany({ data: { answerBy: new Date(Date.now() + 99 * 3_600_000) } }); // of other tests
      for (let round = 0; round < 5; round++) {
        const pot = await aPot({ stock: 1 });
        const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]), { values: { paymentMethod: 'vietqr' } });
        platform.setNow(late);
        await Promise.all([tendOrders(platform), book(platform, { orderId, amount: 350_000 }), tendOrders(platform)]);
        platform.setNow(new Date());
        const { state, holdsStock, paid } = await platform.db.order.findUniqueOrThrow({ where: { id: orderId } });
        expect({ paid, stock: await stockOf(pot.variantId), holdsStock }).toEqual(
          state === 'cancelled'
            ? { paid: 350_000n, stock: 1, holdsStock: false }
            : { paid: 350_000n, stock: 0, holdsStock: true },
        );
      }
    },
  );

  it('the garden accepts or the buyer cancels, and both hear what it came to', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 8; round++) {
      const pot = await aPot({ stock: 1 });
      const { orderId } = await placed(platform, shop, aCart([pot.sku, 1]));
      const [accepted, cancelled] = await Promise.all([
        changeOrder(platform, { shopId: shop.id, orderId, to: 'accepted', actor: 'seller' }),
        changeOrder(platform, { shopId: null, orderId, to: 'cancelled', actor: 'buyer' }),
      ]);
      const { state } = await platform.db.order.findUniqueOrThrow({ where: { id: orderId } });
      expect(cancelled?.ok).toBe(true); // an accepted order may still be cancelled
      expect(state).toBe('cancelled');
      expect(accepted?.ok ? 'before' : accepted?.problems[0]?.code).toMatch(/^(before|orders\.move-impossible)$/);
      expect(await stockOf(pot.variantId)).toBe(1);
    }
  });
});
