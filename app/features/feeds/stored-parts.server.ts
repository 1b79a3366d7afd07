import { createHash } from 'node:crypto';

import type pg from 'pg';

import type { Platform } from '~/platform/platform.server';

import type { ChannelFile } from './channels';
import { ALL_IDS, type Stretch } from './feed-rows.server';
import type { FeedSource, SourceShop } from './feed-source.server';
import type { FeedContext } from './item';

/** From so many published listings on, a file lies in storage. Below, it is computed before a connection is even slow. */
export const LARGE = 5_000;
/** About so many listings are one part: a second of work to write anew, and some hundred kB packed. */
export const PART_LISTINGS = 2_000;

/** A stretch of one garden's listings in one file, as it lies in storage. */
export type StoredPart = Stretch & {
  shopId: string;
  /** Of everything but the listings: the channel, the words, the site, the garden's name and rules. */
  mark: string;
  /** The day (2026-12-01) it was written for; null: no listing in it goes by the calendar. */
  day: string | null;
  /** The garden's revision when it was true. */
  revision: string;
  key: string;
  items: number;
  /** Of the text, and its CRC-32. */
  bytes: number;
  crc: number;
};

/** A stretch of a file: what lies in storage and still is true, or what has to be computed. */
export type Segment = { shop: SourceShop; stretch: Stretch; part: StoredPart | null };

/** Changes with the way in which parts are made. */
const MAKE = 1;

/** A file and the same one under `.gz` are made of the same parts. */
export const partsFile = ({ file }: Pick<ChannelFile, 'file'>): string => file.replace(/\.gz$/, '');

/** What a garden's rows depend on besides its listings and the day. */
export function markOf(
  { channel, file }: Pick<ChannelFile, 'channel' | 'file'>,
  { slug, name, rules }: SourceShop,
  { origin, shared, languages }: FeedContext,
): string {
  const hash = createHash('sha256');
  const own = [rules?.[channel.id] ?? null, (channel.beside && rules?.[channel.beside.id]) ?? null];
  const versions = [channel.version, channel.beside?.version ?? 0];
  hash.update(JSON.stringify([MAKE, partsFile({ file }), versions, origin, shared, slug, name, own]));
  for (const { mark } of Object.values(languages)) hash.update(mark);
  return hash.digest('base64url').slice(0, 27);
}

type PartRow = Omit<StoredPart, 'bytes' | 'crc'> & { bytes: string; crc: string; touched: boolean };

/**
 * How a file is put together, as the snapshot of `client` sees it: a part is true when nothing it depends on is another
 * and none of its listings has changed since. Gardens without parts are one segment to compute.
 */
export async function planFile(
  client: pg.ClientBase,
  source: FeedSource,
  file: Pick<ChannelFile, 'channel' | 'file'>,
  context: FeedContext,
): Promise<Segment[]> {
  const { rows } = await client.query<PartRow>(
    `SELECT shop_id AS "shopId", from_id AS "from", to_id AS "to", mark, day::text AS day, revision::text AS revision,
       key, items, bytes, crc, EXISTS (
         SELECT FROM listing_changes AS c WHERE c.shop_id = p.shop_id AND c.revision > p.revision
           AND c.listing_id >= p.from_id AND (p.to_id IS NULL OR c.listing_id < p.to_id)
       ) AS touched
     FROM feed_parts AS p WHERE owner_id = $1 AND file = $2 ORDER BY shop_id, from_id`,
    [source.id, partsFile(file)],
  );
  return source.shops.flatMap((shop): Segment[] => {
    const mark = markOf(file, shop, context);
    const own = rows.filter(({ shopId }) => shopId === shop.id);
    if (own.length === 0) return [{ shop, stretch: ALL_IDS, part: null }];
    return own.map(({ touched, bytes, crc, ...part }): Segment => {
      const isTrue = !touched && part.mark === mark && (part.day === null || part.day === context.today);
      const { from, to } = part;
      return { shop, stretch: { from, to }, part: isTrue ? { ...part, bytes: Number(bytes), crc: Number(crc) } : null };
    });
  });
}

/** Whether any part of a file lies in storage. */
export async function isStored(
  { pool }: Pick<Platform, 'pool'>,
  { id }: Pick<FeedSource, 'id'>,
  file: Pick<ChannelFile, 'file'>,
): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM feed_parts WHERE owner_id = $1 AND file = $2 LIMIT 1', [
    id,
    partsFile(file),
  ]);
  return rowCount === 1;
}

/** Whether a source is so large that its files are kept in storage. Counts no further than it has to. */
export async function isLarge(
  { pool }: Pick<Platform, 'pool'>,
  { shops }: Pick<FeedSource, 'shops'>,
  least = LARGE,
): Promise<boolean> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int FROM (
       SELECT FROM listings WHERE shop_id = ANY ($1::uuid[]) AND state = 'published' LIMIT $2
     ) AS found`,
    [shops.map(({ id }) => id), least],
  );
  return (rows[0]?.count ?? 0) >= least;
}

/** Says that a file is about to be written to storage, so that it is removed one day if no part comes to name it. */
export async function announceFile({ pool }: Pick<Platform, 'pool'>, key: string): Promise<void> {
  await pool.query(
    `INSERT INTO feed_leftovers (key, since) VALUES ($1, clock_timestamp())
     ON CONFLICT (key) DO UPDATE SET since = excluded.since`,
    [key],
  );
}

/** Puts new parts in the place of all that a file had, in one step. */
export async function swapParts(
  client: pg.ClientBase,
  { kind, id }: Pick<FeedSource, 'kind' | 'id'>,
  file: string,
  parts: readonly StoredPart[],
): Promise<void> {
  await client.query('BEGIN');
  await client.query('DELETE FROM feed_parts WHERE owner_id = $1 AND file = $2', [id, file]);
  await client.query(
    `INSERT INTO feed_parts
       (owner_id, file, cooperative_id, shop_id, from_id, to_id, mark, day, revision, key, items, bytes, crc)
     SELECT $1, $2, $3, p."shopId", p."from", p."to", p.mark, p.day, p.revision, p.key, p.items, p.bytes, p.crc
     FROM json_to_recordset($4) AS p ("shopId" uuid, "from" uuid, "to" uuid, mark text, day date, revision bigint,
       key text, items int, bytes bigint, crc bigint)`,
    [id, file, kind === 'cooperative' ? id : null, JSON.stringify(parts)],
  );
  await client.query('COMMIT');
}

/** A part whose file is not there is no part: it is computed until it is written anew. */
export async function dropPart({ pool }: Pick<Platform, 'pool'>, key: string): Promise<void> {
  await pool.query(`UPDATE feed_parts SET mark = '' WHERE key = $1`, [key]);
}
