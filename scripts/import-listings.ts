/**
 * Listings from a sheet. Problems are told at their cells on standard output; 1 when there are any, 2 when nothing could
 * be done at all.
 */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

import { stringify } from 'csv-stringify';

import { carryOut, dryRun, exportShop, isChange } from '~/features/listings/import-listings.server';
import { readSheetFile } from '~/features/listings/import-sheet.server';
import { undoImport } from '~/features/listings/undo-import.server';
import { readConfig } from '~/platform/config.server';
import { translator } from '~/platform/i18n.server';
import { closePlatform, openPlatform, type Platform } from '~/platform/platform.server';
import type { Problem } from '~/shared/result';
import { problemText } from '~/ui/problem-text';

import { openHouseDatabase } from './lib/house-database.mjs';
import { migrate } from './lib/migrate.mjs';
import { Refusal, tell } from './lib/refusal.mjs';

const USAGE = `Write one of:
  npm run import -- FILE --shop NAME [--dry-run]   listings from an xlsx or csv
  npm run import -- --undo IMPORT --shop NAME      takes a whole import back
  npm run import -- --export FILE --shop NAME      the shop's listings as a csv in the same shape`;

function readWish(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        shop: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        undo: { type: 'string' },
        export: { type: 'string' },
      },
    });
    const ways = [positionals[0], values.undo, values.export].filter((way) => way !== undefined);
    if (!values.shop || ways.length !== 1 || positionals.length > 1) throw new Refusal(USAGE);
    return { ...values, shop: values.shop, file: positionals[0] };
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal(USAGE, { cause });
  }
}

const t = translator('vi', 'imports');
const say = (problem: Problem): string => problemText(t, problem);

async function importFile(platform: Platform, shopId: string, file: string, isDry: boolean): Promise<number> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Refusal(`The file ${file} cannot be read.`, { cause });
  });
  const sheet = await readSheetFile(bytes);
  if (!sheet.ok) throw new Refusal(sheet.problems.map(say).join('\n'));
  const plan = await dryRun(platform, { shopId, sheet: sheet.value });
  for (const { cell, heading } of plan.unknown) console.log(`${cell}  (“${heading}”: —)`);
  if (isDry) {
    for (const problem of plan.problems) console.log(`${problem.cell}  ${say(problem)}`);
    const created = plan.groups.filter(({ before }) => before === null).length;
    const changed = plan.groups.filter((group) => group.before !== null && isChange(group)).length;
    console.log(JSON.stringify({ rows: plan.rowCount, created, changed, problems: plan.problems.length }));
    return plan.problems.length > 0 ? 1 : 0;
  }
  const onProgress = (done: number, of: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${of}${done === of ? '\n' : ''}`);
  };
  const { problems, ...outcome } = await carryOut(platform, { shopId, fileName: basename(file), plan, onProgress });
  for (const problem of problems) console.log(`${problem.cell}  ${say(problem)}`);
  console.log(JSON.stringify({ rows: plan.rowCount, ...outcome, problems: problems.length }));
  return problems.length > 0 ? 1 : 0;
}

async function undo(platform: Platform, shopId: string, importId: string): Promise<number> {
  const undone = await undoImport(platform, { shopId, importId });
  if (!undone) throw new Refusal(`There is no import "${importId}" in this shop.`);
  if (!undone.ok) throw new Refusal(undone.problems.map(say).join('\n'));
  for (const { name, problem } of undone.value.left) console.log(`${name}  ${say(problem)}`);
  console.log(JSON.stringify({ ...undone.value, left: undone.value.left.length }));
  return undone.value.left.length > 0 ? 1 : 0;
}

async function run(wish: ReturnType<typeof readWish>): Promise<number> {
  const database = await openHouseDatabase();
  try {
    await migrate(database.url);
    const platform = openPlatform(readConfig({ LOG_LEVEL: 'error', ...process.env, DATABASE_URL: database.url }));
    try {
      const shop = await platform.db.shop.findUnique({ where: { slug: wish.shop }, select: { id: true } });
      if (!shop) throw new Refusal(`There is no shop "${wish.shop}".`);
      if (wish.undo) return await undo(platform, shop.id, wish.undo);
      if (wish.file) return await importFile(platform, shop.id, wish.file, wish['dry-run']);
      await pipeline(exportShop(platform.db, shop.id), stringify({ bom: true }), createWriteStream(wish.export ?? ''));
      return 0;
    } finally {
      await closePlatform(platform);
    }
  } finally {
    await database.stop();
  }
}

try {
  process.exitCode = await run(readWish(process.argv.slice(2)));
} catch (error) {
  tell(error);
  process.exitCode = 2;
}
