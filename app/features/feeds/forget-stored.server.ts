import type { Platform } from '~/platform/platform.server';

import { WRITERS_LOCK } from './write-stored.server';

/** A file that nobody has fetched for so long is not kept in storage any more: marketplaces come every day. */
const FETCHED_WITHIN_DAYS = 3;

/** A reader that began with an old part may take so long to finish the file; a writer is given up before. */
const GRACE_HOURS = 3;

const BATCH = 200;

/**
 * Lets go of what no reader asks for: parts of files that nobody fetches, and notes of changes that every part already
 * has. Waits for another night while somebody writes, because what is being written may still need the notes.
 */
export async function forgetStored({ pool, clock }: Pick<Platform, 'pool' | 'clock'>): Promise<boolean> {
  const client = await pool.connect();
  let whole = false;
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ alone: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS alone',
      [WRITERS_LOCK],
    );
    const alone = rows[0]?.alone === true;
    if (alone) {
      const since = new Date(clock.now().getTime() - FETCHED_WITHIN_DAYS * 86_400_000);
      await client.query(
        `DELETE FROM feed_parts AS p WHERE NOT EXISTS (
           SELECT FROM feed_fetches AS f
           WHERE f.owner_id = p.owner_id AND f.file IN (p.file, p.file || '.gz') AND f.last_at >= $1)`,
        [since],
      );
      await client.query(
        `UPDATE shops AS s SET notes_changes = false
         WHERE notes_changes AND NOT EXISTS (SELECT FROM feed_parts AS p WHERE p.shop_id = s.id)`,
      );
      await client.query(
        `DELETE FROM listing_changes AS c WHERE NOT EXISTS (
           SELECT FROM feed_parts AS p WHERE p.shop_id = c.shop_id AND p.revision < c.revision)`,
      );
    }
    await client.query('COMMIT');
    whole = true;
    return alone;
  } finally {
    client.release(!whole);
  }
}

/** Removes files from storage that no part has named for a time of grace. How many there were. */
export async function removeLeftovers({
  pool,
  storage,
  clock,
}: Pick<Platform, 'pool' | 'storage' | 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - GRACE_HOURS * 3_600_000);
  for (let removed = 0; ;) {
    const client = await pool.connect();
    let whole = false;
    try {
      await client.query('BEGIN');
      // held while they are removed: whoever writes the same file again waits for it
      const { rows } = await client.query<{ key: string; named: boolean }>(
        `SELECT key, EXISTS (SELECT FROM feed_parts AS p WHERE p.key = l.key) AS named
         FROM feed_leftovers AS l WHERE since < $1 ORDER BY since LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [before, BATCH],
      );
      for (const { key, named } of rows) if (!named) await storage.remove(key);
      await client.query('DELETE FROM feed_leftovers WHERE key = ANY ($1)', [rows.map(({ key }) => key)]);
      await client.query('COMMIT');
      whole = true;
      removed += rows.length;
      if (rows.length < BATCH) return removed;
    } finally {
      client.release(!whole);
    }
  }
}
