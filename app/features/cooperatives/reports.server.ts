import { places } from '~/features/shops/places.server';
import type { BookPeriod } from '~/features/orders/books-period';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import { formatDate } from '~/shared/date';

import { countedRows, membersIn, spanOf } from './report-parts.server';
import { FIGURES, noFigures, sumUp, type CommuneChoice, type Figure, type Figures } from './report';

/** Rows on one page of what a figure counts. */
const PAGE = 50;
/** How long the house keeps who fetched feeds (see `feeds/fetch-log.server.ts`). */
const FETCHES_KEPT_DAYS = 90;

/** A report: a line for each commune, and all of them together. */
export type Report = {
  rows: { communeCode: string | null; commune: string; figures: Figures }[];
  all: Figures;
  /** The period reaches back further than visits of channels are kept. */
  isPartOfChannels: boolean;
};

/** What a cooperative's members did in a period, by commune: one question for each figure, none for each member. */
export async function findReport(
  db: Platform['db'],
  { cooperativeId, period, now }: { cooperativeId: string; period: BookPeriod; now: Date },
): Promise<Report> {
  const span = spanOf(period, now);
  const members = membersIn(cooperativeId, null);
  const summed = FIGURES.map(
    (figure) => Prisma.sql`
      SELECT ${figure}::text AS figure, commune_code, sum(amount)::bigint AS amount
      FROM (${countedRows(figure, span)}) AS counted GROUP BY commune_code`,
  );
  const rows = await db.$queryRaw<{ figure: Figure; commune_code: string | null; amount: bigint }[]>`
    WITH member AS MATERIALIZED (${members}) ${Prisma.join(summed, ' UNION ALL ')}`;
  const parts = rows.map(({ figure, commune_code: communeCode, amount }) => ({
    communeCode,
    figures: { ...noFigures(), [figure]: Number(amount) },
  }));
  const { rows: communes, all } = sumUp(parts);
  return {
    rows: communes.map((row) => ({ ...row, commune: nameOf(row.communeCode) })),
    all,
    isPartOfChannels: span.start.getTime() < now.getTime() - FETCHES_KEPT_DAYS * 86_400_000,
  };
}

/** "Chợ Lách"; empty where no commune is known. */
export const nameOf = (communeCode: string | null): string =>
  (communeCode && places.commune(communeCode)?.name) || (communeCode ?? '');

/** Orders and revenue (đồng) of each month of a year, January first. */
export async function findMonths(
  db: Platform['db'],
  { cooperativeId, year }: { cooperativeId: string; year: number },
): Promise<{ orders: number; revenue: number }[]> {
  const rows = await db.$queryRaw<{ month: number; orders: number; revenue: bigint }[]>`
    WITH member AS MATERIALIZED (${membersIn(cooperativeId, null)})
    SELECT month::int, sum(orders)::int AS orders, sum(revenue)::bigint AS revenue FROM (
      SELECT extract(month FROM o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh') AS month, 1 AS orders, 0::bigint AS revenue
      FROM member AS s JOIN orders AS o ON o.shop_id = s.id
      WHERE extract(year FROM o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh') = ${year}
      UNION ALL
      SELECT extract(month FROM r.booked_on), 0, r.amount
      FROM member AS s JOIN revenue_lines AS r ON r.shop_id = s.id
      WHERE r.booked_on BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31)
    ) AS counted GROUP BY month`;
  return Array.from({ length: 12 }, (_, place) => {
    const row = rows.find(({ month }) => month === place + 1);
    return { orders: row?.orders ?? 0, revenue: Number(row?.revenue ?? 0) };
  });
}

/** One thing that a figure counts. `on` is dd/MM/yyyy; `path` leads to it where it is public. */
export type Counted = {
  key: string;
  title: string;
  shop: string;
  on: string;
  note: string;
  amount: number;
  path: string | null;
};

/** What a figure counts, a page at a time; `next` is the key of the next page. Nothing in it is a buyer's. */
export async function findCounted(
  db: Platform['db'],
  {
    cooperativeId,
    period,
    commune,
    what,
    after,
    now,
  }: {
    cooperativeId: string;
    period: BookPeriod;
    commune: CommuneChoice;
    what: Figure;
    after: string | null;
    now: Date;
  },
): Promise<{ counted: Counted[]; next: string | null; sum: number }> {
  const source = countedRows(what, spanOf(period, now));
  const member = Prisma.sql`WITH member AS MATERIALIZED (${membersIn(cooperativeId, commune)})`;
  const [rows, sums] = await Promise.all([
    db.$queryRaw<(Omit<Counted, 'on' | 'amount'> & { at: Date | null; amount: bigint })[]>`
      ${member}
      SELECT counted.key, counted.title, s.name AS shop, counted.at, counted.note, counted.amount, counted.path
      FROM (${source}) AS counted JOIN member AS s ON s.id = counted.shop_id
      ${after ? Prisma.sql`WHERE counted.key COLLATE "C" > ${after}` : Prisma.empty}
      ORDER BY counted.key COLLATE "C" LIMIT ${PAGE + 1}`,
    db.$queryRaw<{ sum: bigint | null }[]>`
      ${member} SELECT sum(amount)::bigint AS sum FROM (${source}) AS counted`,
  ]);
  const page = rows.slice(0, PAGE);
  return {
    counted: page.map(({ at, amount, ...row }) => ({ ...row, on: at ? formatDate(at) : '', amount: Number(amount) })),
    next: rows.length > PAGE ? (page.at(-1)?.key ?? null) : null,
    sum: Number(sums[0]?.sum ?? 0),
  };
}
