import { describe, expect, it } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { readSearch, searchWords } from './search-query';
import { readGuide, searchListings } from './search.server';
import { readCursor } from './cursor';
import { countShelf, readShelf } from './shelf.server';

const platform = await freshPlatform({ now: new Date('2026-11-23T05:00:00Z') });
const { db, pool } = platform;

const road = { days: {}, table: { by: 'order', fees: {} } };
const carrier = (zones: string[], rest = {}) => ({
  ...road,
  ...{ divisor: 6000, takesLiving: true, ...rest },
  days: Object.fromEntries(zones.map((zone) => [zone, [1, 3]])),
});

async function search(text: string) {
  const query = readSearch(new URLSearchParams(text));
  const { shopIds } = await readGuide(platform, searchWords(query.text));
  const found = await searchListings(platform, query, { shopIds, lang: 'vi' });
  return { ...found, names: found.cards.map(({ name }) => name.text).sort() };
}

/** What stands on the shelf beside what ought to: a shelf laid anew from nothing, in a transaction that is taken back. */
async function expectTrueShelf() {
  const client = await pool.connect();
  try {
    const read = async () => ({
      listings: (await client.query('SELECT * FROM shelf_listings ORDER BY listing_id')).rows,
      words: (await client.query('SELECT * FROM shelved_words ORDER BY word, listing_id')).rows,
      traits: (await client.query('SELECT * FROM shelf_traits ORDER BY shop_id, trait')).rows,
    });
    await client.query('BEGIN');
    const kept = await read();
    await client.query('TRUNCATE shelf_listings, shelved_words, shelf_traits');
    await client.query('SELECT lay_on_shelf(ARRAY(SELECT id FROM listings))');
    expect(kept).toEqual(await read());
    await client.query('SELECT relay_words(), recount_traits()');
    expect(kept).toEqual(await read());
    expect(new Set(kept.words.map((row: { listing_id: string }) => row.listing_id))).toEqual(
      new Set(kept.listings.map((row: { listing_id: string }) => row.listing_id)),
    );
    return kept.listings.length;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('filters', async () => {
  const home = await storedShop(db, { name: 'Vườn nhà' });
  const pickupOnly = await storedShop(db, { provinceCode: '79', communeCode: '26734' });
  const plain = await storedShop(db, { provinceCode: '01', communeCode: '00004' });
  await db.shippingMethod.createMany({
    data: [
      { shopId: home.id, kind: 'pickup', rules: {} },
      { shopId: home.id, kind: 'carrier', rules: carrier(['province', 'south-east']) },
      { shopId: home.id, kind: 'carrier', rules: carrier(['other'], { takesLiving: false }) },
      { shopId: home.id, kind: 'depot', active: false, rules: carrier(['delta']) },
      { shopId: pickupOnly.id, kind: 'pickup', rules: {} },
    ],
  });
  const offered = async (name: string, given: Partial<Parameters<typeof storedListing>[1]> = {}, heightCm?: number) => {
    const listing = await storedListing(db, { shopId: home.id, photos: 0, name, searchText: name, ...given });
    if (heightCm) await db.variant.updateMany({ where: { listingId: listing.id }, data: { heightCm } });
    return listing;
  };
  await offered('Sen đá', { group: 'succulent', details: { light: ['indoor'], petSafe: true, difficulty: '1' } }, 12);
  await offered('Dừa xiêm', {
    group: 'fruit-sapling',
    details: { saltTolerance: 4.5, difficulty: '2', heightWithPot: 90 },
  });
  await offered('Sanh già', { group: 'bonsai', details: { light: ['full-sun', 'half-shade'], difficulty: '3' } }, 240);
  await offered('Cúc Tết', {
    group: 'seasonal-flower',
    preorderOn: new Date('2027-01-20'),
    seasonMonths: [12],
    seasonLunar: true,
  });
  await offered('Nhãn', { group: 'fruit-sapling', seasonMonths: [6, 7] });
  await offered('Hết rồi', { stock: 0 });
  await offered('Nặng quá', { details: { modes: ['pickup'] } });
  await offered('Kẹo dừa', { group: 'ocop-food' });
  await offered('Sài Gòn', { shopId: pickupOnly.id });
  await offered('Hà Nội', { shopId: plain.id });

  const everything = ['Cúc Tết', 'Dừa xiêm', 'Hà Nội', 'Kẹo dừa', 'Nhãn', 'Nặng quá', 'Sanh già', 'Sen đá', 'Sài Gòn'];
  const besides = (...names: string[]) => everything.filter((name) => !names.includes(name));
  it.each([
    ['small plants, by the height of a size', 'tall=1', ['Sen đá']],
    ['plants to a metre, by the listing’s height where no size says one', 'tall=2', ['Dừa xiêm']],
    ['plants taller than a man', 'tall=4', ['Sanh già']],
    ['light', 'light=half-shade', ['Sanh già']],
    ['salt it stands at least', 'salt=4', ['Dừa xiêm']],
    ['more salt than any stands', 'salt=8', []],
    ['pets', 'pets=1', ['Sen đá']],
    ['what anybody can grow', 'ease=1', ['Sen đá']],
    ['what is not hard', 'ease=2', ['Dừa xiêm', 'Sen đá']],
    ['what is there today', 'when=now', besides('Cúc Tết')],
    ['what is there by Tết, sold ahead or not', 'when=tet', everything],
    ['what is there in a month before it is ready', 'when=12', besides('Cúc Tết', 'Nhãn')],
    ['what has its lunar season in a month', 'when=2', besides('Nhãn')],
    ['what has its season in a month', 'when=7', besides('Cúc Tết')],
    ['its own province, but not what is only fetched', 'to=86', besides('Nặng quá', 'Sài Gòn')],
    ['a zone its carrier reaches', 'to=79', besides('Nặng quá', 'Sài Gòn')],
    ['a zone no carrier reaches, and who names the fee later', 'to=92', ['Hà Nội']],
    ['where the carrier takes nothing that lives', 'to=48', ['Hà Nội', 'Kẹo dừa']],
    ['several at once', 'light=indoor&pets=1&ease=2&tall=1&kind=succulent&province=86&max=1tr', ['Sen đá']],
  ])('find %s', async (_story, text, names) => {
    const { names: found } = await search(text);
    expect(found.filter((name) => name !== 'Hết rồi' || names.includes(name))).toEqual([...names].sort());
  });

  it('leave what is sold out where nobody asks when', async () => {
    expect((await search('')).names).toContain('Hết rồi');
    expect((await search('when=now')).names).not.toContain('Hết rồi');
  });

  it('say which of them to drop where nothing fits, and what there is then', async () => {
    expect(await search('light=indoor&salt=4')).toMatchObject({
      count: 0,
      withoutFilters: 10,
      dropping: [
        { name: 'light', count: 1 },
        { name: 'salt', count: 1 },
      ],
    });
  });
});

describe('the shelf', () => {
  it('follows every change of what is on sale', async () => {
    const { id: coop } = await db.cooperative.create({ data: { slug: 'htx-ke', name: 'HTX Kệ' } });
    const shop = await storedShop(db);
    const one = await storedListing(db, { shopId: shop.id });
    const other = await storedListing(db, { shopId: shop.id });
    const variant = { where: { id: one.variants[0]!.id } };
    const listing = { where: { id: one.id } };
    const way = await db.shippingMethod.create({ data: { shopId: shop.id, kind: 'pickup', rules: {} } });
    const count = await expectTrueShelf();
    const steps: [change: () => Promise<unknown>, rows: number][] = [
      [() => db.variant.update({ ...variant, data: { price: 99_000n, heightCm: 40 } }), 0],
      [() => db.variant.update({ ...variant, data: { stock: 0 } }), 0],
      [
        () =>
          db.variant.create({ data: { shopId: shop.id, listingId: one.id, sku: 'X1', price: 1_000n, heightCm: 300 } }),
        0,
      ],
      [() => db.variant.updateMany({ where: { sku: 'X1' }, data: { retiredAt: new Date() } }), 0],
      [() => db.variant.deleteMany({ where: { sku: 'X1' } }), 0],
      [
        () =>
          db.listing.update({
            ...listing,
            data: { group: 'mai', searchText: 'Mai vàng 12-5', details: { petSafe: true } },
          }),
        0,
      ],
      [() => db.listing.update({ ...listing, data: { searchText: `Mai trắng 12-5 ${'dài'.repeat(60)}` } }), 0],
      [() => db.listing.update({ ...listing, data: { publishedAt: new Date('2026-11-02') } }), 0],
      [() => db.listing.update({ ...listing, data: { seasonMonths: [1, 2], preorderOn: new Date('2027-01-15') } }), 0],
      [() => db.listing.update({ ...listing, data: { state: 'paused' } }), -1],
      [() => db.listing.update({ ...listing, data: { state: 'published' } }), 0],
      [() => db.shop.update({ where: { id: shop.id }, data: { provinceCode: '79', communeCode: '26734' } }), 0],
      [() => db.shop.update({ where: { id: shop.id }, data: { cooperativeId: coop } }), 0],
      [() => db.shippingMethod.update({ where: { id: way.id }, data: { active: false } }), 0],
      [() => db.shippingMethod.delete({ where: { id: way.id } }), 0],
      [() => db.shop.update({ where: { id: shop.id }, data: { state: 'paused' } }), -2],
      [() => db.shop.update({ where: { id: shop.id }, data: { state: 'published' } }), 0],
      [() => db.listing.delete({ where: { id: other.id } }), -1],
      [() => db.shop.delete({ where: { id: shop.id } }), -2],
    ];
    for (const [change, rows] of steps) {
      await change();
      expect(await expectTrueShelf()).toBe(count + rows);
    }
  });

  it('is true, too, when a shop opens while one of its listings is put on sale', async () => {
    const shop = await storedShop(db, { state: 'paused' });
    const { id } = await storedListing(db, { shopId: shop.id, state: 'paused', publishedAt: new Date() });
    await Promise.all([
      db.shop.update({ where: { id: shop.id }, data: { state: 'published' } }),
      db.listing.update({ where: { id }, data: { state: 'published', publishedAt: new Date() } }),
    ]);
    expect(await db.shelfListing.count({ where: { listingId: id } })).toBe(1);
  });

  it('pages through rare and frequent things alike, each once, beyond what is walked along', async () => {
    const shop = await storedShop(db);
    const { id: model } = await storedListing(db, { shopId: shop.id, photos: 0 });
    await pool.query(
      `INSERT INTO listings (id, shop_id, slug, state, "group", name, unit, details, published_at, price_from, price_to, search_text, updated_at)
       SELECT gen_random_uuid(), shop_id, 'so-' || n, 'published', "group", 'Số ' || n, unit,
         CASE WHEN n % 50 = 0 THEN '{"petSafe":true}' ELSE '{}' END::jsonb, timestamptz '2026-01-01' - n / 7 * interval '1 day',
         1000 * (n % 5), 1000 * (n % 5), 'Số ' || n, now()
       FROM listings, generate_series(1, 4000) AS n WHERE id = $1`,
      [model],
    );
    const filters = { ...readSearch(new URLSearchParams('pets=1')).filters };
    for (const order of ['newest', 'price-up', 'price-down'] as const) {
      const seen: string[] = [];
      for (let after: string | null = null, first = true; first || after; first = false) {
        const page = await readShelf(
          platform,
          { shopId: shop.id, filters },
          { order, after: readCursor(after), lang: 'vi' },
        );
        seen.push(...page.cards.map(({ id }) => id));
        after = page.next;
      }
      expect(seen).toHaveLength(80);
      expect(new Set(seen).size).toBe(80);
      const rows = await pool.query<{ id: string }>(
        `SELECT id FROM listings WHERE shop_id = $1 AND details->'petSafe' = 'true' ORDER BY ${
          { newest: 'published_at DESC, id', 'price-up': 'price_from, id', 'price-down': 'price_from DESC, id DESC' }[
            order
          ]
        }`,
        [shop.id],
      );
      expect(seen).toEqual(rows.rows.map(({ id }) => id));
    }
  });

  it('finds words that are rare, frequent or only together rare, all of them and the newest first, however many have one of them', async () => {
    const shop = await storedShop(db, { name: 'Vườn Đồng Nội' });
    const { id: model } = await storedListing(db, { shopId: shop.id, photos: 0 });
    await pool.query(
      `INSERT INTO listings (id, shop_id, slug, state, "group", name, unit, published_at, price_from, price_to, search_text, updated_at)
       SELECT gen_random_uuid(), shop_id, 'tu-' || n, 'published', "group", 'Số ' || n, unit,
         timestamptz '2026-02-01' - n / 7 * interval '1 hour', 1000, 1000,
         'chung' || CASE WHEN n % 2 = 0 THEN ' chẵn' ELSE ' lẻ' END || CASE WHEN n % 60 = 0 THEN ' sáumươi' ELSE '' END
           || CASE WHEN n > 4300 THEN ' cuối' ELSE '' END, now()
       FROM listings, generate_series(1, 5000) AS n WHERE id = $1`,
      [model],
    );
    const among = async (words: string[], shopIds: string[] = []) => {
      const seen: string[] = [];
      for (let after: string | null = null, first = true; first || after; first = false) {
        const shelf = { words, shopIds };
        const page = await readShelf(platform, shelf, {
          order: 'newest',
          after: readCursor(after),
          lang: 'vi',
          size: 90,
        });
        seen.push(...page.cards.map(({ id }) => id));
        after = page.next;
      }
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM listings WHERE state = 'published' AND (shop_id = ANY($1::uuid[])
           OR (SELECT bool_and(search_folded ~ ('\\m' || word || '\\M')) FROM unnest($2::text[]) AS word))
         ORDER BY published_at DESC, id`,
        [shopIds, words],
      );
      expect(seen).toEqual(rows.map(({ id }) => id));
      const { count } = await countShelf(platform, { words, shopIds }, { most: 501, enough: 200 });
      expect(Math.min(count, 201)).toBe(Math.min(seen.length, 201));
      return seen.length;
    };
    expect(await among(['saumuoi'])).toBe(83);
    expect(await among(['chung', 'chan', 'saumuoi'])).toBe(83);
    expect(await among(['cuoi', 'le'])).toBe(350); // beyond what is walked along of the frequent one
    expect(await among(['chan', 'le'])).toBe(0);
    expect(await among(['sen', 'da'], [shop.id])).toBe(5002);
  });
});
