import { Readable, pipeline } from 'node:stream';

import { SitemapIndexStream, SitemapStream, type SitemapItemLoose } from 'sitemap';

import { shareImage } from './page-meta';
import type { Platform } from '~/platform/platform.server';

import { coopPath, listingPath, shopPath } from './card';
import { pictureOf, type PictureRow } from './cards.server';
import { outward } from './own-host';

/** The protocol allows 50,000 addresses a file. */
const PART_MOST = 45_000;
const BATCH = 1_000;
/** More pictures of one plant tell a search engine nothing new. */
const IMAGES_MOST = 8;

const KINDS = ['coops', 'shops', 'listings'] as const;
type Kind = (typeof KINDS)[number];

/** A file of a map that is too large for one: one kind of page, from an id on. */
export type SitemapPart = { of: Kind; from: string };

type Tools = { pool: Pick<Platform['pool'], 'query'>; log: Platform['log'] };

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Whose map: the installation's, without the shops that are at home elsewhere; or (`shop`) such a shop's own. */
export type SitemapOf = {
  /** Where the pages are, without a slash at the end. */
  origin: string;
  shop?: { id: string; slug: string };
  /** Every shop is at home at a sub-domain. */
  subdomains?: boolean;
};

/** What is open of each kind: where it is read, and the key it is walked along by. */
function openOf(kind: Kind, { shop, subdomains = false }: SitemapOf): { rows: string; key: string } {
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

/** Reads which part an address asks for; null: the whole. */
export function readSitemapPart(params: URLSearchParams): SitemapPart | null {
  const of = KINDS.find((kind) => kind === params.get('of'));
  const from = params.get('from') ?? '';
  return of && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(from) ? { of, from } : null;
}

/** The site's map as it is written: everything where it fits into one file, else the list of its parts. */
export async function writeSitemap(
  tools: Tools,
  { part, most = PART_MOST, ...map }: SitemapOf & { part: SitemapPart | null; most?: number },
): Promise<Readable> {
  const { origin } = map;
  if (part) return written(tools, entries(tools, map, [part], most));
  const begins = await Promise.all(KINDS.map((kind) => beginnings(tools, openOf(kind, map), most)));
  const parts = KINDS.flatMap((of, index) => (begins[index] ?? []).map((from) => ({ of, from })));
  if (parts.length <= KINDS.length && (await fits(tools, map, most)))
    return written(tools, entries(tools, map, parts, most));
  const list = parts.map(({ of, from }) => ({ url: `${origin}/sitemap.xml?of=${of}&from=${from}` }));
  return joined(tools, Readable.from(list), new SitemapIndexStream());
}

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

/** Whether everything fits into one file; nothing is counted further than that. */
async function fits({ pool }: Tools, map: SitemapOf, most: number): Promise<boolean> {
  const counts = KINDS.map(
    (kind) => `(SELECT count(*) FROM (SELECT FROM ${openOf(kind, map).rows} LIMIT ${most + 1}) AS c)`,
  );
  const { rows } = await pool.query<{ all: number }>(`SELECT (${counts.join(' + ')})::int AS all`);
  return (rows[0]?.all ?? 0) <= most;
}

/** The ids at which the parts of a kind begin: one walk along the key's index, which holds all it needs. */
async function beginnings(
  { pool }: Tools,
  { rows: open, key }: ReturnType<typeof openOf>,
  most: number,
): Promise<string[]> {
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
  for (const { of, from } of parts) {
    if (of === 'coops' && from === FIRST_ID && !map.shop) yield { url: `${map.origin}/` };
    yield* ENTRIES[of](tools, map, from, most);
  }
}

const ENTRIES = { coops: coopEntries, shops: shopEntries, listings: listingEntries } as const;

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

async function* listingEntries(
  tools: Tools,
  map: SitemapOf,
  from: string,
  most: number,
): AsyncGenerator<SitemapItemLoose> {
  const rows = inBatches<{ id: string; slug: string; shop: string; updated_at: Date; photos: PictureRow[] }>(
    tools,
    `SELECT t.listing_id AS id, l.slug, s.slug AS shop, l.updated_at,
       (SELECT coalesce(json_agg(p ORDER BY p.position), '[]') FROM (
          SELECT position, public_name, width, height, placeholder, alt, renditions FROM photos
          WHERE listing_id = t.listing_id AND state = 'ready' AND removed_at IS NULL
          ORDER BY position, id LIMIT ${IMAGES_MOST}) AS p) AS photos
     FROM (SELECT * FROM ${openOf('listings', map).rows}) AS t
     JOIN listings AS l ON l.id = t.listing_id JOIN shops AS s ON s.id = t.shop_id WHERE true`,
    { key: openOf('listings', map).key, from, most },
  );
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
