import type { Platform } from '~/platform/platform.server';

import { NO_EDITS } from './edits';
import { publicNameOf } from './photos.server';
import { withPhoto } from './press-apart.server';
import { renditionKey } from './rendition';

/** Width (px) of the picture that hands work on: sharp on a phone held close, and light on its line. */
const PLAIN_WIDTH = 960;

/**
 * A photo of this shop upright and without any edits, as a JPEG: what hands work on. Null when it is not there, not
 * theirs, or cannot be opened.
 */
export async function findPlainPhoto(
  { db, storage }: Pick<Platform, 'db' | 'storage'>,
  { shopId, photoId }: { shopId: string; photoId: string },
): Promise<Uint8Array | null> {
  const row = await db.photo.findFirst({
    where: { id: photoId, shopId, state: { not: 'refused' } },
    select: { contentHash: true, originalKey: true },
  });
  if (!row) return null;
  const publicName = publicNameOf({ contentHash: row.contentHash, edits: NO_EDITS });
  const pressed = renditionKey(publicName, { kind: 'width', format: 'jpeg', width: PLAIN_WIDTH });
  if (await storage.find(pressed)) return storage.read(pressed);

  const shown = await withPhoto(
    () => storage.read(row.originalKey),
    NO_EDITS,
    (photo) => {
      const width = Math.min(PLAIN_WIDTH, photo.width);
      const height = Math.max(1, Math.round((photo.height * width) / photo.width));
      return photo.press({ kind: 'width', format: 'jpeg', width, height });
    },
    { isShort: true },
  );
  return shown.ok ? shown.value : null;
}
