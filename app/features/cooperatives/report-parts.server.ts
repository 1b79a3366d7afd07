import { daysOf, type BookPeriod } from '~/features/orders/books-period';
import { isoDay, readDay } from '~/shared/date';
import { Prisma } from '~/platform/prisma-client/client';

import { NO_COMMUNE, type CommuneChoice, type Figure } from './report';

const DAY_MS = 86_400_000;

/** A period as the questions want it: its days, the moments at which it begins and has ended, and the day it is judged on. */
export type Span = { from: string; to: string; start: Date; end: Date; asOf: string };

/** A period that goes on is judged as of today, one that is over as of its last day. */
export function spanOf(period: BookPeriod, now: Date): Span {
  const { from, to } = daysOf(period);
  const today = isoDay(now);
  return {
    from,
    to,
    start: readDay(from)!,
    end: new Date(readDay(to)!.getTime() + DAY_MS),
    asOf: today < to ? today : to,
  };
}

/** The members that are asked for, as shops `s`. */
export const membersIn = (cooperativeId: string, commune: CommuneChoice): Prisma.Sql => Prisma.sql`
  SELECT s.* FROM shops AS s WHERE s.cooperative_id = ${cooperativeId}::uuid
  ${
    commune === null
      ? Prisma.empty
      : commune === NO_COMMUNE
        ? Prisma.sql`AND s.commune_code IS NULL`
        : Prisma.sql`AND s.commune_code = ${commune}`
  }`;

/**
 * What each figure counts, as rows of `member`: one row for each thing counted. `key` sorts and is unique, `amount` is
 * what a row adds (1, or đồng), `title`, `at`, `note` and `path` are for whoever looks at the row. The report adds these
 * rows up, and the page behind a figure lists them, so the two cannot disagree.
 */
export function countedRows(figure: Figure, { from, to, start, end, asOf }: Span): Prisma.Sql {
  const inPeriod = (column: Prisma.Sql) =>
    Prisma.sql`${column} >= ${start}::timestamptz AND ${column} < ${end}::timestamptz`;
  const listing = Prisma.sql`
    l.id::text AS key, s.id AS shop_id, s.commune_code, 1::bigint AS amount, l.name AS title, l.published_at AS at,
    '' AS note, CASE WHEN s.state = 'published' AND l.state = 'published' THEN '/shop/' || s.slug || '/p/' || l.slug END AS path`;
  const order = Prisma.sql`
    o.id::text AS key, s.id AS shop_id, s.commune_code, 1::bigint AS amount, o.code AS title, o.placed_at AS at,
    o.state::text AS note, NULL::text AS path`;
  const shop = Prisma.sql`
    s.id::text AS key, s.id AS shop_id, s.commune_code, 1::bigint AS amount, s.name AS title, NULL::timestamptz AS at,
    '' AS note, CASE WHEN s.state = 'published' THEN '/shop/' || s.slug END AS path`;
  const onSale = Prisma.sql`
    s.state = 'published' AND l.state = 'published' AND l.published_at < ${end}::timestamptz`;
  switch (figure) {
    case 'members':
      return Prisma.sql`SELECT ${shop} FROM member AS s`;
    case 'active':
      return Prisma.sql`SELECT ${shop} FROM member AS s
        WHERE EXISTS (SELECT FROM photos AS p WHERE p.shop_id = s.id AND ${inPeriod(Prisma.sql`p.created_at`)})
          OR EXISTS (SELECT FROM listings AS l WHERE l.shop_id = s.id
            AND (${inPeriod(Prisma.sql`l.created_at`)} OR ${inPeriod(Prisma.sql`l.published_at`)}))
          OR EXISTS (SELECT FROM orders AS o JOIN order_events AS e ON e.order_id = o.id
            WHERE o.shop_id = s.id AND o.placed_at < ${end}::timestamptz AND e.actor = 'seller'
              AND ${inPeriod(Prisma.sql`e.at`)})`;
    case 'listed':
      return Prisma.sql`SELECT ${listing} FROM member AS s JOIN listings AS l ON l.shop_id = s.id
        WHERE ${inPeriod(Prisma.sql`l.published_at`)}`;
    case 'online':
      return Prisma.sql`SELECT ${listing} FROM member AS s JOIN listings AS l ON l.shop_id = s.id WHERE ${onSale}`;
    case 'orders':
      return Prisma.sql`SELECT ${order} FROM member AS s JOIN orders AS o ON o.shop_id = s.id
        WHERE ${inPeriod(Prisma.sql`o.placed_at`)}`;
    case 'cancelled':
      return Prisma.sql`SELECT ${order} FROM member AS s JOIN orders AS o ON o.shop_id = s.id
        WHERE ${inPeriod(Prisma.sql`o.placed_at`)} AND o.state = 'cancelled'`;
    case 'revenue':
      return Prisma.sql`
        SELECT r.id::text AS key, s.id AS shop_id, s.commune_code, r.amount, r.description AS title,
          r.booked_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS at, '' AS note, NULL::text AS path
        FROM member AS s JOIN revenue_lines AS r ON r.shop_id = s.id
        WHERE r.booked_on BETWEEN ${from}::date AND ${to}::date`;
    case 'channels':
      return Prisma.sql`
        SELECT s.id::text || ' ' || f.reader AS key, s.id AS shop_id, s.commune_code, 1::bigint AS amount,
          s.name AS title, max(f.last_at) AS at, f.reader AS note, NULL::text AS path
        FROM member AS s JOIN feed_fetches AS f ON f.owner_id = s.id
        WHERE f.day BETWEEN ${from}::date AND ${to}::date AND f.reader NOT IN ('browser', 'other')
        GROUP BY s.id, s.name, s.commune_code, f.reader`;
    case 'ocop':
      return Prisma.sql`SELECT ${listing} FROM member AS s JOIN listings AS l ON l.shop_id = s.id
        WHERE ${onSale} AND EXISTS (SELECT FROM certificates AS c
          WHERE c.listing_id = l.id AND c.kind = 'ocop' AND c.stars >= 3
            AND c.issued_on <= ${asOf}::date
            AND coalesce(c.expires_on, (c.issued_on + interval '36 months')::date) >= ${asOf}::date)`;
  }
}
