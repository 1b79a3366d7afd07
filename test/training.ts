import type { Database } from '~/platform/database.server';
import { newUuid } from '~/shared/uuid';

import { storedListing } from './builders';
import { storedOrder } from './stored-order';

/** A shop in which the act of every lesson has been done, a day ago, by this person. */
export async function storedActs(
  db: Database,
  { shopId, personId, at = new Date(Date.now() - 86_400_000) }: { shopId: string; personId: string; at?: Date },
) {
  await storedListing(db, {
    shopId,
    unit: 'chuc',
    piecesPerUnit: 10,
    preorderOn: new Date('2027-01-20'),
    depositPercent: 30,
  });
  await db.shop.update({ where: { id: shopId }, data: { story: 'Vườn nhà tôi ở ấp Sơn Châu. '.repeat(8) } });
  await db.bankAccount.create({ data: { shopId, bin: '970436', number: '0071001234567', holder: 'TRAN THI TU' } });
  const order = await storedOrder(db, {
    shopId,
    placedAt: at,
    paymentMethod: 'vietqr',
    state: 'delivered',
    deliveredAt: at,
  });
  await db.orderEvent.create({
    data: {
      orderId: order.id,
      kind: 'accepted',
      fromState: 'placed',
      toState: 'accepted',
      actor: 'seller',
      personId,
      at,
    },
  });
  await db.ledgerEntry.create({
    data: {
      ...{ shopId, orderId: order.id, kind: 'received', method: 'vietqr', amount: order.total },
      ...{ uniqueKey: newUuid(), actor: 'seller', personId, at },
    },
  });
  await db.revenueLine.create({
    data: {
      ...{ shopId, orderId: order.id, orderCode: order.code, kind: 'sale', origin: 'own_grown', bookedOn: at },
      ...{ description: 'Bông giấy', amount: order.total, uniqueKey: newUuid(), createdAt: at },
    },
  });
  await db.claim.create({
    data: { orderId: order.id, kind: 'missing', state: 'declined', answer: 'Đủ rồi ạ.', filedAt: at, answeredAt: at },
  });
  await db.act.createMany({
    data: ['book-taken', 'picture-taken', 'sheet-filled', 'password-changed'].map((kind) => ({
      ...{ shopId, personId, kind, at },
      day: at,
    })),
  });
  return order;
}
