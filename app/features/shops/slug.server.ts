import type { Queries } from '~/platform/database.server';

import { freeSlug, slugBase } from './shop';

/**
 * An address for this name that no shop has or ever had, but for `shopId` itself, which may take its own back.
 * Addresses are given out one after another until the transaction ends, so two shops never reach for the same one.
 */
export async function takeSlug(tx: Queries, { name, shopId }: { name: string; shopId?: string }): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('shop-slug'))`;
  const startsAlike = { startsWith: slugBase(name) };
  const [now, before] = await Promise.all([
    tx.shop.findMany({ where: { slug: startsAlike, ...(shopId && { id: { not: shopId } }) }, select: { slug: true } }),
    tx.shopOldSlug.findMany({
      where: { slug: startsAlike, ...(shopId && { shopId: { not: shopId } }) },
      select: { slug: true },
    }),
  ]);
  const taken = new Set([...now, ...before].map(({ slug }) => slug));
  return freeSlug(name, (slug) => taken.has(slug));
}

/** The address that an open shop has today, by one it had before; null when no open shop ever had it. */
export async function findMovedSlug(db: Queries, slug: string): Promise<string | null> {
  const moved = await db.shopOldSlug.findFirst({
    where: { slug, shop: { state: 'published' } },
    select: { shop: { select: { slug: true } } },
  });
  return moved?.shop.slug ?? null;
}
