import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { newUuid } from '~/shared/uuid';

import { findListing } from './find-listing.server';
import { cellName, type ImportField } from './import-columns';
import { EXPORT_HEADINGS, exportRows } from './import-export';
import {
  codesIn,
  planImport,
  type CellProblem,
  type ImportGroup,
  type ImportPlan,
  type StoredSize,
} from './import-rows';
import type { Sheet } from './import-sheet.server';
import { listingTexts } from './listing-texts';
import { saveListing } from './save-listing.server';

type Learnt = Readonly<Record<string, ImportField | null>>;

/** Says what a sheet would do to a shop, and changes nothing. */
export async function dryRun(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, sheet, learnt }: { shopId: string; sheet: Sheet; learnt?: Learnt },
): Promise<ImportPlan> {
  const codes = await sizesByCode(db, shopId, codesIn(sheet.rows, learnt));
  return planImport(sheet, { ...codes, now: clock.now(), ...(learnt && { learnt }) });
}

export type ImportOutcome = {
  /** For undoing it. Null: nothing was to be done. */
  importId: string | null;
  created: number;
  changed: number;
  unchanged: number;
  problems: CellProblem[];
};

/**
 * Does what a plan says, listing by listing; what meanwhile changed elsewhere is told and left alone. What each listing
 * was is written down before it is touched, so that also an import that was killed can be undone.
 */
export async function carryOut(
  platform: Pick<Platform, 'db' | 'clock'>,
  {
    shopId,
    fileName,
    plan,
    onProgress,
  }: { shopId: string; fileName: string; plan: ImportPlan; onProgress?: (done: number, of: number) => void },
): Promise<ImportOutcome> {
  const changes = plan.groups.filter(isChange);
  const outcome: ImportOutcome = {
    importId: null,
    created: 0,
    changed: 0,
    unchanged: plan.groups.length - changes.length,
    problems: [...plan.problems],
  };
  if (changes.length === 0) return outcome;
  const { id: importId } = await platform.db.listingImport.create({ data: { shopId, fileName }, select: { id: true } });
  for (const [at, group] of changes.entries()) {
    onProgress?.(at, changes.length);
    const newId = newUuid();
    const { listingId, before, draft } = group;
    await platform.db.listingImportChange.create({
      data: {
        importId,
        listingId: listingId ?? newId,
        ...(before && { before }),
        after: listingTexts(draft),
      },
    });
    const wish = { shopId, listingId, newId, version: group.version, draft, publish: false };
    const saved = await saveListing(platform, wish);
    if (saved?.ok) {
      if (listingId === null) outcome.created += 1;
      else outcome.changed += 1;
      continue;
    }
    const problems = saved ? saved.problems : [{ code: 'listings.not-here' }];
    const cell = cellName(0, group.rows[0] ?? 0);
    outcome.problems.push(...problems.map((problem) => ({ ...problem, cell })));
    await platform.db.listingImportChange.delete({
      where: { importId_listingId: { importId, listingId: listingId ?? newId } },
    });
  }
  onProgress?.(changes.length, changes.length);
  return { ...outcome, importId };
}

/** False where a sheet says of a stored listing what is stored. */
export const isChange = ({ before, draft }: Pick<ImportGroup, 'before' | 'draft'>): boolean => {
  if (before === null) return true;
  const after = listingTexts(draft);
  return Object.entries(after).some(([name, text]) => (before[name] ?? '') !== text);
};

/** The shop's listings as rows of text, in the shape an import reads; the headings first. */
export async function* exportShop(db: Queries, shopId: string): AsyncGenerator<string[]> {
  yield Object.values(EXPORT_HEADINGS);
  let after: string | undefined;
  for (;;) {
    const [row] = await db.listing.findMany({
      where: { shopId, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: 1,
      select: { id: true },
    });
    if (!row) return;
    after = row.id;
    const listing = await findListing(db, { shopId, id: row.id });
    if (!listing) continue;
    yield* exportRows(listingTexts(listing.draft), await codesOf(db, shopId, listing.draft.variants));
  }
}

async function codesOf(db: Queries, shopId: string, variants: readonly { id: string | null }[]): Promise<string[]> {
  const ids = variants.flatMap(({ id }) => id ?? []);
  const rows = await db.variant.findMany({ where: { shopId, id: { in: ids } }, select: { id: true, sku: true } });
  const bySize = new Map(rows.map(({ id, sku }) => [id, sku]));
  return ids.map((id) => bySize.get(id) ?? '');
}

const CODES_AT_ONCE = 1000;

/** The sizes that a sheet's codes name, and the codes that are used up. */
async function sizesByCode(
  db: Queries,
  shopId: string,
  codes: readonly string[],
): Promise<{ stored: Map<string, StoredSize>; retired: Set<string> }> {
  const stored = new Map<string, StoredSize>();
  const retired = new Set<string>();
  const ids = new Set<string>();
  for (let from = 0; from < codes.length; from += CODES_AT_ONCE) {
    const found = await db.variant.findMany({
      where: { shopId, sku: { in: codes.slice(from, from + CODES_AT_ONCE) } },
      select: { listingId: true, sku: true, retiredAt: true },
    });
    for (const { listingId, sku, retiredAt } of found)
      if (retiredAt) retired.add(sku);
      else ids.add(listingId);
  }
  for (const id of ids) {
    const listing = await findListing(db, { shopId, id });
    if (!listing) continue;
    const texts = listingTexts(listing.draft);
    const skus = await codesOf(db, shopId, listing.draft.variants);
    skus.forEach((sku, index) => stored.set(sku, { listingId: id, version: listing.version, texts, index }));
  }
  return { stored, retired };
}
