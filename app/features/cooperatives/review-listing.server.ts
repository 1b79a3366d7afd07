import { createHash } from 'node:crypto';

import { findListing } from '~/features/listings/find-listing.server';
import { holdListings } from '~/features/listings/listing-row.server';
import { listingTexts } from '~/features/listings/listing-texts';
import { publishInside } from '~/features/listings/move-listings.server';
import type { Texts } from '~/features/listings/proposal';
import { NOTES_MAX, readProposal, readProposed } from '~/features/listings/review.server';
import { saveInside } from '~/features/listings/save-listing.server';
import { findPhotos, findPhotosById } from '~/features/photos/photos.server';
import { despiteDeadlocks, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { formatDateTime } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import { fieldPin, NOTE_MAX, noteField, photoPin, readPin, WHOLE, type ReviewPageData } from './review-view';

type Named = { cooperativeId: string; reviewId: string };

const OPEN = ['waiting', 'asked'] as const;

const findOpen = (db: Queries, { cooperativeId, reviewId }: Named) =>
  db.listingReview.findFirst({
    where: { id: reviewId, cooperativeId, state: { in: [...OPEN] }, listing: { state: { not: 'archived' } } },
    include: { shop: { select: { id: true, name: true } } },
  });
type Open = NonNullable<Awaited<ReturnType<typeof findOpen>>>;

/** How many are left changes by itself, and whose sizes they are nobody reads. */
const withoutCounts = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).filter(([name, value]) => value !== '' && !/^(stock|stockSeen|variantId)(-\d+)?$/.test(name)),
  );

/** What there is to look at: the proposal, or the listing itself. Null: the listing is gone. */
async function lookAt(db: Queries, review: Open) {
  const { shopId, listingId } = review;
  const listing = await findListing(db, { shopId, id: listingId });
  if (!listing) return null;
  const [stored, own] = [withoutCounts(listingTexts(listing.draft)), await findPhotos(db, shopId, listingId)];
  const proposal = readProposal(review.proposal);
  const texts = proposal ? withoutCounts(proposal) : stored;
  // photos that hang on the listing and are not named stay behind those that are, as when it is saved
  const named = proposal ? await findPhotosById(db, shopId, review.photoIds) : [];
  const rest = own.filter(({ id }) => !named.some((photo) => photo.id === id));
  const photos = [...named, ...rest].filter(({ removed, state }) => !removed && state !== 'refused');
  const what = JSON.stringify([review.revision, Object.entries(texts).sort(), photos.map(({ id }) => id)]);
  return {
    ...{ listing, texts, photos, own, before: proposal ? stored : null },
    seen: createHash('sha256').update(what).digest('hex'),
  };
}

/** A listing that waits, as the staff of its cooperative look at it. Null: there is none like that here. */
export async function findReview(db: Platform['db'], named: Named): Promise<ReviewPageData | null> {
  if (!isUuid(named.reviewId)) return null;
  const review = await findOpen(db, named);
  const looked = review && (await lookAt(db, review));
  if (!looked) return null;
  const notes = await db.reviewComment.findMany({
    where: { reviewId: review.id },
    orderBy: { id: 'desc' },
    take: NOTES_MAX,
    select: { id: true, field: true, photoId: true, text: true, revision: true, person: { select: { name: true } } },
  });
  const { texts, before, photos, own, seen } = looked;
  return {
    ...{ id: review.id, state: review.state === 'asked' ? 'asked' : 'waiting', seen, texts, before },
    ...{ name: texts.name ?? '', garden: review.shop, sentAt: formatDateTime(review.sentAt) },
    photos: photos.map(({ id, thumbnail, alt }) => ({
      ...{ id, thumbnail, alt },
      isNew: before !== null && !own.some((photo) => photo.id === id),
    })),
    notes: notes.reverse().map(({ id, field, photoId, text, revision, person }) => ({
      ...{ id, text, by: person?.name ?? '', isOld: revision < review.revision },
      pin: photoId ? photoPin(photoId) : field ? fieldPin(field) : WHOLE,
    })),
  };
}

export type NoteProblem = Problem<'review.note-missing' | 'review.note-too-long' | 'review.notes-too-many'>;

/** Pins a comment. The member reads it when the listing is sent back. Null: no such review, field or photo. */
export async function pinNote(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { personId, pin, text: typed, ...named }: Named & { personId: string; pin: string; text: string },
): Promise<Result<null, NoteProblem> | null> {
  const pinned = readPin(pin);
  if (!isUuid(named.reviewId) || !pinned) return null;
  const text = cleanText(typed, { multiline: true });
  return db.$transaction(async (tx) => {
    await holdReview(tx, named.reviewId);
    const review = await findOpen(tx, named);
    const looked = review && (await lookAt(tx, review));
    if (!looked) return null;
    const { field, photoId } = pinned;
    if (photoId !== null && !looked.photos.some(({ id }) => id === photoId)) return null;
    if (field !== '' && !(field in looked.texts) && !ALWAYS.includes(field)) return null;
    const box = noteField(pin);
    if (text === '') return refuse({ code: 'review.note-missing', field: box });
    if (lengthOf(text) > NOTE_MAX) return refuse({ code: 'review.note-too-long', field: box, with: { max: NOTE_MAX } });
    const { id: reviewId, revision } = review;
    if ((await tx.reviewComment.count({ where: { reviewId, revision } })) >= NOTES_MAX)
      return refuse({ code: 'review.notes-too-many', field: box, with: { max: NOTES_MAX } });
    await tx.reviewComment.create({ data: { reviewId, revision, field, photoId, text, personId, at: clock.now() } });
    return ok(null);
  });
}

