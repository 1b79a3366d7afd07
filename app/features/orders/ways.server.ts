import { places } from '~/features/shops/places.server';
import { DEFAULT_METHODS, readShippingRules, zoneOf, type ShippingMethod } from '~/features/shops/shipping-method';
import type { Queries } from '~/platform/database.server';
import { isoDay } from '~/shared/date';

import type { PricedLine } from './cart';
import type { SellingShop } from './selling';
import { shippingOptions, type ShippingOption } from './shipping';

/** The ways a shop has set up, in its order, and those of every shop where it has set up none. */
export async function findMethods(db: Queries, shopId: string): Promise<readonly ShippingMethod[]> {
  const rows = await db.shippingMethod.findMany({
    where: { shopId, active: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, name: true, rules: true },
  });
  if (rows.length === 0) return DEFAULT_METHODS;
  return rows.flatMap(({ id, kind, name, rules: stored }) => {
    const rules = readShippingRules(kind, stored);
    return rules ? [{ id, name, rules }] : [];
  });
}

/** Every way of a shop for this cart to this commune: its fee, or why it does not suit. Without a commune only fetching it is left. */
export async function findWays(
  db: Queries,
  {
    shop,
    lines,
    communeCode,
    now,
  }: {
    shop: Pick<SellingShop, 'id' | 'communeCode' | 'provinceCode'>;
    lines: readonly PricedLine[];
    communeCode: string;
    now: Date;
  },
): Promise<ShippingOption[]> {
  const methods = await findMethods(db, shop.id);
  const commune = places.commune(communeCode);
  if (!commune) {
    const fetched = methods.filter(({ rules }) => rules.kind === 'pickup');
    return shippingOptions({ methods: fetched, lines, to: { communeCode: '', zone: 'other' }, today: isoDay(now) });
  }
  const { communeCode: from, provinceCode } = shop;
  const to = { communeCode, provinceCode: commune.provinceCode };
  return shippingOptions({
    methods,
    lines,
    to: { communeCode, zone: zoneOf(from && provinceCode ? { communeCode: from, provinceCode } : null, to) },
    today: isoDay(now),
  });
}
