import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedListing, storedPhoto, storedReviewed, storedShop } from '../../../test/builders';

import { findListing } from './find-listing.server';
import type { Variant } from './listing';
import type { ListingDraft } from './listing-form';
import { emptyDraft, emptyVariant } from './listing-texts';
import { moveListings } from './move-listings.server';
import { findOwnReview } from './review.server';
import { saveListing } from './save-listing.server';

const now = new Date('2026-11-23T05:00:00Z');
let platform: TestPlatform;
let shopId: string;
let cooperativeId: string;

beforeAll(async () => {
  platform = await freshPlatform({ now });
});
beforeEach(async () => {
  ({ cooperativeId, shopId } = await storedReviewed(platform.db));
});

const aVariant = (given: Partial<Variant> = {}): Variant => ({
  ...{ ...emptyVariant(), size: 'Chậu 30 cm', price: dong(350_000), stock: 20 },
  ...given,
});
const aDraft = async (given: Partial<ListingDraft> = {}): Promise<ListingDraft> => ({
  ...emptyDraft(),
  ...{ name: 'Bông giấy hồng', variants: [aVariant()] },
  photoIds: [(await storedPhoto(platform.db, { shopId })).id],
  ...given,
});
const save = async (draft: ListingDraft, wish: { listingId?: string; version?: number; publish?: boolean } = {}) => {
  const saved = await saveListing(platform, {
    ...{ shopId, listingId: null, version: null, publish: true, draft },
    ...wish,
  });
  if (!saved?.ok) throw new Error(JSON.stringify(saved));
  return saved.value;
};
const stateOf = async (id: string) => (await platform.db.listing.findUniqueOrThrow({ where: { id } })).state;
const reviewOf = (listingId: string) => findOwnReview(platform.db, { shopId, listingId });
const approve = (listingId: string) => platform.db.$executeRaw`
  INSERT INTO listing_approvals (listing_id, cooperative_id, content, photo_ids, at)
  VALUES (${listingId}::uuid, ${cooperativeId}::uuid, listing_content(${listingId}::uuid), listing_photos(${listingId}::uuid), now())
  ON CONFLICT (listing_id) DO UPDATE SET content = excluded.content, photo_ids = excluded.photo_ids`;
/** A listing that the cooperative has seen and buyers see. */
async function seen(given: Partial<ListingDraft> = {}) {
  const { id } = await save(await aDraft(given), { publish: false });
  await approve(id);
  const { version, waits } = await save(await again(id, given), { listingId: id });
  expect(waits).toBe(false);
  return { id, version };
}
/** The listing's own content, with what differs. */
async function again(id: string, given: Partial<ListingDraft> = {}): Promise<ListingDraft> {
  const stored = await findListing(platform.db, { shopId, id });
  return { ...stored!.draft, photoIds: [], ...given };
}
const variantsOf = (id: string) =>
  platform.db.variant.findMany({ where: { listingId: id, retiredAt: null }, orderBy: { position: 'asc' } });

describe('where the cooperative looks first', () => {
  it('a new listing waits, and buyers see nothing of it', async () => {
    const saved = await save(await aDraft());
    expect(saved).toMatchObject({ waits: true, state: 'draft' });
    expect(await reviewOf(saved.id)).toMatchObject({ state: 'waiting', proposal: null });
  });

  it('what lacks something is refused before anybody has to look at it', async () => {
    const refused = await saveListing(platform, {
      ...{ shopId, listingId: null, version: null, publish: true },
      draft: await aDraft({ name: '' }),
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'listings.name-missing' }] });
    expect(await platform.db.listingReview.count({ where: { shopId } })).toBe(0);
  });

  it.each<[string, Partial<ListingDraft>]>([
    ['words', { description: 'Cây trồng chậu đất nung.' }],
    ['the name', { name: 'Bông giấy tím' }],
    ['the price', { variants: [aVariant({ price: dong(900_000) })] }],
    ['one more size', { variants: [aVariant(), aVariant({ size: 'Chậu 50 cm' })] }],
    ['a detail', { details: { ageMonths: 36 } }],
  ])('a change of %s waits; buyers go on seeing what was approved', async (_what, given) => {
    const { id, version } = await seen();
    const before = await again(id);
    const [known] = await variantsOf(id);
    const change = given.variants
      ? { variants: given.variants.map((variant, index) => (index === 0 ? { ...variant, id: known!.id } : variant)) }
      : given;
    const sent = await save(await again(id, change), { listingId: id, version, publish: false });
    expect(sent).toMatchObject({ waits: true, state: 'published', version: version + 1 });
    expect(await again(id)).toEqual(before);
    expect((await reviewOf(id))?.proposal).not.toBeNull();
  });

  it('what is left is counted at once, whatever else waits, and is sold meanwhile', async () => {
    const { id, version } = await seen();
    const [variant] = (await again(id)).variants;
    const sent = await save(await again(id, { name: 'Bông giấy cam', variants: [{ ...variant!, stock: 7 }] }), {
      ...{ listingId: id, version },
    });
    expect(sent.waits).toBe(true);
    expect(await variantsOf(id)).toMatchObject([{ stock: 7 }]);
    const counted = await save(await again(id, { variants: [{ ...variant!, stock: 9 }] }), { listingId: id });
    expect(counted.waits).toBe(false); // words as approved: only the count is new
    expect(await variantsOf(id)).toMatchObject([{ stock: 9 }]);
    expect(await reviewOf(id)).toBeNull();
  });

  it('a new photo waits with its words; one taken away, or another order of them, does not', async () => {
    const photos = [await storedPhoto(platform.db, { shopId }), await storedPhoto(platform.db, { shopId })];
    const ids = photos.map(({ id }) => id);
    const { id } = await seen({ photoIds: ids });
    expect(await save(await again(id, { photoIds: [...ids].reverse() }), { listingId: id })).toMatchObject({
      waits: false,
    });
    const fresh = await storedPhoto(platform.db, { shopId });
    expect(await save(await again(id, { photoIds: [fresh.id, ...ids] }), { listingId: id })).toMatchObject({
      waits: true,
    });
    expect((await reviewOf(id))?.photoIds).toEqual([fresh.id, ...ids]);
    expect((await platform.db.photo.findUniqueOrThrow({ where: { id: fresh.id } })).listingId).toBeNull();
  });

  it('a pause and its end need nobody, a listing that changed meanwhile does', async () => {
    const { id } = await seen();
    const move = (to: 'paused' | 'published') => moveListings(platform, { shopId, moves: [{ id, to }] });
    await move('paused');
    expect(await move('published')).toMatchObject({ value: { moved: [{ id }], waiting: [] } });
    await move('paused');
    await save(await again(id, { name: 'Tên khác' }), { listingId: id, publish: false });
    expect(await move('published')).toMatchObject({ value: { moved: [], waiting: [{ id }] } });
    expect(await stateOf(id)).toBe('paused');
    expect(await reviewOf(id)).toMatchObject({ state: 'waiting' });
  });

  it('a listing sent from two phones is refused the second time, as ever', async () => {
    const { id, version } = await seen();
    await save(await again(id, { name: 'Từ máy một' }), { listingId: id, version });
    const second = saveListing(platform, {
      ...{ shopId, listingId: id, version, publish: false },
      draft: await again(id, { name: 'Từ máy hai' }),
    });
    expect(await second).toMatchObject({ ok: false, problems: [{ code: 'listings.stale' }] });
  });
});

