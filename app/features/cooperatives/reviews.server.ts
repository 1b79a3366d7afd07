import { jpegNear, photoPath, readRenditions } from '~/features/photos/rendition';
import { despiteDeadlocks } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { formatDateTime } from '~/shared/date';
import { isUuid } from '~/shared/uuid';

import type { Queue } from './review-view';

const PAGE = 25;
/** Width (px) of the picture beside a listing in the queue, twice its width on the screen. */
const THUMB_WIDTH = 160;

/** A listing in the queue. `sentAt` is dd/MM/yyyy HH:mm. */
export type QueuedReview = {
  id: string;
  name: string;
  garden: string;
  sentAt: string;
  isChange: boolean;
  thumbnail: string | null;
};

/** What is under way: not what its member put away meanwhile. */
const UNDER_WAY = { listing: { state: { not: 'archived' as const } } };

/** The listings of members that wait, the longest first, a page at a time; `after` is the id of the last of the page before. */
export async function findReviews(
  db: Platform['db'],
  { cooperativeId, queue, after }: { cooperativeId: string; queue: Queue; after: string | null },
): Promise<{ reviews: QueuedReview[]; next: string | null }> {
  const last = isUuid(after)
    ? await db.listingReview.findFirst({ where: { id: after, cooperativeId }, select: { id: true, sentAt: true } })
    : null;
  const rows = await db.listingReview.findMany({
    where: {
      ...{ cooperativeId, state: queue, ...UNDER_WAY },
      ...(last && { OR: [{ sentAt: { gt: last.sentAt } }, { sentAt: last.sentAt, id: { gt: last.id } }] }),
    },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    select: {
      ...{ id: true, sentAt: true, proposal: true },
      shop: { select: { name: true } },
      listing: {
        select: {
          name: true,
          photos: {
            where: { removedAt: null, state: 'ready' },
            orderBy: [{ position: 'asc' }, { id: 'asc' }],
            take: 1,
            select: { publicName: true, renditions: true },
          },
        },
      },
    },
  });
  const page = rows.slice(0, PAGE);
  return {
    reviews: page.map(({ id, sentAt, proposal, shop, listing }) => ({
      ...{ id, name: listing.name, garden: shop.name, sentAt: formatDateTime(sentAt), isChange: proposal !== null },
      thumbnail: thumbnailOf(listing.photos[0]),
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

function thumbnailOf(photo: { publicName: string | null; renditions: unknown } | undefined): string | null {
  const tile = photo && jpegNear(readRenditions(photo.renditions), THUMB_WIDTH);
  return photo?.publicName && tile ? photoPath(photo.publicName, tile) : null;
}

/** How many listings wait for the cooperative. */
export const countWaiting = (db: Platform['db'], cooperativeId: string): Promise<number> =>
  db.listingReview.count({ where: { cooperativeId, state: 'waiting', ...UNDER_WAY } });

/** The listing that waits the longest, or null: nothing does. */
export const findNextReview = async (db: Platform['db'], cooperativeId: string): Promise<string | null> =>
  (
    await db.listingReview.findFirst({
      where: { cooperativeId, state: 'waiting', ...UNDER_WAY },
      orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    })
  )?.id ?? null;

/** Whether this cooperative looks at what members sell before buyers do. */
export const looksFirst = async (db: Platform['db'], cooperativeId: string): Promise<boolean> =>
  (await db.cooperative.count({ where: { id: cooperativeId, reviewsListings: true } })) > 0;

/**
 * From now on the cooperative looks first, or no longer. What is public stays public; what waited is free again when the
 * looking ends, and its members publish it themselves.
 */
export const chooseReview = ({ db }: Pick<Platform, 'db'>, cooperativeId: string, on: boolean): Promise<unknown> =>
  despiteDeadlocks(() =>
    db.cooperative.updateMany({
      where: { id: cooperativeId, reviewsListings: !on },
      data: { reviewsListings: on },
    }),
  );
