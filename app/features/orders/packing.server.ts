import { GROUPS, UNITS, type Group } from '~/features/catalogue/vocabulary';
import { readDetails, type Details } from '~/features/listings/details';
import { listingPath } from '~/features/storefront/card';
import { hasPassport, passportPath } from '~/features/storefront/passport';
import type { Queries } from '~/platform/database.server';
import { isoDay } from '~/shared/date';

import { MOST_TAGS, type CareTag } from './care-tag';
import type { OrderView } from './order-view';
import { tipsForOrder, tipsForThing, type PackingList } from './packing-tips';

/** What an order's lines are today, by their listings and sizes; what was taken away since is not there. */
async function findThings(db: Queries, { shopId, lines }: Pick<OrderView, 'shopId' | 'lines'>) {
  const ids = [...new Set(lines.flatMap(({ listingId }) => listingId ?? []))];
  const listings = await db.listing.findMany({
    where: { shopId, id: { in: ids } },
    select: {
      id: true,
      slug: true,
      state: true,
      scientificName: true,
      care: true,
      details: true,
      variants: { select: { id: true, weightGrams: true } },
    },
  });
  return new Map(listings.map((listing) => [listing.id, listing]));
}

/** How to pack an order: its grower's own words for each thing, and what its kind and the way ask for. */
export async function findPacking(db: Queries, order: OrderView, now: Date): Promise<PackingList> {
  const listings = await findThings(db, order);
  const days = order.shipping.kind === 'pickup' ? 0 : (order.terms.days?.[1] ?? null);
  const things = order.lines.map((line) => {
    const listing = line.listingId ? listings.get(line.listingId) : undefined;
    const variant = listing?.variants.find(({ id }) => id === line.variantId);
    const details: Details = readDetails(listing?.details);
    return {
      line,
      group: GROUPS.find((group) => group === line.group) ?? 'foliage',
      unit: UNITS.find((unit) => unit === line.unit) ?? 'cay',
      details,
      weightGrams: variant?.weightGrams ?? null,
    };
  });
  return {
    things: things.map(({ line, ...thing }) => ({
      lineId: line.id,
      name: [line.name, line.size].filter(Boolean).join(', '),
      tips: tipsForThing(thing, days),
    })),
    whole: tipsForOrder(things, { now, days }),
  };
}

/** A tag for every piece of an order that still is a listing; what has no page has no care to tell of. */
export async function findCareTags(db: Queries, order: OrderView, now: Date): Promise<CareTag[]> {
  const listings = await findThings(db, order);
  let left = MOST_TAGS;
  return order.lines.flatMap((line): CareTag[] => {
    const listing = line.listingId ? listings.get(line.listingId) : undefined;
    const copies = Math.min(left, line.quantity * Math.max(1, line.unit === 'thien' ? 1 : line.piecesPerUnit));
    if (!listing || copies === 0) return [];
    left -= copies;
    const details = readDetails(listing.details);
    return [
      {
        lineId: line.id,
        name: line.name,
        size: line.size,
        scientificName: listing.scientificName,
        care: listing.care,
        light: Array.isArray(details.light) ? details.light.map(String) : [],
        water: typeof details.water === 'string' ? details.water : null,
        path:
          listing.state === 'published'
            ? tagPath(listingPath(order.shop.slug, listing.slug), line.group, details)
            : null,
        copies,
        day: isoDay(order.handedOverAt ?? now),
      },
    ];
  });
}

/** A sapling's tag leads to its passport, and from there to its care; every other one to its listing. */
const tagPath = (path: string, group: Group, details: Details): string =>
  hasPassport(group, details) ? passportPath(path) : path;
