import { afterAll, beforeAll, expect, it } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { aHouse } from '../../../test/houses';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import openTestPostgres from '../../../test/postgres';

const PHONE = 'Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36';

let platform: TestPlatform;
let closePostgres: () => Promise<void>;

beforeAll(async () => {
  closePostgres = await openTestPostgres();
  platform = await freshPlatform();
}, 180_000);
afterAll(() => closePostgres(), 90_000);

it(
  'looks are counted once by every process, of pages that were computed and of pages that were kept',
  { timeout: 180_000 },
  async () => {
    const { db } = platform;
    const shop = await storedShop(db, { slug: 'vuon-ba-tu' });
    const listing = await storedListing(db, { shopId: shop.id, slug: 'mai-vang' });
    const [one, two] = await Promise.all([aHouse(platform).url, aHouse(platform).url]);
    const path = '/shop/vuon-ba-tu/p/mai-vang';
    const ask = async (url: string, headers: Record<string, string> = {}, mark = '') => {
      const answer = await fetch(url + path + mark, { headers: { 'User-Agent': PHONE, ...headers } });
      await answer.text();
      return answer;
    };

    const first = await ask(one); // computed, the next are kept
    for (const url of [one, one, two, two]) await ask(url, { Referer: 'https://www.google.com/' });
    expect((await ask(one, { 'If-None-Match': first.headers.get('ETag')! })).status).toBe(304);
    for (const mark of ['?via=qr', '?fbclid=IwAR1', '?fbclid=IwAR2', '?via=feed-google&srsltid=Af'])
      expect((await ask(one, {}, mark)).headers.get('ETag')).toBe(first.headers.get('ETag')); // one page for all
    await ask(one, { 'User-Agent': 'Googlebot/2.1' });
    await ask(two, { 'Sec-Purpose': 'prefetch' });
    const ping = { Origin: one, 'Ping-From': one + path, 'Content-Type': 'text/ping', 'User-Agent': PHONE };
    expect((await fetch(`${one}/counted/call`, { method: 'POST', headers: ping, body: 'PING' })).status).toBe(204);
    const foreign = { ...ping, Origin: 'https://elsewhere.example' };
    expect((await fetch(`${one}/counted/call`, { method: 'POST', headers: foreign, body: 'PING' })).status).toBe(403);
    expect((await fetch(`${one}/counted/else`, { method: 'POST', headers: ping, body: 'PING' })).status).toBe(404);

    const counted = async () => {
      const rows = await db.pageCount.findMany({ where: { subjectId: listing.id }, orderBy: { channel: 'asc' } });
      return rows.map(({ channel, views, calls }) => `${channel} ${views} ${calls}`);
    };
    await expect
      .poll(counted, { timeout: 40_000, interval: 500 })
      .toEqual([...['direct 2 1', 'google 4 0'], ...['facebook 2 0', 'qr 1 0', 'feed 1 0']]);
  },
);
