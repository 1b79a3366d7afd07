import { randomUUID } from 'node:crypto';

import { makeOrderCode } from '~/features/orders/order-code';
import { saveBankAccount, saveEndpoint } from '~/features/payments/payment-settings.server';
import type { WebhookKind } from '~/features/payments/transfer';
import type { Database } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Prisma } from '~/platform/prisma-client/client';

import { storedShop } from './builders';

export const ACCOUNT = { bin: '970436', number: '0071001234567', holder: 'TRAN THI TU' };

/** Bà Tư's shop, which takes cash and transfers to her account at Vietcombank. */
export async function storedPayShop(db: Database, selling: Partial<Prisma.ShopSellingUncheckedCreateInput> = {}) {
  const shop = await storedShop(db);
  await db.shopSelling.create({ data: { shopId: shop.id, ...selling } });
  const saved = await saveBankAccount({ db }, { owner: { shopId: shop.id }, typed: ACCOUNT });
  if (!saved.ok) throw new Error('The account of the tests cannot be read.');
  return shop;
}

/** The address at which a shop hears a bank-watching service, and the key they share. */
export async function storedEndpoint(platform: Pick<Platform, 'db' | 'config'>, shopId: string, kind: WebhookKind) {
  const key = `khoa-chung-${randomUUID()}`;
  await saveEndpoint(platform, { shopId, kind, typedKey: key });
  const { token, id } = await platform.db.webhookEndpoint.findFirstOrThrow({ where: { shopId, kind } });
  return { id, kind, token, key };
}

/** One million đồng of bougainvillea, to be paid ahead by transfer: placed, nothing paid. Say only what differs. */
export async function storedOrder(
  db: Database,
  {
    total = 1_000_000,
    ...given
  }: Omit<Partial<Prisma.OrderUncheckedCreateInput>, 'total'> & { shopId: string; total?: number },
) {
  const now = new Date();
  return db.order.create({
    data: {
      code: makeOrderCode(Math.random),
      trackingKey: randomUUID(),
      cartId: randomUUID(),
      buyerName: 'Nguyễn Văn Bảy',
      buyerPhone: '+84912345678',
      shippingKind: 'pickup',
      shippingFee: 0n,
      goodsTotal: BigInt(total),
      total: BigInt(total),
      paymentMethod: 'vietqr',
      holdsStock: false,
      placedAt: now,
      answerBy: new Date(now.getTime() + 86_400_000),
      ...given,
      lines: {
        create: {
          position: 0,
          sku: 'CV000001',
          name: 'Bông giấy hồng',
          size: 'Chậu 30 cm',
          group: 'foliage',
          unit: 'chau',
          quantity: total % 2 === 0 ? 2 : 1,
          unitPrice: BigInt(total % 2 === 0 ? total / 2 : total),
          total: BigInt(total),
          origin: 'own_grown',
        },
      },
    },
  });
}

/** Everything that money could change, table by table: to be the same before and after what must change nothing. */
export async function everything(db: Database) {
  const byId = { orderBy: { id: 'asc' } } as const;
  return {
    orders: await db.order.findMany(byId),
    payments: await db.payment.findMany(byId),
    ledger: await db.ledgerEntry.findMany(byId),
    refunds: await db.refund.findMany(byId),
    transfers: await db.incomingTransfer.findMany(byId),
    events: await db.orderEvent.findMany(byId),
    messages: await db.message.findMany(byId),
    revenue: await db.revenueLine.findMany(byId),
    providerEvents: await db.providerEvent.findMany(byId),
    accounts: await db.bankAccount.findMany(byId),
    stripeAccounts: await db.stripeAccount.findMany(byId),
  };
}
