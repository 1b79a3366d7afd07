import QueryStream from 'pg-query-stream';

import { problemBody } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { readDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';
import { formatPhone } from '~/shared/phone';

import { daysOf, quarterOf, readPeriod } from './books-period';
import {
  BUYER_COLUMNS,
  EXPORT_FORMATS,
  EXPORT_XLSX_MAX,
  EXPORTS,
  exportFileName,
  ORDER_COLUMNS,
  type BuyerColumn,
  type CellValue,
  type ExportedBuyer,
  type ExportedOrder,
  type OrderColumn,
} from './export';
import { csvAnswer, writeTable, xlsxAnswer, type Table } from './export-file.server';

/** Rows asked for at a time. */
const BATCH = 200;

const ORDERS = `
  SELECT o.code, o.placed_at AS "placedAt", o.state::text AS state, o.buyer_name AS buyer, o.buyer_phone AS phone,
    o.buyer_email AS email, concat_ws(', ', nullif(o.street, ''), nullif(o.place_name, '')) AS address, l.lines,
    o.goods_total::float8 AS "goodsTotal", o.shipping_fee::float8 AS "shippingFee", o.rounding,
    o.total::float8 AS total, o.deposit_due::float8 AS deposit, o.paid::float8 AS paid,
    o.refunded::float8 AS refunded, o.payment_method::text AS payment,
    coalesce(nullif(o.shipping_name, ''), o.shipping_kind::text) AS shipping, o.wished_on::text AS "wishedOn",
    o.handed_over_at AS "handedOverAt", o.ended_at AS "endedAt", o.note, o.channel::text AS channel
  FROM orders AS o
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('name', name, 'size', size, 'quantity', quantity, 'unit', unit)
      ORDER BY position), '[]') AS lines
    FROM order_lines WHERE order_id = o.id
  ) AS l
  WHERE o.shop_id = $1 AND o.placed_at >= $2 AND o.placed_at < $3
  ORDER BY o.placed_at DESC, o.id`;

/** A buyer is a telephone number: names are spelt anew with every order. */
const BUYERS = `
  SELECT o.buyer_phone AS phone,
    (array_agg(o.buyer_name ORDER BY o.placed_at DESC))[1] AS buyer,
    coalesce((array_agg(o.buyer_email ORDER BY o.placed_at DESC) FILTER (WHERE o.buyer_email <> ''))[1], '') AS email,
    (array_agg(concat_ws(', ', nullif(o.street, ''), nullif(o.place_name, '')) ORDER BY o.placed_at DESC))[1] AS address,
    count(*)::int AS orders,
    coalesce(sum(o.total) FILTER (WHERE o.handed_over_at IS NOT NULL AND o.state <> 'returned'), 0)::float8 AS bought,
    min(o.placed_at) AS "firstAt", max(o.placed_at) AS "lastAt",
    bool_or(EXISTS (SELECT FROM order_consents AS c
      WHERE c.order_id = o.id AND c.purpose = 'news' AND c.withdrawn_at IS NULL)) AS "wantsNews"
  FROM orders AS o
  WHERE o.shop_id = $1 AND o.placed_at >= $2 AND o.placed_at < $3 AND o.anonymised_at IS NULL
  GROUP BY o.buyer_phone
  ORDER BY max(o.placed_at) DESC, o.buyer_phone`;

const DAY_MS = 86_400_000;

/** When a period begins and when the next one does. */
const span = ({ from, to }: { from: string; to: string }): [Date, Date] => [
  readDay(from) ?? new Date(0),
  new Date((readDay(to)?.getTime() ?? 0) + DAY_MS),
];

/** How many orders were placed in a period: whether they fit into a spreadsheet. */
export const countExported = (
  db: Platform['db'],
  { shopId, from, to }: { shopId: string; from: string; to: string },
): Promise<number> => {
  const [gte, lt] = span({ from, to });
  return db.order.count({ where: { shopId, placedAt: { gte, lt } } });
};

/** Rows through a cursor, so that a large garden's table takes no more memory than a small one's. */
async function* readRows<Row>(
  { pool }: Pick<Platform, 'pool'>,
  query: string,
  values: readonly unknown[],
): AsyncGenerator<Row> {
  const client = await pool.connect();
  const stream = client.query(new QueryStream(query, [...values], { batchSize: BATCH }));
  let isWhole = false;
  try {
    for await (const row of stream) yield row as Row;
    isWhole = true;
  } finally {
    stream.destroy();
    client.release(!isWhole); // left in the middle of its rows it is closed rather than lent to the next one
  }
}

/** The table of a period's orders or buyers, headings in the reader's language. */
export function exportTable(
  platform: Pick<Platform, 'pool'>,
  {
    shopId,
    kind,
    from,
    to,
    lang,
  }: { shopId: string; kind: (typeof EXPORTS)[number]; from: string; to: string; lang: Lang },
): Table {
  const values = [shopId, ...span({ from, to })];
  const t = translator(lang, 'books');
  if (kind === 'buyers') {
    const names = Object.keys(BUYER_COLUMNS) as BuyerColumn[];
    return {
      headings: names.map((name) => t(`export.buyers.${name}`)),
      kinds: Object.values(BUYER_COLUMNS),
      rows: mapped(readRows<ExportedBuyer>(platform, BUYERS, values), (row) => {
        const cells = buyerCells(row, t(row.wantsNews ? 'export.yes' : 'export.no'));
        return names.map((name) => cells[name]);
      }),
    };
  }
  const names = Object.keys(ORDER_COLUMNS) as OrderColumn[];
  const toCells = orderCells(lang);
  return {
    headings: names.map((name) => t(`export.orders.${name}`)),
    kinds: Object.values(ORDER_COLUMNS),
    rows: mapped(readRows<ExportedOrder>(platform, ORDERS, values), (row) => {
      const cells = toCells(row);
      return names.map((name) => cells[name]);
    }),
  };
}

async function* mapped<From, To>(rows: AsyncIterable<From>, map: (row: From) => To): AsyncGenerator<To> {
  for await (const row of rows) yield map(row);
}

const buyerCells = ({ phone, ...buyer }: ExportedBuyer, wantsNews: string): Record<BuyerColumn, CellValue> => ({
  ...buyer,
  phone: formatPhone(phone),
  wantsNews,
});

function orderCells(lang: Lang): (order: ExportedOrder) => Record<OrderColumn, CellValue> {
  const t = translator(lang, 'books');
  const unit = translator(lang, 'catalogue');
  const nameOf = ({ name, size, quantity, unit: of }: ExportedOrder['lines'][number]) =>
    `${quantity} ${unit(`units.${of}` as 'units.cay')} ${name}${size ? ` (${size})` : ''}`;
  const from = translator(lang, 'figures');
  return ({ lines, phone, state, payment, channel, ...order }) => ({
    ...order,
    phone: phone && formatPhone(phone),
    state: t(`export.states.${state}`),
    payment: t(`export.payments.${payment}`),
    goods: lines.map(nameOf).join('; '),
    channel: channel && from(`channels.${channel}`),
  });
}

/**
 * Answers `?what=orders&format=csv&period=2026-Q4` of a shop's owner. Who took which table away is written into the
 * log, without anything of what was in it.
 */
export async function answerExport(
  platform: Pick<Platform, 'db' | 'pool' | 'clock' | 'log'>,
  {
    shop,
    personId,
    asked,
    lang,
  }: { shop: { id: string; slug: string }; personId: string; asked: URLSearchParams; lang: Lang },
): Promise<Response> {
  const kind = EXPORTS.find((one) => one === asked.get('what'));
  const format = EXPORT_FORMATS.find((one) => one === asked.get('format'));
  if (!kind || !format) return problemBody(400, 'Say what=orders or what=buyers, and format=xlsx or format=csv.');
  const period = readPeriod(asked.get('period') ?? '') ?? quarterOf(platform.clock.now());
  const { from, to } = daysOf(period);
  const table = exportTable(platform, { shopId: shop.id, kind, from, to, lang });
  const name = exportFileName(kind, { from, to, slug: shop.slug, format });
  platform.log.info({ shopId: shop.id, personId, what: kind, format, from, to }, 'a table was taken away');
  if (format === 'csv') return csvAnswer(table, name);

  const rows = await countExported(platform.db, { shopId: shop.id, from, to });
  if (rows > EXPORT_XLSX_MAX)
    return problemBody(413, `A spreadsheet takes ${EXPORT_XLSX_MAX} rows. Ask for csv, or for a shorter period.`);
  return xlsxAnswer(await writeTable(table, translator(lang, 'books')(`export.${kind}Title`)), name);
}
