import type { Group, Unit } from '~/features/catalogue/vocabulary';
import { readDetails } from '~/features/listings/details';
import { isPreorder } from '~/features/listings/listing';
import { proposedAlt } from '~/features/photos/alt-text';
import { readShippingRules, type ShippingKind } from '~/features/shops/shipping-method';
import { shippingSpan } from '~/features/shops/shipping-span';
import { translator } from '~/platform/i18n.server';
import { ofGroup, ofShop } from '~/platform/kept-pages';
import type { Platform } from '~/platform/platform.server';
import { isoDay, readDay } from '~/shared/date';
import { dong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';

import { listingPath, shopPath, told, type Card } from './card';
import { CARD_COLUMNS, ON_SALE, pictureOf, toCard, withPictures, type CardRow, type PictureRow } from './cards.server';
import { certificatesJson } from './certificates.server';
import { factsOf } from './facts';
import type { Certificate, ListingView, SizeChoice } from './pages';
import type { ReviewTotals } from './reviews';
import { totalsColumn } from './reviews.server';
import { SELLER_COLUMNS, toSeller, type SellerRow } from './seller.server';

/** What lies behind an address: the listing, the address it has now, a listing that rests, or one that was put away for good. */
export type ListingFound =
  | { kind: 'found'; listing: ListingView; totals: ReviewTotals; beside: { sameShop: Card[]; alike: Card[] } }
  | { kind: 'moved'; path: string }
  | { kind: 'resting' | 'gone'; name: string; shop: { name: string; path: string } | null };

const BESIDE = 4;

/**
 * Finds a listing by the slugs of its address, whichever they are or once were; null when buyers may not see it.
 * Its two questions bear names, so that the database plans them once a connection.
 */
export async function findListing(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  { shop, listing }: { shop: string; listing: string },
  lang: Lang,
): Promise<ListingFound | null> {
  const now = clock.now();
  const today = isoDay(now);
  const { rows } = await pool.query<ListingRow>({ name: 'listing', text: LISTING, values: [shop, listing, today] });
  const [row] = rows;
  if (!row) return findElsewhere(pool, shop, listing);
  const beside = await pool.query<CardRow & { own: boolean }>({
    name: 'beside',
    text: BESIDE_IT,
    values: [today, row.shop_id, row.id, row.group],
  });
  const cards = (own: boolean) => beside.rows.filter((one) => one.own === own).map((one) => toCard(one, lang, now));
  return {
    kind: 'found',
    listing: toView(row, lang, now),
    totals: TOTALS.read(row),
    beside: { sameShop: cards(true), alike: cards(false) },
  };
}

/** What a listing's page is made of: its shop, the shops beside it, and which listings of its kind are on sale anywhere. */
export const partsOf = ({ listing, beside }: Extract<ListingFound, { kind: 'found' }>): string[] => [
  ofShop(listing.shop.slug),
  ofGroup(listing.group),
  ...beside.alike.map(({ shop }) => ofShop(shop.slug)),
];

/** An address that does not hold today: an old one leads on, a resting or an ended one says so, everything else is nothing. */
async function findElsewhere(pool: Platform['pool'], shop: string, listing: string): Promise<ListingFound | null> {
  const { rows } = await pool.query<{
    shop: string;
    shop_name: string;
    listing: string;
    name: string;
    open: boolean;
    state: 'published' | 'paused' | 'archived';
  }>(
    `SELECT s.slug AS shop, s.name AS shop_name, l.slug AS listing, l.name,
       s.state = 'published' AS open, l.state
     FROM shops AS s JOIN listings AS l ON l.shop_id = s.id
     WHERE (s.slug = $1 OR s.id = (SELECT shop_id FROM shop_old_slugs WHERE slug = $1))
       AND (l.slug = $2 OR l.id = (SELECT o.listing_id FROM listing_old_slugs AS o WHERE o.shop_id = s.id AND o.slug = $2))
       AND s.state <> 'draft' AND l.state IN ('published', 'paused', 'archived') AND l.published_at IS NOT NULL
     ORDER BY s.slug = $1 DESC, l.slug = $2 DESC LIMIT 1`,
    [shop, listing],
  );
  const [row] = rows;
  if (!row) return null;
  const there = { name: row.shop_name, path: shopPath(row.shop) };
  const told = { name: row.name, shop: row.open ? there : null };
  if (row.state === 'archived') return { kind: 'gone', ...told };
  if (!row.open || row.state === 'paused') return { kind: 'resting', ...told };
  return { kind: 'moved', path: listingPath(row.shop, row.listing) };
}

const TOTALS = totalsColumn((table) => `${table}.listing_id = l.id`);
const LISTING = `
  SELECT l.*, ${TOTALS.sql}, l.preorder_on::text AS preorder_day, ${SELLER_COLUMNS},
    coalesce(l.deposit_percent, (SELECT deposit_percent FROM shop_selling WHERE shop_id = s.id), 30) AS deposit,
    (SELECT json_agg(json_build_object('sku', v.sku, 'size', v.size, 'price', v.price, 'stock', v.stock,
        'heightCm', v.height_cm, 'spreadCm', v.spread_cm, 'potCm', v.pot_cm,
        'tiers', (SELECT coalesce(json_agg(json_build_object('minQuantity', t.min_quantity, 'price', t.price)
            ORDER BY t.min_quantity), '[]') FROM wholesale_tiers AS t WHERE t.variant_id = v.id))
        ORDER BY v.position, v.id)
      FROM variants AS v WHERE v.listing_id = l.id AND v.retired_at IS NULL AND v.price IS NOT NULL) AS sizes,
    (SELECT coalesce(json_agg(p ORDER BY p.position, p.id), '[]') FROM (
        SELECT id, position, public_name, width, height, placeholder, alt, files, created_at FROM photos
        WHERE listing_id = l.id AND state = 'ready' AND removed_at IS NULL) AS p) AS photos,
    ${certificatesJson(`c.listing_id = l.id OR (c.listing_id IS NULL AND c.shop_id = s.id AND c.kind <> 'ocop')`, '$3')} AS papers,
    coalesce(sold.answer_hours, 24) AS answer_hours, coalesce(sold.claim_hours, 48) AS claim_hours,
    (SELECT coalesce(json_agg(json_build_object('kind', m.kind, 'rules', m.rules)), '[]')
      FROM shipping_methods AS m WHERE m.shop_id = s.id AND m.active) AS ways
  FROM shops AS s JOIN listings AS l ON l.shop_id = s.id LEFT JOIN shop_selling AS sold ON sold.shop_id = s.id
  WHERE s.slug = $1 AND l.slug = $2 AND ${ON_SALE}`;

const BESIDE_IT = withPictures(
  `SELECT ${CARD_COLUMNS}, b.own FROM (
     (SELECT r.listing_id, true AS own FROM shelf_listings AS r
      WHERE r.shop_id = $2 AND r.listing_id <> $3 ORDER BY r.published_at DESC, r.listing_id LIMIT ${BESIDE})
     UNION ALL
     (SELECT r.listing_id, false FROM shelf_listings AS r
      WHERE r."group" = $4 AND r.shop_id <> $2 ORDER BY r.published_at DESC, r.listing_id LIMIT ${BESIDE})) AS b
   JOIN listings AS l ON l.id = b.listing_id JOIN shops AS s ON s.id = l.shop_id`,
  'own DESC, published_at DESC, id',
  '$1',
);

type ListingRow = SellerRow &
  Parameters<typeof TOTALS.read>[0] & {
    id: string;
    shop_id: string;
    slug: string;
    name: string;
    name_en: string;
    local_names: string[];
    scientific_name: string;
    cultivar: string;
    description: string;
    description_en: string;
    care: string;
    care_en: string;
    group: Group;
    unit: Unit;
    pieces_per_unit: number;
    one_of_a_kind: boolean;
    negotiable: boolean;
    season_months: number[];
    season_lunar: boolean;
    preorder_day: string | null;
    /** What the listing asks ahead, else its shop. */
    deposit: number;
    origin: 'own_grown' | 'resold' | 'service';
    details: unknown;
    sizes: (Omit<SizeChoice, 'price' | 'tiers'> & { price: number; tiers: { minQuantity: number; price: number }[] })[];
    photos: (PictureRow & { created_at: string })[];
    papers: Certificate[];
    answer_hours: number;
    claim_hours: number;
    ways: { kind: ShippingKind; rules: unknown }[];
  };

/** The photos, with words from the listing's facts for those that their grower has not described. */
function picturesOf({ photos, cultivar, sizes }: ListingRow, name: string, lang: Lang): ListingView['pictures'] {
  const t = translator(lang, 'photos');
  const facts = { name, cultivar, size: sizes.length === 1 ? sizes[0]!.size : '' };
  return photos.flatMap((photo, index) => {
    const place = photos.length > 1 ? t('alt.place', { number: index + 1 }) : '';
    const picture = pictureOf(photo, proposedAlt(facts, place));
    return picture ? { ...picture, day: isoDay(new Date(photo.created_at)) } : [];
  });
}

function toView(row: ListingRow, lang: Lang, now: Date): ListingView {
  const details = readDetails(row.details);
  const name = told(lang, row.name, row.name_en);
  const ahead = row.preorder_day !== null && isPreorder(readDay(row.preorder_day), now);
  return {
    id: row.id,
    path: listingPath(row.shop_slug, row.slug),
    name,
    localNames: row.local_names,
    scientificName: row.scientific_name,
    cultivar: row.cultivar,
    description: told(lang, row.description, row.description_en),
    care: told(lang, row.care, row.care_en),
    group: row.group,
    unit: row.unit,
    piecesPerUnit: row.pieces_per_unit,
    oneOfAKind: row.one_of_a_kind,
    negotiable: row.negotiable,
    seasonMonths: row.season_months,
    seasonLunar: row.season_lunar,
    preorderOn: ahead ? row.preorder_day : null,
    depositPercent: ahead ? row.deposit : null,
    ownGrown: row.origin === 'own_grown',
    sizes: row.sizes.map(({ price, tiers, ...size }) => ({
      ...size,
      price: dong(price),
      tiers: tiers.map((tier) => ({ ...tier, price: dong(tier.price) })),
    })),
    pictures: picturesOf(row, name.text, lang),
    certificates: row.papers,
    facts: {
      plant: factsOf('plant', details),
      care: factsOf('care', details),
      delivery: factsOf('delivery', details),
      ahead: ahead ? factsOf('ahead', details) : [],
    },
    details,
    promises: {
      shipping: shippingSpan(row.ways.flatMap(({ kind, rules }) => readShippingRules(kind, rules) ?? [])),
      answerHours: row.answer_hours,
      claimHours: row.claim_hours,
    },
    shop: toSeller(row, lang),
  };
}
