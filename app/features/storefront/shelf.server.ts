import type pg from 'pg';

import type { Group } from '~/features/catalogue/vocabulary';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Dong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';

import type { CardPage } from './card';
import { CARD_COLUMNS, ON_SALE, toCard, withPictures, type CardRow } from './cards.server';
import { writeCursor, type Cursor, type Order } from './cursor';
import { Values } from './sql';

/** How many listings a page shows. */
export const PAGE_SIZE = 24;

/** How like a question a name has to be to count as meant: "cuc man soi" finds cúc mâm xôi, "xe may" finds nothing. */
export const NEAR_ENOUGH = 0.45;

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
  /** Folded. Each has to begin a word of the listing, unless the listing is of one of `shopIds`. */
  words?: string[];
  shopIds?: string[];
  /** Be content with what looks like the words. Needs a connection prepared by `forgivingly`. */
  near?: boolean;
};

const ORDER_BY: Record<Order, string> = {
  newest: 'published_at DESC, id',
  'price-up': 'price_from, id',
  'price-down': 'price_from DESC, id DESC',
  words: 'score DESC, published_at DESC, id',
  near: 'score DESC, published_at DESC, id',
};

/** One page of a shelf, by key: the index is entered where the last page ended, however deep that is. */
export async function readShelf(
  { pool, clock }: { pool: Pick<pg.Pool, 'query'>; clock: Platform['clock'] },
  shelf: Shelf,
  { order, after, lang, size = PAGE_SIZE }: { order: Order; after: Cursor | null; lang: Lang; size?: number },
): Promise<CardPage> {
  const now = clock.now();
  const values = new Values();
  const today = values.add(isoDay(now));
  const score = scoreOf(order, shelf, values);
  const conditions = conditionsOf(shelf, values);
  const behind = after?.order === order ? `WHERE ${behindOf(after, values)}` : '';
  const chosen = `
    SELECT * FROM (
      SELECT ${CARD_COLUMNS}, ${score} AS score FROM listings AS l JOIN shops AS s ON s.id = l.shop_id WHERE ${conditions}
    ) AS ranked ${behind}
    ORDER BY ${ORDER_BY[order]} LIMIT ${values.add(size + 1)}`;
  const { rows } = await pool.query<CardRow & { score: number }>(
    withPictures(chosen, ORDER_BY[order], today),
    values.list,
  );
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    cards: shown.map((row) => toCard(row, lang, now)),
    next: last ? writeCursor({ order, keys: keysOf(order, last), id: last.id }) : null,
  };
}

/** How many listings stand on a shelf, counted no further than `most`. */
export async function countShelf(pool: Pick<pg.Pool, 'query'>, shelf: Shelf, most: number): Promise<number> {
  const values = new Values();
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
      SELECT 1 FROM listings AS l JOIN shops AS s ON s.id = l.shop_id
      WHERE ${conditionsOf(shelf, values)} LIMIT ${values.add(most)}
    ) AS counted`,
    values.list,
  );
  return rows[0]?.count ?? 0;
}

/** Runs questions with the likeness set that `near` shelves need; the setting ends with the transaction. */
export async function forgivingly<T>(pool: pg.Pool, ask: (pool: Pick<pg.Pool, 'query'>) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`SELECT set_config('pg_trgm.word_similarity_threshold', $1, true)`, [String(NEAR_ENOUGH)]);
    const answer = await ask(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** A word needs so many letters before an index of trigrams can find it by a pattern. */
const PATTERN_LEAST = 3;

/**
 * Each word begins a word of the column. Words hold only letters and digits, so nothing needs escaping; the shortest
 * ones are asked for as text, because that is what the index still understands of them.
 */
export const beginsWords = (column: string, words: string[], values: Values): string =>
  words
    .map((word) =>
      word.length < PATTERN_LEAST
        ? `(${column} LIKE ${values.add(`${word}%`)} OR ${column} LIKE ${values.add(`% ${word}%`)})`
        : `${column} ~ ${values.add(`\\m${word}`)}`,
    )
    .join(' AND ');

function conditionsOf(shelf: Shelf, values: Values): string {
  const { words = [], shopIds = [] } = shelf;
  const all = [ON_SALE];
  if (shelf.shopId) all.push(`l.shop_id = ${values.add(shelf.shopId)}`);
  if (shelf.cooperativeId) all.push(`s.cooperative_id = ${values.add(shelf.cooperativeId)}`);
  if (shelf.group) all.push(`l."group" = ${values.add(shelf.group)}`);
  if (shelf.province) all.push(`s.province_code = ${values.add(shelf.province)}`);
  if (shelf.commune) all.push(`s.commune_code = ${values.add(shelf.commune)}`);
  if (shelf.min) all.push(`l.price_to >= ${values.add(shelf.min)}`);
  if (shelf.max) all.push(`l.price_from <= ${values.add(shelf.max)}`);
  if (words.length > 0 && shelf.near) all.push(`${values.add(words.join(' '))} <% l.search_folded`);
  if (words.length > 0 && !shelf.near) {
    const own = beginsWords('l.search_folded', words, values);
    all.push(shopIds.length > 0 ? `((${own}) OR l.shop_id = ANY(${values.add(shopIds)}::uuid[]))` : own);
  }
  return all.join(' AND ');
}

/** How well a listing answers: begins with the words, has them side by side, has them somewhere; or how like it is. */
function scoreOf(order: Order, { words = [] }: Shelf, values: Values): string {
  if (order !== 'words' && order !== 'near') return '0';
  const phrase = values.add(words.join(' '));
  if (order === 'near') return `round(word_similarity(${phrase}, l.search_folded) * 1000)::int`;
  return `CASE WHEN l.search_folded ~ ('^' || ${phrase}) THEN 2 WHEN l.search_folded ~ ('\\m' || ${phrase}) THEN 1 ELSE 0 END`;
}

function behindOf({ order, keys, id }: Cursor, values: Values): string {
  const [first = 0, second = 0] = keys;
  const place = values.add(id);
  const moment = (ms: number) => `${values.add(new Date(ms))}::timestamptz`;
  if (order === 'price-up') return `(price_from, id) > (${values.add(first)}::bigint, ${place}::uuid)`;
  if (order === 'price-down') return `(price_from, id) < (${values.add(first)}::bigint, ${place}::uuid)`;
  if (order === 'newest') {
    const published = moment(first);
    return `published_at <= ${published} AND (published_at < ${published} OR id > ${place}::uuid)`;
  }
  const score = `${values.add(first)}::int`;
  const published = moment(second);
  return `score <= ${score} AND (score < ${score} OR published_at < ${published}
    OR (published_at = ${published} AND id > ${place}::uuid))`;
}

function keysOf(order: Order, row: CardRow & { score: number }): number[] {
  if (order === 'price-up' || order === 'price-down') return [Number(row.price_from)];
  const published = row.published_at.getTime();
  return order === 'newest' ? [published] : [row.score, published];
}
