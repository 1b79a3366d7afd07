import type { PictureData } from '~/features/photos/rendition';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import type { Card } from './card';
import { CARD_COLUMNS, ON_SALE, pictureOf, toCard, withPictures, type CardRow, type PictureRow } from './cards.server';
import type { Design } from './design';
import { namedBy } from './section-view';

/**
 * The photos and listings that a design names, those that may be shown: ready photos of this shop, its listings on sale.
 * `alone`: nothing but the logo is wanted.
 */
export async function findNamed(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  { shopId, design, lang, alone }: { shopId: string; design: Design; lang: Lang; alone: boolean },
): Promise<{ photos: Map<string, PictureData>; chosen: Map<string, Card> }> {
  const { photoIds, listingIds } = namedBy(alone ? { ...design, sections: [] } : design);
  const now = clock.now();
  const [photos, listings] = await Promise.all([
    photoIds.length === 0
      ? []
      : pool
          .query<PictureRow & { id: string }>({ name: 'design-photos', text: PHOTOS, values: [shopId, photoIds] })
          .then(({ rows }) => rows),
    listingIds.length === 0
      ? []
      : pool
          .query<CardRow>({ name: 'design-listings', text: LISTINGS, values: [isoDay(now), shopId, listingIds] })
          .then(({ rows }) => rows),
  ]);
  return {
    photos: new Map(photos.flatMap((row) => pairOf(row.id, pictureOf(row, '')))),
    chosen: new Map(listings.map((row) => [row.id, toCard(row, lang, now)])),
  };
}

const pairOf = (id: string, picture: PictureData | null): [string, PictureData][] => (picture ? [[id, picture]] : []);

const PHOTOS = `
  SELECT id, public_name, width, height, placeholder, alt, files FROM photos
  WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND state = 'ready' AND removed_at IS NULL`;

const LISTINGS = withPictures(
  `SELECT ${CARD_COLUMNS} FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
   WHERE l.shop_id = $2 AND l.id = ANY($3::uuid[]) AND ${ON_SALE}`,
  'id',
  '$1',
);
