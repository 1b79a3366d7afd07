import { gunzipSync } from 'node:zlib';

import { beforeAll, describe, expect, it } from 'vitest';

import { moveListings } from '~/features/listings/move-listings.server';
import { setStock } from '~/features/listings/stock-listing.server';

import { storedListing, storedShop } from '../../../test/builders';
import { openPages } from '../../../test/pages';
import { FILES } from './channels';

const { platform, ask } = await openPages();
const { db } = platform;

const OWNERS = ['/shop/vuon-that', '/coop/htx-that'] as const;
const ADDRESSES = OWNERS.flatMap((owner) => FILES.map(({ file }) => `${owner}/feeds/${file}`));
/** A minute is what is promised; a feed that is asked is asked the database, so it is right at once. */
const PROMISED_MS = 60_000;

let listing: Awaited<ReturnType<typeof storedListing>>;
let single: Awaited<ReturnType<typeof storedListing>>;

beforeAll(async () => {
  const cooperative = await db.cooperative.create({ data: { slug: 'htx-that', name: 'HTX Hoa kiểng' } });
  const shop = await storedShop(db, { slug: 'vuon-that', cooperativeId: cooperative.id });
  const weight = { weightGrams: 4_000, heightCm: 60, spreadCm: 40 };
  listing = await storedListing(db, { shopId: shop.id, sku: 'GIA1', price: 351_000n });
  single = await storedListing(db, { shopId: shop.id, sku: 'DOCBAN1', price: 9_100_000n, stock: 1, oneOfAKind: true });
  await db.variant.updateMany({ where: { shopId: shop.id }, data: weight });
});

type Seen = { etag: string; text: string };
async function read(address: string): Promise<Seen> {
  const answer = await ask(address);
  expect(answer.status, address).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = (address.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return { etag: answer.headers.get('ETag') ?? '', text };
}
const readAll = async (): Promise<Map<string, Seen>> => {
  const seen = new Map<string, Seen>();
  for (const address of ADDRESSES) seen.set(address, await read(address));
  return seen;
};

/** The lines around one size: what a reader of this file would take for it. */
const about = (text: string, sku: string): string => {
  const at = text.indexOf(sku);
  return at < 0 ? '' : text.slice(Math.max(0, at - 1_500), at + 4_000);
};

describe('what has not changed', () => {
  it.each(ADDRESSES)('%s is 304 for whoever has it', async (address) => {
    const { etag } = await read(address);
    expect(etag).not.toBe('');
    for (let asked = 0; asked < 2; asked++)
      expect((await ask(address, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });
});

describe('within a minute every feed tells', () => {
  /** Does something, and gives every feed as it was before and as it is after, asked by whoever had it. */
  async function after(change: () => Promise<unknown>) {
    const before = await readAll();
    const begun = Date.now();
    await change();
    const now = new Map<string, Seen>();
    for (const [address, { etag }] of before) {
      const answer = await ask(address, { headers: { 'If-None-Match': etag } });
      expect(answer.status, `${address} asked again`).toBe(200);
      await answer.arrayBuffer();
      now.set(address, await read(address));
    }
    expect(Date.now() - begun).toBeLessThan(PROMISED_MS);
    return { before, now };
  }

  it('a new price', async () => {
    const { before, now } = await after(() =>
      db.variant.update({ where: { id: listing.variants[0]!.id }, data: { price: 372_000n } }),
    );
    for (const address of ADDRESSES) {
      expect(before.get(address)!.text, address).toMatch(/351.?000/);
      expect(now.get(address)!.text, address).not.toMatch(/351.?000/);
      expect(now.get(address)!.text, address).toMatch(/372.?000/);
    }
  });

  it('that something is sold out, and that it is there again', async () => {
    const { id, shopId, variants } = listing;
    const asked = { shopId, listingId: id };
    const { before, now } = await after(() => setStock(platform, { ...asked, stocks: 'none' }));
    for (const address of ADDRESSES)
      expect(about(now.get(address)!.text, 'GIA1'), address).not.toBe(about(before.get(address)!.text, 'GIA1'));
    await setStock(platform, { ...asked, stocks: [{ variantId: variants[0]!.id, stock: 20 }] });
  });

  it('that the one piece of its kind is gone', async () => {
    const { now } = await after(() => db.variant.update({ where: { id: single.variants[0]!.id }, data: { stock: 0 } }));
    for (const [address, { text }] of now) expect(text, address).not.toMatch(/DOCBAN1[^\n]*\bin.stock\b/);
  });

  it('that a listing rests', async () => {
    const { now } = await after(() =>
      moveListings(platform, { shopId: listing.shopId, moves: [{ id: listing.id, to: 'paused' }] }),
    );
    for (const [address, { text }] of now) expect(text, address).not.toContain('GIA1');
  });
});
