import { describe, expect, it } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { readCursor } from './cursor';
import { readSearch, searchWords } from './search-query';
import { readGuide, searchListings } from './search.server';
import { readShelf, type Shelf } from './shelf.server';

const platform = await freshPlatform({ now: new Date('2026-11-23T05:00:00Z') });

const plants = [
  ['Bông giấy hồng', 'Bông giấy hồng hoa giấy Bougainvillea Chợ Lách', 'foliage', 350_000n],
  ['Cúc mâm xôi vàng', 'Cúc mâm xôi vàng Chrysanthemum Chợ Lách', 'seasonal-flower', 160_000n],
  ['Sầu riêng Ri6', 'Sầu riêng Ri6 Durio zibethinus Chợ Lách', 'fruit-sapling', 95_000n],
  ['Mai vàng', 'Mai vàng Ochna integerrima Chợ Lách', 'mai', 6_500_000n],
] as const;

const baTu = await storedShop(platform.db, { name: 'Vườn Bà Tư' });
const saigon = await storedShop(platform.db, { name: 'Lan Sài Gòn', provinceCode: '79', communeCode: '26734' });
for (const [name, searchText, group, price] of plants)
  await storedListing(platform.db, { shopId: baTu.id, name, searchText, group, price });
await storedListing(platform.db, {
  shopId: saigon.id,
  name: 'Mai vàng bonsai',
  searchText: 'Mai vàng bonsai Thủ Đức',
  group: 'mai',
  price: 900_000n,
});
const draftShop = await storedShop(platform.db, { name: 'Vườn chưa mở', state: 'draft' });
await storedListing(platform.db, { shopId: draftShop.id, name: 'Mai vàng chưa mở', searchText: 'Mai vàng chưa mở' });
for (const state of ['draft', 'paused', 'archived'] as const)
  await storedListing(platform.db, { shopId: baTu.id, state, name: `Mai vàng ${state}`, searchText: 'Mai vàng' });

async function search(text: string) {
  const query = readSearch(new URLSearchParams(text));
  const { shopIds } = await readGuide(platform, searchWords(query.text));
  const found = await searchListings(platform, query, { shopIds, lang: 'vi' });
  return { ...found, names: found.cards.map(({ name }) => name.text) };
}

describe('searching', () => {
  it.each([
    ['with tone marks', 'q=bông+giấy', ['Bông giấy hồng']],
    ['without tone marks', 'q=bong+giay', ['Bông giấy hồng']],
    ['with some of them wrong', 'q=bong+giây', ['Bông giấy hồng']],
    ['by the name people use elsewhere', 'q=hoa+giay', ['Bông giấy hồng']],
    ['by the scientific name', 'q=durio', ['Sầu riêng Ri6']],
    ['words in any order', 'q=vang+xoi+cuc', ['Cúc mâm xôi vàng']],
    ['the beginning of a word', 'q=sau+rie', ['Sầu riêng Ri6']],
    ['words of one and two letters', 'q=d+ri', ['Sầu riêng Ri6']],
    ['with đ and d alike', 'q=thu+duc', ['Mai vàng bonsai']],
    ['everything of a garden by its name', 'q=lan+sai+gon', ['Mai vàng bonsai']],
  ])('%s', async (_story, text, names) => {
    expect(await search(text)).toMatchObject({ names, near: false });
  });

  it.each([
    ['letters that sound alike', 'q=cuc+man+soi', 'Cúc mâm xôi vàng'],
    ['letters the wrong way round', 'q=bogn+giay', 'Bông giấy hồng'],
    ['a missing space', 'q=saurieng', 'Sầu riêng Ri6'],
    ['a missing letter', 'q=bong+giy', 'Bông giấy hồng'],
  ])('forgives %s, and says so', async (_story, text, name) => {
    const { near, names } = await search(text);
    expect(near).toBe(true);
    expect(names[0]).toBe(name);
  });

  it('finds nothing rather than anything', async () => {
    expect(await search('q=dien+thoai')).toMatchObject({ names: [], near: true, count: 0 });
  });

  it('puts the listing that begins with the words before the one that mentions them', async () => {
    await storedListing(platform.db, {
      shopId: baTu.id,
      name: 'Phân cho cây mai vàng',
      searchText: 'Phân cho cây mai vàng',
      group: 'supplies',
      publishedAt: new Date('2026-11-20T00:00:00Z'),
    });
    expect((await search('q=mai+vang')).names.at(-1)).toBe('Phân cho cây mai vàng');
    expect((await search('q=mai+vang&sort=newest')).names[0]).toBe('Phân cho cây mai vàng');
  });

  it.each([
    ['kind', 'kind=fruit-sapling', ['Sầu riêng Ri6']],
    ['province', 'province=79', ['Mai vàng bonsai']],
    ['price', 'min=500k&max=1tr', ['Mai vàng bonsai']],
    ['kind and words', 'q=mai&kind=mai&sort=price-up', ['Mai vàng bonsai', 'Mai vàng']],
    ['price, the dearest first', 'kind=mai&sort=price-down', ['Mai vàng', 'Mai vàng bonsai']],
  ])('narrows by %s', async (_story, text, names) => {
    expect((await search(text)).names).toEqual(names);
  });

  it('says how many there were without the filters, instead of guessing', async () => {
    expect(await search('q=mai+vang&province=01')).toMatchObject({ names: [], near: false, withoutFilters: 3 });
  });

  it('offers only kinds, provinces and gardens that have something to show', async () => {
    const guide = await readGuide(platform, null);
    expect(guide.kinds).toContain('fruit-sapling');
    expect(guide.kinds).not.toContain('orchid');
    expect(guide.provinces.map(({ code }) => code).sort()).toEqual(['79', '86']);
    expect(guide.shops.map(({ name }) => name)).not.toContain('Vườn chưa mở');
  });
});

