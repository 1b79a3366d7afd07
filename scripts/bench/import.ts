import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

import writeExcelFile, { type SheetData } from 'write-excel-file/node';

import { exportXlsx } from '~/features/listings/export-listings.server';
import { readSheetApart, sheetPeakBytes } from '~/features/listings/import-apart.server';
import { importNow } from '~/features/listings/import-jobs.server';
import { takeImportBack } from '~/features/listings/imports.server';
import { countPlan, dryRun } from '~/features/listings/plan-import.server';
import { undoImport } from '~/features/listings/undo-import.server';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform, type Platform } from '~/platform/platform.server';

import { storedListing, storedShop } from '../../test/builders';
import { openDatabase } from '../lib/embedded-postgres.mjs';
import { migrate } from '../lib/migrate.mjs';
import type { Bench, Report, Row } from './report';

/** Longest pause (ms) in which the house answers nobody, and longest wait (ms) of a buyer in the same shop. */
const PAUSE_MAX = 100;
const WAIT_MAX = 500;
/** Resident memory, MiB. */
const MEMORY_MAX = 512;

/**
 * A sheet of ten thousand rows from the file to the listings and back, with a database that keeps what it promised (it
 * waits for the disk at each commit), while somebody buys from the same shop five times a second.
 */
export const bench: Bench = async (report, words) => {
  const { values } = parseArgs({
    args: [...words],
    options: { rows: { type: 'string', default: '10000' }, json: { type: 'boolean' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  const database = await openDatabase({ dataDir: folder });
  try {
    await migrate(database.url);
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: folder, LOG_LEVEL: 'error' });
    const platform = openPlatform(config);
    try {
      await measureAll(report, platform, Number(values.rows));
    } finally {
      await closePlatform(platform);
    }
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

const PRICES = ['350k', 'một triệu hai', '1tr2', 'bốn chục ngàn', 45_000, '40k/chậu'];

/** Every second plant has two sizes, so that of three rows two are listings. */
async function sheetOf(rows: number): Promise<Uint8Array> {
  const head = ['Mã', 'Tên cây', 'ĐVT', 'Giá bán', 'SL còn', 'Quy cách', 'Chiều cao', 'Giới thiệu'];
  const data: unknown[][] = [head];
  for (let row = 0; row < rows; row++) {
    const plant = Math.floor((row * 2) / 3);
    data.push([
      ...[`HTX-${row}`, `Cây số ${plant}`, 'chậu', PRICES[plant % PRICES.length], row % 7 ? 'hai trăm' : '1.200'],
      ...[row % 3 === 1 ? 'chậu 4 tấc' : 'chậu 3 tấc', 'thước hai', `Cây ba năm tuổi, tán tròn, lô ${plant}.`],
    ]);
  }
  const cells = data.map((row) => row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })));
  return new Uint8Array(await writeExcelFile(cells as SheetData).toBuffer());
}

async function measureAll(report: Report, platform: Platform, rows: number): Promise<void> {
  const { db } = platform;
  const shop = await storedShop(db);
  const bought = await storedListing(db, { shopId: shop.id, stock: 1_000_000 });
  const file = await sheetOf(rows);
  report.note(
    `${rows} rows, ${(file.length / 1e6).toFixed(2)} MB of xlsx; one process, ${platform.pool.options.max} connections`,
  );
  const found: Row[] = [];
  let peak = 0;
  const measured = async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
    const pauses = monitorEventLoopDelay({ resolution: 5 });
    const buyer = buyAllTheTime(platform, bought.variants[0]!.id);
    const memory = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
    pauses.enable();
    const began = performance.now();
    const value = await work();
    const seconds = (performance.now() - began) / 1000;
    pauses.disable();
    clearInterval(memory);
    const waits = await buyer.stop();
    const pause = pauses.max / 1e6;
    found.push({
      what,
      figures: {
        s: seconds,
        'rows/s': Math.round(rows / seconds),
        'longest pause, ms': Math.round(pause),
        'buyer waits p50, ms': at(waits, 0.5),
        'buyer waits most, ms': at(waits, 1),
      },
      target: `pause ≤ ${PAUSE_MAX}, buyer ≤ ${WAIT_MAX} ms`,
      isMet: pause <= PAUSE_MAX && at(waits, 1) <= WAIT_MAX,
    });
    return value;
  };

  const sheet = await measured('read the sheet', async () => {
    const read = await readSheetApart(file);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });
  const plan = await measured('dry run', () => dryRun(platform, { shopId: shop.id, sheet }));
  const importId = await measured('import', async () => {
    const begun = await importNow(platform, { shopId: shop.id, fileName: 'bench.xlsx', plan });
    if (!begun.ok || begun.value === null) throw new Error('Nothing was imported.');
    return begun.value;
  });
  const exported = await measured('export', () => exportXlsx(db, shop.id));
  const again = await measured('the export, read and planned: no change', async () => {
    const read = await readSheetApart(exported);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return countPlan(await dryRun(platform, { shopId: shop.id, sheet: read.value }));
  });
  await measured('undo', async () => {
    await takeImportBack(platform, { shopId: shop.id, importId });
    await undoImport(platform, { importId });
  });
  report.table('a sheet, there and back', found);
  const MIB = 2 ** 20;
  report.table('what it held at most, MiB', [
    {
      what: 'this process',
      figures: { MiB: Math.round(peak / MIB) },
      target: `≤ ${MEMORY_MAX}`,
      isMet: peak <= MEMORY_MAX * MIB,
    },
    { what: 'the process that reads sheets', figures: { MiB: Math.round(sheetPeakBytes() / MIB) } },
  ]);
  report.note(
    `planned ${JSON.stringify(countPlan(plan))}; the export came back as ${JSON.stringify(again)}, the one being bought changed meanwhile`,
  );
  report.note(
    `${await db.listing.count({ where: { shopId: shop.id } })} listing is left after the undo: the one that was bought`,
  );
}

/** Takes one piece of a size five times a second, as an order does, and notes how long (ms) each took. */
function buyAllTheTime({ db }: Platform, variantId: string): { stop(): Promise<number[]> } {
  const waits: number[] = [];
  let isOn = true;
  const buying = (async () => {
    while (isOn) {
      const began = performance.now();
      await db.variant.update({ where: { id: variantId }, data: { stock: { decrement: 1 } } });
      waits.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  return {
    async stop() {
      isOn = false;
      await buying;
      return waits.sort((a, b) => a - b);
    },
  };
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
