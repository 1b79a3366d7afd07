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
