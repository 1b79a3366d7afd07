import { describe, expect, it } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { findListing } from './listing-page.server';
import { findCoop } from './coop-page.server';
import { readCoopQuery } from './coop-query';
import { readSearch } from './search-query';
import { findShop } from './shop-page.server';
import { readSitemapPart } from './sitemap-parts';
import { writeSitemap } from './sitemap.server';

const platform = await freshPlatform({ now: new Date('2026-11-23T05:00:00Z') });
const { db } = platform;
const all = { ...readSearch(new URLSearchParams()), lang: 'vi' } as const;
const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('a shop', () => {
  it('shows its own published listings and no other shop’s', async () => {
    const shop = await storedShop(db);
    const other = await storedShop(db);
    const { id } = await storedListing(db, { shopId: shop.id });
    await storedListing(db, { shopId: other.id });
    for (const state of ['draft', 'paused', 'archived'] as const) await storedListing(db, { shopId: shop.id, state });
    const found = await findShop(platform, shop.slug, all);
    expect(found).toMatchObject({ kind: 'found', page: { cards: [{ id }], next: null } });
  });

  it('shows papers only while they count: stars without an end last 36 months', async () => {
    const shop = await storedShop(db);
    const paper = { shopId: shop.id, kind: 'ocop', stars: 4 } as const;
    await db.certificate.createMany({
      data: [
        { ...paper, product: 'còn hạn', expiresOn: day('2026-11-23') },
        { ...paper, product: 'hết hạn', expiresOn: day('2026-11-22') },
        { ...paper, product: 'ba năm, còn', issuedOn: day('2023-11-23') },
        { ...paper, product: 'ba năm, hết', issuedOn: day('2023-11-22') },
        { shopId: shop.id, kind: 'other', product: 'không ghi hạn' },
      ],
    });
    const found = await findShop(platform, shop.slug, all);
    expect(found?.kind === 'found' && found.shop.certificates.map(({ product }) => product).sort()).toEqual([
      'ba năm, còn',
      'còn hạn',
      'không ghi hạn',
    ]);
  });

  it.each([
    ['is not there while it is a draft', { state: 'draft', publishedAt: null }, null],
    ['rests while it is paused', { state: 'paused' }, { kind: 'resting', name: 'Vườn Bà Tư' }],
  ] as const)('%s', async (_story, given, expected) => {
    const shop = await storedShop(db, given);
    const found = await findShop(platform, shop.slug, all);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });

  it('is found by the name it had before', async () => {
    const shop = await storedShop(db, { slug: 'ten-moi' });
    await db.shopOldSlug.create({ data: { slug: 'ten-cu', shopId: shop.id } });
    expect(await findShop(platform, 'ten-cu', all)).toEqual({ kind: 'moved', path: '/shop/ten-moi' });
    expect(await findShop(platform, 'khong-co', all)).toBeNull();
  });
});

describe('a listing', () => {
  const find = (shop: string, listing: string, lang: 'vi' | 'en' = 'vi') =>
    findListing(platform, { shop, listing }, lang);

  it('comes with its sizes, tiers, photos and neighbours, and without what is put away', async () => {
    const shop = await storedShop(db);
    const other = await storedShop(db);
    const listing = await storedListing(db, { shopId: shop.id, group: 'orchid', photos: 2, sku: 'LAN1' });
    const [first] = listing.variants;
    await db.wholesaleTier.create({ data: { variantId: first!.id, minQuantity: 10, price: 300_000n } });
    await db.variant.createMany({
      data: [
        { shopId: shop.id, listingId: listing.id, sku: 'LAN2', size: 'lớn', price: 900_000n, stock: 0, position: 1 },
        { shopId: shop.id, listingId: listing.id, sku: 'LAN3', size: 'cũ', price: 1_000n, retiredAt: new Date() },
      ],
    });
    await storedPhoto(db, { shopId: shop.id, listingId: listing.id, position: 5, removedAt: new Date() });
    await storedPhoto(db, { shopId: shop.id, listingId: listing.id, position: 6, state: 'waiting' });
    const beside = await storedListing(db, { shopId: shop.id });
    const alike = await storedListing(db, { shopId: other.id, group: 'orchid' });

    const found = await find(shop.slug, listing.slug);
    if (found?.kind !== 'found') throw new Error('the listing should be there');
    expect(found.listing.sizes).toMatchObject([
      { sku: 'LAN1', price: 350_000, tiers: [{ minQuantity: 10, price: 300_000 }] },
      { sku: 'LAN2', stock: 0, tiers: [] },
    ]);
    expect(found.listing.pictures).toHaveLength(2);
    expect(found.beside.sameShop.map(({ id }) => id)).toEqual([beside.id]);
    expect(found.beside.alike.map(({ id }) => id)).toEqual([alike.id]);
    expect(JSON.stringify(found)).not.toMatch(/private|originalKey|contentHash/);
  });

  it('speaks English where the grower did, and marks what stays Vietnamese', async () => {
    const shop = await storedShop(db);
    const { slug } = await storedListing(db, { shopId: shop.id, nameEn: 'Pink bougainvillea' });
    expect(await find(shop.slug, slug, 'en')).toMatchObject({
      listing: { name: { text: 'Pink bougainvillea' }, description: { lang: 'vi' } },
    });
  });

  it('is sold ahead until its day, while some of what was counted are left', async () => {
    const shop = await storedShop(db);
    const { slug, variants } = await storedListing(db, { shopId: shop.id, stock: 9, preorderOn: day('2027-01-15') });
    expect(await find(shop.slug, slug)).toMatchObject({ listing: { preorderOn: '2027-01-15' } });
    const cards = async () => {
      const found = await findShop(platform, shop.slug, all);
      return found?.kind === 'found' ? found.page.cards : [];
    };
    expect(await cards()).toMatchObject([{ preorderOn: '2027-01-15', soldOut: false }]);
    platform.setNow(new Date('2027-01-15T05:00:00Z'));
    expect(await find(shop.slug, slug)).toMatchObject({ listing: { preorderOn: null } });
    expect(await cards()).toMatchObject([{ preorderOn: null, soldOut: false }]);
    platform.setNow(new Date('2026-11-23T05:00:00Z'));
    await db.variant.update({ where: { id: variants[0]!.id }, data: { stock: 0 } });
    expect(await cards()).toMatchObject([{ preorderOn: '2027-01-15', soldOut: true }]);
  });

  it.each(['draft', 'archived'] as const)('is not there while it is %s', async (state) => {
    const shop = await storedShop(db);
    const { slug } = await storedListing(db, { shopId: shop.id, state });
    expect(await find(shop.slug, slug)).toBeNull();
  });

  it('is not there under another shop’s address', async () => {
    const [shop, other] = [await storedShop(db), await storedShop(db)];
    const { slug } = await storedListing(db, { shopId: shop.id });
    expect(await find(other.slug, slug)).toBeNull();
  });

  it('rests instead of vanishing when it is paused, or its shop is', async () => {
    const shop = await storedShop(db);
    const { id, slug } = await storedListing(db, { shopId: shop.id });
    await db.listing.update({ where: { id }, data: { state: 'paused' } });
    expect(await find(shop.slug, slug)).toMatchObject({ kind: 'resting', shop: { name: 'Vườn Bà Tư' } });
    await db.shop.update({ where: { id: shop.id }, data: { state: 'paused' } });
    expect(await find(shop.slug, slug)).toMatchObject({ kind: 'resting', shop: null });
  });

  it('is found by old names of its own and of its shop, together too', async () => {
    const shop = await storedShop(db, { slug: 'vuon-moi' });
    const { id } = await storedListing(db, { shopId: shop.id, slug: 'mai-moi' });
    await db.shopOldSlug.create({ data: { slug: 'vuon-cu', shopId: shop.id } });
    await db.listingOldSlug.create({ data: { shopId: shop.id, slug: 'mai-cu', listingId: id } });
    const moved = { kind: 'moved', path: '/shop/vuon-moi/p/mai-moi' };
    expect(await find('vuon-moi', 'mai-cu')).toEqual(moved);
    expect(await find('vuon-cu', 'mai-moi')).toEqual(moved);
    expect(await find('vuon-cu', 'mai-cu')).toEqual(moved);
  });
});

