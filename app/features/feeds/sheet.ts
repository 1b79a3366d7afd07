import { fold } from '~/shared/fold';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import type { Channel, Field, Row } from './channel';
import { fillRows, lastRow, newWorkbook, openWorkbook, readTop, type CellValue, type Workbook } from './workbook';

export const SHEET_PROBLEMS = ['feeds.sheet-unreadable', 'feeds.sheet-unknown', 'feeds.sheet-of-other'] as const;
export type SheetProblem = Problem<(typeof SHEET_PROBLEMS)[number]>;

/** Rows among which keys and headers are looked for. */
const TOP = 12;

/** Where a marketplace's workbook wants its products. */
type Place = {
  path: string;
  /** The first row (from 1) for products. */
  from: number;
  /** Field name → column, and what its headers say. */
  columns: Map<string, { column: number; label: string }>;
};

/** A header without its star, its explanation in brackets and its accents. */
const plain = (text: string): string =>
  fold(text.replace(/\([^)]*\)|\*/g, ' '))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A key as marketplaces write them: `ps_product_name|1|0`. */
const keyOf = (text: string): string => (text.split('|')[0] ?? '').trim().toLowerCase();

/** Finds the marketplace's columns, by its keys if it has them, else by what the headers say in either language. */
export function findPlace(workbook: Workbook, { sheet, fields }: Pick<Channel, 'sheet' | 'fields'>): Place | null {
  if (!sheet) return null;
  const isLikely = (name: string) => (sheet.sheets.includes(fold(name)) ? 0 : 1);
  const sheets = [...workbook.sheets].sort((one, other) => isLikely(one.name) - isLikely(other.name));
  const matches = (field: Field, text: string) =>
    keyOf(text) === field.name.toLowerCase() ||
    plain(text) === plain(field.name) ||
    (sheet.headers[field.name] ?? []).includes(plain(text));
  for (const { path } of sheets) {
    const top = readTop(workbook, path, TOP);
    const columns: Place['columns'] = new Map();
    let header = 0;
    let isKeyed = false;
    for (const [number, cells] of top) {
      const found = new Map<string, { column: number; label: string }>();
      for (const [column, text] of cells) {
        const field = fields.find((one) => !found.has(one.name) && matches(one, text));
        if (field) found.set(field.name, { column, label: text });
      }
      const keyed = [...cells.values()].some((text) => sheet.marks.some((mark) => keyOf(text) === mark.toLowerCase()));
      if (!sheet.marks.every((mark) => found.has(mark)) || found.size <= columns.size) continue;
      columns.clear();
      for (const [name, place] of found) columns.set(name, place);
      header = number;
      isKeyed = keyed;
    }
    if (header === 0) continue;
    for (const place of columns.values()) {
      // the unit often stands in a row below or above the key
      place.label = [...top.values()].map((cells) => cells.get(place.column) ?? '').join(' ');
    }
    const from = isKeyed ? Math.max(sheet.firstRow, header + 1) : header + 1;
    const marked = new Set(sheet.marks.flatMap((mark) => columns.get(mark)?.column ?? []));
    return { path, from: Math.max(from, lastRow(workbook, path, marked) + 1), columns };
  }
  return null;
}

/** Kilograms in a column that wants grams. */
const GRAMS = /\((?:g|gr|gram)s?\)|\bgram/i;

function cellsOf(fields: readonly Field[], row: Row, columns: Place['columns']): Map<number, CellValue> {
  const cells = new Map<number, CellValue>();
  fields.forEach((field, at) => {
    const place = columns.get(field.name);
    const value = row[at] ?? null;
    if (!place || typeof value !== 'string') return;
    const isGrams = field.mend === 'weightGrams' && GRAMS.test(place.label);
    cells.set(place.column, field.as === 'number' ? Number(value) * (isGrams ? 1000 : 1) : value);
  });
  return cells;
}

/** Fills the workbook that a seller brought, or says why it cannot be the one. `others`: to tell whose it is. */
export function fillWorkbook(
  bytes: Uint8Array,
  channel: Channel,
  rows: readonly Row[],
  others: readonly Channel[],
): Result<Uint8Array, SheetProblem> {
  const workbook = openWorkbook(bytes);
  if (!workbook) return refuse({ code: 'feeds.sheet-unreadable', field: 'workbook' });
  const place = findPlace(workbook, channel);
  if (!place) {
    const other = others.find((one) => one.id !== channel.id && findPlace(workbook, one));
    return other
      ? refuse({ code: 'feeds.sheet-of-other', field: 'workbook', with: { other: other.name } })
      : refuse({ code: 'feeds.sheet-unknown', field: 'workbook' });
  }
  return ok(
    fillRows(
      workbook,
      place.path,
      place.from,
      rows.map((row) => cellsOf(channel.fields, row, place.columns)),
    ),
  );
}

/** A workbook with the same columns to copy from, for who has none of the marketplace's own. */
export function plainWorkbook({ name, fields }: Pick<Channel, 'name' | 'fields'>, rows: readonly Row[]): Uint8Array {
  const workbook = newWorkbook(name);
  const columns: Place['columns'] = new Map(fields.map((field, column) => [field.name, { column, label: '' }]));
  const header = new Map<number, CellValue>(fields.map((field, column) => [column, field.name]));
  const path = workbook.sheets[0]?.path ?? '';
  return fillRows(workbook, path, 1, [header, ...rows.map((row) => cellsOf(fields, row, columns))]);
}
