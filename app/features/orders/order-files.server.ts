import { randomUUID } from 'node:crypto';

import { FIRST_BYTES, LARGEST_FILE, readPhotoType, tooHeavy } from '~/features/photos/photo-file';
import { withPhoto } from '~/features/photos/press-apart.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { StoredFile } from '~/platform/storage.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import type { OrderFileKind } from './order-view';

/** The longest side of an order's photo, px. */
const LONGEST_SIDE = 1600;

/** So many photos an order may gather. */
export const ORDER_FILES_MAX = 30;

/** A photo that was pressed and lies in storage, and that no row names yet. */
export type KeptFile = { id: string; key: string; width: number; height: number; bytes: number };

const keyOf = (orderId: string, fileId: string): string => `private/orders/${orderId}/${fileId}.jpg`;

/** The size (px) of a photo whose longest side is at most this. */
function fitInto({ width, height }: { width: number; height: number }, side: number) {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Makes one JPEG of at most 1,600 px (`longest`) without metadata of whatever a phone sent, in a process apart, and keeps it in
 * private storage. A file whose row is then not written is an orphan, and swept.
 */
export async function pressOrderFile(
  { storage }: Pick<Platform, 'storage'>,
  { orderId, bytes, longest = LONGEST_SIDE }: { orderId: string; bytes: Uint8Array; longest?: number },
): Promise<Result<KeptFile>> {
  if (bytes.length > LARGEST_FILE) return refuse(tooHeavy);
  const type = readPhotoType(bytes.subarray(0, FIRST_BYTES));
  if (typeof type === 'object') return refuse(type);
  const pressed = await withPhoto(
    bytes,
    undefined,
    async (photo) => {
      const as = (size: { width: number; height: number }) => photo.press({ kind: 'width', format: 'jpeg', ...size });
      const size = fitInto(photo, longest);
      const file = await as(size);
      if (file) return { file, ...size };
      // at its own size it would weigh more than what was sent: a little smaller it never does without
      const smaller = fitInto(photo, Math.ceil(Math.max(photo.width, photo.height) * 0.9));
      return { file: await as(smaller), ...smaller };
    },
    { isShort: true },
  );
  if (!pressed.ok) return pressed;
  const { file, width, height } = pressed.value;
  if (!file) return refuse({ code: 'photos.damaged' });
  const id = randomUUID();
  const key = keyOf(orderId, id);
  await storage.put(key, file);
  return ok({ id, key, width, height, bytes: file.length });
}

/** Writes the rows of kept photos. */
export async function writeOrderFiles(
  tx: Queries,
  files: readonly KeptFile[],
  { orderId, claimId, kind, now }: { orderId: string; claimId: string | null; kind: OrderFileKind; now: Date },
): Promise<void> {
  await tx.orderFile.createMany({ data: files.map((file) => ({ ...file, orderId, claimId, kind, createdAt: now })) });
}

/** Takes kept photos away again, because their row was not written. */
export const dropOrderFiles = async (
  { storage }: Pick<Platform, 'storage'>,
  files: readonly KeptFile[],
): Promise<void> => {
  for (const { key } of files) await storage.remove(key);
};

/**
 * Keeps a photo of an order: of the plants at the hand-over, of the coach's receipt. The caller has seen that the order
 * may be reached. Refuses what is no photo, and more than thirty of them.
 */
export async function keepOrderFile(
  platform: Pick<Platform, 'db' | 'storage' | 'clock'>,
  { orderId, kind, bytes }: { orderId: string; kind: Exclude<OrderFileKind, 'claim'>; bytes: Uint8Array },
): Promise<Result<{ id: string }>> {
  const there = await platform.db.orderFile.count({ where: { orderId } });
  if (there >= ORDER_FILES_MAX) return refuse(tooMany);
  const kept = await pressOrderFile(platform, { orderId, bytes });
  if (!kept.ok) return kept;
  await writeOrderFiles(platform.db, [kept.value], { orderId, claimId: null, kind, now: platform.clock.now() });
  return ok({ id: kept.value.id });
}

export const tooMany: Problem = { code: 'orders.too-many-photos', field: 'photos', with: { max: ORDER_FILES_MAX } };

/** An order's photo for whoever may see the order: always a JPEG. Null: there is none. */
export async function readOrderFile(
  { db, storage }: Pick<Platform, 'db' | 'storage'>,
  { orderId, fileId }: { orderId: string; fileId: string },
): Promise<StoredFile | null> {
  if (!isUuid(orderId) || !isUuid(fileId)) return null;
  const file = await db.orderFile.findFirst({ where: { id: fileId, orderId }, select: { key: true } });
  return file && storage.find(file.key);
}
