import type { PolicySection } from '~/features/shops/policy';
import { findPolicySettings } from '~/features/shops/policies.server';
import { i18nFor } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { KEEP_MONTHS } from './anonymise.server';
import type { PaymentMethod } from './order-money';
import { POLICY_TEXTS_DAY, policySections, type PolicyWords } from './policy-texts';
import { SHOP_COLUMNS, toSellingShop } from './selling.server';
import { findMethods } from './ways.server';

/** The policies of a shop, ready to be read; `since` is the day on which anything in them was last changed (2026-11-27). */
export type ShopPolicies = { sections: PolicySection[]; since: string };

/** Fills the policies of a shop from its own settings. `methods`: as it may be paid today (see the payments room). */
export async function findPolicies(
  { db }: Pick<Platform, 'db'>,
  { shopId, methods, lang }: { shopId: string; methods: readonly PaymentMethod[]; lang: Lang },
): Promise<ShopPolicies> {
  const [row, { settings, updatedAt }, ways, changed] = await Promise.all([
    db.shop.findUniqueOrThrow({ where: { id: shopId }, select: SHOP_COLUMNS }),
    findPolicySettings(db, shopId),
    findMethods(db, shopId),
    db.shippingMethod.aggregate({ where: { shopId }, _max: { updatedAt: true } }),
  ]);
  const t: PolicyWords = i18nFor(lang).getFixedT(lang, ['policies', 'orders', 'shops', 'storefront']);
  const shop = toSellingShop(row, lang);
  const days = [row.selling?.updatedAt, updatedAt, changed._max.updatedAt].flatMap((at) => (at ? [isoDay(at)] : []));
  return {
    sections: policySections({ shop, settings, methods, ways, keepMonths: KEEP_MONTHS }, t),
    since: [POLICY_TEXTS_DAY, ...days].sort().at(-1) ?? POLICY_TEXTS_DAY,
  };
}
