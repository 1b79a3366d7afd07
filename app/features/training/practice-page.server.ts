import type { Platform } from '~/platform/platform.server';

import { isOver, judge, nextTurn, PRETEND_BUYERS } from './pretend-buyers';
import { findVisits } from './pretend-visit.server';
import type { MadeLine, PracticePageData } from './practice-view';
import { copyAcross, type CopyTools } from './copy-across.server';
import { twinId } from './twin-id.server';

/** So many of the listings made in practice are shown. */
const MADE_MAX = 50;

type Asked = { shopId: string; realShopId: string };

/** The page of practising: who may come, how each stands, and what was made that the real shop could have. */
export async function findPracticePage(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, realShopId }: Asked,
): Promise<PracticePageData> {
  const [visits, made] = await Promise.all([
    findVisits({ db, clock }, shopId),
    findMade({ db }, { shopId, realShopId }),
  ]);
  const buyers = PRETEND_BUYERS.map((buyer): PracticePageData['buyers'][number] => {
    const visit = visits.find((one) => one.buyer === buyer);
    if (!visit?.order) return { buyer, standing: 'away', order: null, said: null, turn: null, verdict: null };
    const { order, turns } = visit;
    const turn = nextTurn(buyer, order, turns);
    const over = isOver(buyer, order, turns);
    return {
      buyer,
      standing: over ? 'over' : turn ? 'theirs' : 'yours',
      order: { id: order.id, code: order.code },
      said: (turns.at(-1) as typeof turn | undefined) ?? null,
      turn,
      verdict: over ? judge(buyer, order) : null,
    };
  });
  return { buyers, made };
}

async function findMade({ db }: Pick<Platform, 'db'>, { shopId, realShopId }: Asked): Promise<MadeLine[]> {
  const listings = await db.listing.findMany({
    where: { shopId, isDemo: false, state: { not: 'archived' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MADE_MAX,
    select: { id: true, name: true },
  });
  const twins = listings.map(({ id }) => twinId(id, realShopId));
  const there = await db.listing.findMany({ where: { shopId: realShopId, id: { in: twins } }, select: { id: true } });
  return listings.map(({ id, name }, at) => ({
    id,
    name,
    isPromoted: there.some((twin) => twin.id === twins[at]),
  }));
}

/**
 * Takes a listing that was made in practice into the real shop, with its photos, as a draft; buyers see nothing before
 * the grower says so. Twice makes one. Null: no such listing in the practice shop.
 */
export const promoteListing = (
  tools: CopyTools,
  { listingId, shopId, realShopId }: Asked & { listingId: string },
): Promise<{ id: string; isNew: boolean } | null> =>
  copyAcross(tools, { listingId, from: shopId, to: realShopId, publish: false });
