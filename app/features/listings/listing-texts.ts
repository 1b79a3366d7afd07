import { piecesOf, type Group } from '~/features/catalogue/vocabulary';
import { isoDay } from '~/shared/date';
import { formatWhole } from '~/shared/number';

import { detailTexts } from './details';
import { MEASURES, variantField, type Variant } from './listing';
import { tierField, type ListingDraft } from './listing-form';
import { gramsAsKilos } from './measure';

/** A listing as the form holds it: field name → text. The opposite of `readListing`, photos aside. */
export function listingTexts(draft: Omit<ListingDraft, 'photoIds'>): Record<string, string> {
  const tick = (on: boolean) => (on ? 'on' : '');
  const texts: Record<string, string> = {
    name: draft.name,
    group: draft.group,
    unit: draft.unit,
    piecesPerUnit: piecesOf(draft.unit) === null && draft.piecesPerUnit ? String(draft.piecesPerUnit) : '',
    speciesId: draft.speciesId ?? '',
    localNames: draft.localNames.join(', '),
    nameEn: draft.nameEn,
    scientificName: draft.scientificName,
    cultivar: draft.cultivar,
    description: draft.description,
    descriptionEn: draft.descriptionEn,
    care: draft.care,
    careEn: draft.careEn,
    oneOfAKind: tick(draft.oneOfAKind),
    negotiable: tick(draft.negotiable),
    seasonMonths: draft.seasonMonths.join(','),
    seasonLunar: tick(draft.seasonLunar),
    preorderOn: draft.preorderOn ? isoDay(draft.preorderOn) : '',
    depositPercent: draft.depositPercent === null ? '' : String(draft.depositPercent),
    origin: draft.origin,
    googleCategory: draft.googleCategory === null ? '' : String(draft.googleCategory),
    sizes: String(draft.variants.length),
    ...detailTexts(draft.details),
  };
  draft.variants.forEach((variant, index) => Object.assign(texts, variantTexts(variant, index)));
  return texts;
}

function variantTexts(variant: Variant, index: number): Record<string, string> {
  const texts: Record<string, string> = {
    variantId: variant.id ?? '',
    size: variant.size,
    price: variant.price === null ? '' : formatWhole(variant.price),
    stock: variant.stock === null ? '' : formatWhole(variant.stock),
    stockSeen: variant.id === null || variant.stock === null ? '' : formatWhole(variant.stock),
  };
  for (const measure of MEASURES) {
    const value = variant[measure];
    texts[measure] = measure === 'weightGrams' ? gramsAsKilos(value) : value === null ? '' : String(value);
  }
  const named = Object.entries(texts).map(([name, value]) => [variantField(index, name), value] as const);
  const tiers = variant.tiers.flatMap(({ minQuantity, price }, step) => [
    [tierField(index, step, 'from'), formatWhole(minQuantity)] as const,
    [tierField(index, step, 'price'), formatWhole(price)] as const,
  ]);
  return Object.fromEntries([...named, ...tiers]);
}

/** An empty form: one size, nothing answered. */
export const emptyDraft = (group: Group = 'foliage'): Omit<ListingDraft, 'photoIds'> => ({
  name: '',
  group,
  unit: 'chau',
  piecesPerUnit: 1,
  speciesId: null,
  localNames: [],
  nameEn: '',
  scientificName: '',
  cultivar: '',
  description: '',
  descriptionEn: '',
  care: '',
  careEn: '',
  oneOfAKind: false,
  negotiable: false,
  seasonMonths: [],
  seasonLunar: false,
  preorderOn: null,
  depositPercent: null,
  origin: 'own_grown',
  googleCategory: null,
  details: {},
  variants: [emptyVariant()],
});

export const emptyVariant = (): Variant => ({
  id: null,
  size: '',
  price: null,
  stock: null,
  tiers: [],
  heightCm: null,
  spreadCm: null,
  potCm: null,
  weightGrams: null,
  lengthCm: null,
  widthCm: null,
  packHeightCm: null,
});
