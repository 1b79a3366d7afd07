import { Readable, pipeline } from 'node:stream';

import { SitemapIndexStream, SitemapStream, type SitemapItemLoose } from 'sitemap';

import { shareImage } from './page-meta';
import type { Platform } from '~/platform/platform.server';

import { coopPath, listingPath, shopPath } from './card';
import { pictureOf, type PictureRow } from './cards.server';
import { outward } from './own-host';
import {
  cutBuckets,
  FIRST_ID,
  partAddress,
  SITEMAP_KINDS,
  type BucketRange,
  type SitemapKind,
  type SitemapPart,
} from './sitemap-parts';

/** The protocol allows so many addresses a file; one is begun with fewer, for what comes meanwhile. */
const FILE_MOST = 50_000;
const PART_MOST = 45_000;
/** And 50 MB: a listing with all its pictures takes up to 2 kB where a host has a long name. */
const LISTINGS_MOST = 25_000;
const BATCH = 1_000;
/** More pictures of one plant tell a search engine nothing new. */
const IMAGES_MOST = 8;

type Tools = { pool: Pick<Platform['pool'], 'query'>; log: Platform['log'] };

/** Whose map: the installation's, without the shops that are at home elsewhere; or (`shop`) such a shop's own. */
export type SitemapOf = {
  /** Where the pages are, without a slash at the end. */
  origin: string;
  shop?: { id: string; slug: string };
  /** Every shop is at home at a sub-domain. */
  subdomains?: boolean;
};

/** What is open of each kind: where it is read, and the key it is walked along by. */
function openOf(kind: SitemapKind, { shop, subdomains = false }: SitemapOf): { rows: string; key: string } {
  const here = (id: string) =>
    shop
      ? `${id} = '${shop.id}'::uuid`
      : `NOT (${subdomains} OR EXISTS (SELECT FROM shop_domains AS d WHERE d.shop_id = ${id} AND d.proved_at IS NOT NULL))`;
  switch (kind) {
    case 'coops':
      return {
        rows: `cooperatives AS t WHERE ${!shop} AND EXISTS (
          SELECT FROM shops AS s WHERE s.cooperative_id = t.id AND s.state = 'published')`,
        key: 't.id',
      };
    case 'shops':
      return { rows: `shops AS t WHERE t.state = 'published' AND ${here('t.id')}`, key: 't.id' };
    case 'listings':
      return { rows: `shelf_listings AS t WHERE ${here('t.shop_id')}`, key: 't.listing_id' };
  }
}

/** The whole address of a page. */
const addressOf = ({ origin, shop }: SitemapOf, path: string): string =>
  origin + ((shop && outward(path, shop.slug)) ?? path);

/** The site's map as it is written: everything where it fits into one file, else the list of its parts. */
export async function writeSitemap(
  tools: Tools,
  { part, most, ...map }: SitemapOf & { part: SitemapPart | null; most?: number },
): Promise<Readable> {
  const partMost = most ?? PART_MOST;
  if (part) return written(tools, entries(tools, map, [part], partMost));
  const { listings, files } = await findListingFiles(tools, map, most ?? LISTINGS_MOST);
  if ((await countOthers(tools, map, partMost)) + listings <= (most ?? LISTINGS_MOST))
    return written(tools, entries(tools, map, ALL, partMost));
  const [coops, shops] = await Promise.all([
    beginnings(tools, openOf('coops', map), partMost),
    beginnings(tools, openOf('shops', map), partMost),
  ]);
  const parts: SitemapPart[] = [
    // the front page stands before the first cooperative, wherever there is none
    ...(map.shop || coops.length > 0 ? coops : [FIRST_ID]).map((from) => ({ of: 'coops' as const, from })),
    ...shops.map((from) => ({ of: 'shops' as const, from })),
    ...files,
  ];
  const list = parts.map((one) => ({ url: partAddress(map.origin, one) }));
  return joined(tools, Readable.from(list), new SitemapIndexStream());
}

/** Everything, as parts of one file. */
const ALL: SitemapPart[] = SITEMAP_KINDS.map((of) => ({ of, from: FIRST_ID }));

