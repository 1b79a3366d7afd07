import { formatWhole, readWhole } from '~/shared/number';
import { refuse, type Problem, type Result } from '~/shared/result';
import { readCount } from '~/shared/spoken/count';
import type { Question, Reading } from '~/shared/spoken/reading';

import { decimalText } from './measure';

type Unclear<Value> = Extract<Reading<Value>, { kind: 'unclear' }>;

/** What a reading shows of a length in cm and of a weight in grams. */
export const showLength = (cm: number): string => `${decimalText(cm)} cm`;
export const showWeight = (grams: number): string => `${decimalText(grams / 1000)} kg`;

/** The problem of a field that may mean several things; its sentence says them all. */
export const askBack = <Value>(
  { question, readings }: Unclear<Value>,
  field: string,
  show: (value: Value) => string,
): Problem<`spoken.${Question}`> => ({
  code: `spoken.${question}`,
  field,
  with: { choices: choicesOf(readings, show) },
});

export const choicesOf = <Value>(readings: readonly Value[], show: (value: Value) => string): string =>
  readings.map(show).join(' / ');

/** A count in digits or in words ("hai trăm"), both bounds allowed; several meanings are asked back. */
export function readSpokenCount(typed: string, bounds: { field: string; min?: number; max?: number }): Result<number> {
  const read = readCount(typed);
  if (read.kind === 'unclear') return refuse(askBack(read, bounds.field, formatWhole));
  return readWhole(read.kind === 'clear' ? String(read.value) : typed, bounds);
}
