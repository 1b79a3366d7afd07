import { randomInt } from 'node:crypto';

import { makePayoutCode } from '~/features/orders/order-code';
import { vietQrPayload } from '~/features/payments/vietqr';
import { findBank } from '~/features/shops/bank';
import type { Queries } from '~/platform/database.server';
import { isUniqueViolation } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import { qrDataUri } from '~/platform/qr.server';
import { dong } from '~/shared/dong';
import { isUuid } from '~/shared/uuid';

import { transfersOf, type MemberDue, type PayoutState } from './payout';

/** Payouts on one page, each with a picture of its QR code. */
const PAGE = 20;
/** Members listed at once; a cooperative has at most some hundred. */
const MEMBERS_MAX = 1_000;
const TRIES = 5;
const chance = (): number => randomInt(2 ** 47) / 2 ** 47;

/**
 * What the cooperative holds of each member's, the largest first. Of an order that was handed over and did not come
 * back a member is owed what the order costs, less what the household took itself (plus what it gave back out of its own
 * pocket); of one that was cancelled or came back, only the latter. Never more than the cooperative still has of that
 * order, and less what it paid out or is about to. What was not handed over yet, or is the buyer's, stays where it is.
 * A household that left is owed like one that stayed: the ledger says which cooperative has the money. `shopId`: of one.
 */
export async function findDues(
  db: Queries,
  cooperativeId: string,
  { shopId }: { shopId?: string } = {},
): Promise<MemberDue[]> {
  const rows = await db.$queryRaw<{ shopId: string; shop: string; slug: string; orders: number; due: bigint }[]>`
    SELECT s.id AS "shopId", s.name AS shop, s.slug, coalesce(held.orders, 0)::int AS orders,
      (coalesce(held.amount, 0) - coalesce(out.amount, 0))::bigint AS due
    FROM shops AS s
    LEFT JOIN LATERAL (
      SELECT count(*) AS orders, sum(owed.amount) AS amount
      FROM (
        SELECT least(sum(m.amount) FILTER (WHERE m.cooperative_id = ${cooperativeId}::uuid),
          CASE WHEN o.state IN ('cancelled', 'returned') THEN 0 ELSE o.total - o.reduced END
          - coalesce(sum(m.amount) FILTER (WHERE m.collector = 'shop'), 0)) AS amount
        FROM orders AS o
        CROSS JOIN LATERAL (
          SELECT collector, cooperative_id, CASE kind WHEN 'received' THEN amount ELSE -amount END AS amount
          FROM ledger WHERE order_id = o.id
        ) AS m
        WHERE o.shop_id = s.id AND o.state IN ('handed_over', 'delivered', 'done', 'cancelled', 'returned')
        GROUP BY o.id
        HAVING count(*) FILTER (WHERE m.cooperative_id = ${cooperativeId}::uuid) > 0
      ) AS owed
      WHERE owed.amount <> 0
    ) AS held ON true
    LEFT JOIN LATERAL (
      SELECT sum(p.amount) AS amount FROM payouts AS p
      WHERE p.shop_id = s.id AND p.cooperative_id = ${cooperativeId}::uuid
    ) AS out ON true
    WHERE s.id IN (
        SELECT shop_id FROM ledger WHERE cooperative_id = ${cooperativeId}::uuid
        UNION SELECT shop_id FROM payouts WHERE cooperative_id = ${cooperativeId}::uuid)
      ${shopId ? Prisma.sql`AND s.id = ${shopId}::uuid` : Prisma.empty} AND (held.amount IS NOT NULL OR out.amount IS NOT NULL)
    ORDER BY due DESC, s.name_folded, s.id
    LIMIT ${MEMBERS_MAX}`;
  return rows.map(({ due, ...row }) => ({ ...row, due: Number(due) }));
}

/**
 * Draws up a payout for every member who is owed something, in as many transfers as a bank wants. Pressed twice, or by
 * two managers at once, it draws up nothing more: what is drawn up no longer counts as owed. Returns how many there are.
 */