const written = (tools: Tools, items: AsyncIterable<SitemapItemLoose>): Readable =>
  joined(
    tools,
    Readable.from(items),
    new SitemapStream({ xmlns: { news: false, video: false, xhtml: false, image: true } }),
  );

/** The reader may hang up half-way; everything else that breaks a map is a fault of ours. */
function joined(tools: Tools, from: Readable, into: SitemapStream | SitemapIndexStream): Readable {
  return pipeline(from, into, (error) => {
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') tools.log.error({ err: error }, 'the sitemap broke off');
  });
}

/** How many cooperatives and shops are open; nothing is counted further than it matters. */
async function countOthers({ pool }: Tools, map: SitemapOf, most: number): Promise<number> {
  const counts = (['coops', 'shops'] as const).map(
    (kind) => `(SELECT count(*) FROM (SELECT FROM ${openOf(kind, map).rows} LIMIT ${most + 1}) AS c)`,
  );
  const { rows } = await pool.query<{ all: number }>(`SELECT (${counts.join(' + ')})::int AS all`);
  return rows[0]?.all ?? 0;
}

/**
 * How many listings a map has, and the files they make. What stands on the shelf is counted already, so this costs the
 * same for a thousand and for a million; a shop with a host of its own is counted only as far as one file reaches.
 */
