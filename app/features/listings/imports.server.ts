import { isUniqueViolation, type Queries } from '~/platform/database.server';
import { Prisma } from '~/platform/prisma-client/client';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { headingKey, IMPORT_FIELDS, type ImportField, type ShownColumn } from './import-columns';
import type { CellProblem } from './import-rows';
import type { ImportState } from './import-state';

type Tools = Pick<Platform, 'db' | 'jobs'>;
type Named = { shopId: string; importId: string };

/** Problems that a page shows at once. */
export const PROBLEMS_AT_ONCE = 100;
/** Imports that the list of past ones shows. */
const PAST_MAX = 20;

/** An import as its page shows it. */
export type ShownImport = {
  id: string;
  fileName: string;
  state: ImportState;
  problem: Problem | null;
  columns: ShownColumn[];
  rowCount: number;
  unchanged: number;
  /** Listings that are made and changed, and how many of all are done, or taken back. */
  toCreate: number;
  toChange: number;
  done: number;
  undone: number;
  /** Listings with photos still to be hung. */
  photosLeft: number;
  photos: number;
  problemCount: number;
  problems: CellProblem[];
  /** Listings left alone since, with the reason; the first ones. */
  left: { name: string; problem: Problem }[];
  leftCount: number;
};

/** An import of this shop with the problems from that place on; null when it is not there, or not theirs. */
export async function findImport(
  db: Queries,
  { shopId, importId, from = 0 }: Named & { from?: number },
): Promise<ShownImport | null> {
  const row = isUuid(importId) ? await db.listingImport.findFirst({ where: { id: importId, shopId } }) : null;
  if (!row) return null;
  const [counts] = await db.$queryRaw<Record<string, bigint>[]>`
    SELECT count(*) FILTER (WHERE version IS NULL) AS "toCreate", count(*) FILTER (WHERE version IS NOT NULL) AS "toChange",
      count(*) FILTER (WHERE done_at IS NOT NULL) AS done, count(*) FILTER (WHERE undone_at IS NOT NULL) AS undone,
      count(*) FILTER (WHERE problem IS NOT NULL) AS "leftCount", coalesce(sum(cardinality(photos)), 0) AS photos,
      count(*) FILTER (WHERE photos <> '{}' AND photos_done_at IS NULL AND problem IS NULL) AS "photosLeft"
    FROM listing_import_changes WHERE import_id = ${row.id}::uuid`;
  const count = (name: string) => Number(counts?.[name] ?? 0);
  const problems = await db.listingImportProblem.findMany({
    where: { importId: row.id, position: { gte: from } },
    orderBy: { position: 'asc' },
    take: PROBLEMS_AT_ONCE,
  });
  const left = await db.listingImportChange.findMany({
    where: { importId: row.id, problem: { not: Prisma.DbNull } },
    orderBy: { position: 'asc' },
    take: PAST_MAX,
    select: { after: true, problem: true },
  });
  return {
    id: row.id,
    fileName: row.fileName,
    state: row.state,
    problem: row.problem as Problem | null,
    columns: row.columns as ShownColumn[],
    rowCount: row.rowCount,
    unchanged: row.unchanged,
    toCreate: count('toCreate'),
    toChange: count('toChange'),
    done: count('done'),
    undone: count('undone'),
    photos: count('photos'),
    photosLeft: count('photosLeft'),
    problemCount: await db.listingImportProblem.count({ where: { importId: row.id } }),
    problems: problems.map(({ cell, problem }) => ({ ...(problem as Omit<CellProblem, 'cell'>), cell })),
    left: left.map(({ after, problem }) => ({
      name: (after as Record<string, string>).name ?? '',
      problem: problem as Problem,
    })),
    leftCount: count('leftCount'),
  };
}

export type PastImport = { id: string; fileName: string; state: ImportState; createdAt: Date; changes: number };

