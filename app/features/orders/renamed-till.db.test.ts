import { expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aCart, sellingShop } from '../../../test/orders';
import { freshPlatform } from '../../../test/platform';
import { cartCookie } from './cart.server';
import { openTill } from './till.server';

const platform = await freshPlatform();
const { db } = platform;

async function renamed() {
  const shop = await sellingShop(platform);
  const sku = (await storedListing(db, { shopId: shop.id })).variants[0]!.sku;
  const slug = `${shop.slug}-moi`;
  await db.shopOldSlug.create({ data: { slug: shop.slug, shopId: shop.id } });
  await db.shop.update({ where: { id: shop.id }, data: { slug } });
  const cart = aCart([sku, 2]);
  const Cookie = cartCookie(shop.id, cart).split(';')[0]!;
  const open = (path: string, method = 'GET') =>
    openTill(
      platform,
      new Request(`https://chovuon.test${path}`, { method, headers: { Cookie } }),
      path.split('/')[2]!,
    ).catch((answer: Response) => answer);
  return { id: shop.id, old: shop.slug, slug, cart, open };
}

it.each(['/cart', '/cart?added=x&lang=en', '/checkout', '/checkout/delivery', '/checkout/confirm'])(
  'a shop’s old address leads to the new one, and its cart is still there: %s',
  async (rest) => {
    const { old, slug, cart, open } = await renamed();
    const answer = await open(`/shop/${old}${rest}`);
    expect(answer).toBeInstanceOf(Response);
    expect([(answer as Response).status, (answer as Response).headers.get('Location')]).toEqual([
      301,
      `/shop/${slug}${rest}`,
    ]);
    expect(await open(`/shop/${slug}${rest}`)).toMatchObject({ cart });
  },
);

it('a form that was open since before is sent on with what it carries', async () => {
  const { old, slug, open } = await renamed();
  const answer = (await open(`/shop/${old}/cart`, 'POST')) as Response;
  expect([answer.status, answer.headers.get('Location')]).toEqual([308, `/shop/${slug}/cart`]);
});

it('leads nowhere when the shop rests, or never was', async () => {
  const { id, old, open } = await renamed();
  await db.shop.update({ where: { id }, data: { state: 'paused' } });
  expect(await open(`/shop/${old}/cart`)).toBeNull();
  expect(await open('/shop/khong-co/cart')).toBeNull();
});
