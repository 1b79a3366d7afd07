import type { Queries } from '~/platform/database.server';
import { Prisma } from '~/platform/prisma-client/client';

import type { ListingDraft } from './listing-form';
import { readListing } from './listing-form';
import { countedNow, proposalForm, toProposal, withStocks, type Texts } from './proposal';
import { OPEN_REVIEWS, type OwnReview, type ReviewNote } from './review';

/** Inside a transaction: what is about to become public is something the cooperative wants to see first. */
export class Unseen extends Error {}

const OPEN = { in: [...OPEN_REVIEWS] };

/** Those of these listings that their cooperative wants to see first and has not seen as they are now. */
export async function findUnseen(tx: Queries, listingIds: readonly string[]): Promise<Set<string>> {
  if (listingIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM unnest(${[...listingIds]}::uuid[]) AS id WHERE listing_is_unseen(id)`;
  return new Set(rows.map(({ id }) => id));
}

/** The cooperative that looks at a shop's listings before buyers do; null: none does. It goes on until the transaction ends. */
async function holdReviewer(tx: Queries, shopId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM cooperatives AS c JOIN shops AS s ON s.cooperative_id = c.id
    WHERE s.id = ${shopId}::uuid AND c.reviews_listings FOR SHARE OF c`;
  return row?.id ?? null;
}

type Sent = { shopId: string; listingId: string; now: Date; proposal: Texts | null; photoIds: string[] };

/** Lays a listing before the cooperative, or lays it there again. False: nobody wants to see it (any more). */
export async function sendForReview(
  tx: Queries,
  { shopId, listingId, now, proposal, photoIds }: Sent,
): Promise<boolean> {
  const cooperativeId = await holdReviewer(tx, shopId);
  if (!cooperativeId) return false;
  const content = { proposal: proposal ?? Prisma.DbNull, photoIds, sentAt: now, state: 'waiting' as const };
  const { count } = await tx.listingReview.updateMany({
    where: { listingId, cooperativeId, state: OPEN },
    data: { ...content, revision: { increment: 1 } },
  });
  if (count > 0) return true;
  await endReviews(tx, [listingId]);
  await tx.listingReview.create({ data: { ...content, cooperativeId, shopId, listingId } });
  return true;
}

/**
 * Lays a change of a listing that buyers see before the cooperative: they go on seeing what was approved. What is left
 * of each size is no matter of taste and counts at once. The listing's version grows, so that no phone overwrites another's.
 */
export async function propose(
  tx: Queries,
  { shopId, listingId, draft, now }: { shopId: string; listingId: string; draft: ListingDraft; now: Date },
): Promise<{ slug: string; version: number } | null> {
  const { oneOfAKind } = await tx.listing.findUniqueOrThrow({ where: { id: listingId }, select: { oneOfAKind: true } });
  const proposal = toProposal(draft, oneOfAKind);
  if (!(await sendForReview(tx, { shopId, listingId, now, proposal, photoIds: draft.photoIds }))) return null;
  for (const { variantId, stock } of countedNow(draft, oneOfAKind))
    await tx.variant.updateMany({ where: { id: variantId, shopId, listingId, retiredAt: null }, data: { stock } });
  return tx.listing.update({
    where: { id: listingId, shopId },
    data: { version: { increment: 1 } },
    select: { slug: true, version: true },
  });
}

/** What was asked is public, or will never be: nothing more is to be done. */
export async function endReviews(tx: Queries, listingIds: readonly string[]): Promise<void> {
  await tx.listingReview.updateMany({
    where: { listingId: { in: [...listingIds] }, state: OPEN },
    data: { state: 'withdrawn' },
  });
}

/** The name of the cooperative that looks at a shop's listings first; null: none does. */
export async function findReviewer(db: Queries, shopId: string): Promise<string | null> {
  const shop = await db.shop.findUnique({
    where: { id: shopId },
    select: { cooperative: { select: { name: true, reviewsListings: true } } },
  });
  return shop?.cooperative?.reviewsListings ? shop.cooperative.name : null;
}

const NOTE_PARTS = { field: true, photoId: true, text: true, revision: true } as const;

/** More comments than this on one sending nobody reads. */
export const NOTES_MAX = 100;

/** A listing's review as its member sees it, with what was proposed; null: there is nothing open. */
export async function findOwnReview(
  db: Queries,
  { shopId, listingId }: { shopId: string; listingId: string },
): Promise<(OwnReview & { proposal: Texts | null; photoIds: string[] }) | null> {
  const row = await db.listingReview.findFirst({
    where: { shopId, listingId, state: OPEN },
    select: {
      ...{ state: true, revision: true, proposal: true, photoIds: true },
      cooperative: { select: { name: true } },
      comments: { orderBy: { id: 'desc' }, take: NOTES_MAX, select: NOTE_PARTS },
    },
  });
  if (!row) return null;
  const state = OPEN_REVIEWS.find((one) => one === row.state) ?? 'waiting';
  const notes: ReviewNote[] = row.comments
    .filter(({ revision }) => state === 'asked' && revision === row.revision)
    .map(({ field, photoId, text }) => ({ field, photoId, text }))
    .reverse();
  return {
    ...{ state, notes, cooperative: row.cooperative.name },
    ...{ proposal: readProposal(row.proposal), photoIds: row.photoIds },
  };
}

/** A stored proposal; null: the listing itself is what is looked at. */
export const readProposal = (stored: unknown): Texts | null =>
  typeof stored === 'object' && stored !== null
    ? Object.fromEntries(
        Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : null;

/** A proposal as a draft to be saved, with what is left today; its problems, when time has made it impossible. */
export const readProposed = (
  proposal: Texts,
  given: { photoIds: readonly string[]; stocks: readonly { variantId: string; stock: number }[]; now: Date },
) => readListing(proposalForm(withStocks(proposal, given.stocks), given.photoIds), given.now, { publish: true });

/** How many of a shop's listings lie before the cooperative, came back with comments, or are free again. */
export async function countReviews(
  db: Queries,
  shopId: string,
): Promise<{ waiting: number; asked: { id: string; name: string }[]; freed: number }> {
  const where = { shopId, listing: { state: { not: 'archived' as const } } };
  const [waiting, freed, asked] = await Promise.all([
    db.listingReview.count({ where: { ...where, state: 'waiting' } }),
    db.listingReview.count({ where: { ...where, state: 'freed' } }),
    db.listingReview.findMany({
      where: { ...where, state: 'asked' },
      orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
      take: ASKED_SHOWN,
      select: { listing: { select: { id: true, name: true } } },
    }),
  ]);
  return { waiting, freed, asked: asked.map(({ listing }) => listing) };
}

/** Named one by one on the home page; whoever has more does the first ones first. */
const ASKED_SHOWN = 5;