describe('paging', () => {
  const walk = async (
    tools: TestPlatform,
    shelf: Shelf,
    order: 'newest' | 'price-up' | 'price-down' | 'words',
    meanwhile: (page: number) => Promise<unknown>,
  ) => {
    const seen: string[] = [];
    let next: string | null = null;
    for (let page = 0; page === 0 || next; page++) {
      const answer = await readShelf(tools, shelf, { order, after: readCursor(next), lang: 'vi', size: 4 });
      seen.push(...answer.cards.map(({ id }) => id));
      next = answer.next;
      await meanwhile(page);
    }
    return seen;
  };

  it.each(['newest', 'price-up', 'price-down', 'words'] as const)(
    'by %s visits every listing once, though others arrive and leave meanwhile',
    async (order) => {
      const shop = await storedShop(platform.db);
      const other = await storedShop(platform.db);
      const stored: string[] = [];
      for (let number = 0; number < 13; number++) {
        const { id } = await storedListing(platform.db, {
          shopId: shop.id,
          photos: 0,
          price: BigInt(100_000 + (number % 3) * 1000), // equal prices and moments: the id decides
          searchText: number % 2 ? 'kiểng lá' : 'chậu kiểng lá',
          publishedAt: new Date(Date.UTC(2026, 9, 1 + (number % 4))),
        });
        stored.push(id);
      }
      const shelf = { shopId: shop.id, words: order === 'words' ? ['kieng', 'la'] : [] };
      const seen = await walk(platform, shelf, order, async () => {
        await storedListing(platform.db, { shopId: other.id, photos: 0, searchText: 'kiểng lá' });
        await storedListing(platform.db, {
          shopId: shop.id,
          photos: 0,
          price: order === 'price-up' ? 1_000n : 9_000_000n, // each kind of newcomer sorts before what was read
          searchText: 'kiểng lá',
          publishedAt: new Date('2026-11-22T00:00:00Z'),
          ...(order === 'price-down' ? { price: 9_999_999n } : {}),
        });
      });
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => stored.includes(id)).sort()).toEqual([...stored].sort());
    },
  );

  it('goes through what is only alike, too, each once', async () => {
    const shop = await storedShop(platform.db);
    for (let number = 0; number < 30; number++)
      await storedListing(platform.db, { shopId: shop.id, photos: 0, searchText: `Vạn thọ lùn ${number}` });
    const first = await search('q=van+ho+lunn');
    const second = await search(`q=van+ho+lunn&after=${first.next}`);
    expect(first).toMatchObject({ near: true, count: 30 });
    expect(second).toMatchObject({ near: true, next: null });
    expect(new Set([...first.cards, ...second.cards].map(({ id }) => id)).size).toBe(30);
  });

  it('starts again where a cursor belongs to another order', async () => {
    const page = await readShelf(
      platform,
      {},
      { order: 'newest', after: readCursor('u.1.0190a000000070008000000000000001'), lang: 'vi', size: 2 },
    );
    const start = await readShelf(platform, {}, { order: 'newest', after: null, lang: 'vi', size: 2 });
    expect(page.cards.map(({ id }) => id)).toEqual(start.cards.map(({ id }) => id));
  });
});
