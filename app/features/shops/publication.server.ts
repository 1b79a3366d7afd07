import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';

import { missingToOpen, type OpenProblem } from './shop';

/** Opens a shop to the public, for the first time or again. */
export async function openShop(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId }: { shopId: string },
): Promise<Result<null, OpenProblem>> {
  const { name, communeCode, phone, publishedAt, _count } = await db.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: {
      name: true,
      communeCode: true,
      phone: true,
      publishedAt: true,
      _count: { select: { listings: { where: { state: 'published' } } } },
    },
  });
  // whoever was open once may rest all listings and stay open
  const offered = publishedAt ? Math.max(1, _count.listings) : _count.listings;
  const missing = missingToOpen({ name, communeCode, phone, offered });
  if (missing.length > 0) return refuse(...missing);
  await db.shop.update({
    where: { id: shopId },
    data: { state: 'published', publishedAt: publishedAt ?? clock.now(), setupStep: null },
  });
  return ok(null);
}

/** Closes a shop for a while; everything in it stays as it is. */
export async function closeShop({ db }: Pick<Platform, 'db'>, { shopId }: { shopId: string }): Promise<void> {
  await db.shop.updateMany({ where: { id: shopId, state: 'published' }, data: { state: 'paused' } });
}
