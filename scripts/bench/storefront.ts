/**
 * Shoppers' pages under load: kept and computed, with a thousand listings in the house and with a million, beside a bare
 * Node server that sends the same packed bytes in the same run. `--shops 1000 --seconds 5`; a shop has 1,000 listings.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistogram } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import autocannon from 'autocannon';
import pg from 'pg';

import { buildIfNeeded } from '../lib/build.mjs';
import { openDatabase } from '../lib/embedded-postgres.mjs';
import { migrate } from '../lib/migrate.mjs';
import type { Bench, Row } from './report';

const LISTINGS_A_SHOP = 1_000;
const CONNECTIONS = 16;
const PAGES = {
  shop: '/shop/vuon-1',
  listing: '/shop/vuon-1/p/bong-giay-500',
  search: '/search?q=bong+giay+hong+7',
  kind: '/search?kind=foliage&sort=price-up',
} as const;
type Page = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as Page[];
const HEADERS = { 'accept-encoding': 'gzip, br' };

type Load = { rate: number; p50: number; p99: number; bytes: number };
type Figures = Record<Page, { bare: Load; kept: Load; computed: Load }> & {
  memory: { kept: number; computed: number };
};

export const bench: Bench = async (report, words) => {
  const option = (name: string, fallback: number) => Number(words[words.indexOf(`--${name}`) + 1]) || fallback;
  const [shops, seconds] = [option('shops', 1_000), option('seconds', 5)];
  await buildIfNeeded();
  const dataDir = await mkdtemp(join(tmpdir(), 'chovuon-bench-storefront-'));
  const database = await openDatabase({ dataDir });
  try {
    await migrate(database.url);
    const figures = new Map<number, Figures>();
    let there = 0;
    for (const wanted of new Set([1, shops])) {
      await seed(database.url, there + 1, wanted);
      there = wanted;
      figures.set(wanted * LISTINGS_A_SHOP, await measure(database.url, dataDir, seconds));
    }
    const [small, large] = [...figures.values()] as [Figures, Figures | undefined];
    for (const [listings, measured] of figures) {
      report.table(
        `${listings} listings, ${CONNECTIONS} connections`,
        NAMES.flatMap((page) => linesOf(page, measured[page])),
      );
      report.table(`${listings} listings: memory of the house after it, MiB`, [
        { what: 'pages kept', figures: { MiB: measured.memory.kept } },
        { what: 'pages computed', figures: { MiB: measured.memory.computed } },
      ]);
    }
    report.table(
      'Targets',
      NAMES.flatMap((page) => targetsOf(page, small[page], large?.[page])),
    );
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const lineOf = (what: string, { rate, p50, p99, bytes }: Load): Row => ({
  what,
  figures: { 'req/s': Math.round(rate), 'p50 ms': p50, 'p99 ms': p99, bytes },
});

const linesOf = (page: Page, { bare, kept, computed }: Figures[Page]): Row[] => [
  lineOf(`${page}: bare Node, the same bytes`, bare),
  lineOf(`${page}: kept`, kept),
  lineOf(`${page}: computed`, computed),
];

function targetsOf(page: Page, small: Figures[Page], large: Figures[Page] | undefined): Row[] {
  const last = large ?? small;
  const [share, growth] = [last.kept.rate / last.bare.rate, last.computed.p50 / small.computed.p50];
  return [
    { what: `${page}: kept ÷ bare Node`, figures: { is: share }, target: '≥ 0.5', isMet: share >= 0.5 },
    { what: `${page}: p99 of kept, ms`, figures: { is: last.kept.p99 }, target: '≤ 5 ms', isMet: last.kept.p99 <= 5 },
    // one size alone says nothing of growth
    ...(large
      ? [
          {
            what: `${page}: p50 computed, large ÷ small`,
            figures: { is: growth },
            target: '≤ 1.3',
            isMet: growth <= 1.3,
          },
        ]
      : []),
  ];
}

async function measure(databaseUrl: string, dataDir: string, seconds: number): Promise<Figures> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    JOBS: '0',
    LOG_LEVEL: 'error',
  };
  const child = (mode: string, cacheMb: string) =>
    fork(fileURLToPath(new URL('storefront-child.mjs', import.meta.url)), [mode], {
      execArgv: [],
      env: { ...env, PAGE_CACHE_MB: cacheMb },
    });
  const children = { kept: child('house', '64'), computed: child('house', '0') };
  try {
    const ports = { kept: await portOf(children.kept), computed: await portOf(children.computed) };
    const found = {} as Record<Page, Figures[Page]>;
    for (const page of NAMES) {
      const sent = await fetch(`http://127.0.0.1:${ports.kept}${PAGES[page]}`, {
        headers: { 'accept-encoding': 'identity' },
      });
      if (sent.status !== 200) throw new Error(`${PAGES[page]} answered ${sent.status}.`);
      await sent.text();
      const bare = await bareOf(ports.kept, PAGES[page]);
      try {
        found[page] = {
          bare: await load(await portOf(bare), PAGES[page], seconds),
          kept: await load(ports.kept, PAGES[page], seconds),
          computed: await load(ports.computed, PAGES[page], seconds),
        };
      } finally {
        bare.kill();
      }
    }
    return { ...found, memory: { kept: await rssOf(children.kept), computed: await rssOf(children.computed) } };
  } finally {
    for (const one of Object.values(children)) one.kill();
  }
}

/** Bare Node with the very bytes and headers that the house sends for this page, packed as it packs them. */
async function bareOf(port: number, path: string): Promise<ChildProcess> {
  const { statusCode, headers, body } = await rawGet(port, path);
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}.`);
  const bare = fork(fileURLToPath(new URL('storefront-child.mjs', import.meta.url)), ['bare'], { execArgv: [] });
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(?:date|connection|keep-alive|content-length)$/.test(name),
  );
  bare.send({ body: body.toString('base64'), headers: kept });
  return bare;
}

async function rawGet(port: number, path: string) {
  const asked = request({ port, path, host: '127.0.0.1', headers: HEADERS });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return { statusCode: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) };
}

async function portOf(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return message.port;
}

async function rssOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [message] = (await once(child, 'message')) as [{ rssMiB: number }];
  return message.rssMiB;
}

/** Loads one page; the first second warms up and is not counted. Times are in ms, finer than the tool's own whole ones. */
async function load(port: number, path: string, seconds: number): Promise<Load> {
  const run = async (duration: number) => {
    const times = createHistogram();
    const told = await new Promise<autocannon.Result>((resolve, reject) => {
      autocannon(
        { url: `http://127.0.0.1:${port}${path}`, connections: CONNECTIONS, duration, headers: HEADERS },
        (error, result) => (error ? reject(error as Error) : resolve(result)),
      ).on('response', (_client, _status, _bytes, ms) => times.record(Math.max(1, Math.round(ms * 1_000))));
    });
    if (told.non2xx > 0 || told.errors > 0) throw new Error(`${path}: ${told.non2xx} refusals, ${told.errors} errors.`);
    return {
      rate: told['2xx'] / told.duration,
      p50: times.percentile(50) / 1_000,
      p99: times.percentile(99) / 1_000,
      bytes: Math.round(told.throughput.total / told['2xx']),
    };
  };
  await run(1);
  return run(seconds);
}

