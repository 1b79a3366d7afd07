import { places } from '~/features/shops/places.server';
import { translator } from '~/platform/i18n.server';
import type { Queries } from '~/platform/database.server';
import { formatDong, type Dong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import type { Cart, PricedCart, PricedLine } from './cart';
import type { CheckoutValues } from './checkout-values';
import { CONSENT_PURPOSES, CONSENT_VERSION, type ConsentPurpose } from './consent';
import { dueAhead, type OrderMoney, type PaymentMethod } from './order-money';
import { lastPickupDay } from './pickup-window';
import { priceCart } from './price-cart.server';
import type { SellingShop } from './selling';
import { readTerms, type OrderTerms } from './terms';
import { draftTotals, type OrderTotals } from './totals';
import type { ShippingOption } from './shipping';
import { findWays } from './ways.server';

/** Everything the last page before an order shows, and everything the order is written from. */
export type OrderDraft = {
  cart: PricedCart;
  way: ShippingOption;
  totals: OrderTotals;
  paymentMethod: PaymentMethod;
  /** Percent paid ahead; 0: none. */
  depositPercent: number;
  /** To be paid before the goods leave the garden. */
  dueAhead: Dong;
  /** "xã Chợ Lách, tỉnh Vĩnh Long" */
  placeName: string;
  /** Null: collected at the garden, no address was given. */
  provinceCode: string | null;
  terms: OrderTerms;
  /** The last day on which what is sold ahead is fetched (2027-02-04); null: nobody named one. */
  pickupUntil: string | null;
};

/** A wish to buy, as the pages hand it in. */
export type OrderWish = {
  shop: SellingShop;
  cart: Cart;
  values: CheckoutValues;
  /** What this shop may be paid by, in its order (see the payments room). */
  methods: readonly PaymentMethod[];
  lang: Lang;
};

/**
 * Works out what an order would be at this moment, or everything that stands in its way: what is sold out or gone, a way
 * that does not suit, a way of paying the shop does not take. Changes nothing.
 */
export async function draftOrder(db: Queries, wish: OrderWish, now: Date): Promise<Result<OrderDraft>> {
  const { shop, values, methods, lang } = wish;
  if (!shop.selling.takesOrders) return refuse({ code: 'orders.not-selling' });
  const cart = await priceCart(db, { shopId: shop.id, cart: wish.cart, lang, now });
  const problems: Problem[] = cartProblems(cart);
  const commune = places.commune(values.communeCode);
  if (!commune && values.communeCode !== '') problems.push({ code: 'orders.place-missing', field: 'communeCode' });
  if (problems.length > 0) return refuse(...problems);

  const ways = await findWays(db, { shop, lines: cart.lines, communeCode: values.communeCode, now });
  const way = ways.find(({ methodId }) => methodId === values.shippingMethodId);
  if (!way) problems.push({ code: 'orders.way-missing', field: 'shippingMethodId' });
  else if (way.blocked.length > 0) problems.push({ code: 'orders.way-blocked', field: 'shippingMethodId' });
  // whoever collects at the garden need not say where they live
  if (way && way.kind !== 'pickup' && !commune) problems.push({ code: 'orders.place-missing', field: 'communeCode' });
  else if (way && way.kind !== 'pickup' && values.street.trim() === '')
    problems.push({ code: 'orders.street-missing', field: 'street' });

  const depositPercent = depositOf(cart.lines, shop.selling.depositPercent);
  problems.push(...methodProblems(values, methods, depositPercent));
  if (problems.length > 0 || !way) return refuse(...problems);

  const totals = draftTotals({
    lines: cart.lines,
    shippingFee: way.fee,
    freightByBuyer: way.freightByBuyer,
    paymentMethod: values.paymentMethod,
    balanceMethod: balanceMethodOf(values, methods),
    depositPercent,
  });
  const money: OrderMoney = { ...totals, ...NOTHING_PAID, paymentMethod: values.paymentMethod };
  return ok({
    cart,
    way,
    totals,
    paymentMethod: values.paymentMethod,
    depositPercent,
    dueAhead: dueAhead(money),
    placeName: places.formatPlace(values.communeCode) ?? '',
    provinceCode: commune?.provinceCode ?? null,
    terms: termsOf(shop, cart, way, depositPercent),
    pickupUntil: pickupUntil(cart),
  });
}

const NOTHING_PAID = { paid: 0 as Dong, refunded: 0 as Dong, reduced: 0 as Dong };

/** What keeps a cart from being ordered, each thing with its name and what is left of it. */
export function cartProblems(cart: PricedCart): Problem[] {
  if (cart.lines.length === 0 && cart.gone.length === 0) return [{ code: 'orders.cart-empty' }];
  const short = cart.lines.flatMap(({ problem, name, size, stock, sku }): Problem[] =>
    problem === 'orders.too-dear'
      ? [{ code: problem }]
      : problem === null
        ? []
        : [
            {
              code: stock > 0 ? 'orders.out-of-stock' : 'orders.sold-out-meanwhile',
              field: `quantity-${sku}`,
              with: { name: [name, size].filter(Boolean).join(' · '), left: stock },
            },
          ],
  );
  return cart.gone.length > 0 ? [...short, { code: 'orders.gone', with: { count: cart.gone.length } }] : short;
}

/** What is paid ahead of a cart that holds something sold ahead, percent: everything waits together, so the most that is asked. */
export const depositOf = (lines: readonly PricedLine[], ofShop: number): number =>
  Math.max(0, ...lines.filter(({ preorderOn }) => preorderOn !== null).map((line) => line.depositPercent ?? ofShop));

function methodProblems(
  { paymentMethod }: CheckoutValues,
  methods: readonly PaymentMethod[],
  depositPercent: number,
): Problem[] {
  if (!methods.includes(paymentMethod)) return [{ code: 'orders.payment-not-offered', field: 'paymentMethod' }];
  // at the door there is nothing ahead; only a garden that takes nothing but cash takes its deposit by hand
  const isCashAhead = depositPercent > 0 && paymentMethod === 'cod' && methods.some((method) => method !== 'cod');
  return isCashAhead ? [{ code: 'orders.deposit-needs-transfer', field: 'paymentMethod' }] : [];
}

const balanceMethodOf = (
  { paymentMethod, balanceMethod }: CheckoutValues,
  methods: readonly PaymentMethod[],
): PaymentMethod =>
  balanceMethod && methods.includes(balanceMethod) ? balanceMethod : methods.includes('cod') ? 'cod' : paymentMethod;

/** The latest of the last days that the growers' words name. */
function pickupUntil({ lines, preorderOn }: PricedCart): string | null {
  if (preorderOn === null) return null;
  const days = lines.flatMap(({ details }) =>
    typeof details.pickupWindow === 'string' ? (lastPickupDay(details.pickupWindow, preorderOn) ?? []) : [],
  );
  return days.sort().at(-1) ?? null;
}

/** The terms of a cart as both sides read them; `way` tells the days on the road. */
export function termsOf(
  shop: SellingShop,
  cart: PricedCart,
  way: Pick<ShippingOption, 'days'>,
  depositPercent: number,
): OrderTerms {
  const { selling } = shop;
  const said = (detail: 'pickupWindow' | 'bloomPromise' | 'earlyBloom' | 'cancelRule') => [
    ...new Set(
      cart.lines.flatMap(({ preorderOn, details }) => {
        const text = details[detail];
        return preorderOn !== null && typeof text === 'string' ? [text] : [];
      }),
    ),
  ];
  const ahead = cart.preorderOn !== null;
  return readTerms({
    seller: {
      name: shop.name,
      legalName: selling.legalName,
      address: selling.legalAddress || shop.address,
      phone: shop.phone ?? '',
      email: selling.email,
      registrationNo: selling.registrationNo,
      taxCode: selling.taxCode,
    },
    answerHours: selling.answerHours,
    payHours: selling.payHours,
    claimHours: selling.claimHours,
    depositPercent,
    days: way.days,
    preorderOn: cart.preorderOn,
    pickupWindow: said('pickupWindow').join('; '),
    bloomPromise: said('bloomPromise').join('\n'),
    returnPolicy: selling.returnPolicy,
    earlyBloomRule: said('earlyBloom').join('\n') || (ahead ? selling.earlyBloomRule : ''),
    noShowRule: ahead ? selling.noShowRule : '',
    stormRule: selling.stormRule,
    cancelRule: said('cancelRule').join('\n'),
  });
}

/** What each box says, in the buyer's language: shown beside it, and kept as it was read. */
export const consentTexts = (shop: Pick<SellingShop, 'name'>, lang: Lang): Record<ConsentPurpose, string> => {
  const t = translator(lang, 'orders');
  return Object.fromEntries(
    CONSENT_PURPOSES.map((purpose) => [purpose, t(`consents.${purpose}`, { shop: shop.name })]),
  ) as Record<ConsentPurpose, string>;
};

/** The rows of what was agreed to. */
export const consentRows = (shop: SellingShop, given: readonly ConsentPurpose[], lang: Lang, now: Date) => {
  const texts = consentTexts(shop, lang);
  return given.map((purpose) => ({ purpose, text: texts[purpose], version: CONSENT_VERSION, lang, givenAt: now }));
};

/** Refuses a draft whose total is not the one that was on the page. */
export const priceChanged = (shown: Dong | null, { total }: OrderTotals): Problem[] =>
  shown === null || shown === total ? [] : [{ code: 'orders.price-changed', with: { total: formatDong(total) } }];
