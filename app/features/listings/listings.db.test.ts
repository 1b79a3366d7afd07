import { beforeAll, describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedPhoto, storedShop } from '../../../test/builders';

import { copyListing } from './copy-listing.server';
import { findListing } from './find-listing.server';
import type { Variant } from './listing';
import type { ListingDraft } from './listing-form';
import { listListings } from './listing-list.server';
import { readListQuery } from './listing-query';
import { emptyDraft, emptyVariant } from './listing-texts';
import { moveListings } from './move-listings.server';
import { saveListing } from './save-listing.server';
import { setStock } from './stock-listing.server';

const now = new Date('2026-11-23T05:00:00Z');
let platform: TestPlatform;
let shopId: string;
let foreignShopId: string;

beforeAll(async () => {
  platform = await freshPlatform({ now });
  shopId = (await storedShop(platform.db)).id;
  foreignShopId = (await storedShop(platform.db, { name: 'Vườn Chú Sáu' })).id;
});

const aVariant = (given: Partial<Variant> = {}): Variant => ({
  ...emptyVariant(),
  size: 'Chậu 30 cm',
  price: dong(350_000),
  stock: 20,
  ...given,
});
const aDraft = (given: Partial<ListingDraft> = {}): ListingDraft => ({
  ...emptyDraft(),
  name: 'Bông giấy hồng',
  variants: [aVariant()],
  photoIds: [],
  ...given,
});
const save = (
  draft: ListingDraft,
  wish: { listingId?: string; version?: number; publish?: boolean; shopId?: string } = {},
) => saveListing(platform, { shopId, listingId: null, version: null, publish: false, ...wish, draft });
/** Saves, and expects it to succeed. */
async function saved(...wish: Parameters<typeof save>) {
  const result = await save(...wish);
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.value;
}
const aPhoto = async (of = shopId) => (await storedPhoto(platform.db, { shopId: of })).id;
const published = async (given: Partial<ListingDraft> = {}) =>
  saved(aDraft({ photoIds: [await aPhoto()], ...given }), { publish: true });
const find = (id: string, of = shopId) => findListing(platform.db, { shopId: of, id });
const list = (query = '', of = shopId) =>
  listListings(platform.db, { shopId: of, query: readListQuery(new URLSearchParams(query)) });

