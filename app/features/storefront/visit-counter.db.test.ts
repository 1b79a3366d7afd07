import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { findPlantTable, findWeek } from '~/features/orders/figures.server';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';

import { forgetVisits, VisitCounter } from './visit-counter.server';

const NOW = new Date('2026-11-27T03:00:00Z');
const PHONE = 'Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36';

let platform: TestPlatform;
let shop: { id: string; slug: string };
let listing: { id: string; slug: string };

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
});
beforeEach(async () => {
  platform.setNow(NOW);
  shop = await storedShop(platform.db);
  listing = await storedListing(platform.db, { shopId: shop.id });
});

type Given = Record<string, string>;
const headers = (given: Given) => {
  const all: Given = { host: 'vuon.test', 'user-agent': PHONE, ...given };
  return (name: string) => all[name];
};
const look = (counter: VisitCounter, path: string, given: Given = {}, method = 'GET') =>
  counter.look(method, path, headers(given));
const plantPath = () => `/shop/${shop.slug}/p/${listing.slug}`;
const counted = (shopId = shop.id) =>
  platform.db.pageCount.findMany({
    where: { shopId },
    omit: { shopId: true, day: true },
    orderBy: [{ subjectId: 'asc' }, { channel: 'asc' }],
  });

describe('a look at a page', () => {
  it('is counted once, for its page, its day and where it came from, and says nothing of who looked', async () => {
    const counter = new VisitCounter(platform);
    look(counter, `/shop/${shop.slug}`, { referer: 'https://www.facebook.com/' });
    look(counter, plantPath(), { referer: `http://vuon.test:3000/shop/${shop.slug}` });
    look(counter, `${plantPath()}?variant=1`, { referer: `http://vuon.test/` });
    await counter.flush();
    await counter.flush();
    const rows = await counted();
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        { subjectId: shop.id, channel: 'facebook', views: 1, calls: 0, chats: 0 },
        { subjectId: listing.id, channel: 'inside', views: 2, calls: 0, chats: 0 },
      ]),
    );
  });

  it.each([
    ['a robot', {}, { 'user-agent': 'Googlebot/2.1' }, 'GET'],
    ['a browser that loads ahead', {}, { 'sec-purpose': 'prefetch' }, 'GET'],
    ['the grower herself', {}, { cookie: '__session=x' }, 'GET'],
    ['somebody who asks only for the head', {}, {}, 'HEAD'],
  ])('is not counted of %s', async (_who, _none, given: Given, method) => {
    const counter = new VisitCounter(platform);
    look(counter, plantPath(), given, method);
    await counter.flush();
    expect(await counted()).toEqual([]);
  });

  it('is not counted of a shop that is closed, of practice, and of what is another shop’s', async () => {
    const counter = new VisitCounter(platform);
    const other = await storedListing(platform.db, { shopId: (await storedShop(platform.db)).id });
    const closed = await storedShop(platform.db, { state: 'paused' });
    look(counter, `/shop/${shop.slug}/p/${other.slug}`);
    look(counter, `/shop/${closed.slug}`);
    look(counter, `/shop/${shop.slug}`);
    await counter.flush();
    expect(await platform.db.pageCount.count({ where: { shopId: { in: [closed.id] } } })).toBe(0);
    expect(await counted()).toHaveLength(1);
    const practice = await platform.db.shop.create({
      data: { slug: `tap-${shop.slug}`, name: 'Tập', practiceOfId: shop.id },
    });
    await expect(
      platform.db.pageCount.create({
        data: { shopId: practice.id, subjectId: practice.id, day: NOW, channel: 'direct', views: 1 },
      }),
    ).rejects.toThrow(/practice/);
  });

  it('is added up exactly, whatever comes in whatever order over two processes that write at any time', async () => {
    const step = fc.record({
      process: fc.nat(1),
      what: fc.constantFrom('look', 'plant', 'call', 'flush', 'both'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        await platform.db.pageCount.deleteMany();
        const houses = [new VisitCounter(platform), new VisitCounter(platform)];
        const sums = { look: 0, plant: 0, call: 0 };
        const writing: Promise<void>[] = [];
        for (const { process, what } of steps) {
          const counter = houses[process]!;
          if (what === 'flush') writing.push(counter.flush());
          else if (what === 'both') writing.push(...houses.map((house) => house.flush()));
          else {
            sums[what]++;
            if (what === 'call') counter.press('call', headers({ 'ping-from': `http://vuon.test${plantPath()}` }));
            else look(counter, what === 'plant' ? plantPath() : `/shop/${shop.slug}`);
          }
        }
        await Promise.all([...writing, ...houses.map((house) => house.stop())]);
        const rows = await counted();
        const of = (id: string) => rows.find(({ subjectId }) => subjectId === id);
        expect([of(shop.id)?.views ?? 0, of(listing.id)?.views ?? 0, of(listing.id)?.calls ?? 0]).toEqual([
          sums.look,
          sums.plant,
          sums.call,
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('is not lost when the database refuses for a while', async () => {
    let refuses = true;
    const counter = new VisitCounter({
      ...platform,
      log: { ...platform.log, error: () => undefined } as unknown as TestPlatform['log'],
      pool: {
        query: (...asked: Parameters<typeof platform.pool.query>) =>
          refuses ? Promise.reject(new Error('away')) : platform.pool.query(...asked),
      } as unknown as TestPlatform['pool'],
    });
    look(counter, plantPath());
    await counter.flush();
    look(counter, plantPath());
    await counter.flush();
    expect(await counted()).toEqual([]);
    refuses = false;
    await counter.flush();
    expect((await counted()).map(({ views }) => views)).toEqual([2]);
  });

  it('is kept for 400 days', async () => {
    for (const day of ['2025-10-22', '2025-10-23'])
      await platform.db.pageCount.create({
        data: { shopId: shop.id, subjectId: shop.id, day: new Date(`${day}T00:00:00Z`), channel: 'direct', views: 1 },
      });
    await forgetVisits(platform);
    const left = await platform.db.pageCount.findMany({ where: { shopId: shop.id } });
    expect(left.map(({ day }) => day.toISOString().slice(0, 10))).toEqual(['2025-10-23']);
  });
});

describe('a press on the phone number', () => {
  it('counts for the page it stood on, and only when that page is ours', async () => {
    const counter = new VisitCounter(platform);
    counter.press('call', headers({ 'ping-from': `http://vuon.test${plantPath()}?via=qr` }));
    counter.press('chat', headers({ 'ping-from': `http://vuon.test/shop/${shop.slug}` }));
    counter.press('call', headers({ 'ping-from': `http://elsewhere.test${plantPath()}` }));
    counter.press('call', headers({}));
    await counter.flush();
    expect(await counted()).toEqual(
      expect.arrayContaining([
        { subjectId: listing.id, channel: 'qr', views: 0, calls: 1, chats: 0 },
        { subjectId: shop.id, channel: 'direct', views: 0, calls: 0, chats: 1 },
      ]),
    );
    expect(await counted()).toHaveLength(2);
  });
});

describe('the grower’s week', () => {
  it('shows the last seven days beside the seven before, by Vietnam’s clock, and nobody else’s', async () => {
    const counter = new VisitCounter(platform);
    const at = async (moment: string, times: number, given: Given = {}) => {
      platform.setNow(new Date(moment));
      for (let time = 0; time < times; time++) look(counter, plantPath(), given);
      await counter.flush();
    };
    await at('2026-11-20T16:59:00Z', 5); // still the 20th in Vietnam: the week before
    await at('2026-11-20T17:00:00Z', 3); // the 21st: the first day of this week
    await at('2026-11-27T03:00:00Z', 2, { referer: 'https://chat.zalo.me/' });
    await at('2026-11-27T03:00:00Z', 4, { referer: `http://vuon.test/shop/${shop.slug}` });
    platform.setNow(NOW);
    const order = await storedOrder(platform.db, { shopId: shop.id, placedAt: new Date('2026-11-26T03:00:00Z') });
    const { total } = await platform.db.order.findUniqueOrThrow({ where: { id: order.id } });

    const week = await findWeek(platform, shop.id);
    expect(week.days.map(({ arrivals }) => arrivals)).toEqual([3, 0, 0, 0, 0, 0, 2]);
    expect(week.now).toMatchObject({ arrivals: 5, views: 9, orders: 1, revenue: Number(total) });
    expect(week.before).toMatchObject({ arrivals: 5, views: 5, orders: 0 });
    expect(week.channels).toEqual([
      { channel: 'direct', arrivals: 3, orders: 0 },
      { channel: 'zalo', arrivals: 2, orders: 0 },
      { channel: 'unknown', arrivals: 0, orders: 1 },
    ]);
    expect(week.best).toMatchObject([{ id: listing.id, views: 9, isThere: true, photos: 1 }]);
    const other = await storedShop(platform.db);
    expect((await findWeek(platform, other.id)).now).toMatchObject({ views: 0, orders: 0 });
  });

  it('turns the pages of its plants', async () => {
    const counter = new VisitCounter(platform);
    for (let number = 0; number < 22; number++) {
      const { slug } = await storedListing(platform.db, { shopId: shop.id, photos: 0, state: 'paused' });
      for (let time = 0; time <= number; time++) look(counter, `/shop/${shop.slug}/p/${slug}`);
    }
    await counter.flush();
    const [one, two] = await Promise.all([1, 2].map((page) => findPlantTable(platform, { shopId: shop.id, page })));
    expect([one!.plants.length, one!.hasNext, two!.plants.length, two!.hasNext]).toEqual([20, true, 2, false]);
    expect(one!.plants[0]!.views).toBe(22);
    expect(two!.plants.map(({ views }) => views)).toEqual([2, 1]);
  });
});
