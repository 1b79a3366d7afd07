import type { Problem } from '~/shared/result';

/** A sheet as text, every row and column from 0; numbers as digits with a decimal point. */
export type Sheet = {
  rows: string[][];
  /** Cells whose formula left no value behind, such as D17. */
  emptyFormulas: ReadonlySet<string>;
};

export const SHEET_PROBLEMS = [
  'imports.file-missing',
  'imports.file-unreadable',
  'imports.file-locked',
  'imports.file-old',
  'imports.file-too-large',
  'imports.too-many-rows',
] as const;
export type SheetProblem = Problem<(typeof SHEET_PROBLEMS)[number]>;

/** Bytes of a file, and rows of a sheet, that are still read. */
export const SHEET_BYTES_MAX = 20_000_000;
export const SHEET_ROWS_MAX = 20_000;

/** What is asked of the process that reads sheets. */
export type SheetQuestion = { open: Uint8Array } | { rows: [from: number, to: number] };
