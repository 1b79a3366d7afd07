/**
 * Feeds of a large garden, in a database of its own that goes when the bench ends. Each figure of ours stands beside
 * PostgreSQL's COPY of the same rows in the same run; every way of ours runs in a process of its own, so that its
 * memory is its own. `--items 1000000`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { openDatabase } from '../lib/embedded-postgres.mjs';
import { migrate } from '../lib/migrate.mjs';
import type { Bench, Row } from './report';
import type { FeedFigures, StoredFigures } from './feeds-child';

const FILE = 'google.xml';
const SMALL = 100_000;

export const bench: Bench = async (report, words) => {
  const items = Number(words[words.indexOf('--items') + 1]) || 1_000_000;
  const dataDir = await mkdtemp(join(tmpdir(), 'chovuon-bench-feeds-'));
  const database = await openDatabase({ dataDir });
  try {
    await migrate(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const sizes = [...new Set([Math.min(SMALL, items), items])];
      const figures: Figures[] = [];
      for (const size of sizes) {
        const slug = `vuon-${size}`;
        await seed(client, slug, size);
        const copy = await copyRate(client, slug, size);
        const own = await measure<FeedFigures>(database.url, dataDir, [slug]);
        if (own.items !== size) throw new Error(`The feed has ${own.items} items of ${size}.`);
        const stored = await measure<StoredFigures>(database.url, dataDir, [slug, 'stored']);
        if (stored.plain.items !== size) throw new Error(`The stored feed has ${stored.plain.items} items of ${size}.`);
        figures.push({ items: size, copy, own, stored });
        report.note(`${size} items: ${(own.bytes / 2 ** 20).toFixed(0)} MiB of ${FILE}`);
      }
      const [small] = figures;
      report.table(
        `${FILE} from a cursor, beside COPY of the same rows`,
        figures.flatMap(({ items: size, copy, own }): Row[] => [
          { what: `${size} items: COPY (limit)`, figures: { '1,000 rows/s': copy / 1000 } },
          {
            what: `${size} items: ours`,
            figures: {
              '1,000 rows/s': own.rate / 1000,
              '÷ COPY': own.rate / copy,
              'CPU s': own.cpuSeconds,
              'peak MiB': own.peakMiB,
              'first byte ms': own.firstByteMs,
              '304 ms': own.unchangedMs,
            },
          },
        ]),
      );
      tellStored(report, figures);
      const large = figures.at(-1)!;
      report.table('Targets', [
        {
          what: 'rows/s beside COPY',
          figures: { is: large.own.rate / large.copy },
          target: '≥ 0.18',
          isMet: large.own.rate / large.copy >= 0.18,
        },
        {
          what: 'peak memory, MiB',
          figures: { is: large.own.peakMiB },
          target: '≤ 150 MiB above an idle process',
          isMet: large.own.peakMiB <= 150,
        },
        // one size alone says nothing of how memory grows
        ...(figures.length < 2
          ? []
          : [
              {
                what: 'memory at the large size ÷ at the small',
                figures: { is: large.own.peakMiB / small!.own.peakMiB },
                target: '≤ 1.1',
                isMet: large.own.peakMiB <= small!.own.peakMiB * 1.1,
              },
            ]),
        {
          what: 'first byte, ms',
          figures: { is: large.own.firstByteMs },
          target: '≤ 100 ms',
          isMet: large.own.firstByteMs <= 100,
        },
        {
          what: 'rows/s from storage, packed, beside COPY',
          figures: { is: large.items / large.stored.packed.seconds / large.copy },
          target: '≥ 1',
          isMet: large.items / large.stored.packed.seconds >= large.copy,
        },
        {
          what: 'a file that tells one changed price, s',
          figures: { is: (large.stored.changedMs + large.stored.rewriteMs) / 1000 },
          target: '≤ 60 s, written to storage again',
          isMet: large.stored.changedMs + large.stored.rewriteMs <= 60_000,
        },
        {
          what: 'parts written for it',
          figures: { is: large.stored.partsRewritten },
          target: '1',
          isMet: large.stored.partsRewritten === 1,
        },
        {
          what: 'peak memory of writing to storage, MiB',
          figures: { is: large.stored.writePeakMiB },
          target: '≤ 150 MiB above an idle process',
          isMet: large.stored.writePeakMiB <= 150,
        },
      ]);
    } finally {
      await client.end();
    }
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

type Figures = { items: number; copy: number; own: FeedFigures; stored: StoredFigures };

function tellStored(report: Parameters<Bench>[0], figures: readonly Figures[]): void {
  const line = ({ seconds, cpuSeconds, peakMiB, firstByteMs }: FeedFigures, items: number, copy: number) => ({
    '1,000 rows/s': items / seconds / 1000,
    '÷ COPY': items / seconds / copy,
    'CPU s': cpuSeconds,
    'peak MiB': peakMiB,
    'first byte ms': firstByteMs,
  });
  report.table(
    `${FILE} from storage`,
    figures.flatMap(({ items, copy, stored }): Row[] => [
      {
        what: `${items} items: written, ${stored.parts} parts of ${(stored.packedBytes / 2 ** 20).toFixed(1)} MiB`,
        figures: {
          '1,000 rows/s': stored.writeRate / 1000,
          '÷ COPY': stored.writeRate / copy,
          'peak MiB': stored.writePeakMiB,
        },
      },
      { what: `${items} items: packed, as it lies there`, figures: line(stored.packed, items, copy) },
      { what: `${items} items: plain, unpacked on the way`, figures: line(stored.plain, items, copy) },
      {
        what: `${items} items: packed, one price changed`,
        figures: { '1,000 rows/s': items / stored.changedMs, 'first byte ms': stored.changedFirstByteMs },
      },
      {
        what: `${items} items: its part written again`,
        figures: { ms: stored.rewriteMs, parts: stored.partsRewritten },
      },
    ]),
  );
}

/** A garden with so many listings of one size and one photo each. Triggers sleep: they are not what is measured. */
async function seed(client: pg.Client, slug: string, items: number): Promise<void> {
  const description =
    'Bông giấy hồng ba năm tuổi, tán tròn, đang ra bông, trồng chậu đất nung, hợp sân nắng. Cây quen nắng gắt, ba ngày tưới một lần.';
  const renditions = JSON.stringify([
    { kind: 'width', format: 'jpeg', width: 640, height: 640, bytes: 60_000 },
    { kind: 'width', format: 'avif', width: 640, height: 640, bytes: 30_000 },
    { kind: 'square', format: 'jpeg', width: 1200, height: 1200, bytes: 200_000 },
  ]);
  await client.query(`SET session_replication_role = replica`);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO shops (id, slug, name, state, commune_code, province_code, phone, published_at, updated_at)
     VALUES (gen_random_uuid(), $1, 'Vườn Bà Tư', 'published', '28870', '86', '+84901000001', now(), now()) RETURNING id`,
    [slug],
  );
  const shopId = rows[0]!.id;
  await client.query(
    `CREATE TEMP TABLE wanted AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${Math.trunc(items)}) AS n`,
  );
  await client.query(
    `INSERT INTO listings (id, shop_id, slug, state, name, unit, description, details, published_at, price_from, updated_at)
     SELECT id, $1, 'bong-giay-' || n, 'published', 'Bông giấy hồng số ' || n, 'chau', $2, '{"light":["full-sun"],"water":"daily"}', now(), 350000, now() FROM wanted`,
    [shopId, description],
  );
  await client.query(
    `INSERT INTO variants (id, shop_id, listing_id, sku, size, price, stock, height_cm, weight_grams, updated_at)
     SELECT gen_random_uuid(), $1, id, 'BG' || n, 'Chậu 30 cm', 350000, n % 7, 60, 4500, now() FROM wanted`,
    [shopId],
  );
  await client.query(
    `INSERT INTO photos (id, shop_id, listing_id, state, content_hash, original_key, original_bytes, public_name, width, height, placeholder, renditions, updated_at)
     SELECT gen_random_uuid(), $1, id, 'ready', 'x', 'x', 1, 'Ab3dEf6hIj9kLm2nOp5qRs', 1600, 1600, 'data:', $2::jsonb, now() FROM wanted`,
    [shopId, renditions],
  );
  await client.query('DROP TABLE wanted');
  await client.query(`SET session_replication_role = DEFAULT`);
  await client.query('VACUUM ANALYZE listings, variants, photos');
}

/** Rows a second of COPY over the three tables joined, thrown away by the server: nothing can be faster. */
async function copyRate(client: pg.Client, slug: string, items: number): Promise<number> {
  const began = performance.now();
  await client.query(
    `COPY (SELECT l.*, v.*, p.public_name, p.renditions FROM listings AS l
       JOIN variants AS v ON v.listing_id = l.id JOIN photos AS p ON p.listing_id = l.id
       WHERE l.shop_id = (SELECT id FROM shops WHERE slug = '${slug}')) TO PROGRAM 'cat > /dev/null'`,
  );
  return items / ((performance.now() - began) / 1000);
}

function measure<Told>(databaseUrl: string, dataDir: string, words: readonly string[]): Promise<Told> {
  const command = fileURLToPath(new URL('feeds-child.ts', import.meta.url));
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, JOBS: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['--import', 'tsx', command, FILE, ...words], {
    // only what is asked for by the address of the house is served from storage
    env: { ...process.env, ...env, ...(words.includes('stored') ? { PUBLIC_URL: 'https://chovuon.example' } : {}) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  return new Promise((resolve, reject) =>
    child.once('exit', (code) =>
      code === 0 ? resolve(JSON.parse(said) as Told) : reject(new Error(`The reader ended with ${code}.`)),
    ),
  );
}
