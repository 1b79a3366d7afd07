import { readSheet } from 'read-excel-file/node';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { exportFileName, safeForCsv, type CellValue } from './export';
import { csvAnswer, writeTable } from './export-file.server';

describe('a text in a csv file', () => {
  it.each(['=1+1', '+84901', '-2', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '\u00a0=cmd|x'])(
    '%j is no formula any more',
    (text) => expect(safeForCsv(text)).toBe(`'${text}`),
  );
  it.each(['Mai vàng', '0901 000 001', '1=1', 'a@b.example', '', "'=1"])('%j stays as it is', (text) =>
    expect(safeForCsv(text)).toBe(text),
  );
});

const ROW: CellValue[] = [
  '=HYPERLINK("http://evil.example")',
  '0901 000 001',
  -500,
  12,
  '2026-12-24',
  new Date('2026-12-31T17:30:00Z'),
];
const KINDS = ['text', 'text', 'amount', 'count', 'day', 'moment'] as const;
const HEADINGS = ['Tên', 'Điện thoại', 'Tiền', 'Số', 'Ngày', 'Lúc'];
const table = () => ({
  headings: HEADINGS,
  kinds: KINDS,
  rows: (async function* () {
    yield ROW;
    yield ['Dòng\nhai, "ngoặc"', '', 2_500_000_000_000, 0, null, null] as CellValue[];
  })(),
});

describe('a table', () => {
  it('as csv is UTF-8 with its mark, numbers are numbers, and the hour is that of the garden', async () => {
    const answer = csvAnswer(table(), 'don.csv');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="don.csv"');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const rows = parse(bytes, { bom: true }) as string[][];
    expect(rows).toEqual([
      HEADINGS,
      [`'=HYPERLINK("http://evil.example")`, '0901 000 001', '-500', '12', '24/12/2026', '01/01/2027 00:30'],
      ['Dòng\nhai, "ngoặc"', '', '2500000000000', '0', '', ''],
    ]);
  });

  it('as a spreadsheet keeps texts as texts, no formula among them', async () => {
    const file = await writeTable(table(), 'Đơn hàng');
    const rows = await readSheet(file, 'Đơn hàng');
    expect(rows[1]!.slice(0, 4)).toEqual(['=HYPERLINK("http://evil.example")', '0901 000 001', -500, 12]);
    // a spreadsheet's day is a fraction: it is right to the second
    const moment = rows[1]![5] as unknown as Date;
    expect(Math.round(moment.getTime() / 1000)).toBe(Date.parse('2027-01-01T00:30:00Z') / 1000);
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!);
    expect(sheet).not.toContain('<f>');
  });
});

it('a file says what, of when and of whom it is', () => {
  const named = { from: '2026-10-01', to: '2026-12-31', slug: 'vuon-ba-tu', format: 'csv' } as const;
  expect(exportFileName('buyers', named)).toBe('buyers_2026-10-01_2026-12-31_vuon-ba-tu.csv');
});
