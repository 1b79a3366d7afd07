import { beforeEach, describe, expect, it } from 'vitest';

import { newUuid } from '~/shared/uuid';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { readSitemap, type ReadSitemap } from '../../../test/validators/sitemap';
import { FIRST_ID, readSitemapPart } from './sitemap-parts';
import { writeSitemap, type SitemapOf } from './sitemap.server';

const platform = await freshPlatform();
const { db, pool } = platform;
const ORIGIN = 'https://vuon.test';

beforeEach(async () => {
  await db.shopDomain.deleteMany();
  await db.listing.deleteMany();
  await db.shop.deleteMany();
  await db.cooperative.deleteMany();
});

/** What a file of the map says, found valid. */
async function read(query: string, { most, ...of }: Partial<SitemapOf> & { most?: number } = {}): Promise<ReadSitemap> {
  const part = readSitemapPart(new URLSearchParams(query));
  let text = '';
  for await (const chunk of await writeSitemap(platform, { origin: ORIGIN, ...of, part, most })) text += String(chunk);
  return readSitemap(text);
}
/** The files of a map that does not fit into one, each found valid. */
async function readFiles(given: Parameters<typeof read>[1]): Promise<ReadSitemap[]> {
  const index = await read('', given);
  expect(index.kind).toBe('sitemapindex');
  return Promise.all(index.places.map((place) => read(new URL(place).search, given)));
}
const all = (files: ReadSitemap[]) => files.flatMap(({ places }) => places).sort();
const listingPlaces = async (where: object = {}) =>
  (
    await db.listing.findMany({
      where: { state: 'published', shop: { state: 'published' }, ...where },
      include: { shop: true },
    })
  ).map(({ slug, shop }) => `${ORIGIN}/shop/${shop.slug}/p/${slug}`);
const gardens = (shops: number, listings: number) =>
  Promise.all(
    Array.from({ length: shops }, async () => {
      const shop = await storedShop(db);
      const stored = [];
      for (let n = 0; n < listings; n++) stored.push(await storedListing(db, { shopId: shop.id }));
      return { shop, listings: stored };
    }),
  );
const archive = (id: string, state: 'archived' | 'published' = 'archived') =>
  db.listing.update({ where: { id }, data: { state } });

/** What the database has counted, beside what stands on the shelf. */
async function counts() {
  const counted = `SELECT bucket, sum(listings)::int AS listings FROM sitemap_counts
    GROUP BY bucket HAVING sum(listings) <> 0 ORDER BY bucket`;
  const there = `SELECT sitemap_bucket(listing_id) AS bucket, count(*)::int AS listings FROM shelf_listings
    GROUP BY 1 ORDER BY 1`;
  return { counted: (await pool.query(counted)).rows, there: (await pool.query(there)).rows };
}
async function expectRight(listings: number) {
  const { counted, there } = await counts();
  expect(counted).toEqual(there);
  expect(there.reduce((sum: number, one: { listings: number }) => sum + one.listings, 0)).toBe(listings);
}

describe('a map that is too large for one file', () => {
  it('names everything once in files that are none too large and none empty, each with its day and pictures', async () => {
    const coop = await db.cooperative.create({ data: { slug: 'htx', name: 'HTX' } });
    const [garden] = await gardens(4, 6);
    await db.shop.update({ where: { id: garden!.shop.id }, data: { cooperativeId: coop.id } });
    const files = await readFiles({ most: 3 });
    const shops = await db.shop.findMany();
    expect(all(files)).toEqual(
      [
        `${ORIGIN}/`,
        `${ORIGIN}/coop/htx`,
        ...shops.map(({ slug }) => `${ORIGIN}/shop/${slug}`),
        ...(await listingPlaces()),
      ].sort(),
    );
    for (const { kind, places } of files) expect([kind, places.length <= 3]).toEqual(['urlset', true]);
    expect(files.flatMap(({ images }) => images)).toHaveLength(24);
    const changed = new Map(files.flatMap((file) => [...file.changed]));
    for (const { slug, updatedAt, shop } of await db.listing.findMany({ include: { shop: true } }))
      expect(changed.get(`${ORIGIN}/shop/${shop.slug}/p/${slug}`)).toBe(updatedAt.toISOString());
  });

  it('forgets what has ended and learns what is new', async () => {
    const [one, two] = await gardens(2, 8);
    await archive(one!.listings[0]!.id);
    await db.listing.delete({ where: { id: one!.listings[1]!.id } });
    await db.shop.update({ where: { id: two!.shop.id }, data: { state: 'paused' } });
    await storedListing(db, { shopId: one!.shop.id, slug: 'moi' });
    const places = all(await readFiles({ most: 3 }));
    expect(places.filter((place) => place.includes('/p/'))).toEqual((await listingPlaces()).sort());
    expect(places).toContain(`${ORIGIN}/shop/${one!.shop.slug}/p/moi`);
    expect(places.filter((place) => place.includes('/p/'))).toHaveLength(7);
  });

  it('has what a file of an earlier map was about, at its address', async () => {
    await gardens(1, 5);
    const ids = (await db.listing.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id);
    expect((await read(`of=listings&from=${FIRST_ID}`)).places.sort()).toEqual((await listingPlaces()).sort());
    expect((await read(`of=listings&from=${ids[2]}`)).places.sort()).toEqual(
      (await listingPlaces({ id: { in: ids.slice(2) } })).sort(),
    );
  });

  it('holds what came after the list of files was read', async () => {
    const [garden] = await gardens(1, 6);
    const index = await read('', { most: 3 });
    for (let n = 0; n < 6; n++) await storedListing(db, { shopId: garden!.shop.id });
    const files = await Promise.all(index.places.map((place) => read(new URL(place).search, { most: 3 })));
    const found = all(files).filter((place) => place.includes('/p/'));
    const known = new Set(await listingPlaces());
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThanOrEqual(6);
    for (const place of found) expect(known).toContain(place);
  });

  it('leaves the shops that are at home elsewhere to their own maps, and names no empty file', async () => {
    const [away] = await gardens(2, 6);
    await db.shopDomain.create({
      data: {
        shopId: away!.shop.id,
        host: 'vuonbatu.test',
        token: 'x'.repeat(32),
        addedAt: new Date(),
        provedAt: new Date(),
      },
    });
    const house = all(await readFiles({ most: 3 }));
    expect(house.filter((place) => place.includes('/p/'))).toEqual(
      (await listingPlaces({ shopId: { not: away!.shop.id } })).sort(),
    );
    const own = all(await readFiles({ most: 3, origin: 'https://vuonbatu.test', shop: away!.shop }));
    expect(own).toEqual(
      ['https://vuonbatu.test/', ...away!.listings.map(({ slug }) => `https://vuonbatu.test/p/${slug}`)].sort(),
    );
    expect((await read('', { most: 3, subdomains: true })).places).toEqual([`${ORIGIN}/`]);
  });
});

