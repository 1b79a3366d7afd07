import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';
import { expect, it } from 'vitest';

import { isPassword } from '~/features/accounts/password.server';
import { periodKey, quarterOf, shiftPeriod } from '~/features/orders/books-period';
import { turnoverOf } from '~/features/orders/books-tax';
import { findTurnover } from '~/features/orders/books.server';
import { findWeek } from '~/features/orders/figures.server';
import { countOrders } from '~/features/orders/list-orders.server';
import { checkLedger } from '~/features/payments/check-ledger.server';
import { readShippingRules } from '~/features/shops/shipping-method';

import { freshPlatform, type TestPlatform } from '../../test/platform';

import { BA_TU } from './gardens/ba-tu';
import { CHU_BAY } from './gardens/chu-bay';
import { SAU_DUA } from './gardens/sau-dua';
import { COOPERATIVE, DEMO_PASSWORD, GARDENS } from './gardens';
import { loadDemo } from './load-demo';
import { drawPicture, type Scene } from './pictures/picture';

/** Stands in for a painted picture: smaller, and another one for each seed. */
const draw = ({ seed }: Scene) =>
  sharp({
    create: { width: 640, height: 640, channels: 3, background: { r: seed % 251, g: (seed >> 8) % 251, b: 90 } },
  })
    .jpeg()
    .toBuffer();

/** Everything a visitor could notice of what was loaded. */
async function loaded({ db }: TestPlatform) {
  return {
    people: await db.person.findMany({ orderBy: { phone: 'asc' }, select: { phone: true, name: true } }),
    shops: await db.shop.findMany({
      orderBy: { slug: 'asc' },
      select: { slug: true, state: true, isDemo: true, setupStep: true, _count: { select: { members: true } } },
    }),
    listings: await db.listing.findMany({
      orderBy: { name: 'asc' },
      select: {
        name: true,
        slug: true,
        state: true,
        isDemo: true,
        _count: { select: { photos: true, variants: true } },
      },
    }),
    photos: await db.photo.groupBy({
      by: ['state'],
      where: { OR: [{ listingId: { not: null } }, { bannerOf: {} }] },
      _count: true,
    }),
    strays: await db.photo.count({ where: { listingId: null, bannerOf: null } }),
    certificates: await db.certificate.count(),
    looks: await db.pageCount.groupBy({ by: ['channel'], orderBy: { channel: 'asc' }, _sum: { views: true } }),
    ways: await db.shippingMethod.groupBy({ by: ['kind'], orderBy: { kind: 'asc' }, _count: true }),
    accounts: await db.bankAccount.findMany({ orderBy: { number: 'asc' }, select: { number: true, holder: true } }),
    orders: await db.order.findMany({
      orderBy: [{ shop: { slug: 'asc' } }, { cartId: 'asc' }],
      select: {
        state: true,
        total: true,
        paid: true,
        isDemo: true,
        shop: { select: { slug: true } },
        _count: { select: { events: true, revenueLines: true, claims: true, files: true, messages: true } },
      },
    }),
  };
}

