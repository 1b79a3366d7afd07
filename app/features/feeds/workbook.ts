import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';

import { escapeXml } from './xml';

/**
 * A workbook (XLSX) whose cells are filled without touching anything else: only the rows of one sheet are rewritten
 * inside the zip, so hidden sheets, merged cells, validations and styles stay byte for byte what the marketplace made.
 */
export type Workbook = { files: Unzipped; sheets: { name: string; path: string }[]; strings: string[] };

/** A cell to write: text, or a number. */
export type CellValue = string | number;

/** Bytes that a workbook may have when it is unpacked; a bomb has more. */
const MOST_BYTES = 60_000_000;

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

const unescape = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (_whole, hex?: string, dec?: string, name?: string) =>
      name
        ? ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()] ?? '')
        : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(dec)),
  );

/** The text of everything between `<t>` and `</t>`, notes on pronunciation aside. */
const textOf = (xml: string): string =>
  [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)]
    .map(([, text]) => unescape(text ?? ''))
    .join('');

/** Opens a workbook, or null when the bytes are none that we can fill. */
export function openWorkbook(bytes: Uint8Array): Workbook | null {
  let unpacked = 0;
  let files: Unzipped;
  try {
    files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        if (unpacked > MOST_BYTES) throw new Error('too large');
        return true;
      },
    });
  } catch {
    return null; // not a zip, broken, or far too large: all the same to who sent it
  }
  const read = (path: string) => (files[path] ? strFromU8(files[path]) : '');
  const targets = new Map(
    [...read('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target') ?? '',
    ]),
  );
  const sheets = [...read('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].flatMap(([tag]) => {
    const target = targets.get(attribute(tag, 'r:id'));
    const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return target && files[path] ? [{ name: unescape(attribute(tag, 'name') ?? ''), path }] : [];
  });
  const strings = [...read('xl/sharedStrings.xml').matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, inner]) =>
    textOf(inner ?? ''),
  );
  return sheets.length > 0 ? { files, sheets, strings } : null;
}

