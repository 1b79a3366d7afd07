import { holdShop } from '~/features/shops/hold-shop.server';
import type { Platform } from '~/platform/platform.server';
import type { Problem, Result } from '~/shared/result';
import { ok } from '~/shared/result';

import type { AdminPhoto } from './admin-photo';
import { isSameLook, parseEdits, readEdits, type PhotoEdits } from './edits';
import { missing, PLAN_VERSION, planRenditions } from './plan';
import { findPhoto, publicNameOf } from './photos.server';
import { askForPress } from './press-photo.server';
import { readRenditions } from './rendition';

/**
 * Sets what hands have done to a photo: turn, crop, focal point, tidy; all of it each time, so that undoing is sending
 * what was before. Its files are pressed anew unless they are there from an earlier day; until then the old ones are
 * shown. Null when the photo is not there or not theirs.
 */
export async function editPhoto(
  { db, jobs }: Pick<Platform, 'db' | 'jobs'>,
  { shopId, photoId, edits: given }: { shopId: string; photoId: string; edits: unknown },
): Promise<Result<AdminPhoto | null, Problem<'photos.edits-unclear'>>> {
  if (!(await findPhoto(db, shopId, photoId))) return ok(null); // theirs or not there: alike, whatever was sent
  const edits = parseEdits(given);
  if (!edits.ok) return edits;
  const mustPress = await db.$transaction(async (tx) => {
    await holdShop(tx, shopId);
    const row = await tx.photo.findFirst({
      where: { id: photoId, shopId, removedAt: null, state: { not: 'refused' } },
    });
    if (!row || isSameLook(readEdits(row.edits), edits.value)) return false;
    const isPressed = isShown(row, edits.value);
    await tx.photo.update({
      where: { id: row.id },
      data: { edits: edits.value, planVersion: isPressed ? PLAN_VERSION : 0 },
    });
    return !isPressed;
  });
  if (mustPress) await askForPress(jobs, photoId);
  return ok(await findPhoto(db, shopId, photoId));
}

/** True when the files that the row names are complete and already look like this: an edit undone before it was pressed. */
function isShown(
  row: {
    contentHash: string;
    publicName: string | null;
    width: number | null;
    height: number | null;
    renditions: unknown;
  },
  edits: PhotoEdits,
): boolean {
  const { width, height, contentHash } = row;
  if (!width || !height || row.publicName !== publicNameOf({ contentHash, edits })) return false;
  return missing(planRenditions({ width, height }), readRenditions(row.renditions)).length === 0;
}
