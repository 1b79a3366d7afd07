import { places } from '~/features/shops/places.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';

import { isBookForm, s1aBook, s2aBook, type BookForm, type BookLine } from './books';
import { daysOf, periodKey, type BookPeriod } from './books-period';
import { layOut, type BookHead, type BookSheet, type BookWords } from './books-sheet';
import { noTurnover, type TradeTotals } from './books-tax';
import { MADE_GROUPS, type Trade } from './books-trade';

/** The longest book that is written in one piece: some four hundred sheets. A longer one is asked for by the month. */
export const BOOK_LINES_MAX = 20_000;

/**
 * The lines of the revenue book, each with its trade. A line says where its goods come from; how much of them was made
 * (see `tradeOf`) only the order's own lines say, and what comes back of services and the fee for the way is one line.
 * Such a line is divided in the order's proportion, halves away from zero, and the two parts are the whole. The fee for
 * the way is a service that comes with goods.
 */
const BOOKED = Prisma.sql`
  SELECT r.id, r.shop_id, r.booked_on, r.order_code, r.description, part.trade, part.amount
  FROM revenue_lines AS r
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN r.kind = 'shipping' THEN r.amount
      WHEN r.origin = 'own_grown' THEN (
        SELECT round(r.amount::numeric * sum(l.total) FILTER (WHERE l."group" = ANY (${MADE_GROUPS}))
          / nullif(sum(l.total), 0))
        FROM order_lines AS l WHERE l.order_id = r.order_id AND l.origin = r.origin)
      WHEN r.origin = 'service' AND r.amount < 0 THEN (
        SELECT round(r.amount::numeric * sum(s.amount) FILTER (WHERE s.kind = 'shipping') / nullif(sum(s.amount), 0))
        FROM revenue_lines AS s WHERE s.order_id = r.order_id AND s.origin = r.origin AND s.amount > 0)
    END::bigint AS amount
  ) AS made
  CROSS JOIN LATERAL (
    VALUES
      (CASE r.origin WHEN 'own_grown' THEN 'grown' WHEN 'resold' THEN 'resale' ELSE 'service' END,
        r.amount - coalesce(made.amount, 0)),
      ('making', coalesce(made.amount, 0))
  ) AS part (trade, amount)
  WHERE part.amount <> 0`;

/** Turnover by trade from one day to another, both in it. */
async function findTotals(
  db: Platform['db'],
  { shopId, from, to }: { shopId: string; from: string; to: string },
): Promise<TradeTotals> {
  const rows = await db.$queryRaw<{ trade: Trade; amount: bigint }[]>`
    SELECT b.trade, sum(b.amount)::bigint AS amount FROM (${BOOKED}) AS b
    WHERE b.shop_id = ${shopId}::uuid AND b.booked_on BETWEEN ${from}::date AND ${to}::date
    GROUP BY b.trade`;
  const totals = noTurnover();
  for (const { trade, amount } of rows) totals[trade] = Number(amount);
  return totals;
}

/** The period's turnover by trade, and the whole year's so far. */
export async function findTurnover(
  db: Platform['db'],
  { shopId, period }: { shopId: string; period: BookPeriod },
): Promise<{ period: TradeTotals; year: TradeTotals; lines: number }> {
  const { from, to } = daysOf(period);
  const year = daysOf({ kind: 'year', year: period.year });
  const [during, all, lines] = await Promise.all([
    findTotals(db, { shopId, from, to }),
    findTotals(db, { shopId, ...year }),
    db.revenueLine.count({ where: { shopId, bookedOn: { gte: new Date(from), lte: new Date(to) } } }),
  ]);
  return { period: during, year: all, lines };
}

/** The lines of a period in the order in which they were booked; null when they are more than `BOOK_LINES_MAX`. */
async function findLines(
  db: Platform['db'],
  { shopId, from, to }: { shopId: string; from: string; to: string },
): Promise<BookLine[] | null> {
  const rows = await db.$queryRaw<{ on: string; code: string; text: string; trade: Trade; amount: bigint }[]>`
    SELECT b.booked_on::text AS "on", b.order_code AS code, b.description AS text, b.trade, b.amount
    FROM (${BOOKED}) AS b
    WHERE b.shop_id = ${shopId}::uuid AND b.booked_on BETWEEN ${from}::date AND ${to}::date
    ORDER BY b.booked_on, b.id, b.trade
    LIMIT ${BOOK_LINES_MAX + 1}`;
  if (rows.length > BOOK_LINES_MAX) return null;
  return rows.map(({ amount, ...line }) => ({ ...line, amount: Number(amount) }));
}

