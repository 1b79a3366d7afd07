import { createHash } from 'node:crypto';

import type { Queries } from '~/platform/database.server';

import { toAdminPhoto, type AdminPhoto } from './admin-photo';
import { lookOf, readEdits } from './edits';

/** The columns an `AdminPhoto` is made of. */
const ADMIN_COLUMNS = {
  id: true,
  state: true,
  alt: true,
  problem: true,
  advice: true,
  edits: true,
  likeness: true,
  contentHash: true,
  removedAt: true,
  publicName: true,
  width: true,
  height: true,
  placeholder: true,
  files: true,
} as const;

const toAdmin = (row: Parameters<typeof toAdminPhoto>[0] & { contentHash: string }): AdminPhoto =>
  toAdminPhoto(row, publicNameOf(row));

/** A photo of this shop, whatever its state; null when it is not there or not theirs. */
export async function findPhoto(db: Queries, shopId: string, photoId: string): Promise<AdminPhoto | null> {
  const row = await db.photo.findFirst({ where: { id: photoId, shopId }, select: ADMIN_COLUMNS });
  return row && toAdmin(row);
}

/** The photos on a listing of this shop, the cover first. */
export async function findPhotos(db: Queries, shopId: string, listingId: string): Promise<AdminPhoto[]> {
  const rows = await db.photo.findMany({
    where: { shopId, listingId, removedAt: null },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: ADMIN_COLUMNS,
  });
  return rows.map(toAdmin);
}

/** Photos of this shop by their ids, in that order: what a form held that has to be shown again. */
export async function findPhotosById(db: Queries, shopId: string, ids: string[]): Promise<AdminPhoto[]> {
  const rows = await db.photo.findMany({
    where: { shopId, id: { in: ids }, removedAt: null },
    select: ADMIN_COLUMNS,
  });
  const byId = new Map(rows.map((row) => [row.id, toAdmin(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The newest photos of this shop that can be shown, whatever they hang on. */
export async function findNewestPhotos(db: Queries, shopId: string, most: number): Promise<AdminPhoto[]> {
  const rows = await db.photo.findMany({
    where: { shopId, state: 'ready', removedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: ADMIN_COLUMNS,
  });
  return rows.map(toAdmin);
}

/** Where the original of these bytes lies; nobody outside the server can read it. */
export const originalKeyOf = (contentHash: string): string => `private/originals/${contentHash}`;

/** Name of the folder of a photo's public files: the same picture has the same name, another look another. */
export function publicNameOf({ contentHash, edits }: { contentHash: string; edits: unknown }): string {
  const look = lookOf({ contentHash, edits: readEdits(edits) });
  return createHash('sha256').update(look).digest('base64url').slice(0, 22);
}

/**
 * Holds everything about one file's bytes until the transaction ends: two uploads of it, or an upload and a sweep,
 * come one after the other.
 */
export const holdContent = async (tx: Queries, contentHash: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('photo ' || ${contentHash}, 0))`;
};

/** Whether buyers see this listing and its cooperative sees first what they see. */
export const isWatched = async (db: Queries, listingId: string): Promise<boolean> =>
  (await db.listing.count({
    where: { id: listingId, state: 'published', shop: { cooperative: { reviewsListings: true } } },
  })) > 0;
