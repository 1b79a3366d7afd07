import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';
import { isUuid } from '~/shared/uuid';

import { listingPath, type Card } from './card';
import { CARD_COLUMNS, ON_SALE, toCard, withPictures, type CardRow } from './cards.server';

/** The cards of those that are on sale, in the order of the ids. */
export async function findCards(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  ids: readonly string[],
  lang: Lang,
): Promise<Card[]> {
  if (ids.length === 0) return [];
  const now = clock.now();
  const { rows } = await pool.query<CardRow>({
    name: 'cards by id',
    text: withPictures(
      `SELECT ${CARD_COLUMNS} FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
       WHERE l.id = ANY($2::uuid[]) AND ${ON_SALE}`,
      'c.id',
      '$1',
    ),
    values: [isoDay(now), ids],
  });
  const cards = new Map(rows.map((row) => [row.id, toCard(row, lang, now)]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}

/** Where a listing that is on sale stands; null for every other. */
export async function findPath({ pool }: Pick<Platform, 'pool'>, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool.query<{ shop: string; listing: string }>(
    `SELECT s.slug AS shop, l.slug AS listing FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
     WHERE l.id = $1 AND ${ON_SALE}`,
    [id],
  );
  return rows[0] ? listingPath(rows[0].shop, rows[0].listing) : null;
}
