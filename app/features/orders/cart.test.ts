import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MARKED_CHANNELS } from '~/features/storefront/visit';

import {
  addToCart,
  cameBy,
  CART_LINES_MAX,
  emptyCart,
  QUANTITY_MAX,
  readCartText,
  setQuantity,
  writeCart,
  type Cart,
} from './cart';
import { cartCookie, linkedBy, readCart } from './cart.server';

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
  .chain((lines) =>
    fc
      .option(fc.constantFrom(...MARKED_CHANNELS), { nil: undefined })
      .map((channel): Cart => ({ ...emptyCart(), lines, ...(channel && { channel }) })),
  );

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

  it('is read as it was written before carts knew links, and without a word that no order may keep', () => {
    const { cartId } = emptyCart();
    const text = (more: object) => JSON.stringify({ cartId, lines: [['A', 2]], ...more });
    const cart = { cartId, lines: [{ sku: 'A', quantity: 2 }] };
    expect(readCartText(text({}))).toEqual(cart);
    for (const from of ['inside', 'direct', 'telegram', '', null, 7, { qr: true }])
      expect(readCartText(text({ from }))).toEqual(cart);
    expect(readCartText(text({ from: 'qr' }))).toEqual({ ...cart, channel: 'qr' });
  });

  it('remembers the last marked link, and a page without a mark takes none away', () => {
    const [none, scanned] = [emptyCart(), cameBy(emptyCart(), 'qr')];
    expect(cameBy(none, null)).toEqual(none);
    expect(cameBy(scanned, null).channel).toBe('qr');
    expect(cameBy(scanned, 'facebook').channel).toBe('facebook');
    expect(setQuantity(addToCart(scanned, 'A', 2)!, 'A', 1)).toMatchObject({ channel: 'qr' });
  });

  it.each([
    ['at the house', 'http://cho.example/shop/x/cart', 'http://cho.example/shop/x/p/mai?via=qr', null, 'qr'],
    ['at its own host', 'https://vuon.vn/cart', 'https://vuon.vn/p/mai?via=qr', 'https://cho.example', 'qr'],
    ['behind a proxy', 'http://app:3000/shop/x/cart', 'https://cho.example/shop/x?via=qr', 'https://cho.example', 'qr'],
    ['from elsewhere', 'https://cho.example/shop/x/cart', 'https://vuon.vn/?via=qr', 'https://cho.example', null],
    ['from a page that says nothing', 'https://cho.example/shop/x/cart', null, 'https://cho.example', null],
  ])('learns the link of the page it was filled from: %s', (_where, url, Referer, publicUrl, channel) => {
    const request = new Request(url, { method: 'POST', ...(Referer && { headers: { Referer } }) });
    expect(linkedBy(request, { publicUrl })).toBe(channel);
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
