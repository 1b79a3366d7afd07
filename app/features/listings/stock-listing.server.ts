import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { STOCK_MAX } from './listing-form';
import { holdListings } from './listing-row.server';

/** How many units of a size there are. */
export type VariantStock = { variantId: string; stock: number };

/** Stock as a form sends it: `<variant id>:<count>`, separated by commas. What makes no sense is left out. */
export const readStocks = (text: string): VariantStock[] =>
  text.split(',').flatMap((pair) => {
    const [variantId = '', count = ''] = pair.split(':');
    return isUuid(variantId) && /^\d{1,8}$/.test(count) && Number(count) <= STOCK_MAX
      ? [{ variantId, stock: Number(count) }]
      : [];
  });

export const writeStocks = (stocks: readonly VariantStock[]): string =>
  stocks.map(({ variantId, stock }) => `${variantId}:${stock}`).join(',');

/**
 * Counts a listing's sizes anew, or says that all are sold (`'none'`). Sizes that are not this listing's are passed over.
 * Answers what was there before, so that it can be taken back. Null: not there, or not this shop's.
 */
export async function setStock(
  { db }: Pick<Platform, 'db'>,
  { shopId, listingId, stocks }: { shopId: string; listingId: string; stocks: 'none' | readonly VariantStock[] },
): Promise<Result<{ before: VariantStock[] }> | null> {
  if (!isUuid(listingId)) return null;
  return db.$transaction(async (tx) => {
    await holdListings(tx, shopId, [listingId]);
    const listing = await tx.listing.findFirst({
      where: { id: listingId, shopId },
      select: { oneOfAKind: true, variants: { where: { retiredAt: null }, select: { id: true, stock: true } } },
    });
    if (!listing) return null;
    const wanted = new Map(stocks === 'none' ? [] : stocks.map(({ variantId, stock }) => [variantId, stock]));
    const changes = listing.variants.map(({ id, stock }) => ({
      id,
      before: stock,
      after: stocks === 'none' ? 0 : (wanted.get(id) ?? stock),
    }));
    if (listing.oneOfAKind && changes.reduce((sum, { after }) => sum + after, 0) > 1)
      return refuse({ code: 'listings.unique-one-piece', field: 'stock' });
    for (const { id, before, after } of changes)
      if (before !== after) await tx.variant.update({ where: { id, shopId }, data: { stock: after } });
    return ok({ before: changes.map(({ id, before }) => ({ variantId: id, stock: before })) });
  });
}
