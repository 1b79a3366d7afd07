import { places } from '~/features/shops/places.server';
import type { Queries } from '~/platform/database.server';
import type { ShopSelling } from '~/platform/prisma-client/client';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { SELLING_DEFAULTS, type Selling, type SellingShop } from './selling';

/** A shop's row as the rules know it; without a row the shop sells as the defaults say. */
export function toSelling(row: ShopSelling | null): Selling {
  if (!row) return SELLING_DEFAULTS;
  const said = Object.fromEntries(Object.keys(SELLING_DEFAULTS).map((name) => [name, row[name as keyof Selling]]));
  return { ...(said as Omit<Selling, 'registeredOn'>), registeredOn: row.registeredOn && isoDay(row.registeredOn) };
}

/** How a shop sells. */
export const findSelling = async (db: Queries, shopId: string): Promise<Selling> =>
  toSelling(await db.shopSelling.findUnique({ where: { shopId } }));

/** An open shop by its address, as the pages of buying need it; null when there is none. */
export async function findSellingShop(db: Queries, slug: string, lang: Lang): Promise<SellingShop | null> {
  const row = await db.shop.findFirst({ where: { slug, state: 'published' }, select: SHOP_COLUMNS });
  return row && toSellingShop(row, lang);
}

/** A practice shop as pretend buyers need it; null for every other. */
export async function findPracticeShop(db: Queries, shopId: string): Promise<SellingShop | null> {
  const row = await db.shop.findFirst({ where: { id: shopId, practiceOfId: { not: null } }, select: SHOP_COLUMNS });
  return row && toSellingShop(row, 'vi');
}

/** What `toSellingShop` reads. */
export const SHOP_COLUMNS = {
  id: true,
  slug: true,
  name: true,
  isDemo: true,
  phone: true,
  zalo: true,
  provinceCode: true,
  communeCode: true,
  hamlet: true,
  selling: true,
} as const;

type ShopRow = Omit<SellingShop, 'address' | 'selling'> & { selling: ShopSelling | null };

export function toSellingShop({ selling, ...shop }: ShopRow, lang: Lang): SellingShop {
  const place = shop.communeCode ? places.formatPlace(shop.communeCode, lang) : null;
  return { ...shop, address: [shop.hamlet, place].filter(Boolean).join(', '), selling: toSelling(selling) };
}
