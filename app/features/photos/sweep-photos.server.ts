import { holdShop } from '~/features/shops/hold-shop.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';

import { holdContent } from './photos.server';
import { PLAN_VERSION } from './plan';
import { askForPress, askForRest } from './press-photo.server';
import { ARRIVING } from './receive-photo.server';
import { sweepUploads } from './uploads.server';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A photo that has not moved for so long has lost its job: a process was killed, or the plan has grown. */
const LOST_AFTER = 10 * MINUTE;
/** How long a photo that was taken away can come back. */
export const UNDO_FOR = 30 * DAY;
/** How long a photo waits for a listing that is never saved. */
const STRAY_AFTER = 30 * DAY;
/** An upload that has not ended by then never will. */
const ARRIVES_WITHIN = DAY;
/** How long the pieces of an upload wait for the rest. */
const RESUMES_WITHIN = 7 * DAY;

/** How many of each a sweep takes; the next one comes in a quarter of an hour. */
const AT_ONCE = 500;

type Tools = Pick<Platform, 'config' | 'db' | 'storage' | 'jobs' | 'clock'>;

/** Finds what other days left undone: presses what waits without a job, deletes what was taken away long ago. */
export async function sweepPhotos(tools: Tools): Promise<void> {
  const now = tools.clock.now().getTime();
  await sendLostOnes(tools, new Date(now - LOST_AFTER));
  await takeAwayStrays(tools, new Date(now - STRAY_AFTER));
  await deleteRemoved(tools, new Date(now - UNDO_FOR));
  await clearArriving(tools, new Date(now - ARRIVES_WITHIN));
  await sweepUploads(tools, new Date(now - RESUMES_WITHIN));
}

async function sendLostOnes({ db, jobs }: Tools, before: Date): Promise<void> {
  const lost = await db.photo.findMany({
    where: { planVersion: { lt: PLAN_VERSION }, state: { not: 'refused' }, removedAt: null, updatedAt: { lt: before } },
    orderBy: { createdAt: 'asc' },
    take: AT_ONCE,
    select: { id: true, state: true },
  });
  for (const { id, state } of lost) await (state === 'waiting' ? askForPress : askForRest)(jobs, id);
}

async function takeAwayStrays({ db, clock }: Tools, before: Date): Promise<void> {
  // one that was proposed for a listing hangs on nothing until the cooperative has seen it
  const isStray = Prisma.sql`listing_id IS NULL AND removed_at IS NULL AND created_at < ${before}
    AND NOT EXISTS (SELECT FROM shops WHERE banner_id = photos.id)
    AND NOT EXISTS (SELECT FROM shop_designs AS d WHERE d.shop_id = photos.shop_id AND photos.id = ANY(d.photo_ids))
    AND NOT EXISTS (SELECT FROM design_versions AS v WHERE v.photo_ids @> ARRAY[photos.id])
    AND NOT EXISTS (SELECT FROM listing_reviews AS r WHERE r.shop_id = photos.shop_id
      AND r.state IN ('waiting', 'asked', 'freed') AND photos.id = ANY(r.photo_ids))`;
  const shops = await db.$queryRaw<{ id: string }[]>`SELECT DISTINCT shop_id AS id FROM photos WHERE ${isStray}`;
  for (const { id } of shops)
    await db.$transaction(async (tx) => {
      await holdShop(tx, id);
      await tx.$executeRaw`
        UPDATE photos SET removed_at = ${clock.now()}, updated_at = now() WHERE shop_id = ${id}::uuid AND ${isStray}`;
    });
}

async function deleteRemoved(tools: Tools, before: Date): Promise<void> {
  const removed = await tools.db.photo.findMany({
    where: { removedAt: { lt: before } },
    orderBy: { removedAt: 'asc' },
    take: AT_ONCE,
    select: { id: true },
  });
  for (const { id } of removed) await deletePhoto(tools, id, before);
}

/** The row and its files, except those that another photo shows too. */
async function deletePhoto({ db, storage }: Tools, id: string, before: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const row = await tx.photo.findUnique({ where: { id } });
    if (!row) return;
    await holdContent(tx, row.contentHash);
    await holdShop(tx, row.shopId);
    const { count } = await tx.photo.deleteMany({ where: { id, removedAt: { lt: before } } });
    if (count === 0) return; // it came back while we looked

    const { publicName, originalKey } = row;
    if (publicName && (await tx.photo.count({ where: { publicName } })) === 0) {
      const shown = await bought(tx, publicName);
      for await (const file of storage.list(`public/photos/${publicName}/`))
        if (!shown.has(file.key)) await storage.remove(file.key);
    }
    if ((await tx.photo.count({ where: { originalKey } })) === 0) await storage.remove(originalKey);
  });
}

/** The files by which something was bought: an order shows them for as long as it is there. */
async function bought(tx: Queries, publicName: string): Promise<Set<string>> {
  const lines = await tx.orderLine.findMany({
    where: { pictureName: publicName, pictureFile: { not: null } },
    distinct: ['pictureFile'],
    select: { pictureFile: true },
  });
  return new Set(lines.map(({ pictureFile }) => `public/photos/${publicName}/${pictureFile}`));
}

async function clearArriving({ storage }: Tools, before: Date): Promise<void> {
  for await (const file of storage.list(ARRIVING)) if (file.changedAt < before) await storage.remove(file.key);
  await storage.dropHalfWritten(before);
}
