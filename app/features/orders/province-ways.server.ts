import { places } from '~/features/shops/places.server';
import { zoneOf } from '~/features/shops/shipping-method';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { priceCart } from './price-cart.server';
import type { ProvinceWays } from './province-ways';
import type { SellingShop } from './selling';
import { shippingOptions } from './shipping';
import { findMethods } from './ways.server';

/**
 * Which of a shop's ways bring one piece of a size to a province, by the rules of the checkout; null for an unknown
 * province, or when the size is not on sale. No commune is named yet, so fees of single communes are only told of.
 */
export async function findProvinceWays(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  {
    shop,
    sku,
    province: code,
    lang,
  }: { shop: Pick<SellingShop, 'id' | 'communeCode' | 'provinceCode'>; sku: string; province: string; lang: Lang },
): Promise<ProvinceWays | null> {
  const province = places.province(code);
  if (!province) return null;
  const now = clock.now();
  const cart = { cartId: '', lines: [{ sku, quantity: 1 }] };
  const [{ lines }, methods] = await Promise.all([
    priceCart(db, { shopId: shop.id, cart, lang, now }),
    findMethods(db, shop.id),
  ]);
  if (lines.length === 0) return null;
  const { communeCode, provinceCode } = shop;
  const from = communeCode && provinceCode ? { communeCode, provinceCode } : null;
  const zone = zoneOf(from, { communeCode: '', provinceCode: code });
  const listed = methods.some(
    ({ rules }) =>
      rules.kind === 'own_delivery' && rules.communes.some((one) => places.commune(one.code)?.provinceCode === code),
  );
  return {
    province: { code, name: province.name },
    isOwn: zone === 'province',
    hasOwnFees: listed,
    ways: shippingOptions({ methods, lines, to: { communeCode: '', zone }, today: isoDay(now) }),
  };
}
