import type { Group } from '~/features/catalogue/vocabulary';
import type { Dong } from '~/shared/dong';

import type { Cursor, Order } from './cursor';
import { facetQuestion, type Filters } from './shelf-filters';
import { unseen, type Values } from './sql';

/** Which listings stand on a shelf. */
export type Shelf = {
  shopId?: string;
  cooperativeId?: string;
  group?: Group | null;
  province?: string | null;
  commune?: string | null;
  /** đồng; a listing counts when one of its sizes lies between. */
  min?: Dong | null;
  max?: Dong | null;
  filters?: Filters;
  /** Folded. Each has to be a word of the listing, unless the listing is of one of `shopIds`. */
  words?: string[];
  shopIds?: string[];
  /** Be content with words that begin with them. */
  begun?: boolean;
  /** Be content with what looks like the words. Needs a connection prepared by `forgivingly`. */
  near?: boolean;
};

/** The order of rows of the shelf (`r`), such as an index has them where there is no score. */
export const ROW_ORDER: Record<Order, string> = {
  newest: 'r.published_at DESC, r.listing_id',
  'price-up': 'r.price_from, r.listing_id',
  'price-down': 'r.price_from DESC, r.listing_id DESC',
  words: 'score DESC, r.published_at DESC, r.listing_id',
  near: 'score DESC, r.published_at DESC, r.listing_id',
};

/** True where whole words choose best: there are more listings in a kind or a province than of a word, and fewer in a garden. */
export const isOfWords = ({ words = [], begun, near, shopId, cooperativeId, commune }: Shelf): boolean =>
  words.length > 0 && !begun && !near && !shopId && !cooperativeId && !commune;

/** What a shelf asks of its rows: `place` leads into an index, `rest` has to be looked at row by row. */
export function conditionsOf(shelf: Shelf, now: Date, values: Values): { place: string[]; rest: string[] } {
  const { words = [], shopIds = [] } = shelf;
  const places: [column: string, type: string, value: string | null | undefined][] = [
    ['r.shop_id', 'uuid', shelf.shopId],
    ['r.cooperative_id', 'uuid', shelf.cooperativeId],
    ['r."group"', 'text', shelf.group],
    ['r.province_code', 'bpchar', shelf.province],
    ['r.commune_code', 'bpchar', shelf.commune],
  ];
  const given = (value: unknown, type: string) =>
    isOfWords(shelf) ? unseen(values.add(value), type) : `${values.add(value)}::${type}`;
  // an index knows one of them and the order; the others are looked at
  const [place, ...others] = places.flatMap(([column, type, value]) =>
    value ? [`${column} = ${given(value, type)}`] : [],
  );
  const rest = others;
  if (shelf.min) rest.push(`r.price_to >= ${values.add(shelf.min)}`);
  if (shelf.max) rest.push(`r.price_from <= ${values.add(shelf.max)}`);
  if (shelf.filters) rest.push(...facetConditions(shelf.filters, now, values));
  if (words.length > 0 && shelf.near) rest.push(`${values.add(words.join(' '))} <% l.search_folded`);
  if (words.length > 0 && !shelf.near) {
    // words hold letters and digits only, so that nothing in them can mean something to the query
    const own = `r.words @@ ${given(words.map((word) => (shelf.begun ? `${word}:*` : word)).join(' & '), 'tsquery')}`;
    rest.push(shopIds.length > 0 ? `(${own} OR r.shop_id = ANY(${given(shopIds, 'uuid[]')}))` : own);
  }
  return { place: place ? [place] : [], rest };
}

function facetConditions(filters: Filters, now: Date, values: Values): string[] {
  const { every, some, readyBy, to } = facetQuestion(filters, now);
  const all: string[] = [];
  if (every.length > 0) all.push(`r.facets @> ${values.add(every)}::text[]`);
  for (const words of some) all.push(`r.facets && ${values.add(words)}::text[]`);
  if (readyBy) all.push(`r.in_stock AND (r.preorder_on IS NULL OR r.preorder_on <= ${values.add(readyBy)}::date)`);
  if (to) {
    const home = `r.province_code IS DISTINCT FROM ${values.add(to.province)}`;
    all.push(
      `(r.facets && ${values.add(to.near)}::text[] OR (r.facets @> ${values.add([to.far])}::text[] AND ${home}))`,
    );
  }
  return all;
}

/** How well a listing answers: begins with the words, has them side by side, has them somewhere; or how like it is. */
export function scoreOf(order: Order, { words = [] }: Shelf, values: Values): string {
  if (order !== 'words' && order !== 'near') return '0';
  const phrase = values.add(words.join(' '));
  if (order === 'near') return `round(word_similarity(${phrase}, l.search_folded) * 1000)::int`;
  return `CASE WHEN l.search_folded ~ ('^' || ${phrase}) THEN 2 WHEN l.search_folded ~ ('\\m' || ${phrase}) THEN 1 ELSE 0 END`;
}

/** What lies behind a cursor; the score, where there is one, is the column `score`. */
export function behindOf({ order, keys, id }: Cursor, values: Values): string {
  const [first = 0, second = 0] = keys;
  const place = `${values.add(id)}::uuid`;
  const moment = (ms: number) => `${values.add(new Date(ms))}::timestamptz`;
  if (order === 'price-up') return `(r.price_from, r.listing_id) > (${values.add(first)}::bigint, ${place})`;
  if (order === 'price-down') return `(r.price_from, r.listing_id) < (${values.add(first)}::bigint, ${place})`;
  if (order === 'newest') {
    const published = moment(first);
    return `r.published_at <= ${published} AND (r.published_at < ${published} OR r.listing_id > ${place})`;
  }
  const score = `${values.add(first)}::int`;
  const published = moment(second);
  return `r.score <= ${score} AND (r.score < ${score} OR r.published_at < ${published}
    OR (r.published_at = ${published} AND r.listing_id > ${place}))`;
}
