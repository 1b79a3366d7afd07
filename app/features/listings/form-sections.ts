import { DETAIL_FIELDS, type DetailSection } from './details-table';
import { MEASURES, type Measure } from './listing';

/** The folded parts of the form, in their order. */
export const FORM_SECTIONS = [
  'sizes',
  'wholesale',
  'unique',
  'season',
  'words',
  'plant',
  'care',
  'product',
  'packing',
  'origin',
] as const;
export type FormSection = (typeof FORM_SECTIONS)[number];

/** Measured in the garden, and of the packed thing. */
export const GARDEN_MEASURES = ['heightCm', 'spreadCm', 'potCm'] as const satisfies readonly Measure[];
export const PACKED_MEASURES = [
  'weightGrams',
  'lengthCm',
  'widthCm',
  'packHeightCm',
] as const satisfies readonly Measure[];

const PLACES: Record<string, FormSection> = {
  ...Object.fromEntries(GARDEN_MEASURES.map((measure) => [measure, 'sizes' as const])),
  ...Object.fromEntries(PACKED_MEASURES.map((measure) => [measure, 'packing' as const])),
  oneOfAKind: 'unique',
  negotiable: 'unique',
  seasonMonths: 'season',
  seasonLunar: 'season',
  preorderOn: 'season',
  depositPercent: 'season',
  description: 'words',
  descriptionEn: 'words',
  nameEn: 'words',
  localNames: 'plant',
  scientificName: 'plant',
  cultivar: 'plant',
  care: 'care',
  careEn: 'care',
  origin: 'origin',
};

const DETAIL_PLACES: Record<string, DetailSection> = Object.fromEntries(
  DETAIL_FIELDS.map(({ id, section }) => [`detail-${id}`, section]),
);

/** Where a field of the form is folded away; null for the six that always show. */
export function sectionOf(name: string): FormSection | null {
  if (name.startsWith('tierFrom-') || name.startsWith('tierPrice-')) return 'wholesale';
  if (name.startsWith('detail-')) return DETAIL_PLACES[name] ?? null;
  const [, first = name, number] = /^([A-Za-z]+)-(\d+)$/.exec(name) ?? [];
  if (number && !MEASURES.some((measure) => measure === first)) return 'sizes';
  return PLACES[first] ?? null;
}

/** How many fields of a part have an answer, to be seen while it is folded. */
export function answersIn(section: FormSection, values: Record<string, string>, ids: readonly string[]): number {
  return Object.entries(values).filter(
    ([name, value]) =>
      // where goods come from is always said
      value !== '' &&
      name !== 'origin' &&
      sectionOf(name) === section &&
      (!name.startsWith('detail-') || ids.includes(name)),
  ).length;
}
