import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';

import { changeHeld, type OrderChange } from './change-order.server';
import { dueAhead, kept } from './order-money';
import { holdOrder, ORDER_TRANSACTION, toMoney, writeEvent, type HeldOrder } from './order-row.server';
import { tellOf } from './tell.server';
import { readTerms } from './terms';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long after the promised answer an order that nobody answered ends. */
const SILENCE_MS = 48 * HOUR_MS;
/** A journey ends at the latest after so long, unless somebody says otherwise. */
const JOURNEY_MS = 7 * DAY_MS;
/** What a buyer typed and did not send stays for so long. */
const CHECKOUT_MS = DAY_MS;
/** A buyer is reminded so long before unpaid goods go back on sale. */
const REMIND_MS = 6 * HOUR_MS;

/** So many are looked at with one question. */
const BATCH = 200;

type Tools = Pick<Platform, 'db' | 'clock' | 'log'>;

/** Everything that time alone does to orders. Each piece looks again while it holds the order, so it happens once. */
export async function tendOrders(tools: Tools): Promise<void> {
  const now = tools.clock.now();
  await remind(tools, now);
  await each(tools, Prisma.sql`o.state IN ('placed', 'accepted') AND o.pay_by < ${now}`, (id) =>
    move(tools, { orderId: id, to: 'cancelled' }, (order) => lapse(order, now)),
  );
  await each(tools, Prisma.sql`o.state = 'placed' AND o.answer_by < ${now}`, (id) => sayLate(tools, id, now));
  await each(tools, Prisma.sql`o.state = 'placed' AND o.answer_by < ${ago(now, SILENCE_MS)}`, (id) =>
    move(tools, { orderId: id, to: 'cancelled' }, (order) =>
      order.state === 'placed' && order.answerBy < ago(now, SILENCE_MS) ? { reason: 'no-answer' } : null,
    ),
  );
  await each(
    tools,
    Prisma.sql`o.state = 'handed_over' AND (o.handed_over_at < ${ago(now, JOURNEY_MS)} OR o.shipping_kind = 'pickup')`,
    (id) => move(tools, { orderId: id, to: 'delivered' }, (order) => (order.state === 'handed_over' ? {} : null)),
  );
  await each(
    tools,
    Prisma.sql`o.state = 'delivered'
      AND o.delivered_at < ${now}::timestamptz - make_interval(hours => greatest(24, (o.terms ->> 'claimHours')::int))
      AND NOT EXISTS (SELECT FROM claims AS c WHERE c.order_id = o.id AND c.state IN ('open', 'granted'))`,
    (id) => move(tools, { orderId: id, to: 'done' }, (order) => (isOver(order, now) ? {} : null)),
  );
  await tools.db.checkout.deleteMany({ where: { updatedAt: { lt: ago(now, CHECKOUT_MS) } } });
}

const ago = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** Why an order whose hours to pay are over ends: nothing of it was paid, or nobody agreed to the fee. */
function lapse(order: HeldOrder, now: Date): Partial<OrderChange> | null {
  if (!order.payBy || order.payBy >= now || (order.state !== 'placed' && order.state !== 'accepted')) return null;
  if (order.quote === 'offered') return { reason: 'fee-not-agreed' };
  return kept(toMoney(order)) === 0 && dueAhead(toMoney(order)) > 0 ? { reason: 'pay-timeout' } : null;
}

function isOver(order: HeldOrder, now: Date): boolean {
  const hours = Math.max(24, readTerms(order.terms).claimHours);
  return order.state === 'delivered' && order.deliveredAt !== null && order.deliveredAt < ago(now, hours * HOUR_MS);
}

/** Does something with every order that fits, page by page; one that fails is told and keeps no other from its turn. */
async function each({ db, log }: Tools, fits: Prisma.Sql, work: (id: string) => Promise<void>): Promise<void> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const page: { id: string }[] = await db.$queryRaw`
      SELECT o.id FROM orders AS o WHERE ${fits} AND o.id > ${last}::uuid ORDER BY o.id LIMIT ${BATCH}`;
    for (const { id } of page) {
      try {
        await work(id);
      } catch (error) {
        log.error({ err: error, order: id }, 'an order could not be tended');
      }
    }
    const next = page.at(-1)?.id;
    if (next === undefined) return;
    last = next;
  }
}

/** Moves an order as time does, when `still` holds while nobody else can change it. */
async function move(
  { db, clock }: Tools,
  change: Pick<OrderChange, 'orderId' | 'to'>,
  still: (order: HeldOrder) => Partial<OrderChange> | null,
): Promise<void> {
  await db.$transaction(
    (tx) => changeHeld(tx, { shopId: null, actor: 'system', ...change }, clock.now(), still),
    ORDER_TRANSACTION,
  );
}

/** The promised answer did not come: both sides are told, once. */
async function sayLate({ db }: Tools, orderId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const order = await holdOrder(tx, { shopId: null, orderId });
    if (!order || order.state !== 'placed' || order.answerBy >= now) return;
    const told = await tx.orderEvent.count({ where: { orderId, kind: 'answer-late', at: { gte: order.answerBy } } });
    if (told > 0) return;
    await writeEvent(tx, { orderId, kind: 'answer-late', actor: 'system', at: now });
    await tellOf(tx, { orderId, to: 'buyer', template: 'answer-late', now });
    await tellOf(tx, { orderId, to: 'seller', template: 'answer-late', now });
  }, ORDER_TRANSACTION);
}

/** The hours to pay are almost over: the buyer is told, once. */
async function remind(tools: Tools, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + REMIND_MS);
  const untold = Prisma.sql`o.state IN ('placed', 'accepted') AND o.pay_by BETWEEN ${now} AND ${soon}
    AND o.quote IN ('fixed', 'agreed') AND o.placed_at < ${ago(now, HOUR_MS)}
    AND NOT EXISTS (SELECT FROM messages AS m WHERE m.order_id = o.id AND m.template = 'pay-reminder')`;
  await each(tools, untold, (orderId) =>
    tools.db.$transaction(async (tx) => {
      const order = await holdOrder(tx, { shopId: null, orderId });
      const told = await tx.message.count({ where: { orderId, template: 'pay-reminder' } });
      if (!order || told > 0 || dueAhead(toMoney(order)) === 0 || order.payBy === null) return;
      await tellOf(tx, { orderId, to: 'buyer', template: 'pay-reminder', now });
    }, ORDER_TRANSACTION),
  );
}
