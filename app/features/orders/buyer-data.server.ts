import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { KEEP_MONTHS } from './anonymise.server';
import { REQUIRED_CONSENTS, type ConsentPurpose } from './consent';

const day = (date: Date | null): string | null => date && date.toISOString().slice(0, 10);
const amount = (value: bigint | null): number | null => (value === null ? null : Number(value));

/**
 * Everything that is kept of a buyer with an order, as plain values that `JSON.stringify` writes (Law 91/2025/QH15: a
 * person may see and take away what is kept of them). Amounts in đồng, moments as ISO 8601. Null: there is no such order.
 * The caller has seen that the order may be reached.
 */
export async function exportBuyerData(db: Platform['db'], orderId: string): Promise<object | null> {
  const order = await db.order.findUnique({
    where: { id: orderId },
    include: {
      shop: { select: { name: true, slug: true } },
      lines: { orderBy: { position: 'asc' } },
      events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      consents: { orderBy: { givenAt: 'asc' } },
      ledger: { orderBy: { at: 'asc' } },
      claims: { orderBy: { filedAt: 'asc' } },
      files: { orderBy: { createdAt: 'asc' } },
      transfers: { orderBy: { happenedAt: 'asc' } },
      messages: { orderBy: { createdAt: 'asc' } },
    },
  });
  if (!order) return null;
  return {
    shop: order.shop,
    order: {
      code: order.code,
      state: order.state,
      lang: order.lang,
      cameBy: order.channel,
      placedAt: order.placedAt,
      acceptedAt: order.acceptedAt,
      handedOverAt: order.handedOverAt,
      deliveredAt: order.deliveredAt,
      endedAt: order.endedAt,
      eraseAskedAt: order.eraseAskedAt,
      anonymisedAt: order.anonymisedAt,
      cancelReason: order.cancelReason,
    },
    buyer: {
      name: order.buyerName,
      phone: order.buyerPhone,
      email: order.buyerEmail,
      street: order.street,
      place: order.placeName,
      communeCode: order.communeCode,
      provinceCode: order.provinceCode,
      note: order.note,
      wishedOn: day(order.wishedOn),
    },
    goods: order.lines.map(({ sku, name, size, quantity, unit, unitPrice, total }) => ({
      ...{ sku, name, size, quantity, unit },
      unitPrice: amount(unitPrice),
      total: amount(total),
    })),
    delivery: {
      kind: order.shippingKind,
      name: order.shippingName,
      fee: amount(order.shippingFee),
      consignment: order.consignment,
    },
    money: {
      goodsTotal: amount(order.goodsTotal),
      rounding: order.rounding,
      total: amount(order.total),
      depositDue: amount(order.depositDue),
      paid: amount(order.paid),
      refunded: amount(order.refunded),
      movements: order.ledger.map(({ kind, method, amount: moved, at }) => ({
        kind,
        method,
        amount: amount(moved),
        at,
      })),
      transfers: order.transfers.map(({ amount: moved, content, happenedAt }) => ({
        ...{ content, happenedAt },
        amount: amount(moved),
      })),
    },
    consents: order.consents.map(({ purpose, text, version, lang, givenAt, withdrawnAt }) => ({
      ...{ purpose, text, version, lang, givenAt, withdrawnAt },
    })),
    claims: order.claims.map(({ kind, state, text, wish, remedy, amount: granted, answer, filedAt, answeredAt }) => ({
      ...{ kind, state, text, wish, remedy, answer, filedAt, answeredAt },
      amount: amount(granted),
    })),
    photos: order.files.map(({ kind, width, height, bytes, createdAt }) => ({ kind, width, height, bytes, createdAt })),
    messages: order.messages
      .filter(({ to }) => to === 'buyer')
      .map(({ channel, template, state, createdAt, sentAt }) => ({ channel, template, state, createdAt, sentAt })),
    events: order.events.map(({ kind, fromState, toState, actor, at }) => ({ kind, fromState, toState, actor, at })),
    keptUntil: order.endedAt && eraseDay(order.endedAt),
  };
}

/** The day on which a buyer is forgotten by itself: so many months after the order ended. */
function eraseDay(endedAt: Date): string {
  const until = new Date(endedAt);
  until.setUTCMonth(until.getUTCMonth() + KEEP_MONTHS);
  return isoDay(until);
}

/** What came of asking to be forgotten: when all of it is gone (2027-11-26); null while the order is still on its way. */
export type EraseAnswer = { goneOn: string | null };

/**
 * The buyer asks to be forgotten. What nobody needs goes at once: the e-mail address, browsers that were told, consent
 * to news, and the note once the order has ended. Name, telephone and address stay for as long as the law makes the
 * seller keep them, and go by themselves then. Null: there is no such order. Asking twice changes nothing.
 */
export async function askToErase(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { orderId }: { orderId: string },
): Promise<EraseAnswer | null> {
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const [order] = await tx.$queryRaw<{ ended_at: Date | null; asked: boolean }[]>`
      SELECT ended_at, erase_asked_at IS NOT NULL AS asked FROM orders WHERE id = ${orderId}::uuid FOR UPDATE`;
    if (!order) return null;
    const hasEnded = order.ended_at !== null;
    await tx.order.update({
      where: { id: orderId },
      data: {
        buyerEmail: '',
        ...(hasEnded && { note: '' }),
        ...(!order.asked && { eraseAskedAt: now, version: { increment: 1 } }),
      },
    });
    await tx.pushSubscription.deleteMany({ where: { orderId } });
    await tx.message.deleteMany({ where: { orderId, to: 'buyer', state: 'waiting' } });
    await tx.orderConsent.updateMany({
      where: { orderId, purpose: { notIn: [...REQUIRED_CONSENTS] }, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    if (!order.asked) await tx.orderEvent.create({ data: { orderId, kind: 'erase-asked', actor: 'buyer', at: now } });
    return { goneOn: order.ended_at && eraseDay(order.ended_at) };
  });
}

/** Without these an order cannot be carried out; whoever wants them back asks to be forgotten. */
const needed: Problem = { code: 'books.consent-needed' };

/**
 * Takes back a consent as easily as it was given (Decree 356/2025/NĐ-CP). What the order itself rests on is refused:
 * that is `askToErase`. A consent that was never given, or is withdrawn already, stays as it is.
 */
export async function withdrawConsent(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { orderId, purpose }: { orderId: string; purpose: ConsentPurpose },
): Promise<Result<null>> {
  if (REQUIRED_CONSENTS.some((one) => one === purpose)) return refuse(needed);
  await db.orderConsent.updateMany({
    where: { orderId, purpose, withdrawnAt: null },
    data: { withdrawnAt: clock.now() },
  });
  return ok(null);
}