/** What interrupted and uninterrupted loads must agree on; prices and shops stay the same, ids do not. */
const tally = (orders: Awaited<ReturnType<typeof loaded>>['orders']) =>
  orders
    .map((order) =>
      JSON.stringify(order, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    )
    .sort();

const FIRST_OF_EACH = GARDENS.map((garden) => garden.listings[0]!.name).sort();

it('opens every garden, and a second load changes nothing and draws nothing', async () => {
  const platform = await freshPlatform();
  await loadDemo(platform, { listings: 6, draw });
  const once = await loaded(platform);
  expect(once.listings.map(({ name }) => name).sort()).toEqual(FIRST_OF_EACH);
  expect(once.shops).toHaveLength(6);
  expect(once.shops.every(({ state, isDemo, setupStep }) => state === 'published' && isDemo && !setupStep)).toBe(true);
  expect(once.photos.map(({ state }) => state)).toEqual(['ready']);
  expect(once.strays).toBe(0);
  expect(new Set(once.orders.map(({ shop }) => shop.slug)).size).toBeGreaterThanOrEqual(4); // two begin with one piece
  expect(once.orders.every(({ isDemo, _count }) => isDemo && _count.messages === 0)).toBe(true);

  let drawn = 0;
  await loadDemo(platform, { listings: 6, draw: (scene) => (drawn++, draw(scene)) });
  expect(await loaded(platform)).toEqual(once);
  expect(drawn).toBe(0);
}, 90_000);

it('lets the household and the manager sign in with the password on the terminal', async () => {
  const platform = await freshPlatform();
  await loadDemo(platform, { listings: 1, draw });
  const people = await platform.db.person.findMany({
    where: { phone: { in: ['+84901000001', '+84901000002'] } },
    orderBy: { phone: 'asc' },
    include: { shops: true, cooperatives: { include: { cooperative: true } } },
  });
  const [household, manager] = people;
  expect(household!.shops).toMatchObject([{ role: 'owner' }]);
  expect(manager!.cooperatives).toMatchObject([{ role: 'manager', cooperative: { slug: COOPERATIVE.slug } }]);
  expect(await isPassword(DEMO_PASSWORD, household!.passwordHash)).toBe(true);
  expect(await platform.db.shop.count({ where: { cooperative: { slug: COOPERATIVE.slug } } })).toBe(6);
}, 90_000);

it('shows the first household listings in every state, and one whose photo is gone', async () => {
  const platform = await freshPlatform();
  await loadDemo(platform, { gardens: [BA_TU, SAU_DUA], draw });
  const mine = await platform.db.listing.findMany({
    where: { shop: { members: { some: { person: { phone: '+84901000001' } } } } },
    select: { state: true, stockTotal: true, priceFrom: true, photos: { where: { removedAt: null } } },
  });
  expect(new Set(mine.map(({ state }) => state))).toEqual(new Set(['draft', 'published', 'paused', 'archived']));
  expect(mine.filter(({ state, stockTotal }) => state === 'published' && stockTotal === 0)).toHaveLength(1);
  expect(mine.filter(({ state, priceFrom }) => state === 'draft' && priceFrom === null)).toHaveLength(1);
  expect(mine.filter(({ state, photos }) => state === 'draft' && photos.length === 0)).toHaveLength(1);
  expect(mine.filter(({ state, photos }) => state === 'published' && photos.length === 0)).toHaveLength(1);

  const stars = await platform.db.certificate.findMany({
    where: { kind: 'ocop' },
    select: { stars: true, expiresOn: true, listingId: true },
  });
  expect(stars.every(({ listingId }) => listingId)).toBe(true);
  expect(stars.filter(({ expiresOn }) => expiresOn! < new Date())).toHaveLength(1);
}, 120_000);

it('lets the first household sell: something in every shelf of its inbox, and two quarters in its book', async () => {
  const platform = await freshPlatform();
  await loadDemo(platform, { gardens: [BA_TU, CHU_BAY], listings: 14, draw });
  const { id: shopId } = await platform.db.shop.findFirstOrThrow({ where: { name: BA_TU.shop.name } });
  const counts = await countOrders(platform.db, shopId);
  for (const shelf of ['new', 'to-pack', 'to-hand-over', 'under-way', 'claims'] as const)
    expect(counts[shelf], shelf).toBeGreaterThan(0);
  const states = await platform.db.order.groupBy({ by: ['state'], where: { shopId }, _count: true });
  expect(states.map(({ state }) => state)).toEqual(expect.arrayContaining(['cancelled', 'returned', 'done']));
  expect(
    await platform.db.order.count({ where: { preorderOn: { not: null }, depositDue: { gt: 0 }, paid: { gt: 0 } } }),
  ).toBe(1);

  const quarter = quarterOf(platform.clock.now());
  for (const period of [quarter, shiftPeriod(quarter, -1)!]) {
    const { period: sums } = await findTurnover(platform.db, { shopId, period });
    expect(turnoverOf(sums), periodKey(period)).toBeGreaterThan(0);
  }
  const week = await findWeek(platform, shopId);
  expect(week.days.every(({ arrivals }) => arrivals > 0)).toBe(true);
  expect(week.best).toHaveLength(3);
  expect(week.channels).toContainEqual(expect.objectContaining({ channel: 'zalo', arrivals: expect.any(Number) }));
  expect(await platform.db.order.count({ where: { shopId, channel: { not: null } } })).toBeGreaterThan(0);
  expect(await checkLedger(platform.db)).toEqual([]);
  for (const { kind, rules } of await platform.db.shippingMethod.findMany())
    expect(readShippingRules(kind, rules), kind).not.toBeNull();
}, 120_000);

it('goes on where a killed load stopped', async () => {
  const platform = await freshPlatform();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./load.ts', import.meta.url)), '--listings', '6'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DATABASE_URL: platform.config.databaseUrl, DATA_DIR: platform.config.dataDir, JOBS: '0' },
    },
  );
  const ended = once(child, 'exit');
  await expect.poll(() => platform.db.listing.count(), { timeout: 170_000, interval: 50 }).toBeGreaterThan(0);
  child.kill('SIGKILL');
  await ended;
  expect(await platform.db.listing.count()).toBeLessThan(6);

  await loadDemo(platform, { listings: 6, draw: drawPicture });
  const whole = await loaded(platform);
  const uninterrupted = await freshPlatform();
  await loadDemo(uninterrupted, { listings: 6, draw });
  const smooth = await loaded(uninterrupted);
  expect({ ...whole, orders: tally(whole.orders) }).toEqual({ ...smooth, orders: tally(smooth.orders) });
}, 400_000);
