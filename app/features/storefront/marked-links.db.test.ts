import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createRequestHandler } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { answerKept, answerPage, startHouse } from '~/house.server';

import { storedListing, storedShop } from '../../../test/builders';
import { openPages } from '../../../test/pages';
import { answering } from '../../../scripts/lib/answering.mjs';

type House = { startHouse: typeof startHouse; answerKept: typeof answerKept; answerPage: typeof answerPage };

const pages = await openPages();
const house = pages.build.entry.module as unknown as House;
const PAGE = '/shop/vuon-ba-tu/p/mai-vang';

let server: Server;
let url: string;
/** What was computed, in order: addresses as the pages see them. */
const computed: string[] = [];

/** The house as it answers a browser, kept pages first. */
beforeAll(async () => {
  const { db } = pages.platform;
  const shop = await storedShop(db, { slug: 'vuon-ba-tu' });
  const listing = await storedListing(db, { shopId: shop.id, slug: 'mai-vang', price: 100_000n });
  await db.listingOldSlug.create({ data: { shopId: shop.id, listingId: listing.id, slug: 'mai-cu' } });
  await house.startHouse();
  const toPage = createRequestHandler(pages.build, 'production');
  const toAnswer = answering((request) =>
    house.answerPage(request, (asked) => {
      const { pathname, search } = new URL(asked.url);
      computed.push(pathname + search);
      return toPage(asked, { clientAddress: '127.0.0.1' });
    }),
  );
  server = createServer((request, response) => {
    void house.answerKept(request, response).then((done) => void (done || toAnswer(request, response)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 90_000);
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers, redirect: 'manual' });

describe('a page that a marked link leads to', () => {
  it('is the page itself: computed once, kept once, and silent about the link', async () => {
    computed.length = 0;
    const first = await ask(`${PAGE}?fbclid=IwAR0abc&utm_source=fb`);
    const html = await first.text();
    expect(html).not.toMatch(/fbclid|IwAR0abc|utm_/);
    expect(html).toContain(`<link rel="canonical" href="${url}${PAGE}"`);
    for (const mark of ['', '?via=qr', '?fbclid=IwAR9xyz', '?via=feed-google&srsltid=AfmB']) {
      const answer = await ask(PAGE + mark);
      expect(answer.headers.get('ETag')).toBe(first.headers.get('ETag'));
      expect(await answer.text()).toBe(html);
    }
    const known = await ask(`${PAGE}?via=qr`, { 'If-None-Match': first.headers.get('ETag')! });
    expect(known.status).toBe(304);
    expect(computed).toEqual([PAGE]);
  });

  it('is still the page of the size and the language that the link names', async () => {
    computed.length = 0;
    const english = await (await ask(`${PAGE}?via=feed-meta&lang=en`)).text();
    expect(english).toContain('<html lang="en">');
    expect(await (await ask(`${PAGE}?lang=en&via=qr`)).text()).toBe(english);
    expect(computed).toEqual([`${PAGE}?lang=en`]);
  });

  it('is led to with the mark when it has moved meanwhile', async () => {
    const moved = await ask('/shop/vuon-ba-tu/p/mai-cu?via=qr&variant=KX7');
    expect([moved.status, moved.headers.get('Location')]).toEqual([301, `${PAGE}?variant=KX7&via=qr`]);
  });
});
