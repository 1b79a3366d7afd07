import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';

import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText } from '~/shared/text';

import { cellName } from './import-columns';

/** A sheet as text, every row and column from 0; numbers as digits with a decimal point. */
export type Sheet = {
  rows: string[][];
  /** Cells whose formula left no value behind, such as D17. */
  emptyFormulas: ReadonlySet<string>;
};

export const SHEET_PROBLEMS = ['imports.file-unreadable', 'imports.file-too-large', 'imports.too-many-rows'] as const;
export type SheetProblem = Problem<(typeof SHEET_PROBLEMS)[number]>;

/** Bytes of a file, and rows of a sheet, that are still read. */
const BYTES_MAX = 20_000_000;
const ROWS_MAX = 20_000;
/** Bytes the sheet inside may unpack to: a zip of nothing but zeroes is no sheet. */
const UNPACKED_MAX = 200_000_000;

/** Reads the first sheet of an xlsx, or a csv of any separator. A merged cell counts in every cell it covers. */
export async function readSheetFile(bytes: Uint8Array): Promise<Result<Sheet, SheetProblem>> {
  if (bytes.length > BYTES_MAX) return refuse({ code: 'imports.file-too-large', with: { max: BYTES_MAX / 1_000_000 } });
  let sheet: Sheet;
  try {
    sheet = bytes[0] === 0x50 && bytes[1] === 0x4b ? await readXlsx(bytes) : readCsv(bytes);
  } catch {
    // whatever the libraries stumble over, the answer to a person is the same
    return refuse({ code: 'imports.file-unreadable' });
  }
  return sheet.rows.length > ROWS_MAX ? refuse({ code: 'imports.too-many-rows', with: { max: ROWS_MAX } }) : ok(sheet);
}

async function readXlsx(bytes: Uint8Array): Promise<Sheet> {
  const xml = firstSheetXml(bytes);
  const data = await readSheet(Buffer.from(bytes));
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
  return cleanText(String(value));
};

function firstSheetXml(bytes: Uint8Array): string {
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize;
      if (unpacked > UNPACKED_MAX) throw new RangeError('more than a sheet unpacks to');
      return /^xl\/worksheets\/sheet\d+\.xml$/.test(name);
    },
  });
  const [first] = Object.keys(files).sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
  return first ? strFromU8(files[first] ?? new Uint8Array()) : '';
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

/** A formula whose program never worked it out, or that ended in #REF!, says nothing. */
const emptyFormulasOf = (xml: string): ReadonlySet<string> =>
  new Set(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gs)]
      .filter(
        ([, , look = '', inside = '']) => /<f[\s>/]/.test(inside) && (/t="e"/.test(look) || !/<v>[^<]/.test(inside)),
      )
      .map(([, name = '']) => name),
  );

function readCsv(bytes: Uint8Array): Sheet {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (text.includes('\u0000')) throw new TypeError('no text');
  const rows = parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  }) as string[][];
  const sheet = rows.map((row) => row.map((cell) => cleanText(cell)));
  return { rows: sheet, emptyFormulas: new Set(sheet.flatMap((row, at) => formulasIn(row, at))) };
}

/** The sign that parts the cells: the most frequent one of the first line with any; "350,000" may stand in a file of semicolons. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/, 50).find((one) => /[,;\t]/.test(one)) ?? '';
  const [best] = [';', '\t', ',']
    .map((sign) => ({ sign, count: line.split(sign).length }))
    .sort((a, b) => b.count - a.count);
  return best?.sign ?? ',';
}

const formulasIn = (row: string[], at: number): string[] =>
  row.flatMap((cell, column) => (/^=|^#(?:REF|N\/A|VALUE|DIV\/0|NAME)/.test(cell) ? [cellName(column, at)] : []));
