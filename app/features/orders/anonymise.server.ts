import { randomBytes } from 'node:crypto';

import type { Platform } from '~/platform/platform.server';

/**
 * Months for which a household keeps an order with its buyer's name after it ended: one year, which Decree
 * 248/2026/NĐ-CP asks of a business household (three years of a larger seller). Amounts, goods, code and days stay:
 * the books need them, and they name nobody.
 */
export const KEEP_MONTHS = 12;

/** Months after which a sent or given-up message is thrown away. */
const KEEP_MESSAGES_MONTHS = 3;

/** Orders forgotten in one transaction: the locks of a batch are held for moments only. */
const BATCH = 50;

/** Everything before this moment has been kept long enough. Counted in calendar months, as the law does. */
export function keptUntil(now: Date, months: number): Date {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  // the 31st has no counterpart in a shorter month: the last day of that month, not the first of the next
  if (limit.getUTCDate() !== now.getUTCDate()) limit.setUTCDate(0);
  return limit;
}

/** What a night's work came to. */
export type Forgotten = { orders: number; files: number; transfers: number; messages: number };

/**
 * Forgets the buyers of orders that ended longer ago than the law asks to keep them, their photos, what their banks
 * wrote, and letters long sent. It may be killed at any moment and asked again: a batch is forgotten whole or not.
 */
export async function anonymiseOrders(platform: Pick<Platform, 'db' | 'clock' | 'storage'>): Promise<Forgotten> {
  const { db, clock } = platform;
  const now = clock.now();
  const forgotten: Forgotten = { orders: 0, files: 0, transfers: 0, messages: 0 };
  for (;;) {
    const batch = await anonymiseBatch(platform, now);
    forgotten.orders += batch.orders;
    forgotten.files += batch.files;
    if (batch.orders === 0) break;
  }
  await forgetWhatWasAsked(db);
  // money that nobody could match: what a bank wrote beside it names whoever sent it
  const transfers = await db.incomingTransfer.updateMany({
    where: { happenedAt: { lt: keptUntil(now, KEEP_MONTHS) }, NOT: { content: '', account: '' } },
    data: { content: '', account: '' },
  });
  forgotten.transfers = transfers.count;
  const messages = await db.message.deleteMany({
    where: { state: { not: 'waiting' }, createdAt: { lt: keptUntil(now, KEEP_MESSAGES_MONTHS) } },
  });
  forgotten.messages = messages.count;
  return forgotten;
}

async function anonymiseBatch(
  { db, storage }: Pick<Platform, 'db' | 'storage'>,
  now: Date,
): Promise<{ orders: number; files: number }> {
  const orders = await db.order.findMany({
    where: { endedAt: { lt: keptUntil(now, KEEP_MONTHS) }, anonymisedAt: null },
    orderBy: { endedAt: 'asc' },
    take: BATCH,
    select: { id: true, files: { select: { id: true, key: true } } },
  });
  const files = orders.flatMap((order) => order.files);
  // files go before their rows: a row without a file is noticed and asked for again, a file without a row is not
  for (const { key } of files) await storage.remove(key);
  const where = { orderId: { in: orders.map(({ id }) => id) } };
  await db.$transaction(async (tx) => {
    await tx.orderFile.deleteMany({ where: { id: { in: files.map(({ id }) => id) } } });
    await tx.claim.updateMany({ where, data: { text: '', answer: '' } });
    await tx.refund.updateMany({ where, data: { reason: '' } });
    await tx.incomingTransfer.updateMany({ where, data: { content: '', account: '' } });
    await tx.pushSubscription.deleteMany({ where });
    await tx.message.deleteMany({ where });
    for (const { id } of orders) {
      await tx.order.update({
        where: { id },
        data: {
          ...NOBODY,
          trackingKey: randomBytes(16).toString('base64url'), // the old link opens nothing any more
          anonymisedAt: now,
          version: { increment: 1 },
        },
      });
      await tx.orderEvent.create({ data: { orderId: id, kind: 'anonymised', actor: 'system', at: now } });
    }
  });
  return { orders: orders.length, files: files.length };
}

/**
 * An order of nobody. The province stays, and the kind of link it came by (`channel`): where a garden's plants go, and
 * that a code on a tag led there, says nothing of one person.
 */
const NOBODY = {
  buyerName: '',
  buyerPhone: '',
  buyerEmail: '',
  communeCode: null,
  placeName: '',
  street: '',
  note: '',
  consignment: {},
  cancelReason: '',
} as const;

/** Who asked to be forgotten while the order was still on its way: now that it ended, what need not be kept goes. */
const forgetWhatWasAsked = (db: Platform['db']) =>
  db.order.updateMany({
    where: {
      eraseAskedAt: { not: null },
      endedAt: { not: null },
      anonymisedAt: null,
      NOT: { buyerEmail: '', note: '' },
    },
    data: { buyerEmail: '', note: '' },
  });
