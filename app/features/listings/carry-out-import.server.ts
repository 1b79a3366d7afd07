import { isUniqueViolation, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Problem } from '~/shared/result';

import { isAlike } from './import-plan';
import { readListing } from './listing-form';
import { saveListing } from './save-listing.server';
import { NotOurs, walkImport } from './walk-import.server';

type Tools = Pick<Platform, 'db' | 'clock'>;
type Texts = Record<string, string>;

/**
 * Does what is still to be done of an import, listing by listing, each in a transaction of its own that also marks it as
 * done: a shop is never held longer than one save takes, and an import that was killed goes on where it was, also by
 * another hand at the same time. What changed elsewhere meanwhile is told and left alone.
 * Stops when `isEnough`; answers whether everything is done.
 */
export async function carryOut(
  tools: Tools,
  { importId, isEnough }: { importId: string; isEnough?: () => boolean },
): Promise<boolean> {
  return walkImport(tools, {
    ...{ importId, isEnough, state: 'running' },
    next: (take) =>
      tools.db.listingImportChange.findMany({
        where: { importId, doneAt: null },
        orderBy: { position: 'asc' },
        take,
      }),
    take: (shopId, change) => carryOutOne(tools, shopId, change),
  });
}

type Change = {
  importId: string;
  listingId: string;
  version: number | null;
  before: unknown;
  after: unknown;
  skus: unknown;
};

async function carryOutOne({ db, clock }: Tools, shopId: string, change: Change): Promise<void> {
  const after = change.after as Texts;
  const mark = (tx: Queries, data: Partial<Was> & { problem?: Problem } = {}) =>
    markDone(tx, change, { ...data, doneAt: clock.now() });
  // a listing that only gets photos is not saved
  if (change.before && isAlike(change.before as Texts, after, () => true))
    return db.$transaction(async (tx) => mark(tx, await heldAsItIs(tx, shopId, change.listingId)));
  const draft = readTexts(after, clock.now());
  if (!draft.ok) return db.$transaction((tx) => mark(tx, { problem: draft.problems[0] }));

  const skus = change.skus as Record<string, string>;
  const variants = draft.value.variants.map((variant, place) => {
    const sku = variant.id === null ? skus[place] : undefined;
    return sku ? { ...variant, sku } : variant;
  });
  let was: Was | undefined;
  try {
    const saved = await saveListing(
      { db, clock },
      {
        shopId,
        listingId: change.version === null ? null : change.listingId,
        newId: change.listingId,
        version: change.version,
        draft: { ...draft.value, variants },
        publish: false,
        ...(change.version !== null && {
          before: async (tx: Queries) => {
            was = await heldAsItIs(tx, shopId, change.listingId);
          },
        }),
        after: (tx) => mark(tx, was),
      },
    );
    if (saved?.ok) return;
    const problem = saved ? saved.problems[0]! : { code: 'listings.not-here' };
    await db.$transaction((tx) => mark(tx, { problem: asLeft(problem) }));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // somebody gave the code to another size since the sheet was read
    await db.$transaction((tx) => mark(tx, { problem: { code: 'imports.sku-taken' } }));
  }
}

/** What kept a listing from being changed, in words that fit a sheet. */
const asLeft = (problem: Problem): Problem =>
  problem.code === 'listings.stale' ? { code: 'imports.changed-meanwhile' } : problem;

/** The form's texts as a listing again. */
export function readTexts(texts: Texts, now: Date): ReturnType<typeof readListing> {
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) form.set(name, text);
  return readListing(form, now);
}

/** Marks a change as done, once: only while its import is running, and only if nobody else did it. */
async function markDone(
  tx: Queries,
  { importId, listingId }: Change,
  { problem, ...data }: Partial<Was> & { problem?: Problem; doneAt: Date },
): Promise<void> {
  const [running] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM listing_imports WHERE id = ${importId}::uuid AND state = 'running' FOR SHARE`;
  const { count } = await tx.listingImportChange.updateMany({
    where: { importId, listingId, doneAt: null },
    data: { ...data, ...(problem && { problem }) },
  });
  if (!running || count !== 1) throw new NotOurs();
}

/** What a listing was that the form's texts do not say. */
type Was = { slug: string | null; stocks: Record<string, number>; hadPhotos: string[] };

/** Reads it, and holds the sizes: nobody can buy from them until the transaction ends. */
async function heldAsItIs(tx: Queries, shopId: string, listingId: string): Promise<Was> {
  const sizes = await tx.$queryRaw<{ id: string; stock: number }[]>`
    SELECT id, stock FROM variants WHERE shop_id = ${shopId}::uuid AND listing_id = ${listingId}::uuid
    ORDER BY id FOR UPDATE`;
  const listing = await tx.listing.findFirst({
    where: { id: listingId, shopId },
    select: { slug: true, photos: { where: { removedAt: null }, select: { id: true } } },
  });
  return {
    slug: listing?.slug ?? null,
    stocks: Object.fromEntries(sizes.map(({ id, stock }) => [id, stock])),
    hadPhotos: listing?.photos.map(({ id }) => id) ?? [],
  };
}
