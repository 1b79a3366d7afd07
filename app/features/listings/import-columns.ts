import { fold } from '~/shared/fold';

/** What a column of a sheet can be about, in the order an export writes them (photos are not written). */
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
  'photos',
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
  photos: [
    'anh',
    'hinh',
    'hinh anh',
    'ten anh',
    'ten hinh',
    'file anh',
    'tep anh',
    'photo',
    'photos',
    'image',
    'images',
  ],
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

export type Headings = {
  row: number;
  match: ColumnMatch;
  /** Too little was understood: the fullest of the first rows, for the grower to say what its columns are. */
  isGuess: boolean;
};

/**
 * The row of the headings: the one with most known names among the first, two at least (or what the shop taught) and a
 * name or a code among them. Null: the sheet is empty.
 */
export function findHeadings(
  rows: readonly (readonly string[])[],
  learnt: Readonly<Record<string, ImportField | null>> = {},
): Headings | null {
  let best: (Headings & { count: number }) | null = null;
  let fullest: { row: number; count: number } | null = null;
  for (const [row, cells] of rows.slice(0, TITLE_ROWS).entries()) {
    const match = matchColumns(cells, learnt);
    const count = Object.keys(match.columns).length;
    const isTaught = cells.some((cell) => learnt[headingKey(cell)]);
    const isHeading = match.columns.name !== undefined || match.columns.sku !== undefined;
    if (isHeading && (count >= 2 || isTaught) && count > (best?.count ?? 0))
      best = { row, match, count, isGuess: false };
    const filled = new Set(cells.filter((cell) => cell !== '')).size;
    if (filled > (fullest?.count ?? 0)) fullest = { row, count: filled };
  }
  if (best) return { row: best.row, match: best.match, isGuess: false };
  return fullest && { row: fullest.row, match: matchColumns(rows[fullest.row] ?? [], learnt), isGuess: true };
}

/** How one column was understood, with what stands in it, for the grower to see and change. */
export type ShownColumn = {
  column: number;
  cell: string;
  heading: string;
  field: ImportField | null;
  samples: string[];
};

const SAMPLES = 3;

/** The columns that have a heading, in their order. */
export function shownColumns(rows: readonly (readonly string[])[], { row, match }: Headings): ShownColumn[] {
  const fields = new Map(IMPORT_FIELDS.map((field) => [match.columns[field], field]));
  return (rows[row] ?? []).flatMap((heading, column) => {
    if (headingKey(heading) === '') return [];
    const samples: string[] = [];
    for (let at = row + 1; at < rows.length && samples.length < SAMPLES; at++) {
      const text = rows[at]?.[column] ?? '';
      if (text !== '' && !samples.includes(text)) samples.push(text);
    }
    return [{ column, cell: cellName(column, row), heading, field: fields.get(column) ?? null, samples }];
  });
}

/** The name of a cell as spreadsheet programs show it: column 3, row 16 (both from 0) is D17. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