describe('saving', () => {
  it('keeps everything a grower wrote', async () => {
    const draft = aDraft({
      unit: 'chuc',
      piecesPerUnit: 12,
      localNames: ['hoa giấy'],
      seasonMonths: [1, 2, 12],
      seasonLunar: true,
      preorderOn: new Date('2027-01-20T00:00:00Z'),
      depositPercent: 30,
      details: { light: ['full-sun'], girth: 130, thorns: true },
      variants: [
        aVariant({ tiers: [{ minQuantity: 10, price: dong(320_000) }], heightCm: 120, weightGrams: 4500 }),
        aVariant({ size: 'Chậu 40 cm', price: dong(600_000) }),
      ],
    });
    const { id } = await saved(draft);
    expect({ ...(await find(id))?.draft, photoIds: [] }).toEqual({
      ...draft,
      variants: draft.variants.map((variant) => ({ ...variant, id: expect.any(String) })),
    });
  });

  it('publishes only when nothing is missing, and says all of it at once', async () => {
    const result = await save(aDraft({ name: '', variants: [aVariant({ price: null, stock: null, size: '' })] }), {
      publish: true,
    });
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { code: 'listings.photo-missing' },
        { code: 'listings.name-missing' },
        { code: 'listings.price-missing' },
        { code: 'listings.quantity-missing' },
        { code: 'listings.size-missing' },
      ],
    });
  });

  it('does not let a public listing lose its price', async () => {
    const { id, version } = await published();
    expect(await save(aDraft({ variants: [aVariant({ price: null })] }), { listingId: id, version })).toMatchObject({
      ok: false,
      problems: [{ code: 'listings.price-missing' }],
    });
    expect((await find(id))?.draft.variants[0]?.price).toBe(350_000);
  });

  it('takes a photo that is still being prepared, but neither a refused nor a foreign one', async () => {
    const waiting = await storedPhoto(platform.db, { shopId, state: 'waiting', publicName: null });
    const refused = await storedPhoto(platform.db, { shopId, state: 'refused', problem: { code: 'photos.too-small' } });
    const foreign = await aPhoto(foreignShopId);
    const publish = (photoIds: string[]) => save(aDraft({ photoIds }), { publish: true });
    expect(await publish([refused.id, foreign])).toMatchObject({
      ok: false,
      problems: [{ code: 'listings.photo-missing' }],
    });
    expect(await publish([waiting.id])).toMatchObject({ ok: true });
    expect(await platform.db.photo.findUnique({ where: { id: foreign } })).toMatchObject({ listingId: null });
  });

  it('hangs photos in the order they were put', async () => {
    const [a, b] = [await aPhoto(), await aPhoto()];
    const { id, version } = await published({ photoIds: [a, b] });
    await saved(aDraft({ photoIds: [b, a] }), { listingId: id, version });
    const photos = await platform.db.photo.findMany({ where: { listingId: id }, orderBy: { position: 'asc' } });
    expect(photos.map((photo) => photo.id)).toEqual([b, a]);
  });

  it('refuses a save that started from an older version, and overwrites when told to', async () => {
    const { id, version } = await saved(aDraft());
    await saved(aDraft({ name: 'Bông giấy đỏ' }), { listingId: id, version });
    const late = aDraft({ name: 'Bông giấy trắng' });
    expect(await save(late, { listingId: id, version })).toMatchObject({
      ok: false,
      problems: [{ code: 'listings.stale', with: { version: version + 1 } }],
    });
    expect((await find(id))?.draft.name).toBe('Bông giấy đỏ');
    await saved(late, { listingId: id, version: version + 1 });
    expect((await find(id))?.draft.name).toBe('Bông giấy trắng');
  });

  it('lets one of two phones win that save the same moment', async () => {
    const { id, version } = await saved(aDraft());
    const outcomes = await Promise.all(
      ['đỏ', 'trắng', 'cam'].map((colour) => save(aDraft({ name: `Bông giấy ${colour}` }), { listingId: id, version })),
    );
    expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
  });

  it('retires a size that is left out, and never gives its code again', async () => {
    const { id, version } = await published({ variants: [aVariant(), aVariant({ size: 'Chậu 40 cm' })] });
    const [small, large] = (await find(id))!.draft.variants;
    await saved(aDraft({ variants: [large!, aVariant({ size: 'Chậu 50 cm' })] }), { listingId: id, version });
    const rows = await platform.db.variant.findMany({ where: { listingId: id }, orderBy: { size: 'asc' } });
    expect(rows.map(({ size, retiredAt }) => [size, retiredAt !== null])).toEqual([
      ['Chậu 30 cm', true],
      ['Chậu 40 cm', false],
      ['Chậu 50 cm', false],
    ]);
    expect(rows[0]?.id).toBe(small?.id);
    expect(new Set(rows.map(({ sku }) => sku)).size).toBe(3);
  });

  it('leaves sold what was sold while the form lay open, unless the grower counted anew', async () => {
    const { id, version } = await published({ variants: [aVariant({ stock: 20 })] });
    const [open] = (await find(id))!.draft.variants;
    await platform.db.variant.update({ where: { id: open!.id! }, data: { stock: 18 } });
    const named = await saved(aDraft({ variants: [{ ...open!, stockAsSeen: true }] }), { listingId: id, version });
    expect((await find(id))?.stocks).toMatchObject([{ stock: 18 }]);
    await saved(aDraft({ variants: [{ ...open!, stock: 30 }] }), { listingId: id, version: named.version });
    expect((await find(id))?.stocks).toMatchObject([{ stock: 30 }]);
  });

  it('turns a public lot into a single piece and back', async () => {
    const { id, version } = await published({
      variants: [aVariant({ stock: 8 }), aVariant({ size: 'Lớn', stock: 3 })],
    });
    const [first] = (await find(id))!.draft.variants;
    const unique = await saved(aDraft({ oneOfAKind: true, variants: [{ ...first!, stock: 1 }] }), {
      listingId: id,
      version,
    });
    expect(await platform.db.listing.findUnique({ where: { id } })).toMatchObject({ oneOfAKind: true, stockTotal: 1 });
    await saved(aDraft({ variants: [{ ...first!, stock: 9 }] }), { listingId: id, version: unique.version });
    expect(await platform.db.listing.findUnique({ where: { id } })).toMatchObject({
      oneOfAKind: false,
      stockTotal: 9,
      state: 'published',
    });
  });

  it('does not take over the size of another listing', async () => {
    const other = await published();
    const [stolen] = (await find(other.id))!.draft.variants;
    const { id } = await saved(aDraft({ variants: [{ ...stolen!, price: dong(1000) }] }));
    expect((await find(other.id))?.draft.variants[0]).toMatchObject({ price: 350_000 });
    expect((await find(id))?.draft.variants[0]?.id).not.toBe(stolen?.id);
  });
});

