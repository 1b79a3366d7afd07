import { randomBytes, randomInt } from 'node:crypto';

import { holdListings } from '~/features/listings/listing-row.server';
import { isUniqueViolation, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { atMost } from '~/shared/at-most';
import { readDay } from '~/shared/date';
import type { Dong } from '~/shared/dong';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { keepPolicies, type AgreedPolicies } from './agreed-policies.server';
import { missingConsents, type ConsentPurpose } from './consent';
import { consentRows, draftOrder, priceChanged, type OrderDraft, type OrderWish } from './draft-order.server';
import { makeOrderCode } from './order-code';
import { ORDER_TRANSACTION, writeEvent } from './order-row.server';
import { tellOf } from './tell.server';

/** An order that was placed, now or by an earlier press. */
export type PlacedOrder = {
  orderId: string;
  code: string;
  /** Opens the tracking page: `/order/<code>?key=<trackingKey>`. */
  trackingKey: string;
  /** False: an earlier press had placed it already. */
  isNew: boolean;
};

/** A press on the button of the last page. */
export type PlacingWish = OrderWish & {
  consents: readonly ConsentPurpose[];
  /** The total that the page showed; another one by now refuses. Null: the page showed none. */
  shownTotal: Dong | null;
  /**
   * The shop's policies as they stand, and the name of the text that the page led to; another one by now refuses. Null:
   * nobody read any, as pretend buyers do.
   */
  policies: { now: AgreedPolicies; shown: string } | null;
};

/** A code that chance gave twice is tried anew so often. */
export const TRIES = 6;

/**
 * So many orders are placed side by side in one process, the others in the order they came: half of the connections, so
 * that a rush for one thing, where everybody waits for the same row, leaves the rest to whoever only looks.
 */
export const inTurn = atMost(8);

const HOUR_MS = 3_600_000;
/** Between 0 and 1, from the system's own randomness. */
export const chance = (): number => randomInt(2 ** 47) / 2 ** 47;

/**
 * Places an order: at the prices, fees and with the stock of this very moment, in one transaction, so that the last pot
 * goes to one buyer. One cart makes one order, however often and from wherever it is placed. Refused, nothing is changed:
 * sold out (`orders.out-of-stock` with `name`, `left`), a total that is not the one shown (`orders.price-changed`),
 * policies that are not those shown (`orders.policies-changed`), a consent that is missing, and whatever `draftOrder` finds.
 */
export async function placeOrder(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  wish: PlacingWish,
  random: () => number = chance,
): Promise<Result<PlacedOrder>> {
  const placed = { shopId: wish.shop.id, cartId: wish.cart.cartId };
  for (let tries = 1; ; tries++) {
    const before = await findPlaced(db, placed);
    if (before) return ok(before);
    if (missingConsents(wish.consents).length > 0) return refuse({ code: 'orders.consent-missing', field: 'consent' });
    try {
      return await inTurn(() => db.$transaction((tx) => place(tx, wish, clock.now(), random), ORDER_TRANSACTION));
    } catch (error) {
      // the other tab was faster, or the code was there already: both are found on the next round
      if (!isUniqueViolation(error) || tries >= TRIES) throw error;
    }
  }
}

/** The order that was made of a cart; null while there is none. */
export async function findPlaced(
  db: Queries,
  { shopId, cartId }: { shopId: string; cartId: string },
): Promise<PlacedOrder | null> {
  if (!isUuid(cartId)) return null;
  const order = await db.order.findFirst({
    where: { cartId, shopId },
    select: { id: true, code: true, trackingKey: true },
  });
  return order && { orderId: order.id, code: order.code, trackingKey: order.trackingKey, isNew: false };
}

/** Writes one order in the caller's transaction; refused, it has written nothing. */
export async function place(
  tx: Queries,
  wish: PlacingWish,
  now: Date,
  random: () => number,
): Promise<Result<PlacedOrder>> {
  const { shop, cart } = wish;
  const skus = cart.lines.map(({ sku }) => sku);
  const listings = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT listing_id AS id FROM variants WHERE shop_id = ${shop.id}::uuid AND sku = ANY(${skus})`;
  await holdListings(
    tx,
    shop.id,
    listings.map(({ id }) => id),
  );
  const before = await findPlaced(tx, { shopId: shop.id, cartId: cart.cartId });
  if (before) return ok(before);
  // in Vietnamese, whatever the buyer speaks: the names of an order are the grower's
  const drafted = await draftOrder(tx, { ...wish, lang: 'vi' }, now);
  if (!drafted.ok) return drafted;
  const changed = [...priceChanged(wish.shownTotal, drafted.value.totals), ...policiesChanged(wish.policies)];
  if (changed.length > 0) return refuse(...changed);

  const placed = await write(tx, wish, drafted.value, now, random);
  await takeStock(tx, drafted.value, now); // last: it holds the shop's row, which counts what changed, until the end
  return ok(placed);
}

const policiesChanged = (policies: PlacingWish['policies']): Problem[] =>
  policies && policies.shown !== policies.now.hash ? [{ code: 'orders.policies-changed' }] : [];

/** Takes the pieces. The listings are held and the stock was looked at, so there is enough; if not, we are wrong. */
async function takeStock(tx: Queries, { cart }: OrderDraft, now: Date): Promise<void> {
  const ids = cart.lines.map(({ variantId }) => variantId);
  const quantities = cart.lines.map(({ quantity }) => quantity);
  const taken = await tx.$executeRaw`
    UPDATE variants AS v SET stock = v.stock - wanted.quantity, updated_at = ${now}
    FROM unnest(${ids}::uuid[], ${quantities}::int[]) AS wanted (id, quantity)
    WHERE v.id = wanted.id AND v.stock >= wanted.quantity`;
  if (taken !== ids.length) throw new Error('Somebody took stock without holding the listing.');
}

async function write(
  tx: Queries,
  { shop, cart, values, consents, policies, lang }: PlacingWish,
  draft: OrderDraft,
  now: Date,
  random: () => number,
): Promise<PlacedOrder> {
  const { totals, way, terms } = draft;
  const isQuote = way.fee === null;
  const payBy = !isQuote && draft.dueAhead > 0 ? new Date(now.getTime() + terms.payHours * HOUR_MS) : null;
  const order = await tx.order.create({
    data: {
      shopId: shop.id,
      code: makeOrderCode(random),
      trackingKey: randomBytes(16).toString('base64url'),
      cartId: cart.cartId,
      channel: cart.channel ?? null,
      lang,
      buyerName: values.buyerName,
      buyerPhone: values.buyerPhone,
      buyerEmail: values.buyerEmail,
      provinceCode: draft.provinceCode,
      communeCode: values.communeCode || null,
      placeName: draft.placeName,
      street: values.street,
      note: values.note,
      wishedOn: dateColumn(values.wishedOn),
      shippingMethodId: isUuid(way.methodId) ? way.methodId : null,
      shippingKind: way.kind,
      shippingName: way.name,
      shippingFee: way.fee,
      freightByBuyer: way.freightByBuyer,
      quote: isQuote ? 'asked' : 'fixed',
      goodsTotal: totals.goodsTotal,
      rounding: totals.rounding,
      total: totals.total,
      depositDue: totals.depositDue,
      paymentMethod: draft.paymentMethod,
      balanceMethod: totals.balanceMethod,
      preorderOn: dateColumn(draft.cart.preorderOn),
      pickupUntil: dateColumn(draft.pickupUntil),
      terms: { ...terms, policies: policies && { since: policies.now.since, hash: policies.now.hash } },
      placedAt: now,
      // nothing to answer while nothing is paid: the grower's hours begin when the buyer's are over
      answerBy: new Date((payBy ?? now).getTime() + terms.answerHours * HOUR_MS),
      payBy,
      isDemo: shop.isDemo,
      consents: { create: consentRows(shop, consents, lang, now) },
    },
    select: { id: true, code: true, trackingKey: true },
  });
  await tx.orderLine.createMany({
    data: draft.cart.lines.map((line, position) => ({
      orderId: order.id,
      position,
      listingId: line.listingId,
      variantId: line.variantId,
      sku: line.sku,
      name: line.name,
      size: line.size,
      group: line.group,
      unit: line.unit,
      piecesPerUnit: line.piecesPerUnit,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      total: line.total,
      origin: line.origin,
      pictureName: line.picture?.name ?? null,
      pictureFile: line.picture?.file ?? null,
    })),
  });
  if (policies) await keepPolicies(tx, { shopId: shop.id, policies: policies.now });
  await writeEvent(tx, { orderId: order.id, kind: 'placed', to: 'placed', actor: 'buyer', at: now });
  await tellOf(tx, { orderId: order.id, to: 'seller', template: 'new-order', now });
  await tellOf(tx, { orderId: order.id, to: 'buyer', template: 'order-placed', now });
  await tx.checkout.deleteMany({ where: { cartId: cart.cartId } });
  return { orderId: order.id, code: order.code, trackingKey: order.trackingKey, isNew: true };
}

/** A day as a database date wants it: at midnight UTC. */
const dateColumn = (day: string | null): Date | null =>
  day !== null && readDay(day) ? new Date(`${day}T00:00:00Z`) : null;