const ROW = /<row\b[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g;
const CELL = /<c\b[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g;

/** Column A is 0. */
const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** Texts of the first rows of a sheet, by row (from 1) and column (from 0). Empty cells are not there. */
export function readTop(workbook: Workbook, path: string, rows: number): Map<number, Map<number, string>> {
  const found = new Map<number, Map<number, string>>();
  for (const { number, xml } of rowsOf(workbook, path)) {
    if (number > rows) break;
    const cells = new Map<number, string>();
    for (const [cell] of xml.matchAll(CELL)) {
      const text = cellText(workbook, cell).trim();
      if (text !== '') cells.set(columnOf(attribute(cell, 'r') ?? 'A'), text);
    }
    found.set(number, cells);
  }
  return found;
}

/** The last row (from 1) with something in one of the columns; 0: none. */
export function lastRow(workbook: Workbook, path: string, columns: ReadonlySet<number>): number {
  let last = 0;
  for (const { number, xml } of rowsOf(workbook, path))
    for (const [cell] of xml.matchAll(CELL))
      if (columns.has(columnOf(attribute(cell, 'r') ?? 'A')) && cellText(workbook, cell).trim() !== '') last = number;
  return last;
}

const sheetXml = ({ files }: Workbook, path: string): string => strFromU8(files[path] ?? new Uint8Array());

function* rowsOf(workbook: Workbook, path: string): Generator<{ number: number; xml: string }> {
  let number = 0;
  for (const [xml] of sheetXml(workbook, path).matchAll(ROW)) {
    number = Number(attribute(/<row\b[^>]*>/.exec(xml)?.[0] ?? '', 'r')) || number + 1;
    yield { number, xml };
  }
}

function cellText({ strings }: Workbook, cell: string): string {
  const type = attribute(/<c\b[^>]*>/.exec(cell)?.[0] ?? '', 't');
  if (type === 'inlineStr') return textOf(cell);
  const value = /<v\b[^>]*>([\s\S]*?)<\/v>/.exec(cell)?.[1] ?? '';
  return type === 's' ? (strings[Number(value)] ?? '') : unescape(value);
}

/**
 * Writes rows into a sheet from a row (from 1) on and gives the workbook's bytes. Cells beside ours keep what they have,
 * a cell keeps its style, a new one takes the style of its column.
 */
export function fillRows(
  workbook: Workbook,
  path: string,
  from: number,
  rows: readonly ReadonlyMap<number, CellValue>[],
): Uint8Array {
  const xml = sheetXml(workbook, path);
  const styles = columnStyles(xml);
  const left = new Map(rows.map((cells, at) => [from + at, cells]));
  let last = 0;
  const inside: string[] = [];
  const addUntil = (number: number) => {
    for (const [row, cells] of left)
      if (row < number) {
        inside.push(writeRow(row, `<row r="${row}">`, new Map(), cells, styles));
        left.delete(row);
      }
  };
  for (const { number, xml: old } of rowsOf(workbook, path)) {
    addUntil(number);
    last = number;
    const cells = left.get(number);
    left.delete(number);
    inside.push(cells ? writeRow(number, openTag(old), cellsOf(old), cells, styles) : old);
  }
  addUntil(Infinity);
  last = Math.max(last, from + rows.length - 1);
  const data = `<sheetData>${inside.join('')}</sheetData>`;
  const filled = xml
    .replace(/<sheetData\b[^>]*?(?:\/>|>[\s\S]*<\/sheetData>)/, () => data)
    .replace(/(<dimension ref="[A-Z]+\d+)(?::([A-Z]+)\d+)?"/, (_whole, start: string, end?: string) => {
      const widest = Math.max(columnOf(end ?? 'A'), ...rows.flatMap((cells) => [...cells.keys()]));
      return `${start}:${columnName(widest)}${last}"`;
    });
  return zipSync({ ...workbook.files, [path]: strToU8(filled) }, { mtime: new Date('2026-01-01T00:00:00Z') });
}

const openTag = (row: string): string => (/<row\b[^>]*>/.exec(row)?.[0] ?? '<row>').replace(/\s*\/>$/, '>');

const cellsOf = (row: string): Map<number, string> =>
  new Map([...row.matchAll(CELL)].map(([cell]) => [columnOf(attribute(cell, 'r') ?? 'A'), cell]));

function columnStyles(xml: string): (column: number) => string | null {
  const spans = [...xml.matchAll(/<col\b[^>]*>/g)].map(([tag]) => ({
    min: Number(attribute(tag, 'min')) - 1,
    max: Number(attribute(tag, 'max')) - 1,
    style: attribute(tag, 'style'),
  }));
  return (column) => spans.find(({ min, max }) => column >= min && column <= max)?.style ?? null;
}

function writeRow(
  number: number,
  open: string,
  old: Map<number, string>,
  cells: ReadonlyMap<number, CellValue>,
  styles: (column: number) => string | null,
): string {
  const all = new Map(old);
  for (const [column, value] of cells) {
    const before = old.get(column);
    const style = before ? attribute(before, 's') : styles(column);
    const head = `<c r="${columnName(column)}${number}"${style === null ? '' : ` s="${style}"`}`;
    all.set(
      column,
      typeof value === 'number'
        ? `${head}><v>${value}</v></c>`
        : `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`,
    );
  }
  const inOrder = [...all].sort(([one], [other]) => one - other).map(([, cell]) => cell);
  // a span that no longer covers the row would be a lie
  return `${open.replace(/\sspans="[^"]*"/, '')}${inOrder.join('')}</row>`;
}

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook with one empty sheet. */
export function newWorkbook(sheet: string): Workbook {
  const files = Object.fromEntries(
    Object.entries({
      '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData/></worksheet>`,
    }).map(([path, xml]) => [path, strToU8(HEADER + xml)]),
  );
  return { files, sheets: [{ name: sheet, path: 'xl/worksheets/sheet1.xml' }], strings: [] };
}
