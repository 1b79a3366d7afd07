import { fold } from '~/shared/fold';
import type { Problem } from '~/shared/result';
import { readCount, readQuantity, readUnit } from '~/shared/spoken/count';
import { readPrice } from '~/shared/spoken/price';
import { readOffer } from '~/shared/spoken/sentence';

import { cellName, findHeadings, IMPORT_FIELDS, type ColumnMatch, type ImportField } from './import-columns';
import { variantField, VARIANTS_MAX } from './listing';
import { readListing, type ListingDraft } from './listing-form';
import { emptyDraft, listingTexts } from './listing-texts';

/** Something to mend in a sheet, at the cell where it stands. */
export type CellProblem = Problem & { cell: string };

export const ROW_PROBLEMS = [
  'imports.headings-missing',
  'imports.formula-empty',
  'imports.unit-unknown',
  'imports.name-missing',
  'imports.sku-twice',
  'imports.sku-unusable',
  'imports.sku-retired',
  'imports.row-twice',
  'imports.too-many-sizes',
] as const;

/** A stored size as the sheet's codes find it: its listing's texts on the form, and its place among the sizes. */
export type StoredSize = { listingId: string; version: number; texts: Record<string, string>; index: number };

/** One listing of a sheet: new, or a stored one with the sheet's answers laid over it. */
export type ImportGroup = {
  /** Null: a new one. */
  listingId: string | null;
  version: number | null;
  draft: ListingDraft;
  /** What the form would hold before and after; alike where the sheet changes nothing. */
  before: Record<string, string> | null;
  after: Record<string, string>;
  /** Rows of the sheet, from 0. */
  rows: number[];
};

export type ImportPlan = {
  groups: ImportGroup[];
  problems: CellProblem[];
  /** Headings nobody understood: their cells and texts. */
  unknown: { cell: string; heading: string }[];
  /** Rows with anything to import. */
  rowCount: number;
};

type Row = { at: number; sku: string | null; texts: Record<string, string> };

/** Fields of a size; the others are its listing's. */
const OF_SIZE: readonly string[] = ['size', 'price', 'stock', 'potCm', 'heightCm', 'spreadCm', 'weightGrams'];

/** The codes a sheet names, to be looked up before it is planned. */
export function codesIn(rows: readonly string[][], learnt?: Readonly<Record<string, ImportField | null>>): string[] {
  const found = findHeadings(rows, learnt);
  const column = found?.match.columns.sku;
  if (!found || column === undefined) return [];
  return [...new Set(rows.slice(found.row + 1).flatMap((row) => (row[column] ? [skuOf(row[column])] : [])))];
}

const skuOf = (text: string): string => text.trim().toUpperCase();

/**
 * Says what a sheet would do: which listings it makes or changes, and everything that cannot be read, at its cell. Rows
 * with a problem are left out, the others are done. Sizes of one name are one listing.
 */
export function planImport(
  sheet: { rows: string[][]; emptyFormulas: ReadonlySet<string> },
  {
    stored,
    retired = new Set(),
    learnt,
    now,
  }: {
    stored: ReadonlyMap<string, StoredSize>;
    /** Codes of sizes that are no longer sold: they are never given again. */
    retired?: ReadonlySet<string>;
    learnt?: Readonly<Record<string, ImportField | null>>;
    now: Date;
  },
): ImportPlan {
  const found = findHeadings(sheet.rows, learnt);
  if (!found)
    return { groups: [], problems: [{ code: 'imports.headings-missing', cell: 'A1' }], unknown: [], rowCount: 0 };
  const { match } = found;
  const problems: CellProblem[] = [];
  const rows: Row[] = [];
  sheet.rows.forEach((cells, at) => {
    if (at <= found.row || isEmpty(cells, match) || isSum(cells, match)) return;
    const row = readRow(cells, at, match, sheet.emptyFormulas, problems);
    if (!row) return;
    const code = row.sku === null ? null : codeProblem(row.sku, retired);
    if (code) problems.push({ code, cell: cellName(match.columns.sku ?? 0, at) });
    else rows.push(row);
  });
  const rowCount = rows.length;
  const groups = groupsOf(withoutTwins(rows, match, problems), stored, match, problems, now);
  const headings = sheet.rows[found.row] ?? [];
  const unknown = match.unknown.map((column) => ({
    cell: cellName(column, found.row),
    heading: headings[column] ?? '',
  }));
  problems.sort((a, b) => rowOf(a) - rowOf(b));
  return { groups, problems, unknown, rowCount };
}