/** The last imports of a shop, the newest first. */
export async function listImports(db: Queries, shopId: string): Promise<PastImport[]> {
  const rows = await db.listingImport.findMany({
    where: { shopId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAST_MAX,
    select: { id: true, fileName: true, state: true, createdAt: true, _count: { select: { changes: true } } },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, changes: _count.changes }));
}

/** Lets an import begin, which somebody then has to carry out. Null: not there, or not theirs. */
export const startImport = ({ db }: Pick<Tools, 'db'>, named: Named): Promise<Result<null> | null> =>
  move(db, named, ['planned'], 'running');

/** Begins what an import said it would do, behind the scenes. Pressed twice it begins once. */
export async function runImport({ db, jobs }: Tools, named: Named): Promise<Result<null> | null> {
  const moved = await startImport({ db }, named);
  if (moved?.ok) await askToCarryOut(jobs, named.importId);
  return moved;
}

/** Takes an import back, also one that is still under way. */
export async function takeImportBack({ db, jobs }: Tools, { shopId, importId }: Named): Promise<Result<null> | null> {
  const moved = await move(db, { shopId, importId }, ['running', 'done'], 'undoing');
  if (moved?.ok) await jobs.send('listings.undo-import', { importId }, { key: importId });
  return moved;
}

async function move(
  db: Queries,
  { shopId, importId }: Named,
  from: ImportState[],
  to: ImportState,
): Promise<Result<null> | null> {
  if (!isUuid(importId)) return null;
  try {
    const { count } = await db.listingImport.updateMany({
      where: { id: importId, shopId, state: { in: from } },
      data: { state: to },
    });
    if (count === 1) return ok(null);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refuse({ code: 'imports.busy' });
  }
  const there = await db.listingImport.findFirst({ where: { id: importId, shopId }, select: { state: true } });
  if (!there) return null;
  if (there.state === to) return ok(null);
  return refuse({ code: there.state === 'undone' ? 'imports.undone-already' : 'imports.not-now' });
}

export const askToCarryOut = (jobs: Platform['jobs'], importId: string): Promise<void> =>
  jobs.send('listings.carry-out-import', { importId }, { key: importId });

export const askToRead = (jobs: Platform['jobs'], importId: string): Promise<void> =>
  jobs.send('listings.read-import', { importId }, { key: importId });

/**
 * What the grower says each column is (`meanings`: heading → field, null for "leave it out"): kept for the shop's next
 * sheets, and the sheet is planned anew. Null: not there, or not theirs.
 */
export async function teachColumns(
  { db, jobs }: Tools,
  { shopId, importId, meanings }: Named & { meanings: ReadonlyMap<string, ImportField | null> },
): Promise<Result<null> | null> {
  const moved = await move(db, { shopId, importId }, ['planned'], 'reading');
  if (!moved?.ok) return moved;
  for (const [heading, field] of meanings) {
    const key = headingKey(heading).slice(0, 200);
    if (key === '') continue;
    await db.importHeading.upsert({
      where: { shopId_key: { shopId, key } },
      create: { shopId, key, field },
      update: { field },
    });
  }
  await askToRead(jobs, importId);
  return moved;
}

/** The meanings a form gives to the columns that were shown: `column-3` is a field's word, or empty to leave it out. */
export function readMeanings(form: FormData, columns: readonly ShownColumn[]): Map<string, ImportField | null> {
  const meanings = new Map<string, ImportField | null>();
  for (const { column, heading } of columns) {
    const said = form.get(`column-${column}`);
    if (typeof said === 'string') meanings.set(heading, IMPORT_FIELDS.find((field) => field === said) ?? null);
  }
  return meanings;
}

/** Why a press was refused, as the page's address says it; null: it does not. */
export const readRefusal = (code: string | null): Problem | null =>
  REFUSALS.some((one) => one === code) ? { code: code! } : null;

const REFUSALS = ['imports.busy', 'imports.not-now', 'imports.undone-already'];
