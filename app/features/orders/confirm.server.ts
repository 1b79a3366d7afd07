import { redirect } from '@remix-run/node';

import type { Card } from '~/features/storefront/card';
import { places } from '~/features/shops/places.server';
import { readText, typedValues } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { dong } from '~/shared/dong';
import type { AskedAgain } from '~/shared/page';

import { findAgreedPolicies } from './agreed-policies.server';
import { findAlike } from './alike.server';
import { cartCookie } from './cart.server';
import type { PricedCart } from './cart';
import { isComplete, type CheckoutValues } from './checkout-values';
import { readConsents } from './consent';
import { aheadOf, requireWho } from './delivery.server';
import { consentTexts, draftOrder } from './draft-order.server';
import { orderPath } from './order-path';
import type { PaymentMethod } from './order-money';
import { findPlaced, placeOrder } from './place-order.server';
import { priceCart } from './price-cart.server';
import { toTillShop } from './till';
import type { Till } from './till.server';

type Parts = Pick<Platform, 'db' | 'pool' | 'clock'>;

/**
 * The last page: everything an order would be at this moment. What is sold out meanwhile is said here, with the like of
 * it, and not by sending the buyer away: somebody who has just pressed the button has to read what happened.
 */
export async function showConfirm(platform: Parts, { till, methods }: { till: Till; methods: PaymentMethod[] }) {
  const { shop, cart, lang } = till;
  const now = platform.clock.now();
  const priced = await priceCart(platform.db, { shopId: shop.id, cart, lang, now });
  if (priced.lines.length === 0) throw redirect(till.paths.cart, 303);
  const values = await requireComplete(platform, till);
  const page = {
    shop: toTillShop(shop),
    cart: priced,
    values,
    place: places.formatPlace(values.communeCode, lang) ?? '',
    consents: consentTexts(shop, lang),
  };
  const title = translator(lang, 'checkout')('titles.confirm', { shop: shop.name });
  if (!priced.isOrderable) {
    const alike = await alikeOf(platform, till, priced);
    return { page: { ...page, draft: null, ahead: null, alike }, title };
  }

  const drafted = await draftOrder(platform.db, { shop, cart, values, methods, lang }, now);
  if (!drafted.ok) throw redirect(till.paths.way, 303);
  const { way, totals, terms, paymentMethod } = drafted.value;
  const { since, hash } = await findAgreedPolicies(platform, { shopId: shop.id, methods, lang });
  const draft = {
    way: { kind: way.kind, name: way.name },
    sum: { ...totals, fee: way.fee, freightByBuyer: way.freightByBuyer },
    terms: { ...terms, policies: { since, hash } },
    paymentMethod,
  };
  return { page: { ...page, draft, ahead: aheadOf(till, priced), alike: [] as Card[] }, title };
}

export async function requireComplete(platform: Pick<Platform, 'db'>, till: Till): Promise<CheckoutValues> {
  const draft = await requireWho(platform, till);
  if (!isComplete(draft)) throw redirect(till.paths.way, 303);
  return draft;
}

/** The like of the first thing that cannot be had. */
async function alikeOf(platform: Parts, { lang }: Till, cart: PricedCart): Promise<Card[]> {
  const missing = cart.lines.find(({ problem }) => problem !== null);
  return missing ? findAlike(platform, missing.listingId, lang) : [];
}

/** Where a press on the button leads: to the order, and the cart is empty; or to the same page, with what is wrong. */
export type Pressed = { to: string; cookie: string } | AskedAgain;

/**
 * Places the order of the page that was pressed. The form says whose cart it showed, because a second press comes when
 * the first has emptied the browser's: it finds the order that the first one made.
 */
export async function pressPlace(
  platform: Parts,
  { till, methods, form }: { till: Till; methods: PaymentMethod[]; form: FormData },
): Promise<Pressed> {
  const { shop, cart, lang } = till;
  const cartId = readText(form, 'cartId');
  const cookie = cartCookie(shop.id, null);
  const before = await findPlaced(platform.db, { shopId: shop.id, cartId });
  if (before) return { to: orderPath(before), cookie };
  if (cartId !== cart.cartId) throw redirect(till.paths.cart, 303);

  const values = await requireComplete(platform, till);
  const consents = readConsents(form);
  const placed = await placeOrder(platform, {
    shop,
    cart,
    values,
    methods,
    lang,
    consents,
    shownTotal: readTotal(readText(form, 'seenTotal')),
    policies: {
      now: await findAgreedPolicies(platform, { shopId: shop.id, methods, lang }),
      shown: readText(form, 'seenPolicies'),
    },
  });
  if (!placed.ok) return { values: { ...typedValues(form), consents: consents.join(' ') }, problems: placed.problems };
  return { to: `${orderPath(placed.value)}&new=1`, cookie };
}

/** The total that stood on the page; a form that says none was not made by us, and its price counts as changed. */
export const readTotal = (text: string) => (/^\d{1,15}$/.test(text) ? dong(Number(text)) : dong(0));