/** A shop's book for a period, laid out on its form; null when it is too long to be written in one piece. */
export async function findBook(
  db: Platform['db'],
  { shopId, form, period }: { shopId: string; form: BookForm; period: BookPeriod },
): Promise<{ sheet: BookSheet; year: TradeTotals } | null> {
  const { from, to } = daysOf(period);
  const first = `${period.year}-01-01`;
  const dayBefore = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
  const [head, lines, before, year] = await Promise.all([
    findHead(db, shopId),
    findLines(db, { shopId, from, to }),
    findTotals(db, { shopId, from: first, to: dayBefore }),
    findTotals(db, { shopId, ...daysOf({ kind: 'year', year: period.year }) }),
  ]);
  if (!lines) return null;
  const book = form === 'S1a-HKD' ? s1aBook(lines) : s2aBook(lines, { before, lastDay: to });
  return { sheet: layOut(book, head, bookWords(period)), year };
}

/** Who keeps the book: what the household registered with, else what its shop is called and where it stands. */
async function findHead(db: Platform['db'], shopId: string): Promise<BookHead> {
  const shop = await db.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: {
      name: true,
      hamlet: true,
      communeCode: true,
      selling: { select: { legalName: true, legalAddress: true, taxCode: true } },
    },
  });
  const place = [shop.hamlet, shop.communeCode ? places.formatPlace(shop.communeCode) : ''].filter(Boolean).join(', ');
  return {
    holder: shop.selling?.legalName || shop.name,
    address: shop.selling?.legalAddress || place,
    taxCode: shop.selling?.taxCode ?? '',
    place: [shop.name, place].filter(Boolean).join(', '),
  };
}

/** The words of the forms. They are the circular's, so they are Vietnamese for every reader. */
function bookWords(period: BookPeriod): BookWords {
  const t = translator('vi', 'books');
  return {
    holder: (name) => t('form.holder', { name }),
    address: (address) => t('form.address', { address }),
    taxCode: (code) => t('form.taxCode', { code }),
    formNumber: (form) => t('form.number', { form }),
    circular: t('form.circular'),
    title: t('form.title'),
    place: (place) => t('form.place', { place }),
    period: t('form.period', { period: periodName(period) }),
    unit: t('form.unit'),
    voucher: t('form.voucher'),
    number: t('form.voucherNumber'),
    day: { 'S1a-HKD': t('form.dayS1a'), 'S2a-HKD': t('form.dayS2a') },
    text: t('form.text'),
    amount: t('form.amount'),
    total: t('form.total'),
    totalOf: (position) => t('form.totalOf', { position }),
    trade: (position, trade) => t('form.trade', { position, trade: t(`trades.${trade}`) }),
    vat: t('form.vat'),
    pit: t('form.pit'),
    allVat: t('form.allVat'),
    allPit: t('form.allPit'),
    signedOn: t('form.signedOn'),
    signer: t('form.signer'),
    signing: t('form.signing'),
  };
}

/** "Quý 4 năm 2026" */
function periodName(period: BookPeriod): string {
  const t = translator('vi', 'books');
  if (period.kind === 'month') return t('period.month', { month: period.month, year: period.year });
  return period.kind === 'quarter'
    ? t('period.quarter', { quarter: period.quarter, year: period.year })
    : t('period.year', { year: period.year });
}

/** S1a-HKD_2026-Q4_vuon-ba-tu.xlsx: sorts by itself, says what it is, and every system takes it. */
export const bookFileName = (form: BookForm, period: BookPeriod, slug: string): string =>
  `${form}_${periodKey(period)}_${slug}.xlsx`;

/** The form an address names, or the one for those below the untaxed billion. */
export const readForm = (text: string | null): BookForm => (isBookForm(text) ? text : 'S1a-HKD');
