import type { Platform } from '~/platform/platform.server';
import { coopPath, shopPath } from '~/features/storefront/card';

import type { FeedShop } from './item';

/** A garden as far as feeds know it. `revision` grows with every change that a feed could show. */
export type SourceShop = FeedShop & { revision: bigint; revisedAt: Date };

/** Whose goods a file holds: one garden's, or those of all gardens of a cooperative. */
export type FeedSource = {
  kind: 'shop' | 'cooperative';
  name: string;
  /** Its page on this site. */
  path: string;
  shops: SourceShop[];
};

const SHOP = { id: true, slug: true, name: true, revision: true, revisedAt: true } as const;

/** A published shop, or null. */
export async function findShopSource({ db }: Pick<Platform, 'db'>, slug: string): Promise<FeedSource | null> {
  const shop = await db.shop.findFirst({ where: { slug, state: 'published' }, select: SHOP });
  return shop && { kind: 'shop', name: shop.name, path: shopPath(shop.slug), shops: [shop] };
}

/** A cooperative with its published shops, or null. */
export async function findCooperativeSource({ db }: Pick<Platform, 'db'>, slug: string): Promise<FeedSource | null> {
  const cooperative = await db.cooperative.findUnique({
    where: { slug },
    select: { name: true, slug: true, shops: { where: { state: 'published' }, orderBy: { id: 'asc' }, select: SHOP } },
  });
  if (!cooperative) return null;
  const { name, shops } = cooperative;
  return { kind: 'cooperative', name, path: coopPath(cooperative.slug), shops };
}
