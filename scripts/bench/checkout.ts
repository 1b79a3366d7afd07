import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { placeOrder } from '~/features/orders/place-order.server';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform, type Platform } from '~/platform/platform.server';

import { storedListing } from '../../test/builders';
import { aCart, aWish, sellingShop } from '../../test/orders';
import { openDatabase } from '../lib/embedded-postgres.mjs';
import { migrate } from '../lib/migrate.mjs';
import type { Bench, Report, Row } from './report';

const LISTINGS = 200;
const STOCK = 1_000_000;
const BUYERS = [16, 64];

/**
 * How many orders a second one process places, with a database that keeps what it promised (it waits for the disk at
 * each commit), beside what the same pool does with the smallest transaction there is. No HTTP, no page is in it.
 */
export const bench: Bench = async (report, words) => {
  const { values } = parseArgs({
    args: [...words],
    options: { seconds: { type: 'string', default: '10' }, json: { type: 'boolean' } },
  });
  const seconds = Number(values.seconds);
  const folder = await mkdtemp(join(tmpdir(), 'bench-checkout-'));
  const database = await openDatabase({ dataDir: folder });
  try {
    await migrate(database.url);
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: folder, LOG_LEVEL: 'error' });
    const platform = openPlatform(config);
    try {
      await measureAll(report, platform, seconds);
    } finally {
      await closePlatform(platform);
    }
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

async function measureAll(report: Report, platform: Platform, seconds: number): Promise<void> {
  const shop = await sellingShop(platform);
  const listings = [];
  for (let count = 0; count < LISTINGS; count++)
    listings.push(await storedListing(platform.db, { shopId: shop.id, stock: STOCK }));
  const skus = listings.map(({ variants }) => variants[0]!.sku);
  report.note(
    `one shop with ${LISTINGS} listings, ${platform.pool.options.max} connections; each figure is of ${seconds} s, after 2 s unmeasured; ` +
      'two things an order, drawn from all listings, or the same single one for everybody',
  );
  const place = async (...wanted: string[]) => {
    const cart = aCart(...[...new Set(wanted)].map((sku): [string, number] => [sku, 1]));
    const order = await placeOrder(platform, aWish(shop, cart));
    if (!order.ok) throw new Error(JSON.stringify(order.problems));
  };
  const any = () => skus[Math.floor(Math.random() * skus.length)]!;
  const ways = {
    'the smallest transaction: one row counted up': async () => {
      const sku = any();
      await platform.db.$transaction(
        (tx) => tx.$executeRaw`
        UPDATE variants SET position = position WHERE shop_id = ${shop.id}::uuid AND sku = ${sku}`,
      );
    },
    'an order of two things among many': () => place(any(), any()),
    'an order of the one thing everybody wants': () => place(skus[0]!),
  };
  for (const buyers of BUYERS) {
    const rows: Row[] = [];
    for (const [what, once] of Object.entries(ways)) {
      await run(once, buyers, 2);
      rows.push({ what, figures: await run(once, buyers, seconds) });
    }
    report.table(`${buyers} buyers at once`, rows);
  }
  const placed = await platform.db.order.count();
  const lines = await platform.db.orderLine.aggregate({ _sum: { quantity: true } });
  const left = await platform.db.variant.aggregate({ _sum: { stock: true } });
  const sum = (lines._sum.quantity ?? 0) + (left._sum.stock ?? 0);
  report.table('afterwards', [
    {
      what: 'pots sold and pots left are what there was',
      figures: { orders: placed, missing: LISTINGS * STOCK - sum },
      target: '0 missing',
      isMet: sum === LISTINGS * STOCK,
    },
  ]);
}

/** So many do it over and over for so long: times a second, and how long (ms) half and 99 of a hundred waited at most. */
async function run(once: () => Promise<void>, buyers: number, seconds: number) {
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: buyers }, async () => {
      while (performance.now() < end) {
        const start = performance.now();
        await once();
        times.push(performance.now() - start);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    'a second': Math.round((times.length / (performance.now() - begun)) * 10_000) / 10,
    'p50 ms': Math.round(at(0.5) * 10) / 10,
    'p99 ms': Math.round(at(0.99) * 10) / 10,
    'longest ms': Math.round(times.at(-1) ?? 0),
  };
}