describe('the database itself', () => {
  const refused = /listings_public_only_as_seen|public only as its cooperative has seen it/;

  it('lets nothing become public that nobody has seen, however it is written', async () => {
    await expect(storedListing(platform.db, { shopId })).rejects.toThrow(refused);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['words', (id) => platform.db.listing.update({ where: { id }, data: { care: 'Tưới nhiều.' } })],
    ['a price', (id) => platform.db.variant.updateMany({ where: { listingId: id }, data: { price: 1_000n } })],
    [
      'a size more',
      (id) => platform.db.variant.create({ data: { shopId, listingId: id, sku: 'THEM-1', price: 5_000n, size: 'to' } }),
    ],
    [
      'a price for many',
      async (id) =>
        platform.db.wholesaleTier.create({
          data: { variantId: (await variantsOf(id))[0]!.id, minQuantity: 5, price: 4_000n },
        }),
    ],
    ['a photo', (id) => storedPhoto(platform.db, { shopId, listingId: id })],
  ])('refuses %s that came past the program', async (_what, write) => {
    const { id } = await seen();
    await expect(write(id)).rejects.toThrow(refused);
  });

  it('lets stock be sold and counted', async () => {
    const { id } = await seen();
    await platform.db.variant.updateMany({ where: { listingId: id }, data: { stock: { decrement: 3 } } });
    expect(await variantsOf(id)).toMatchObject([{ stock: 17 }]);
  });

  it('whoever publishes while the looking is switched on is either there before, or waits', async () => {
    const { db } = platform;
    for (let round = 0; round < 12; round++) {
      await db.cooperative.update({ where: { id: cooperativeId }, data: { reviewsListings: false } });
      const draft = await aDraft();
      const [saved] = await Promise.all([
        save(draft),
        db.cooperative.update({ where: { id: cooperativeId }, data: { reviewsListings: true } }),
      ]);
      const unseen = await db.$queryRaw<{ unseen: boolean }[]>`SELECT listing_is_unseen(${saved.id}::uuid) AS unseen`;
      if ((await stateOf(saved.id)) === 'published') expect(unseen).toEqual([{ unseen: false }]);
      else expect(saved.waits).toBe(true);
    }
  });
});

describe('who is free again', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['leaves', () => platform.db.shop.update({ where: { id: shopId }, data: { cooperativeId: null } })],
    [
      'is no longer looked at',
      () => platform.db.cooperative.update({ where: { id: cooperativeId }, data: { reviewsListings: false } }),
    ],
  ])('a member who %s publishes what waited with one press', async (_how, free) => {
    const waiting = await save(await aDraft());
    const { id } = await seen();
    await save(await again(id, { name: 'Tên mới' }), { listingId: id });
    await free();
    expect(await reviewOf(waiting.id)).toMatchObject({ state: 'freed' });
    expect(await reviewOf(id)).toMatchObject({ state: 'freed', proposal: { name: 'Tên mới' } });
    expect(await save(await again(waiting.id), { listingId: waiting.id })).toMatchObject({
      state: 'published',
      waits: false,
    });
    expect(await save(await again(id, { name: 'Tên mới' }), { listingId: id })).toMatchObject({ waits: false });
    expect(await reviewOf(id)).toBeNull();
  });

  it('what was public when a shop joined, or when the looking began, stays public', async () => {
    const shop = await storedShop(platform.db);
    const { id } = await storedListing(platform.db, { shopId: shop.id });
    await platform.db.shop.update({ where: { id: shop.id }, data: { cooperativeId } });
    expect(await stateOf(id)).toBe('published');
    await platform.db.listing.update({ where: { id }, data: { state: 'paused' } });
    await platform.db.listing.update({ where: { id }, data: { state: 'published' } });
    await expect(platform.db.listing.update({ where: { id }, data: { name: 'Lạ' } })).rejects.toThrow();
  });
});
