import { redirect } from '@remix-run/node';

import { findMovedSlug } from '~/features/shops/slug.server';
import { coopPath, shopPath } from '~/features/storefront/card';
import type { MarkedChannel } from '~/features/storefront/visit';
import type { Look } from '~/features/storefront/look';
import { findLook } from '~/features/storefront/look.server';
import { orNotFound } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import { readWhole } from '~/shared/number';
import { ok, refuse, type Result } from '~/shared/result';

import { addToCart, cameBy, CART_LINES_MAX, QUANTITY_MAX, setQuantity, type Cart, type PricedCart } from './cart';
import { cartCookie, readCart } from './cart.server';
import { priceCart } from './price-cart.server';
import type { SellingShop } from './selling';
import { findSellingShop } from './selling.server';
import { shopPaths, toTillShop, type CartNews, type TillPaths, type TillShop } from './till';

/** What every page of buying at a shop begins with. */
export type Till = { shop: SellingShop & { look?: Look }; lang: Lang; cart: Cart; paths: TillPaths };

/**
 * The till of an open shop that takes orders, with what this browser has in its cart; null where there is none. An address
 * from before the shop's new name leads on to the new one, a form with all it carries; carts go by the shop's id.
 */
export async function openTill({ db }: Pick<Platform, 'db'>, request: Request, slug: string): Promise<Till | null> {
  const lang = readLang(request);
  const shop = await findSellingShop(db, slug, lang);
  if (!shop) await leadOn(db, request, slug);
  if (!shop?.selling.takesOrders) return null;
  const dressed = { ...shop, look: await findLook(db, shop) };
  return { shop: dressed, lang, cart: readCart(request, shop.id), paths: shopPaths(shop.slug) };
}

async function leadOn(db: Platform['db'], request: Request, slug: string): Promise<void> {
  const moved = await findMovedSlug(db, slug);
  if (moved === null) return;
  const { pathname, search } = new URL(request.url);
  const there = pathname.replace(/^\/shop\/[^/]+/, shopPath(moved)) + search;
  throw redirect(there, request.method === 'POST' ? 308 : 301);
}

/** The same with the cart priced, for the pages behind the cart; whoever has nothing to order is sent back to it. */
export async function requireOrderable(
  platform: Pick<Platform, 'db' | 'clock'>,
  request: Request,
  slug: string,
): Promise<{ till: Till; cart: PricedCart }> {
  const till = orNotFound(await openTill(platform, request, slug));
  const { shop, cart, lang } = till;
  const priced = await priceCart(platform.db, { shopId: shop.id, cart, lang, now: platform.clock.now() });
  if (!priced.isOrderable) throw redirect(till.paths.cart, 303);
  return { till, cart: priced };
}

/** A cart as its page shows it. `cookie` is to be set when something in it is not sold any more. */
export type CartShown = {
  shop: TillShop;
  cart: PricedCart;
  news: CartNews | null;
  title: string;
  cookie: string | null;
  /** The cooperative whose gardens can be bought from together; null: the shop is in none. */
  joint: { name: string; path: string } | null;
};

/** The cart's page: today's prices, and what the address says was just put in (`added`) or taken out (`removed`). */
export async function showCart(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shop, cart, lang }: Till,
  search: URLSearchParams,
): Promise<CartShown> {
  const price = (lines: Cart['lines']) =>
    priceCart(db, { shopId: shop.id, cart: { ...cart, lines }, lang, now: clock.now() });
  const priced = await price(cart.lines);
  const kept = cart.lines.filter(({ sku }) => !priced.gone.includes(sku));
  const member = await db.shop.findUnique({
    where: { id: shop.id },
    select: { cooperative: { select: { slug: true, name: true } } },
  });
  const cooperative = member?.cooperative;
  return {
    joint: cooperative ? { name: cooperative.name, path: coopPath(cooperative.slug) } : null,
    shop: toTillShop(shop),
    cart: priced,
    news: await findNews(priced, search, price),
    title: translator(lang, 'checkout')('titles.cart', { shop: shop.name }),
    cookie: priced.gone.length > 0 ? cartCookie(shop.id, { ...cart, lines: kept }) : null,
  };
}

async function findNews(
  cart: PricedCart,
  search: URLSearchParams,
  price: (lines: Cart['lines']) => Promise<PricedCart>,
): Promise<CartNews | null> {
  const added = cart.lines.find(({ sku }) => sku === search.get('added'));
  if (added) return { kind: 'added', name: added.name };
  const sku = search.get('removed') ?? '';
  const quantity = readQuantity(search.get('quantity') ?? '', 'quantity');
  if (sku === '' || !quantity.ok || cart.lines.some((line) => line.sku === sku)) return null;
  const [line] = (await price([{ sku, quantity: quantity.value }])).lines;
  return line ? { kind: 'removed', name: line.name, sku, quantity: line.quantity } : null;
}

const readQuantity = (typed: string, field: string) => readWhole(typed, { min: 1, max: QUANTITY_MAX, field });

/**
 * So many more of something, from a page that a marked link led to (`channel`; null: none did). Answers the cookie to
 * set, or what is wrong.
 */
export function putIntoCart(
  { shop, cart }: Till,
  { sku, quantity, channel }: { sku: string; quantity: string; channel: MarkedChannel | null },
): Result<string> {
  const read = readQuantity(quantity, 'quantity');
  if (!read.ok) return read;
  return keep(shop, addToCart(cameBy(cart, channel), sku, read.value));
}

/** So many of something from now on; none takes it out. Answers the cookie to set, or what is wrong. */
export function changeCart({ shop, cart }: Till, { sku, quantity }: { sku: string; quantity: string }): Result<string> {
  const read = quantity.trim() === '0' ? ok(0) : readQuantity(quantity, `quantity-${sku}`);
  if (!read.ok) return read;
  return keep(shop, setQuantity(cart, sku, read.value));
}

const keep = (shop: SellingShop, changed: Cart | null): Result<string> =>
  changed ? ok(cartCookie(shop.id, changed)) : refuse({ code: 'checkout.cart-full', with: { max: CART_LINES_MAX } });