async function findListingFiles(
  { pool }: Tools,
  map: SitemapOf,
  most: number,
): Promise<{ listings: number; files: SitemapPart[] }> {
  if (map.subdomains && !map.shop) return { listings: 0, files: [] }; // all are at home elsewhere
  const { rows: open } = openOf('listings', map);
  const [counted, own] = await Promise.all([
    pool.query<{ bucket: number; listings: number }>(
      'SELECT bucket, sum(listings)::int AS listings FROM sitemap_counts GROUP BY bucket',
    ),
    map.shop ? pool.query(`SELECT FROM ${open} LIMIT ${most + 1}`) : null,
  ]);
  const counts = new Map(counted.rows.map(({ bucket, listings }) => [bucket, listings]));
  const listings = own?.rowCount ?? [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (listings <= most) return { listings, files: listings > 0 ? [{ of: 'listings', from: FIRST_ID }] : [] };

  const ranges = cutBuckets(counts, most);
  // shops that are at home elsewhere are counted too, and a file must not be empty
  const { rows } = await pool.query<{ from: number; to: number }>(
    `SELECT r."from", r."to" FROM unnest($1::int[], $2::int[]) AS r ("from", "to")
     WHERE EXISTS (SELECT FROM ${open} AND ${BUCKET} >= r."from" AND ${BUCKET} < r."to") ORDER BY r."from"`,
    [ranges.map(({ from }) => from), ranges.map(({ to }) => to)],
  );
  return { listings, files: rows.map((range) => ({ of: 'listings', ...range })) };
}

/** The ids at which the parts of a kind begin, none where nothing is open: one walk along the key's index. */
async function beginnings(
  { pool }: Tools,
  { rows: open, key }: ReturnType<typeof openOf>,
  most: number,
): Promise<string[]> {
  if ((await pool.query(`SELECT FROM ${open} LIMIT 1`)).rowCount === 0) return [];
  const begins = [FIRST_ID];
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT ${key} AS id FROM ${open} AND ${key} > $1 ORDER BY ${key} OFFSET $2 LIMIT 1`,
      [begins.at(-1), begins.length === 1 ? most : most - 1],
    );
    if (!rows[0]) return begins;
    begins.push(rows[0].id);
  }
}

async function* entries(
  tools: Tools,
  map: SitemapOf,
  parts: SitemapPart[],
  most: number,
): AsyncGenerator<SitemapItemLoose> {
  for (const part of parts) {
    if (part.of === 'coops' && part.from === FIRST_ID && !map.shop) yield { url: `${map.origin}/` };
    if (part.of === 'listings') yield* listingEntries(tools, map, part, most);
    else yield* PLAIN[part.of](tools, map, part.from, most);
  }
}

const PLAIN = { coops: coopEntries, shops: shopEntries } as const;

async function* coopEntries(
  tools: Tools,
  map: SitemapOf,
  from: string,
  most: number,
): AsyncGenerator<SitemapItemLoose> {
  const rows = inBatches<{ id: string; slug: string; updated_at: Date }>(
    tools,
    `SELECT t.id, t.slug, t.updated_at FROM ${openOf('coops', map).rows}`,
    { key: openOf('coops', map).key, from, most },
  );
  for await (const row of rows)
    yield { url: addressOf(map, coopPath(row.slug)), lastmod: row.updated_at.toISOString() };
}

async function* shopEntries(
  tools: Tools,
  map: SitemapOf,
  from: string,
  most: number,
): AsyncGenerator<SitemapItemLoose> {
  const rows = inBatches<{ id: string; slug: string; updated_at: Date }>(
    tools,
    `SELECT t.id, t.slug, t.updated_at FROM ${openOf('shops', map).rows}`,
    { key: openOf('shops', map).key, from, most },
  );
  for await (const row of rows)
    yield { url: addressOf(map, shopPath(row.slug)), lastmod: row.updated_at.toISOString() };
}

/** The bucket of a row of the shelf. */
const BUCKET = 'sitemap_bucket(t.listing_id)';
type ListingRow = { id: string; bucket: number; slug: string; shop: string; updated_at: Date; photos: PictureRow[] };

async function* listingEntries(
  tools: Tools,
  map: SitemapOf,
  part: SitemapPart,
  most: number,
): AsyncGenerator<SitemapItemLoose> {
  const { rows: open, key } = openOf('listings', map);
  const query = `SELECT t.listing_id AS id, ${BUCKET} AS bucket, l.slug, s.slug AS shop, l.updated_at,
       (SELECT coalesce(json_agg(p ORDER BY p.position), '[]') FROM (
          SELECT position, public_name, width, height, placeholder, alt, files FROM photos
          WHERE listing_id = t.listing_id AND state = 'ready' AND removed_at IS NULL
          ORDER BY position, id LIMIT ${IMAGES_MOST}) AS p) AS photos
     FROM (SELECT * FROM ${open}) AS t
     JOIN listings AS l ON l.id = t.listing_id JOIN shops AS s ON s.id = t.shop_id WHERE true`;
  const rows =
    'to' in part
      ? inBuckets<ListingRow>(tools, query, part)
      : inBatches<ListingRow>(tools, query, { key, from: part.from, most });
  for await (const row of rows) {
    const pictures = row.photos.flatMap((photo) => pictureOf(photo, '') ?? []);
    yield {
      url: addressOf(map, listingPath(row.shop, row.slug)),
      lastmod: row.updated_at.toISOString(),
      img: pictures.flatMap((picture) => shareImage(map.origin, picture)?.url ?? []),
    };
  }
}

/** Rows by key, a batch at a time, so that no connection is held while a slow reader reads. */
async function* inBatches<Row extends { id: string }>(
  { pool }: Tools,
  query: string,
  { key, from, most }: { key: string; from: string; most: number },
): AsyncGenerator<Row> {
  let after = from;
  let including = '>=';
  for (let left = most; left > 0;) {
    const { rows } = await pool.query<Row>(`${query} AND ${key} ${including} $1 ORDER BY ${key} LIMIT $2`, [
      after,
      Math.min(BATCH, left),
    ]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    left -= rows.length;
    after = last.id;
    including = '>';
  }
}

/** The rows of some buckets, a batch at a time along the shelf's index for it, to the last that a file may hold. */
async function* inBuckets<Row extends { id: string; bucket: number }>(
  { pool }: Tools,
  query: string,
  { from, to }: BucketRange,
): AsyncGenerator<Row> {
  let after = { bucket: from, id: FIRST_ID };
  for (let left = FILE_MOST; left > 0; left -= BATCH) {
    const { rows } = await pool.query<Row>(
      `${query} AND (${BUCKET}, t.listing_id) > ($1, $2) AND ${BUCKET} < $3
       ORDER BY ${BUCKET}, t.listing_id LIMIT $4`,
      [after.bucket, after.id, to, BATCH],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last;
  }
}
