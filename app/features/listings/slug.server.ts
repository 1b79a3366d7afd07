import type { Queries } from '~/platform/database.server';
import { SLUG_MAX, slugify } from '~/shared/slug';

/** Where a listing without a name lives until it has one. */
const NAMELESS = 'nhap';

/** The part of an address that a name asks for. */
export const wantedSlug = (name: string): string => slugify(name, { max: SLUG_MAX - 6 }) || NAMELESS;

/**
 * A free slug of a shop for a name, counted up where others have it: bong-giay, bong-giay-2. An address another
 * listing once had is not free: shared links still lead there. `first` is taken instead where it is free. Two who ask
 * at once may get the same; the database refuses the second, who asks again.
 */
export async function findFreeSlug(
  tx: Queries,
  { shopId, listingId, name, first }: { shopId: string; listingId: string | null; name: string; first?: string },
): Promise<string> {
  const wanted = wantedSlug(name);
  const notMine = listingId ? { not: listingId } : undefined;
  const alike = [{ slug: { startsWith: wanted } }, ...(first ? [{ slug: first }] : [])];
  const [now, once] = await Promise.all([
    tx.listing.findMany({
      where: { shopId, OR: alike, ...(notMine && { id: notMine }) },
      select: { slug: true },
    }),
    tx.listingOldSlug.findMany({
      where: { shopId, OR: alike, ...(notMine && { listingId: notMine }) },
      select: { slug: true },
    }),
  ]);
  const taken = new Set([...now, ...once].map(({ slug }) => slug));
  if (first && !taken.has(first)) return first;
  let slug = wanted;
  for (let count = 2; taken.has(slug); count++) slug = `${wanted}-${count}`;
  return slug;
}

/** Keeps the address that a public listing leaves, and takes its own old one back into use. */
export async function keepOldSlug(
  tx: Queries,
  { shopId, listingId, from, to }: { shopId: string; listingId: string; from: string; to: string },
): Promise<void> {
  await tx.listingOldSlug.deleteMany({ where: { shopId, slug: to, listingId } });
  await tx.listingOldSlug.upsert({
    where: { shopId_slug: { shopId, slug: from } },
    create: { shopId, slug: from, listingId },
    update: { listingId },
  });
}
