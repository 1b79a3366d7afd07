import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import { findCoop, GARDENS_PAGE } from './coop-page.server';
import { readCoopQuery } from './coop-query';

let platform: TestPlatform;
let cooperativeId: string;
let slug: string;
let count = 0;

beforeAll(async () => {
  platform = await freshPlatform({ now: new Date('2026-11-27T03:00:00Z') });
  await found();
});

async function found() {
  const coop = await platform.db.cooperative.create({ data: { slug: `htx-${++count}`, name: 'HTX Cái Mơn' } });
  ({ id: cooperativeId, slug } = coop);
}
const look = async (query = '') => {
  const seen = await findCoop(platform, slug, { ...readCoopQuery(new URLSearchParams(query)), lang: 'vi' });
  if (!seen) throw new Error('The window is there.');
  return seen;
};
const member = (given: Parameters<typeof storedShop>[1] = {}) => storedShop(platform.db, { cooperativeId, ...given });
const plant = (shopId: string, name: string, given: object = {}) =>
  storedListing(platform.db, { shopId, name, searchText: name, ...given });
const names = async (query: string) => (await look(query)).page.cards.map(({ name }) => name.text);

describe('the search of a joint window', () => {
  beforeAll(async () => {
    await found();
    const shop = await member();
    await plant(shop.id, 'Mai vàng năm cánh');
    await plant(shop.id, 'Cúc mâm xôi');
    await plant((await storedShop(platform.db)).id, 'Mai vàng của vườn khác');
  });

  it('finds without tone marks, and only what its own gardens sell', async () => {
    expect(await names('q=mai+vang')).toEqual(['Mai vàng năm cánh']);
    expect(await names('q=CÚC')).toEqual(['Cúc mâm xôi']);
  });

  it('forgives a slip of the thumb', async () => {
    const { page } = await look('q=cuc+man+soi');
    expect(page.near).toBe(true);
    expect(page.cards.map(({ name }) => name.text)).toEqual(['Cúc mâm xôi']);
  });

  it('finds nothing where there is nothing', async () => {
    expect((await look('q=sau+rieng')).page).toMatchObject({ cards: [], next: null, count: 0 });
  });

  it('goes on by key until everything was shown once', async () => {
    const shop = await member();
    for (let number = 0; number < 27; number++) await plant(shop.id, `Lan hồ điệp số ${number}`);
    const first = (await look('q=lan+ho+diep')).page;
    const second = (await look(`q=lan+ho+diep&after=${first.next}`)).page;
    const all = [...first.cards, ...second.cards].map(({ name }) => name.text);
    expect(new Set(all).size).toBe(27);
    expect(all).toHaveLength(27);
    expect(second.next).toBeNull();
  });
});

describe('its gardens', () => {
  it('are counted and shown by commune, a page at a time', async () => {
    await found();
    for (let number = 0; number <= GARDENS_PAGE; number++)
      await member({ name: `Vườn ${number}`, publishedAt: new Date(`2026-10-0${1 + (number % 3)}T00:00:00Z`) });
    const away = await member({ name: 'Vườn Phú Phụng', communeCode: '28879' });
    await member({ state: 'paused' });
    const { coop } = await look();
    expect(coop.communes.map(({ code, count: gardens }) => [code, gardens])).toEqual([
      ['28870', GARDENS_PAGE + 1],
      ['28879', 1],
    ]);
    expect((await look('commune=28879')).coop.shops.map(({ name }) => name)).toEqual([away.name]);
    const more = (await look(`garden=${coop.nextGarden}`)).coop;
    const all = [...coop.shops, ...more.shops].map(({ path }) => path);
    expect(new Set(all).size).toBe(GARDENS_PAGE + 2);
    expect(all).toHaveLength(GARDENS_PAGE + 2);
    expect(more.nextGarden).toBeNull();
  });
});

describe('OCOP stars', () => {
  it('show to the last day the paper counts, and not a day longer', async () => {
    await found();
    const shop = await member({ name: 'Vườn có sao' });
    await platform.db.certificate.create({
      data: { shopId: shop.id, kind: 'ocop', stars: 4, product: 'Kẹo chuối', expiresOn: new Date('2026-12-31') },
    });
    await platform.db.certificate.create({
      data: { shopId: shop.id, kind: 'ocop', stars: 3, product: 'Mứt dừa', issuedOn: new Date('2023-11-28') },
    });
    const on = async (day: string) => {
      const then = { ...platform, clock: { now: () => new Date(day) } };
      const seen = await findCoop(then, slug, { ...readCoopQuery(new URLSearchParams()), lang: 'vi' });
      return { ocop: seen?.coop.ocop.map(({ product }) => product), stars: seen?.coop.shops[0]?.stars };
    };
    expect(await on('2026-11-27T03:00:00Z')).toEqual({ ocop: ['Kẹo chuối', 'Mứt dừa'], stars: 4 });
    expect(await on('2026-12-31T16:59:00Z')).toEqual({ ocop: ['Kẹo chuối'], stars: 4 }); // still the 31st in Vietnam
    expect(await on('2026-12-31T17:01:00Z')).toEqual({ ocop: [], stars: null });
  });
});
