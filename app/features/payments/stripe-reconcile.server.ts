import type { Platform } from '~/platform/platform.server';

import { askAfterPayment } from './stripe-ask.server';
import { askAfterRefund, carryOutCardRefund } from './stripe-refund.server';
import { isOutage, isRefusal, stripeOf } from './stripe.server';

type Parts = Pick<Platform, 'db' | 'config' | 'clock' | 'log'>;

const MINUTE_MS = 60_000;
/** News of a payment comes within seconds; after this we ask ourselves. */
const PATIENCE_MS = 3 * MINUTE_MS;
/** A refund that a bank is at moves once a day. */
const REFUND_PATIENCE_MS = 60 * MINUTE_MS;
/** Rows that are read at once. */
const PAGE = 100;

/** Asks Stripe about payments that are still open, and about refunds that are still on their way. */
export async function reconcileStripe(platform: Parts): Promise<void> {
  const { db, config, clock } = platform;
  if (!stripeOf(config)) return;
  const now = clock.now().getTime();
  const before = (ms: number) => ({ lt: new Date(now - ms) });

  // a row that got no session in time led nobody anywhere
  await db.payment.updateMany({
    where: { method: 'stripe', state: 'open', sessionId: null, createdAt: before(10 * MINUTE_MS) },
    data: { state: 'expired' },
  });
  await each(
    (after) =>
      db.payment.findMany({
        where: { method: 'stripe', state: 'open', sessionId: { not: null }, createdAt: before(PATIENCE_MS), ...after },
        ...FIRST,
      }),
    ({ id }) => tell(platform, () => askAfterPayment(platform, id)),
  );
  await each(
    (after) =>
      db.refund.findMany({
        where: { method: 'stripe', state: 'asked', createdAt: before(PATIENCE_MS), ...after },
        ...FIRST,
      }),
    ({ id }) => tell(platform, () => carryOutCardRefund(platform, id)),
  );
  await each(
    (after) =>
      db.refund.findMany({
        where: { state: 'sent', providerId: { not: null }, createdAt: before(REFUND_PATIENCE_MS), ...after },
        ...FIRST,
        select: { id: true, providerId: true },
      }),
    ({ providerId }) => tell(platform, () => askAfterRefund(platform, providerId!)),
  );
}

const FIRST = { orderBy: { id: 'asc' }, take: PAGE, select: { id: true } } as const;

/** Goes through all rows, a page at a time, in the order of their ids. */
async function each<Row extends { id: string }>(
  read: (after: { id?: { gt: string } }) => Promise<Row[]>,
  ask: (row: Row) => Promise<boolean>,
): Promise<void> {
  for (let last: string | undefined; ;) {
    const rows = await read(last ? { id: { gt: last } } : {});
    for (const row of rows) if (!(await ask(row))) return;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id;
  }
}

/** False when Stripe cannot be reached: then the next run asks. One that it knows nothing of must not stop the others. */
async function tell({ log }: Parts, ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (!isOutage(error) && !isRefusal(error)) throw error;
    log.error({ err: error }, 'Stripe could not say what became of something');
    return isRefusal(error);
  }
}
