import type pg from 'pg';
import QueryStream from 'pg-query-stream';

import { LIGHTS, WATERINGS, type Group, type Unit } from '~/features/catalogue/vocabulary';
import { isGtin } from '~/features/listings/gtin';
import { readDetails } from '~/features/listings/details';
import type { ListingState, Origin } from '~/features/listings/listing';
import { readRenditions } from '~/features/photos/rendition';

import type { FeedItem, FeedListing, FeedOcop, FeedPhoto, FeedShop, FeedVariant } from './item';

/** Rows asked for at a time: enough to keep the wire busy, few enough to forget. */
const BATCH = 200;

type ListingRow = Omit<FeedListing, 'lights' | 'water' | 'state' | 'group' | 'unit' | 'origin' | 'ocop' | 'gtin'> & {
  state: ListingState;
  group: Group;
  unit: Unit;
  origin: Origin;
  details: unknown;
  variants: FeedVariant[];
  photos: { name: string; renditions: unknown }[];
  photosWaiting: number;
  ocop: FeedOcop[];
};

/**
 * A listing with all that belongs to it. The inner query walks an index in its own order, so nothing is sorted and the
 * first row comes at once, however large the garden is; the joins then look up a few rows by key.
 */
const LISTINGS = `
  SELECT l.id, l.slug, l.state, l.name, l.description, l.care, l."group", l.unit,
    l.name_en AS "nameEn", l.description_en AS "descriptionEn", l.care_en AS "careEn", l.one_of_a_kind AS "oneOfAKind",
    l.pieces_per_unit AS "piecesPerUnit", l.scientific_name AS "scientificName", l.cultivar, l.origin,
    l.google_category AS "googleCategory", l.preorder_on::text AS "preorderOn", l.details,
    v.variants, p.photos, p.waiting AS "photosWaiting", c.ocop
  FROM (
    SELECT * FROM listings
    WHERE shop_id = $1 AND state = ANY ($2::listing_state[]) AND ($3::uuid IS NULL OR id = $3)
    ORDER BY state, published_at DESC, id
  ) AS l
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object(
      'id', id, 'sku', sku, 'size', size, 'price', price, 'stock', stock,
      'heightCm', height_cm, 'spreadCm', spread_cm, 'potCm', pot_cm, 'weightGrams', weight_grams,
      'lengthCm', length_cm, 'widthCm', width_cm, 'packHeightCm', pack_height_cm
    ) ORDER BY position, id), '[]') AS variants
    FROM variants WHERE listing_id = l.id AND retired_at IS NULL
  ) AS v
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('name', public_name, 'renditions', renditions) ORDER BY position, id)
        FILTER (WHERE state = 'ready'), '[]') AS photos,
      count(*) FILTER (WHERE state = 'waiting')::int AS waiting
    FROM photos WHERE listing_id = l.id AND removed_at IS NULL
  ) AS p
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object(
      'stars', stars, 'issuedOn', issued_on, 'expiresOn', expires_on) ORDER BY id), '[]') AS ocop
    FROM certificates WHERE listing_id = l.id AND kind = 'ocop'
  ) AS c
  ORDER BY l.state, l.published_at DESC, l.id`;

/** The items of one listing, size by size. */
export type ListingItems = { id: string; name: string; items: FeedItem[] };

/**
 * Reads a shop's listings one after another through a cursor: memory does not grow with the garden.
 * A listing without any size has no items. Stop early by leaving the loop. `listingId`: only that one.
 */
export async function* readListings(
  client: pg.ClientBase,
  shop: FeedShop,
  states: readonly ListingState[],
  listingId: string | null = null,
): AsyncGenerator<ListingItems> {
  const stream = client.query(new QueryStream(LISTINGS, [shop.id, states, listingId], { batchSize: BATCH }));
  try {
    const { id, slug, name, rules } = shop;
    for await (const row of stream) yield toItems({ id, slug, name, ...(rules && { rules }) }, row as ListingRow);
  } finally {
    stream.destroy();
  }
}

function toItems(shop: FeedShop, row: ListingRow): ListingItems {
  const { variants, photos: stored, photosWaiting, details: storedDetails, ...listingRow } = row;
  const { light, water, gtin } = readDetails(storedDetails);
  const listing: FeedListing = {
    ...listingRow,
    lights: LIGHTS.filter((one) => Array.isArray(light) && (light as unknown[]).includes(one)),
    water: WATERINGS.find((one) => one === water) ?? null,
    gtin: typeof gtin === 'string' && isGtin(gtin) ? gtin : null,
  };
  const photos: FeedPhoto[] = stored.map(({ name, renditions }) => ({ name, renditions: readRenditions(renditions) }));
  const sizes = variants.map(({ size }) => size);
  const prices = variants.map(({ price }) => price);
  return {
    id: listing.id,
    name: listing.name,
    items: variants.map((variant, position) => ({
      shop,
      listing,
      variant,
      position,
      sizes,
      prices,
      photos,
      photosWaiting,
    })),
  };
}
