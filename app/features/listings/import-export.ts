import { variantField } from './listing';
import type { ImportField } from './import-columns';
import { sayUnit } from '~/shared/spoken/say';
import { UNITS } from '~/features/catalogue/vocabulary';

/** Headings of an export; every one is a name that an import knows. */
export const EXPORT_HEADINGS: Record<Exclude<ImportField, 'photos'>, string> = {
  sku: 'Mã',
  name: 'Tên',
  unit: 'Đơn vị',
  price: 'Giá (đ)',
  stock: 'Còn',
  size: 'Cỡ',
  potCm: 'Miệng chậu (cm)',
  heightCm: 'Cao (cm)',
  spreadCm: 'Tán (cm)',
  weightGrams: 'Nặng (kg)',
  cultivar: 'Giống',
  localNames: 'Tên khác',
  description: 'Giới thiệu',
  care: 'Cách chăm',
};

const EXPORT_FIELDS = Object.keys(EXPORT_HEADINGS) as (keyof typeof EXPORT_HEADINGS)[];

/** Columns that hold whole numbers, from 0. */
export const EXPORT_NUMBERS: ReadonlySet<number> = new Set(
  EXPORT_FIELDS.flatMap((field, at) =>
    ['price', 'stock', 'potCm', 'heightCm', 'spreadCm'].includes(field) ? [at] : [],
  ),
);

const OF_LISTING: readonly ImportField[] = ['name', 'unit', 'cultivar', 'localNames', 'description', 'care'];

/** One row of text for each size of a listing, in the shape an import reads. */
export function exportRows(texts: Readonly<Record<string, string>>, skus: readonly string[]): string[][] {
  return skus.map((sku, index) =>
    EXPORT_FIELDS.map((field) => {
      if (field === 'sku') return sku;
      if (field === 'unit') return unitText(texts);
      return texts[OF_LISTING.includes(field) ? field : variantField(index, field)] ?? '';
    }),
  );
}

const unitText = ({ unit = '', piecesPerUnit = '' }: Readonly<Record<string, string>>): string => {
  const known = UNITS.find((one) => one === unit);
  if (!known) return '';
  return known === 'chuc' && piecesPerUnit !== '' ? `chục ${piecesPerUnit}` : sayUnit(known);
};
