import type { Unit } from '~/features/catalogue/vocabulary';
import type { Database } from '~/platform/database.server';
import { Prisma } from '~/platform/prisma-client/client';
import { isoDay } from '~/shared/date';
import { fold } from '~/shared/fold';
import { isUuid } from '~/shared/uuid';

import { balance, dueAhead } from './order-money';
import { OPEN_CLAIM, toCore } from './order-row.server';
import { ORDER_FILTERS, type ListedOrder, type OrderFilter } from './order-view';

export const ORDERS_PAGE = 25;

/** A page of the inbox, newest first; `next` is the `before` of the page behind it. */
export type OrderPage = { orders: ListedOrder[]; next: string | null };

/** The wish of an inbox: a shelf, words of a code, a name or a telephone, and where the last page ended. */
export type OrderQuery = { filter: OrderFilter; q: string; before: string | null };

/** Reads `?filter=…&q=…&before=…`; what is unknown is left out. */
export function readOrderQuery(url: URL): OrderQuery {
  const { searchParams } = url;
  return {
    filter: ORDER_FILTERS.find((one) => one === searchParams.get('filter')) ?? 'new',
    q: (searchParams.get('q') ?? '').slice(0, 100),
    before: searchParams.get('before'),
  };
}

const KEPT = Prisma.sql`(o.paid - o.refunded)`;
const OWED = Prisma.sql`(o.total - o.reduced)`;

/** Money that somebody waits for: ahead of the hand-over, at the door, or back from the seller. */
const NEEDS_MONEY = Prisma.sql`(
  (o.ended_at IS NULL AND o.quote IN ('fixed', 'agreed')
    AND ${KEPT} < CASE WHEN o.deposit_due > 0 THEN least(o.deposit_due, ${OWED}) WHEN o.payment_method = 'cod' THEN 0 ELSE ${OWED} END)
  OR (o.state IN ('handed_over', 'delivered', 'done') AND ${KEPT} < ${OWED})
  OR ${KEPT} > CASE WHEN o.state = 'cancelled' THEN 0 ELSE ${OWED} END)`;

/** In the words of the index `orders_to_do`. */
const TO_DO = Prisma.sql`(
  o.ended_at IS NULL OR o.paid - o.refunded <> CASE WHEN o.state = 'cancelled' THEN 0 ELSE o.total - o.reduced END)`;

const HAS_CLAIM = Prisma.sql`EXISTS (SELECT FROM claims AS c WHERE c.order_id = o.id AND c.state IN ('open', 'granted'))`;

const SHELVES: Record<OrderFilter, Prisma.Sql> = {
  new: Prisma.sql`o.state = 'placed'`,
  'to-pack': Prisma.sql`o.state = 'accepted'`,
  'to-hand-over': Prisma.sql`o.state = 'packed'`,
  'under-way': Prisma.sql`o.state IN ('handed_over', 'delivered')`,
  claims: HAS_CLAIM,
  'needs-money': NEEDS_MONEY,
  ended: Prisma.sql`o.ended_at IS NOT NULL`,
  all: Prisma.sql`true`,
};

/** Words as the search column has them: folded, a telephone with its zero and without gaps. */
const wordsOf = (q: string): string[] =>
  fold(q)
    .split(/\s+(?!\d)|\s+(?=\d{5,})/)
    .map((word) => (/^[+\d][\d .-]*$/.test(word) ? word.replace(/\D/g, '').replace(/^84/, '0') : word))
    .map((word) => word.replace(/[%_\\]/g, '\\$&'))
    .filter((word) => word !== '')
    .slice(0, 6);

/** One page of a shop's orders. Two questions, however many rows. */
export async function listOrders(
  db: Database,
  { shopId, filter, q, before }: OrderQuery & { shopId: string },
): Promise<OrderPage> {
  const place = readPlace(before);
  const found = Prisma.join(
    [
      Prisma.sql`o.shop_id = ${shopId}::uuid`,
      SHELVES[filter],
      ...wordsOf(q).map((word) => Prisma.sql`o.search_folded LIKE ${`%${word}%`}`),
      ...(place ? [Prisma.sql`(o.placed_at, o.id) < (${place.at}, ${place.id}::uuid)`] : []),
    ],
    ' AND ',
  );
  const page = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM orders AS o WHERE ${found} ORDER BY o.placed_at DESC, o.id DESC LIMIT ${ORDERS_PAGE + 1}`;
  const rows = await db.order.findMany({
    where: { shopId, id: { in: page.slice(0, ORDERS_PAGE).map(({ id }) => id) } },
    include: {
      claims: { where: OPEN_CLAIM, select: { state: true } },
      lines: { orderBy: { position: 'asc' }, take: 1 },
      _count: { select: { lines: true } },
    },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
  });
  const last = rows.at(-1);
  return {
    orders: rows.map(toListed),
    next: page.length > ORDERS_PAGE && last ? `${last.placedAt.toISOString()}~${last.id}` : null,
  };
}

function readPlace(before: string | null): { at: Date; id: string } | null {
  const [time = '', id = ''] = before?.split('~') ?? [];
  const at = new Date(time);
  return isUuid(id) && !Number.isNaN(at.getTime()) ? { at, id } : null;
}

type Row = Prisma.OrderGetPayload<{
  include: { claims: { select: { state: true } }; lines: true; _count: { select: { lines: true } } };
}>;

function toListed(row: Row): ListedOrder {
  const core = toCore(row);
  const [first] = row.lines;
  return {
    ...core,
    id: row.id,
    code: row.code,
    buyerName: row.buyerName,
    buyerPhone: row.buyerPhone,
    placeName: row.placeName,
    placedAt: row.placedAt,
    answerBy: row.answerBy,
    payBy: row.payBy,
    wishedOn: row.wishedOn && isoDay(row.wishedOn),
    preorderOn: row.preorderOn && isoDay(row.preorderOn),
    shippingKind: row.shippingKind,
    dueAhead: dueAhead(core),
    balance: balance(core),
    firstLine: first
      ? { name: first.name, size: first.size, quantity: first.quantity, unit: first.unit as Unit }
      : null,
    otherLines: Math.max(0, row._count.lines - 1),
  };
}

/** How many orders lie on each shelf where something is to be done. */
export type OrderCounts = Record<Exclude<OrderFilter, 'ended' | 'all'>, number>;

export async function countOrders(db: Database, shopId: string): Promise<OrderCounts> {
  const [row] = await db.$queryRaw<[OrderCounts]>`
    SELECT
      count(*) FILTER (WHERE ${SHELVES.new})::int AS "new",
      count(*) FILTER (WHERE ${SHELVES['to-pack']})::int AS "to-pack",
      count(*) FILTER (WHERE ${SHELVES['to-hand-over']})::int AS "to-hand-over",
      count(*) FILTER (WHERE ${SHELVES['under-way']})::int AS "under-way",
      count(*) FILTER (WHERE ${SHELVES.claims})::int AS claims,
      count(*) FILTER (WHERE ${SHELVES['needs-money']})::int AS "needs-money"
    FROM orders AS o WHERE o.shop_id = ${shopId}::uuid AND ${TO_DO}`;
  return row;
}
