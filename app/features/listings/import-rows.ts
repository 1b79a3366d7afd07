import { fold } from '~/shared/fold';
import type { Problem } from '~/shared/result';
import { readCount, readQuantity, readUnit } from '~/shared/spoken/count';
import { readPrice } from '~/shared/spoken/price';
import { readOffer } from '~/shared/spoken/sentence';

import { cellName, findHeadings, IMPORT_FIELDS, type ColumnMatch, type ImportField } from './import-columns';
import { photoNames, type PhotoIndex } from './import-photos';

/** Something to mend in a sheet, at the cell where it stands. `isNote`: its row is imported all the same. */
export type CellProblem = Problem & { cell: string; isNote?: true };

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
  'imports.group-row',
  'imports.differs',
  'imports.photo-missing',
  'imports.photos-not-sent',
  'imports.name-here',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** What a sheet says in one row, in the words of the form. */
export type SheetRow = {
  /** From 0. */
  at: number;
  sku: string | null;
  texts: Record<string, string>;
  /** Names in the pack. */
  photos: string[];
};

/** What the shop taught of headings: key → field, null for "leave it out". */
export type Learnt = Readonly<Record<string, ImportField | null>>;

/** The codes a sheet names, to be looked up before it is planned. */
export function codesIn(rows: readonly string[][], learnt?: Learnt): string[] {
  const found = findHeadings(rows, learnt);
  const column = found?.match.columns.sku;
  if (!found || column === undefined) return [];
  return [...new Set(rows.slice(found.row + 1).flatMap((row) => (row[column] ? [skuOf(row[column])] : [])))];
}

const skuOf = (text: string): string => text.trim().toUpperCase();

/** What every feed takes as a code, as the database's constraint says. */
export const codeProblem = (sku: string, retired: ReadonlySet<string>) => {
  if (!/^[A-Z0-9._-]{1,50}$/.test(sku)) return 'imports.sku-unusable' as const;
  return retired.has(sku) ? ('imports.sku-retired' as const) : null;
};

export const isEmptyRow = (cells: readonly string[], { columns }: ColumnMatch): boolean =>
  Object.values(columns).every((column) => (cells[column] ?? '') === '');

const SUM = /^(?:tong|cong|total|grand total|tong (?:so|tien|so luong|gia tri|thanh tien)|tong cong(?: [a-z]+){0,3})$/;

/** "Tổng cộng" at the foot of a list is no plant, nor are its headings repeated on the next page. */
export const isSumRow = (cells: readonly string[], { columns }: ColumnMatch): boolean =>
  cells.some((cell) =>
    SUM.test(
      fold(cell)
        .replace(/[^a-z ]/g, '')
        .trim(),
    ),
  ) ||
  (columns.name !== undefined && /^ten(?: (?:hang|cay|hoa|san pham|sp))?$/.test(fold(cells[columns.name] ?? '')));

/**
 * "I. CÂY HOA" above the flowers: one text in the whole row, alone or merged over all of it, where the sheet has a
 * column for more than names.
 */
export function isGroupRow(cells: readonly string[], { columns }: ColumnMatch): boolean {
  if (Object.keys(columns).length < 3) return false;
  const texts = cells.filter((cell) => cell !== '');
  const known = columns.sku === undefined ? '' : (cells[columns.sku] ?? '');
  return new Set(texts).size === 1 && (known === '' || texts.length > 2);
}

/** Reads one row. Null: something in it cannot be read, and is told. */
export function readRow(
  cells: readonly string[],
  at: number,
  { columns }: ColumnMatch,
  { emptyFormulas, photos }: { emptyFormulas: ReadonlySet<string>; photos: PhotoIndex | null },
  problems: CellProblem[],
): SheetRow | null {
  const texts: Record<string, string> = {};
  let isWhole = true;
  const fail = (column: number, code: RowProblem, fill?: Problem['with']) => {
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
  const { sku: code = '', photos: named = '', ...answers } = texts;
  if (!isWhole) return null;
  const sku = code === '' ? null : skuOf(code);
  const found: string[] = [];
  if (photos && named === '' && sku !== null) found.push(...photos.ofCode(sku));
  for (const name of photos ? photoNames(named) : []) {
    const photo = photos?.named(name);
    if (photo) found.push(photo);
    else
      problems.push({
        code: 'imports.photo-missing' satisfies RowProblem,
        cell: cellName(columns.photos ?? 0, at),
        with: { name },
        isNote: true,
      });
  }
  return { at, sku, texts: answers, photos: found };
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

/** A name as it is compared: "CÚC  Mâm Xôi" is "cúc mâm xôi". */
export const nameKey = ({ texts }: Pick<SheetRow, 'texts'>): string => sameName(texts.name ?? '');

export const sameName = (name: string): string => fold(name).replace(/\s+/g, ' ').trim();

/** The second row with one code, or with one name and size, is said and left out. */
export function withoutTwins(rows: SheetRow[], { columns }: ColumnMatch, problems: CellProblem[]): SheetRow[] {
  const first = new Map<string, number>();
  return rows.filter((row) => {
    const isCode = row.sku !== null;
    if (!isCode && nameKey(row) === '') return true; // told when it is read
    const key = isCode ? `sku ${row.sku}` : `name ${nameKey(row)}|${fold(row.texts.size ?? '').trim()}`;
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