/** Gardens from one number to another, each with a thousand listings of one size and one photo. Triggers sleep: they are not what is measured. */
async function seed(url: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const renditions = JSON.stringify(
    [320, 640, 960].flatMap((width) =>
      ['avif', 'webp', 'jpeg'].map((format) => ({ kind: 'width', format, width, height: width, bytes: width * 60 })),
    ),
  );
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO shops (id, slug, name, state, story, commune_code, province_code, phone, published_at, updated_at)
       SELECT gen_random_uuid(), 'vuon-' || n, 'Vườn số ' || n, 'published', 'Nhà trồng bông giấy ba đời.', '28870', '86',
         '+8490' || lpad(n::text, 7, '0'), now() - n * interval '1 minute', now() FROM generate_series($1::int, $2::int) AS n`,
      [from, to],
    );
    await client.query(
      `CREATE TEMP TABLE wanted AS SELECT gen_random_uuid() AS id, s.id AS shop_id, s.published_at, n
       FROM shops AS s, generate_series(1, ${LISTINGS_A_SHOP}) AS n
       WHERE substr(s.slug, 6)::int BETWEEN $1::int AND $2::int`,
      [from, to],
    );
    await client.query(
      `INSERT INTO listings (id, shop_id, slug, state, "group", name, unit, description, details, published_at, price_from, price_to, stock_total, search_text, updated_at)
       SELECT id, shop_id, 'bong-giay-' || n, 'published', (ARRAY['foliage', 'bonsai', 'fruit-seedling'])[1 + n % 3],
         'Bông giấy hồng số ' || n, 'chau', 'Ba năm tuổi, tán tròn, đang ra bông, trồng chậu đất nung.', '{"light":["full-sun"],"water":"daily"}',
         published_at - n * interval '1 second', 100000 + n * 1000, 100000 + n * 1000, n % 7, 'Bông giấy hồng số ' || n, now() FROM wanted`,
    );
    await client.query(
      `INSERT INTO variants (id, shop_id, listing_id, sku, size, price, stock, height_cm, weight_grams, updated_at)
       SELECT gen_random_uuid(), shop_id, id, 'BG' || n, 'Chậu 30 cm', 100000 + n * 1000, n % 7, 60, 4500, now() FROM wanted`,
    );
    await client.query(
      `INSERT INTO photos (id, shop_id, listing_id, state, content_hash, original_key, original_bytes, public_name, width, height, placeholder, renditions, updated_at)
       SELECT gen_random_uuid(), shop_id, id, 'ready', 'x', 'x', 1, 'Ab3dEf6hIj9kLm2nOp5qRs', 1600, 1600, 'data:', $1::jsonb, now() FROM wanted`,
      [renditions],
    );
    await client.query('DROP TABLE wanted');
    await client.query('SET session_replication_role = DEFAULT');
    await client.query('VACUUM ANALYZE shops, listings, variants, photos');
  } finally {
    await client.end();
  }
}