/** What every feed takes as a code, as the database's constraint says. */
const codeProblem = (sku: string, retired: ReadonlySet<string>) => {
  if (!/^[A-Z0-9._-]{1,50}$/.test(sku)) return 'imports.sku-unusable' as const;
  return retired.has(sku) ? ('imports.sku-retired' as const) : null;
};

const rowOf = ({ cell }: CellProblem): number => Number(/\d+/.exec(cell));

const isEmpty = (cells: string[], { columns }: ColumnMatch): boolean =>
  Object.values(columns).every((column) => (cells[column] ?? '') === '');

/** "Tổng cộng" at the foot of a list is no plant, nor are its headings repeated on the next page. */
const isSum = (cells: string[], { columns }: ColumnMatch): boolean =>
  cells.some((cell) =>
    /^(?:tong|tong cong|cong|total)$/.test(
      fold(cell)
        .replace(/[^a-z ]/g, '')
        .trim(),
    ),
  ) ||
  (columns.name !== undefined && /^ten(?: (?:hang|cay|hoa|san pham|sp))?$/.test(fold(cells[columns.name] ?? '')));

function readRow(
  cells: string[],
  at: number,
  { columns }: ColumnMatch,
  emptyFormulas: ReadonlySet<string>,
  problems: CellProblem[],
): Row | null {
  const texts: Record<string, string> = {};
  let isWhole = true;
  const fail = (column: number, code: (typeof ROW_PROBLEMS)[number], fill?: Problem['with']) => {
    problems.push({ code, cell: cellName(column, at), ...(fill && { with: fill }) });
    isWhole = false;
  };
  for (const field of IMPORT_FIELDS) {
    const column = columns[field];
    if (column === undefined) continue;
    if (emptyFormulas.has(cellName(column, at))) fail(column, 'imports.formula-empty');
    else texts[field] = cells[column] ?? '';
  }
  if (columns.unit !== undefined && texts.unit) {
    const read = readUnit(texts.unit);
    if (!read) fail(columns.unit, 'imports.unit-unknown', { text: texts.unit });
    else Object.assign(texts, unitTexts(read));
  }
  takeUnitAlong(texts);
  const { sku: code = '', ...answers } = texts;
  return isWhole ? { at, sku: code === '' ? null : skuOf(code), texts: answers } : null;
}

const unitTexts = ({ unit, pieces }: { unit: string; pieces: number | null }): Record<string, string> =>
  pieces === null ? { unit } : { unit, piecesPerUnit: String(pieces) };

/** "200 chậu" as a quantity and "40k/chậu" as a price say the unit along. */
function takeUnitAlong(texts: Record<string, string>) {
  if (texts.stock && readCount(texts.stock).kind === 'nothing') {
    const read = readQuantity(texts.stock);
    if (read.kind === 'clear') {
      texts.stock = String(read.value.count);
      if (!texts.unit && read.value.unit) texts.unit = read.value.unit;
    }
  }
  if (texts.price && readPrice(texts.price).kind === 'nothing') {
    const { price, unit, name } = readOffer(texts.price);
    if (price.kind === 'clear' && unit !== null && name === '') {
      texts.price = String(price.value);
      if (!texts.unit) texts.unit = unit;
    }
  }
}

const keyOf = ({ texts }: Row): string =>
  fold(texts.name ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** The second row with one code, or with one name and size, is said and left out. */
function withoutTwins(rows: Row[], { columns }: ColumnMatch, problems: CellProblem[]): Row[] {
  const first = new Map<string, number>();
  return rows.filter((row) => {
    const isCode = row.sku !== null;
    const key = isCode ? `sku ${row.sku}` : `name ${keyOf(row)}|${fold(row.texts.size ?? '').trim()}`;
    const column = (isCode ? columns.sku : columns.name) ?? columns.name ?? columns.sku ?? 0;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, row.at);
      return true;
    }
    problems.push({
      code: isCode ? 'imports.sku-twice' : 'imports.row-twice',
      cell: cellName(column, row.at),
      with: { first: cellName(column, before) },
    });
    return false;
  });
}

