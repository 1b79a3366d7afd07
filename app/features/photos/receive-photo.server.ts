import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';

import { holdShop } from '~/features/shops/hold-shop.server';
import type { Platform } from '~/platform/platform.server';
import type { Queries } from '~/platform/database.server';
import { ok, refuse, type Result } from '~/shared/result';

import { MOST_PHOTOS, type AdminPhoto, type ReceiveProblem } from './admin-photo';
import { FIRST_BYTES, LARGEST_FILE, readPhotoType, tooHeavy, type PhotoProblem } from './photo-file';
import { findPhoto, holdContent, isWatched, originalKeyOf } from './photos.server';
import { askForPress } from './press-photo.server';
import { inspectApart } from './press-apart.server';

type Problems = PhotoProblem | ReceiveProblem;
type Arrived = { key: string; contentHash: string; bytes: number };

/** Where a photo belongs, and what the phone calls it if it made up a name. */
export type Sent = { shopId: string; listingId: string | null; uploadId?: string };

/** Folder of uploads that are still on their way. */
export const ARRIVING = 'private/arriving/';

/**
 * Takes one uploaded file: refused as early as its bytes allow, else kept as a private original and handed to the
 * press. The same picture sent twice to one listing, or taken away and sent again, is one photo; so is whatever comes
 * twice with the same `uploadId`. `listingId` is null while the listing is not saved yet.
 */
export async function receivePhoto(
  { db, storage, jobs }: Pick<Platform, 'db' | 'storage' | 'jobs'>,
  { body, ...sent }: Sent & { body: ReadableStream<Uint8Array> | null },
): Promise<Result<AdminPhoto, Problems>> {
  const { shopId, listingId } = sent;
  const isTheirs = !listingId || (await db.listing.count({ where: { id: listingId, shopId } })) > 0;
  if (!isTheirs) return refuse({ code: 'photos.not-here' });
  // what buyers see is given a new photo by saving, when the cooperative has seen it
  const hangsOn = listingId && (await isWatched(db, listingId)) ? null : listingId;

  const arrived = await keepArriving(storage, body);
  if (!arrived.ok) return arrived;
  try {
    const inspected = await inspectApart(await storage.read(arrived.value.key));
    if (!inspected.ok) return inspected;

    const saved = await db.$transaction(
      (tx) => savePhoto(tx, storage, { ...sent, listingId: hangsOn, ...arrived.value }),
      {
        timeout: 20_000,
      },
    );
    if (!saved.ok) return saved;
    const photo = await findPhoto(db, shopId, saved.value);
    if (!photo) throw new Error(`Photo ${saved.value} vanished while it was received.`);
    if (photo.state === 'waiting') await askForPress(jobs, photo.id);
    return ok(photo);
  } finally {
    await storage.remove(arrived.value.key);
  }
}

async function savePhoto(
  tx: Queries,
  storage: Platform['storage'],
  sent: Arrived & Sent,
): Promise<Result<string, Problems>> {
  const { shopId, uploadId } = sent;
  await holdContent(tx, sent.contentHash);
  const known = uploadId && (await tx.photoUpload.findUnique({ where: { shopId_id: { shopId, id: uploadId } } }));
  if (known) return ok(known.photoId);
  const placed = await placePhoto(tx, storage, sent);
  if (placed.ok && uploadId) await tx.photoUpload.create({ data: { shopId, id: uploadId, photoId: placed.value } });
  return placed;
}

async function placePhoto(
  tx: Queries,
  storage: Platform['storage'],
  { shopId, listingId, key, contentHash, bytes }: Arrived & Sent,
): Promise<Result<string, Problems>> {
  const twin = await tx.photo.findFirst({
    where: { shopId, listingId, contentHash },
    orderBy: [{ removedAt: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
  });
  if (twin && !twin.removedAt) return ok(twin.id);

  // what the new row refers to, in the order in which whoever saves a listing holds it
  if (listingId) await tx.$queryRaw`SELECT FROM listings WHERE id = ${listingId}::uuid FOR KEY SHARE`;
  await holdShop(tx, shopId);
  const { _count: count, _max: last } = await tx.photo.aggregate({
    where: { shopId, listingId, removedAt: null },
    _count: true,
    _max: { position: true },
  });
  if (listingId && count >= MOST_PHOTOS) return refuse({ code: 'photos.too-many', with: { max: MOST_PHOTOS } });
  const position = (last.position ?? -1) + 1;
  if (twin) {
    await tx.photo.update({ where: { id: twin.id }, data: { removedAt: null, position } });
    return ok(twin.id);
  }

  const originalKey = originalKeyOf(contentHash);
  await storage.move(key, originalKey);
  const row = await tx.photo.create({
    data: { shopId, listingId, position, contentHash, originalKey, originalBytes: bytes },
  });
  return ok(row.id);
}

/** Writes a stream to storage while hashing it; stops at the first byte too many and at the first wrong ones. */
async function keepArriving(
  storage: Platform['storage'],
  body: ReadableStream<Uint8Array> | null,
): Promise<Result<Arrived, Problems>> {
  const key = `${ARRIVING}${randomUUID()}`;
  const hash = createHash('sha256');
  const seen: { problem: Problems | null; bytes: number } = { problem: null, bytes: 0 };

  async function* checked(): AsyncGenerator<Uint8Array> {
    let first = Buffer.alloc(0);
    let isKnown = false;
    for await (const chunk of readAll(body)) {
      seen.bytes += chunk.length;
      if (seen.bytes > LARGEST_FILE) throw new Refused(tooHeavy);
      if (!isKnown) {
        first = Buffer.concat([first, chunk.subarray(0, FIRST_BYTES - first.length)]);
        isKnown = first.length >= FIRST_BYTES;
        if (isKnown) requirePhoto(first);
      }
      hash.update(chunk);
      yield chunk;
    }
    if (!isKnown) requirePhoto(first);
  }

  try {
    await storage.put(key, Readable.from(checked()));
  } catch (error) {
    if (error instanceof Refused) return refuse(error.problem);
    throw error;
  }
  return ok({ key, contentHash: hash.digest('hex'), bytes: seen.bytes });
}

/** What a sender's broken signal looks like is not our fault, and not the storage's. */
async function* readAll(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  let isDone = false;
  try {
    for (;;) {
      const next = await reader.read().catch(() => {
        throw new Refused({ code: 'photos.not-sent' });
      });
      isDone = next.done;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined); // it may have broken off already
  }
}

function requirePhoto(first: Uint8Array): void {
  const type = readPhotoType(first);
  if (typeof type === 'object') throw new Refused(type);
}

class Refused extends Error {
  constructor(readonly problem: Problems) {
    super(problem.code);
  }
}
