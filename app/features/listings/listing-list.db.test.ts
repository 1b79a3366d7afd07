import { beforeAll, describe, expect, it, vi } from 'vitest';

import { dong } from '~/shared/dong';

import { storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import type { Variant } from './listing';
import type { ListingDraft } from './listing-form';
import { listListings } from './listing-list.server';
import { readListQuery } from './listing-query';
import { emptyDraft, emptyVariant } from './listing-texts';
import { refreshSearchTexts } from './refresh-search.server';
import { saveListing } from './save-listing.server';

const now = new Date('2026-11-23T05:00:00Z');
let platform: TestPlatform;

const aVariant = (given: Partial<Variant> = {}): Variant => ({
  ...emptyVariant(),
  size: 'Chậu 30 cm',
  price: dong(350_000),
  stock: 20,
  ...given,
});
const list = (query: string, shopId: string) =>
  listListings(platform.db, { shopId, query: readListQuery(new URLSearchParams(query)) });

describe('the list', () => {
  let listShop: string;
  beforeAll(async () => {
    platform = await freshPlatform({ now });
    listShop = (await storedShop(platform.db, { name: 'Vườn Cô Ba' })).id;
    const put = async (name: string, given: Partial<ListingDraft> = {}, publish = true) => {
      const { id } = await storedPhoto(platform.db, { shopId: listShop });
      const draft = { ...emptyDraft(), name, photoIds: [id], variants: [aVariant()], ...given };
      const saved = await saveListing(platform, { shopId: listShop, listingId: null, version: null, draft, publish });
      expect(saved).toMatchObject({ ok: true });
    };
    await put('Bông giấy hồng', { variants: [aVariant({ price: dong(100_000), stock: 5 })] });
    await put('Hoa giấy trắng', { variants: [aVariant({ price: dong(90_000), stock: 0 })] });
    await put('Đào tiên', { group: 'fruit-sapling' }, false);
    for (let n = 10; n < 40; n++) await put(`Mai ${n}`, { group: 'mai', variants: [aVariant({ stock: n })] });
  });

  it.each(['bong giay', 'hoa giay', 'giấy'])('finds both bougainvilleas by "%s"', async (q) => {
    const { listings } = await list(`q=${encodeURIComponent(q)}`, listShop);
    expect(listings.map(({ name }) => name).sort()).toEqual(['Bông giấy hồng', 'Hoa giấy trắng']);
  });

  it('counts every shelf and filters by it', async () => {
    const { counts } = await list('', listShop);
    expect(counts).toEqual({ all: 33, published: 31, sold_out: 1, draft: 1, paused: 0, archived: 0 });
    expect((await list('tab=sold_out', listShop)).listings.map(({ name, shown }) => [name, shown])).toEqual([
      ['Hoa giấy trắng', 'sold_out'],
    ]);
    expect((await list('group=fruit-sapling', listShop)).counts).toMatchObject({ all: 1, draft: 1, published: 0 });
  });

  it.each(['newest', 'name', 'price', 'stock'])('turns pages by %s without missing or repeating one', async (sort) => {
    const first = await list(`sort=${sort}`, listShop);
    const second = await list(`sort=${sort}&after=${encodeURIComponent(first.next!)}`, listShop);
    expect([first.listings.length, second.listings.length]).toEqual([25, 8]);
    expect(new Set([...first.listings, ...second.listings].map(({ id }) => id)).size).toBe(33);
    expect([first.previous, second.next]).toEqual([null, null]);
    const back = await list(`sort=${sort}&before=${encodeURIComponent(second.previous!)}`, listShop);
    expect(back.listings.map(({ id }) => id)).toEqual(first.listings.map(({ id }) => id));
    expect(back.previous).toBeNull();
  });

  it('sorts names the Vietnamese way', async () => {
    const { listings } = await list('sort=name&q=', listShop);
    expect(listings.slice(0, 3).map(({ name }) => name)).toEqual(['Bông giấy hồng', 'Đào tiên', 'Hoa giấy trắng']);
  });

  it('asks as many questions for a full page as for one row', async () => {
    const query = vi.spyOn(platform.pool, 'query');
    await list('q=mai', listShop);
    const full = query.mock.calls.length;
    query.mockClear();
    await list('q=dao', listShop);
    expect(full).toBeGreaterThan(0);
    expect(query.mock.calls).toHaveLength(full);
  });

  it('is found by the shop’s new name after it changed', async () => {
    await platform.db.shop.update({ where: { id: listShop }, data: { name: 'Vườn Cô Ba Cái Mơn' } });
    expect((await list('q=cai+mon', listShop)).counts.all).toBe(0);
    expect(await refreshSearchTexts(platform, listShop)).toBe(33);
    expect((await list('q=cai+mon', listShop)).counts.all).toBe(33);
    expect(await refreshSearchTexts(platform, listShop)).toBe(0);
  });
});
