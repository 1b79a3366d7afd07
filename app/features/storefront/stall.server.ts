import { pricePerUnit, unitKey } from '~/features/listings/price';
import { i18nFor } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { dong, formatDong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';

import { listingPath, shopPath } from './card';
import { SELLER_COLUMNS, toSeller, type SellerRow } from './seller.server';
import { ALBUM_MOST, TAGS_MOST, type Poster, type StallTag } from './stall';

/** The poster of a shop that is open; null while it is not. */
export async function findPoster(
  { pool }: Pick<Platform, 'pool'>,
  { shopId, lang, origin }: { shopId: string; lang: Lang; origin: string },
): Promise<Poster | null> {
  const { rows } = await pool.query<SellerRow>(
    `SELECT ${SELLER_COLUMNS} FROM shops AS s WHERE s.id = $1 AND s.state = 'published'`,
    [shopId],
  );
  if (!rows[0]) return null;
  const { name, tagline, address, phone, slug } = toSeller(rows[0], lang);
  return { name, tagline, address, phone, url: origin + shopPath(slug) };
}

type TagRow = {
  sku: string;
  name: string;
  size: string;
  price: string;
  unit: 'chau';
  pieces_per_unit: number;
  slug: string;
  shop_slug: string;
  sizes: number;
};

/** A tag for each size that is on sale, the newest listings first. */
export async function findTags(
  { pool }: Pick<Platform, 'pool'>,
  { shopId, lang, origin }: { shopId: string; lang: Lang; origin: string },
): Promise<StallTag[]> {
  const { rows } = await pool.query<TagRow>(
    `SELECT v.sku, l.name, v.size, v.price, l.unit, l.pieces_per_unit, l.slug, s.slug AS shop_slug,
       count(*) OVER (PARTITION BY l.id)::int AS sizes
     FROM listings AS l JOIN shops AS s ON s.id = l.shop_id JOIN variants AS v ON v.listing_id = l.id
     WHERE l.shop_id = $1 AND s.state = 'published' AND l.state = 'published' AND l.stock_total > 0
       AND v.retired_at IS NULL AND v.price IS NOT NULL
     ORDER BY l.published_at DESC, l.id, v.position LIMIT $2`,
    [shopId, TAGS_MOST],
  );
  const t = i18nFor(lang).getFixedT(lang, 'catalogue');
  return rows.map((row) => ({
    sku: row.sku,
    name: row.name,
    size: row.size,
    price: pricePerUnit(formatDong(dong(Number(row.price))), t(unitKey(row.unit, row.pieces_per_unit))),
    url: `${origin}${listingPath(row.shop_slug, row.slug)}${row.sizes > 1 ? `?variant=${encodeURIComponent(row.sku)}` : ''}`,
  }));
}

/** The newest listings with a photo, for a post of many pictures. */
export async function findAlbum(
  { pool }: Pick<Platform, 'pool'>,
  shopId: string,
): Promise<{ id: string; slug: string }[]> {
  const { rows } = await pool.query<{ id: string; slug: string }>(
    `SELECT l.id, l.slug FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
     WHERE l.shop_id = $1 AND s.state = 'published' AND l.state = 'published' AND l.stock_total > 0
       AND EXISTS (SELECT FROM photos AS p WHERE p.listing_id = l.id AND p.state = 'ready' AND p.removed_at IS NULL)
     ORDER BY l.published_at DESC, l.id LIMIT $2`,
    [shopId, ALBUM_MOST],
  );
  return rows;
}
