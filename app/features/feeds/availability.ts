import type { FeedContext, FeedItem } from './item';

/**
 * What can be had of a size: `in-stock` now, `preorder` from a day to come, `sold-out` until there is more, `gone` for
 * ever, because there was one of it.
 */
export const AVAILABILITIES = ['in-stock', 'preorder', 'sold-out', 'gone'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** A channel's own words for it. */
export type AvailabilityWords = Readonly<Record<Availability, string>>;

/** Sold ahead is what has a day to come and pieces left: the pieces are those that may still be promised. */
export function availabilityOf(
  { listing, variant }: Pick<FeedItem, 'listing' | 'variant'>,
  { today }: Pick<FeedContext, 'today'>,
): Availability {
  if (variant.stock <= 0) return listing.oneOfAKind ? 'gone' : 'sold-out';
  return listing.preorderOn !== null && listing.preorderOn > today ? 'preorder' : 'in-stock';
}
