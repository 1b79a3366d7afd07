import type pg from 'pg';

import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import type { CardPage } from './card';
import { CARD_COLUMNS, toCard, withPictures, type CardRow } from './cards.server';
import { writeCursor, type Cursor, type Order } from './cursor';
import { chosenFilters, NO_FILTERS } from './shelf-filters';
import { behindOf, isOfWords, ROW_ORDER, scoreOf, type Shelf } from './shelf-rows';
import { walkOf, type Walk } from './shelf-walk';
import { nameOf, Values } from './sql';

export type { Shelf } from './shelf-rows';

type Tools = { pool: Pick<pg.Pool, 'query'>; clock: Platform['clock'] };

/** How many listings a page shows. */
export const PAGE_SIZE = 24;

/** How like a question a name has to be to count as meant: "cuc man soi" finds cúc mâm xôi, "xe may" finds nothing. */
export const NEAR_ENOUGH = 0.45;

const CARD_ORDER: Record<Order, string> = {
  newest: 'published_at DESC, id',
  'price-up': 'price_from, id',
  'price-down': 'price_from DESC, id DESC',
  words: 'score DESC, published_at DESC, id',
  near: 'score DESC, published_at DESC, id',
};

/** One page of a shelf, by key: the index is entered where the last page ended, however deep that is. */
export async function readShelf(
  { pool, clock }: Tools,
  shelf: Shelf,
  { order, after, lang, size = PAGE_SIZE }: { order: Order; after: Cursor | null; lang: Lang; size?: number },
): Promise<CardPage> {
  const now = clock.now();
  const values = new Values();
  const today = values.add(isoDay(now));
  const cursor = after?.order === order ? after : null;
  const limit = size + 1; // not a value: whoever plans for any number of rows reads all shops to find theirs
  const rows = shelf.near || order === 'words' ? scoredRows : walkedRows;
  const chosen = `
    SELECT ${CARD_COLUMNS}, picked.score FROM (${rows(shelf, { order, cursor, limit, now, values })}) AS picked
    JOIN listings AS l ON l.id = picked.listing_id JOIN shops AS s ON s.id = l.shop_id`;
  const { rows: found } = await pool.query<CardRow & { score: number }>(
    planned(withPictures(chosen, CARD_ORDER[order], today), values, shelf),
  );
  const shown = found.slice(0, size);
  const last = found.length > size ? shown.at(-1) : undefined;
  return {
    cards: shown.map((row) => toCard(row, lang, now)),
    next: last ? writeCursor({ order, keys: keysOf(order, last), id: last.id }) : null,
  };
}

type RowsWanted = { order: Order; cursor: Cursor | null; limit: number; now: Date; values: Values };

/** A query of ids in an order that an index has: walked for a while, and where that was not enough, asked for by choice. */
function walkedRows(shelf: Shelf, { order, cursor, limit, now, values }: RowsWanted): string {
  const { walk, chosen } = walkOf(shelf, { order, cursor, now, values });
  if (!walk)
    return `SELECT r.listing_id, 0 AS score FROM shelf_listings AS r ${chosen} ORDER BY ${ROW_ORDER[order]} LIMIT ${limit}`;
  return `
    WITH walked AS MATERIALIZED (SELECT r.listing_id FROM ${walk.from} ${walk.hits} ORDER BY ${walk.by} LIMIT ${limit}),
      enough AS MATERIALIZED (SELECT (SELECT count(*) FROM walked) = ${limit} OR ${walk.isWhole} AS it_is)
    SELECT listing_id, 0 AS score FROM walked WHERE (SELECT it_is FROM enough)
    UNION ALL (
      SELECT r.listing_id, 0 FROM shelf_listings AS r ${chosen} AND NOT (SELECT it_is FROM enough)
      ORDER BY ${sortedAnew(order)} LIMIT ${limit})`;
}

/** The same order in words that no index answers to, so that rows are chosen first and sorted then. */
const sortedAnew = (order: Order): string =>
  ROW_ORDER[order]
    .replace('r.published_at', `(r.published_at + interval '0')`)
    .replace('r.price_from', '(r.price_from + 0)');

/** A query of ids by how well they answer. The caller has made sure that they are few. */
function scoredRows(shelf: Shelf, { order, cursor, limit, now, values }: RowsWanted): string {
  const score = scoreOf(order, shelf, values);
  const { walk, chosen } = walkOf(shelf, { order: 'newest', cursor: null, now, values });
  const rows =
    walk && isOfWords(shelf)
      ? `(SELECT r.* FROM ${walk.from} ${walk.hits} AND ${walk.isWhole}
          UNION ALL SELECT r.* FROM shelf_listings AS r ${chosen} AND NOT ${walk.isWhole}) AS r JOIN listings AS l ON l.id = r.listing_id`
      : `shelf_listings AS r JOIN listings AS l ON l.id = r.listing_id ${chosen}`;
  return `
    SELECT * FROM (SELECT r.listing_id, r.published_at, r.price_from, ${score} AS score FROM ${rows}) AS r
    ${cursor ? `WHERE ${behindOf(cursor, values)}` : ''} ORDER BY ${ROW_ORDER[order]} LIMIT ${limit}`;
}

/**
 * How many listings stand on a shelf, counted no further than `most`. Where more than `enough` turn up on a walk along
 * the newest, counting ends there, and `isMany` says so.
 */
export async function countShelf(
  { pool, clock }: Tools,
  shelf: Shelf,
  { most, enough = most }: { most: number; enough?: number },
): Promise<{ count: number; isMany: boolean }> {
  const values = new Values();
  const { walk, chosen } = walkOf(shelf, { order: 'newest', cursor: null, now: clock.now(), values });
  const from = shelf.near ? 'shelf_listings AS r JOIN listings AS l ON l.id = r.listing_id' : 'shelf_listings AS r';
  const counted = `SELECT count(*)::int AS count FROM (SELECT FROM ${from} ${chosen} LIMIT ${most}) AS c`;
  const walked = ({ from, hits, isWhole }: Walk) => `
    WITH walked AS MATERIALIZED (SELECT count(*)::int AS hits FROM (SELECT FROM ${from} ${hits} LIMIT ${enough + 1}) AS h)
    SELECT CASE WHEN hits > ${enough} OR ${isWhole} THEN hits ELSE (${counted}) END AS count,
      hits > ${enough} AS "isMany" FROM walked`;
  const { rows } = await pool.query<{ count: number; isMany?: boolean }>(
    planned(walk && !shelf.near ? walked(walk) : counted, values, shelf),
  );
  return { count: rows[0]?.count ?? 0, isMany: rows[0]?.isMany ?? false };
}

/**
 * A question that the database plans once a connection, because planning takes longer than answering. Those with filters
 * come in too many shapes to be remembered.
 */
const planned = (text: string, values: Values, { filters = NO_FILTERS, min, max }: Shelf) => ({
  ...(chosenFilters(filters).length === 0 && !min && !max ? { name: nameOf(text) } : {}),
  text,
  values: values.list,
});

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

function keysOf(order: Order, row: CardRow & { score: number }): number[] {
  if (order === 'price-up' || order === 'price-down') return [Number(row.price_from)];
  const published = row.published_at.getTime();
  return order === 'newest' ? [published] : [row.score, published];
}
