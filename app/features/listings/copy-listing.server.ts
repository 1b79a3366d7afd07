import type { Platform } from '~/platform/platform.server';
import { cutText } from '~/shared/text';

import { findListing } from './find-listing.server';
import { NAME_MAX } from './listing';
import { saveListing } from './save-listing.server';

/**
 * Starts a new draft from a listing, everything but its photos: buyers must see the plant they get. `suffix` marks the
 * copy's name in the grower's language. Answers the copy's id; null: not there, or not this shop's.
 */
export async function copyListing(
  platform: Pick<Platform, 'db' | 'clock'>,
  { shopId, id, suffix }: { shopId: string; id: string; suffix: string },
): Promise<string | null> {
  const original = await findListing(platform.db, { shopId, id });
  if (!original) return null;
  const name = `${cutText(original.draft.name, NAME_MAX - suffix.length - 1)} ${suffix}`.trim();
  const saved = await saveListing(platform, {
    shopId,
    listingId: null,
    version: null,
    publish: false,
    draft: {
      ...original.draft,
      name,
      photoIds: [],
      variants: original.draft.variants.map((variant) => ({ ...variant, id: null })),
    },
  });
  if (!saved?.ok) throw new Error('A draft lacks nothing that a copy could miss.');
  return saved.value.id;
}
