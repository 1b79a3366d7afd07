import { findListingPreflight } from '~/features/feeds/preflight.server';
import { isTaken, type ChannelVerdict } from '~/features/feeds/preflight';
import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import type { Problem } from '~/shared/result';

type Needs = Pick<Platform, 'db' | 'pool' | 'clock' | 'config'>;

/** Shops looked at in one go, and listings of each, the newest first. A household's first listing is among its first. */
const SHOPS_MAX = 100;
const LISTINGS_MAX = 200;

/**
 * Looks whether members' shops have a listing that at least one marketplace would take, with the preflight's own code
 * and as it would be once published. Too much work for a page about 500 members, so it is done in the background and
 * kept: only for shops that have none yet, and only when something in them changed. Returns how many were looked at.
 */
export async function checkPreflights(platform: Needs): Promise<number> {
  const { db } = platform;
  const shops = await db.$queryRaw<{ id: string; revision: bigint; revisedAt: Date }[]>`
    SELECT s.id, s.revision, s.revised_at AS "revisedAt" FROM shops AS s
    LEFT JOIN preflight_checks AS c ON c.shop_id = s.id
    WHERE s.cooperative_id IS NOT NULL AND c.passed_at IS NULL AND c.revision IS DISTINCT FROM s.revision
    ORDER BY s.revised_at LIMIT ${SHOPS_MAX}`;
  for (const { id, revision, revisedAt } of shops) {
    const found = await lookAt(platform, id);
    const known = {
      revision,
      checkedAt: platform.clock.now(),
      passedAt: found.passes ? revisedAt : null,
      problem: found.passes || !found.problem ? Prisma.DbNull : found.problem,
    };
    await db.preflightCheck.upsert({ where: { shopId: id }, create: { shopId: id, ...known }, update: known });
  }
  return shops.length;
}

async function lookAt(platform: Needs, shopId: string): Promise<{ passes: boolean; problem: Problem | null }> {
  const listings = await platform.db.listing.findMany({
    where: { shopId, state: { not: 'archived' } },
    orderBy: { id: 'desc' },
    take: LISTINGS_MAX,
    select: { id: true },
  });
  const origin = platform.config.publicUrl ?? 'http://localhost';
  let problem: Problem | null = null;
  for (const { id } of listings) {
    const preflight = await findListingPreflight(platform, shopId, { listingId: id, sku: null, origin });
    if (preflight?.verdicts.some(isTaken)) return { passes: true, problem: null };
    problem ??= nearestProblem(preflight?.verdicts ?? []);
  }
  return { passes: false, problem };
}

/** What the marketplace that misses the least misses first. */
function nearestProblem(verdicts: readonly ChannelVerdict[]): Problem | null {
  const nearest = [...verdicts].sort((a, b) => a.problems.length - b.problems.length)[0]?.problems[0];
  return nearest ? { code: nearest.code, ...(nearest.with && { with: nearest.with }) } : null;
}

/** Background work of this room. */
export const cooperativeJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'cooperatives.check-preflights',
    timeoutSeconds: 300,
    retries: 0, // the next minute comes anyway
    schedule: '* * * * *',
    async work() {
      await checkPreflights(platform);
    },
  },
];