describe('addresses', () => {
  it('follows the name, and keeps the old address of what was public', async () => {
    const { id, version, slug } = await published({ name: 'Mai vàng năm cánh' });
    expect(slug).toBe('mai-vang-nam-canh');
    const renamed = await saved(aDraft({ name: 'Mai giảo' }), { listingId: id, version });
    expect(renamed.slug).toBe('mai-giao');
    expect(await platform.db.listingOldSlug.findMany({ where: { listingId: id } })).toMatchObject([{ slug }]);
    expect((await saved(aDraft({ name: 'Mai vàng năm cánh' }))).slug).toBe('mai-vang-nam-canh-2');
    const back = await saved(aDraft({ name: 'Mai vàng năm cánh' }), { listingId: id, version: renamed.version });
    expect(back.slug).toBe('mai-vang-nam-canh');
    expect(await platform.db.listingOldSlug.findMany({ where: { listingId: id } })).toMatchObject([
      { slug: 'mai-giao' },
    ]);
  });

  it('forgets the address of a draft nobody has seen', async () => {
    const { id, version } = await saved(aDraft({ name: '' }));
    expect((await saved(aDraft({ name: 'Sứ Thái' }), { listingId: id, version })).slug).toBe('su-thai');
    expect(await platform.db.listingOldSlug.count({ where: { listingId: id } })).toBe(0);
  });

  it('gives five that are named alike at the same moment five addresses', async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => saved(aDraft({ name: 'Cúc mâm xôi' }))));
    expect(five.map(({ slug }) => slug).sort()).toEqual([
      'cuc-mam-xoi',
      'cuc-mam-xoi-2',
      'cuc-mam-xoi-3',
      'cuc-mam-xoi-4',
      'cuc-mam-xoi-5',
    ]);
  });
});

describe('moving', () => {
  it('moves many at once, says what is missing where, and can take it back', async () => {
    const [ready, bare] = [
      await saved(aDraft({ name: 'Đủ', photoIds: [await aPhoto()] })),
      await saved(aDraft({ name: 'Thiếu' })),
    ];
    const result = await moveListings(platform, {
      shopId,
      moves: [ready, bare].map(({ id }) => ({ id, to: 'published' as const })),
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        moved: [{ id: ready.id, from: 'draft', to: 'published' }],
        refused: [{ id: bare.id, name: 'Thiếu', problems: [{ code: 'listings.photo-missing' }] }],
      },
    });
    expect(await platform.db.listing.findUnique({ where: { id: ready.id } })).toMatchObject({
      state: 'published',
      publishedAt: now,
    });
    await moveListings(platform, { shopId, moves: [{ id: ready.id, to: 'draft' }] });
    expect((await find(ready.id))?.state).toBe('draft');
  });

  it('does not move more than a hundred at once', async () => {
    const moves = Array.from({ length: 101 }, (_, n) => ({
      id: `0190c0de-0000-7000-8000-${String(n).padStart(12, '0')}`,
      to: 'paused' as const,
    }));
    expect(await moveListings(platform, { shopId, moves })).toMatchObject({ ok: false });
  });
});

describe('stock', () => {
  it('says that all are sold, and takes it back', async () => {
    const { id } = await published({ variants: [aVariant({ stock: 8 }), aVariant({ size: 'Lớn', stock: 3 })] });
    const gone = await setStock(platform, { shopId, listingId: id, stocks: 'none' });
    expect((await find(id))?.shown).toBe('sold_out');
    if (!gone?.ok) throw new Error('not sold');
    await setStock(platform, { shopId, listingId: id, stocks: gone.value.before });
    expect((await find(id))?.stocks.map(({ stock }) => stock)).toEqual([8, 3]);
    expect((await find(id))?.shown).toBe('published');
  });

  it('does not make two of a single piece', async () => {
    const { id } = await published({ oneOfAKind: true, variants: [aVariant({ stock: 1 })] });
    const [only] = (await find(id))!.stocks;
    expect(await setStock(platform, { shopId, listingId: id, stocks: [{ ...only!, stock: 2 }] })).toMatchObject({
      ok: false,
    });
  });
});

