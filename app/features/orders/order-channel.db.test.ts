import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson, type storedShop } from '../../../test/builders';
import { aBuyer, aCart, moved, placed, sellingAgain, sellingShop } from '../../../test/orders';
import { openPages, SITE, type Pages } from '../../../test/pages';
import { storedOrder } from '../../../test/stored-order';
import { anonymiseOrders } from './anonymise.server';
import { exportBuyerData } from './buyer-data.server';
import { readCart } from './cart.server';
import { saveCheckout } from './checkout.server';
import { findPlantWays, findWeek } from './figures.server';
import { cartField, policiesField, totalField } from './joint';
import type { SellingShop } from './selling';

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
}, 90_000);

/** A garden with a plant to sell at 100.000 đồng. */
async function aGarden(given: Parameters<typeof storedShop>[1] = {}) {
  const shop = await sellingShop(pages.platform, given);
  const listing = await storedListing(pages.platform.db, { shopId: shop.id, price: 100_000n, stock: 50 });
  return { shop, listing, sku: listing.variants[0]!.sku, page: `/shop/${shop.slug}/p/${listing.slug}` };
}
type Garden = Awaited<ReturnType<typeof aGarden>>;

/** A browser: keeps the cookies that it is given. */
class Browser {
  #jar = new Map<string, string>();

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async post(path: string, fields: [string, string][], referer?: string): Promise<Response> {
    const headers = { Origin: SITE, ...(referer && { Referer: SITE + referer }) };
    const body = new URLSearchParams(fields);
    const answer = await pages.ask(path, { method: 'POST', cookie: this.cookie, headers, body });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (set.includes('Max-Age=0')) this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    return answer;
  }

  /** What a hidden field of a page says. */
  async hidden(path: string, name: string): Promise<string> {
    const html = await (await pages.ask(path, { cookie: this.cookie })).text();
    return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  }

  /** Presses the button on a plant's page, as its address stands in the browser. */
  async putIn({ shop, sku }: Garden, from: string): Promise<void> {
    const fields: [string, string][] = [
      ['sku', sku],
      ['quantity', '1'],
    ];
    expect((await this.post(`/shop/${shop.slug}/cart`, fields, from)).status).toBe(303);
  }

  cartOf({ shop }: Garden) {
    return readCart(new Request(SITE, { headers: { Cookie: this.cookie } }), shop.id);
  }

  /** Says who buys and presses the last button; answers what the order remembers. */
  async order(garden: Garden): Promise<string | null> {
    const { shop } = garden;
    const cart = this.cartOf(garden);
    await saveCheckout(pages.platform, { shopId: shop.id, cartId: cart.cartId, values: aBuyer() });
    const total = String(cart.lines.reduce((sum, { quantity }) => sum + quantity * 100_000, 0));
    const confirming = `/shop/${shop.slug}/checkout/confirm`;
    const pressed = await this.post(confirming, [
      ['cartId', cart.cartId],
      ['seenTotal', total],
      ['seenPolicies', await this.hidden(confirming, 'seenPolicies')],
      ...CONSENTS,
    ]);
    expect([pressed.status, pressed.headers.get('Location')]).toEqual([303, expect.stringMatching(/^\/order\/CV/)]);
    return channelOf(cart.cartId);
  }
}
const CONSENTS: [string, string][] = [
  ['consent', 'terms'],
  ['consent', 'order-data'],
];
const channelOf = async (cartId: string) =>
  (await pages.platform.db.order.findUniqueOrThrow({ where: { cartId }, select: { channel: true } })).channel;
const waysOf = async ({ shop }: { shop: SellingShop }) =>
  (await findWeek(pages.platform, shop.id)).channels.map(({ channel, orders }) => `${channel} ${orders}`);

