import { isDeepStrictEqual } from 'node:util';

import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';

import { listingsOf, photosOf, type DesignChange, type DesignProblem } from './change-design';
import { UNTOUCHED, type Design } from './design';
import { readDesign } from './read-design';

/** How a shop looks to those who are at work on it. */
export type DesignState = {
  /** What is being tried, else what visitors see. */
  design: Design;
  /** Names the state of the draft; a save says which one it saw. */
  version: number;
  /** What is tried differs from what visitors see. */
  hasChanges: boolean;
  /** The latest version that was published; null: the untouched look. */
  number: number | null;
};

/** The look of a shop with its draft, if there is one. */
export async function findDesign(db: Queries, shopId: string): Promise<DesignState> {
  const [row, last] = await Promise.all([
    db.shopDesign.findUnique({ where: { shopId }, select: { draft: true, draftVersion: true, published: true } }),
    db.designVersion.findFirst({ where: { shopId }, orderBy: { number: 'desc' }, select: { number: true } }),
  ]);
  const published = readDesign(row?.published);
  const design = row?.draft ? readDesign(row.draft) : published;
  return {
    design,
    version: row?.draftVersion ?? 0,
    hasChanges: !isDeepStrictEqual(design, published),
    number: last?.number ?? null,
  };
}

/** A saved draft: its new version, and the look as it was, for taking the change back. */
export type SavedDraft = { version: number; before: Design };

/**
 * Changes the draft. `seen` is the version on the grower's screen: where it is not the latest, somebody else was at work
 * and nothing is changed (`design.stale` with the latest `version`); null changes whatever is there, for wishes that mean
 * the same on any draft, as moving a section does. Null: the change names a section that is not there.
 */
export async function changeDraft(
  { db }: Pick<Platform, 'db'>,
  { shopId, seen, change }: { shopId: string; seen: number | null; change: DesignChange },
): Promise<Result<SavedDraft, DesignProblem> | null> {
  return db.$transaction(async (tx) => {
    const held = await holdDesign(tx, shopId);
    if (isStale(held, seen)) return stale(held);
    const before = readDesign(held.draft ?? held.published);
    const changed = change(before);
    if (!changed?.ok) return changed;
    const foreign = await findForeign(tx, shopId, changed.value);
    if (foreign.length > 0) return refuse(...foreign);
    const { draftVersion: version } = await tx.shopDesign.update({
      where: { shopId },
      data: { draft: changed.value, draftVersion: { increment: 1 } },
      select: { draftVersion: true },
    });
    return ok({ version, before });
  });
}

/** Saves a whole look as the draft, as a removal that is taken back does. `design` may be anything. */
export async function saveDraft(
  tools: Pick<Platform, 'db'>,
  { shopId, seen, design }: { shopId: string; seen: number | null; design: unknown },
): Promise<Result<SavedDraft, DesignProblem>> {
  const read = readDesign(design);
  if (!isDeepStrictEqual(read, design)) return refuse({ code: 'design.not-a-design' });
  const saved = await changeDraft(tools, { shopId, seen, change: () => ok(read) });
  if (!saved) throw new Error('A whole look names no section.');
  return saved;
}

/** Drops what was tried: the draft is what visitors see again. */
export async function discardDraft(
  { db }: Pick<Platform, 'db'>,
  { shopId, seen }: { shopId: string; seen: number | null },
): Promise<Result<SavedDraft, DesignProblem>> {
  return db.$transaction(async (tx) => {
    const held = await holdDesign(tx, shopId);
    if (isStale(held, seen)) return stale(held);
    await tx.$executeRaw`
      UPDATE shop_designs SET draft = NULL, draft_version = draft_version + 1, updated_at = now()
      WHERE shop_id = ${shopId}::uuid`;
    return ok({ version: held.draftVersion + 1, before: readDesign(held.draft ?? held.published) });
  });
}

/** What is stored of a look, as it is. */
export type HeldDesign = { draft: unknown; draftVersion: number; published: unknown };

/** A shop's look, held until the transaction ends: of two who save or publish at once one waits for the other. */
export async function holdDesign(tx: Queries, shopId: string): Promise<HeldDesign> {
  await tx.$executeRaw`INSERT INTO shop_designs (shop_id) VALUES (${shopId}::uuid) ON CONFLICT DO NOTHING`;
  const [row] = await tx.$queryRaw<[HeldDesign]>`
    SELECT draft, draft_version AS "draftVersion", published FROM shop_designs
    WHERE shop_id = ${shopId}::uuid FOR UPDATE`;
  return row;
}

export const isStale = ({ draftVersion }: HeldDesign, seen: number | null): boolean =>
  seen !== null && seen !== draftVersion;

export const stale = ({ draftVersion }: HeldDesign) =>
  refuse<DesignProblem>({ code: 'design.stale', with: { version: draftVersion } });

/** True for what looks as a shop does that nobody has touched. */
export const isUntouched = (stored: unknown): boolean => isDeepStrictEqual(readDesign(stored), UNTOUCHED);

/** Photos and listings that are not this shop's. What was taken away since is left for the page to leave out. */
async function findForeign(tx: Queries, shopId: string, design: Design): Promise<DesignProblem[]> {
  const [photoIds, listingIds] = [photosOf(design), listingsOf(design)];
  const [photos, listings] = await Promise.all([
    photoIds.length > 0 ? tx.photo.count({ where: { shopId, id: { in: photoIds } } }) : 0,
    listingIds.length > 0 ? tx.listing.count({ where: { shopId, id: { in: listingIds } } }) : 0,
  ]);
  const problems: DesignProblem[] = [];
  if (photos < photoIds.length) problems.push({ code: 'design.photo-gone', field: 'photoIds' });
  if (listings < listingIds.length) problems.push({ code: 'design.listing-gone', field: 'listingIds' });
  return problems;
}
