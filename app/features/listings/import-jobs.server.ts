import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { carryOut } from './carry-out-import.server';
import { hangPhotos, TO_HANG } from './hang-photos.server';
import { readSheetApart } from './import-apart.server';
import { openStoredZip, type PhotoPack } from './import-pack.server';
import type { ImportPlan } from './import-plan';
import { askToCarryOut, askToRead, startImport } from './imports.server';
import { changesOf, dryRun, storePlan } from './plan-import.server';
import { IMPORTS } from './receive-import.server';
import { IMPORTS_KEPT_DAYS } from './import-state';
import { undoImport } from './undo-import.server';

/** One piece of work takes so long (ms), then the next one is asked for: other work has its turn between. */
const PIECE = 20_000;
/** Days after which a sheet that was looked at and never imported is forgotten, and a file nobody names is removed. */
const FORGET_AFTER_DAYS = 7;
const DAY = 86_400_000;

/** Background work of importing. */
export const importJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'listings.read-import',
    timeoutSeconds: 300,
    retries: 2,
    work: ({ importId }: { importId: string }) => readImport(platform, importId),
  },
  {
    name: 'listings.carry-out-import',
    timeoutSeconds: 300,
    retries: 3,
    async work({ importId }: { importId: string }) {
      if (!(await carryOutPiece(platform, importId, { isEnough: pieceOf(PIECE) })))
        await askToCarryOut(platform.jobs, importId);
    },
  },
  {
    name: 'listings.undo-import',
    timeoutSeconds: 300,
    retries: 3,
    async work({ importId }: { importId: string }) {
      const isDone = await undoImport(platform, { importId, isEnough: pieceOf(PIECE) });
      if (!isDone) await platform.jobs.send('listings.undo-import', { importId }, { key: importId });
    },
  },
  {
    name: 'listings.tend-imports',
    timeoutSeconds: 300,
    retries: 1,
    schedule: '*/10 * * * *',
    work: () => tendImports(platform),
  },
];

const pieceOf = (ms: number): (() => boolean) => {
  const end = performance.now() + ms;
  return () => performance.now() > end;
};

/** Reads a sheet that waits in storage, and writes down what it would do, or why it cannot be read. */
export async function readImport(platform: Platform, importId: string): Promise<void> {
  const { db, storage } = platform;
  const found = await db.listingImport.findUnique({ where: { id: importId } });
  if (found?.state !== 'reading' || !found.sheetKey) return;
  const sheet = await readSheetApart(await storage.read(found.sheetKey));
  if (!sheet.ok) return refuseImport(platform, found, sheet.problems[0]!);
  const pack = await packOf(platform, found);
  if (!pack.ok) return refuseImport(platform, found, pack.problems[0]!);
  const photos = pack.value?.names ?? null;
  await pack.value?.close();
  const plan = await dryRun(platform, { shopId: found.shopId, sheet: sheet.value, photos });
  await storePlan(platform, { importId, plan });
  await db.listingImport.updateMany({ where: { id: importId, state: 'reading' }, data: { state: 'planned' } });
}

type Waiting = { id: string; sheetKey: string | null; photosKey: string | null };

async function packOf(
  { storage }: Pick<Platform, 'storage'>,
  { photosKey }: Pick<Waiting, 'photosKey'>,
): Promise<Result<PhotoPack | null>> {
  return photosKey === null ? ok(null) : openStoredZip(storage, photosKey);
}

async function refuseImport({ db, storage }: Platform, found: Waiting, problem: Problem): Promise<void> {
  await db.listingImport.updateMany({ where: { id: found.id, state: 'reading' }, data: { state: 'refused', problem } });
  await forgetFiles({ db, storage }, found);
}

/** Removes the files of an import that has no more use for them. */
async function forgetFiles({ db, storage }: Pick<Platform, 'db' | 'storage'>, found: Waiting): Promise<void> {
  await db.listingImport.updateMany({ where: { id: found.id }, data: { sheetKey: null, photosKey: null } });
  for (const key of [found.sheetKey, found.photosKey]) if (key !== null) await storage.remove(key);
}

