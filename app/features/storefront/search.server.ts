import { GROUPS, type Group } from '~/features/catalogue/vocabulary';
import { places } from '~/features/shops/places.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { stillCounts } from './certificates.server';
import { shopPath, type ShopCard } from './card';
import { CARD_WIDTH_MAX, pictureOf, shortPlace, type PictureRow } from './cards.server';
import type { Order } from './cursor';
import { COUNTED_MOST, type Found, type Guide } from './pages';
import { narrowedBy, searchWords, without, type Narrowing, type SearchQuery } from './search-query';
import { beginsWords, countShelf, forgivingly, readShelf, type Shelf } from './shelf.server';
import { nameOf, Values } from './sql';

/**
 * Beyond so many hits, or among the newest more than are counted, every word is everywhere and the newest first is as good
 * an order as any, and quick.
 */
const RANKED_MOST = 500;
const SHOPS_MOST = 6;
const PROVINCES = places.provinces().map(({ code, name }) => ({ code, name }));

type Touches = Pick<Platform, 'pool' | 'clock'>;

/** The same question without provinces that there are none of. */
export function inKnownPlaces(query: SearchQuery): SearchQuery {
  const known = (code: string | null) => (code !== null && places.province(code) ? code : null);
  return { ...query, province: known(query.province), filters: { ...query.filters, to: known(query.filters.to) } };
}

/**
 * What there is in a column of the shelf, from one value to the next along its index. Asked for value by value, the
 * database would guess that each is soon met somewhere, and look at everything for those that are nowhere.
 */
const distinctOf = (column: string): string => `
  ARRAY(WITH RECURSIVE met AS (
      (SELECT r.${column} AS value FROM shelf_listings AS r WHERE r.${column} IS NOT NULL ORDER BY r.${column} LIMIT 1)
      UNION ALL
      SELECT (SELECT r.${column} FROM shelf_listings AS r WHERE r.${column} > met.value ORDER BY r.${column} LIMIT 1)
      FROM met WHERE met.value IS NOT NULL)
    SELECT value::text FROM met WHERE value IS NOT NULL)`;

/** Kinds, provinces and gardens in one question; with `words`, only gardens whose name has them all. */
export async function readGuide({ pool, clock }: Touches, words: string[] | null): Promise<Guide> {
  const values = new Values();
  const today = values.add(isoDay(clock.now()));
  const named = words === null ? 'true' : words.length === 0 ? 'false' : beginsWords('s.name_folded', words, values);
  const text = `SELECT
      ${distinctOf('"group"')} AS kinds, ${distinctOf('province_code')} AS provinces,
      (SELECT json_agg(garden) FROM (${shopCards({ where: `s.state = 'published' AND ${named}`, today, limit: SHOPS_MOST })}) AS garden) AS shops`;
  const { rows } = await pool.query<{ kinds: Group[]; provinces: string[]; shops: ShopCardRow[] | null }>({
    ...{ name: nameOf(text), text },
    values: values.list,
  });
  const [row] = rows;
  const shops = row?.shops ?? [];
  return {
    kinds: GROUPS.filter((group) => row?.kinds.includes(group)),
    provinces: PROVINCES.filter(({ code }) => row?.provinces.includes(code)),
    destinations: PROVINCES,
    shops: shops.map(toShopCard),
    shopIds: shops.map(({ id }) => id),
  };
}

/**
 * The listings that answer a question, best first; `within`: of one cooperative only. Tone marks do not matter; where
 * nothing has the words, words that begin with them do, and where those are missing, too, what looks like them.
 */
