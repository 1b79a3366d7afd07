/**
 * Tends the files: moves them to another storage, or sweeps up what no row names. Progress on standard error when that
 * is a terminal, the outcome on standard output. Ends with 0, with 1 when something is missing or did not arrive, with
 * 2 when it was asked wrongly or a storage cannot be used.
 */
import { parseArgs } from 'node:util';

import { sweepOrphans } from '~/features/photos/sweep-orphans.server';
import { ConfigError } from '~/platform/config-error';
import { readConfig } from '~/platform/config.server';
import { moveStorage, type Moved } from '~/platform/move-storage.server';
import { closePlatform, openPlatform } from '~/platform/platform.server';
import { openStorage } from '~/platform/storage.server';

import { openHouseDatabase } from './lib/house-database.mjs';
import { Refusal } from './lib/refusal.mjs';

const USAGE = [
  'npm run storage -- move --from URL --to URL [--delete] [--parallel 8]   URL: as in STORAGE_URL',
  'npm run storage -- sweep [--dry-run]',
].join('\n');

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  delete: { type: 'boolean', default: false },
  parallel: { type: 'string', default: '8' },
  'dry-run': { type: 'boolean', default: false },
} as const;

function readWish(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    if (positionals.length !== 1) throw new Error('Say what to do');
    return { ...values, what: positionals[0] };
  } catch (error) {
    throw new Refusal(`${(error as Error).message}.\n${USAGE}`);
  }
}

type Wish = ReturnType<typeof readWish>;

/** Whether every file has arrived. */
async function move({ from, to, delete: deletes, parallel }: Wish): Promise<boolean> {
  if (!from || !to) throw new Refusal(`Say from where and to where.\n${USAGE}`);
  if (!/^[1-9]\d?$/.test(parallel)) throw new Refusal('Write a number from 1 to 99 after --parallel.');
  const places = { from: openStorage(from), to: openStorage(to) };
  await places.from.check();
  await places.to.check();

  const moved = await moveStorage(places, {
    deletes,
    parallel: Number(parallel),
    onFile: showProgress,
    onFailure: (key, error) => {
      clearLine();
      console.error(`${key}: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  clearLine();
  const kept = deletes ? 'removed where they were' : 'kept where they were';
  console.log(
    `${moved.sent} files sent (${megabytes(moved.bytes)}), ${moved.alreadyThere} were there already, ${moved.gone} vanished meanwhile, ${moved.failed} failed; those that arrived are ${kept}.`,
  );
  return moved.failed === 0;
}

/** Whether every row has its files. */
async function sweep({ 'dry-run': dryRun }: Wish): Promise<boolean> {
  const database = await openHouseDatabase();
  const platform = openPlatform(readConfig({ LOG_LEVEL: 'error', ...process.env, DATABASE_URL: database.url }));
  try {
    await platform.storage.check();
    const tell = (what: string, key: string) => console.log(`${what}  ${key}`);
    const { removed, bytes, missing } = await sweepOrphans(platform, { dryRun, tell });
    const did = dryRun ? 'would be removed' : 'removed';
    console.log(`${removed} files that nothing refers to ${did} (${megabytes(bytes)}), ${missing} files are missing.`);
    return missing === 0;
  } finally {
    await closePlatform(platform);
    await database.stop();
  }
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

function showProgress({ sent, alreadyThere, gone, failed, bytes }: Moved, all: number): void {
  if (!process.stderr.isTTY) return;
  const done = sent + alreadyThere + gone + failed;
  const cells = 30;
  const full = Math.min(cells, Math.round((cells * done) / Math.max(1, all)));
  const bar = '█'.repeat(full) + '░'.repeat(cells - full);
  process.stderr.write(`\r\x1b[K[${bar}] ${done}/${all}  ${megabytes(bytes)}`);
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

try {
  const wish = readWish(process.argv.slice(2));
  const work = { move, sweep }[wish.what ?? ''];
  if (!work) throw new Refusal(`"${wish.what}" is not known.\n${USAGE}`);
  process.exitCode = (await work(wish)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
