import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from '../../app/platform/prisma-client/client';
import type { Questions } from './bare-remix.mjs';

const PHOTO = { publicName: true, width: true, height: true } as const;
/** What a card shows, of a listing on the shelf. */
const CARD = {
  listing: {
    select: {
      ...{ id: true, slug: true, name: true, priceFrom: true, shop: { select: { name: true, slug: true } } },
      photos: { select: PHOTO, orderBy: { position: 'asc' }, take: 1 },
    },
  },
} as const;

/** What the pages of a bare Remix ask, by Prisma in the way its documentation shows. */
export function questionsByPrisma(url: string): Questions {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) });
  const newest = async (where: NonNullable<Parameters<typeof db.shelfListing.findMany>[0]>['where'], take: number) => {
    const orderBy = [{ publishedAt: 'desc' as const }, { listingId: 'asc' as const }];
    const rows = await db.shelfListing.findMany({ where, orderBy, take, select: CARD });
    return rows.map(({ listing }) => listing);
  };
  return {
    async list(slug) {
      const { id: shopId } = await db.shop.findUniqueOrThrow({ where: { slug }, select: { id: true } });
      return newest({ shopId }, 24);
    },
    plant: (shop, slug) =>
      db.listing.findFirstOrThrow({
        where: { slug, shop: { slug: shop } },
        select: {
          ...{ id: true, shopId: true, group: true, name: true, description: true, shop: { select: { name: true } } },
          variants: { select: { size: true, price: true }, orderBy: { position: 'asc' } },
          photos: { select: PHOTO, orderBy: { position: 'asc' } },
        },
      }),
    async beside({ shopId, id, group }) {
      const [ofShop, ofKind] = await Promise.all([
        newest({ shopId, listingId: { not: id } }, 4),
        newest({ group, shopId: { not: shopId } }, 4),
      ]);
      return [...ofShop, ...ofKind];
    },
  };
}
