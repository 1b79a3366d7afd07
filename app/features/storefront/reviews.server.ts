import { places } from '~/features/shops/places.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { StoredFile } from '~/platform/storage.server';
import { isUuid } from '~/shared/uuid';

import { listingPath } from './card';
import { writeReviewKey, type ReviewPage, type ReviewTotals, type ReviewView } from './reviews';

/** Whose reviews: a listing's, or all of a shop's. */
export type ReviewsOf = { listingId: string } | { shopSlug: string };

const OF = {
  listing: (table: string) => `${table}.listing_id = $1::uuid`,
  shop: (table: string) => `${table}.shop_id = (SELECT id FROM shops WHERE slug = $1)`,
};
const kindOf = (of: ReviewsOf) => ('listingId' in of ? 'listing' : 'shop');
const idOf = (of: ReviewsOf) => ('listingId' in of ? of.listingId : of.shopSlug);

const totalsSql = (of: (table: string) => string) => `
  SELECT r.count, r.average, s.plants, s.rooted, s.answers FROM
    (SELECT count(*)::int AS count, round(avg(r.stars), 1)::float AS average FROM buyer_reviews AS r
      WHERE ${of('r')} AND r.hidden_at IS NULL) AS r,
    (SELECT coalesce(sum(c.plants), 0)::int AS plants, coalesce(sum(c.rooted), 0)::int AS rooted, count(*)::int AS answers
      FROM survival_checks AS c WHERE ${of('c')} AND c.day = 30) AS s`;

type TotalsRow = { count: number; average: number | null } & ReviewTotals['rooted'];
const toTotals = ({ count, average, ...rooted }: TotalsRow): ReviewTotals => ({ count, average, rooted });

/** What buyers' words come to. */
export async function findReviewTotals({ pool }: Pick<Platform, 'pool'>, of: ReviewsOf): Promise<ReviewTotals> {
  const kind = kindOf(of);
  const text = totalsSql(OF[kind]);
  const { rows } = await pool.query<TotalsRow>({ name: `review totals of ${kind}`, text, values: [idOf(of)] });
  return toTotals(rows[0]!);
}

/**
 * The same as a column of whoever asks for something else anyway (`sql`), to be read from its row (`read`); asking once
 * less is a twentieth of a page. `condition`: whose they are, given the name of the table.
 */
export const totalsColumn = (condition: (table: string) => string) => ({
  sql: `(SELECT to_json(t) FROM (${totalsSql(condition)}) AS t) AS review_totals`,
  read: ({ review_totals: totals }: { review_totals: TotalsRow }): ReviewTotals => toTotals(totals),
});

/** What everybody reads; and with it, for the grower, what was hidden because the garden objected. */
const SEEN_BY = {
  all: 'r.hidden_at IS NULL',
  grower: `(r.hidden_at IS NULL
    OR EXISTS (SELECT FROM review_objections AS o WHERE o.review_id = r.id AND o.outcome = 'hidden'))`,
} as const;

const reviewsSql = (of: (table: string) => string, seenBy: keyof typeof SEEN_BY) => `
  SELECT r.id, r.stars, r.text, r.lang, r.written_at, r.changed_at, r.answer, o.province_code,
    l.name, l.slug, s.slug AS shop_slug,
    (SELECT coalesce(json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height)
      ORDER BY f.created_at, f.id), '[]') FROM order_files AS f WHERE f.review_id = r.id) AS photos
  FROM buyer_reviews AS r
  JOIN order_lines AS ol ON ol.id = r.line_id JOIN orders AS o ON o.id = ol.order_id JOIN shops AS s ON s.id = r.shop_id
  LEFT JOIN listings AS l ON l.id = r.listing_id AND l.state = 'published'
  WHERE ${of('r')} AND ${SEEN_BY[seenBy]} AND (r.written_at, r.id) < ($2::timestamptz, $3::uuid)
  ORDER BY r.written_at DESC, r.id DESC LIMIT $4`;

type Row = {
  id: string;
  stars: number;
  text: string;
  lang: 'vi' | 'en';
  written_at: Date;
  changed_at: Date;
  answer: string;
  province_code: string | null;
  name: string | null;
  slug: string | null;
  shop_slug: string;
  photos: ReviewView['photos'];
};

const LAST = { at: new Date('9999-01-01T00:00:00Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** The newest reviews, or those behind `after`; for everybody, or for the grower whose they are. */
export async function findReviews(
  { pool }: Pick<Platform, 'pool'>,
  of: ReviewsOf,
  {
    after,
    most,
    seenBy = 'all',
  }: { after: { at: Date; id: string } | null; most: number; seenBy?: keyof typeof SEEN_BY },
): Promise<ReviewPage> {
  const kind = kindOf(of);
  const { at, id } = after ?? LAST;
  const { rows } = await pool.query<Row>({
    name: `reviews of ${kind} for ${seenBy}`,
    text: reviewsSql(OF[kind], seenBy),
    values: [idOf(of), at, id, most + 1],
  });
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  return {
    reviews: shown.map(toReview),
    next: rows.length > most && last ? writeReviewKey(last.written_at, last.id) : null,
  };
}

const toReview = (row: Row): ReviewView => ({
  id: row.id,
  stars: row.stars,
  text: row.text,
  lang: row.lang,
  day: isoDay(row.written_at),
  wasChanged: row.changed_at.getTime() !== row.written_at.getTime(),
  province: (row.province_code && places.province(row.province_code)?.name) || '',
  listing:
    row.name !== null && row.slug !== null ? { name: row.name, path: listingPath(row.shop_slug, row.slug) } : null,
  answer: row.answer,
  photos: row.photos,
});

/** A photo beside a review, while everybody may see both. */
export async function findReviewPhoto(
  { pool, storage }: Pick<Platform, 'pool' | 'storage'>,
  id: string,
): Promise<StoredFile | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool.query<{ key: string }>(
    `SELECT f.key FROM order_files AS f JOIN buyer_reviews AS r ON r.id = f.review_id JOIN shops AS s ON s.id = r.shop_id
     WHERE f.id = $1 AND r.hidden_at IS NULL AND s.state = 'published'`,
    [id],
  );
  return rows[0] ? storage.find(rows[0].key) : null;
}
