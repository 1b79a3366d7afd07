import { createHash, timingSafeEqual } from 'node:crypto';

import type { OrderCore } from '~/features/orders/order';
import { holdOrder, toCore } from '~/features/orders/order-row.server';
import type { Queries } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';
import type { Lang } from '~/shared/lang';
import { isUuid } from '~/shared/uuid';

/** An order as money sees it. */
export type MoneyOrder = OrderCore & {
  id: string;
  shopId: string;
  code: string;
  trackingKey: string;
  lang: Lang;
  /** When unpaid goods go back on sale; null: they wait. */
  payBy: Date | null;
};

const MONEY_COLUMNS = {
  id: true,
  shopId: true,
  code: true,
  trackingKey: true,
  lang: true,
  payBy: true,
  state: true,
  quote: true,
  total: true,
  depositDue: true,
  paid: true,
  refunded: true,
  reduced: true,
  paymentMethod: true,
  balanceMethod: true,
  claims: { select: { state: true } },
} as const satisfies Prisma.OrderSelect;

type MoneyRow = Omit<Prisma.OrderGetPayload<{ select: typeof MONEY_COLUMNS }>, 'claims'> & {
  claims: readonly { state: string }[];
};

const toMoneyOrder = (row: MoneyRow): MoneyOrder => ({
  ...toCore(row),
  id: row.id,
  shopId: row.shopId,
  code: row.code,
  trackingKey: row.trackingKey,
  lang: row.lang === 'en' ? 'en' : 'vi',
  payBy: row.payBy,
});

/** An order, read without holding it; `shopId` null: of any shop. Null: not there, or not this shop's. */
export async function findMoneyOrder(
  db: Queries,
  { orderId, shopId }: { orderId: string; shopId: string | null },
): Promise<MoneyOrder | null> {
  if (!isUuid(orderId)) return null;
  const row = await db.order.findFirst({ where: { id: orderId, ...(shopId && { shopId }) }, select: MONEY_COLUMNS });
  return row && toMoneyOrder(row);
}

/** The same, and nobody else moves its money before this transaction ends. */
export async function holdMoneyOrder(
  tx: Queries,
  wanted: { orderId: string; shopId: string | null },
): Promise<MoneyOrder | null> {
  if (!isUuid(wanted.orderId)) return null;
  const row = await holdOrder(tx, wanted);
  return row && toMoneyOrder(row);
}

/** The order of whoever has its key. Null: an unknown code or a wrong key, both alike. */
export async function findOrderByKey(
  db: Queries,
  { code, key }: { code: string; key: string },
): Promise<MoneyOrder | null> {
  const row = await db.order.findUnique({
    where: { code, shop: { practiceOfId: null } }, // nobody pays a pretend order
    select: MONEY_COLUMNS,
  });
  return row && timingSafeEqual(digest(row.trackingKey), digest(key)) ? toMoneyOrder(row) : null;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
