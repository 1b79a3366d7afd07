import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { test as base } from '@playwright/test';
import pg from 'pg';

import { GARDENS } from '../../scripts/demo/gardens';
import { freshDatabase } from '../database';
import { environmentWith } from '../environment';
import { startHouse, type House } from './server';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LISTINGS = 30;
const FULL_SHELF = 24;
/** The copy that lost its photo, so that a feed has something to refuse. */
const WITHOUT_PHOTO = 0;

/** A house with gardens in it, every picture pressed into all its sizes, and one shop with a full first page. */
export type DemoHouse = House & { shop: string; listing: string; cooperative: string };

/** Playwright's `test` with the demo behind `page.goto('/…')`; loaded once for all tests of a worker. */
export const test = base.extend<object, { house: DemoHouse }>({
  house: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'chovuon-demo-'));
      const database = await freshDatabase();
      await loadGardens({ DATABASE_URL: database.url, DATA_DIR: dataDir });
      const working = await startHouse({ databaseUrl: database.url, dataDir });
      await untilPressed(database.url);
      await working.close();
      const sights = await fillShelf(database.url);
      const server = await startHouse({ databaseUrl: database.url, dataDir, env: { JOBS: '0' } });
      await use({ url: server.url, databaseUrl: database.url, dataDir, ...sights });
      await server.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
});

export { expect } from '@playwright/test';

async function loadGardens(env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo/load.ts', '--listings', String(LISTINGS)], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environmentWith({ NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env }),
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The demo did not load (exit ${code}): see above.`);
}

async function untilPressed(databaseUrl: string): Promise<void> {
  await withDatabase(databaseUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ left: number }>(
        `SELECT count(*)::int AS left FROM photos WHERE state <> 'refused' AND removed_at IS NULL AND plan_version = 0`,
      );
      if (rows[0]?.left === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  });
}

/** Gives one shop a full page of listings by copying rows: the page's weight is what matters, and the files are shared. */
async function fillShelf(databaseUrl: string): Promise<{ shop: string; listing: string; cooperative: string }> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string; slug: string }>(
      `SELECT s.id, s.slug FROM shops s JOIN shop_members m ON m.shop_id = s.id JOIN people p ON p.id = m.person_id
       WHERE p.phone = '+84901000001'`,
    );
    const shop = rows[0]!;
    const names = GARDENS.flatMap((garden) => garden.listings.map(({ name }) => name)).slice(-FULL_SHELF);
    const models = await client.query<{ id: string; photo: string }>(
      `SELECT l.id, min(p.id::text) AS photo FROM listings l JOIN photos p ON p.listing_id = l.id AND p.state = 'ready'
       WHERE l.shop_id = $1 AND l.state = 'published' GROUP BY l.id ORDER BY l.id`,
      [shop.id],
    );
    for (const [index, name] of names.entries()) {
      const model = models.rows[index % models.rows.length]!;
      const id = randomUUID();
      await copyRow(client, 'listings', model.id, { id, name, slug: `mon-${index}`, state: 'draft' });
      const variant = await client.query<{ id: string }>('SELECT id FROM variants WHERE listing_id = $1 LIMIT 1', [
        model.id,
      ]);
      await copyRow(client, 'variants', variant.rows[0]!.id, { id: randomUUID(), listing_id: id, sku: `FULL${index}` });
      if (index !== WITHOUT_PHOTO) {
        await copyRow(client, 'photos', model.photo, { id: randomUUID(), listing_id: id, content_hash: randomUUID() });
      }
      await client.query(`UPDATE listings SET state = 'published', published_at = now() WHERE id = $1`, [id]);
    }
    const listing = await client.query<{ slug: string }>('SELECT slug FROM listings WHERE id = $1', [
      models.rows[0]!.id,
    ]);
    const cooperative = await client.query<{ slug: string }>('SELECT slug FROM cooperatives LIMIT 1');
    return { shop: shop.slug, listing: listing.rows[0]!.slug, cooperative: cooperative.rows[0]!.slug };
  });
}

async function copyRow(client: pg.Client, table: string, id: string, changes: Record<string, string>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows.map(({ name }) => name);
  const values = columns.map((name) => (name in changes ? `$${Object.keys(changes).indexOf(name) + 2}` : `"${name}"`));
  await client.query(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE id = $1`,
    [id, ...Object.values(changes)],
  );
}

async function withDatabase<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
