import type pg from 'pg';

import { holdShop } from '~/features/shops/hold-shop.server';
import type { Platform } from '~/platform/platform.server';

import { holdContent, originalKeyOf } from './photos.server';
import { readPhotoPath, readRenditions, renditionFile, renditionKey } from './rendition';

const DAY = 24 * 60 * 60_000;

/** A file this young may belong to a row that is just being written. */
const ORPHAN_AFTER = DAY;

/** The folders whose files belong to rows; what is still arriving has a sweep of its own. */
const FOLDERS = ['private/originals/', 'public/photos/', 'private/orders/'];

const BATCH = 1_000;

/** A file that is missing or that nobody names. */
type Odd = { key: string };

/** What a sweep has found: files that no row names, and files that a row names in vain. */
export type OrphanSweep = { removed: number; bytes: number; missing: number };

type Tools = Pick<Platform, 'db' | 'pool' | 'storage' | 'clock'>;

/**
 * Compares storage with the rows. Files that no row has named for a day are removed; rows whose files are missing are
 * told, and their public files are pressed again where the original is there. `dryRun`: only told.
 * Costs one question for a thousand files and little memory, however many there are: the comparison is the database's.
 */
export async function sweepOrphans(
  tools: Tools,
  { dryRun, tell }: { dryRun: boolean; tell: (what: 'orphan' | 'missing', key: string) => void },
): Promise<OrphanSweep> {
  const before = new Date(tools.clock.now().getTime() - ORPHAN_AFTER);
  const sum: OrphanSweep = { removed: 0, bytes: 0, missing: 0 };
  const client = await tools.pool.connect();
  try {
    await client.query('CREATE TEMP TABLE named_files (key text NOT NULL)');
    await client.query('CREATE TEMP TABLE found_files (key text NOT NULL, changed_at timestamptz NOT NULL)');
    await noteNamed(tools, client); // first the rows: a file that comes after them is young
    await noteFound(tools, client);
    for await (const { key } of oddOnes(client, ORPHANS, [before])) {
      const bytes = await removeOrphan(tools, key, { before, dryRun });
      if (bytes === null) continue;
      sum.removed++;
      sum.bytes += bytes;
      tell('orphan', key);
    }
    for await (const { key } of oddOnes(client, MISSING, [])) {
      if (!(await isMissing(tools, key))) continue;
      sum.missing++;
      tell('missing', key);
      if (!dryRun) await askAgain(tools, key);
    }
  } finally {
    await client.query('DROP TABLE IF EXISTS named_files, found_files');
    client.release();
  }
  return sum;
}

const ORPHANS = `
  SELECT DISTINCT key FROM found_files
  WHERE changed_at < $3 AND NOT EXISTS (SELECT FROM named_files WHERE named_files.key = found_files.key)
    AND key > $1 ORDER BY key LIMIT $2`;
const MISSING = `
  SELECT DISTINCT key FROM named_files
  WHERE NOT EXISTS (SELECT FROM found_files WHERE found_files.key = named_files.key)
    AND key > $1 ORDER BY key LIMIT $2`;

async function* oddOnes(client: pg.PoolClient, question: string, more: unknown[]): AsyncGenerator<Odd> {
  for (let last = ''; ;) {
    const { rows } = await client.query<Odd>(question, [last, BATCH, ...more]);
    yield* rows;
    const next = rows.at(-1)?.key;
    if (next === undefined) return;
    last = next;
  }
}

/** What orders show: the photos of their two sides, and the picture each thing was bought by. */
const OF_ORDERS = `
  INSERT INTO named_files SELECT key FROM order_files
  UNION ALL SELECT DISTINCT 'public/photos/' || picture_name || '/' || picture_file FROM order_lines
    WHERE picture_name IS NOT NULL AND picture_file IS NOT NULL`;

