import { arrangePhotos } from '~/features/photos/change-photo.server';
import { isDeadlock, isUniqueViolation, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { publishProblems, type ListingState } from './listing';
import type { ListingDraft } from './listing-form';
import { GOOD_PHOTO, holdListings } from './listing-row.server';
import { endReviews, findUnseen, propose, sendForReview, Unseen } from './review.server';
import { findFreeSlug, keepOldSlug, wantedSlug } from './slug.server';
import { searchTextOf, toColumns, writeVariants } from './write-listing.server';

export type SavedListing = {
  id: string;
  slug: string;
  version: number;
  state: ListingState;
  /** What it was before; null for a new one. For taking a publication back. */
  before: ListingState | null;
  /** It lies before the cooperative first: buyers see nothing of it yet, or still what they saw before. */
  waits: boolean;
};

export type Wish = {
  shopId: string;
  /** Null: a new listing. */
  listingId: string | null;
  /** The id a new listing is to have: the phone made it, so that a second arrival changes the first one. */
  newId?: string | null;
  /** The version that was on the grower's screen; null overwrites whatever was saved meanwhile. */
  version: number | null;
  draft: ListingDraft;
  /** Put it in front of buyers as well. What already is there stays there. */
  publish: boolean;
  /** The address it had once and is to have again, if nobody took it meanwhile. */
  slug?: string;
  /** What is done in the same transaction: before anything is touched, the listing being held, and when all is written. */
  before?: (tx: Queries) => Promise<void>;
  after?: (tx: Queries, saved: SavedListing) => Promise<void>;
};

/** Two who name a thing alike at the same moment, a code that chance gave twice, one who gave way: asked again, it fits. */
const TRIES = 6;

/**
 * Saves what the grower wrote. A listing that buyers see, or is about to be seen, must lack nothing; a save that
 * started from an older version than the stored one is refused (`listings.stale`, with the newer version). Where the
 * cooperative wants to see it first, it waits there (`waits`). Null: not there, or not this shop's.
 */
export async function saveListing(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  wish: Wish,
): Promise<Result<SavedListing> | null> {
  if (wish.listingId !== null && !isUuid(wish.listingId)) return null;
  for (let tries = 1; ; tries++) {
    try {
      return await db.$transaction((tx) => saveSeen(tx, wish, clock.now()), TRANSACTION);
    } catch (error) {
      if (error instanceof Unseen) {
        const sent = await db.$transaction((tx) => saveUnseen(tx, wish, clock.now()), TRANSACTION);
        if (sent !== 'free' || tries >= TRIES) return sent === 'free' ? null : sent;
      } else if (!(isUniqueViolation(error) || isDeadlock(error)) || tries >= TRIES) throw error;
    }
  }
}

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** Saves what nobody else has to see first; all of it is taken back (`Unseen`) when somebody has to. */
async function saveSeen(tx: Queries, wish: Wish, now: Date): Promise<Result<SavedListing> | null> {
  const saved = await saveInside(tx, wish, now);
  if (!saved?.ok || saved.value.state !== 'published') return saved;
  if ((await findUnseen(tx, [saved.value.id])).size > 0) throw new Unseen();
  await endReviews(tx, [saved.value.id]);
  return saved;
}

/** Saves what the cooperative wants to see first, and lays it there. `free`: it no longer wants to. */
async function saveUnseen(tx: Queries, wish: Wish, now: Date): Promise<Result<SavedListing> | 'free' | null> {
  const { shopId, listingId, draft, version } = wish;
  if (listingId) {
    await holdListings(tx, shopId, [listingId]);
    const stored = await tx.listing.findFirst({
      where: { id: listingId, shopId },
      select: { state: true, version: true },
    });
    if (!stored) return null;
    if (version !== null && version !== stored.version)
      return refuse({ code: 'listings.stale', with: { version: stored.version } });
    if (stored.state === 'published') {
      await wish.before?.(tx);
      const proposed = await propose(tx, { shopId, listingId, draft, now });
      if (!proposed) return 'free';
      const outcome: SavedListing = {
        ...{ id: listingId, ...proposed, state: 'published' },
        ...{ before: 'published', waits: true },
      };
      await wish.after?.(tx, outcome);
      return ok(outcome);
    }
  }
  const saved = await saveInside(tx, { ...wish, publish: false }, now);
  if (!saved?.ok) return saved;
  const sent = await sendForReview(tx, { shopId, listingId: saved.value.id, now, proposal: null, photoIds: [] });
  return sent ? ok({ ...saved.value, waits: true }) : ok(saved.value);
}

/** `saveListing` in the caller's transaction, without a look at who has to see it first: the database does that at the end. */
export async function saveInside(tx: Queries, wish: Wish, now: Date): Promise<Result<SavedListing> | null> {
  const { shopId, listingId, version, draft, publish } = wish;
  const newId = !listingId && isUuid(wish.newId) ? wish.newId : null;
  if (newId && (await tx.listing.count({ where: { id: newId, shopId } })) > 0)
    return saveInside(tx, { ...wish, listingId: newId, version: 1 }, now);
  if (listingId) await holdListings(tx, shopId, [listingId]);
  const stored = listingId ? await tx.listing.findFirst({ where: { id: listingId, shopId } }) : null;
  if (listingId && !stored) return null;
  if (stored && version !== null && version !== stored.version)
    return refuse({ code: 'listings.stale', with: { version: stored.version } });
  await wish.before?.(tx);

  const state: ListingState = publish ? 'published' : (stored?.state ?? 'draft');
  if (state === 'published') {
    // an arrival that is just being finished by another request has its photos already
    const owner = listingId ?? newId;
    const photoCount = await tx.photo.count({
      where: {
        ...GOOD_PHOTO,
        shopId,
        OR: [{ id: { in: draft.photoIds }, listingId: null }, ...(owner ? [{ listingId: owner }] : [])],
      },
    });
    const problems = publishProblems({ ...draft, photoCount });
    if (problems.length > 0) return refuse(...problems);
  }

  const named = stored && wantedSlug(stored.name) === wantedSlug(draft.name);
  const slug =
    named && (wish.slug ?? stored.slug) === stored.slug
      ? stored.slug
      : await findFreeSlug(tx, { shopId, listingId, name: draft.name, first: wish.slug });
  const columns = toColumns(draft, await searchTextOf(tx, shopId, draft));
  const id = await open(tx, { shopId, listingId, newId, slug });
  if (stored?.publishedAt && stored.slug !== slug)
    await keepOldSlug(tx, { shopId, listingId: id, from: stored.slug, to: slug });
  await writeVariants(tx, { shopId, listingId: id, variants: draft.variants, now });
  if (listingId || draft.photoIds.length > 0)
    await arrangePhotos(tx, { shopId, listingId: id, photoIds: draft.photoIds });
  const saved = await tx.listing.update({
    where: { id, shopId },
    data: {
      ...columns,
      slug,
      oneOfAKind: draft.oneOfAKind,
      state,
      ...(state === 'published' && !stored?.publishedAt && { publishedAt: now }),
      ...(stored && { version: { increment: 1 } }),
    },
    select: { version: true },
  });
  const outcome: SavedListing = {
    ...{ id, slug, version: saved.version, state },
    before: stored?.state ?? null,
    waits: false,
  };
  await wish.after?.(tx, outcome);
  return ok(outcome);
}

/**
 * Makes a listing ready for new sizes: for the length of the transaction it promises nothing to buyers, because on the
 * way from the old sizes to the new ones it may have no price, or two pieces of what there is one of.
 */
async function open(
  tx: Queries,
  { shopId, listingId, newId, slug }: { shopId: string; listingId: string | null; newId: string | null; slug: string },
): Promise<string> {
  if (!listingId)
    return (await tx.listing.create({ data: { shopId, slug, ...(newId && { id: newId }) }, select: { id: true } })).id;
  await tx.listing.update({ where: { id: listingId, shopId }, data: { state: 'draft', oneOfAKind: false } });
  return listingId;
}