function groupsOf(
  rows: Row[],
  stored: ReadonlyMap<string, StoredSize>,
  match: ColumnMatch,
  problems: CellProblem[],
  now: Date,
): ImportGroup[] {
  const bundles = new Map<string, { rows: Row[]; stored: StoredSize | null }>();
  for (const row of rows) {
    const known = row.sku === null ? undefined : stored.get(row.sku);
    const key = known ? `id ${known.listingId}` : `name ${keyOf(row)}`;
    const bundle = bundles.get(key) ?? { rows: [], stored: known ?? null };
    bundle.rows.push(row);
    bundles.set(key, bundle);
  }
  return [...bundles.values()].flatMap((bundle) => groupOf(bundle, stored, match, problems, now) ?? []);
}

function groupOf(
  { rows, stored: known }: { rows: Row[]; stored: StoredSize | null },
  stored: ReadonlyMap<string, StoredSize>,
  match: ColumnMatch,
  problems: CellProblem[],
  now: Date,
): ImportGroup | null {
  let good = rows;
  // a row with a problem leaves its group, and what is left is read again
  for (;;) {
    const [first] = good;
    if (!first) return null;
    const group = layOver(good, known, stored);
    const form = new FormData();
    for (const [name, text] of Object.entries(group.after)) form.set(name, text);
    const read = readListing(form, now);
    const found: { row: Row; problem: CellProblem }[] = [];
    const say = (row: Row, field: string, problem: Problem) => {
      const column = match.columns[field as ImportField] ?? match.columns.name ?? match.columns.sku ?? 0;
      found.push({ row, problem: { ...problem, cell: cellName(column, row.at) } });
    };
    if (!read.ok)
      for (const { field = 'name', ...problem } of read.problems) {
        const [, name = field, number = '1'] = /^(.+?)(?:-(\d+))?$/.exec(field) ?? [];
        const row =
          (OF_SIZE.includes(name) ? good.find((one) => group.places.get(one) === Number(number) - 1) : first) ?? first;
        say(row, name, problem);
      }
    else if (read.value.name === '') say(first, 'name', { code: 'imports.name-missing' });
    else if (read.value.variants.length > VARIANTS_MAX) say(first, 'name', { code: 'imports.too-many-sizes' });
    if (found.length === 0 && read.ok) {
      const { places, ...planned } = group;
      // a code nobody has yet goes with its new size
      const codes = new Map([...places].map(([row, place]) => [place, row.sku]));
      const variants = read.value.variants.map((variant, place) => {
        const sku = variant.id === null ? codes.get(place) : null;
        return sku ? { ...variant, sku } : variant;
      });
      return { ...planned, draft: { ...read.value, variants } };
    }
    problems.push(...found.map(({ problem }) => problem));
    const bad = new Set(found.map(({ row }) => row));
    good = good.filter((row) => !bad.has(row));
  }
}

/** Lays the answers of rows over a stored listing's texts, or over an empty form. An empty cell leaves what is stored. */
function layOver(
  rows: Row[],
  known: StoredSize | null,
  stored: ReadonlyMap<string, StoredSize>,
): Omit<ImportGroup, 'draft'> & { places: Map<Row, number> } {
  const before = known?.texts ?? null;
  const after = { ...(before ?? listingTexts(emptyDraft())) };
  const count = before ? Number(before.sizes) : 0;
  let next = count;
  const places = new Map<Row, number>();
  for (const row of rows) {
    const size = row.sku === null ? undefined : stored.get(row.sku);
    const index = size ? size.index : next++;
    places.set(row, index);
    for (const [name, text] of Object.entries(row.texts)) {
      if (text === '') continue;
      after[OF_SIZE.includes(name) ? variantField(index, name) : name] = text;
    }
  }
  after.sizes = String(Math.max(next, count, 1));
  const { listingId = null, version = null } = known ?? {};
  return { listingId, version, before, after, rows: rows.map(({ at }) => at), places };
}