describe('a cooperative', () => {
  it('shows the open gardens of its members and their listings', async () => {
    const coop = await db.cooperative.create({ data: { slug: 'htx-cho-lach', name: 'HTX Chợ Lách' } });
    expect(await findCoop(platform, coop.slug, { ...readCoopQuery(new URLSearchParams()), lang: 'vi' })).toBeNull();
    const member = await storedShop(db, { cooperativeId: coop.id, name: 'Vườn thành viên' });
    const resting = await storedShop(db, { cooperativeId: coop.id, state: 'paused' });
    const { id } = await storedListing(db, { shopId: member.id });
    await storedListing(db, { shopId: resting.id });
    await storedListing(db, { shopId: (await storedShop(db)).id });
    expect(await findCoop(platform, coop.slug, { ...readCoopQuery(new URLSearchParams()), lang: 'vi' })).toMatchObject({
      coop: { shops: [{ name: 'Vườn thành viên' }] },
      page: { cards: [{ id }] },
    });
  });
});

describe('the sitemap', () => {
  const read = async (part: string, most?: number) => {
    const params = new URLSearchParams(part);
    const map = await writeSitemap(platform, { origin: 'https://vuon.test', part: readSitemapPart(params), most });
    let text = '';
    for await (const chunk of map) text += String(chunk);
    return text;
  };
  const published = async () => ({
    shops: await db.shop.findMany({ where: { state: 'published' } }),
    listings: await db.listing.findMany({
      where: { state: 'published', shop: { state: 'published' } },
      include: { shop: true },
    }),
  });

  it('names every published shop and listing once, with pictures, and nothing else', async () => {
    const { shops, listings } = await published();
    const text = await read('');
    const places = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1]);
    expect(places).toContain('https://vuon.test/');
    expect(places).toContain('https://vuon.test/coop/htx-cho-lach');
    for (const { slug } of shops) expect(places).toContain(`https://vuon.test/shop/${slug}`);
    for (const { slug, shop } of listings) expect(places).toContain(`https://vuon.test/shop/${shop.slug}/p/${slug}`);
    expect(places).toHaveLength(2 + shops.length + listings.length);
    expect(text).toMatch(/<image:loc>https:\/\/vuon\.test\/photos\/\w+\/s1200\.jpg<\/image:loc>/);
  });

  it('becomes a list of parts that together name everything, when it is too large for one file', async () => {
    const { shops, listings } = await published();
    const index = await read('', 3);
    const parts = [...index.matchAll(/sitemap\.xml\?(.*?)<\/loc>/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));
    expect(parts.length).toBeGreaterThan(3);
    const places = (await Promise.all(parts.map((part) => read(part, 3)))).flatMap((text) => [
      ...text.matchAll(/<loc>(.*?)<\/loc>/g),
    ]);
    expect(new Set(places.map((match) => match[1])).size).toBe(2 + shops.length + listings.length);
    expect(places).toHaveLength(2 + shops.length + listings.length);
  });
});
