import { randomInt } from 'node:crypto';

import { findSpecies } from '~/features/catalogue/catalogue';
import { catalogue } from '~/features/catalogue/catalogue.server';
import { places } from '~/features/shops/places.server';
import type { Queries } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';

import { MEASURES } from './listing';
import type { DraftVariant, ListingDraft } from './listing-form';
import { searchText } from './search-text';
import { makeSku } from './sku';

/** The columns of a listing that its form decides; what must hold with its variants is written after them. */
export function toColumns(draft: ListingDraft, search: string): Omit<Prisma.ListingUncheckedUpdateInput, 'id'> {
  return {
    group: draft.group,
    speciesId: draft.speciesId,
    name: draft.name,
    nameEn: draft.nameEn,
    localNames: draft.localNames,
    scientificName: draft.scientificName,
    cultivar: draft.cultivar,
    description: draft.description,
    descriptionEn: draft.descriptionEn,
    care: draft.care,
    careEn: draft.careEn,
    unit: draft.unit,
    piecesPerUnit: draft.piecesPerUnit ?? 1,
    negotiable: draft.negotiable,
    seasonMonths: draft.seasonMonths,
    seasonLunar: draft.seasonLunar,
    preorderOn: draft.preorderOn,
    depositPercent: draft.depositPercent,
    origin: draft.origin,
    googleCategory: draft.googleCategory,
    details: draft.details,
    searchText: search,
  };
}

/** What a searcher may find this listing by, the names of its shop and place included. */
export async function searchTextOf(
  tx: Queries,
  shopId: string,
  draft: Pick<ListingDraft, 'name' | 'nameEn' | 'localNames' | 'scientificName' | 'cultivar' | 'speciesId'>,
): Promise<string> {
  const shop = await tx.shop.findUniqueOrThrow({ where: { id: shopId }, select: { name: true, communeCode: true } });
  const species = draft.speciesId ? findSpecies(catalogue, draft.speciesId) : null;
  const commune = shop.communeCode ? places.commune(shop.communeCode) : null;
  const province = commune ? places.province(commune.provinceCode) : null;
  return searchText({
    ...draft,
    catalogueNames: species ? [species.nameVi, ...species.otherNames] : [],
    shopName: shop.name,
    place: [commune?.name ?? '', province?.name ?? ''],
  });
}

/**
 * Makes the sizes of a listing what the form says. Sizes left out are retired, not deleted, so that their SKU is never
 * given to another; an id that is not this listing's is a new size.
 */
export async function writeVariants(
  tx: Queries,
  { shopId, listingId, variants, now }: { shopId: string; listingId: string; variants: DraftVariant[]; now: Date },
): Promise<void> {
  const stored = await tx.variant.findMany({ where: { shopId, listingId, retiredAt: null }, select: { id: true } });
  const known = new Set(stored.map(({ id }) => id));
  const kept = new Set(variants.flatMap(({ id }) => (id && known.has(id) ? [id] : [])));
  if (kept.size < known.size)
    await tx.variant.updateMany({
      where: { shopId, listingId, retiredAt: null, id: { notIn: [...kept] } },
      data: { retiredAt: now },
    });
  const steps = await tx.wholesaleTier.findMany({ where: { variantId: { in: [...kept] } } });
  const taken = new Set<string>();
  for (const [position, variant] of variants.entries()) {
    const columns = {
      size: variant.size,
      price: variant.price === null ? null : BigInt(variant.price),
      stock: variant.stock ?? 0,
      position,
      ...Object.fromEntries(MEASURES.map((measure) => [measure, variant[measure]])),
    };
    // the same id twice is one size and one new one
    const own = variant.id !== null && kept.has(variant.id) && !taken.has(variant.id) ? variant.id : null;
    if (own) taken.add(own);
    const { id } = own
      ? await tx.variant.update({
          where: { id: own, shopId },
          data: variant.stockAsSeen ? { ...columns, stock: undefined } : columns,
          select: { id: true },
        })
      : await tx.variant.create({
          data: { ...columns, shopId, listingId, sku: variant.sku ?? makeSku((below) => randomInt(below)) },
          select: { id: true },
        });
    await writeTiers(tx, {
      variantId: id,
      stored: steps.filter(({ variantId }) => variantId === own),
      tiers: variant.tiers,
    });
  }
}

/** Makes the wholesale prices of a size what the form says; a step that stays as it was is not touched. */
async function writeTiers(
  tx: Queries,
  {
    variantId,
    stored,
    tiers,
  }: { variantId: string; stored: { minQuantity: number; price: bigint }[]; tiers: DraftVariant['tiers'] },
): Promise<void> {
  const wanted = new Map(tiers.map(({ minQuantity, price }) => [minQuantity, BigInt(price)]));
  const gone = stored.filter(({ minQuantity }) => !wanted.has(minQuantity));
  if (gone.length > 0)
    await tx.wholesaleTier.deleteMany({
      where: { variantId, minQuantity: { in: gone.map(({ minQuantity }) => minQuantity) } },
    });
  for (const { minQuantity, price } of stored) {
    const next = wanted.get(minQuantity);
    if (next !== undefined && next !== price)
      await tx.wholesaleTier.updateMany({ where: { variantId, minQuantity }, data: { price: next } });
    wanted.delete(minQuantity);
  }
  if (wanted.size > 0)
    await tx.wholesaleTier.createMany({
      data: [...wanted].map(([minQuantity, price]) => ({ variantId, minQuantity, price })),
    });
}
