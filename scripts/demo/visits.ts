import type { Channel } from '~/features/storefront/visit';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';

import { seededRandom, seedFrom, type Random } from './pictures/random';

/** Days of which a shop of the demo knows how many came; the figures compare two weeks and add up four. */
const DAYS = 28;
const DAY_MS = 86_400_000;

/** Where visitors of the demo come from, as often as each stands here. */
const CAME_BY: readonly Channel[] = ['zalo', 'zalo', 'zalo', 'facebook', 'facebook', 'google', 'qr', 'feed', 'direct'];

/** A channel that an order of the demo remembers; null: nobody knows. */
export function orderChannel(random: Random): 'zalo' | 'facebook' | 'qr' | 'feed' | null {
  return random.pick(['zalo', 'zalo', 'facebook', 'qr', 'feed', null, null] as const);
}

/**
 * Counts of four weeks for a shop that has none, so that its figures have something to say: more on Sundays, more as Tết
 * comes nearer, a few plants that everybody looks at. Numbers follow from the shop's name.
 */
export async function countVisits(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, name }: { shopId: string; name: string },
): Promise<void> {
  if ((await db.pageCount.count({ where: { shopId } })) > 0) return;
  const listings = await db.listing.findMany({
    where: { shopId, isDemo: true, state: 'published' },
    orderBy: { publishedAt: 'desc' },
    select: { id: true },
    take: 12,
  });
  if (listings.length === 0) return;
  const random = seededRandom(seedFrom(name, 'visits'));
  const counts = Array.from({ length: DAYS }, (_, ago) => {
    const day = new Date(`${isoDay(new Date(clock.now().getTime() - ago * DAY_MS))}T00:00:00Z`);
    const crowd = (day.getUTCDay() === 0 ? 1.6 : 1) * (1 - ago / (2 * DAYS));
    return [shopId, ...listings.map(({ id }) => id)].flatMap((subjectId, rank) => {
      const came = Math.round((crowd * random.between(4, 16)) / (rank + 1));
      const by = new Map<Channel, number>();
      for (let visitor = 0; visitor < came; visitor++) {
        const channel =
          subjectId === shopId ? random.pick(CAME_BY) : random.chance(0.5) ? 'inside' : random.pick(CAME_BY);
        by.set(channel, (by.get(channel) ?? 0) + 1);
      }
      return [...by].map(([channel, views]) => {
        const calls = random.chance(0.12) ? 1 : 0;
        const chats = random.chance(0.15) ? 1 : 0;
        return { ...{ shopId, subjectId, day, channel, views }, ...(channel === 'inside' ? {} : { calls, chats }) };
      });
    });
  }).flat();
  await db.pageCount.createMany({ data: counts });
}
