import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Queries } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';
import type { Platform } from '~/platform/platform.server';
import { newUuid } from '~/shared/uuid';

import { findListingsToEdit } from './find-listing.server';
import { IMPORT_FIELDS, type ImportField } from './import-columns';
import { filled, isChange, planSteps, type ImportGroup, type ImportPlan, type StoredSize } from './import-plan';
import { codesIn, sameName, type Learnt } from './import-rows';
import type { Sheet } from './import-sheet';
import { listingTexts } from './listing-texts';

/** Rows that are asked for, or written, at once. */
const AT_ONCE = 200;
/** For so long (ms) a plan may be thought about before others have their turn. */
const TURN = 8;

/** Says what a sheet would do to a shop, and changes nothing. `photos`: names of the files that came along. */
export async function dryRun(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, sheet, photos = null }: { shopId: string; sheet: Sheet; photos?: readonly string[] | null },
): Promise<ImportPlan> {
  const learnt = await learntHeadings(db, shopId);
  const codes = await sizesByCode(db, shopId, codesIn(sheet.rows, learnt));
  const names = new Set(
    (await db.listing.findMany({ where: { shopId }, select: { name: true } })).map(({ name }) => sameName(name)),
  );
  const steps = planSteps(sheet, { ...codes, names, learnt, photos, now: clock.now() });
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < TURN) continue;
    await nextTurn();
    since = performance.now();
  }
}

/** What headings mean in the sheets of a shop, as its grower said. */
export async function learntHeadings(db: Queries, shopId: string): Promise<Learnt> {
  const rows = await db.importHeading.findMany({ where: { shopId }, take: 1000 });
  return Object.fromEntries(
    rows.map(({ key, field }): [string, ImportField | null] => [
      key,
      IMPORT_FIELDS.find((one) => one === field) ?? null,
    ]),
  );
}

/** The changes of a plan, in the order of the sheet: what has something new to say, or photos. */
export const changesOf = (plan: ImportPlan): ImportGroup[] =>
  plan.groups.filter((group) => isChange(group) || group.photos.length > 0);

/** What a plan comes to, for saying it. */
export const countPlan = (plan: ImportPlan) => ({
  rows: plan.rowCount,
  created: plan.groups.filter(({ before }) => before === null).length,
  changed: changesOf(plan).filter(({ before }) => before !== null).length,
  unchanged: plan.groups.length - changesOf(plan).length,
  problems: plan.problems.length,
});

/** Writes a plan down in place of an earlier one, so that it can be carried out piece by piece. It must not be running yet. */
export async function storePlan(
  { db }: Pick<Platform, 'db'>,
  { importId, plan }: { importId: string; plan: ImportPlan },
): Promise<void> {
  await db.listingImportChange.deleteMany({ where: { importId } });
  await db.listingImportProblem.deleteMany({ where: { importId } });
  const groups = changesOf(plan);
  for (let from = 0; from < groups.length; from += AT_ONCE)
    await db.listingImportChange.createMany({
      data: groups.slice(from, from + AT_ONCE).map((group, at) => toChange(importId, from + at, group)),
    });
  for (let from = 0; from < plan.problems.length; from += AT_ONCE)
    await db.listingImportProblem.createMany({
      data: plan.problems
        .slice(from, from + AT_ONCE)
        .map(({ cell, ...problem }, at) => ({ importId, position: from + at, cell, problem })),
    });
  await db.listingImport.update({
    where: { id: importId },
    data: { columns: plan.columns, rowCount: plan.rowCount, unchanged: plan.groups.length - groups.length },
  });
}

function toChange(importId: string, position: number, group: ImportGroup): Prisma.ListingImportChangeCreateManyInput {
  const { listingId, version, before, draft, cell, photos } = group;
  return {
    importId,
    position,
    cell,
    version,
    photos,
    listingId: listingId ?? newUuid(),
    ...(before && { before: filled(before) }),
    after: filled({ ...listingTexts(draft), ...seenBefore(before) }),
    skus: Object.fromEntries(draft.variants.flatMap(({ sku }, place) => (sku ? [[place, sku]] : []))),
  };
}

/** The counts that the plan was made from: one that the sheet leaves as it was is not written, so what is sold meanwhile stays sold. */
const seenBefore = (before: Record<string, string> | null): Record<string, string> =>
  Object.fromEntries(Object.entries(before ?? {}).filter(([name]) => /^stockSeen(?:-\d+)?$/.test(name)));

/** The sizes that a sheet's codes name, and the codes that are used up. */
async function sizesByCode(
  db: Queries,
  shopId: string,
  codes: readonly string[],
): Promise<{ stored: Map<string, StoredSize>; retired: Set<string> }> {
  const stored = new Map<string, StoredSize>();
  const retired = new Set<string>();
  const ids = new Set<string>();
  for (let from = 0; from < codes.length; from += AT_ONCE) {
    const found = await db.variant.findMany({
      where: { shopId, sku: { in: codes.slice(from, from + AT_ONCE) } },
      select: { listingId: true, sku: true, retiredAt: true },
    });
    for (const { listingId, sku, retiredAt } of found)
      if (retiredAt) retired.add(sku);
      else ids.add(listingId);
  }
  const all = [...ids];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const part = all.slice(from, from + AT_ONCE);
    const skus = await codesOf(db, shopId, part);
    for (const { id, version, draft } of await findListingsToEdit(db, { shopId, ids: part })) {
      const texts = listingTexts(draft);
      draft.variants.forEach((variant, index) => {
        const sku = skus.get(variant.id ?? '');
        if (sku) stored.set(sku, { listingId: id, version, texts, index });
      });
    }
  }
  return { stored, retired };
}

/** The codes of the sizes of these listings, by the sizes' ids. */
export async function codesOf(
  db: Queries,
  shopId: string,
  listingIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.variant.findMany({
    where: { shopId, listingId: { in: [...listingIds] } },
    select: { id: true, sku: true },
  });
  return new Map(rows.map(({ id, sku }) => [id, sku]));
}