export async function searchListings(
  { pool, clock }: Touches,
  query: SearchQuery,
  { shopIds, lang, within = {} }: { shopIds: string[]; lang: Lang; within?: Pick<Shelf, 'cooperativeId' | 'commune'> },
): Promise<Found> {
  const words = searchWords(query.text);
  const { after } = query;
  const tools = { pool, clock };
  const shelfOf = ({ group, province, min, max, filters }: SearchQuery): Shelf => ({
    ...within,
    ...{ group, province, min, max, filters, words, shopIds },
  });
  const shelf = shelfOf(query);
  const plain: Order = query.sort === 'relevance' ? 'newest' : query.sort;
  const answer = { near: false, withoutFilters: 0, dropping: [] };

  if (words.length === 0) {
    const [{ count }, page] = await Promise.all([
      countShelf(tools, shelf, { most: COUNTED_MOST + 1, enough: COUNTED_MOST }),
      readShelf(tools, shelf, { order: plain, after, lang }),
    ]);
    return { ...page, ...answer, count, ...(count === 0 ? await withLess(tools, query, shelfOf) : {}) };
  }

  for (const asked of [shelf, { ...shelf, begun: true }]) {
    if (after?.order === 'near') break;
    const { count, isMany } = await countShelf(tools, asked, { most: RANKED_MOST + 1, enough: COUNTED_MOST });
    if (count === 0) continue;
    const ranked = query.sort === 'relevance' && (after ? after.order === 'words' : !isMany && count <= RANKED_MOST);
    const page = await readShelf(tools, asked, { order: ranked ? 'words' : plain, after, lang });
    return { ...page, ...answer, count };
  }

  const less = await withLess(tools, query, shelfOf);
  if (less.withoutFilters > 0) return { cards: [], next: null, ...answer, count: 0, ...less };

  return forgivingly(pool, async (forgiving) => {
    const alike: Shelf = { ...shelf, near: true };
    const { count: like } = await countShelf({ pool: forgiving, clock }, alike, { most: RANKED_MOST + 1 });
    const ranked = query.sort === 'relevance' && (after ? after.order === 'near' : like <= RANKED_MOST);
    const page = await readShelf({ pool: forgiving, clock }, alike, { order: ranked ? 'near' : plain, after, lang });
    return { ...page, ...answer, near: true, count: like };
  });
}

/** Where nothing fits: how many would without the filters, and without each of them. */
async function withLess(
  tools: Touches,
  query: SearchQuery,
  shelfOf: (query: SearchQuery) => Shelf,
): Promise<Pick<Found, 'withoutFilters' | 'dropping'>> {
  const names = narrowedBy(query);
  const counted = async (name: Narrowing | null) =>
    (
      await countShelf(
        tools,
        { ...shelfOf(without(query, name)), begun: true },
        { most: COUNTED_MOST + 1, enough: COUNTED_MOST },
      )
    ).count;
  if (names.length === 0) return { withoutFilters: 0, dropping: [] };
  const withoutFilters = await counted(null);
  if (withoutFilters === 0 || names.length === 1) return { withoutFilters, dropping: [] };
  const dropping: Found['dropping'] = [];
  for (const name of names) dropping.push({ name, count: await counted(name) });
  return { withoutFilters, dropping: dropping.filter(({ count }) => count > 0) };
}

export type ShopCardRow = {
  id: string;
  slug: string;
  name: string;
  tagline: string;
  commune_code: string | null;
  stars: number | null;
} & PictureRow;

/** A query of gardens with one picture each: the banner, else what they offered last. */
export const shopCards = ({ where, today, limit }: { where: string; today: string; limit: number }): string => `
  SELECT c.*, p.public_name, p.width, p.height, p.placeholder, p.alt, p.files, o.stars
  FROM (
    SELECT s.id, s.slug, s.name, s.tagline, s.commune_code, s.banner_id, s.published_at FROM shops AS s
    WHERE ${where} ORDER BY s.published_at DESC, s.id LIMIT ${limit}
  ) AS c
  LEFT JOIN LATERAL (
    SELECT l.id FROM listings AS l WHERE l.shop_id = c.id AND l.state = 'published' ORDER BY l.published_at DESC, l.id LIMIT 1
  ) AS newest ON true
  LEFT JOIN LATERAL (
    SELECT public_name, width, height, placeholder, alt, files FROM photos
    WHERE (id = c.banner_id OR listing_id = newest.id) AND state = 'ready' AND removed_at IS NULL
    ORDER BY id = c.banner_id DESC NULLS LAST, position, id LIMIT 1
  ) AS p ON true
  LEFT JOIN LATERAL (
    SELECT max(paper.stars) AS stars FROM certificates AS paper
    WHERE paper.shop_id = c.id AND paper.kind = 'ocop' AND ${stillCounts('paper', today)}
  ) AS o ON true
  ORDER BY c.published_at DESC, c.id`;

export function toShopCard(row: ShopCardRow): ShopCard {
  return {
    path: shopPath(row.slug),
    name: row.name,
    tagline: row.tagline,
    place: shortPlace(row.commune_code),
    stars: row.stars,
    picture: pictureOf(row, '', CARD_WIDTH_MAX),
  };
}
