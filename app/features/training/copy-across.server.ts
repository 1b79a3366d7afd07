import { findListing } from '~/features/listings/find-listing.server';
import type { ListingDraft } from '~/features/listings/listing-form';
import { GOOD_PHOTO } from '~/features/listings/listing-row.server';
import { saveListing } from '~/features/listings/save-listing.server';
import { holdContent } from '~/features/photos/photos.server';
import { PLAN_VERSION } from '~/features/photos/plan';
import { askForPress } from '~/features/photos/press-photo.server';
import type { Platform } from '~/platform/platform.server';
import type { Prisma } from '~/platform/prisma-client/client';

import { twinId } from './twin-id.server';

export type CopyTools = Pick<Platform, 'db' | 'jobs' | 'clock'>;

/**
 * Copies a listing with its photos from a shop into another: its twin there, made once however often it is asked for,
 * and left alone when it is there already. Whoever calls has seen that both shops are one person's. Null: no such
 * listing in `from`.
 */
export async function copyAcross(
  tools: CopyTools,
  {
    listingId,
    from,
    to,
    publish,
    change,
  }: {
    listingId: string;
    from: string;
    to: string;
    publish: boolean;
    change?: (draft: Omit<ListingDraft, 'photoIds'>) => Omit<ListingDraft, 'photoIds'>;
  },
): Promise<{ id: string; isNew: boolean } | null> {
  const { db } = tools;
  const original = await findListing(db, { shopId: from, id: listingId });
  if (!original) return null;
  const id = twinId(listingId, to);
  if ((await db.listing.count({ where: { id, shopId: to } })) > 0) return { id, isNew: false };

  const photoIds = await copyPhotos(tools, { listingId, from, to });
  const draft = change ? change(original.draft) : original.draft;
  const variants = draft.variants.map((variant) => ({ ...variant, id: null }));
  const saved = await saveListing(tools, {
    ...{ shopId: to, listingId: null, newId: id, version: null, publish },
    draft: { ...draft, variants, photoIds },
  });
  // two who copied at once: the second found the first one's, and a newer version of it is not to be overwritten
  if (!saved?.ok && (await db.listing.count({ where: { id, shopId: to } })) === 0)
    throw new Error(`Listing ${listingId} could not be copied: ${JSON.stringify(saved)}`);
  return { id, isNew: true };
}

/** Rows of their own for the same pictures: their files are known by what they show, and stay while any row names them. */
async function copyPhotos(
  { db, jobs, clock }: CopyTools,
  { listingId, from, to }: { listingId: string; from: string; to: string },
): Promise<string[]> {
  const photos = await db.photo.findMany({
    where: { ...GOOD_PHOTO, shopId: from, listingId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    omit: { files: true }, // the database writes it itself
  });
  const ids: string[] = [];
  for (const photo of photos) {
    const id = twinId(photo.id, to);
    const data = { ...photo, id, shopId: to, listingId: null, createdAt: clock.now() } as Prisma.PhotoCreateManyInput;
    await db.$transaction(async (tx) => {
      await holdContent(tx, photo.contentHash); // a sweep that takes the files away comes before or after
      if ((await tx.photo.count({ where: { id: photo.id } })) > 0)
        await tx.photo.createMany({ data: [data], skipDuplicates: true });
    });
    if (photo.planVersion < PLAN_VERSION) await askForPress(jobs, id);
    ids.push(id);
  }
  return ids;
}
