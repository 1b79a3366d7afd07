import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { EMPTY_SECTION, UNTOUCHED, type Design, type Section, type SectionData, type SectionKind } from './design';
import { findListing } from './listing-page.server';
import { findLook } from './look.server';
import { readSearch } from './search-query';
import { findShop } from './shop-page.server';

const platform = await freshPlatform({ now: new Date('2026-11-27T05:00:00Z') });
const { db } = platform;
const all = { ...readSearch(new URLSearchParams()), sort: 'newest', lang: 'vi' } as const;

const section = <Kind extends SectionKind>(kind: Kind, data: Partial<SectionData[Kind]>): Section =>
  ({ id: kind, kind, hidden: false, data: { ...EMPTY_SECTION[kind], ...data } }) as Section;
const dress = (shopId: string, published: unknown) => {
  const stored = published as never;
  return db.shopDesign.upsert({
    where: { shopId },
    create: { shopId, published: stored },
    update: { published: stored },
  });
};
async function see(slug: string, more: Partial<Parameters<typeof findShop>[2]> = {}) {
  const found = await findShop(platform, slug, { ...all, ...more });
  if (found?.kind !== 'found') throw new Error('the shop should be there');
  return found;
}

describe('a dressed shop', () => {
  it('wears its theme, colours and logo on every page alike', async () => {
    const shop = await storedShop(db);
    const listing = await storedListing(db, { shopId: shop.id });
    const logo = await storedPhoto(db, { shopId: shop.id });
    const design: Design = {
      ...UNTOUCHED,
      theme: 'festival',
      accent: { of: 'photo', photoId: logo.id, colour: '#1266aa' },
      logo: { of: 'photo', photoId: logo.id },
    };
    await dress(shop.id, design);
    const { look } = (await see(shop.slug)).shop;
    expect(look).toMatchObject({
      theme: 'festival',
      logo: { name: logo.publicName },
      colours: { light: {}, dark: {} },
    });
    const page = await findListing(platform, { shop: shop.slug, listing: listing.slug }, 'vi');
    expect(page?.kind === 'found' && page.listing.shop.look).toEqual(look);
    expect(await findLook(db, shop)).toEqual(look);
  });

  it('shows photos and listings of its own, ready and on sale, and nobody else’s', async () => {
    const [shop, other] = [await storedShop(db), await storedShop(db)];
    const [mine, theirs] = [
      await storedListing(db, { shopId: shop.id }),
      await storedListing(db, { shopId: other.id }),
    ];
    const resting = await storedListing(db, { shopId: shop.id, state: 'paused' });
    const [photo, foreign] = [await storedPhoto(db, { shopId: shop.id }), await storedPhoto(db, { shopId: other.id })];
    const removed = await storedPhoto(db, { shopId: shop.id, removedAt: new Date() });
    const photoIds = [foreign.id, removed.id, photo.id];
    const sections = [
      section('featured', { listingIds: [theirs.id, resting.id, mine.id] }),
      section('story', { photoIds }),
      section('banner', { photoId: foreign.id }),
    ];
    await dress(shop.id, { ...UNTOUCHED, logo: { of: 'photo', photoId: foreign.id }, sections });
    const found = await see(shop.slug);
    expect(found.shop.look.logo).toBeNull();
    expect(found.sections).toMatchObject([
      { kind: 'shelf' }, // a page cannot do without it
      { kind: 'featured', cards: [{ id: mine.id }] },
      { kind: 'story', pictures: [{ name: photo.publicName }] },
      { kind: 'banner', picture: { name: mine.photos[0]!.publicName } },
    ]);
    expect(JSON.stringify(found)).not.toContain(foreign.publicName);
  });

  it.each([
    ['a number', 7],
    ['a text', 'orchard'],
    ['a list', [1, 2]],
    ['a logo that is no id', { theme: 'market', logo: { of: 'photo', photoId: "'); DROP TABLE photos" }, sections: 3 }],
    [
      'sections of everything',
      { sections: [null, 7, { kind: 'banner' }, { id: 'x', kind: 'story', data: { photoIds: [{}] } }] },
    ],
  ])('cannot be broken by what is stored: %s', async (_story, stored) => {
    const shop = await storedShop(db);
    const listing = await storedListing(db, { shopId: shop.id });
    await dress(shop.id, stored);
    expect((await see(shop.slug)).sections.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['banner', 'shelf']),
    );
    expect((await findListing(platform, { shop: shop.slug, listing: listing.slug }, 'vi'))?.kind).toBe('found');
  });

  it('shows the shelf alone to whoever goes further, chooses a kind or another order', async () => {
    const shop = await storedShop(db);
    await storedListing(db, { shopId: shop.id });
    for (const more of [{ sort: 'price-up' }, { group: 'foliage' }] as const)
      expect((await see(shop.slug, more)).sections).toMatchObject([{ kind: 'shelf' }]);
  });

  it('tells from its listings and ways of shipping how it packs', async () => {
    const shop = await storedShop(db);
    const details = { packing: ['caged'], motherTree: 'C.VAI HUNG LONG.25.230.08029.06.08' };
    await storedListing(db, { shopId: shop.id, details, group: 'fruit-sapling' });
    await db.shippingMethod.create({ data: { shopId: shop.id, kind: 'pickup', rules: {} } });
    const { sections } = await see(shop.slug);
    expect(sections.find(({ kind }) => kind === 'packing')).toMatchObject({ packings: ['caged'], ways: ['pickup'] });
    expect(sections.find(({ kind }) => kind === 'certificates')).toMatchObject({
      motherTrees: [{ code: details.motherTree, name: 'Bông giấy hồng' }],
    });
  });
});

describe('a preview', () => {
  const open = async (shopId: string, token: string, expiresAt: Date) =>
    db.designPreview.create({
      data: { id: createHash('sha256').update(token).digest('base64url'), shopId, expiresAt },
    });

  it('shows the draft to whoever has the link while it holds, and what is published to everybody else', async () => {
    const shop = await storedShop(db, { state: 'draft', publishedAt: null });
    await db.shopDesign.create({
      data: { shopId: shop.id, draft: { theme: 'workshop' }, published: { theme: 'market' } },
    });
    await open(shop.id, 'good', new Date('2026-11-28T00:00:00Z'));
    await open(shop.id, 'late', new Date('2026-11-27T04:00:00Z'));
    const seen = await see(shop.slug, { preview: 'good' });
    expect(seen).toMatchObject({ preview: true, shop: { look: { theme: 'workshop' } } });
    for (const preview of ['late', 'wrong', '', null])
      expect(await findShop(platform, shop.slug, { ...all, preview })).toBeNull();
    const other = await storedShop(db);
    expect(await findShop(platform, other.slug, { ...all, preview: 'good' })).toBeNull();
    await db.shop.update({ where: { id: shop.id }, data: { state: 'published', publishedAt: new Date() } });
    expect(await see(shop.slug)).toMatchObject({ preview: false, shop: { look: { theme: 'market' } } });
  });

  it('shows no practice shop', async () => {
    const real = await storedShop(db);
    const practice = await db.shop.create({ data: { slug: 'tap-ban', name: 'Tập', practiceOfId: real.id } });
    await open(practice.id, 'pretend', new Date('2026-11-28T00:00:00Z'));
    expect(await findShop(platform, practice.slug, { ...all, preview: 'pretend' })).toBeNull();
  });
});
