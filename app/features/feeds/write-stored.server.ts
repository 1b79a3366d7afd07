import { createHash } from 'node:crypto';

import type pg from 'pg';

import type { Platform } from '~/platform/platform.server';

import { findFile, type ChannelFile } from './channels';
import { readPublished, type ListingItems, type Stretch } from './feed-rows.server';
import { findSource, type FeedSource, type SourceShop } from './feed-source.server';
import { packBlocks } from './gzip-member.server';
import { goesByCalendar, type FeedContext } from './item';
import {
  announceFile,
  isLarge,
  LARGE,
  markOf,
  PART_LISTINGS,
  partsFile,
  planFile,
  swapParts,
  type StoredPart,
} from './stored-parts.server';
import { contextOf, sheetOf, writeRows, type FeedTally } from './write-feed.server';

/** A file of a shop or a cooperative, as a job remembers it. */
export type StoredWish = { kind: FeedSource['kind']; ownerId: string; file: string };

type Tools = Pick<Platform, 'pool' | 'db' | 'storage' | 'clock' | 'config'>;

/** Longer than this nobody writes at one file; less than the time of grace of what was written and not yet named. */
export const WRITING_SECONDS = 3600;

/** Whoever writes holds this together with others; who forgets changes wants it alone. */
export const WRITERS_LOCK = 'feeds.stored';

/**
 * Writes to storage what is not true there any more of one file, and puts the new parts in the place of the old ones in
 * one step. Killed before it, the old ones go on as they were, and what was written is removed as a leftover. Null when
 * there is nothing to write: the file is another process's at this moment, is not large, or has no owner any more.
 */
export async function writeStored(
  tools: Tools,
  { kind, ownerId, file: name }: StoredWish,
  { least = LARGE, listings = PART_LISTINGS }: { least?: number; listings?: number } = {},
): Promise<{ written: number; kept: number } | null> {
  const file = findFile(name);
  const { publicUrl } = tools.config;
  const client = await tools.pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
      [`feeds.stored ${ownerId} ${name}`],
    );
    if (!rows[0]?.mine) return null;
    await client.query('SELECT pg_advisory_lock_shared(hashtextextended($1, 0))', [WRITERS_LOCK]);

    const source = await findSource(tools, { kind, id: ownerId });
    if (!source || !file || !publicUrl) return null;
    if (!(await isLarge(tools, source, least))) {
      await swapParts(client, source, partsFile(file), []);
      return null;
    }
    return await writeParts(tools, client, { source, file, origin: publicUrl, listings });
  } finally {
    client.release(true); // its locks go with it
  }
}

type Work = { source: FeedSource; file: ChannelFile; origin: string; listings: number };

async function writeParts(tools: Tools, client: pg.PoolClient, { source, file, origin, listings }: Work) {
  const until = tools.clock.now().getTime() + WRITING_SECONDS * 1000;
  const context = contextOf(source, origin, tools.clock.now());
  const shopIds = source.shops.map(({ id }) => id);
  // waits for every change that began before it and was not noted, so that the snapshot below has seen them all
  await client.query('UPDATE shops SET notes_changes = true WHERE id = ANY ($1::uuid[]) AND NOT notes_changes', [
    shopIds,
  ]);

  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows } = await client.query<{ id: string; revision: string }>(
    'SELECT id, revision::text AS revision FROM shops WHERE id = ANY ($1::uuid[])',
    [shopIds],
  );
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  const parts: StoredPart[] = [];
  let written = 0;
  for (const { shop, stretch, part } of await planFile(client, source, file, context)) {
    const revision = revisions.get(shop.id);
    if (revision === undefined) continue; // gone since the question for the source
    if (part) {
      parts.push({ ...part, revision }); // nothing has changed in it up to here
      continue;
    }
    for (const cut of await cutStretch(client, shop, stretch, listings)) {
      if (tools.clock.now().getTime() > until) throw new Error(`Writing ${file.file} took too long and was given up.`);
      const fresh = await writePart(tools, readPublished(client, shop, cut), { source, shop, file, context });
      parts.push({ ...fresh, ...cut, revision });
      written++;
    }
  }
  await client.query('COMMIT');
  await swapParts(client, source, partsFile(file), parts);
  return { written, kept: parts.length - written };
}

/** Cuts a stretch into parts of about so many listings, all alike; a stretch without a listing is one part. */
async function cutStretch(client: pg.ClientBase, shop: SourceShop, { from, to }: Stretch, listings: number) {
  const { rows } = await client.query<{ id: string }>(
    `WITH numbered AS (
       SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_of_them FROM listings
       WHERE shop_id = $1 AND state = 'published' AND id >= $2 AND ($3::uuid IS NULL OR id < $3)
     ), sized AS (
       SELECT *, ceil(all_of_them / ceil(all_of_them / $4::numeric))::bigint AS size FROM numbered
     )
     SELECT id FROM sized WHERE place > 0 AND place % size = 0 ORDER BY id`,
    [shop.id, from, to, listings],
  );
  const starts = [from, ...rows.map(({ id }) => id)];
  return starts.map((start, at): Stretch => ({ from: start, to: starts[at + 1] ?? to }));
}

async function writePart(
  tools: Tools,
  listings: AsyncIterable<ListingItems[]>,
  { source, shop, file, context }: Omit<Work, 'origin' | 'listings'> & { shop: SourceShop; context: FeedContext },
): Promise<Omit<StoredPart, 'from' | 'to' | 'revision'>> {
  const tally: FeedTally = { items: 0 };
  let day: string | null = null;
  async function* watched() {
    for await (const some of listings) {
      if (some.some(({ items: [item] }) => item && goesByCalendar(item.listing))) day = context.today;
      yield some;
    }
  }
  const { blocks, bytes, crc } = await packBlocks(writeRows(watched(), sheetOf(file, context), tally));
  const hash = createHash('sha256').update(blocks).digest('hex').slice(0, 40);
  const key = `private/feeds/${source.id}/${partsFile(file)}/${hash}`;
  await announceFile(tools, key);
  await tools.storage.put(key, blocks);
  return { shopId: shop.id, mark: markOf(file, shop, context), day, key, items: tally.items, bytes, crc };
}
