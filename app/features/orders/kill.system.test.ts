import { afterAll, beforeAll, expect, it } from 'vitest';

import { callOf } from '../../../test/bank-calls';
import { storedListing } from '../../../test/builders';
import { aHouse } from '../../../test/houses';
import { storedEndpoint, storedPayShop } from '../../../test/money-builders';
import { findFaults } from '../../../test/order-faults';
import { aBuyer, aCart } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import openTestPostgres from '../../../test/postgres';
import { checkLedger } from '~/features/payments/check-ledger.server';
import { payable } from '~/features/payments/pay-shop.server';

import { findAgreedPolicies } from './agreed-policies.server';
import type { Cart } from './cart';
import { cartCookie } from './cart.server';
import { saveCheckout } from './checkout.server';

const KILLS = 50;
const POTS = 100_000;
const BUYERS = 6;
const PRICES = [120_000, 87_500, 45_300];

let closePostgres: () => Promise<void>;
let platform: TestPlatform;

beforeAll(async () => {
  closePostgres = await openTestPostgres();
  platform = await freshPlatform();
}, 180_000);
afterAll(async () => {
  await closePostgres();
}, 90_000);

/** What the killed process had sent may still be at work in the database for a moment. */
async function quiet(): Promise<void> {
  for (;;) {
    const [row] = await platform.db.$queryRaw<[{ busy: bigint }]>`
      SELECT count(*) AS busy FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`;
    if (row.busy === 0n) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A cart that somebody is about to order, and what it comes to. */
type Wanted = { cart: Cart; total: number };
/** Money on its way: a bank's service tells of it until it is heard. */
type Told = { id: number; code: string; amount: number };

it(
  `loses and doubles nothing, killed ${KILLS} times between checkouts and webhooks`,
  { timeout: 1_800_000 },
  async () => {
    const { id: shopId, slug } = await storedPayShop(platform.db);
    const bank = await storedEndpoint(platform, shopId, 'sepay');
    const methods = await payable(platform, shopId);
    const { hash: policies } = await findAgreedPolicies(platform, { shopId, methods, lang: 'vi' });
    const skus: string[] = [];
    for (const price of PRICES) {
      const pot = await storedListing(platform.db, { shopId, stock: POTS, price: BigInt(price) });
      skus.push(pot.variants[0]!.sku);
    }

    const unheard = new Map<string, Told>(); // by order: nobody has answered the bank yet
    const heard: Told[] = [];
    const unanswered: Wanted[] = []; // pressed, and the answer never came
    const placed = new Set<string>();
    let transfers = 0;
    let acknowledged = 0;

    const post = (url: string, path: string, fields: [string, string][], headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: url, ...headers },
        body: new URLSearchParams(fields),
      });

    /** Presses the last button; answers the order's address, or breaks off with the server. */
    async function press(url: string, wanted: Wanted): Promise<{ code: string; key: string }> {
      const { cart, total } = wanted;
      const response = await post(
        url,
        `/shop/${slug}/checkout/confirm`,
        [
          ['cartId', cart.cartId],
          ['seenTotal', String(total)],
          ['seenPolicies', policies],
          ['consent', 'terms'],
          ['consent', 'order-data'],
        ],
        { Cookie: cartCookie(shopId, cart).split(';')[0]! },
      );
      const [, code = '', key = ''] = /\/order\/(\w+)\?key=([\w-]+)/.exec(response.headers.get('Location') ?? '') ?? [];
      expect([response.status, code]).toEqual([303, expect.stringMatching(/^CV/)]);
      acknowledged++;
      placed.add(code);
      return { code, key };
    }

    async function tell(url: string, told: Told): Promise<void> {
      const { headers, body } = callOf('sepay', bank.key, { id: told.id, amount: told.amount, content: told.code });
      const response = await fetch(`${url}/webhooks/sepay/${bank.token}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      });
      expect(response.status).toBe(200);
      acknowledged++;
      if (unheard.delete(told.code)) heard.push(told);
    }

    async function buy(url: string, wanted: Wanted, round: number): Promise<void> {
      unanswered.push(wanted);
      const { code, key } = await press(url, wanted);
      unanswered.splice(unanswered.indexOf(wanted), 1);
      if (round % 5 === 4) {
        const fields: [string, string][] = [['reason', 'changed-mind']];
        const response = await post(url, `/order/${code}/cancellation?key=${key}`, fields);
        expect(response.status).toBe(303);
        return;
      }
      const told = { id: ++transfers, code, amount: wanted.total };
      unheard.set(code, told);
      await Promise.all([tell(url, told), tell(url, told)]); // a service that is not sure tells twice
    }

    async function aWanted(round: number): Promise<Wanted> {
      const [one, other] = [round % 3, (round + 1) % 3];
      const cart = aCart([skus[one]!, 1], [skus[other]!, 2]);
      await saveCheckout(platform, { shopId, cartId: cart.cartId, values: aBuyer({ paymentMethod: 'vietqr' }) });
      return { cart, total: PRICES[one]! + 2 * PRICES[other]! };
    }

    /** What others do when a server comes back: browsers send again, the bank tells again, also of what was heard. */
    async function catchUp(url: string): Promise<void> {
      for (const wanted of [...unanswered])
        await buy(url, wanted, 0).finally(() => unanswered.splice(unanswered.indexOf(wanted), 1));
      for (const told of [...unheard.values(), ...heard.slice(-3)]) await tell(url, told);
    }

    /** Buys until the server is gone. What breaks off is what a kill breaks; anything else fails the test. */
    async function live(url: string, isOver: () => boolean): Promise<void> {
      const untilGone = (work: Promise<void>) =>
        work.catch((error: unknown) => {
          if (!isOver() || !(error instanceof TypeError)) throw error; // fetch says TypeError when a connection breaks
        });
      const buyer = async (number: number) => {
        for (let round = number; !isOver(); round++) await buy(url, await aWanted(round), round);
      };
      await Promise.all([catchUp(url), ...Array.from({ length: BUYERS }, (_, number) => buyer(number))].map(untilGone));
    }

    let next = aHouse(platform);
    for (let kill = 1; kill <= KILLS; kill++) {
      const house = next;
      const url = await house.url;
      let isOver = false;
      const before = acknowledged;
      const living = live(url, () => isOver);
      living.catch(() => undefined); // it is awaited below
      next = aHouse(platform); // it gets ready meanwhile
      while (acknowledged === before) await Promise.race([living, new Promise((resolve) => setTimeout(resolve, 20))]);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_200));
      isOver = true;
      await house.kill();
      await living;
      await quiet();
      expect({ kill, faults: await faultsOf(shopId) }).toEqual({ kill, faults: [] });
    }

    await catchUp(await next.url);
    await next.kill();
    await quiet();
    expect(await faultsOf(shopId)).toEqual([]);
    expect(unheard.size + unanswered.length).toBe(0);
    const orders = await platform.db.order.findMany({ select: { code: true, paid: true, total: true } });
    const byCode = new Map(orders.map((order) => [order.code, order]));
    expect([...placed].filter((code) => !byCode.has(code))).toEqual([]);
    const paidFor = new Set(heard.map(({ code }) => code));
    expect(orders.filter(({ code, paid, total }) => paid !== (paidFor.has(code) ? total : 0n))).toEqual([]);
    expect(await platform.db.ledgerEntry.count()).toBe(paidFor.size);
    expect(await platform.db.incomingTransfer.count({ where: { state: { not: 'matched' } } })).toBe(0);
    console.log(`${KILLS} kills, ${orders.length} orders, ${paidFor.size} payments, ${acknowledged} answers`);
  },
);

/** Everything that must not be: of orders and money, of the ledger, and pots that are in two places or in none. */
async function faultsOf(shopId: string): Promise<string[]> {
  const pots = await platform.db.$queryRaw<{ sku: string }[]>`
    SELECT v.sku FROM variants AS v WHERE v.shop_id = ${shopId}::uuid AND v.stock + (
      SELECT coalesce(sum(l.quantity), 0) FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id
      WHERE l.variant_id = v.id AND o.holds_stock) <> ${POTS}`;
  const books = await checkLedger(platform.db);
  return [
    ...(await findFaults(platform.db)),
    ...books.map(({ kind, code }) => `${code}: the books disagree (${kind})`),
    ...pots.map(({ sku }) => `${sku}: pots are in two places, or in none`),
  ];
}
