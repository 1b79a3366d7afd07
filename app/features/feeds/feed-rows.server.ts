import type pg from 'pg';

import { LIGHTS, WATERINGS, type Group, type Unit } from '~/features/catalogue/vocabulary';
import { isGtin } from '~/features/listings/gtin';
import { readDetails } from '~/features/listings/details';
import type { ListingState, Origin } from '~/features/listings/listing';
import { readRenditions } from '~/features/photos/rendition';
import type { Platform } from '~/platform/platform.server';

import type { FeedItem, FeedListing, FeedOcop, FeedPhoto, FeedShop, FeedVariant } from './item';

/** Listings asked for at a time: enough to keep the wire busy, few enough to forget. */
const BATCH = 100;

type ListingRow = Omit<FeedListing, 'lights' | 'water' | 'state' | 'group' | 'unit' | 'origin' | 'ocop' | 'gtin'> & {
  state: ListingState;
  group: Group;
  unit: Unit;
  origin: Origin;
  details: unknown;
  variants: VariantRow[];
  photos: [name: string, renditions: unknown][];
  photosWaiting: number;
  ocop: FeedOcop[];
};

/** A size without the names of its values, which would be more than the values themselves. */
type VariantRow = [
  id: string,
  sku: string,
  size: string,
  price: number | null,
  stock: number,
  heightCm: number | null,
  spreadCm: number | null,
  potCm: number | null,
  weightGrams: number | null,
  lengthCm: number | null,
  widthCm: number | null,
  packHeightCm: number | null,
];

/**
 * Listings with all that belongs to them. `chosen` walks an index in its own order, so nothing is sorted and the first
 * row comes at once, however large the garden is; the joins then look up a few rows by key.
 */
const withAll = (chosen: string, order: string) => `
  SELECT l.id, l.slug, l.state, l.name, l.description, l.care, l."group", l.unit,
    l.name_en AS "nameEn", l.description_en AS "descriptionEn", l.care_en AS "careEn", l.one_of_a_kind AS "oneOfAKind",
    l.pieces_per_unit AS "piecesPerUnit", l.scientific_name AS "scientificName", l.cultivar, l.origin,
    l.google_category AS "googleCategory", l.preorder_on::text AS "preorderOn", l.details,
    v.variants, p.photos, p.waiting AS "photosWaiting", c.ocop
  FROM (${chosen}) AS l
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_array(
      id, sku, size, price, stock, height_cm, spread_cm, pot_cm, weight_grams, length_cm, width_cm, pack_height_cm
    ) ORDER BY position, id), '[]') AS variants
    FROM variants WHERE listing_id = l.id AND retired_at IS NULL
  ) AS v
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_array(public_name, renditions) ORDER BY position, id)
        FILTER (WHERE state = 'ready'), '[]') AS photos,
      count(*) FILTER (WHERE state = 'waiting')::int AS waiting
    FROM photos WHERE listing_id = l.id AND removed_at IS NULL
  ) AS p
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object(
      'stars', stars, 'issuedOn', issued_on, 'expiresOn', expires_on) ORDER BY id), '[]') AS ocop
    FROM certificates WHERE listing_id = l.id AND kind = 'ocop'
  ) AS c
  ORDER BY ${order}`;

const LISTINGS = withAll(
  `SELECT * FROM listings
   WHERE shop_id = $1 AND state = ANY ($2::listing_state[]) AND ($3::uuid IS NULL OR id = $3)
   ORDER BY state, published_at DESC, id`,
  'l.state, l.published_at DESC, l.id',
);

const PUBLISHED = withAll(
  `SELECT * FROM listings
   WHERE shop_id = $1 AND state = 'published' AND id >= $2 AND ($3::uuid IS NULL OR id < $3)
   ORDER BY id`,
  'l.id',
);

/** A stretch of a garden's listings by their ids: from one, which belongs to it, to one that does not. */
export type Stretch = { from: string; to: string | null };

/** All ids there can be. */
export const ALL_IDS: Stretch = { from: '00000000-0000-0000-0000-000000000000', to: null };

/** The items of one listing, size by size. */
export type ListingItems = { id: string; name: string; items: FeedItem[] };

