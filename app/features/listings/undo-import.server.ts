import { holdShop } from '~/features/shops/hold-shop.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Problem } from '~/shared/result';

import { readTexts } from './carry-out-import.server';
import { findListing, type EditedListing } from './find-listing.server';
import { isAlike } from './import-plan';
import { listingTexts } from './listing-texts';
import { holdListings } from './listing-row.server';
import { saveListing } from './save-listing.server';
import { NotOurs, walkImport } from './walk-import.server';

type Tools = Pick<Platform, 'db' | 'clock'>;
type Texts = Record<string, string>;

/**
 * Takes back what an import did, listing by listing, the last first: what it made is removed, what it changed is as
 * before. What was sold since stays sold; what was ordered, put in the window or changed by hand since is left and told.
 * Stops when `isEnough`; answers whether everything is done.
 */
export async function undoImport(
  tools: Tools,
  { importId, isEnough }: { importId: string; isEnough?: () => boolean },
): Promise<boolean> {
  const isDone = await walkImport(tools, {
    ...{ importId, isEnough, state: 'undoing' },
    next: (take) =>
      tools.db.listingImportChange.findMany({
        where: { importId, doneAt: { not: null }, undoneAt: null },
        orderBy: { position: 'desc' },
        take,
      }),
    take: (shopId, change) => undoOne(tools, shopId, change),
  });
  if (isDone)
    await tools.db.listingImport.updateMany({
      where: { id: importId, state: 'undoing' },
      data: { state: 'undone', undoneAt: tools.clock.now() },
    });
  return isDone;
}

type Change = {
  importId: string;
  listingId: string;
  before: unknown;
  after: unknown;
  stocks: unknown;
  slug: string | null;
  hungPhotos: string[];
  problem: unknown;
};

async function undoOne(tools: Tools, shopId: string, change: Change): Promise<void> {
  const { db, clock } = tools;
  const { listingId } = change;
  const mark = (tx: Queries, problem?: Problem) => markUndone(tx, change, clock.now(), problem);
  const leave = (problem?: Problem) => db.$transaction((tx) => mark(tx, problem));
  if (change.problem) return leave(); // the import left it alone
  const listing = await findListing(db, { shopId, id: listingId });
  if (!listing) return leave(); // somebody took it away since
  const before = change.before as Texts | null;
  const after = change.after as Texts;
  if (!isAlike(listingTexts(listing.draft), after, (name) => !OTHERS.test(name)))
    return leave({ code: 'imports.changed-since' });

  if (before === null) {
    await db.$transaction(async (tx) => {
      await holdListings(tx, shopId, [listingId]);
      const now = await findListing(tx, { shopId, id: listingId });
      if (now && now.version !== listing.version) return mark(tx, { code: 'imports.changed-since' });
      const strange = await tx.photo.count({
        where: { listingId, removedAt: null, id: { notIn: change.hungPhotos } },
      });
      if (strange > 0) return mark(tx, { code: 'imports.changed-since' });
      const orders = await tx.orderLine.count({ where: { listingId } });
      if (orders > 0 || now?.wasPublished) return mark(tx, { code: 'imports.sold-since' });
      await takePhotosAway(tx, shopId, change, clock.now());
      await tx.listing.deleteMany({ where: { id: listingId, shopId } });
      await mark(tx);
    });
    return;
  }
  if (isAlike(before, after, () => true))
    return db.$transaction(async (tx) => {
      await takePhotosAway(tx, shopId, change, clock.now());
      await mark(tx);
    });
  const draft = readTexts(asSeen(before, listing), clock.now());
  if (!draft.ok) return leave(draft.problems[0]);
  const saved = await saveListing(tools, {
    shopId,
    listingId,
    version: listing.version,
    draft: draft.value,
    publish: false,
    ...(change.slug && { slug: change.slug }),
    after: async (tx) => {
      await giveStockBack(tx, shopId, change, listing);
      await removeAddedSizes(tx, shopId, change);
      await takePhotosAway(tx, shopId, change, clock.now());
      await mark(tx);
    },
  });
  if (saved?.ok) return;
  const problem = saved?.problems[0];
  return leave(problem?.code === 'listings.stale' ? { code: 'imports.changed-since' } : problem);
}

/** Fields that orders change, and the ids that new sizes got. */
const OTHERS = /^(?:stock|stockSeen|variantId)(?:-\d+)?$/;

/** The texts as they were, but with counts as they are now: those are put right relative to what was sold. */
function asSeen(before: Texts, { draft }: EditedListing): Texts {
  const texts = { ...before };
  const now = listingTexts(draft);
  const places = new Map(
    Object.entries(now).flatMap(([name, id]) => (/^variantId(?:-\d+)?$/.test(name) && id ? [[id, name.slice(9)]] : [])),
  );
  for (const [name, id] of Object.entries(before)) {
    if (!/^variantId(?:-\d+)?$/.test(name)) continue;
    const [old, place] = [name.slice(9), places.get(id)];
    const stock = place === undefined ? undefined : now[`stock${place}`];
    if (stock === undefined || stock === '') continue;
    texts[`stock${old}`] = stock;
    texts[`stockSeen${old}`] = stock;
  }
  return texts;
}

/** What the import added to a stock is taken off it, what it took off is added; what was sold since stays sold. */
async function giveStockBack(tx: Queries, shopId: string, change: Change, now: EditedListing): Promise<void> {
  const after = change.after as Texts;
  for (const [variantId, was] of Object.entries(change.stocks as Record<string, number>)) {
    const [name] = Object.entries(after).find(([key, id]) => /^variantId/.test(key) && id === variantId) ?? [];
    if (name === undefined || !now.stocks.some((one) => one.variantId === variantId)) continue;
    const place = name.slice(9);
    const [wanted, seen] = [after[`stock${place}`] ?? '', after[`stockSeen${place}`] ?? ''];
    if (wanted === seen) continue; // the import left it as it was
    const set = Number(wanted.replaceAll('.', ''));
    await tx.$executeRaw`
      UPDATE variants SET stock = GREATEST(stock + ${was - set}::int, 0)
      WHERE id = ${variantId}::uuid AND shop_id = ${shopId}::uuid AND ${was - set}::int <> 0`;
  }
}

/** Sizes that the import added are gone, as if they had never been; one that was ordered stays, and is sold no more. */
async function removeAddedSizes(tx: Queries, shopId: string, { listingId, stocks }: Change): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM variants
    WHERE shop_id = ${shopId}::uuid AND listing_id = ${listingId}::uuid
      AND id <> ALL(${Object.keys(stocks as Record<string, number>)}::uuid[])
      AND NOT EXISTS (SELECT FROM order_lines WHERE order_lines.variant_id = variants.id)`;
}

async function takePhotosAway(tx: Queries, shopId: string, { hungPhotos }: Change, now: Date): Promise<void> {
  await holdShop(tx, shopId);
  await tx.photo.updateMany({ where: { shopId, id: { in: hungPhotos }, removedAt: null }, data: { removedAt: now } });
}

async function markUndone(
  tx: Queries,
  { importId, listingId }: Change,
  undoneAt: Date,
  problem?: Problem,
): Promise<void> {
  const { count } = await tx.listingImportChange.updateMany({
    where: { importId, listingId, doneAt: { not: null }, undoneAt: null },
    data: { undoneAt, ...(problem && { problem }) },
  });
  if (count !== 1) throw new NotOurs();
}
