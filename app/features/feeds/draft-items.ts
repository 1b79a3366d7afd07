import type { ListingDraft } from '~/features/listings/listing-form';
import { LIGHTS, WATERINGS } from '~/features/catalogue/vocabulary';
import { isGtin } from '~/features/listings/gtin';
import { isoDay } from '~/shared/date';

import type { FeedItem, FeedOcop, FeedPhoto, FeedShop } from './item';

/** Stand for what saving gives; nobody is ever sent them. */
const SKU_TO_COME = 'CHUALUU0';
const ID_TO_COME = '00000000-0000-7000-8000-000000000000';

/**
 * What channels would be sent of a listing that is still being written, as if it were published now. `photos` are the
 * ready ones in the grower's order, `photosWaiting` counts those that are still being prepared; a count of pieces that
 * is not yet said counts as one.
 */
export function draftItems(
  draft: ListingDraft,
  {
    shop,
    slug,
    photos,
    photosWaiting,
    ocop,
  }: {
    shop: FeedShop;
    slug: string;
    photos: FeedPhoto[];
    photosWaiting: number;
    ocop: FeedOcop[];
  },
): FeedItem[] {
  const { light, water, gtin } = draft.details;
  const listing: FeedItem['listing'] = {
    id: ID_TO_COME,
    slug,
    state: 'published',
    name: draft.name,
    description: draft.description,
    care: draft.care,
    nameEn: draft.nameEn,
    descriptionEn: draft.descriptionEn,
    careEn: draft.careEn,
    group: draft.group,
    unit: draft.unit,
    piecesPerUnit: draft.piecesPerUnit ?? 1,
    scientificName: draft.scientificName,
    cultivar: draft.cultivar,
    origin: draft.origin,
    googleCategory: draft.googleCategory,
    oneOfAKind: draft.oneOfAKind,
    gtin: typeof gtin === 'string' && isGtin(gtin) ? gtin : null,
    preorderOn: draft.preorderOn && isoDay(draft.preorderOn),
    lights: LIGHTS.filter((one) => Array.isArray(light) && (light as unknown[]).includes(one)),
    water: WATERINGS.find((one) => one === water) ?? null,
    ocop,
  };
  const sizes = draft.variants.map(({ size }) => size);
  const prices = draft.variants.map(({ price }) => price);
  return draft.variants.map(({ tiers: _tiers, id, size, price, stock, ...measures }, position) => ({
    shop,
    listing,
    variant: { id: id ?? '', sku: `${SKU_TO_COME}${position}`, size, price, stock: stock ?? 0, ...measures },
    position,
    sizes,
    prices,
    photos,
    photosWaiting,
  }));
}
