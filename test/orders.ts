import { randomUUID } from 'node:crypto';

import type { CheckoutValues } from '~/features/orders/checkout-values';
import type { Cart } from '~/features/orders/cart';
import { changeOrder, type OrderChange } from '~/features/orders/change-order.server';
import { noteMoney } from '~/features/orders/note-money.server';
import { placeOrder, type PlacingWish } from '~/features/orders/place-order.server';
import { findSellingShop } from '~/features/orders/selling.server';
import type { SellingShop } from '~/features/orders/selling';
import type { Platform } from '~/platform/platform.server';
import type { Actor, PaymentMethod } from '~/platform/prisma-client/client';
import { dong } from '~/shared/dong';

import { storedShop } from './builders';

/** Bà Tư's shop as the pages of buying see it. */
export async function sellingShop(
  { db }: Pick<Platform, 'db'>,
  given: Parameters<typeof storedShop>[1] = {},
): Promise<SellingShop> {
  const { slug } = await storedShop(db, given);
  const shop = await findSellingShop(db, slug, 'vi');
  if (!shop) throw new Error('The shop is open.');
  return shop;
}

/** The shop again, after somebody changed how it sells. */
export async function sellingAgain({ db }: Pick<Platform, 'db'>, { slug }: SellingShop): Promise<SellingShop> {
  const shop = await findSellingShop(db, slug, 'vi');
  if (!shop) throw new Error('The shop is open.');
  return shop;
}

/** Chị Hoa, who fetches her pots at the garden and pays there. Say only what differs. */
export const aBuyer = (given: Partial<CheckoutValues> = {}): CheckoutValues => ({
  buyerName: 'Nguyễn Thị Hoa',
  buyerPhone: '+84909000002',
  buyerEmail: '',
  communeCode: '28870',
  street: '12 đường Bờ Kè',
  note: '',
  shippingMethodId: 'pickup',
  wishedOn: null,
  paymentMethod: 'cod',
  balanceMethod: null,
  ...given,
});

/** A cart with so many of each. */
export const aCart = (...lines: [sku: string, quantity: number][]): Cart => ({
  cartId: randomUUID(),
  lines: lines.map(([sku, quantity]) => ({ sku, quantity })),
});

/** The press on the last button, everything ticked that must be. */
export const aWish = (
  shop: SellingShop,
  cart: Cart,
  {
    values,
    ...given
  }: Partial<Omit<PlacingWish, 'shop' | 'cart' | 'values'>> & { values?: Partial<CheckoutValues> } = {},
): PlacingWish => ({
  shop,
  cart,
  values: aBuyer(values),
  methods: ['cod', 'vietqr'],
  consents: ['terms', 'order-data'],
  shownTotal: null,
  policies: null,
  lang: 'vi',
  ...given,
});

/** An order that was placed; throws when it was refused. */
export async function placed(platform: Platform, ...wish: Parameters<typeof aWish>) {
  const order = await placeOrder(platform, aWish(...wish));
  if (!order.ok) throw new Error(`Refused: ${JSON.stringify(order.problems)}`);
  return order.value;
}

/** Moves an order on, or throws. */
export async function moved(
  platform: Platform,
  orderId: string,
  to: OrderChange['to'],
  given: Partial<OrderChange> = {},
): Promise<void> {
  const change = await changeOrder(platform, { shopId: null, orderId, to, actor: 'seller', ...given });
  if (!change?.ok) throw new Error(`Refused: ${JSON.stringify(change?.problems)}`);
}

/** Books money as the payments room does: a row in the ledger, then the order is told, in one transaction. */
export async function book(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  {
    orderId,
    amount,
    kind = 'received',
    key = randomUUID(),
    method = 'vietqr',
    actor = 'provider',
  }: {
    orderId: string;
    amount: number;
    kind?: 'received' | 'refunded';
    key?: string;
    method?: PaymentMethod;
    actor?: Actor;
  },
): Promise<void> {
  const now = clock.now();
  await db.$transaction(
    async (tx) => {
      const { shopId } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { shopId: true } });
      const { count } = await tx.ledgerEntry.createMany({
        data: [{ shopId, orderId, kind, method, amount: BigInt(amount), uniqueKey: key, actor, at: now }],
        skipDuplicates: true,
      });
      if (count === 1) await noteMoney(tx, { orderId, kind, amount: dong(amount), actor, now });
    },
    { maxWait: 30_000, timeout: 30_000 },
  );
}