/**
 * Goes on with an import for a while: first the listings, then their photos. Answers whether it is done; then its files
 * are gone. `pack`: photos that are on this machine already.
 */
export async function carryOutPiece(
  platform: Platform,
  importId: string,
  { isEnough, pack }: { isEnough?: () => boolean; pack?: PhotoPack | null } = {},
): Promise<boolean> {
  const { db } = platform;
  if (!(await carryOut(platform, { importId, isEnough }))) return false;
  const found = await db.listingImport.findUnique({ where: { id: importId } });
  if (found?.state !== 'running') return true;
  if ((await db.listingImportChange.count({ where: { ...TO_HANG, importId } })) > 0) {
    const opened: Result<PhotoPack | null> = pack === undefined ? await packOf(platform, found) : ok(pack);
    if (opened.ok && opened.value) {
      try {
        if (!(await hangPhotos(platform, { importId, pack: opened.value, isEnough }))) return false;
      } finally {
        if (pack === undefined) await opened.value.close();
      }
    } else if (!opened.ok)
      await db.listingImport.update({ where: { id: importId }, data: { problem: opened.problems[0] } });
  }
  await db.listingImport.updateMany({ where: { id: importId, state: 'running' }, data: { state: 'done' } });
  await forgetFiles(platform, found);
  return true;
}

/** Begins again what lost its piece of work, forgets sheets that were only looked at, and imports that are long past. */
export async function tendImports(platform: Platform): Promise<void> {
  const { db, jobs, storage, clock } = platform;
  const under = await db.listingImport.findMany({
    where: { state: { in: ['reading', 'running', 'undoing'] } },
    select: { id: true, state: true },
    take: 100,
  });
  for (const { id, state } of under) {
    if (state === 'reading') await askToRead(jobs, id);
    else if (state === 'running') await askToCarryOut(jobs, id);
    else await jobs.send('listings.undo-import', { importId: id }, { key: id });
  }
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY);
  const before = daysAgo(FORGET_AFTER_DAYS);
  const old = await db.listingImport.findMany({
    where: { state: { in: ['planned', 'refused'] }, createdAt: { lt: before } },
    take: 100,
  });
  for (const one of old) {
    await forgetFiles(platform, one);
    await db.listingImport.deleteMany({ where: { id: one.id, state: { in: ['planned', 'refused'] } } });
  }
  await db.listingImport.deleteMany({
    where: { state: { in: ['done', 'undone'] }, createdAt: { lt: daysAgo(IMPORTS_KEPT_DAYS) } },
  });
  for await (const { key, changedAt } of storage.list(IMPORTS)) {
    if (changedAt >= before) continue;
    const named = await db.listingImport.count({ where: { OR: [{ sheetKey: key }, { photosKey: key }] } });
    if (named === 0) await storage.remove(key);
  }
}

/**
 * What an import without a page does: the plan is there already, and is carried out at once. Answers its id; null: there
 * was nothing to do, and nothing was done.
 */
export async function importNow(
  platform: Platform,
  {
    shopId,
    fileName,
    plan,
    pack = null,
    ...options
  }: { shopId: string; fileName: string; plan: ImportPlan; pack?: PhotoPack | null; isEnough?: () => boolean },
): Promise<Result<string | null>> {
  if (changesOf(plan).length === 0) return ok(null);
  const { id } = await platform.db.listingImport.create({
    data: { shopId, fileName, state: 'planned' },
    select: { id: true },
  });
  await storePlan(platform, { importId: id, plan });
  const begun = await startImport(platform, { shopId, importId: id });
  if (!begun?.ok) return refuse(...(begun?.problems ?? []));
  await carryOutPiece(platform, id, { ...options, pack });
  return ok(id);
}
