import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { dong } from '~/shared/dong';
import { isUuid } from '~/shared/uuid';

import { WEEK, type DayCount, type PlantFigures, type PlantWays, type Sums, type Week } from './figures';

type Tools = Pick<Platform, 'pool' | 'clock'>;

const BEST = 3;
/** Plants on a page of the table. */
export const FIGURES_PAGE = 20;
/** Days that the table of plants adds up. */
export const TABLE_DAYS = 28;

/** The day so many days before today, in Vietnam. */
function dayBefore(now: Date, days: number): string {
  const today = Date.parse(`${isoDay(now)}T00:00:00Z`);
  return new Date(today - days * 86_400_000).toISOString().slice(0, 10);
}

/** Midnight in Vietnam, as orders know it. */
const MIDNIGHT = (day: string) => `(${day}::date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`;

/** The picture of a shop's week: four questions, whatever the size of the shop. */
export async function findWeek({ pool, clock }: Tools, shopId: string): Promise<Week> {
  const now = clock.now();
  const [first, before] = [dayBefore(now, WEEK - 1), dayBefore(now, 2 * WEEK - 1)];
  const [days, channels, orders, plants] = await Promise.all([
    pool.query<{ day: string; arrivals: number; views: number; calls: number; chats: number }>(
      `SELECT day::text, coalesce(sum(views) FILTER (WHERE channel <> 'inside'), 0)::int AS arrivals,
         sum(views)::int AS views, sum(calls)::int AS calls, sum(chats)::int AS chats
       FROM page_counts WHERE shop_id = $1 AND day BETWEEN $2 AND $3 GROUP BY day`,
      [shopId, before, isoDay(now)],
    ),
    pool.query<Week['channels'][number]>(
      `WITH came AS (
         SELECT channel::text AS channel, sum(views)::int AS arrivals FROM page_counts
         WHERE shop_id = $1 AND day BETWEEN $2 AND $3 AND channel <> 'inside'
         GROUP BY channel HAVING sum(views) > 0
       ), ordered AS (
         SELECT coalesce(channel::text, 'unknown') AS channel, count(*)::int AS orders FROM orders
         WHERE shop_id = $1 AND placed_at >= ${MIDNIGHT('$2')} AND placed_at <= $4 AND state <> 'cancelled'
         GROUP BY 1
       )
       SELECT channel, coalesce(arrivals, 0) AS arrivals, coalesce(orders, 0) AS orders
       FROM came FULL JOIN ordered USING (channel)
       ORDER BY channel = 'unknown', arrivals DESC, orders DESC, channel`,
      [shopId, first, isoDay(now), now],
    ),
    pool.query<{ is_now: boolean; orders: number; revenue: string }>(
      `SELECT placed_at >= ${MIDNIGHT('$2')} AS is_now, count(*)::int AS orders, coalesce(sum(total), 0)::text AS revenue
       FROM orders WHERE shop_id = $1 AND placed_at >= ${MIDNIGHT('$3')} AND placed_at <= $4 AND state <> 'cancelled'
       GROUP BY 1`,
      [shopId, first, before, now],
    ),
    findPlants({ pool, clock }, { shopId, days: WEEK, limit: BEST, offset: 0 }),
  ]);

  const byDay = new Map(days.rows.map((row) => [row.day, row]));
  const all = Array.from({ length: 2 * WEEK }, (_, at) => dayBefore(now, 2 * WEEK - 1 - at));
  const sumsOf = (some: string[], isNow: boolean): Sums => {
    const placed = orders.rows.find(({ is_now }) => is_now === isNow);
    const sum = (what: 'arrivals' | 'views' | 'calls' | 'chats') =>
      some.reduce((total, day) => total + (byDay.get(day)?.[what] ?? 0), 0);
    return {
      arrivals: sum('arrivals'),
      views: sum('views'),
      calls: sum('calls'),
      chats: sum('chats'),
      orders: placed?.orders ?? 0,
      revenue: dong(Number(placed?.revenue ?? 0)),
    };
  };
  const toCount = (day: string): DayCount => {
    const { arrivals = 0, views = 0 } = byDay.get(day) ?? {};
    return { day, arrivals, views };
  };
  return {
    days: all.slice(WEEK).map(toCount),
    now: sumsOf(all.slice(WEEK), true),
    before: sumsOf(all.slice(0, WEEK), false),
    channels: channels.rows,
    best: plants.filter(({ views }) => views > 0),
  };
}

type PlantRow = {
  id: string;
  name: string;
  views: number;
  presses: number;
  orders: number;
  is_there: boolean;
  photos: number;
};

