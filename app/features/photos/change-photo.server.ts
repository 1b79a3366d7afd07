import { holdShop } from '~/features/shops/hold-shop.server';
import type { Platform } from '~/platform/platform.server';
import type { Queries } from '~/platform/database.server';
import { cleanText, lengthOf } from '~/shared/text';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { LONGEST_ALT, type AdminPhoto } from './admin-photo';
import { findPhoto, isWatched } from './photos.server';
import { askForPress } from './press-photo.server';

type Named = { shopId: string; photoId: string };

/** Takes a photo away from its listing. It can come back until the sweep; null when it is not there or not theirs. */
export async function removePhoto(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, photoId }: Named,
): Promise<AdminPhoto | null> {
  await db.$transaction(async (tx) => {
    await holdShop(tx, shopId);
    await tx.photo.updateMany({ where: { id: photoId, shopId, removedAt: null }, data: { removedAt: clock.now() } });
  });
  return findPhoto(db, shopId, photoId);
}

/** Brings a photo back that was taken away. */
export async function restorePhoto(
  { db, jobs }: Pick<Platform, 'db' | 'jobs'>,
  { shopId, photoId }: Named,
): Promise<AdminPhoto | null> {
  await db.$transaction(async (tx) => {
    await holdShop(tx, shopId);
    const gone = { id: photoId, shopId, removedAt: { not: null } };
    const listingId = (await tx.photo.findFirst({ where: gone, select: { listingId: true } }))?.listingId ?? null;
    await tx.photo.updateMany({ where: gone, data: { removedAt: null } });
    if (!listingId || !(await isWatched(tx, listingId))) return;
    const [row] = await tx.$queryRaw<{ unseen: boolean }[]>`SELECT listing_is_unseen(${listingId}::uuid) AS unseen`;
    // one that was taken away before the cooperative saw it goes there with the next saving
    if (row?.unseen) await tx.photo.updateMany({ where: { id: photoId, shopId }, data: { listingId: null } });
  });
  const photo = await findPhoto(db, shopId, photoId);
  if (photo?.state === 'waiting') await askForPress(jobs, photo.id); // it may have been taken away before its turn
  return photo;
}

/** Says what a photo shows, for whoever cannot see it. */
export async function describePhoto(
  { db }: Pick<Platform, 'db'>,
  { shopId, photoId, alt }: Named & { alt: string },
): Promise<Result<AdminPhoto | null, Problem<'photos.alt-too-long'>>> {
  const text = cleanText(alt);
  if (lengthOf(text) > LONGEST_ALT)
    return refuse({ code: 'photos.alt-too-long', field: 'alt', with: { max: LONGEST_ALT } });
  await db.$transaction(async (tx) => {
    await holdShop(tx, shopId);
    await tx.photo.updateMany({ where: { id: photoId, shopId }, data: { alt: text } });
  });
  return ok(await findPhoto(db, shopId, photoId));
}

/**
 * Hangs photos on a listing in this order, the first as its cover. Photos of the listing that the order does not
 * name (another phone added them) stay behind it; one that hangs on another listing stays there. The caller has
 * made sure that the listing is the shop's, and holds both.
 */
export async function arrangePhotos(
  db: Queries,
  { shopId, listingId, photoIds }: { shopId: string; listingId: string; photoIds: string[] },
): Promise<void> {
  await db.$executeRaw`
    WITH wanted AS (
      SELECT id, min(place) AS place FROM unnest(${photoIds}::uuid[]) WITH ORDINALITY AS named (id, place) GROUP BY id
    ), placed AS (
      SELECT photos.id, row_number() OVER (ORDER BY wanted.place NULLS LAST, photos.position, photos.id) - 1 AS position
      FROM photos LEFT JOIN wanted USING (id)
      WHERE photos.shop_id = ${shopId}::uuid AND photos.removed_at IS NULL
        AND (photos.listing_id = ${listingId}::uuid OR (photos.listing_id IS NULL AND wanted.id IS NOT NULL))
    )
    UPDATE photos SET listing_id = ${listingId}::uuid, position = placed.position, updated_at = now()
    FROM placed
    WHERE photos.id = placed.id AND (photos.listing_id, photos.position) IS DISTINCT FROM (${listingId}::uuid, placed.position)`;
}
