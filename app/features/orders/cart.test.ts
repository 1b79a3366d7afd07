import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addToCart,
  CART_LINES_MAX,
  emptyCart,
  QUANTITY_MAX,
  readCartText,
  setQuantity,
  writeCart,
  type Cart,
} from './cart';
import { cartCookie, readCart } from './cart.server';

const shopId = '0192f0c0-7e57-7000-8000-0123456789ab';
const asked = (cookie: string) =>
  readCart(new Request('https://cho.example/shop/x', { headers: { Cookie: cookie } }), shopId);
const sentBack = (cart: Cart | null) => cartCookie(shopId, cart).split(';')[0] ?? '';
const sku = fc.stringMatching(/^[A-Za-z0-9._-]{1,50}$/);
const carts = fc
  .uniqueArray(fc.record({ sku, quantity: fc.integer({ min: 1, max: QUANTITY_MAX }) }), {
    selector: (line) => line.sku,
    maxLength: CART_LINES_MAX,
  })
  .map((lines): Cart => ({ ...emptyCart(), lines }));

describe('a cart', () => {
  it('comes back from the browser as it was, and fits a cookie', () => {
    fc.assert(
      fc.property(carts, (cart) => {
        expect(asked(`lang=vi; ${sentBack(cart)}; other=1`)).toEqual(cart);
        expect(cartCookie(shopId, cart).length).toBeLessThan(4096);
      }),
    );
  });

  it('is empty, with a new id, where a cookie says anything else', () => {
    fc.assert(fc.property(fc.string(), (text) => readCartText(text) === null));
    expect(asked('').lines).toEqual([]);
    expect(asked(sentBack(emptyCart()).replace(/=.*/, '=e30')).lines).toEqual([]);
    expect(asked('').cartId).not.toBe(asked('').cartId);
    const tooMany = { ...emptyCart(), lines: Array.from({ length: 31 }, (_, at) => ({ sku: `S${at}`, quantity: 1 })) };
    expect(readCartText(writeCart(tooMany))).toBeNull();
  });

  it('is of one shop, hidden from scripts, and goes when it is taken away', () => {
    const other = cartCookie('0192f0c0-7e57-7000-8000-000000000000', emptyCart()).split('=')[0];
    expect(sentBack(emptyCart()).split('=')[0]).not.toBe(other);
    expect(cartCookie(shopId, emptyCart())).toMatch(/; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
    expect(cartCookie(shopId, null)).toContain('Max-Age=0');
  });

  it('adds, changes and takes out, and says when it is full', () => {
    const one = addToCart(emptyCart(), 'A', 2)!;
    expect(addToCart(one, 'A', 3)?.lines).toEqual([{ sku: 'A', quantity: 5 }]);
    expect(setQuantity(one, 'A', 0)?.lines).toEqual([]);
    const full = Array.from({ length: CART_LINES_MAX }, (_, at) => `S${at}`).reduce(
      (cart, next) => addToCart(cart, next, 1)!,
      emptyCart(),
    );
    expect(addToCart(full, 'one more', 1)).toBeNull();
    expect(addToCart(full, 'S3', 1)?.lines[3]).toEqual({ sku: 'S3', quantity: 2 });
  });
});