/** Plants of a shop by how often they were looked at in the last days, most first. */
async function findPlants(
  { pool, clock }: Tools,
  { shopId, days, limit, offset }: { shopId: string; days: number; limit: number; offset: number },
): Promise<PlantFigures[]> {
  const now = clock.now();
  const { rows } = await pool.query<PlantRow>(
    `WITH seen AS (
       SELECT subject_id AS id, sum(views)::int AS views, sum(calls + chats)::int AS presses
       FROM page_counts WHERE shop_id = $1 AND day BETWEEN $2 AND $3 AND subject_id <> shop_id GROUP BY subject_id
     ), sold AS (
       SELECT n.listing_id AS id, count(DISTINCT o.id)::int AS orders
       FROM orders AS o JOIN order_lines AS n ON n.order_id = o.id
       WHERE o.shop_id = $1 AND o.placed_at >= ${MIDNIGHT('$2')} AND o.placed_at <= $4 AND o.state <> 'cancelled'
         AND n.listing_id IS NOT NULL
       GROUP BY n.listing_id
     ), ranked AS (
       SELECT l.id, l.name, l.state, coalesce(seen.views, 0) AS views, coalesce(seen.presses, 0) AS presses,
         coalesce(sold.orders, 0) AS orders
       FROM listings AS l LEFT JOIN seen USING (id) LEFT JOIN sold USING (id)
       WHERE l.shop_id = $1 AND (seen.views > 0 OR sold.orders > 0 OR seen.presses > 0)
       ORDER BY views DESC, orders DESC, l.id LIMIT $5 OFFSET $6
     )
     SELECT ranked.*,
       ranked.state = 'published' AND EXISTS (
         SELECT FROM variants AS v WHERE v.listing_id = ranked.id AND v.retired_at IS NULL AND v.stock > 0) AS is_there,
       (SELECT count(*)::int FROM photos AS p
        WHERE p.listing_id = ranked.id AND p.state = 'ready' AND p.removed_at IS NULL) AS photos
     FROM ranked ORDER BY views DESC, orders DESC, id`,
    [shopId, dayBefore(now, days - 1), isoDay(now), now, limit, offset],
  );
  return rows.map(({ id, name, views, presses, orders, is_there, photos }) => ({
    ...{ id, name, views, presses, orders, photos },
    isThere: is_there,
  }));
}

/** A page of the table of plants, from 1; `hasNext`: there is another. */
export async function findPlantTable(
  tools: Tools,
  { shopId, page }: { shopId: string; page: number },
): Promise<{ plants: PlantFigures[]; hasNext: boolean }> {
  const offset = (page - 1) * FIGURES_PAGE;
  const found = await findPlants(tools, { shopId, days: TABLE_DAYS, limit: FIGURES_PAGE + 1, offset });
  return { plants: found.slice(0, FIGURES_PAGE), hasNext: found.length > FIGURES_PAGE };
}

/** What the table of plants adds up of one of them, by where it came from; null: it is not this shop's. */
export async function findPlantWays(
  { pool, clock }: Tools,
  { shopId, listingId }: { shopId: string; listingId: string },
): Promise<PlantWays | null> {
  if (!isUuid(listingId)) return null;
  const now = clock.now();
  const [{ rows: named }, { rows: ways }] = await Promise.all([
    pool.query<{ id: string; name: string }>('SELECT id, name FROM listings WHERE id = $2 AND shop_id = $1', [
      shopId,
      listingId,
    ]),
    pool.query<PlantWays['ways'][number]>(
      `WITH seen AS (
         SELECT channel::text AS channel, sum(views)::int AS views, sum(calls)::int AS calls, sum(chats)::int AS chats
         FROM page_counts WHERE shop_id = $1 AND subject_id = $2 AND day BETWEEN $3 AND $4 GROUP BY channel
       ), sold AS (
         SELECT coalesce(o.channel::text, 'unknown') AS channel, count(DISTINCT o.id)::int AS orders
         FROM order_lines AS n JOIN orders AS o ON o.id = n.order_id
         WHERE n.listing_id = $2 AND o.shop_id = $1 AND o.placed_at >= ${MIDNIGHT('$3')} AND o.placed_at <= $5
           AND o.state <> 'cancelled'
         GROUP BY 1
       )
       SELECT channel, coalesce(views, 0) AS views, coalesce(calls, 0) AS calls, coalesce(chats, 0) AS chats,
         coalesce(orders, 0) AS orders
       FROM seen FULL JOIN sold USING (channel)
       ORDER BY channel = 'unknown', views DESC, orders DESC, channel`,
      [shopId, listingId, dayBefore(now, TABLE_DAYS - 1), isoDay(now), now],
    ),
  ]);
  const [plant] = named;
  return plant ? { ...plant, ways } : null;
}

/** Reads `?page=`; a shop's plants end somewhere, and so does this. */
export function readFiguresPage(params: URLSearchParams): number {
  const page = Number(params.get('page') ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= 500 ? page : 1;
}
