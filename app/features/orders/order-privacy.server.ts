import type { Platform } from '~/platform/platform.server';

import { findConsents } from './consents.server';
import { holdOrder, ORDER_TRANSACTION, writeEvent } from './order-row.server';
import type { OrderView } from './order-view';

/** Everything that is kept of a buyer with an order, for a machine to read (Decree 356/2025). Without the order's key. */
export async function exportOrder({ db }: Pick<Platform, 'db'>, order: OrderView): Promise<object> {
  const { code, shop, buyer, lines, shipping, events, claims, files, terms, consignment } = order;
  return {
    order: code,
    seller: { name: shop.name, phone: shop.phone, address: shop.address },
    placedAt: order.placedAt,
    state: order.state,
    buyer,
    wishedOn: order.wishedOn,
    lines: lines.map(({ sku, name, size, unit, piecesPerUnit, quantity, unitPrice, total }) => ({
      sku,
      name,
      size,
      unit,
      piecesPerUnit,
      quantity,
      unitPrice,
      total,
    })),
    shipping,
    consignment,
    money: { currency: 'VND', total: order.total, paid: order.paid, refunded: order.refunded },
    terms,
    consents: await findConsents(db, order.id),
    claims: claims.map(({ id: _id, ...claim }) => claim),
    reviews: await db.buyerReview.findMany({
      where: { line: { orderId: order.id } },
      select: { stars: true, text: true, answer: true, hiddenAt: true, writtenAt: true, changedAt: true },
    }),
    survival: await db.survivalCheck.findMany({
      where: { line: { orderId: order.id } },
      select: { day: true, plants: true, rooted: true, weak: true, isTrue: true, at: true },
    }),
    photos: files.map(({ kind, createdAt, width, height }) => ({ kind, createdAt, width, height })),
    events,
  };
}

/** The buyer asks to be forgotten; a job does it as soon as the law lets it. Pressing twice asks once. */
export async function askErasure({ db, clock }: Pick<Platform, 'db' | 'clock'>, orderId: string): Promise<void> {
  const now = clock.now();
  await db.$transaction(async (tx) => {
    const order = await holdOrder(tx, { shopId: null, orderId });
    if (!order || order.eraseAskedAt || order.anonymisedAt) return;
    await tx.order.update({ where: { id: orderId }, data: { eraseAskedAt: now }, select: { id: true } });
    await writeEvent(tx, { orderId, kind: 'erase-asked', actor: 'buyer', at: now });
  }, ORDER_TRANSACTION);
}