/**
 * Lends a connection and one snapshot of the database for as long as something is read from it. Both are let go when
 * the reader leaves early: a connection in the middle of its rows is closed rather than lent to the next one.
 */
export async function* inSnapshot<One>(
  { pool }: Pick<Platform, 'pool'>,
  read: (client: pg.PoolClient) => AsyncGenerator<One>,
): AsyncGenerator<One> {
  const client = await pool.connect();
  let whole = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    yield* read(client);
    await client.query('COMMIT');
    whole = true;
  } finally {
    client.release(!whole);
  }
}

/**
 * Reads a shop's listings, the newest first, some at a time. A listing without any size has no items. `listingId`: only
 * that one.
 */
export const readListings = (
  client: pg.ClientBase,
  shop: FeedShop,
  states: readonly ListingState[],
  listingId: string | null = null,
): AsyncGenerator<ListingItems[]> => readRows(client, shop, LISTINGS, [shop.id, states, listingId]);

/**
 * Reads a shop's published listings in the order of a file: by their ids, which is the order in which they were begun.
 * So a listing keeps its place whatever becomes of the others, and a stretch of ids is a stretch of the file.
 */
export const readPublished = (
  client: pg.ClientBase,
  shop: FeedShop,
  { from, to }: Stretch = ALL_IDS,
): AsyncGenerator<ListingItems[]> => readRows(client, shop, PUBLISHED, [shop.id, from, to]);

/**
 * Reads through a cursor of the snapshot: memory does not grow with the garden. The next listings are on their way
 * while these are looked at.
 */
async function* readRows(
  client: pg.ClientBase,
  { id, slug, name, rules }: FeedShop,
  question: string,
  values: unknown[],
): AsyncGenerator<ListingItems[]> {
  const shop = { id, slug, name, ...(rules && { rules }) };
  await client.query(`DECLARE feed NO SCROLL CURSOR FOR ${question}`, values);
  const fetch = () => client.query<ListingRow>(`FETCH ${BATCH} FROM feed`);
  let { rows } = await fetch();
  while (rows.length > 0) {
    const next = rows.length < BATCH ? null : fetch();
    // whoever leaves at the `yield` closes the connection, and with it what is on its way
    next?.catch(() => undefined);
    yield rows.map((row) => toItems(shop, row));
    rows = next ? (await next).rows : [];
  }
  await client.query('CLOSE feed');
}

function toItems(shop: FeedShop, row: ListingRow): ListingItems {
  const { light, water, gtin } = readDetails(row.details);
  // by hand: a rest of a row and its spread would be copied twice, a million times
  const listing: FeedListing = {
    id: row.id,
    slug: row.slug,
    state: row.state,
    name: row.name,
    description: row.description,
    care: row.care,
    nameEn: row.nameEn,
    descriptionEn: row.descriptionEn,
    careEn: row.careEn,
    group: row.group,
    unit: row.unit,
    piecesPerUnit: row.piecesPerUnit,
    scientificName: row.scientificName,
    cultivar: row.cultivar,
    origin: row.origin,
    googleCategory: row.googleCategory,
    oneOfAKind: row.oneOfAKind,
    gtin: typeof gtin === 'string' && isGtin(gtin) ? gtin : null,
    preorderOn: row.preorderOn,
    lights: Array.isArray(light) ? LIGHTS.filter((one) => (light as unknown[]).includes(one)) : [],
    water: WATERINGS.find((one) => one === water) ?? null,
    ocop: row.ocop,
  };
  const variants = row.variants.map(toVariant);
  const sizes = variants.map(({ size }) => size);
  const prices = variants.map(({ price }) => price);
  const photos = row.photos.map(([name, renditions]): FeedPhoto => ({ name, renditions: readRenditions(renditions) }));
  const { photosWaiting } = row;
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

function toVariant(row: VariantRow): FeedVariant {
  const [id, sku, size, price, stock, heightCm, spreadCm, potCm, weightGrams, lengthCm, widthCm, packHeightCm] = row;
  return { id, sku, size, price, stock, heightCm, spreadCm, potCm, weightGrams, lengthCm, widthCm, packHeightCm };
}
