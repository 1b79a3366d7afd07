import sharp from 'sharp';

import { jpegNear, readRenditions, renditionKey } from '~/features/photos/rendition';
import type { Platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';

import { gardenColours } from './garden-colours';

/** Width (px) of the file that is looked at, and of the copy whose pixels are counted. */
const FILE_WIDTH = 320;
const COUNTED_WIDTH = 96;

/** Colours that a ready photo of this shop offers ("#2c663a"); null when it is not there, not theirs or not ready. */
export async function findGardenColours(
  { db, storage }: Pick<Platform, 'db' | 'storage'>,
  { shopId, photoId }: { shopId: string; photoId: string },
): Promise<string[] | null> {
  if (!isUuid(photoId)) return null;
  const photo = await db.photo.findFirst({
    where: { id: photoId, shopId, state: 'ready', removedAt: null },
    select: { publicName: true, renditions: true },
  });
  const file = photo && jpegNear(readRenditions(photo.renditions), FILE_WIDTH);
  if (!file || !photo.publicName) return null;
  const pixels = await sharp(await storage.read(renditionKey(photo.publicName, file)))
    .resize({ width: COUNTED_WIDTH, height: COUNTED_WIDTH, fit: 'inside' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
  return gardenColours(pixels);
}
