import { beforeEach, describe, expect, it } from 'vitest';

import { NO_POLICIES } from '~/features/shops/policy';
import { savePolicies } from '~/features/shops/policies.server';

import { storedListing, storedShop } from '../../../test/builders';
import { aCart, aWish, sellingShop } from '../../../test/orders';
import { freshPlatform } from '../../../test/platform';
import { findAgreedPolicies, findKeptPolicies } from './agreed-policies.server';
import { findOrder } from './orders.server';
import { placeOrder, type PlacingWish } from './place-order.server';
import { placeOrders } from './place-orders.server';

const NOW = new Date('2026-12-01T02:00:00Z');
const platform = await freshPlatform({ now: NOW });
const { db } = platform;

let shop: Awaited<ReturnType<typeof sellingShop>>;
let sku: string;
beforeEach(async () => {
  shop = await sellingShop(platform);
  sku = (await storedListing(db, { shopId: shop.id, stock: 20 })).variants[0]!.sku;
});

const methods = ['cod', 'vietqr'] as const;
const now = (given: { shopId?: string; lang?: 'vi' | 'en' } = {}) =>
  findAgreedPolicies(platform, { shopId: shop.id, methods, lang: 'vi', ...given });
const says = (note: string) =>
  savePolicies(platform, {
    shopId: shop.id,
    typed: { 'note-returns': note, settleDays: String(NO_POLICIES.settleDays) },
    icon: null,
  });
const wishOf = (policies: PlacingWish['policies']) => aWish(shop, aCart([sku, 1]), { policies });
const agree = async () => {
  const read = await now();
  const placed = await placeOrder(platform, wishOf({ now: read, shown: read.hash }));
  if (!placed.ok) throw new Error(JSON.stringify(placed.problems));
  const order = await findOrder(db, { shopId: shop.id, orderId: placed.value.orderId, now: NOW });
  return order!.terms.policies!;
};
const kept = (hash: string, slug = shop.slug) => findKeptPolicies(platform, { slug, hash });

describe('an order', () => {
  it('keeps the policies that its buyer read, whatever the garden writes later', async () => {
    await says('Gọi trước khi trả.');
    const read = await now();
    const agreed = await agree();
    expect(agreed).toEqual({ since: read.since, hash: read.hash });
    await says('Không nhận trả.');
    expect((await now()).hash).not.toBe(agreed.hash);
    const text = await kept(agreed.hash);
    expect(text).toEqual(read);
    expect(JSON.stringify(text)).toContain('Gọi trước khi trả.');
    expect(JSON.stringify(text)).not.toContain('Không nhận trả.');
  });

  it('is refused when the policies are not those that the page led to, and nothing is kept', async () => {
    const shown = (await now()).hash;
    await says('Không nhận trả.');
    const refused = { ok: false, problems: [{ code: 'orders.policies-changed' }] };
    expect(await placeOrder(platform, wishOf({ now: await now(), shown }))).toEqual(refused);
    expect(await placeOrder(platform, wishOf({ now: await now(), shown: '' }))).toEqual(refused);
    expect(await db.order.count({ where: { shopId: shop.id } })).toBe(0);
    expect(await db.policyText.count({ where: { shopId: shop.id } })).toBe(0);
  });

  it('shares its text with all others that were placed under it, though twenty come at once', async () => {
    const read = await now();
    const orders = await Promise.all(
      Array.from({ length: 20 }, () => placeOrder(platform, wishOf({ now: read, shown: read.hash }))),
    );
    expect(orders.every(({ ok }) => ok)).toBe(true);
    expect(await db.policyText.count({ where: { shopId: shop.id } })).toBe(1);
  });

  it('at one of several gardens is refused with all others when one of them changed its policies', async () => {
    const read = await now();
    const other = await sellingShop(platform);
    const pot = await storedListing(db, { shopId: other.id, stock: 2 });
    const there = await now({ shopId: other.id });
    const placed = await placeOrders(platform, [
      wishOf({ now: read, shown: read.hash }),
      aWish(other, aCart([pot.variants[0]!.sku, 1]), { policies: { now: there, shown: 'x' } }),
    ]);
    expect(placed).toEqual({
      ok: false,
      refused: [{ shopId: other.id, problems: [{ code: 'orders.policies-changed' }] }],
    });
    expect(await db.policyText.count({ where: { shopId: { in: [shop.id, other.id] } } })).toBe(0);
  });

  it('from before policies were kept names none', async () => {
    const placed = await placeOrder(platform, wishOf(null));
    const orderId = placed.ok ? placed.value.orderId : '';
    await db.$executeRaw`UPDATE orders SET terms = terms - 'policies' WHERE id = ${orderId}::uuid`;
    expect((await findOrder(db, { shopId: shop.id, orderId, now: NOW }))!.terms.policies).toBeNull();
  });
});

describe('a text that was agreed to', () => {
  it('is found by the shop’s old address too, and by no other shop’s', async () => {
    const { hash } = await agree();
    await db.shopOldSlug.create({ data: { slug: shop.slug, shopId: shop.id } });
    await db.shop.update({ where: { id: shop.id }, data: { slug: `${shop.slug}-moi` } });
    expect(await kept(hash)).toMatchObject({ hash });
    expect(await kept(hash, `${shop.slug}-moi`)).toMatchObject({ hash });
    expect(await kept(hash, (await storedShop(db)).slug)).toBeNull();
    expect(await kept('0'.repeat(32))).toBeNull();
    expect(await kept('../x')).toBeNull();
  });

  it('is never changed, whatever the program believes', async () => {
    const { hash } = await agree();
    await expect(
      db.policyText.update({ where: { shopId_hash: { shopId: shop.id, hash } }, data: { sections: [] } }),
    ).rejects.toThrow();
  });

  it('stays in the language in which it was read', async () => {
    const read = await now({ lang: 'en' });
    await placeOrder(platform, wishOf({ now: read, shown: read.hash }));
    expect(await kept(read.hash)).toMatchObject({ lang: 'en', sections: read.sections });
  });
});
