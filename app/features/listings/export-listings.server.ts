import { Readable } from 'node:stream';

import { stringify } from 'csv-stringify';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';

import type { Queries } from '~/platform/database.server';

import { findListingsToEdit } from './find-listing.server';
import { EXPORT_HEADINGS, EXPORT_NUMBERS, exportRows } from './import-export';
import { listingTexts } from './listing-texts';
import { codesOf } from './plan-import.server';

const AT_ONCE = 100;

/** The shop's listings as rows of text, in the shape an import reads; the headings first. Archived ones too. */
export async function* exportShop(db: Queries, shopId: string): AsyncGenerator<string[]> {
  yield Object.values(EXPORT_HEADINGS);
  let after: string | undefined;
  for (;;) {
    const found = await db.listing.findMany({
      where: { shopId, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true },
    });
    const ids = found.map(({ id }) => id);
    after = ids.at(-1);
    if (after === undefined) return;
    const codes = await codesOf(db, shopId, ids);
    for (const { draft } of await findListingsToEdit(db, { shopId, ids }))
      yield* exportRows(
        listingTexts(draft),
        draft.variants.map(({ id }) => codes.get(id ?? '') ?? ''),
      );
  }
}

/** The export as csv: UTF-8 with the mark that spreadsheet programs look for, and texts that none takes for a formula. */
export function exportCsv(db: Queries, shopId: string): Readable {
  const lines = async function* () {
    for await (const row of exportShop(db, shopId))
      yield row.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text));
  };
  return Readable.from(lines()).pipe(stringify({ bom: true, record_delimiter: 'windows' }));
}

/** The export as a spreadsheet: prices and counts are numbers to reckon with, the headings always in sight. */
export async function exportXlsx(db: Queries, shopId: string): Promise<Buffer> {
  const data: CellObject[][] = [];
  for await (const row of exportShop(db, shopId)) data.push(row.map((text, at) => cellOf(text, at, data.length === 0)));
  return writeExcelFile(data, {
    sheet: 'Chợ Vườn',
    stickyRowsCount: 1,
    columns: Object.keys(EXPORT_HEADINGS).map((field) => ({ width: WIDTHS[field] ?? 12 })),
  }).toBuffer();
}

const WIDTHS: Record<string, number> = { name: 30, size: 18, localNames: 24, description: 40, care: 40 };

function cellOf(text: string, at: number, isHeading: boolean): CellObject {
  if (isHeading) return { value: text, type: String, format: '@', fontWeight: 'bold' };
  if (text === '') return {};
  if (EXPORT_NUMBERS.has(at)) return { value: Number(text.replaceAll('.', '')), type: Number, format: '#,##0' };
  return { value: text, type: String, format: '@' };
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The export as an answer to a request. */
export async function answerExport(
  db: Queries,
  { shopId, slug, form }: { shopId: string; slug: string; form: 'csv' | 'xlsx' },
): Promise<Response> {
  const body =
    form === 'csv'
      ? (Readable.toWeb(exportCsv(db, shopId)) as ReadableStream<Uint8Array>)
      : new Uint8Array(await exportXlsx(db, shopId));
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[form],
      'Content-Disposition': `attachment; filename="${slug}.${form}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
