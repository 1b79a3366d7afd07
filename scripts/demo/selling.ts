import type { Platform } from '~/platform/platform.server';
import { fold } from '~/shared/fold';

import type { DemoGarden } from './garden';

/** Vietcombank's number at NAPAS. The account is nothing but zeros and a digit, which no bank gives out. */
const BIN = '970436';
const accountOf = (position: number): string => `00000000000${position}`;

const fees = (commune: number, province: number, delta: number, southEast: number) => ({
  commune,
  province,
  delta,
  'south-east': southEast,
});

/** The ways of every garden of the demo: fetched, brought, sent by coach, or asked about. */
const WAYS = [
  { kind: 'pickup', rules: { kind: 'pickup', address: '', hours: '7:00 – 17:00, trước khi tới gọi một tiếng' } },
  {
    kind: 'own_delivery',
    rules: {
      kind: 'own_delivery',
      vehicle: 'truck',
      communes: [{ code: '28870', fee: 20_000 }],
      communeDays: [0, 1],
      maxPieces: null,
      days: { commune: [0, 1], province: [1, 2], 'south-east': [1, 3] },
      table: { by: 'order', fees: { commune: 20_000, province: 60_000, 'south-east': 250_000 } },
      freeFrom: 3_000_000,
      maxLongestCm: 250,
      maxKg: null,
    },
  },
  {
    kind: 'depot',
    rules: {
      kind: 'depot',
      vehicle: 'truck',
      carrier: 'Nhà xe Mẫu',
      phone: '',
      from: 'Bến xe Mẫu',
      departs: '18:00 mỗi ngày',
      stations: 'Bến xe Mẫu của mỗi tỉnh',
      freightByBuyer: false,
      days: { commune: [1, 1], province: [1, 2], delta: [1, 2], 'south-east': [1, 2] },
      table: { by: 'order', fees: fees(40_000, 50_000, 70_000, 90_000) },
      freeFrom: null,
      maxLongestCm: 200,
      maxKg: null,
    },
  },
  { kind: 'quote', rules: { kind: 'quote', note: '' } },
] as const;

/** How a garden of the demo sells: its particulars, an account, its ways. What is there already stays. */
export async function settleSelling(
  { db }: Pick<Platform, 'db'>,
  { garden, shopId, position }: { garden: DemoGarden; shopId: string; position: number },
): Promise<void> {
  const { owner, shop } = garden;
  await db.shopSelling.upsert({
    where: { shopId },
    update: {},
    create: {
      shopId,
      legalName: owner.name,
      legalAddress: shop.hamlet,
      taxCode: '000000000000',
      returnPolicy: 'Cây chết, gãy hay sai giống: chụp hình gửi trong 48 giờ, vườn đổi cây khác hoặc hoàn tiền.',
      earlyBloomRule: 'Hoa nở sớm hơn hẹn thì khách được lấy sớm hoặc lấy lại cọc.',
      noShowRule: 'Quá ngày hẹn ba ngày không tới lấy thì vườn bán lại và giữ cọc.',
      stormRule: 'Bão lụt không giao được thì hai bên dời ngày, không ai mất cọc.',
    },
  });
  const holder = fold(owner.name).toUpperCase();
  await db.bankAccount.upsert({
    where: { shopId },
    update: {},
    create: { shopId, bin: BIN, number: accountOf(position + 1), holder },
  });
  if ((await db.shippingMethod.count({ where: { shopId } })) > 0) return;
  await db.shippingMethod.createMany({
    data: WAYS.map(({ kind, rules }, at) => ({ shopId, kind, rules, position: at })),
  });
}