it('is one file where everything fits, also for a shop beside many', async () => {
  const [garden] = await gardens(3, 4);
  expect((await read('', { most: 15 })).kind).toBe('urlset');
  expect((await read('', { most: 14 })).kind).toBe('sitemapindex');
  const own = await read('', { most: 5, origin: 'https://vuonbatu.test', shop: garden!.shop });
  expect([own.kind, own.places.length]).toEqual(['urlset', 5]);
});

describe('the database counts what stands on the shelf', () => {
  it('whatever becomes of a listing or its garden', async () => {
    const [one, two] = await gardens(2, 3);
    await expectRight(6);
    const [first, second] = one!.listings;
    await archive(first!.id);
    await expectRight(5);
    await archive(first!.id, 'published');
    await db.listing.update({ where: { id: first!.id }, data: { name: 'Tên khác', searchText: 'ten khac' } });
    await expectRight(6);
    await db.shop.update({ where: { id: two!.shop.id }, data: { state: 'paused' } });
    await expectRight(3);
    await db.listing.delete({ where: { id: second!.id } });
    await expectRight(2);
    await expect(
      db.$transaction(async (tx) => {
        await tx.listing.delete({ where: { id: first!.id } });
        throw new Error('thought better of it');
      }),
    ).rejects.toThrow('better');
    await expectRight(2);
  });

  it('by many hands at once, also while one of them sums up', async () => {
    const shops = await gardens(8, 4);
    await pool.query(`SELECT setval('sitemap_counts_id_seq', 2048 * 1000 - 20)`);
    const before = Number((await pool.query('SELECT count(*) FROM sitemap_counts')).rows[0].count);
    await Promise.all(
      shops.map(async ({ listings }) => {
        for (const { id } of listings) {
          await archive(id);
          await archive(id, 'published');
          await archive(id);
        }
      }),
    );
    await expectRight(0);
    const left = Number((await pool.query('SELECT count(*) FROM sitemap_counts')).rows[0].count);
    expect(left).toBeLessThan(before + 3 * 32); // it has been summed up
    await Promise.all(shops.flatMap(({ listings }) => listings.map(({ id }) => archive(id, 'published'))));
    await expectRight(32);
  });

  it('and no garden waits for another, though their listings are counted together and one of them is slow', async () => {
    const shops = await Promise.all([storedShop(db), storedShop(db)]);
    const alike = () => `${newUuid().slice(0, -4)}0abc`;
    const [slow, quick] = [
      await storedListing(db, { id: alike(), shopId: shops[0].id }),
      await storedListing(db, { id: alike(), shopId: shops[1].id }),
    ];
    await pool.query(`SELECT setval('sitemap_counts_id_seq', 2048 * 2000 - 1)`); // the slow one sums up
    const hand = await pool.connect();
    try {
      await hand.query('BEGIN');
      await hand.query(`UPDATE listings SET state = 'archived' WHERE id = $1`, [slow.id]);
      await pool.query(`SELECT setval('sitemap_counts_id_seq', 2048 * 3000 - 1)`); // and so does the quick one
      await archive(quick.id);
      await expectRight(1);
      await hand.query('COMMIT');
    } finally {
      hand.release();
    }
    await expectRight(0);
  });

  it('anew, where it was filled while triggers slept', async () => {
    await gardens(1, 3);
    await pool.query('DELETE FROM sitemap_counts');
    await pool.query('SELECT recount_sitemap()');
    await expectRight(3);
  });
});
