import { receivePhoto } from '~/features/photos/receive-photo.server';
import { holdShop } from '~/features/shops/hold-shop.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import type { Problem } from '~/shared/result';

import type { PhotoPack } from './import-pack.server';

type Tools = Pick<Platform, 'db' | 'clock' | 'storage' | 'jobs'>;

const AT_ONCE = 20;

/**
 * Hangs the photos of a pack on the listings of an import, through the same door that phones send theirs to; one that is
 * refused is told at its row's cell, and keeps nothing else back. May be stopped and begun again: the same picture on the
 * same listing is one photo. Answers whether all are hung.
 */
export async function hangPhotos(
  tools: Tools,
  { importId, pack, isEnough = () => false }: { importId: string; pack: PhotoPack; isEnough?: () => boolean },
): Promise<boolean> {
  const { db, clock } = tools;
  const names = new Set(pack.names);
  for (;;) {
    const found = await db.listingImport.findUnique({ where: { id: importId }, select: { shopId: true, state: true } });
    if (found?.state !== 'running') return true;
    const changes = await db.listingImportChange.findMany({
      where: { ...TO_HANG, importId },
      orderBy: { position: 'asc' },
      take: AT_ONCE,
    });
    if (changes.length === 0) return true;
    for (const { listingId, photos, hadPhotos, cell } of changes) {
      if (isEnough()) return false;
      const hung: string[] = [];
      const problems: Problem[] = [];
      for (const name of photos.filter((one) => names.has(one))) {
        const sent = { shopId: found.shopId, listingId, body: await pack.open(name) };
        const photo = await receivePhoto(tools, sent);
        if (photo.ok) {
          hung.push(photo.value.id);
          const kept = await db.photo.findUnique({ where: { id: photo.value.id }, select: { listingId: true } });
          if (kept?.listingId !== listingId) problems.push({ code: 'imports.photo-unseen', with: { name } });
        } else {
          const [why] = photo.problems;
          problems.push({ code: 'imports.photo-refused', with: { ...why?.with, name, why: why?.code ?? '' } });
        }
      }
      await db.$transaction(async (tx) => {
        const mine = hung.filter((id) => !hadPhotos.includes(id));
        const { count } = await tx.listingImportChange.updateMany({
          where: { ...TO_HANG, importId, listingId },
          data: { photosDoneAt: clock.now(), hungPhotos: mine },
        });
        if (count === 1) return addProblems(tx, importId, cell, problems);
        // taken back meanwhile, or hung by another hand, which has them in its list
        const other = await tx.listingImportChange.findFirst({ where: { importId, listingId } });
        if (!other?.undoneAt) return;
        await holdShop(tx, found.shopId);
        await tx.photo.updateMany({ where: { id: { in: mine }, removedAt: null }, data: { removedAt: clock.now() } });
      });
    }
  }
}

/** Changes whose listing is there and whose photos are not yet. */
export const TO_HANG = {
  NOT: { photos: { isEmpty: true } },
  doneAt: { not: null },
  photosDoneAt: null,
  undoneAt: null,
  problem: { equals: Prisma.DbNull },
} satisfies Prisma.ListingImportChangeWhereInput;

async function addProblems(tx: Queries, importId: string, cell: string, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  const last = await tx.listingImportProblem.aggregate({ where: { importId }, _max: { position: true } });
  await tx.listingImportProblem.createMany({
    data: problems.map((problem, at) => ({
      importId,
      cell,
      position: (last._max.position ?? -1) + 1 + at,
      problem: { ...problem, isNote: true },
    })),
  });
}
