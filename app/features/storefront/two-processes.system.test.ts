import { afterAll, beforeAll, expect, it } from 'vitest';

import { storedListing, storedPhoto } from '../../../test/builders';
import { aHouse } from '../../../test/houses';
import { aCart, aWish, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import openTestPostgres from '../../../test/postgres';
import { moveListings } from '~/features/listings/move-listings.server';
import { placeOrder } from '~/features/orders/place-order.server';

import { fillSection } from './change-design';
import { changeDraft } from './drafts.server';
import { publishDesign } from './publish-design.server';

let closePostgres: () => Promise<void>;
let platform: TestPlatform;

beforeAll(async () => {
  closePostgres = await openTestPostgres();
  platform = await freshPlatform();
}, 180_000);
afterAll(() => closePostgres(), 90_000);

it('shows a write anywhere on the very next page of every process', { timeout: 180_000 }, async () => {
  const shop = await sellingShop(platform);
  const listing = await storedListing(platform.db, { shopId: shop.id, name: 'Mai vàng', price: 100_000n, stock: 500 });
  const [variant] = listing.variants;
  const owner = await platform.db.shopMember.findFirstOrThrow({ where: { shopId: shop.id } });
  const site = { PUBLIC_URL: 'https://chovuon.example' };
  const houses = await Promise.all([aHouse(platform, site).url, aHouse(platform, site).url]);
  const page = `/shop/${shop.slug}/p/${listing.slug}`;
  const read = async (house: string, path = page) => {
    const answer = await fetch(house + path);
    return { status: answer.status, text: await answer.text(), mark: answer.headers.get('ETag') };
  };

  const pages = [page, `/shop/${shop.slug}`, '/', '/search?kind=foliage'];
  for (let round = 1; round <= 30; round++) {
    const price = 100_000 + round * 1_000;
    await platform.db.variant.update({ where: { id: variant!.id }, data: { price: BigInt(price) } });
    const text = `${String(price / 1_000)}.000`;
    for (const house of round % 2 ? houses : houses.toReversed())
      for (const path of pages) {
        const seen = await read(house, path);
        expect(seen.text, `${path} in round ${round}`).toContain(text);
        expect(seen.mark, path).toMatch(/^W\//);
        expect(await read(house, path), 'kept').toEqual(seen);
      }
  }
  // the same page, whoever computed it
  expect((await read(houses[0]!)).text).toBe((await read(houses[1]!)).text);

  // a look that is published, and not before it is
  const front = `/shop/${shop.slug}`;
  for (const heading of ['Hàng mới cắt', 'Hàng chiều nay', 'Hàng cuối tuần']) {
    const change = fillSection('shelf', { heading });
    expect(await changeDraft(platform, { shopId: shop.id, seen: null, change })).toMatchObject({ ok: true });
    for (const house of houses) expect((await read(house, front)).text).not.toContain(heading);
    await publishDesign(platform, { shopId: shop.id, personId: owner.personId, seen: null });
    for (const house of houses) expect((await read(house, front)).text).toContain(heading);
  }

  // a piece sold, a listing that rests, a shop that closes: told by another process than those that show it
  const wish = aWish(shop, aCart([variant!.sku, 500]));
  expect(await placeOrder(platform, wish)).toMatchObject({ ok: true });
  for (const house of houses) expect((await read(house)).text).toMatch(/SoldOut|OutOfStock/);
  await storedPhoto(platform.db, { shopId: shop.id, listingId: listing.id });
  await moveListings(platform, { shopId: shop.id, moves: [{ id: listing.id, to: 'paused' }] });
  for (const house of houses) expect((await read(house)).status).toBe(404);
  await platform.db.shop.update({ where: { id: shop.id }, data: { state: 'paused' } });
  for (const house of houses) expect((await read(house, `/shop/${shop.slug}`)).status).toBe(404);
});
