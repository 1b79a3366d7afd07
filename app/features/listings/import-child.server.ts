/** The program of the process in which sheets are read; import-apart.server.ts runs it and says why. */
import { answerQuestions } from '~/platform/child-side.server';

import type { Sheet, SheetQuestion } from './import-sheet';
import { readSheetFile } from './import-sheet.server';

let sheet: Sheet | null = null;

async function answer(question: SheetQuestion): Promise<unknown> {
  if ('rows' in question) {
    if (!sheet) throw new Error('No sheet is open.');
    return sheet.rows.slice(...question.rows);
  }
  sheet = null;
  const read = await readSheetFile(question.open);
  if (!read.ok) return read;
  sheet = read.value;
  return { ok: true, value: { rowCount: sheet.rows.length, emptyFormulas: sheet.emptyFormulas } };
}

answerQuestions(answer);
