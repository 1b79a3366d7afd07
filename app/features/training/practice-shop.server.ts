import { setPractising } from '~/features/accounts/session.server';
import type { Platform } from '~/platform/platform.server';
import { newUuid } from '~/shared/uuid';

import { stockPractice } from './practice-stock.server';
import { notePractised } from './progress.server';

type Tools = Pick<Platform, 'db' | 'storage' | 'jobs' | 'clock'>;

/**
 * Takes a device into the practice shop of a real one, which is opened and stocked the first time. Pressed twice, or by
 * two at once, there is one.
 */
export async function enterPractice(
  tools: Tools,
  { realShopId, sessionId }: { realShopId: string; sessionId: string },
): Promise<{ shopId: string }> {
  const shopId = await findOrOpen(tools, realShopId);
  await stockPractice(tools, { realShopId, shopId });
  await setPractising(tools, { sessionId, on: true });
  return { shopId };
}

/** Takes a device back to the real shop; what was made in practice stays until practice begins anew. */
export const leavePractice = (tools: Pick<Platform, 'db'>, { sessionId }: { sessionId: string }): Promise<void> =>
  setPractising(tools, { sessionId, on: false });

/**
 * Begins practice anew: everything that was in the practice shop is deleted, and it is stocked again. What was learnt
 * stays learnt (`notePractised`).
 */
export async function resetPractice(
  tools: Tools & Pick<Platform, 'pool'>,
  { realShopId, personId }: { realShopId: string; personId: string },
): Promise<void> {
  const before = await tools.db.shop.findUnique({ where: { practiceOfId: realShopId }, select: { id: true } });
  if (before) {
    await notePractised(tools, { shopId: realShopId, personId });
    // of two who press at once, the second finds nothing left
    await tools.db.shop.deleteMany({ where: { id: before.id, practiceOfId: realShopId } });
  }
  await stockPractice(tools, { realShopId, shopId: await findOrOpen(tools, realShopId) });
}

/** The practice shop's face and promises are the real one's; what leads out of it (mail, cards, the cooperative) is not. */
async function findOrOpen({ db }: Pick<Platform, 'db'>, realShopId: string): Promise<string> {
  const real = await db.shop.findUniqueOrThrow({ where: { id: realShopId }, include: { selling: true } });
  const { name, tagline, provinceCode, communeCode, hamlet, phone, zalo, selling } = real;
  await db.shop.createMany({
    data: [
      {
        ...{ name, tagline, provinceCode, communeCode, hamlet, phone, zalo },
        slug: `tap-${newUuid()}`, // an address that is never asked for
        practiceOfId: realShopId,
      },
    ],
    skipDuplicates: true,
  });
  const { id: shopId } = await db.shop.findUniqueOrThrow({ where: { practiceOfId: realShopId }, select: { id: true } });
  await db.shopSelling.createMany({
    data: [
      {
        ...(selling && {
          answerHours: selling.answerHours,
          payHours: selling.payHours,
          depositPercent: selling.depositPercent,
          returnPolicy: selling.returnPolicy,
        }),
        shopId,
      },
    ],
    skipDuplicates: true,
  });
  return shopId;
}
