import { Readable } from 'node:stream';

import { stringify } from 'csv-stringify';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';

import { formatDate, formatDateTime } from '~/shared/date';

import { DONG_FORMAT, TEXT_FORMAT } from './books-xlsx.server';
import { safeForCsv, type CellKind, type CellValue } from './export';

/** A table on its way out: headings, the kind of each column, and rows that come one after another. */
export type Table = {
  headings: string[];
  kinds: readonly CellKind[];
  rows: AsyncIterable<CellValue[]>;
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Nobody between us and the shop may keep a copy: there are buyers' names in it. */
const asFile = (type: string, name: string): HeadersInit => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
});

export const xlsxAnswer = (file: Buffer, name: string): Response =>
  new Response(new Uint8Array(file), { headers: asFile(XLSX, name) });

/**
 * A table as csv, written as it is read: UTF-8 with the mark that spreadsheet programs look for, commas, and texts
 * that no program takes for a formula.
 */
export function csvAnswer({ headings, kinds, rows }: Table, name: string): Response {
  const lines = async function* () {
    yield headings;
    for await (const row of rows) yield row.map((value, at) => csvCell(kinds[at] ?? 'text', value));
  };
  const out = Readable.from(lines()).pipe(stringify({ bom: true, record_delimiter: 'windows' }));
  return new Response(Readable.toWeb(out) as ReadableStream<Uint8Array>, {
    headers: asFile('text/csv; charset=utf-8', name),
  });
}

function csvCell(kind: CellKind, value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return formatDateTime(value);
  if (kind === 'day') return String(value).split('-').reverse().join('/');
  return typeof value === 'number' ? String(value) : safeForCsv(value);
}

/** A table as a spreadsheet, its first row always in sight. It is held in memory: give it at most `EXPORT_XLSX_MAX` rows. */
export async function writeTable({ headings, kinds, rows }: Table, sheet: string): Promise<Buffer> {
  const head = headings.map((value): CellObject => ({ value, type: String, format: TEXT_FORMAT, fontWeight: 'bold' }));
  const data = [head];
  for await (const row of rows) data.push(row.map((value, at) => xlsxCell(kinds[at] ?? 'text', value)));
  return writeExcelFile(data, {
    sheet,
    stickyRowsCount: 1,
    columns: kinds.map((kind) => ({ width: WIDTHS[kind] })),
  }).toBuffer();
}

const WIDTHS: Record<CellKind, number> = { text: 24, amount: 14, count: 8, day: 12, moment: 17 };

function xlsxCell(kind: CellKind, value: CellValue): CellObject {
  if (value === null || value === '') return {};
  if (value instanceof Date) return { value: wallClock(value), type: Date, format: 'dd/mm/yyyy hh:mm' };
  if (kind === 'day') return { value: new Date(value), type: Date, format: 'dd/mm/yyyy' };
  if (typeof value === 'number') return { value, type: Number, format: kind === 'amount' ? DONG_FORMAT : '0' };
  return { value, type: String, format: TEXT_FORMAT };
}

/** A spreadsheet knows no time zones: it is given the hour that the clock in the garden showed. */
function wallClock(moment: Date): Date {
  const [day, time] = [formatDate(moment).split('/').reverse().join('-'), formatDateTime(moment).slice(-5)];
  return new Date(`${day}T${time}:00Z`);
}
