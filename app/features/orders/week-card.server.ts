import { createHash } from 'node:crypto';

import sharp from 'sharp';

import { jpegNear, readRenditions, renditionKey } from '~/features/photos/rendition';
import { drawLayout } from '~/features/storefront/draw-layout.server';
import { i18nFor } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import { formatWhole } from '~/shared/number';

import { hasPicture, weekdayOf, type Week } from './figures';
import { findWeek } from './figures.server';
import { WEEK_CARD, weekCardLayout, type WeekCardWords } from './week-card';

/** Grows when pictures come to look different. */
const LOOK = 1;
/** Side (px) of the plant's photo, enough for a sharp 200 px on the picture. */
const PHOTO_SIDE = 400;

type Parts = Pick<Platform, 'db' | 'pool' | 'clock' | 'storage'>;

/**
 * The picture of a shop's week with the tag by which it is known; null where there was nothing to draw. `draw` does the
 * work and answers a JPEG, the same bytes for the same week.
 */
export async function findWeekCard(
  platform: Parts,
  { shop, lang }: { shop: { id: string; name: string }; lang: Lang },
): Promise<{ etag: string; draw: () => Promise<Buffer> } | null> {
  const week = await findWeek(platform, shop.id);
  if (!hasPicture(week)) return null;
  // nobody sends around what cannot be had
  const plant = week.best.find(({ isThere }) => isThere) ?? null;
  const photo = plant && (await findPhotoKey(platform, { shopId: shop.id, listingId: plant.id }));
  const said = wordsOf(week, { garden: shop.name, plant, lang });
  const etag = createHash('sha256')
    .update(JSON.stringify([LOOK, said, photo]))
    .digest('base64url');
  return {
    etag: `"${etag.slice(0, 22)}"`,
    draw: async () => drawWeekCard(said, photo === null ? null : await platform.storage.read(photo)),
  };
}

/** Draws a week; `photo`: of the plant, in any size and shape; null: none. */
export async function drawWeekCard(said: WeekCardWords, photo: Uint8Array | null): Promise<Buffer> {
  const square =
    photo &&
    (await sharp(photo)
      .resize({ width: PHOTO_SIDE, height: PHOTO_SIDE, fit: 'cover', position: 'attention' })
      .jpeg({ quality: 88 })
      .toBuffer());
  const address = square && `data:image/jpeg;base64,${square.toString('base64')}`;
  return sharp(await drawLayout(weekCardLayout(said, address), WEEK_CARD))
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer();
}

/** The storage key of a plant's first photo; null: it has none to show yet. */
async function findPhotoKey(
  { db }: Pick<Parts, 'db'>,
  { shopId, listingId }: { shopId: string; listingId: string },
): Promise<string | null> {
  const photo = await db.photo.findFirst({
    where: { shopId, listingId, state: 'ready', removedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { publicName: true, renditions: true },
  });
  const rendition = photo && jpegNear(readRenditions(photo.renditions), PHOTO_SIDE);
  return photo?.publicName && rendition ? renditionKey(photo.publicName, rendition) : null;
}

const dayText = (day: string, withYear: boolean): string =>
  day
    .split('-')
    .slice(withYear ? 0 : 1)
    .reverse()
    .join('/');

function wordsOf(
  { days, now }: Week,
  { garden, plant, lang }: { garden: string; plant: Week['best'][number] | null; lang: Lang },
): WeekCardWords {
  const t = i18nFor(lang).getFixedT(lang, 'figures');
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  return {
    title: t('title'),
    days: `${dayText(first, first.slice(0, 4) !== last.slice(0, 4))} – ${dayText(last, true)}`,
    garden,
    bars: days.map(({ day, arrivals }) => ({
      name: t(`weekdays.${weekdayOf(day)}`),
      count: arrivals,
      label: formatWhole(arrivals),
    })),
    numbers: (['arrivals', 'views', 'orders'] as const).map((what) => ({
      value: formatWhole(now[what]),
      label: t(`numbers.${what}`),
    })),
    plant: plant && { heading: t('best'), name: plant.name, seen: t('seen', { count: plant.views }) },
  };
}
