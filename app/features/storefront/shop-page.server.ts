import { GROUPS } from '~/features/catalogue/vocabulary';
import { readDetails } from '~/features/listings/details';
import { SHIPPING_KINDS, type ShippingKind } from '~/features/shops/shipping-method';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { coopPath, shopPath, type CardPage } from './card';
import { pictureOf, type PictureRow } from './cards.server';
import { certificatesJson } from './certificates.server';
import type { Design } from './design';
import { lookOf } from './look';
import { logoOf } from './look.server';
import type { Certificate, ShopView } from './pages';
import { totalsColumn } from './reviews.server';
import { findDraftByToken } from './preview.server';
import { readDesign } from './read-design';
import { narrowedBy, type SearchQuery } from './search-query';
import { findNamed } from './section-matter.server';
import { fillSections, type SectionView } from './section-view';
import { SELLER_COLUMNS, toSeller, type SellerRow } from './seller.server';
import { filtersWorthAsking, type FilterName, type ShelfTraits } from './shelf-filters';
import { readShelf } from './shelf.server';

type Touches = Pick<Platform, 'pool' | 'clock' | 'config'>;
type ShelfQuery = Pick<SearchQuery, 'group' | 'min' | 'max' | 'filters' | 'sort' | 'after'> & {
  lang: Lang;
  /** The token of a link that shows the draft. */
  preview?: string | null;
};

/** What lies behind a shop's address. `preview`: as a draft would have it, for nobody but who has the link. */
export type ShopFound =
  | { kind: 'found'; shop: ShopView; page: CardPage; ask: FilterName[]; sections: SectionView[]; preview: boolean }
  | { kind: 'moved'; path: string }
  | { kind: 'resting'; name: string };

/** Of so many of its newest listings a shop's page tells how they are packed and from which mother trees they come. */
const TOLD_OF = 40;
const MOTHER_TREES_MOST = 6;