export async function drawUpPayouts(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, random = chance }: { cooperativeId: string; random?: () => number },
): Promise<number> {
  const draw = async (tx: Queries) => {
    await tx.$queryRaw`SELECT id FROM cooperatives WHERE id = ${cooperativeId}::uuid FOR UPDATE`;
    const dues = await findDues(tx, cooperativeId);
    const data = dues.flatMap(({ shopId, due }) =>
      transfersOf(due).map((amount) => ({
        cooperativeId,
        shopId,
        amount: BigInt(amount),
        reference: makePayoutCode(random),
        createdAt: clock.now(),
      })),
    );
    await tx.payout.createMany({ data });
    return data.length;
  };
  for (let tries = 1; ; tries++) {
    try {
      return await db.$transaction(draw, { maxWait: 30_000, timeout: 30_000 });
    } catch (error) {
      if (!isUniqueViolation(error) || tries >= TRIES) throw error; // chance gave a reference twice: draw anew
    }
  }
}

/** A payout as the manager sees it; `qr` is the address of a picture, null without an account. */
export type PayoutView = {
  id: string;
  shop: string;
  amount: number;
  reference: string;
  state: PayoutState;
  createdAt: Date;
  paidAt: Date | null;
  account: { bank: string; number: string; holder: string } | null;
  qr: string | null;
};

const toView = (row: PayoutRow, withQr: boolean): PayoutView => {
  const account = row.shop.bankAccount;
  const amount = dong(Number(row.amount));
  return {
    ...{ id: row.id, reference: row.reference, state: row.state, createdAt: row.createdAt, paidAt: row.paidAt, amount },
    shop: row.shop.name,
    account: account && {
      bank: findBank(account.bin)?.shortName ?? account.bin,
      number: account.number,
      holder: account.holder,
    },
    qr:
      account && withQr
        ? qrDataUri(vietQrPayload({ bin: account.bin, account: account.number, amount, text: row.reference }))
        : null,
  };
};

const INCLUDE = {
  shop: { select: { name: true, bankAccount: { select: { bin: true, number: true, holder: true } } } },
} as const;
const readPayouts = (
  db: Platform['db'],
  cooperativeId: string,
  state: PayoutState,
  after: string | null,
  take: number,
) =>
  db.payout.findMany({
    where: { cooperativeId, state, ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take,
    include: INCLUDE,
  });
type PayoutRow = Awaited<ReturnType<typeof readPayouts>>[number];

/** A cooperative's payouts of one state, newest first, a page at a time; `next` is the key of the next page. */
export async function findPayouts(
  db: Platform['db'],
  { cooperativeId, state, after }: { cooperativeId: string; state: PayoutState; after: string | null },
): Promise<{ payouts: PayoutView[]; next: string | null }> {
  const rows = await readPayouts(db, cooperativeId, state, after && isUuid(after) ? after : null, PAGE + 1);
  const page = rows.slice(0, PAGE);
  return {
    payouts: page.map((row) => toView(row, state === 'open')),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Payouts in one file: all that are open, and the newest that were paid. */
const FILE_MAX = 5_000;
export async function findPayoutsForFile(db: Platform['db'], cooperativeId: string): Promise<PayoutView[]> {
  const open = await readPayouts(db, cooperativeId, 'open', null, FILE_MAX);
  const paid = await readPayouts(db, cooperativeId, 'paid', null, FILE_MAX - open.length);
  return [...open, ...paid].map((row) => toView(row, false));
}

/** Marks a payout as transferred, or takes that back: a thumb slips. Null: the cooperative has no such payout. */
export async function movePayout(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  {
    cooperativeId,
    payoutId,
    to,
    personId,
  }: { cooperativeId: string; payoutId: string; to: PayoutState; personId: string },
): Promise<{ state: PayoutState } | null> {
  if (!isUuid(payoutId)) return null;
  const isPaid = to === 'paid';
  const known = await db.payout.findFirst({ where: { id: payoutId, cooperativeId }, select: { id: true } });
  if (!known) return null;
  await db.payout.updateMany({
    where: { id: payoutId, cooperativeId, state: isPaid ? 'open' : 'paid' },
    data: { state: to, paidAt: isPaid ? clock.now() : null, personId },
  });
  return { state: to };
}

/** Throws a payout away that was not transferred; what it was for is owed again. Null: there is no such open payout. */
export async function dropPayout(
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, payoutId }: { cooperativeId: string; payoutId: string },
): Promise<true | null> {
  if (!isUuid(payoutId)) return null;
  const { count } = await db.payout.deleteMany({ where: { id: payoutId, cooperativeId, state: 'open' } });
  return count > 0 ? true : null;
}
