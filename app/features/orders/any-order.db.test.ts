import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aCart, aWish, book, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { findFaults } from '../../../test/order-faults';
import { dong } from '~/shared/dong';

import { changeOrder } from './change-order.server';
import { ACTORS, ORDER_STATES } from './order';
import { placeOrder } from './place-order.server';
import { agreeFee, offerFee } from './quote.server';
import type { SellingShop } from './selling';
import { tendOrders } from './tend-orders.server';

const START = new Date('2026-12-01T02:00:00Z');
const STOCK = 6;

let platform: TestPlatform;
let shop: SellingShop;

beforeAll(async () => {
  platform = await freshPlatform({ now: START });
  shop = await sellingShop(platform);
});

/** Something that may happen; `which` names one of the orders there are, whichever that is by then. */
const which = fc.nat({ max: 5 });
const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('place' as const),
      quantity: fc.integer({ min: 1, max: 4 }),
      paymentMethod: fc.constantFrom('cod' as const, 'vietqr' as const),
      way: fc.constantFrom('pickup', 'quote'),
      ahead: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('move' as const),
      which,
      to: fc.constantFrom(...ORDER_STATES),
      actor: fc.constantFrom(...ACTORS),
      restock: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('receive' as const),
      which,
      amount: fc.constantFrom('due', 'balance', 'half', 'double'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('refund' as const),
      which,
      part: fc.constantFrom(1, 2),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('fee' as const),
      which,
      fee: fc.nat({ max: 90_000 }),
      agrees: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait' as const), hours: fc.constantFrom(1, 25, 49, 170) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

/** One garden with two kinds of pots, and what became of it. */
async function live(story: readonly Happening[]): Promise<void> {
  let now = START;
  platform.setNow(now);
  const pots = [
    await storedListing(platform.db, { shopId: shop.id, stock: STOCK, price: 123_400n, photos: 0, state: 'draft' }),
    await storedListing(platform.db, {
      shopId: shop.id,
      stock: STOCK,
      price: 87_600n,
      photos: 0,
      state: 'draft',
      preorderOn: new Date('2027-01-20'),
    }),
  ];
  await platform.db.listing.updateMany({
    where: { id: { in: pots.map(({ id }) => id) } },
    data: { state: 'published', publishedAt: START },
  });
  const orders: string[] = [];
  const chosen = (at: number) => orders[at % Math.max(1, orders.length)];
  const moneyOf = (id: string) => platform.db.order.findUniqueOrThrow({ where: { id } });

  for (const one of story) {
    if (one.what === 'wait') {
      now = new Date(now.getTime() + one.hours * 3_600_000);
      platform.setNow(now);
      await tendOrders(platform);
      continue;
    }
    if (one.what === 'place') {
      const sku = pots[one.ahead ? 1 : 0]!.variants[0]!.sku;
      const values = { paymentMethod: one.paymentMethod, shippingMethodId: one.way };
      const order = await placeOrder(platform, aWish(shop, aCart([sku, one.quantity]), { values }));
      if (order.ok) orders.push(order.value.orderId);
      continue;
    }
    const orderId = chosen(one.which);
    if (!orderId) continue;
    if (one.what === 'move') {
      await changeOrder(platform, { shopId: null, orderId, to: one.to, actor: one.actor, restock: one.restock });
    } else if (one.what === 'fee') {
      await offerFee(platform, { shopId: shop.id, orderId, fee: dong(one.fee), personId: null });
      if (one.agrees) await agreeFee(platform, { orderId });
    } else {
      const row = await moneyOf(orderId);
      const [total, kept] = [Number(row.total), Number(row.paid - row.refunded)];
      const received = {
        due: Number(row.depositDue) || total,
        balance: total - kept,
        half: Math.floor(total / 2),
        double: total * 2,
      };
      const amount =
        one.what === 'receive' ? received[one.amount as keyof typeof received] : Math.floor(kept / one.part);
      if (amount <= 0) continue;
      const key = `${one.what}:${orderId}:${now.getTime()}:${story.indexOf(one)}`;
      const press = () =>
        book(platform, { orderId, amount, kind: one.what === 'refund' ? 'refunded' : 'received', key });
      await Promise.all(Array.from({ length: one.times }, press));
    }
  }
  expect(await findFaults(platform.db)).toEqual([]);
  for (const { variants } of pots) {
    const variantId = variants[0]!.id;
    const { stock } = await platform.db.variant.findUniqueOrThrow({ where: { id: variantId } });
    const held = await platform.db.orderLine.aggregate({
      where: { variantId, order: { holdsStock: true } },
      _sum: { quantity: true },
    });
    expect(stock + (held._sum.quantity ?? 0)).toBe(STOCK);
  }
}

it('keeps money and pots together, whatever happens in whatever order', { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 18 }), live), {
    numRuns: 25,
    endOnFailure: true,
  });
});
