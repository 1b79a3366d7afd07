import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';

import { ok, refuse, type Result } from '~/shared/result';
import { cleanText } from '~/shared/text';

import { cellName, findHeadings } from './import-columns';
import { SHEET_BYTES_MAX, SHEET_ROWS_MAX, type Sheet, type SheetProblem } from './import-sheet';

/** Bytes the workbook may unpack to: a zip of nothing but zeroes is no sheet. */
const UNPACKED_MAX = 200_000_000;
/** Sheets of a workbook that are looked at for headings: a cover and a page of notes may come before the list. */
const SHEETS_MAX = 6;

/**
 * Reads an xlsx (the first sheet with headings we know, else its first), or a csv of any separator. A merged cell counts
 * in every cell it covers. Computes for as long as it takes: see import-apart.server.ts.
 */
export async function readSheetFile(bytes: Uint8Array): Promise<Result<Sheet, SheetProblem>> {
  if (bytes.length === 0) return refuse({ code: 'imports.file-missing' });
  if (bytes.length > SHEET_BYTES_MAX)
    return refuse({ code: 'imports.file-too-large', with: { max: SHEET_BYTES_MAX / 1_000_000 } });
  if (beginsWith(bytes, OLD_OFFICE))
    return refuse({ code: Buffer.from(bytes).includes(ENCRYPTED) ? 'imports.file-locked' : 'imports.file-old' });
  let sheet: Sheet;
  try {
    sheet = beginsWith(bytes, ZIP) ? await readXlsx(bytes) : readCsv(bytes);
  } catch {
    // whatever the libraries stumble over, the answer to a person is the same
    return refuse({ code: 'imports.file-unreadable' });
  }
  return sheet.rows.length > SHEET_ROWS_MAX
    ? refuse({ code: 'imports.too-many-rows', with: { max: SHEET_ROWS_MAX } })
    : ok(sheet);
}

const ZIP = [0x50, 0x4b];
/** A container of older office files, and of xlsx files behind a password: those say so by the name of a stream. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

async function readXlsx(bytes: Uint8Array): Promise<Sheet> {
  const sheets = sheetsOf(bytes);
  let first: Sheet | null = null;
  for (const { name, xml } of sheets.slice(0, SHEETS_MAX)) {
    const sheet = await readOne(bytes, name, xml);
    const found = findHeadings(sheet.rows);
    if (found && !found.isGuess) return sheet;
    if (sheet.rows.length > 0) first ??= sheet;
  }
  return first ?? { rows: [], emptyFormulas: new Set() };
}

async function readOne(bytes: Uint8Array, name: string, xml: string): Promise<Sheet> {
  const data = await readSheet(Buffer.from(bytes), name);
  const rows = data.map((row) => row.map(textOf));
  for (const { from, to } of mergesOf(xml)) {
    const text = rows[from.row]?.[from.column] ?? '';
    for (let row = from.row; row <= Math.min(to.row, rows.length - 1); row++)
      for (let column = from.column; column <= to.column; column++) {
        const cells = rows[row];
        if (cells && cells.length > column) cells[column] = text;
      }
  }
  return { rows, emptyFormulas: emptyFormulasOf(xml) };
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cleanText(String(value), { multiline: true });
};

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

/** The sheets of a workbook that are not hidden, in its own order, with their XML. */
function sheetsOf(bytes: Uint8Array): { name: string; xml: string }[] {
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize;
      if (unpacked > UNPACKED_MAX) throw new RangeError('more than a workbook unpacks to');
      return /^xl\/(?:worksheets\/[^/]+\.xml|workbook\.xml|_rels\/workbook\.xml\.rels)$/.test(name);
    },
  });
  const read = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const targets = new Map(
    [...read('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/xl\//, ''),
    ]),
  );
  return [...read('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].flatMap(([tag]) => {
    const path = `xl/${targets.get(attribute(tag, 'r:id')) ?? ''}`;
    const isShown = !/hidden/i.test(attribute(tag, 'state'));
    return isShown && files[path] ? [{ name: unescape(attribute(tag, 'name')), xml: read(path) }] : [];
  });
}

type Place = { row: number; column: number };

const placeOf = (name: string): Place => {
  const [, letters = '', row = '1'] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
};

const mergesOf = (xml: string): { from: Place; to: Place }[] =>
  [...xml.matchAll(/<mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map(([, from = '', to = '']) => ({
    from: placeOf(from),
    to: placeOf(to),
  }));

/** A formula whose program never worked it out, and one that ended in #REF!, says nothing. */
function emptyFormulasOf(xml: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, look = '', inside] of xml.matchAll(/<c\b((?:[^>/]|\/(?!>))*)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    if (inside === undefined) continue;
    const isEmpty = /<f[\s>/]/.test(inside) && !/<v>[^<]/.test(inside);
    if (isEmpty || / t="e"/.test(look)) found.add(attribute(look, 'r'));
  }
  return found;
}

function readCsv(bytes: Uint8Array): Sheet {
  // what a spreadsheet program calls "Unicode text" is UTF-16 with its mark
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(label, { fatal: true }).decode(bytes);
  if (text.includes('\u0000')) throw new TypeError('no text');
  const rows = parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  }) as string[][];
  const emptyFormulas = new Set<string>();
  const sheet = rows.map((row, at) =>
    row.map((cell, column) => {
      const cleaned = cleanText(cell, { multiline: true });
      if (/^=|^#(?:REF|N\/A|VALUE|DIV\/0|NAME)/.test(cleaned)) emptyFormulas.add(cellName(column, at));
      return cleaned.replace(/^'(?=[=+\-@])/, ''); // how a csv says that a text is no formula
    }),
  );
  return { rows: sheet, emptyFormulas };
}

/** The sign that parts the cells: the most frequent one of the first line with any; "350,000" may stand in a file of semicolons. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/, 50).find((one) => /[,;\t]/.test(one)) ?? '';
  const [best] = [';', '\t', ',']
    .map((sign) => ({ sign, count: line.split(sign).length }))
    .sort((a, b) => b.count - a.count);
  return best?.sign ?? ',';
}
