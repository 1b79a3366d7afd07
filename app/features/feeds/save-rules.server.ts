import type { Platform } from '~/platform/platform.server';

import type { ChannelRules } from './channel-rules';

/** Keeps what a shop wants of a channel. The shop's revision grows with it, so every feed follows at once. */
export async function saveRules(
  { db }: Pick<Platform, 'db'>,
  { shopId, channel, rules }: { shopId: string; channel: string; rules: ChannelRules },
): Promise<void> {
  const stored = { ...rules } as Record<string, never>;
  await db.channelRule.upsert({
    where: { shopId_channel: { shopId, channel } },
    create: { shopId, channel, rules: stored },
    update: { rules: stored },
  });
}

/** The kinds a shop sells: only these need rules of their own. */
export async function findGroups({ db }: Pick<Platform, 'db'>, shopId: string): Promise<string[]> {
  const rows = await db.listing.groupBy({ by: ['group'], where: { shopId, state: { not: 'archived' } } });
  return rows.map(({ group }) => group);
}
