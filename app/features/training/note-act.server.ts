import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';

import type { NotedAct } from './noted-act';

/**
 * Writes down that somebody did something that leaves no other trace. The first of a day counts, so that a button
 * pressed a hundred times fills no table.
 */
export async function noteAct(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, personId, kind }: { shopId: string; personId: string; kind: NotedAct },
): Promise<void> {
  const now = clock.now();
  await db.act.createMany({
    data: [{ shopId, personId, kind, day: new Date(isoDay(now)), at: now }],
    skipDuplicates: true,
  });
}
