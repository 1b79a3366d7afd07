import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';

import { places } from './places.server';
import { currentStep, type SetupStep } from './shop';

/** A shop as those who work in it edit it. */
export type ShopProfile = {
  slug: string;
  name: string;
  state: 'draft' | 'published' | 'paused';
  tagline: string;
  story: string;
  communeCode: string | null;
  /** "xã Chợ Lách, tỉnh Vĩnh Long", or empty. */
  placeName: string;
  hamlet: string;
  /** E.164 */
  phone: string | null;
  zalo: string | null;
};

export async function findShopProfile(db: Platform['db'], shopId: string, lang: Lang): Promise<ShopProfile> {
  const shop = await db.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: {
      slug: true,
      name: true,
      state: true,
      tagline: true,
      story: true,
      communeCode: true,
      hamlet: true,
      phone: true,
      zalo: true,
    },
  });
  const placeName = shop.communeCode ? (places.formatPlace(shop.communeCode, lang) ?? '') : '';
  return { ...shop, placeName };
}

/** How many listings a shop has in each state; sold-out ones are counted besides being published. */
export type ListingCounts = { published: number; draft: number; paused: number; archived: number; soldOut: number };

export async function countListings(db: Platform['db'], shopId: string): Promise<ListingCounts> {
  const [states, soldOut] = await Promise.all([
    db.listing.groupBy({ by: ['state'], where: { shopId }, _count: true }),
    db.listing.count({ where: { shopId, state: 'published', stockTotal: 0 } }),
  ]);
  const counts: ListingCounts = { published: 0, draft: 0, paused: 0, archived: 0, soldOut };
  for (const { state, _count } of states) counts[state] = _count;
  return counts;
}

/** What a shop is about to offer, newest first; a glance, not the list. `priceFrom` is in đồng. */
export async function findNewestListings(
  db: Platform['db'],
  shopId: string,
): Promise<{ id: string; name: string; state: string; priceFrom: number | null }[]> {
  const rows = await db.listing.findMany({
    where: { shopId, state: { not: 'archived' } },
    orderBy: { id: 'desc' },
    take: 3,
    select: { id: true, name: true, state: true, priceFrom: true },
  });
  return rows.map((row) => ({ ...row, priceFrom: row.priceFrom === null ? null : Number(row.priceFrom) }));
}

/** The step at which a shop's opening goes on; null when it is done. */
export async function findSetupStep(
  db: Platform['db'],
  shop: { id: string; setupStep: string | null },
): Promise<SetupStep | null> {
  const listings = shop.setupStep === 'listing' ? await db.listing.count({ where: { shopId: shop.id } }) : 0;
  return currentStep({ setupStep: shop.setupStep, listings });
}
