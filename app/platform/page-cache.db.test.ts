import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedListing, storedShop } from '../../test/builders';
import { freshPlatform, type TestPlatform } from '../../test/platform';
import { answering } from '../../scripts/lib/answering.mjs';

import { ANYTHING, madeOf, ofShop } from './kept-pages';
import { PageCache } from './page-cache.server';

let platform: TestPlatform;
let shop: { id: string; slug: string };
const houses: House[] = [];

/** What no packing makes smaller. */
const NOISE = randomBytes(1_500).toString('base64');

/** A process of the house that has one kind of page: what a shop's row says, and how often it was asked. */
class House {
  computed = 0;
  /** What happens between reading and answering. */
  meanwhile: () => Promise<unknown> = async () => undefined;
  readonly pages: PageCache;
  #server!: Server;
  #url = '';

  constructor(bytes = 2 ** 20) {
    this.pages = new PageCache(platform, { bytes });
    houses.push(this);
  }

  async open(): Promise<this> {
    await this.pages.listen();
    const toAnswer = answering((request) => this.pages.keep(request, () => this.compute(request)));
    this.#server = createServer((request, response) => {
      void this.pages.answer(request, response).then((done) => void (done || toAnswer(request, response)));
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async compute(request: Request): Promise<Response> {
    this.computed++;
    const { pathname, searchParams } = new URL(request.url);
    const [, slug = ''] = pathname.split('/');
    const { rows } = await platform.pool.query(
      `SELECT s.name, (SELECT sum(price) FROM variants WHERE shop_id = s.id) AS price FROM shops AS s WHERE slug = $1 OR $1 = ''`,
      [slug],
    );
    await this.meanwhile();
    const status = searchParams.has('gone') ? 404 : 200;
    const headers = searchParams.has('own') ? {} : madeOf(slug ? ofShop(slug) : ANYTHING);
    const lang = request.headers.get('cookie') ?? '';
    return new Response(`<p>${JSON.stringify(rows)} ${lang}</p>${'chậu mai '.repeat(200)}${NOISE}`, {
      status,
      headers,
    });
  }

  ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
    return fetch(this.#url + path, { method, headers });
  }

  async read(path: string, headers: Record<string, string> = {}): Promise<string> {
    return (await this.ask(path, headers)).text();
  }

  async close(): Promise<void> {
    await this.pages.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const rename = (name: string, id = shop.id) => platform.db.shop.update({ where: { id }, data: { name } });

beforeAll(async () => {
  platform = await freshPlatform({ now: new Date('2026-11-26T03:00:00Z') });
});
beforeEach(async () => {
  shop = await storedShop(platform.db, { name: 'Vườn Chín' });
});
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

describe('a page', () => {
  it('is computed once, and goes out again byte for byte, packed as the reader takes it', async () => {
    const house = await new House().open();
    const path = `/${shop.slug}`;
    const first = await house.read(path, { 'Accept-Encoding': 'identity' });
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await house.ask(path, { 'Accept-Encoding': encoding });
      expect(answer.headers.get('Content-Encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(answer.headers.get('X-Made-Of')).toBeNull();
      expect(await answer.text()).toBe(first);
    }
    expect(house.computed).toBe(1);
    const head = await house.ask(path, {}, 'HEAD');
    expect([head.status, await head.text(), house.computed]).toEqual([200, '', 1]);
  });

  it('is not sent again to a browser that has it', async () => {
    const house = await new House().open();
    const etag = (await house.ask(`/${shop.slug}`)).headers.get('ETag')!;
    const again = await house.ask(`/${shop.slug}`, { 'If-None-Match': etag });
    expect([again.status, await again.text(), house.computed]).toEqual([304, '', 1]);
    await rename('Vườn Mười');
    expect((await house.ask(`/${shop.slug}`, { 'If-None-Match': etag })).status).toBe(200);
    const now = (await house.ask(`/${shop.slug}`)).headers.get('ETag')!;
    await rename('Vườn Mười hai');
    await rename('Vườn Mười');
    expect((await house.ask(`/${shop.slug}`, { 'If-None-Match': now })).status).toBe(304); // computed, and the same
  });

  it('is kept for each language, host, day and sparing reader apart, and no other request changes it', async () => {
    const house = await new House().open();
    const path = `/${shop.slug}`;
    await house.read(path, { Cookie: 'lang=en' });
    expect(await house.read(path, { Cookie: 'cart=1' })).toContain('cart=1');
    expect(house.computed).toBe(2);
    await house.read(path, { Cookie: 'a=1; lang=en' });
    await house.read(path);
    expect(house.computed).toBe(2);
    await house.read(`${path}?page=2`);
    expect(house.computed).toBe(3);
    for (let time = 0; time < 2; time++) await house.read(path, { 'Save-Data': 'on' });
    expect(house.computed).toBe(4);
    platform.setNow(new Date('2026-11-27T03:00:00Z'));
    await house.read(path);
    platform.setNow(new Date('2026-11-26T03:00:00Z'));
    expect(house.computed).toBe(5);
  });

  it.each([
    ['that is one visitor’s own', '?own'],
    ['that is not there', '?gone'],
    ['with an endless address', `?q=${'x'.repeat(600)}`],
  ])('%s is never kept', async (_what, search) => {
    const house = await new House().open();
    for (let time = 0; time < 2; time++) await house.read(`/${shop.slug}${search}`);
    expect([house.computed, house.pages.size]).toEqual([2, 0]);
  });

  it('is computed once for a crowd', async () => {
    const house = await new House().open();
    house.meanwhile = () => new Promise((resolve) => setTimeout(resolve, 100));
    const pages = await Promise.all(Array.from({ length: 20 }, () => house.read(`/${shop.slug}`)));
    expect([new Set(pages).size, house.computed]).toEqual([1, 1]);
  });

  it('makes room for others when the memory it may take is full', async () => {
    const house = await new House(64 * 1024).open();
    for (let at = 0; at < 100; at++) await house.read(`/${shop.slug}?page=${at}`);
    expect(house.pages.size).toBeGreaterThan(3);
    expect(house.pages.size).toBeLessThan(20);
  });
});

describe('a write', () => {
  it('anywhere is on the very next page of every process', async () => {
    const [one, two] = [await new House().open(), await new House().open()];
    for (let time = 0; time < 25; time++) {
      await rename(`Vườn ${time}`);
      expect(await two.read(`/${shop.slug}`)).toContain(`Vườn ${time}"`);
      expect(await one.read(`/${shop.slug}`)).toContain(`Vườn ${time}"`);
      expect(await one.read('/')).toContain(`Vườn ${time}"`);
    }
  });

  it('leaves the pages of other shops, and takes those that show any shop', async () => {
    const other = await storedShop(platform.db, { name: 'Vườn khác' });
    const house = await new House().open();
    for (const path of [`/${shop.slug}`, `/${other.slug}`, '/']) await house.read(path);
    await rename('Vườn Chín Tám', other.id);
    for (const path of [`/${shop.slug}`, `/${other.slug}`, '/']) await house.read(path);
    expect(house.computed).toBe(5);
  });

  it('while a page is being computed keeps that page from being kept', async () => {
    const house = await new House().open();
    house.meanwhile = () => rename('Vườn vừa đổi tên');
    expect(await house.read(`/${shop.slug}`)).toContain('Vườn Chín');
    house.meanwhile = async () => undefined;
    expect(await house.read(`/${shop.slug}`)).toContain('Vườn vừa đổi tên');
  });

  it('that is taken back changes nothing', async () => {
    const house = await new House().open();
    await house.read(`/${shop.slug}`);
    await platform.db
      .$transaction(async (db) => {
        await db.shop.update({ where: { id: shop.id }, data: { name: 'Không' } });
        throw new Error('no');
      })
      .catch(() => undefined);
    await house.read(`/${shop.slug}`);
    expect(house.computed).toBe(1);
  });
});

it('computes every page while it cannot hear of changes, and keeps them again afterwards', async () => {
  const house = await new House().open();
  await house.read(`/${shop.slug}`);
  await platform.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query = '' AND pid <> pg_backend_pid()`,
  );
  await rename('Vườn không nghe');
  expect(await house.read(`/${shop.slug}`)).toContain('Vườn không nghe');
  const until = Date.now() + 15_000;
  let before = 0;
  do {
    before = house.computed;
    await house.read(`/${shop.slug}`);
    await house.read(`/${shop.slug}`);
  } while (house.computed > before && Date.now() < until);
  expect(house.computed).toBe(before);
  await rename('Vườn nghe lại');
  expect(await house.read(`/${shop.slug}`)).toContain('Vườn nghe lại');
}, 30_000);

it('says of any history of writes and readers what a page computed at that moment says', async () => {
  const shops = [shop, await storedShop(platform.db), await storedShop(platform.db)];
  const plants = await Promise.all(shops.map(({ id }) => storedListing(platform.db, { shopId: id })));
  const [one, two] = [await new House().open(), await new House().open()];
  const step = fc.record({
    what: fc.constantFrom('rename', 'price', 'read', 'read', 'read-all'),
    which: fc.nat({ max: 2 }),
    where: fc.boolean(),
  });
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      for (const [at, { what, which, where }] of steps.entries()) {
        const { id, slug } = shops[which]!;
        const house = where ? one : two;
        if (what === 'rename') await rename(`Vườn ${at}`, id);
        else if (what === 'price')
          await platform.db.variant.update({
            where: { id: plants[which]!.variants[0]!.id },
            data: { price: BigInt(1_000 + at) },
          });
        else {
          const path = what === 'read' ? `/${slug}` : '/';
          const before = house.computed;
          const page = await house.read(path);
          if (house.computed === before) kept++;
          expect(page).toBe(await (await house.compute(new Request(`http://vuon.test${path}`))).text());
        }
      }
    }),
    { numRuns: 15 },
  );
  expect(kept).toBeGreaterThan(0);
}, 120_000);
