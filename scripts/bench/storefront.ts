/**
 * Shoppers' pages under load: kept and computed, with a thousand listings in the house and with a million, beside a bare
 * Node server that sends the same packed bytes in the same run, and beside a bare Remix. Figures are medians of rounds in
 * which everything has its turn. `--shops 1000 --seconds 3 --rounds 3`; a shop has 1,000 listings.
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

import { buildIfNeeded } from '../lib/build.mjs';
import { openDatabase } from '../lib/embedded-postgres.mjs';
import { migrate } from '../lib/migrate.mjs';
import type { Bench, Row } from './report';
import { LISTINGS_A_SHOP, seed } from './storefront-seed';

const CONNECTIONS = 16;
/** A server that rested lets go of the code it had made quick; so long (s) it is loaded before a turn counts. */
const WARM_UP = 3;
const PAGES = {
  shop: '/shop/vuon-1',
  listing: '/shop/vuon-1/p/cay-500',
  search: '/search?q=bong+giay',
  'rare search': '/search?q=bong+giay+hong',
  kind: '/search?kind=foliage&sort=price-up',
  filters: '/search?kind=fruit-sapling&ease=2&max=900k',
  'seven filters': '/search?kind=fruit-sapling&salt=4&tall=2&ease=2&to=79&when=tet&max=900k',
  home: '/',
} as const;
type Page = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as Page[];
/**
 * What a computed page is measured by: a bare Remix in the same run. The targets are ratios of figures taken on one
 * machine, where with pg it sent 513 lists a second, at 2.3 ms of CPU each, and 1,035 single plants, and with Prisma 456
 * and 490. A page of ours is to reach nine tenths of the latter, and a list is to cost no more than 2.5 ms.
 */
const BESIDE = {
  shop: { remix: 'list', rate: (0.9 * 456) / 513, cpu: 2.5 / 2.3 },
  kind: { remix: 'list', rate: (0.9 * 456) / 513, cpu: 2.5 / 2.3 },
  listing: { remix: 'plant', rate: (0.9 * 490) / 1_035, cpu: null },
} as const;
const REMIX = { list: '/shop/vuon-1', plant: '/plant/cay-500' } as const;
const HEADERS = { 'accept-encoding': 'gzip, br' };

/** `cpu` is the server's own, ms a request; the database's is not in it. */
type Load = { rate: number; p50: number; p99: number; bytes: number; cpu: number };
/** `cards`: how many plants the page shows; `remix`: the like of it by a bare Remix, right after it. */
type Figures = { bare: Load; kept: Load; computed: Load; cards: number; remix?: Load };
type Size = {
  listings: number;
  pages: Record<Page, Figures>;
  memory: { kept: number; computed: number };
};

export const bench: Bench = async (report, words) => {
  const option = (name: string, fallback: number) => Number(words[words.indexOf(`--${name}`) + 1]) || fallback;
  const [shops, seconds, rounds] = [option('shops', 1_000), option('seconds', 3), option('rounds', 3)];
  await buildIfNeeded();
  const houses: House[] = [];
  try {
    for (const wanted of new Set([1, shops])) houses.push(await openHouse(wanted));
    const sizes = await measure(houses, { seconds, rounds });
    for (const { listings, pages, memory } of sizes) {
      report.table(
        `${listings} listings, ${CONNECTIONS} connections`,
        NAMES.flatMap((page) => linesOf(page, pages[page])),
      );
      report.table(`${listings} listings: memory of the house after it, MiB`, [
        { what: 'pages kept', figures: { MiB: memory.kept } },
        { what: 'pages computed', figures: { MiB: memory.computed } },
      ]);
    }
    const [small, large] = sizes as [Size, Size | undefined];
    report.table('Targets', [
      ...NAMES.flatMap((page) => targetsOf(page, small.pages[page], large?.pages[page])),
      ...(Object.keys(BESIDE) as (keyof typeof BESIDE)[]).flatMap((page) =>
        besideRemix(page, (large ?? small).pages[page]),
      ),
    ]);
  } finally {
    for (const house of houses) await house.close();
  }
};

const lineOf = (what: string, { rate, p50, p99, bytes, cpu }: Load): Row => ({
  what,
  figures: { 'req/s': Math.round(rate), 'p50 ms': p50, 'p99 ms': p99, 'CPU ms': cpu, bytes },
});

