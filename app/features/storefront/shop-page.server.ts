import { GROUPS, type Group } from '~/features/catalogue/vocabulary';
import { places } from '~/features/shops/places.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { coopPath, shopPath, type CardPage } from './card';
import { pictureOf, type PictureRow } from './cards.server';
import { certificatesJson } from './certificates.server';
import type { Certificate, CoopView, ShopView } from './pages';
import type { SearchQuery } from './search-query';
import { shopCards, toShopCard, type ShopCardRow } from './search.server';
import { SELLER_COLUMNS, toSeller, type SellerRow } from './seller.server';
import { readShelf } from './shelf.server';

type Touches = Pick<Platform, 'pool' | 'clock'>;
type ShelfQuery = Pick<SearchQuery, 'group' | 'sort' | 'after'> & { lang: Lang };

/** What lies behind a shop's address. */
export type ShopFound =
  | { kind: 'found'; shop: ShopView; page: CardPage }
  | { kind: 'moved'; path: string }
  | { kind: 'resting'; name: string };

const SHOP = `
  SELECT s.id, s.state, s.story, ${SELLER_COLUMNS}, s.published_at, h.slug AS coop_slug, h.name AS coop_name,
    b.public_name, b.width, b.height, b.placeholder, b.alt, b.renditions,
    ${certificatesJson('c.shop_id = s.id', '$2')} AS papers,
    ARRAY(SELECT DISTINCT l."group" FROM listings AS l WHERE l.shop_id = s.id AND l.state = 'published') AS kinds
  FROM shops AS s
  LEFT JOIN cooperatives AS h ON h.id = s.cooperative_id
  LEFT JOIN photos AS b ON b.id = s.banner_id AND b.state = 'ready' AND b.removed_at IS NULL
  WHERE s.slug = $1 OR s.id = (SELECT shop_id FROM shop_old_slugs WHERE slug = $1)
  ORDER BY s.slug = $1 DESC LIMIT 1`;

type ShopRow = SellerRow &
  PictureRow & {
    id: string;
    state: 'draft' | 'published' | 'paused';
    published_at: Date | null;
    story: string;
    coop_slug: string | null;
    coop_name: string | null;
    papers: Certificate[];
    kinds: Group[];
  };

/** Finds a shop by the slug it has or once had; null when it never opened. */
export async function findShop(
  { pool, clock }: Touches,
  slug: string,
  { lang, ...query }: ShelfQuery,
): Promise<ShopFound | null> {
  const { rows } = await pool.query<ShopRow>({ name: 'shop', text: SHOP, values: [slug, isoDay(clock.now())] });
  const [row] = rows;
  if (!row || row.state === 'draft' || !row.published_at) return null;
  if (row.state === 'paused') return { kind: 'resting', name: row.shop_name };
  if (row.shop_slug !== slug) return { kind: 'moved', path: shopPath(row.shop_slug) };

  const page = await readShelf({ pool, clock }, { shopId: row.id, group: query.group }, { ...shelfOrder(query), lang });
  return {
    kind: 'found',
    page,
    shop: {
      ...toSeller(row, lang),
      story: row.story,
      certificates: row.papers,
      kinds: GROUPS.filter((group) => row.kinds.includes(group)),
      banner: pictureOf(row, row.shop_name),
      cooperative: row.coop_slug && row.coop_name ? { name: row.coop_name, path: coopPath(row.coop_slug) } : null,
    },
  };
}

/** How many gardens a cooperative's window shows by name. */
const GARDENS_MOST = 48;

const COOP = `
  SELECT h.id, h.slug, h.name, h.story, h.phone, h.hamlet, h.commune_code,
    ARRAY(SELECT DISTINCT l."group" FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
      WHERE s.cooperative_id = h.id AND s.state = 'published' AND l.state = 'published') AS kinds,
    (SELECT coalesce(json_agg(garden), '[]') FROM (${shopCards({
      where: `s.cooperative_id = h.id AND s.state = 'published'`,
      today: '$2',
      limit: GARDENS_MOST,
    })}) AS garden) AS shops
  FROM cooperatives AS h WHERE h.slug = $1`;

/** Finds a cooperative's window; null when there is none or none of its gardens has opened. */
export async function findCoop(
  { pool, clock }: Touches,
  slug: string,
  { lang, ...query }: ShelfQuery,
): Promise<{ coop: CoopView; page: CardPage } | null> {
  const { rows } = await pool.query<{
    id: string;
    slug: string;
    name: string;
    story: string;
    phone: string | null;
    hamlet: string;
    commune_code: string | null;
    kinds: Group[];
    shops: ShopCardRow[];
  }>(COOP, [slug, isoDay(clock.now())]);
  const [row] = rows;
  if (!row || row.shops.length === 0) return null;
  const shelf = { cooperativeId: row.id, group: query.group };
  const place = row.commune_code ? places.formatPlace(row.commune_code, lang) : null;
  return {
    page: await readShelf({ pool, clock }, shelf, { ...shelfOrder(query), lang }),
    coop: {
      path: coopPath(row.slug),
      name: row.name,
      story: row.story,
      phone: row.phone,
      address: [row.hamlet, place].filter(Boolean).join(', '),
      kinds: GROUPS.filter((group) => row.kinds.includes(group)),
      shops: row.shops.map(toShopCard),
    },
  };
}

/** A shop's own shelf knows no words, so nothing is more relevant than what is new. */
const shelfOrder = ({ sort, after }: Omit<ShelfQuery, 'lang'>) => ({
  order: sort === 'relevance' ? ('newest' as const) : sort,
  after,
});