const TOTALS = totalsColumn((table) => `${table}.shop_id = s.id`);
const SHOP = `
  SELECT ${TOTALS.sql}, s.id, s.state, s.story, ${SELLER_COLUMNS}, s.published_at, h.slug AS coop_slug, h.name AS coop_name,
    b.public_name, b.width, b.height, b.placeholder, b.alt, b.files,
    (SELECT published FROM shop_designs WHERE shop_id = s.id) AS design,
    coalesce((SELECT claim_hours FROM shop_selling WHERE shop_id = s.id), 48) AS claim_hours,
    coalesce((SELECT answer_hours FROM shop_selling WHERE shop_id = s.id), 24) AS answer_hours,
    ARRAY(SELECT m.kind::text FROM shipping_methods AS m WHERE m.shop_id = s.id AND m.active ORDER BY m.position) AS ways,
    (SELECT coalesce(json_agg(json_build_object('name', l.name, 'details', l.details)), '[]') FROM (
        SELECT name, details FROM listings WHERE shop_id = s.id AND state = 'published'
        ORDER BY published_at DESC, id LIMIT ${TOLD_OF}) AS l
      WHERE l.details ?| ARRAY['packing', 'motherTree']) AS newest,
    ${certificatesJson('c.shop_id = s.id', '$2')} AS papers,
    (SELECT coalesce(json_object_agg(trait, listings), '{}') FROM shelf_traits WHERE shop_id = s.id) AS traits
  FROM shops AS s
  LEFT JOIN cooperatives AS h ON h.id = s.cooperative_id
  LEFT JOIN photos AS b ON b.state = 'ready' AND b.removed_at IS NULL AND b.id = coalesce(s.banner_id, (
    SELECT p.id FROM photos AS p WHERE p.state = 'ready' AND p.removed_at IS NULL AND p.listing_id = (
      SELECT l.id FROM listings AS l WHERE l.shop_id = s.id AND l.state = 'published'
      ORDER BY l.published_at DESC, l.id LIMIT 1)
    ORDER BY p.position, p.id LIMIT 1))
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
    design: unknown;
    claim_hours: number;
    answer_hours: number;
    ways: ShippingKind[];
    newest: { name: string; details: unknown }[];
    papers: Certificate[];
    traits: ShelfTraits;
  } & Parameters<typeof TOTALS.read>[0];

/**
 * Finds a shop by the slug it has or once had; null when it never opened, or when the link to its draft does not hold.
 * A page that somebody has narrowed (further on, one kind, another order) has the shelf alone.
 */
export async function findShop(
  { pool, clock, config }: Touches,
  slug: string,
  { lang, preview = null, ...query }: ShelfQuery,
): Promise<ShopFound | null> {
  const now = clock.now();
  const { rows } = await pool.query<ShopRow>({ name: 'shop', text: SHOP, values: [slug, isoDay(now)] });
  const [row] = rows;
  const draft = row && preview !== null ? await findDraftByToken({ pool, clock, config }, slug, preview) : null;
  if (!row || (preview !== null && !draft)) return null;
  if (!draft) {
    if (row.state === 'draft' || !row.published_at) return null;
    if (row.state === 'paused') return { kind: 'resting', name: row.shop_name };
    if (row.shop_slug !== slug) return { kind: 'moved', path: shopPath(row.shop_slug) };
  }

  const design = draft ?? readDesign(row.design);
  const narrowed = isNarrowed(query);
  const { group, min, max, filters } = query;
  const shelf = { shopId: row.id, group, min, max, filters: { ...filters, to: null } };
  const [page, named] = await Promise.all([
    readShelf({ pool, clock }, shelf, { ...shelfOrder(query), lang }),
    findNamed({ pool, clock }, { shopId: row.id, design, lang, alone: narrowed }),
  ]);
  const shop = toShopView(row, lang, draft && lookOf(draft, row.shop_name, logoOf(draft, named.photos)));
  const { claim_hours: claimHours, answer_hours: answerHours } = row;
  const matter = {
    ...shop,
    ...named,
    ...packingOf(row),
    ways: waysOf(row),
    claimHours,
    answerHours,
    reviews: TOTALS.read(row),
  };
  const sections = narrowed ? onlyShelf(design) : fillSections(design, { ...matter, newest: page.cards }, now);
  return { kind: 'found', page, ask: filtersWorthAsking(row.traits), shop, sections, preview: draft !== null };
}

const toShopView = (row: ShopRow, lang: Lang, look: ShopView['look'] | null): ShopView => {
  const seller = toSeller(row, lang);
  return {
    ...seller,
    look: look ?? seller.look,
    story: row.story,
    certificates: row.papers,
    kinds: GROUPS.filter((group) => row.traits[`kind:${group}`]),
    banner: pictureOf(row, row.shop_name),
    cooperative: row.coop_slug && row.coop_name ? { name: row.coop_name, path: coopPath(row.coop_slug) } : null,
  };
};

/** Whether a page shows a part of the shelf that somebody has asked for. */
const isNarrowed = ({ sort, after, ...query }: Omit<ShelfQuery, 'lang'>): boolean =>
  after !== null || sort === 'price-up' || sort === 'price-down' || narrowedBy({ province: null, ...query }).length > 0;

const onlyShelf = ({ sections }: Design): SectionView[] =>
  sections.flatMap(({ id, kind, data }) => (kind === 'shelf' ? [{ id, kind, heading: data.heading }] : []));

const waysOf = ({ ways }: ShopRow): ShippingKind[] => SHIPPING_KINDS.filter((kind) => ways.includes(kind));

function packingOf({ newest }: ShopRow): { packings: string[]; motherTrees: { code: string; name: string }[] } {
  const packings = new Set<string>();
  const motherTrees = new Map<string, string>();
  for (const { name, details } of newest) {
    const { packing, motherTree } = readDetails(details);
    for (const one of Array.isArray(packing) ? packing : []) packings.add(String(one));
    if (typeof motherTree === 'string' && !motherTrees.has(motherTree)) motherTrees.set(motherTree, name);
  }
  return {
    packings: [...packings],
    motherTrees: [...motherTrees].slice(0, MOTHER_TREES_MOST).map(([code, name]) => ({ code, name })),
  };
}

/** A shop's own shelf knows no words, so nothing is more relevant than what is new. */
const shelfOrder = ({ sort, after }: Omit<ShelfQuery, 'lang'>) => ({
  order: sort === 'relevance' ? ('newest' as const) : sort,
  after,
});
