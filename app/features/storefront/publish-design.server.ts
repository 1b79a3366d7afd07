import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, type Result } from '~/shared/result';
import { isUuid, newUuid } from '~/shared/uuid';

import type { DesignProblem } from './change-design';
import { differencesOf, type DesignDifference } from './design-changes';
import { UNTOUCHED, type Design } from './design';
import { holdDesign, isStale, isUntouched, stale, type SavedDraft } from './drafts.server';
import { readDesign } from './read-design';

/**
 * Shows visitors what was tried: the draft becomes what they see and, as it is, the next version of the history. A look
 * that is what they see already makes no version. `seen` as for `changeDraft`; `number` null: the untouched look.
 */
export async function publishDesign(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, personId, seen }: { shopId: string; personId: string; seen: number | null },
): Promise<Result<{ number: number | null; isNew: boolean }, DesignProblem>> {
  return db.$transaction(async (tx) => {
    const held = await holdDesign(tx, shopId);
    if (isStale(held, seen)) return stale(held);
    const last = await findLast(tx, shopId);
    if (held.draft === null) return ok({ number: last, isNew: false });
    const number = (last ?? 0) + 1;
    const isShown = held.published === null && isUntouched(held.draft);
    const isNew = !isShown && (await addVersion(tx, { shopId, personId, number, now: clock.now() }));
    // copied inside the database, so that what is shown is to the letter what was tried
    await tx.$executeRaw`
      UPDATE shop_designs SET published = CASE WHEN ${isNew} THEN draft ELSE published END, draft = NULL, updated_at = now()
      WHERE shop_id = ${shopId}::uuid`;
    return ok(isNew ? { number, isNew } : { number: last, isNew });
  });
}

/** Adds the draft to the history; false when it is what visitors see. Of what they saw before it says which it was. */
async function addVersion(
  tx: Queries,
  { shopId, personId, number, now }: { shopId: string; personId: string; number: number; now: Date },
): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO design_versions (id, shop_id, number, design, restored_from, person_id, published_at)
    SELECT ${newUuid()}::uuid, d.shop_id, ${number}, d.draft,
      (SELECT max(v.number) FROM design_versions AS v WHERE v.shop_id = d.shop_id AND v.design = d.draft),
      ${personId}::uuid, ${now}
    FROM shop_designs AS d
    WHERE d.shop_id = ${shopId}::uuid AND d.draft IS DISTINCT FROM d.published`;
  return added > 0;
}

async function findLast(tx: Queries, shopId: string): Promise<number | null> {
  const last = await tx.designVersion.findFirst({
    where: { shopId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return last?.number ?? null;
}

/** A look that visitors saw once, or see now. */
export type ListedVersion = {
  id: string;
  number: number;
  publishedAt: Date;
  /** Who published it; null: nobody who still has an account. */
  by: string | null;
  /** The number of the version that it brought back. */
  restoredFrom: number | null;
  /** Against the version before it. */
  differences: DesignDifference[];
};

const PAGE = 20;

/** What visitors saw, the latest first; `next` is the number below which the next page begins. */
export async function listVersions(
  { db }: Pick<Platform, 'db'>,
  { shopId, below }: { shopId: string; below: number | null },
): Promise<{ versions: ListedVersion[]; next: number | null }> {
  const rows = await db.designVersion.findMany({
    where: { shopId, ...(below !== null && { number: { lt: below } }) },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    select: {
      id: true,
      number: true,
      publishedAt: true,
      restoredFrom: true,
      design: true,
      person: { select: { name: true } },
    },
  });
  const looks: Design[] = rows.map(({ design }) => readDesign(design));
  const versions = rows
    .slice(0, PAGE)
    .map(({ id, number, publishedAt, restoredFrom, person }, place): ListedVersion => ({
      ...{ id, number, publishedAt, restoredFrom, by: person?.name ?? null },
      differences: differencesOf(looks[place + 1] ?? UNTOUCHED, looks[place]!),
    }));
  return { versions, next: rows.length > PAGE ? versions.at(-1)!.number : null };
}

/**
 * Makes what visitors saw once the draft, to the letter; they see it again when it is published. Null: no such version
 * in this shop.
 */
export async function restoreVersion(
  { db }: Pick<Platform, 'db'>,
  { shopId, id }: { shopId: string; id: string },
): Promise<SavedDraft | null> {
  if (!isUuid(id)) return null;
  return db.$transaction(async (tx) => {
    if ((await tx.designVersion.count({ where: { id, shopId } })) === 0) return null;
    const held = await holdDesign(tx, shopId);
    await tx.$executeRaw`
      UPDATE shop_designs AS d SET draft = v.design, draft_version = d.draft_version + 1, updated_at = now()
      FROM design_versions AS v WHERE d.shop_id = ${shopId}::uuid AND v.id = ${id}::uuid AND v.shop_id = d.shop_id`;
    return { version: held.draftVersion + 1, before: readDesign(held.draft ?? held.published) };
  });
}
