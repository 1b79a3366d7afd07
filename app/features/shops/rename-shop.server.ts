import type { Platform } from '~/platform/platform.server';
import { ok, type Result } from '~/shared/result';

import { readShopName, slugFits, type ShopTextProblem } from './shop';
import { takeSlug } from './slug.server';

/** A new name, and an address that fits it. The address a buyer may have kept leads on to the new one. */
export async function renameShop(
  { db }: Pick<Platform, 'db'>,
  { shopId, name: given }: { shopId: string; name: string },
): Promise<Result<{ slug: string }, ShopTextProblem>> {
  const name = readShopName(given);
  if (!name.ok) return name;
  const slug = await db.$transaction(async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { id: shopId }, select: { slug: true, publishedAt: true } });
    const next = slugFits(shop.slug, name.value) ? shop.slug : await takeSlug(tx, { name: name.value, shopId });
    if (next !== shop.slug) {
      await tx.shopOldSlug.deleteMany({ where: { slug: next, shopId } });
      if (shop.publishedAt)
        await tx.shopOldSlug.upsert({ where: { slug: shop.slug }, create: { slug: shop.slug, shopId }, update: {} });
    }
    await tx.shop.update({ where: { id: shopId }, data: { name: name.value, slug: next } });
    return next;
  });
  return ok({ slug });
}
