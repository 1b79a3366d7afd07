import type { Card } from '~/features/storefront/card';
import { CARD_COLUMNS, ON_SALE, toCard, withPictures, type CardRow } from '~/features/storefront/cards.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

const SHOWN = 4;

/** Another of the same kind that is there: of the same species first, then of the same garden, then the newest. */
const ALIKE = withPictures(
  `SELECT ${CARD_COLUMNS}, l.species_id IS NOT DISTINCT FROM wanted.species_id AND l.species_id IS NOT NULL AS same_species,
     l.shop_id = wanted.shop_id AS same_shop
   FROM listings AS wanted
   JOIN listings AS l ON l."group" = wanted."group" AND l.id <> wanted.id
   JOIN shops AS s ON s.id = l.shop_id
   WHERE wanted.id = $2 AND l.stock_total > 0 AND ${ON_SALE}
   ORDER BY same_species DESC, same_shop DESC, l.published_at DESC, l.id LIMIT ${SHOWN}`,
  'same_species DESC, same_shop DESC, published_at DESC, id',
  '$1',
);

/** Cards of what is like a listing that has just been sold, and can be had. */
export async function findAlike(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  listingId: string,
  lang: Lang,
): Promise<Card[]> {
  const now = clock.now();
  const { rows } = await pool.query<CardRow>(ALIKE, [isoDay(now), listingId]);
  return rows.map((row) => toCard(row, lang, now));
}
