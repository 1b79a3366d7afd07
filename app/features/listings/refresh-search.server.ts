import type { Platform } from '~/platform/platform.server';

import { searchTextOf } from './write-listing.server';

/** Writes anew what a shop's listings are found by, after the shop changed its name or moved. Answers how many changed. */
export async function refreshSearchTexts({ db }: Pick<Platform, 'db'>, shopId: string): Promise<number> {
  const listings = await db.listing.findMany({
    where: { shopId },
    select: {
      id: true,
      name: true,
      nameEn: true,
      localNames: true,
      scientificName: true,
      cultivar: true,
      speciesId: true,
      searchText: true,
    },
  });
  let changed = 0;
  for (const listing of listings) {
    const text = await searchTextOf(db, shopId, listing);
    if (text === listing.searchText) continue;
    await db.listing.update({ where: { id: listing.id, shopId }, data: { searchText: text } });
    changed++;
  }
  return changed;
}
