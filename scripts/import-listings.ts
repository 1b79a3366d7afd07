/**
 * Listings from a sheet. Problems are told at their cells on standard output; 1 when there are any, 2 when nothing could
 * be done at all.
 */
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

import { exportCsv, exportXlsx } from '~/features/listings/export-listings.server';
import { readSheetApart } from '~/features/listings/import-apart.server';
import { importNow } from '~/features/listings/import-jobs.server';
import { openPack, type PhotoPack } from '~/features/listings/import-pack.server';
import type { CellProblem } from '~/features/listings/import-rows';
import { findImport, takeImportBack, type ShownImport } from '~/features/listings/imports.server';
import { countPlan, dryRun } from '~/features/listings/plan-import.server';
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
  npm run import -- FILE --shop NAME [--dry-run]          listings from an xlsx or csv
  npm run import -- FILE --shop NAME --photos FOLDER|ZIP   with their photos, by file name or code
  npm run import -- --undo IMPORT --shop NAME              takes a whole import back
  npm run import -- --export FILE --shop NAME              the shop's listings in the same shape, .xlsx or .csv`;

function readWish(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        shop: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        photos: { type: 'string' },
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

const tellCell = ({ cell, ...problem }: CellProblem) => console.log(`${cell}  ${say(problem)}`);

async function importFile(platform: Platform, shopId: string, wish: ReturnType<typeof readWish>): Promise<number> {
  const file = wish.file ?? '';
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Refusal(`The file ${file} cannot be read.`, { cause });
  });
  const sheet = await readSheetApart(bytes);
  if (!sheet.ok) throw new Refusal(sheet.problems.map(say).join('\n'));
  const pack = wish.photos === undefined ? null : await photosAt(wish.photos);
  try {
    const plan = await dryRun(platform, { shopId, sheet: sheet.value, photos: pack?.names });
    for (const { cell, heading, field } of plan.columns)
      if (field === null) console.log(`${cell}  ${t('columns.leftOut', { heading })}`);
    plan.problems.forEach(tellCell);
    if (wish['dry-run']) {
      console.log(JSON.stringify(countPlan(plan)));
      return plan.problems.some(({ isNote }) => !isNote) ? 1 : 0;
    }
    const begun = await importNow(platform, { shopId, fileName: basename(file), plan, pack });
    if (!begun.ok) throw new Refusal(begun.problems.map(say).join('\n'));
    if (begun.value === null) {
      console.log(JSON.stringify(countPlan(plan)));
      return plan.problems.some(({ isNote }) => !isNote) ? 1 : 0;
    }
    const outcome = await outcomeOf(platform, shopId, begun.value, plan.problems.length);
    return tellOutcome(outcome, plan.problems);
  } finally {
    await pack?.close();
  }
}

async function photosAt(path: string): Promise<PhotoPack> {
  const opened = await openPack(path).catch((cause: unknown) => {
    throw new Refusal(`The photos at ${path} cannot be read.`, { cause });
  });
  if (!opened.ok) throw new Refusal(opened.problems.map(say).join('\n'));
  return opened.value;
}

async function outcomeOf(platform: Platform, shopId: string, importId: string, from = 0): Promise<ShownImport> {
  const found = await findImport(platform.db, { shopId, importId, from });
  if (!found) throw new Error(`The import ${importId} is gone.`);
  return found;
}

function tellOutcome(
  { id, toCreate, toChange, unchanged, left, leftCount, ...rest }: ShownImport,
  told: readonly CellProblem[],
): number {
  rest.problems.forEach(tellCell); // photos that were refused
  for (const { name, problem } of left) console.log(`${name}  ${say(problem)}`);
  const counts = { rows: rest.rowCount, created: toCreate, changed: toChange, unchanged, left: leftCount };
  console.log(JSON.stringify({ importId: id, state: rest.state, ...counts, problems: rest.problemCount }));
  return leftCount + rest.problems.length > 0 || told.some(({ isNote }) => !isNote) ? 1 : 0;
}

async function undo(platform: Platform, shopId: string, importId: string): Promise<number> {
  const begun = await takeImportBack(platform, { shopId, importId });
  if (!begun) throw new Refusal(`There is no import "${importId}" in this shop.`);
  if (!begun.ok) throw new Refusal(begun.problems.map(say).join('\n'));
  await undoImport(platform, { importId });
  const { left, leftCount, undone } = await outcomeOf(platform, shopId, importId);
  for (const { name, problem } of left) console.log(`${name}  ${say(problem)}`);
  console.log(JSON.stringify({ undone, left: leftCount }));
  return leftCount > 0 ? 1 : 0;
}

async function exportTo(platform: Platform, shopId: string, file: string): Promise<number> {
  if (/\.xlsx$/i.test(file)) await writeFile(file, await exportXlsx(platform.db, shopId));
  else await pipeline(exportCsv(platform.db, shopId), createWriteStream(file));
  return 0;
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
      if (wish.file) return await importFile(platform, shop.id, wish);
      return await exportTo(platform, shop.id, wish.export ?? '');
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
