import { fold } from '~/shared/fold';

/** What a column of a sheet can be about, in the order an export writes them. */
export const IMPORT_FIELDS = [
  'sku',
  'name',
  'unit',
  'price',
  'stock',
  'size',
  'potCm',
  'heightCm',
  'spreadCm',
  'weightGrams',
  'cultivar',
  'localNames',
  'description',
  'care',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** How sheets of gardens and cooperatives head their columns, folded. The first is what an export writes. */
const NAMES: Record<ImportField, readonly string[]> = {
  sku: ['ma', 'ma hang', 'ma sp', 'ma san pham', 'ma cay', 'ma so', 'sku', 'code'],
  name: ['ten', 'ten hang', 'ten san pham', 'ten sp', 'ten cay', 'ten hoa', 'san pham', 'mat hang', 'hang', 'name'],
  unit: ['don vi', 'dvt', 'don vi tinh', 'dv', 'ban theo', 'unit'],
  price: ['gia', 'gia ban', 'don gia', 'gia tien', 'gia le', 'price'],
  stock: ['con', 'so luong', 'sl', 'ton', 'ton kho', 'con lai', 'so luong con', 'sl con', 'quantity', 'stock'],
  size: ['co', 'kich co', 'kich thuoc', 'quy cach', 'size'],
  potCm: ['mieng chau', 'chau', 'co chau', 'duong kinh chau'],
  heightCm: ['cao', 'chieu cao', 'height'],
  spreadCm: ['tan', 'tan rong', 'be rong', 'tan cay'],
  weightGrams: ['nang', 'can nang', 'khoi luong', 'trong luong', 'weight'],
  cultivar: ['giong', 'cultivar'],
  localNames: ['ten khac', 'ten goi khac'],
  description: ['gioi thieu', 'mo ta', 'description'],
  care: ['cach cham', 'cham soc', 'huong dan cham'],
};

/** A heading without marks, brackets, signs and units: "Giá bán (đ)" is `gia ban`. */
export const headingKey = (heading: string): string =>
  fold(heading)
    .replace(/\(.*?\)|\[.*?\]/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/ (?:cm|kg|vnd|dong)$/, '')
    .trim();

/** Column of each field, counted from 0, and the headings nobody understood. */
export type ColumnMatch = { columns: Partial<Record<ImportField, number>>; unknown: number[] };

/**
 * Matches headings by meaning: first what the shop taught (`learnt`: heading key → field, null for "leave it out"), then
 * a heading that is a known name, then one that begins with one. A field is taken once, by the best heading.
 */
export function matchColumns(
  headings: readonly string[],
  learnt: Readonly<Record<string, ImportField | null>> = {},
): ColumnMatch {
  const keys = headings.map(headingKey);
  const columns: ColumnMatch['columns'] = {};
  const left = new Set(keys.flatMap((key, at) => (key === '' || learnt[key] === null ? [] : [at])));
  const take = (field: ImportField, at: number) => {
    if (columns[field] !== undefined || !left.has(at)) return;
    columns[field] = at;
    left.delete(at);
  };
  const fieldBy = (isNamed: (names: readonly string[], key: string) => boolean, key: string) =>
    IMPORT_FIELDS.find((field) => isNamed(NAMES[field], key));
  for (const at of left) if (learnt[keys[at] ?? '']) take(learnt[keys[at] ?? ''] as ImportField, at);
  const ways = [
    (names: readonly string[], key: string) => names.includes(key),
    (names: readonly string[], key: string) => names.some((name) => name.includes(' ') && key.startsWith(`${name} `)),
    (names: readonly string[], key: string) => names.some((name) => key.startsWith(`${name} `)),
  ];
  for (const way of ways)
    for (const at of left) {
      const field = fieldBy(way, keys[at] ?? '');
      if (field) take(field, at);
    }
  return { columns, unknown: [...left] };
}

/** Rows that are looked at for the headings; above them stand titles and dates. */
const TITLE_ROWS = 20;

/** The row of the headings: the one with most known names among the first, two at least and a name or a code. Else null. */
export function findHeadings(
  rows: readonly (readonly string[])[],
  learnt: Readonly<Record<string, ImportField | null>> = {},
): { row: number; match: ColumnMatch } | null {
  let best: { row: number; match: ColumnMatch; count: number } | null = null;
  for (const [row, cells] of rows.slice(0, TITLE_ROWS).entries()) {
    const match = matchColumns(cells, learnt);
    const count = Object.keys(match.columns).length;
    const isHeading = match.columns.name !== undefined || match.columns.sku !== undefined;
    if (isHeading && count >= 2 && count > (best?.count ?? 0)) best = { row, match, count };
  }
  return best && { row: best.row, match: best.match };
}

/** The name of a cell as spreadsheet programs show it: column 3, row 16 (both from 0) is D17. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