/** Fields that are shown though nothing stands in them, because something may be missing there. */
export const ALWAYS: readonly string[] = ['name', 'description', 'price', 'size', 'care'];

/** Whoever sends, sends back or approves the same listing at once comes one after the other. */
const holdReview = (tx: Queries, reviewId: string) =>
  tx.$queryRaw`SELECT id FROM listing_reviews WHERE id = ${reviewId}::uuid FOR NO KEY UPDATE`;

/** Takes a comment back that was pinned to what was last sent. Null: there is none like that. */
export async function takeNoteBack(
  { db }: Pick<Platform, 'db'>,
  { noteId, ...named }: Named & { noteId: string },
): Promise<true | null> {
  if (!isUuid(noteId) || !isUuid(named.reviewId)) return null;
  const review = await findOpen(db, named);
  if (!review) return null;
  const { count } = await db.reviewComment.deleteMany({
    where: { id: noteId, reviewId: review.id, revision: review.revision },
  });
  return count > 0 ? true : null;
}

export type ReturnProblem = Problem<'review.changed' | 'review.nothing-said'>;
type Decision = Named & { personId: string; seen: string };

/**
 * Sends a listing back to its member with the comments. One that the member changed since it was looked at stays
 * (`review.changed`). Null: no such review.
 */
export async function sendBack(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { personId, seen, ...named }: Decision,
): Promise<Result<null, ReturnProblem> | null> {
  if (!isUuid(named.reviewId)) return null;
  return db.$transaction(async (tx) => {
    await holdReview(tx, named.reviewId);
    const review = await findOpen(tx, named);
    const looked = review && (await lookAt(tx, review));
    if (!looked) return null;
    if (looked.seen !== seen) return refuse({ code: 'review.changed' });
    const { id, revision } = review;
    if ((await tx.reviewComment.count({ where: { reviewId: id, revision } })) === 0)
      return refuse({ code: 'review.nothing-said' });
    await tx.listingReview.update({
      where: { id },
      data: { state: 'asked', decidedAt: clock.now(), decidedById: personId },
    });
    return ok(null);
  });
}

/**
 * Lets buyers see what was looked at, and nothing else: one that the member changed meanwhile stays (`review.changed`),
 * one that time has made impossible says so. Null: no such review.
 */
export async function approveListing(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { personId, seen, ...named }: Decision,
): Promise<Result<null> | null> {
  if (!isUuid(named.reviewId)) return null;
  const now = clock.now();
  return despiteDeadlocks(() =>
    db.$transaction(
      async (tx) => {
        const known = await findOpen(tx, named);
        if (!known) return null;
        const { shopId, listingId } = known;
        await holdListings(tx, shopId, [listingId]); // first the listing, then its review: as whoever saves it
        await holdReview(tx, known.id);
        const review = await findOpen(tx, named);
        const looked = review && (await lookAt(tx, review));
        if (!looked) return null;
        if (looked.seen !== seen) return refuse({ code: 'review.changed' });
        const shown = await show(tx, review, looked, now);
        if (!shown?.ok) return shown;
        await tx.$executeRaw`
          INSERT INTO listing_approvals (listing_id, cooperative_id, content, photo_ids, approved_by_id, at)
          VALUES (${listingId}::uuid, ${named.cooperativeId}::uuid, listing_content(${listingId}::uuid),
            listing_photos(${listingId}::uuid), ${personId}::uuid, ${now})
          ON CONFLICT (listing_id) DO UPDATE SET cooperative_id = excluded.cooperative_id, content = excluded.content,
            photo_ids = excluded.photo_ids, approved_by_id = excluded.approved_by_id, at = excluded.at`;
        await tx.listingReview.update({
          where: { id: review.id },
          data: { state: 'approved', decidedAt: now, decidedById: personId },
        });
        return ok(null);
      },
      { maxWait: 10_000, timeout: 15_000 },
    ),
  );
}

/** Makes the listing what was looked at; one that rests goes on resting. */
async function show(
  tx: Queries,
  review: Open,
  { listing, photos }: NonNullable<Awaited<ReturnType<typeof lookAt>>>,
  now: Date,
): Promise<Result<unknown> | null> {
  const { shopId, listingId } = review;
  const proposal = readProposal(review.proposal);
  if (!proposal) return publishInside(tx, { shopId, listingId, now });
  const photoIds = photos.map(({ id }) => id);
  const draft = readProposed(proposal, { photoIds, stocks: listing.stocks, now });
  if (!draft.ok) return draft;
  return saveInside(tx, { shopId, listingId, version: null, draft: draft.value, publish: false }, now);
}
