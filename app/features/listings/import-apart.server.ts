import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { ChildFailed, openChildren, type ChildProgram } from '~/platform/children.server';
import { ok, refuse, type Result } from '~/shared/result';

import type { Sheet, SheetProblem, SheetQuestion } from './import-sheet';

/** A workbook of 20,000 rows takes a tenth of the time and half of the memory. */
const LIMITS = {
  atOnce: 1,
  seconds: 60,
  waitSeconds: 120,
  megabytes: 900,
  heapMegabytes: 600,
  keptMegabytes: 150,
  idleSeconds: 20,
};

const children = openChildren(program(), LIMITS);

/** Rows that come over at once: what the house unpacks without keeping anybody waiting. */
const ROWS_AT_ONCE = 500;

/** The most memory (bytes) that reading sheets can have held so far, this process not counted. */
export const sheetPeakBytes = (): number => children.peakBytes();

/**
 * Reads a sheet in a process of its own: ten thousand rows take seconds of computing, and a file made to do harm takes
 * that process along, not the house.
 */
export async function readSheetApart(bytes: Uint8Array): Promise<Result<Sheet, SheetProblem>> {
  try {
    return await children.lend(async (ask) => {
      const put = (question: SheetQuestion) => ask(question);
      const opened = (await put({ open: bytes })) as Result<
        { rowCount: number; emptyFormulas: ReadonlySet<string> },
        SheetProblem
      >;
      if (!opened.ok) return opened;
      const { rowCount, emptyFormulas } = opened.value;
      const rows: string[][] = [];
      for (let from = 0; from < rowCount; from += ROWS_AT_ONCE)
        rows.push(...((await put({ rows: [from, from + ROWS_AT_ONCE] })) as string[][]));
      return ok({ rows, emptyFormulas });
    });
  } catch (error) {
    if (!(error instanceof ChildFailed)) throw error;
    return refuse({ code: 'imports.file-unreadable' });
  }
}

/** Beside the server in a build; as it stands, through tsx, everywhere else. */
function program(): ChildProgram {
  if (!/\.ts(\?|$)/.test(import.meta.url))
    return { path: fileURLToPath(new URL('./import-child.js', import.meta.url)) };
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return {
    path: fileURLToPath(new URL('./import-child.server.ts', import.meta.url)),
    execArgv: ['--import', pathToFileURL(tsx).href],
    cwd: fileURLToPath(new URL('../../..', import.meta.url)), // where tsx looks what `~/` means
  };
}
