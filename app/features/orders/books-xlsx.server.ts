import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';

import writeExcelFile, { type CellObject, type Feature, type Row, type Sheet } from 'write-excel-file/node';
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility';

import type { BookSheet, SheetRow } from './books-sheet';

/** Whole đồng with the thousands set apart, as the reader's own program writes them. */
export const DONG_FORMAT = '#,##0';
/** Tells a program to leave a text alone: a code is no number and "=1+1" no sum. */
export const TEXT_FORMAT = '@';

/** The other sheet of a file: a heading, then paragraphs and rows of two. */
export type NoteSheet = { name: string; title: string; rows: (string | [string, number | string])[] };

/** What the library may be given as a file's content. */
type Content = Stream | Buffer | Blob;

type Look = Omit<CellObject, 'value' | 'type'>;

const text = (value: string, look: Look = {}): CellObject =>
  value === '' ? look : { value, type: String, format: TEXT_FORMAT, wrap: true, alignVertical: 'top', ...look };
const money = (value: number | null, look: Look = {}): CellObject =>
  value === null ? look : { value, type: Number, format: DONG_FORMAT, align: 'right', alignVertical: 'top', ...look };

const BOX: Look = { borderStyle: 'thin', borderColor: '#000000' };
const HEADING: Look = { ...BOX, align: 'center', alignVertical: 'center', fontWeight: 'bold' };
const CENTER: Look = { align: 'center' };

/** Widths in characters; together they fill a sheet of A4. */
const WIDTHS = { 'S1a-HKD': [14, 56, 20], 'S2a-HKD': [13, 13, 44, 20] } as const;

/** A book as a file for spreadsheet programs: the form itself, and beside it a sheet that says how it was made. */
export async function bookXlsx(book: BookSheet, notes: NoteSheet): Promise<Buffer> {
  const sheets: Sheet<Content>[] = [
    { sheet: book.form, data: formRows(book), columns: WIDTHS[book.form].map((width) => ({ width })) },
    { sheet: notes.name, data: noteRows(notes), columns: [{ width: 64 }, { width: 24 }] },
  ];
  return writeExcelFile(sheets, { fontFamily: 'Times New Roman', fontSize: 12, features: [A4] }).toBuffer();
}

const ORDER = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [];
const into = (xml: string, markup: string) =>
  insertElementMarkupAccordingToOrderOfSiblings(xml, markup, ORDER, 'worksheet');

/** Printed on A4, as many sheets long as it takes and one sheet wide. */
const A4: Feature<Content> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          into(
            into(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
            '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>',
          ),
      },
    },
  },
};

function formRows(book: BookSheet): Row[] {
  const width = WIDTHS[book.form].length;
  const left = width - 1;
  const [first = '', ...others] = book.head;
  const [formNumber = '', circular = ''] = book.corner;
  const blank = (): Row => Array.from({ length: width }, () => null);
  const across = (cell: CellObject): Row => spread([{ ...cell, columnSpan: width }], width);
  return [
    spread(
      [text(first, { columnSpan: left, fontWeight: 'bold' }), text(formNumber, { ...CENTER, fontWeight: 'bold' })],
      width,
    ),
    ...others.map((line, at) =>
      spread(
        [
          text(line, { columnSpan: left }),
          ...(at === 0
            ? [text(circular, { ...CENTER, fontStyle: 'italic', fontSize: 9, rowSpan: others.length + 2 })]
            : []),
        ],
        width,
      ),
    ),
    blank(),
    blank(),
    across(text(book.title, { ...CENTER, fontWeight: 'bold', fontSize: 14 })),
    across(text(book.place, CENTER)),
    across(text(book.period, CENTER)),
    across(text(book.unit, { align: 'right', fontStyle: 'italic' })),
    ...tableHead(book),
    ...book.rows.map((row) => tableRow(book, row)),
    blank(),
    ...book.signature.map((line, at) => [
      ...Array.from({ length: width - 2 }, () => null),
      text(line, {
        ...CENTER,
        columnSpan: 2,
        ...(at === 1 ? { fontWeight: 'bold' as const } : { fontStyle: 'italic' as const }),
      }),
      null,
    ]),
  ];
}

/** Puts nothing under what spans several columns, and fills the row up. */
function spread(cells: CellObject[], width: number): Row {
  const row: Row = [];
  for (const cell of cells) row.push(cell, ...Array.from({ length: (cell.columnSpan ?? 1) - 1 }, () => null));
  while (row.length < width) row.push(null);
  return row;
}

function tableHead({ form, columns }: BookSheet): Row[] {
  const head = (value: string, look: Look = {}) => text(value, { ...HEADING, ...look });
  if (form === 'S1a-HKD')
    return [
      [head(columns.day), head(columns.text), head(columns.amount)],
      [head('A'), head('B'), head('1')],
    ];
  return [
    [
      head(columns.voucher, { columnSpan: 2 }),
      null,
      head(columns.text, { rowSpan: 2 }),
      head(columns.amount, { rowSpan: 2 }),
    ],
    [head(columns.number), head(columns.day), null, null],
    [head('A'), head('B'), head('C'), head('1')],
  ];
}

/** Points that a line of text takes, with some air; programs do not make room for a second line by themselves. */
const LINE_HEIGHT = 18;

function tableRow({ form }: BookSheet, { kind, number, day, text: words, amount }: SheetRow): Row {
  const room = WIDTHS[form][WIDTHS[form].length - 2] ?? words.length;
  const height = LINE_HEIGHT * Math.max(1, Math.ceil(words.length / room));
  const look: Look = { ...BOX, height, ...(kind === 'line' ? {} : { fontWeight: 'bold' as const }) };
  return [
    ...(form === 'S2a-HKD' ? [text(number, { ...look, ...CENTER })] : []),
    text(day, { ...look, ...CENTER }),
    text(words, look),
    money(amount, look),
  ];
}

function noteRows({ title, rows }: NoteSheet): Row[] {
  return [
    [text(title, { fontWeight: 'bold', columnSpan: 2 }), null],
    [null, null],
    ...rows.map((row): Row => {
      // a spreadsheet does not make room for the second line of what spans columns
      if (typeof row === 'string')
        return [text(row, { columnSpan: 2, height: LINE_HEIGHT * Math.ceil(row.length / 80) }), null];
      const [label, value] = row;
      return [
        text(label, BOX),
        typeof value === 'number' ? money(value, BOX) : text(value, { ...BOX, align: 'right' }),
      ];
    }),
  ];
}
