import type { Platform } from '~/platform/platform.server';
import { isoDay, readDay } from '~/shared/date';

import { READERS, type Reader } from './readers';

/** What one visit came to: a whole file with its items, or "unchanged" (304). */
export type Fetch = { ownerId: string; file: string; reader: Reader; items: number | null };

/**
 * Notes a visit. A reader has one row a day and file, however often it comes, so a busy robot costs one small update
 * and cannot fill the table.
 */
export async function noteFetch({ db, clock }: Pick<Platform, 'db' | 'clock'>, visit: Fetch): Promise<void> {
  const { ownerId, file, reader, items } = visit;
  const now = clock.now();
  const [whole, same] = items === null ? [0, 1] : [1, 0];
  await db.$executeRaw`
    INSERT INTO feed_fetches (owner_id, file, reader, day, whole, unchanged, items, last_at)
    VALUES (${ownerId}::uuid, ${file}, ${reader}, ${isoDay(now)}::date, ${whole}, ${same}, ${items}, ${now})
    ON CONFLICT (owner_id, file, reader, day) DO UPDATE SET
      whole = feed_fetches.whole + excluded.whole,
      unchanged = feed_fetches.unchanged + excluded.unchanged,
      items = coalesce(excluded.items, feed_fetches.items),
      last_at = excluded.last_at`;
}

/** The latest visit of a reader to a file. `items` null: it has only ever been told that nothing changed. */
export type LastFetch = {
  file: string;
  reader: Reader;
  lastAt: Date;
  items: number | null;
  /** Of that day. */
  whole: number;
  unchanged: number;
};

/** Who came last, the latest first: one line for each reader and file, at most so many. */
export async function findLastFetches(
  { db }: Pick<Platform, 'db'>,
  { ownerId, files, most }: { ownerId: string; files: readonly string[]; most: number },
): Promise<LastFetch[]> {
  const rows = await db.$queryRaw<(Omit<LastFetch, 'reader'> & { reader: string })[]>`
    SELECT file, reader, last_at AS "lastAt", items, whole, unchanged FROM (
      SELECT DISTINCT ON (file, reader) file, reader, last_at,
        coalesce(items, lag(items) OVER (PARTITION BY file, reader ORDER BY day)) AS items, whole, unchanged
      FROM feed_fetches WHERE owner_id = ${ownerId}::uuid AND file = ANY (${[...files]})
      ORDER BY file, reader, day DESC
    ) AS latest
    ORDER BY last_at DESC LIMIT ${most}`;
  return rows.flatMap((row) => {
    const reader = READERS.find((one) => one === row.reader);
    return reader ? [{ ...row, reader }] : [];
  });
}

/** How long visits are kept. */
const KEPT_DAYS = 90;

/** Forgets old visits. */
export async function forgetOldFetches({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const eldest = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
  const { count } = await db.feedFetch.deleteMany({ where: { day: { lt: readDay(isoDay(eldest)) ?? eldest } } });
  return count;
}
