import { createHash } from 'node:crypto';

import { markedChannelOf, type MarkedChannel } from '~/features/storefront/visit';
import type { Config } from '~/platform/config.server';

import { emptyCart, readCartText, writeCart, type Cart } from './cart';

/** A cart rests in its browser for so long. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** Each shop has a cart of its own, so each has a cookie of its own. */
const cookieName = (shopId: string): string => `cart-${createHash('sha256').update(shopId).digest('hex').slice(0, 8)}`;

/** The cart this browser has for a shop; an empty one with a new id when it has none, or one that nobody can read. */
export function readCart(request: Request, shopId: string): Cart {
  const [, value] =
    new RegExp(`(?:^|;\\s*)${cookieName(shopId)}=([\\w-]+)`).exec(request.headers.get('Cookie') ?? '') ?? [];
  const cart = value ? readCartText(Buffer.from(value, 'base64url').toString('utf8')) : null;
  return cart ?? emptyCart();
}

/** The names of this browser's carts, each of one shop. */
export const cartNames = (request: Request): string[] =>
  [...(request.headers.get('Cookie') ?? '').matchAll(/(?:^|;\s*)cart-([0-9a-f]{8})=/g)].map(([, name = '']) => name);

/** Which shop a cart is of, in SQL: its name says no more than this of the shop's id. */
export const CART_NAME_OF = `left(encode(sha256(convert_to(s.id::text, 'UTF8')), 'hex'), 8)`;

/** The `Set-Cookie` header that keeps a cart; null takes it away, as after the order was placed. */
export function cartCookie(shopId: string, cart: Cart | null): string {
  const value = cart ? Buffer.from(writeCart(cart)).toString('base64url') : '';
  return `${cookieName(shopId)}=${value}; Path=/; Max-Age=${cart ? KEPT_SECONDS : 0}; HttpOnly; SameSite=Lax`;
}

/** The marked link by which the page was opened that a form came from; null: nobody knows. */
export function linkedBy(request: Request, { publicUrl }: Pick<Config, 'publicUrl'>): MarkedChannel | null {
  // behind a proxy the house is asked by another name than its visitors know it by
  const ownHosts = [new URL(request.url).hostname, ...(publicUrl ? [new URL(publicUrl).hostname] : [])];
  return markedChannelOf(request.headers.get('Referer'), ownHosts);
}
