/** What the bench of shoppers' pages loads: houses of some size, bare servers beside them, and the loading itself. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistogram } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import autocannon from 'autocannon';

import packageJson from '../../package.json' with { type: 'json' };
import { openDatabase } from '../lib/embedded-postgres.mjs';
import { migrate } from '../lib/migrate.mjs';
import { LISTINGS_A_SHOP, seed } from './storefront-seed';

export const CONNECTIONS = 16;
/** A server that rested lets go of the code it had made quick; so long (s) it is loaded before a turn counts. */
const WARM_UP = 3;
const CHILD = fileURLToPath(new URL('storefront-child.mjs', import.meta.url));
/** What `npm start` gives to Node. */
const HOUSE_FLAGS = packageJson.scripts.start.match(/--\S+/g) ?? [];
const HEADERS = { 'accept-encoding': 'gzip, br' };

/** `rate` in pages a second, times in ms; `cpu` is the server's own, ms a request: the database's is not in it. */
export type Load = { rate: number; p50: number; p99: number; bytes: number; cpu: number };
export type Server = { child: ChildProcess; port: number };
export type House = Awaited<ReturnType<typeof openHouse>>;

/** A database with so many gardens, and what serves it: the house that keeps pages, one that computes them, and a bare Remix by `pg` and by Prisma. */
export async function openHouse(shops: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'chovuon-bench-storefront-'));
  const database = await openDatabase({ dataDir });
  const child = (mode: string, cacheMb: string) =>
    fork(CHILD, [mode], {
      execArgv: mode === 'house' ? HOUSE_FLAGS : mode === 'prisma' ? ['--import', 'tsx'] : [], // its client is TypeScript
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
        pg: await serving('pg', '0'),
        prisma: await serving('prisma', '0'),
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Bare Node with the very bytes and headers that the house sends for this page, packed as it packs them. */
export async function bareOf(port: number, path: string): Promise<Server> {
  const { headers, body } = await rawGet(port, path, HEADERS);
  const bare = fork(CHILD, ['bare'], { execArgv: [] });
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(?:date|connection|keep-alive|content-length)$/.test(name),
  );
  bare.send({ body: body.toString('base64'), headers: kept });
  return { child: bare, port: await portOf(bare) };
}

/** A page's headers and its body as it travels. */
async function rawGet(port: number, path: string, headers: Record<string, string>) {
  const asked = request({ port, path, host: '127.0.0.1', headers });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}.`);
  return { headers: response.headers, body: Buffer.concat(pieces) };
}

/** How many plants a page shows. */
export async function cardsOn(port: number, path: string): Promise<number> {
  return (await rawGet(port, path, {})).body.toString().split('<li class="card"').length - 1;
}

async function portOf(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return message.port;
}

export async function costOf(child: ChildProcess): Promise<{ rssMiB: number; cpuMs: number }> {
  child.send('cost');
  const [message] = (await once(child, 'message')) as [{ rssMiB: number; cpuMs: number }];
  return message;
}

/** Loads one page; warming up is not counted. Times are in ms, finer than the tool's own whole ones. */
export async function load({ child, port }: Server, path: string, seconds: number): Promise<Load> {
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
