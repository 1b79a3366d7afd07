import type { Cursor, Order } from './cursor';
import { behindOf, conditionsOf, isOfWords, ROW_ORDER, type Shelf } from './shelf-rows';
import { unseen, type Values } from './sql';

/**
 * How many rows are walked along in their order before an index is asked for the rare. It is what bounds a page's cost:
 * what is frequent turns up within the walk, what is not is few enough to be fetched and sorted. The database's planner
 * has to guess which is which, and guesses wrong where choices hang together, as a kind and its light do.
 */
const WALK_MOST = 2_000;

/** So far one looks back along each word to tell which is the rarest. */
const RARE_UNTIL = 400;

export const where = (conditions: string[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';

/**
 * A walk along a shelf, in SQL: the rows `r` of `from` that are `hits`, in the order `by`. Where the walk came to the end
 * of what could be meant (`isWhole`), there are no others.
 */
export type Walk = { from: string; hits: string; by: string; isWhole: string };

/** A walk along an order that an index has, from behind a cursor; null where nothing has to be looked at on the way. */
export function walkOf(
  shelf: Shelf,
  { order, cursor, now, values }: { order: Order; cursor: Cursor | null; now: Date; values: Values },
): { walk: Walk | null; chosen: string } {
  const { place, rest } = conditionsOf(shelf, now, values);
  const behind = cursor ? [behindOf(cursor, values)] : [];
  const chosen = where([...place, ...behind, ...rest]);
  if (rest.length === 0) return { walk: null, chosen };

  const short = (columns: string, table: string, conditions: string[]) =>
    `SELECT ${columns} FROM ${table} AS r ${where([...conditions, ...behind])} ORDER BY ${ROW_ORDER[order]} LIMIT ${WALK_MOST}`;
  const isWhole = (walk: string) => `(SELECT count(*) FROM (${walk}) AS w) < ${WALK_MOST}`;
  if (order !== 'newest' || !isOfWords(shelf)) {
    const from = `(${short('r.*', 'shelf_listings', place)}) AS r`;
    const walk = {
      from,
      hits: where(rest),
      by: ROW_ORDER[order],
      isWhole: isWhole(short('', 'shelf_listings', place)),
    };
    return { walk, chosen };
  }
  const walk = alongWords(shelf, short, values);
  // row by row, each by its key: whoever joins them as sets reads all that have the words first
  const row = '(SELECT r.* FROM shelf_listings AS r WHERE r.listing_id = w.listing_id OFFSET 0)';
  return {
    walk: {
      from: `(${walk}) AS w CROSS JOIN LATERAL ${row} AS r`,
      hits: where([...place, ...rest]),
      by: ROW_ORDER[order].replaceAll('r.', 'w.'),
      isWhole: isWhole(walk),
    },
    chosen,
  };
}

/** Along the rarest word from the newest listing that has it, together with the newest of gardens of that name. */
function alongWords(
  { words, shopIds = [] }: Shelf,
  short: (columns: string, table: string, conditions: string[]) => string,
  values: Values,
): string {
  const rarest = `(
    SELECT asked.word FROM unnest(${unseen(values.add(words), 'text[]')}) AS asked (word) LEFT JOIN LATERAL (
      SELECT r.published_at FROM shelved_words AS r WHERE r.word = asked.word
      ORDER BY ${ROW_ORDER.newest} OFFSET ${RARE_UNTIL} LIMIT 1) AS since ON true
    ORDER BY since.published_at NULLS FIRST LIMIT 1)`;
  const key = 'r.listing_id, r.published_at';
  const ofWord = short(key, 'shelved_words', [`r.word = ${rarest}`]);
  if (shopIds.length === 0) return ofWord;
  // cut once more where they are joined: behind the last of either there may be others
  return `SELECT ${key} FROM ((${ofWord}) UNION
      SELECT own.* FROM unnest(${unseen(values.add(shopIds), 'uuid[]')}) AS garden (id),
        LATERAL (${short(key, 'shelf_listings', ['r.shop_id = garden.id'])}) AS own
    ) AS r ORDER BY ${ROW_ORDER.newest} LIMIT ${WALK_MOST}`;
}
