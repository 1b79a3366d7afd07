import { redirect } from '@remix-run/node';

import { places } from '~/features/shops/places.server';
import { typedValues } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { AskedAgain } from '~/shared/page';

import type { Ahead } from './ahead';
import type { PricedCart } from './cart';
import { findCheckout, saveCheckout } from './checkout.server';
import { readWay, saysWho, type CheckoutDraft, type WhoValues } from './checkout-values';
import { depositOf as percentOf, draftOrder, termsOf } from './draft-order.server';
import type { PaymentMethod } from './order-money';
import { toTillShop } from './till';
import type { Till } from './till.server';
import { depositOf } from './totals';
import { findWays } from './ways.server';

type Parts = Pick<Platform, 'db' | 'clock'>;

/** What was said so far, once it is said who buys; whoever has not said it is sent to say it. */
export async function requireWho(
  { db }: Pick<Platform, 'db'>,
  { shop, cart, paths }: Till,
): Promise<CheckoutDraft & WhoValues> {
  const draft = await findCheckout(db, { shopId: shop.id, cartId: cart.cartId });
  if (!saysWho(draft)) throw redirect(paths.who, 303);
  return draft;
}

/** The second page of a checkout: the ways that suit, those that do not with the reasons, and what can be paid with. */
export async function showDelivery(
  { db, clock }: Parts,
  { till, cart, methods }: { till: Till; cart: PricedCart; methods: PaymentMethod[] },
) {
  const { shop, lang } = till;
  const draft = await requireWho({ db }, till);
  const now = clock.now();
  const ways = await findWays(db, { shop, lines: cart.lines, communeCode: draft.communeCode, now });
  const page = {
    shop: toTillShop(shop),
    draft,
    place: places.formatPlace(draft.communeCode, lang) ?? '',
    ways,
    methods,
    ahead: aheadOf(till, cart),
    today: isoDay(now),
  };
  return { page, title: translator(lang, 'checkout')('titles.delivery', { shop: shop.name }) };
}

/** What is sold ahead of its day, as both pages before the order tell it; null: everything is ready. */
export function aheadOf({ shop }: Till, cart: PricedCart): Ahead | null {
  if (cart.preorderOn === null) return null;
  const percent = percentOf(cart.lines, shop.selling.depositPercent);
  return {
    on: cart.preorderOn,
    percent,
    deposit: depositOf(cart.goodsTotal, percent),
    terms: termsOf(shop, cart, { days: null }, percent),
  };
}

/** Keeps the way, the day and how it is paid, when an order could be made of it; null when that is done. */
export async function keepDelivery(
  platform: Parts,
  { till, methods, form }: { till: Till; methods: PaymentMethod[]; form: FormData },
): Promise<AskedAgain | null> {
  const { shop, cart, lang } = till;
  const now = platform.clock.now();
  const who = await requireWho(platform, till);
  const way = readWay(form, now);
  if (!way.ok) return { values: typedValues(form), problems: way.problems };
  const values = { ...who, ...way.value };
  const drafted = await draftOrder(platform.db, { shop, cart, values, methods, lang }, now);
  if (!drafted.ok) return { values: typedValues(form), problems: drafted.problems };
  await saveCheckout(platform, { shopId: shop.id, cartId: cart.cartId, values: way.value });
  return null;
}