describe('another shop', () => {
  it('cannot see, save, move, count, copy or list a listing', async () => {
    const { id, version } = await published({ name: 'Mai của Bà Tư' });
    const before = await platform.db.listing.findUnique({ where: { id }, include: { variants: true } });
    expect(await find(id, foreignShopId)).toBeNull();
    expect(await save(aDraft(), { listingId: id, version, shopId: foreignShopId })).toBeNull();
    expect(await moveListings(platform, { shopId: foreignShopId, moves: [{ id, to: 'archived' }] })).toEqual({
      ok: true,
      value: { moved: [], refused: [], waiting: [] },
    });
    expect(await setStock(platform, { shopId: foreignShopId, listingId: id, stocks: 'none' })).toBeNull();
    expect(await copyListing(platform, { shopId: foreignShopId, id, suffix: '' })).toBeNull();
    expect((await list('tab=all', foreignShopId)).listings).toEqual([]);
    expect(await platform.db.listing.findUnique({ where: { id }, include: { variants: true } })).toEqual(before);
  });

  it('is not reached by what is no id at all', async () => {
    expect(await find('nothing')).toBeNull();
    expect(await save(aDraft(), { listingId: "' OR 1=1" })).toBeNull();
    expect(await setStock(platform, { shopId, listingId: 'x', stocks: 'none' })).toBeNull();
  });
});

it('copies a listing as a draft without photos, with codes of its own', async () => {
  const { id } = await published({ name: 'Sen đá', details: { light: ['full-sun'] } });
  const copy = await find((await copyListing(platform, { shopId, id, suffix: '(bản sao)' }))!);
  expect(copy).toMatchObject({ state: 'draft', draft: { name: 'Sen đá (bản sao)', details: { light: ['full-sun'] } } });
  const skus = await platform.db.variant.findMany({
    where: { listingId: { in: [id, copy!.id] } },
    select: { sku: true },
  });
  expect(new Set(skus.map(({ sku }) => sku)).size).toBe(2);
});

describe('the database itself', () => {
  it('refuses two pieces of a one-of-a-kind listing', async () => {
    const { id } = await published({ oneOfAKind: true, variants: [aVariant({ stock: 1 })] });
    await expect(platform.db.variant.updateMany({ where: { listingId: id }, data: { stock: 2 } })).rejects.toThrow(
      /listings_one_of_a_kind_is_one/,
    );
  });

  it('refuses stock below zero', async () => {
    const { id } = await published();
    await expect(platform.db.variant.updateMany({ where: { listingId: id }, data: { stock: -1 } })).rejects.toThrow(
      /variants_stock_is_never_negative/,
    );
  });

  it('keeps price and stock of the listing in step with its sizes', async () => {
    const { id } = await saved(
      aDraft({ variants: [aVariant({ stock: 3 }), aVariant({ size: 'Lớn', price: dong(900_000), stock: 2 })] }),
    );
    const totals = () =>
      platform.db.listing.findUnique({ where: { id }, select: { priceFrom: true, priceTo: true, stockTotal: true } });
    expect(await totals()).toEqual({ priceFrom: 350_000n, priceTo: 900_000n, stockTotal: 5 });
    await platform.db.variant.updateMany({ where: { listingId: id, size: 'Lớn' }, data: { retiredAt: now } });
    expect(await totals()).toEqual({ priceFrom: 350_000n, priceTo: 350_000n, stockTotal: 3 });
    await platform.db.variant.deleteMany({ where: { listingId: id } });
    expect(await totals()).toEqual({ priceFrom: null, priceTo: null, stockTotal: 0 });
  });
});

it('is saved although somebody holds a photo of it and then wants the shop, and the two wait for each other', async () => {
  const photo = await aPhoto();
  const { id } = await saved(aDraft({ photoIds: [photo] }));
  const hand = await platform.pool.connect();
  try {
    await hand.query("BEGIN; SET LOCAL deadlock_timeout = '1min'"); // so that it is the save that gives way
    await hand.query('SELECT 1 FROM photos WHERE id = $1 FOR UPDATE', [photo]);
    const saving = save(aDraft({ name: 'Bông giấy cam', photoIds: [await aPhoto(), photo] }), { listingId: id });
    const isWaiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await platform.pool.query(isWaiting)).rowCount === 0) await new Promise((done) => setTimeout(done, 20));
    await hand.query(`UPDATE photos SET alt = 'x' WHERE id = $1`, [photo]); // its trigger wants the shop
    await hand.query('COMMIT');
    expect(await saving).toMatchObject({ ok: true, value: { id } });
  } finally {
    hand.release();
  }
  expect(await find(id)).toMatchObject({ draft: { name: 'Bông giấy cam' } });
});
