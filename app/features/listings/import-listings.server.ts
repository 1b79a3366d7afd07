import type { Platform } from '~/platform/platform.server';
import type { Queries } from '~/platform/database.server';

import { findListing } from './find-listing.server';
import type { ImportField } from './import-columns';
import { exportRows } from './import-export';
import {
  codesIn,
  planImport,
  type CellProblem,
  type ImportGroup,
  type ImportPlan,
  type StoredSize,
} from './import-rows';
import type { Sheet } from './import-sheet.server';
import { cellName } from './import-columns';
import { listingTexts } from './listing-texts';
import { saveListing } from './save-listing.server';

type Learnt = Readonly<Record<string, ImportField | null>>;

/** Says what a sheet would do to a shop, and changes nothing. */
export async function dryRun(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, sheet, learnt }: { shopId: string; sheet: Sheet; learnt?: Learnt },
): Promise<ImportPlan> {
  const stored = await storedSizes(db, shopId, codesIn(sheet.rows, learnt));
  return planImport(sheet, { stored, now: clock.now(), ...(learnt && { learnt }) });
}

export type ImportOutcome = { created: number; changed: number; unchanged: number; problems: CellProblem[] };

/** Does what a plan says, listing by listing; what meanwhile changed elsewhere is told and left alone. */
export async function carryOut(
  platform: Pick<Platform, 'db' | 'clock'>,
  { shopId, plan, onProgress }: { shopId: string; plan: ImportPlan; onProgress?: (done: number, of: number) => void },
): Promise<ImportOutcome> {
  const outcome: ImportOutcome = { created: 0, changed: 0, unchanged: 0, problems: [...plan.problems] };
  for (const [at, group] of plan.groups.entries()) {
    onProgress?.(at, plan.groups.length);
    if (!isChange(group)) outcome.unchanged += 1;
    else {
      const saved = await saveListing(platform, {
        shopId,
        listingId: group.listingId,
        version: group.version,
        draft: group.draft,
        publish: false,
      });
      const cell = cellName(0, group.rows[0] ?? 0);
      if (saved === null) outcome.problems.push({ code: 'listings.not-here', cell });
      else if (!saved.ok) outcome.problems.push(...saved.problems.map((problem) => ({ ...problem, cell })));
      else if (group.listingId === null) outcome.created += 1;
      else outcome.changed += 1;
    }
  }
  return outcome;
}

/** False where a sheet says of a stored listing what is stored. */
export const isChange = ({ before, after }: ImportGroup): boolean =>
  before === null || Object.entries(after).some(([name, text]) => (before[name] ?? '') !== text);

const CODES_AT_ONCE = 1000;

async function storedSizes(db: Queries, shopId: string, codes: string[]): Promise<Map<string, StoredSize>> {
  const sizes = new Map<string, StoredSize>();
  const ids = new Set<string>();
  for (let from = 0; from < codes.length; from += CODES_AT_ONCE) {
    const found = await db.variant.findMany({
      where: { shopId, retiredAt: null, sku: { in: codes.slice(from, from + CODES_AT_ONCE) } },
      select: { listingId: true },
    });
    for (const { listingId } of found) ids.add(listingId);
  }
  for (const id of ids) {
    const listing = await findListing(db, { shopId, id });
    if (!listing) continue;
    const texts = listingTexts(listing.draft);
    const variants = await db.variant.findMany({ where: { shopId, listingId: id, retiredAt: null } });
    listing.draft.variants.forEach((variant, index) => {
      const row = variants.find((one) => one.id === variant.id);
      if (row) sizes.set(row.sku.toUpperCase(), { listingId: id, version: listing.version, texts, index });
    });
  }
  return sizes;
}
