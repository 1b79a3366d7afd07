import type { Queries } from '~/platform/database.server';

import type { PickedListing } from './picked-listing';

/** Listings of this shop by their ids, in that order; those that are no longer there are left out. */
export async function findPicked(db: Queries, shopId: string, ids: string[]): Promise<PickedListing[]> {
  const rows = await db.listing.findMany({ where: { shopId, id: { in: ids } }, select: { id: true, name: true } });
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
