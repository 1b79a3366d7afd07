import { timingSafeEqual } from 'node:crypto';

import type { Group, Unit } from '~/features/catalogue/vocabulary';
import { MARKED_CHANNELS } from '~/features/storefront/visit';
import type { Queries } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';
import { isoDay } from '~/shared/date';
import { isLang, DEFAULT_LANG } from '~/shared/lang';
import { readPhone } from '~/shared/phone';
import { isUuid } from '~/shared/uuid';

import { readStoredConsignment } from './consignment';
import { ORDER_CODE } from './order-code';
import { balance, dueAhead, heldOver } from './order-money';
import { toCore, toDong } from './order-row.server';
import { canPay, claimEnd, type OrderView } from './order-view';
import type { OrderEventKind, OrderEventView } from './order-event';
import { SHOP_COLUMNS, toSellingShop } from './selling.server';
import { readTerms } from './terms';

/** Everything a page of one order needs; one order has few of each. */
const WHOLE = {
  lines: { orderBy: { position: 'asc' } },
  events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  claims: { orderBy: { filedAt: 'desc' } },
  files: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  consents: { where: { purpose: 'photo-use', withdrawnAt: null }, select: { purpose: true } },
  shop: { select: SHOP_COLUMNS },
} as const satisfies Prisma.OrderInclude;

type WholeOrder = Prisma.OrderGetPayload<{ include: typeof WHOLE }>;

/** What no door without a sign-in opens: an order that a pretend buyer made in a practice shop. */
const REAL = { shop: { practiceOfId: null } } as const satisfies Prisma.OrderWhereInput;

/** An order of this shop; null when it is not there, or not theirs. */
export async function findOrder(
  db: Queries,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Date },
): Promise<OrderView | null> {
  if (!isUuid(orderId)) return null;
  const row = await db.order.findFirst({ where: { id: orderId, shopId }, include: WHOLE });
  return row && toView(row, now);
}

/** A real order by its id alone, for whoever has proved to may see it (a signed link, a job, a provider's word). */
export async function findOrderById(
  db: Queries,
  { orderId, now }: { orderId: string; now: Date },
): Promise<OrderView | null> {
  if (!isUuid(orderId)) return null;
  const row = await db.order.findUnique({ where: { id: orderId, ...REAL }, include: WHOLE });
  return row && toView(row, now);
}

/** An order by the link its buyer has. An unknown code and a wrong key are alike: null. */
export async function findTrackedOrder(
  db: Queries,
  { code, key, now }: { code: string; key: string; now: Date },
): Promise<OrderView | null> {
  if (!ORDER_CODE.test(code)) return null;
  const row = await db.order.findUnique({ where: { code, ...REAL }, include: WHOLE });
  return row && isSame(key, row.trackingKey) ? toView(row, now) : null;
}

/** Compares without telling by its time how much of a key was right. */
function isSame(given: string, kept: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(kept)];
  return kept !== '' && one.length === other.length && timingSafeEqual(one, other);
}

/** The key to an order for whoever knows its code and the telephone it was ordered with; null when they do not fit. */
export async function findOrderByPhone(
  db: Queries,
  { code, phone }: { code: string; phone: string },
): Promise<{ code: string; trackingKey: string } | null> {
  const typed = code.replace(/[\s.-]/g, '').toUpperCase();
  const read = readPhone(phone);
  if (!read.ok || !ORDER_CODE.test(typed)) return null;
  return db.order.findFirst({
    where: { code: typed, buyerPhone: read.value, ...REAL },
    select: { code: true, trackingKey: true },
  });
}

const dayOf = (date: Date | null): string | null => date && isoDay(date);

function toView(row: WholeOrder, now: Date): OrderView {
  const core = toCore(row);
  const terms = readTerms(row.terms);
  const lang = isLang(row.lang) ? row.lang : DEFAULT_LANG;
  const { slug, name, phone, zalo, address, isDemo } = toSellingShop(row.shop, lang);
  const times = {
    placedAt: row.placedAt,
    answerBy: row.answerBy,
    payBy: row.payBy,
    acceptedAt: row.acceptedAt,
    handedOverAt: row.handedOverAt,
    deliveredAt: row.deliveredAt,
    endedAt: row.endedAt,
    eraseAskedAt: row.eraseAskedAt,
    anonymisedAt: row.anonymisedAt,
  };
  const until = claimEnd({ ...times, state: row.state, terms });
  return {
    ...core,
    ...times,
    id: row.id,
    shopId: row.shopId,
    code: row.code,
    trackingKey: row.trackingKey,
    lang,
    channel: MARKED_CHANNELS.find((channel) => channel === row.channel) ?? null,
    shop: { slug, name, phone, zalo, address, isDemo },
    buyer: {
      name: row.buyerName,
      phone: row.buyerPhone,
      email: row.buyerEmail,
      provinceCode: row.provinceCode,
      communeCode: row.communeCode,
      placeName: row.placeName,
      street: row.street,
      note: row.note,
    },
    lines: row.lines.map(toLine),
    shipping: {
      kind: row.shippingKind,
      name: row.shippingName,
      fee: row.shippingFee === null ? null : toDong(row.shippingFee),
      freightByBuyer: row.freightByBuyer,
    },
    wishedOn: dayOf(row.wishedOn),
    preorderOn: dayOf(row.preorderOn),
    pickupUntil: dayOf(row.pickupUntil),
    goodsTotal: toDong(row.goodsTotal),
    rounding: row.rounding,
    dueAhead: dueAhead(core),
    balance: balance(core),
    heldOver: heldOver(core, row.state === 'cancelled'),
    canPay: canPay(core),
    holdsStock: row.holdsStock,
    terms,
    consignment: readStoredConsignment(row.consignment),
    cancelReason: row.cancelReason,
    cancelledBy: row.cancelledBy,
    isLate: row.state === 'placed' && row.answerBy < now,
    events: row.events.map(toEvent),
    claims: row.claims.map(({ amount, orderId: _order, personId: _person, ...claim }) => ({
      ...claim,
      amount: amount === null ? null : toDong(amount),
    })),
    claimUntil: until && until > now && !core.hasOpenClaim ? until : null,
    files: row.files.flatMap(({ id, claimId, kind, width, height, createdAt }) =>
      kind === 'review' ? [] : [{ id, claimId, kind, width, height, createdAt }],
    ),
    mayShowPhotos: row.consents.length > 0,
    version: row.version,
  };
}

const toLine = (line: WholeOrder['lines'][number]): OrderView['lines'][number] => ({
  id: line.id,
  listingId: line.listingId,
  variantId: line.variantId,
  sku: line.sku,
  name: line.name,
  size: line.size,
  group: line.group as Group,
  unit: line.unit as Unit,
  piecesPerUnit: line.piecesPerUnit,
  quantity: line.quantity,
  unitPrice: toDong(line.unitPrice),
  total: toDong(line.total),
  origin: line.origin,
  picture: line.pictureName && line.pictureFile ? { name: line.pictureName, file: line.pictureFile } : null,
});

const toEvent = (event: WholeOrder['events'][number]): OrderEventView => ({
  kind: event.kind as OrderEventKind,
  from: event.fromState,
  to: event.toState,
  actor: event.actor,
  at: event.at,
  data: event.data as OrderEventView['data'],
});
