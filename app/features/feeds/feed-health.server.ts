import type { Platform } from '~/platform/platform.server';

import type { Channel } from './channel';
import { inSnapshot, readListings } from './feed-rows.server';
import { HEALTH_PAGE, type FeedHealth, type HealthList } from './health';
import type { FeedShop } from './item';
import { judgeListing } from './preflight';
import { contextOf } from './write-feed.server';

/**
 * How a shop stands with a channel, archived listings aside. It prepares every item just as the file does, reads them
 * as the file does, and remembers one page, so it costs a large garden time but no memory.
 */
export async function findHealth(
  platform: Pick<Platform, 'pool' | 'clock'>,
  shop: FeedShop,
  channel: Channel,
  { show, page, origin }: { show: HealthList; page: number; origin: string },
): Promise<FeedHealth> {
  const context = contextOf({ kind: 'shop' }, origin, platform.clock.now());
  const health: FeedHealth = {
    counts: { all: 0, goes: 0, out: 0, part: 0 },
    lengths: { out: 0, advice: 0 },
    listings: [],
  };
  const states = ['draft', 'published', 'paused'] as const;
  for await (const listings of inSnapshot(platform, (client) => readListings(client, shop, states)))
    for (const { id, name, items } of listings) {
      const { verdict, problems, sizesOut, sizes } = judgeListing(channel, items, context);
      const goes = sizesOut < sizes;
      health.counts.all++;
      health.counts[goes ? 'goes' : 'out']++;
      if (goes && sizesOut > 0) health.counts.part++;

      if (verdict === 'goes') continue;
      const list: HealthList = verdict;
      const place = health.lengths[list]++;
      if (list === show && Math.floor(place / HEALTH_PAGE) === page - 1)
        health.listings.push({ id, name, problems, sizesOut, sizes });
    }
  return health;
}