async function noteNamed({ db }: Tools, client: pg.PoolClient): Promise<void> {
  await client.query(OF_ORDERS);
  for (let last: string | undefined; ;) {
    const rows = await db.photo.findMany({
      ...(last === undefined ? {} : { where: { id: { gt: last } } }),
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, originalKey: true, publicName: true, renditions: true },
    });
    const keys = rows.flatMap(({ originalKey, publicName, renditions }) => [
      originalKey,
      ...(publicName ? readRenditions(renditions).map((rendition) => renditionKey(publicName, rendition)) : []),
    ]);
    await client.query('INSERT INTO named_files SELECT * FROM unnest($1::text[])', [keys]);
    last = rows.at(-1)?.id;
    if (last === undefined) return;
  }
}

async function noteFound({ storage }: Tools, client: pg.PoolClient): Promise<void> {
  let batch: { key: string; changedAt: Date }[] = [];
  const write = async () => {
    const [keys, times] = [batch.map(({ key }) => key), batch.map(({ changedAt }) => changedAt)];
    await client.query('INSERT INTO found_files SELECT * FROM unnest($1::text[], $2::timestamptz[])', [keys, times]);
    batch = [];
  };
  for (const folder of FOLDERS) {
    for await (const { key, changedAt } of storage.list(folder)) {
      batch.push({ key, changedAt });
      if (batch.length === BATCH) await write();
    }
  }
  await write();
  await client.query('ANALYZE named_files');
  await client.query('ANALYZE found_files');
}

/** Looks once more, as hours may have passed: its bytes when it is (or, in a dry run, would be) removed, else null. */
async function removeOrphan(
  { db, storage }: Tools,
  key: string,
  { before, dryRun }: { before: Date; dryRun: boolean },
): Promise<number | null> {
  return db.$transaction(
    async (tx) => {
      const hash = hashIn(key);
      if (hash) await holdContent(tx, hash); // an upload of the same picture waits until we are done
      if (await isNamed(tx, key)) return null;
      const file = await storage.find(key);
      if (!file || file.changedAt >= before) return null;
      if (!dryRun) await storage.remove(key);
      return file.bytes;
    },
    { timeout: 60_000 },
  );
}

async function isMissing({ db, storage }: Tools, key: string): Promise<boolean> {
  return (await storage.find(key)) === null && (await isNamed(db, key));
}

async function isNamed(db: Pick<Tools['db'], 'photo' | 'orderFile' | 'orderLine'>, key: string): Promise<boolean> {
  const asked = readPhotoPath(key.replace(/^public/, ''));
  if (!asked)
    return (
      (await db.photo.count({ where: { originalKey: key } })) > 0 || (await db.orderFile.count({ where: { key } })) > 0
    );
  const bought = { pictureName: asked.publicName, pictureFile: renditionFile(asked.rendition) };
  if ((await db.orderLine.count({ where: bought })) > 0) return true;
  const rows = await db.photo.findMany({ where: { publicName: asked.publicName }, select: { renditions: true } });
  const file = renditionFile(asked.rendition);
  return rows.some(({ renditions }) => readRenditions(renditions).some((one) => renditionFile(one) === file));
}

/** Takes a public file off the rows that name it, so that the next sweep of photos has it pressed again. */
async function askAgain({ db }: Tools, key: string): Promise<void> {
  const asked = readPhotoPath(key.replace(/^public/, ''));
  if (!asked) return; // an original is lost for good
  const file = renditionFile(asked.rendition);
  const named = { publicName: asked.publicName };
  for (const { id, shopId } of await db.photo.findMany({ where: named, select: { id: true, shopId: true } }))
    await db.$transaction(async (tx) => {
      await holdShop(tx, shopId);
      const row = await tx.photo.findFirst({ where: { ...named, id }, select: { renditions: true } });
      if (!row) return; // it is gone, or looks otherwise by now
      const renditions = readRenditions(row.renditions).filter((one) => renditionFile(one) !== file);
      await tx.photo.update({ where: { id }, data: { renditions, planVersion: 0 } });
    });
}

const hashIn = (key: string): string | null => {
  const hash = key.split('/').at(-1) ?? '';
  return originalKeyOf(hash) === key ? hash : null;
};
