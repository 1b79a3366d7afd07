import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { answerFeed } from './answer-feed.server';
import { findFile } from './channels';
import { findShopSource } from './feed-source.server';

async function ask(platform: TestPlatform, slug: string): Promise<Response> {
  const source = await findShopSource(platform, slug);
  return answerFeed(platform, new Request('https://chovuon.example/feed'), source!, findFile('google.xml')!);
}

describe('a large garden', () => {
  it('streams 20,000 sizes with a quick first byte and flat memory, and lets go when the reader leaves', async () => {
    const platform = await freshPlatform();
    const { db, pool } = platform;
    const shop = await storedShop(db);
    await storedListing(db, { shopId: shop.id });
    await multiply(pool, shop.id, 20_000);

    const began = performance.now();
    const response = await ask(platform, shop.slug);
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let [bytes, items, looked, peak, firstByte, firstItem] = [0, 0, 0, 0, 0, 0];
    const before = memory();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      firstByte ||= performance.now() - began;
      items += decoder.decode(value, { stream: true }).split('<item>').length - 1;
      if (items > 0) firstItem ||= performance.now() - began;
      if (items > looked + 2000) {
        looked = items;
        peak = Math.max(peak, memory() - before);
      }
    }
    const seconds = (performance.now() - began) / 1000;
    console.info(
      `feed of ${items} items: ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(2)} s (${Math.round(items / seconds)} items/s), ` +
        `first byte ${firstByte.toFixed(0)} ms, first item ${firstItem.toFixed(0)} ms, memory +${(peak / 1e6).toFixed(0)} MB`,
    );
    expect(items).toBe(20_001);
    expect(firstByte).toBeLessThan(2000);
    expect(peak).toBeLessThan(15_000_000); // less than half of the file

    const left = (await ask(platform, shop.slug)).body!.getReader();
    await left.read();
    await left.read();
    await left.cancel();
    await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
  }, 90_000);
});

setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;

/** Live memory: garbage that nobody has swept yet says nothing about us. */
function memory(): number {
  sweep();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Copies the only listing of a shop, with its size and photo. */
async function multiply(pool: TestPlatform['pool'], shopId: string, copies: number): Promise<void> {
  const statements = [
    `CREATE TEMP TABLE copies AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, $2::int) AS n WHERE $1::uuid IS NOT NULL`,
    `INSERT INTO listings (id, shop_id, slug, state, name, unit, description, published_at, price_from, updated_at)
     SELECT c.id, l.shop_id, 'ban-sao-' || c.n, 'published', l.name || ' ' || c.n, l.unit, repeat(l.description, 8), l.published_at, 1000, now()
     FROM copies AS c, listings AS l WHERE l.shop_id = $1 AND $2 > 0`,
    `INSERT INTO variants (id, shop_id, listing_id, sku, size, price, stock, updated_at)
     SELECT gen_random_uuid(), $1, c.id, 'BS' || c.n, 'Chậu 30 cm', 350000, $2::int % 7, now() FROM copies AS c`,
    `INSERT INTO photos (id, shop_id, listing_id, state, content_hash, original_key, original_bytes, public_name, width, height, placeholder, renditions, updated_at)
     SELECT gen_random_uuid(), $1, c.id, p.state, 'x', 'x', $2, 'Ab3dEf6hIj9kLm2nOp5qRs', p.width, p.height, p.placeholder, p.renditions, now()
     FROM copies AS c, photos AS p WHERE p.shop_id = $1`,
  ];
  const client = await pool.connect();
  try {
    for (const statement of statements) await client.query(statement, [shopId, copies]);
    await client.query('ANALYZE listings, variants, photos');
  } finally {
    client.release(true);
  }
}
