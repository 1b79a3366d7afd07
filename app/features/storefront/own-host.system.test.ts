import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { readCart } from '~/features/orders/cart.server';

import { storedListing } from '../../../test/builders';
import { aHouse } from '../../../test/houses';
import { sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import openTestPostgres from '../../../test/postgres';

const HOUSE = 'http://chovuon.test';
let closePostgres: () => Promise<void>;
let platform: TestPlatform;
let port: string;

beforeAll(async () => {
  closePostgres = await openTestPostgres();
  platform = await freshPlatform();
  port = new URL(await aHouse(platform, { PUBLIC_URL: HOUSE, SHOP_SUBDOMAINS: '1' }).url).port;
}, 180_000);
afterAll(() => closePostgres(), 90_000);

/** Asks as a browser does that was led here by the name of a host. */
async function ask(host: string, path: string, { fields, ...headers }: OutgoingHttpHeaders & { fields?: string } = {}) {
  const asked = request({
    ...{ port, path, method: fields === undefined ? 'GET' : 'POST' },
    headers: {
      Host: host,
      ...(fields !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
  });
  asked.end(fields);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece as string;
  return { status: response.statusCode, text, headers: response.headers };
}

const canonicalOf = (text: string) => /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1];

it(
  'shows a shop at its own domain: short addresses, one home, a basket, and no other host',
  { timeout: 180_000 },
  async () => {
    const shop = await sellingShop(platform);
    const listing = await storedListing(platform.db, { shopId: shop.id, name: 'Mai vàng', price: 120_000n, stock: 9 });
    const sub = `${shop.slug}.chovuon.test`;
    const path = `/shop/${shop.slug}/p/${listing.slug}`;

    // where shops have sub-domains, that is home, also for the page at the installation
    expect(canonicalOf((await ask('chovuon.test', path)).text)).toBe(`http://${sub}/p/${listing.slug}`);
    expect(canonicalOf((await ask(sub, `/p/${listing.slug}`)).text)).toBe(`http://${sub}/p/${listing.slug}`);

    expect((await ask('vuonbatu.test', '/')).status).toBe(421);
    await platform.db.shopDomain.create({
      data: { shopId: shop.id, host: 'vuonbatu.test', token: 'x', addedAt: new Date(), provedAt: null },
    });
    expect((await ask('vuonbatu.test', '/')).status).toBe(421);
    await platform.db.shopDomain.update({ where: { shopId: shop.id }, data: { provedAt: new Date() } });

    const front = await ask('vuonbatu.test', '/');
    expect(front.status).toBe(200);
    expect(canonicalOf(front.text)).toBe('http://vuonbatu.test/');
    expect(front.text).toContain(`href="/p/${listing.slug}"`);
    expect(front.text).not.toContain(`"/shop/${shop.slug}`);
    expect(front.text).not.toMatch(/ (?:href|action)="\/(?!p\/|cart|policies|reviews|liked|\?|"|assets\/|favicon)/);
    expect(await ask('vuonbatu.test', '/')).toMatchObject({ text: front.text, headers: { etag: front.headers.etag } });
    expect(canonicalOf((await ask('chovuon.test', path)).text)).toBe(`http://vuonbatu.test/p/${listing.slug}`);

    const lead = async (host: string, where: string) => {
      const { status, headers } = await ask(host, where);
      return [status, headers.location];
    };
    expect(await lead(sub, '/p/mai?variant=1')).toEqual([301, 'http://vuonbatu.test/p/mai?variant=1']);
    expect(await lead(sub, '/p/mai?via=qr&variant=1')).toEqual([301, 'http://vuonbatu.test/p/mai?variant=1&via=qr']);
    expect(await lead('www.vuonbatu.test', '/')).toEqual([301, 'http://vuonbatu.test/']);
    expect(await lead('vuonbatu.test', path)).toEqual([301, `http://vuonbatu.test/p/${listing.slug}`]);
    expect(await lead('vuonbatu.test', '/search?q=mai')).toEqual([302, `${HOUSE}/search?q=mai`]);
    expect(await lead('vuonbatu.test', '/admin')).toEqual([302, `${HOUSE}/admin`]);
    expect((await ask('vuonbatu.test', '/login', { fields: 'phone=1', Origin: 'http://vuonbatu.test' })).status).toBe(
      404,
    );
    for (const host of ['khac.test', 'ai-do.chovuon.test', 'vuonbatu.test.evil.test'])
      expect((await ask(host, '/')).status, host).toBe(421);

    // its map stands at its own host, and the installation's leaves it out
    const map = (await ask('vuonbatu.test', '/sitemap.xml')).text;
    expect(map.match(/<loc>[^<]*/g)).toEqual([
      '<loc>http://vuonbatu.test/',
      `<loc>http://vuonbatu.test/p/${listing.slug}`,
    ]);
    expect((await ask('vuonbatu.test', '/robots.txt')).text).toContain('Sitemap: http://vuonbatu.test/sitemap.xml');
    expect((await ask('chovuon.test', '/sitemap.xml')).text).not.toContain(shop.slug);

    // a basket is filled and kept at the shop's own host, and no other site may fill it
    const fields = `sku=${listing.variants[0]!.sku}&quantity=2`;
    expect((await ask('vuonbatu.test', '/cart', { fields, Origin: HOUSE })).status).toBe(403);
    const put = await ask('vuonbatu.test', '/cart', {
      ...{ fields, Origin: 'http://vuonbatu.test' },
      Referer: `http://vuonbatu.test/p/${listing.slug}?via=qr`,
    });
    expect(put.headers.location).toMatch(/^http:\/\/vuonbatu\.test\/cart\b/);
    const Cookie = (put.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
    // the page let its whole address be told to its own host, and so the basket knows the link that led there
    expect((await ask('vuonbatu.test', `/p/${listing.slug}`)).headers['referrer-policy']).toBe(
      'strict-origin-when-cross-origin',
    );
    expect(readCart(new Request(HOUSE, { headers: { Cookie } }), shop.id).channel).toBe('qr');
    const cart = await ask('vuonbatu.test', '/cart', { Cookie });
    expect(cart.text).toContain('240.000');
    expect(cart.headers['content-security-policy']).toContain(`form-action 'self' ${HOUSE}`);

    // likes and what was seen are the visitor's browser's, at whatever host
    expect((await ask('vuonbatu.test', `/seen/${listing.id}`)).headers['content-type']).toBe('image/gif');
    const liked = await ask('vuonbatu.test', '/liked', {
      fields: `listing=${listing.id}`,
      Origin: 'http://vuonbatu.test',
    });
    expect(liked.headers.location).toBe(`http://vuonbatu.test/p/${listing.slug}#liked`);

    // a look is counted for the shop, though its address does not name it
    const agent =
      'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0 Mobile Safari/537.36';
    for (let look = 0; look < 2; look++) await ask('vuonbatu.test', `/p/${listing.slug}`, { 'User-Agent': agent });
    await vi.waitFor(
      async () => {
        const counted = await platform.db.pageCount.findMany({ where: { shopId: shop.id, subjectId: listing.id } });
        expect(counted).toMatchObject([{ views: 2 }]);
      },
      { timeout: 30_000, interval: 1_000 },
    );

    // the very next request sees a new price, and that the domain has gone
    await platform.db.variant.update({ where: { id: listing.variants[0]!.id }, data: { price: 130_000n } });
    expect((await ask('vuonbatu.test', '/')).text).toContain('130.000');
    await platform.db.shopDomain.delete({ where: { shopId: shop.id } });
    expect((await ask('vuonbatu.test', '/')).status).toBe(421);
    expect(canonicalOf((await ask('chovuon.test', path)).text)).toBe(`http://${sub}/p/${listing.slug}`);
  },
);
