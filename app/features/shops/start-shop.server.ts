import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, type Result } from '~/shared/result';

import { renameShop } from './rename-shop.server';
import { readShopName, stepAfter, type SetupStep, type ShopTextProblem } from './shop';
import { takeSlug } from './slug.server';

/** The wizard's first answer: a shop is there from now on. Pressed twice, or changed later, it is still the one shop. */
export async function startShop(
  { db }: Pick<Platform, 'db'>,
  { personId, name: given }: { personId: string; name: string },
): Promise<Result<{ shopId: string }, ShopTextProblem>> {
  const name = readShopName(given);
  if (!name.ok) return name;

  const { shopId, isNew } = await db.$transaction((tx) =>
    findOrOpenShop(tx, { personId, name: name.value, setupStep: stepAfter('name', 'name') }),
  );
  if (!isNew) {
    await renameShop({ db }, { shopId, name: name.value });
    // a cooperative may have begun it for them, before the first question was asked
    await db.shop.updateMany({
      where: { id: shopId, setupStep: 'name' },
      data: { setupStep: stepAfter('name', 'name') },
    });
  }
  return ok({ shopId });
}

/**
 * Somebody's own shop, or a new one under a name that was read before, in the caller's transaction: two that open at
 * once open one. `setupStep` is the question that the new shop's owner is asked first.
 */
export async function findOrOpenShop(
  tx: Queries,
  { personId, name, setupStep }: { personId: string; name: string; setupStep: SetupStep | null },
): Promise<{ shopId: string; isNew: boolean }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('start-shop'), hashtext(${personId}))`;
  const member = await tx.shopMember.findFirst({ where: { personId, role: 'owner' }, select: { shopId: true } });
  if (member) return { shopId: member.shopId, isNew: false };
  const shop = await tx.shop.create({
    data: {
      name,
      slug: await takeSlug(tx, { name }),
      setupStep,
      members: { create: { personId, role: 'owner' } },
    },
    select: { id: true },
  });
  return { shopId: shop.id, isNew: true };
}
