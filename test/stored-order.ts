import { randomBytes, randomUUID } from 'node:crypto';

import type { Database } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const makeCode = (): string => `CV${[...randomBytes(6)].map((byte) => LETTERS[byte % 32]).join('')}`;

const HOUR_MS = 3_600_000;

/**
 * An order as it stands in the database: anh Nam in Cần Thơ bought two pink bougainvilleas, cash at the door, by coach.
 * Say only what differs. It takes nothing out of the stock by itself.
 */
export async function storedOrder(
  db: Database,
  {
    quantity = 2,
    unitPrice = 350_000n,
    line = {},
    placedAt = new Date(),
    ...given
  }: Omit<Partial<Prisma.OrderUncheckedCreateInput>, 'lines' | 'placedAt'> & {
    shopId: string;
    quantity?: number;
    unitPrice?: bigint;
    line?: Partial<Prisma.OrderLineUncheckedCreateWithoutOrderInput>;
    placedAt?: Date;
  },
) {
  const goodsTotal = unitPrice * BigInt(quantity);
  const fee = given.shippingFee === undefined ? 0n : BigInt(given.shippingFee ?? 0);
  const ended = given.state === 'done' || given.state === 'cancelled' || given.state === 'returned';
  const left = given.state === 'handed_over' || given.state === 'delivered' || given.state === 'done';
  return db.order.create({
    data: {
      code: makeCode(),
      trackingKey: randomUUID(),
      cartId: randomUUID(),
      buyerName: 'Nguyễn Văn Nam',
      buyerPhone: '+84912345678',
      provinceCode: '92',
      communeCode: '31135',
      placeName: 'phường Ninh Kiều, thành phố Cần Thơ',
      street: '12 Nguyễn Trãi',
      shippingKind: 'depot',
      shippingName: 'Gửi nhà xe',
      shippingFee: 0n,
      goodsTotal,
      total: goodsTotal + (given.freightByBuyer ? 0n : fee) + BigInt(given.rounding ?? 0),
      paymentMethod: 'cod',
      holdsStock: given.state !== 'cancelled',
      terms: { claimHours: 48, answerHours: 24, payHours: 24, days: [1, 2] },
      placedAt,
      answerBy: new Date(placedAt.getTime() + 24 * HOUR_MS),
      ...(left && { acceptedAt: placedAt, handedOverAt: placedAt }),
      ...(ended && { endedAt: placedAt }),
      ...given,
      lines: {
        create: {
          position: 0,
          sku: 'CV000001',
          name: 'Bông giấy hồng',
          size: 'Chậu 30 cm',
          group: 'foliage',
          unit: 'chau',
          quantity,
          unitPrice,
          total: goodsTotal,
          origin: 'own_grown',
          ...line,
        },
      },
    },
    include: { lines: true },
  });
}
