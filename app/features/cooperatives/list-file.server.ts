import { openWorkbook, readTop } from '~/features/feeds/workbook';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { LIST_LINES_MAX } from './invite-list';

/** Bytes of a list that somebody may send: a thousand names take a tenth of it. */
export const LIST_FILE_MAX = 2_000_000;

export type ListFileProblem = Problem<'cooperatives.file-too-large' | 'cooperatives.file-unreadable'>;

/** A sheet (xlsx) or a text (csv, txt) of names and numbers as lines of text, the rows where they stand in the file. */
export async function readListFile(file: Blob): Promise<Result<string, ListFileProblem>> {
  if (file.size > LIST_FILE_MAX) return refuse({ code: 'cooperatives.file-too-large', field: 'file' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = isZip(bytes) ? sheetText(bytes) : plainText(bytes);
  return text === null ? refuse({ code: 'cooperatives.file-unreadable', field: 'file' }) : ok(text);
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The first sheet's rows, cells parted by tabs. */
function sheetText(bytes: Uint8Array): string | null {
  const workbook = openWorkbook(bytes);
  const [sheet] = workbook?.sheets ?? [];
  if (!workbook || !sheet) return null;
  const rows = readTop(workbook, sheet.path, LIST_LINES_MAX + 2);
  const last = Math.max(0, ...rows.keys());
  return Array.from({ length: last }, (_, at) =>
    [...(rows.get(at + 1) ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([, text]) => text.replace(/\s+/g, ' '))
      .join('\t'),
  ).join('\n');
}

/** UTF-8, or what a spreadsheet calls Unicode text (UTF-16 with its mark); anything else is no text of ours. */
function plainText(bytes: Uint8Array): string | null {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null; // not this encoding: said to whoever sent it
  }
}