const linesOf = (page: Page, { bare, kept, computed, remix }: Figures): Row[] => [
  lineOf(`${page}: bare Node, the same bytes`, bare),
  lineOf(`${page}: kept`, kept),
  lineOf(`${page}: computed`, computed),
  ...(remix ? [lineOf(`${page}: its like by a bare Remix and pg`, remix)] : []),
];

function targetsOf(page: Page, small: Figures, large: Figures | undefined): Row[] {
  const last = large ?? small;
  const [share, growth] = [last.kept.rate / last.bare.rate, last.computed.p50 / small.computed.p50];
  return [
    { what: `${page}: kept ÷ bare Node`, figures: { is: share }, target: '≥ 0.5', isMet: share >= 0.5 },
    { what: `${page}: p99 of kept, ms`, figures: { is: last.kept.p99 }, target: '≤ 5 ms', isMet: last.kept.p99 <= 5 },
    ...(large ? [growthOf(page, small, large, growth)] : []), // one size alone says nothing of growth
  ];
}

/** Two pages can be compared where they show as many plants: another plant has to be read and drawn in any house. */
function growthOf(page: Page, { cards }: Figures, large: Figures, growth: number): Row {
  const what = `${page}: p50 computed, large ÷ small`;
  if (cards !== large.cards) return { what: `${what} (${cards} plants → ${large.cards})`, figures: { is: growth } };
  return { what, figures: { is: growth }, target: '≤ 1.3', isMet: growth <= 1.3 };
}

/** Ours says in two languages, with filters, law and looks, what a bare Remix says without. */
function besideRemix(page: keyof typeof BESIDE, { computed: ours, remix: bare }: Figures): Row[] {
  if (!bare) throw new Error(`The like of ${page} was not measured.`);
  const { rate, cpu } = BESIDE[page];
  const row = (what: string, is: number, target: string, isMet: boolean): Row => ({
    what: `${page}: ${what}`,
    figures: { is },
    target,
    isMet,
  });
  const [rates, costs] = [ours.rate / bare.rate, ours.cpu / bare.cpu];
  return [
    row('computed ÷ bare Remix, req/s', rates, `≥ ${rate.toFixed(2)}`, rates >= rate),
    ...(cpu === null ? [] : [row('computed ÷ bare Remix, CPU', costs, `≤ ${cpu.toFixed(2)}`, costs <= cpu)]),
  ];
}

type Server = { child: ChildProcess; port: number };
type House = Awaited<ReturnType<typeof openHouse>>;