describe('an order', () => {
  it('remembers the marked link that its plant was put in from, and the week counts it', async () => {
    const garden = await aGarden();
    const [scanned, posted, plain] = [new Browser(), new Browser(), new Browser()];
    await scanned.putIn(garden, `${garden.page}?via=qr`);
    await posted.putIn(garden, `${garden.page}?fbclid=IwAR0abc`);
    await plain.putIn(garden, garden.page);
    expect([await scanned.order(garden), await posted.order(garden), await plain.order(garden)]).toEqual([
      'qr',
      'facebook',
      null,
    ]);
    expect((await waysOf(garden)).sort()).toEqual(['facebook 1', 'qr 1', 'unknown 1']);
    const ways = await findPlantWays(pages.platform, { shopId: garden.shop.id, listingId: garden.listing.id });
    expect(ways?.ways.map(({ channel, orders }) => `${channel} ${orders}`).sort()).toEqual([
      'facebook 1',
      'qr 1',
      'unknown 1',
    ]);
    expect((await findWeek(pages.platform, garden.shop.id)).now.orders).toBe(3);
  });

  it('goes by the last mark; a page without one changes nothing, and another site’s page says nothing', async () => {
    const garden = await aGarden();
    const browser = new Browser();
    await browser.putIn(garden, `${garden.page}?via=qr`);
    await browser.putIn(garden, garden.page);
    expect(browser.cartOf(garden).channel).toBe('qr');
    await browser.putIn(garden, `${garden.page}?via=feed-google&srsltid=x`);
    await browser.post(`/shop/${garden.shop.slug}/cart/${garden.sku}`, [['quantity', '2']]);
    expect(await browser.order(garden)).toBe('feed');
    const stranger = new Browser();
    await stranger.putIn(garden, '.elsewhere.example/?via=qr');
    expect(stranger.cartOf(garden)).not.toHaveProperty('channel');
  });

  it('of a basket over several gardens remembers the link of its own garden’s part', async () => {
    const { id, slug } = await pages.platform.db.cooperative.create({ data: { slug: 'htx', name: 'HTX Cái Mơn' } });
    const [one, other] = [await aGarden({ cooperativeId: id }), await aGarden({ cooperativeId: id })];
    const browser = new Browser();
    await browser.putIn(one, `${one.page}?utm_source=zalo`);
    await browser.putIn(other, `${other.page}?via=qr`);
    const carts = [one, other].map((garden) => ({ garden, cart: browser.cartOf(garden) }));
    const fields: [string, string][] = [];
    for (const { garden, cart } of carts) {
      await saveCheckout(pages.platform, { shopId: garden.shop.id, cartId: cart.cartId, values: aBuyer() });
      fields.push(['garden', garden.shop.slug], [cartField(garden.shop.slug), cart.cartId]);
      fields.push([totalField(garden.shop.slug), '100000']);
    }
    const confirming = `/coop/${slug}/checkout/confirm`;
    for (const { garden } of carts) {
      const name = policiesField(garden.shop.slug);
      fields.push([name, await browser.hidden(confirming, name)]);
    }
    const pressed = await browser.post(confirming, [...fields, ...CONSENTS]);
    expect(pressed.status).toBe(303);
    expect(await Promise.all(carts.map(({ cart }) => channelOf(cart.cartId)))).toEqual(['zalo', 'qr']);
  });

  it('is not counted once it is cancelled', async () => {
    const garden = await aGarden();
    const cart = { ...aCart([garden.sku, 1]), channel: 'qr' as const };
    const { orderId } = await placed(pages.platform, garden.shop, cart);
    expect(await waysOf(garden)).toEqual(['qr 1']);
    await moved(pages.platform, orderId, 'cancelled');
    expect(await waysOf(garden)).toEqual([]);
    const asked = { shopId: garden.shop.id, listingId: garden.listing.id };
    expect((await findPlantWays(pages.platform, asked))?.ways).toEqual([]);
  });

  it('never remembers what is no mark', async () => {
    const { shop } = await aGarden();
    for (const channel of ['inside', 'direct'] as const)
      await expect(storedOrder(pages.platform.db, { shopId: shop.id, channel })).rejects.toThrow(/was_a_mark/);
  });

  it('keeps the word when its buyer is forgotten, and the buyer’s own copy says it', async () => {
    const { shop } = await aGarden();
    const long = new Date('2024-01-01T00:00:00Z');
    const { id } = await storedOrder(pages.platform.db, {
      shopId: shop.id,
      state: 'done',
      placedAt: long,
      channel: 'qr',
    });
    expect(await exportBuyerData(pages.platform.db, id)).toMatchObject({ order: { cameBy: 'qr' } });
    await anonymiseOrders(pages.platform);
    const order = await pages.platform.db.order.findUniqueOrThrow({ where: { id } });
    expect(order).toMatchObject({ buyerName: '', channel: 'qr' });
  });
});

describe('the grower', () => {
  let garden: Garden;
  let cookie: string;
  let order: { id: string };

  beforeEach(async () => {
    const person = await storedPerson(pages.platform.db);
    const session = await startSession(pages.platform, { personId: person.id, request: new Request(SITE) });
    cookie = session.split(';')[0]!;
    garden = await aGarden({ ownerId: person.id, setupStep: null });
    garden.shop = await sellingAgain(pages.platform, garden.shop);
    order = await storedOrder(pages.platform.db, {
      ...{ shopId: garden.shop.id, channel: 'feed' },
      line: { listingId: garden.listing.id },
    });
    const day = new Date(`${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)}T00:00:00Z`);
    await pages.platform.db.pageCount.createMany({
      data: [
        { shopId: garden.shop.id, subjectId: garden.listing.id, day, channel: 'qr', views: 1234, calls: 56, chats: 78 },
        { shopId: garden.shop.id, subjectId: garden.listing.id, day, channel: 'inside', views: 9 },
      ],
    });
  });
  const read = async (path: string, given = cookie) => (await pages.ask(path, { cookie: given })).text();

  it('reads where visitors and orders came from, of the garden and of each plant, in both languages', async () => {
    const rows = (html: string) =>
      [...html.matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/g)].map(([, name, cells = '']) =>
        [name, ...[...cells.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell]) => cell)].join('|'),
      );
    const week = rows(await read('/admin/figures'));
    expect(week).toContain('Quét mã QR trên bảng, trên cây|1.234|0');
    expect(week).toContain('Các sàn, gian mua sắm|0|1');
    expect(await read('/admin/figures')).toContain(`href="/admin/figures/${garden.listing.id}"`);
    const path = `/admin/figures/${garden.listing.id}`;
    expect(rows(await read(path))).toEqual([
      'Quét mã QR trên bảng, trên cây|1.234|56|78|0',
      'Từ trang khác của chợ|9|0|0|0',
      'Các sàn, gian mua sắm|0|0|0|1',
    ]);
    expect(rows(await read(path, `${cookie}; lang=en`))[0]).toBe('QR codes on signs and plants|1.234|56|78|0');
  });

  it('finds it in one line at the order, and in the table of orders to take away', async () => {
    expect(await read(`/admin/orders/${order.id}`)).toContain('Khách tới từ: Các sàn, gian mua sắm.');
    const unknown = await storedOrder(pages.platform.db, { shopId: garden.shop.id });
    expect(await read(`/admin/orders/${unknown.id}`)).not.toContain('Khách tới từ');
    const table = parse(await read('/admin/orders/export?what=orders&format=csv'), { bom: true }) as string[][];
    expect(table.map((row) => row.at(-1)).sort()).toEqual(['', 'Các sàn, gian mua sắm', 'Khách tới từ'].sort());
  });
});
