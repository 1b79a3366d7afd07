import type { ListingDraft } from '~/features/listings/listing-form';
import { readRenditions } from '~/features/photos/rendition';
import { publicNameOf } from '~/features/photos/photos.server';
import { wantedSlug } from '~/features/listings/slug.server';
import type { Platform } from '~/platform/platform.server';

import { MARKETPLACES } from './channels';
import { draftItems } from './draft-items';
import { findOwnSource } from './feed-source.server';
import { judgeListing, type ChannelVerdict } from './preflight';
import { contextOf } from './write-feed.server';

/**
 * How a listing that is still being written would stand with every marketplace, asked before it is saved. Nothing is
 * written. Photos are looked up among this shop's own; a stranger's count as not there.
 */
export async function judgeDraft(
  platform: Pick<Platform, 'db' | 'clock'>,
  { shopId, draft, origin }: { shopId: string; draft: ListingDraft; origin: string },
): Promise<ChannelVerdict[]> {
  const [shop, photos] = await Promise.all([
    findOwnSource(platform, shopId),
    platform.db.photo.findMany({
      where: { shopId, id: { in: draft.photoIds }, removedAt: null, state: { in: ['ready', 'waiting'] } },
      select: { id: true, state: true, contentHash: true, edits: true, publicName: true, renditions: true },
    }),
  ]);
  const inOrder = draft.photoIds.flatMap((id) => photos.find((photo) => photo.id === id) ?? []);
  const items = draftItems(draft, {
    shop,
    slug: wantedSlug(draft.name),
    photos: inOrder
      .filter(({ state }) => state === 'ready')
      .map((photo) => ({
        name: photo.publicName ?? publicNameOf(photo),
        renditions: readRenditions(photo.renditions),
      })),
    photosWaiting: inOrder.filter(({ state }) => state === 'waiting').length,
    ocop: [], // stars stand among the facts of a text and decide nothing
  });
  const context = contextOf({ kind: 'shop' }, origin, platform.clock.now());
  return MARKETPLACES.map((channel) => judgeListing(channel, items, context));
}
