import { GROUPS, type Group } from '~/features/catalogue/vocabulary';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { coopPath, shopPath, type CardPage } from './card';
import { pictureOf, type PictureRow } from './cards.server';
import { certificatesJson } from './certificates.server';
import type { Certificate, ShopView } from './pages';
import { findReviewTotals } from './reviews.server';
import type { SearchQuery } from './search-query';
import { SELLER_COLUMNS, toSeller, type SellerRow } from './seller.server';
import { filtersWorthAsking, type FilterName } from './shelf-filters';
import { readShelf } from './shelf.server';

type Touches = Pick<Platform, 'pool' | 'clock'>;
type ShelfQuery = Pick<SearchQuery, 'group' | 'min' | 'max' | 'filters' | 'sort' | 'after'> & { lang: Lang };

/** So many of a shop's newest listings say what there is to filter; fewer than `FILTERED_LEAST` are seen at a glance. */
const LOOKED_AT = 200;
const FILTERED_LEAST = 7;

/** What lies behind a shop's address. */
export type ShopFound =
  | { kind: 'found'; shop: ShopView; page: CardPage; ask: FilterName[] }
  | { kind: 'moved'; path: string }
  | { kind: 'resting'; name: string };

const SHOP = `
  SELECT s.id, s.state, s.story, ${SELLER_COLUMNS}, s.published_at, h.slug AS coop_slug, h.name AS coop_name,
    b.public_name, b.width, b.height, b.placeholder, b.alt, b.renditions,
    ${certificatesJson('c.shop_id = s.id', '$2')} AS papers,
    ARRAY(SELECT DISTINCT r."group" FROM shelf_listings AS r WHERE r.shop_id = s.id) AS kinds,
    ARRAY(
      WITH newest AS MATERIALIZED (
        SELECT facets FROM shelf_listings WHERE shop_id = s.id ORDER BY published_at DESC, listing_id LIMIT ${LOOKED_AT})
      SELECT facet FROM newest, unnest(facets) AS facet GROUP BY facet
      HAVING count(*) < (SELECT count(*) FROM newest) AND (SELECT count(*) FROM newest) >= ${FILTERED_LEAST}) AS differing
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
    differing: string[];
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

  const { group, min, max, filters } = query;
  const shelf = { shopId: row.id, group, min, max, filters: { ...filters, to: null } };
  const page = await readShelf({ pool, clock }, shelf, { ...shelfOrder(query), lang });
  return {
    kind: 'found',
    page,
    ask: filtersWorthAsking(row.differing),
    shop: {
      ...toSeller(row, lang),
      story: row.story,
      certificates: row.papers,
      kinds: GROUPS.filter((group) => row.kinds.includes(group)),
      banner: pictureOf(row, row.shop_name),
      reviews: await findReviewTotals({ pool }, { shopSlug: slug }),
      cooperative: row.coop_slug && row.coop_name ? { name: row.coop_name, path: coopPath(row.coop_slug) } : null,
    },
  };
}

/** A shop's own shelf knows no words, so nothing is more relevant than what is new. */
const shelfOrder = ({ sort, after }: Omit<ShelfQuery, 'lang'>) => ({
  order: sort === 'relevance' ? ('newest' as const) : sort,
  after,
});
