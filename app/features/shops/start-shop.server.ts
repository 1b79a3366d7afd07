import type { Platform } from '~/platform/platform.server';
import { ok, type Result } from '~/shared/result';

import { renameShop } from './rename-shop.server';
import { readShopName, stepAfter, type ShopTextProblem } from './shop';
import { takeSlug } from './slug.server';

/** The wizard's first answer: a shop is there from now on. Pressed twice, or changed later, it is still the one shop. */
export async function startShop(
  { db }: Pick<Platform, 'db'>,
  { personId, name: given }: { personId: string; name: string },
): Promise<Result<{ shopId: string }, ShopTextProblem>> {
  const name = readShopName(given);
  if (!name.ok) return name;

  const { shopId, isNew } = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('start-shop'), hashtext(${personId}))`;
    const member = await tx.shopMember.findFirst({ where: { personId, role: 'owner' }, select: { shopId: true } });
    if (member) return { shopId: member.shopId, isNew: false };
    const shop = await tx.shop.create({
      data: {
        name: name.value,
        slug: await takeSlug(tx, { name: name.value }),
        setupStep: stepAfter('name', 'name'),
        members: { create: { personId, role: 'owner' } },
      },
      select: { id: true },
    });
    return { shopId: shop.id, isNew: true };
  });
  if (!isNew) await renameShop({ db }, { shopId, name: name.value });
  return ok({ shopId });
}