/** A database with so many gardens, and what serves it: the house that keeps pages, one that computes them, a bare Remix. */
async function openHouse(shops: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'chovuon-bench-storefront-'));
  const database = await openDatabase({ dataDir });
  const child = (mode: string, cacheMb: string) =>
    fork(fileURLToPath(new URL('storefront-child.mjs', import.meta.url)), [mode], {
      execArgv: [],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        JOBS: '0',
        LOG_LEVEL: 'error',
        PAGE_CACHE_MB: cacheMb,
      },
    });
  const children: ChildProcess[] = [];
  const close = async () => {
    for (const one of children) one.kill();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(database.url);
    await seed(database.url, 1, shops);
    const serving = async (mode: string, cacheMb: string): Promise<Server> => {
      const server = child(mode, cacheMb);
      children.push(server);
      return { child: server, port: await portOf(server) };
    };
    return {
      listings: shops * LISTINGS_A_SHOP,
      ...{
        kept: await serving('house', '64'),
        computed: await serving('house', '0'),
        remix: await serving('remix', '0'),
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Page by page, the small house and the large one in turns: a machine has better minutes and worse. */
async function measure(houses: House[], given: { seconds: number; rounds: number }): Promise<Size[]> {
  const pages = houses.map(() => ({}) as Record<Page, Figures>);
  for (const page of NAMES) {
    const measured = await measurePage(page, houses, given);
    for (const [index, figures] of measured.entries()) pages[index]![page] = figures;
  }
  const sizes: Size[] = [];
  for (const [index, { listings, kept, computed }] of houses.entries()) {
    const memory = { kept: (await costOf(kept.child)).rssMiB, computed: (await costOf(computed.child)).rssMiB };
    sizes.push({ listings, pages: pages[index]!, memory });
  }
  return sizes;
}

type Turn = Pick<Figures, 'bare' | 'kept' | 'computed' | 'remix'>;

async function measurePage(
  page: Page,
  houses: House[],
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<Figures[]> {
  const path = PAGES[page];
  const bare: Server[] = [];
  const turns: Turn[][] = houses.map(() => []);
  try {
    for (const { kept } of houses) bare.push(await bareOf(kept.port, path));
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, house] of houses.entries()) {
        turns[index]!.push({
          computed: await load(house.computed, path, seconds),
          ...(isBeside(page) ? { remix: await load(house.remix, REMIX[BESIDE[page].remix], seconds) } : {}),
          kept: await load(house.kept, path, seconds),
          bare: await load(bare[index]!, path, seconds),
        });
      }
    }
  } finally {
    for (const { child } of bare) child.kill();
  }
  const measured: Figures[] = [];
  for (const [index, { kept }] of houses.entries()) {
    const shown = (await rawGet(kept.port, path, {})).body.toString().split('<li class="card"').length - 1;
    const of = (what: keyof Turn) => turns[index]!.flatMap((turn) => turn[what] ?? []);
    measured.push({
      ...{ bare: median(of('bare')), kept: median(of('kept')), computed: median(of('computed')), cards: shown },
      ...(isBeside(page) ? { remix: median(of('remix')) } : {}),
    });
  }
  return measured;
}

/** Each figure's own median. */
function median(loads: Load[]): Load {
  const middle = (name: keyof Load) =>
    loads.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(loads.length / 2)]!;
  return { rate: middle('rate'), p50: middle('p50'), p99: middle('p99'), bytes: middle('bytes'), cpu: middle('cpu') };
}

const isBeside = (page: Page): page is keyof typeof BESIDE => page in BESIDE;

/** Bare Node with the very bytes and headers that the house sends for this page, packed as it packs them. */
async function bareOf(port: number, path: string): Promise<Server> {
  const { headers, body } = await rawGet(port, path, HEADERS);
  const bare = fork(fileURLToPath(new URL('storefront-child.mjs', import.meta.url)), ['bare'], { execArgv: [] });
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(?:date|connection|keep-alive|content-length)$/.test(name),
  );
  bare.send({ body: body.toString('base64'), headers: kept });
  return { child: bare, port: await portOf(bare) };
}

async function rawGet(port: number, path: string, headers: Record<string, string>) {
  const asked = request({ port, path, host: '127.0.0.1', headers });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}.`);
  return { headers: response.headers, body: Buffer.concat(pieces) };
}

async function portOf(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return message.port;
}

async function costOf(child: ChildProcess): Promise<{ rssMiB: number; cpuMs: number }> {
  child.send('cost');
  const [message] = (await once(child, 'message')) as [{ rssMiB: number; cpuMs: number }];
  return message;
}

/** Loads one page; warming up is not counted. Times are in ms, finer than the tool's own whole ones. */
async function load({ child, port }: Server, path: string, seconds: number): Promise<Load> {
  const run = async (duration: number) => {
    const before = await costOf(child);
    const times = createHistogram();
    const told = await new Promise<autocannon.Result>((resolve, reject) => {
      autocannon(
        { url: `http://127.0.0.1:${port}${path}`, connections: CONNECTIONS, duration, headers: HEADERS },
        (error, result) => (error ? reject(error as Error) : resolve(result)),
      ).on('response', (_client, _status, _bytes, ms) => times.record(Math.max(1, Math.round(ms * 1_000))));
    });
    if (told.non2xx > 0 || told.errors > 0) throw new Error(`${path}: ${told.non2xx} refusals, ${told.errors} errors.`);
    const after = await costOf(child);
    return {
      rate: told['2xx'] / told.duration,
      p50: times.percentile(50) / 1_000,
      p99: times.percentile(99) / 1_000,
      bytes: Math.round(told.throughput.total / told['2xx']),
      cpu: (after.cpuMs - before.cpuMs) / told['2xx'],
    };
  };
  await run(WARM_UP);
  return run(seconds);
}
