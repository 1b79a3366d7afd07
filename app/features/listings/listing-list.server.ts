import type { Group, Unit } from '~/features/catalogue/vocabulary';
import { toPictureData } from '~/features/photos/rendition';
import type { Database } from '~/platform/database.server';
import { Prisma } from '~/platform/prisma-client/client';

import type { ListedListing } from './listed-listing';
import { shownState } from './listing';
import { queryWords, writePlace, type ListQuery, type ListSort, type Tab } from './listing-query';
import { GOOD_PHOTO, toDong } from './listing-row.server';

export type ListingPage = {
  listings: ListedListing[];
  counts: Record<Tab, number>;
  /** The `before` and `after` of the neighbouring pages. */
  previous: string | null;
  next: string | null;
};

export const PAGE_SIZE = 25;

/** What a row is sorted by, as SQL and with the type of its key; the id decides between equals. */
const SORTS: Record<ListSort, { key: Prisma.Sql; type: Prisma.Sql; falling: boolean }> = {
  newest: { key: Prisma.sql`l.updated_at`, type: Prisma.sql`timestamptz`, falling: true },
  name: { key: Prisma.sql`lower(l.name) COLLATE "vi-x-icu"`, type: Prisma.sql`text`, falling: false },
  price: { key: Prisma.sql`coalesce(l.price_from, 0)`, type: Prisma.sql`bigint`, falling: false },
  stock: { key: Prisma.sql`l.stock_total`, type: Prisma.sql`int`, falling: false },
};

/** The rows of a shelf; the same words as `shownState`. */
function onShelf(tab: Tab): Prisma.Sql {
  switch (tab) {
    case 'all':
      return Prisma.sql`l.state <> 'archived'`;
    case 'published':
      return Prisma.sql`l.state = 'published' AND l.stock_total > 0`;
    case 'sold_out':
      return Prisma.sql`l.state = 'published' AND l.stock_total <= 0`;
    default:
      return Prisma.sql`l.state = ${tab}::listing_state`;
  }
}

/** One page of a shop's listings, with how many lie on every shelf. Three questions, however many rows. */
export async function listListings(
  db: Database,
  { shopId, query }: { shopId: string; query: ListQuery },
): Promise<ListingPage> {
  const found = Prisma.join(
    [
      Prisma.sql`l.shop_id = ${shopId}::uuid`,
      ...(query.group ? [Prisma.sql`l."group" = ${query.group}`] : []),
      ...queryWords(query.text).map((word) => Prisma.sql`l.search_folded LIKE ${`%${word}%`}`),
    ],
    ' AND ',
  );
  const [page, counts] = await Promise.all([findPage(db, found, query), countShelves(db, found)]);
  const rows = await db.listing.findMany({
    where: { shopId, id: { in: page.rows.map(({ id }) => id) } },
    select: {
      id: true,
      slug: true,
      name: true,
      group: true,
      unit: true,
      piecesPerUnit: true,
      state: true,
      preorderOn: true,
      publishedAt: true,
      priceFrom: true,
      priceTo: true,
      stockTotal: true,
      photos: { where: GOOD_PHOTO, orderBy: [{ position: 'asc' }, { createdAt: 'asc' }], take: 1 },
      _count: { select: { variants: { where: { retiredAt: null } } } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    listings: page.rows.flatMap(({ id }) => {
      const row = byId.get(id);
      return row ? [toListed(row)] : [];
    }),
    counts,
    previous: page.previous,
    next: page.next,
  };
}

async function findPage(db: Database, found: Prisma.Sql, { tab, sort, place }: ListQuery) {
  const { key, type, falling } = SORTS[sort];
  const back = place?.side === 'before';
  const down = falling !== back;
  const beyond = place
    ? Prisma.sql`AND (${key}, l.id) ${down ? Prisma.sql`<` : Prisma.sql`>`} (CAST(${place.key} AS ${type}), ${place.id}::uuid)`
    : Prisma.empty;
  const order = down ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<{ id: string; key: string }[]>`
    SELECT l.id, (${key})::text AS key FROM listings AS l
    WHERE ${found} AND ${onShelf(tab)} ${beyond}
    ORDER BY ${key} ${order}, l.id ${order} LIMIT ${PAGE_SIZE + 1}`;
  const more = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  if (back) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    rows: shown,
    previous: first && (back ? more : place !== null) ? writePlace(first.id, first.key) : null,
    next: last && (back || more) ? writePlace(last.id, last.key) : null,
  };
}

async function countShelves(db: Database, found: Prisma.Sql): Promise<Record<Tab, number>> {
  const [row] = await db.$queryRaw<[Record<Tab, number>]>`
    SELECT
      count(*) FILTER (WHERE ${onShelf('all')})::int AS "all",
      count(*) FILTER (WHERE ${onShelf('published')})::int AS published,
      count(*) FILTER (WHERE ${onShelf('sold_out')})::int AS sold_out,
      count(*) FILTER (WHERE ${onShelf('draft')})::int AS draft,
      count(*) FILTER (WHERE ${onShelf('paused')})::int AS paused,
      count(*) FILTER (WHERE ${onShelf('archived')})::int AS archived
    FROM listings AS l WHERE ${found}`;
  return row;
}

type Row = Prisma.ListingGetPayload<{ include: { photos: true; _count: { select: { variants: true } } } }>;

function toListed(
  row: Pick<
    Row,
    | 'id'
    | 'slug'
    | 'name'
    | 'group'
    | 'unit'
    | 'piecesPerUnit'
    | 'state'
    | 'preorderOn'
    | 'publishedAt'
    | 'priceFrom'
    | 'priceTo'
    | 'stockTotal'
    | 'photos'
    | '_count'
  >,
): ListedListing {
  const [photo] = row.photos;
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    group: row.group as Group,
    unit: row.unit as Unit,
    piecesPerUnit: row.piecesPerUnit,
    state: row.state,
    shown: shownState(row),
    wasPublished: row.publishedAt !== null,
    priceFrom: toDong(row.priceFrom),
    priceTo: toDong(row.priceTo),
    stockTotal: row.stockTotal,
    sizes: row._count.variants,
    photo: photo ? toPictureData(photo) : null,
    photoWaiting: photo?.state === 'waiting',
  };
}
