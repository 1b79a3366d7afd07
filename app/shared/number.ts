import { fold } from './fold';
import { ok, refuse, type Problem, type Result } from './result';

export const NUMBER_PROBLEMS = [
  'common.number-missing',
  'common.number-unreadable',
  'common.number-not-whole',
  'common.number-too-small',
  'common.number-too-large',
] as const;
export type NumberProblem = Problem<(typeof NUMBER_PROBLEMS)[number]>;

/** A whole number with dots between the thousands, the same on every browser and server: 1.200. */
export const formatWhole = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** Digits in groups of three, one kind of separator throughout, no leading zero: 1.200 or 1,200 or 1 200. */
const GROUPED = /^[1-9]\d{0,2}(?:(\.\d{3})+|(,\d{3})+|( \d{3})+)$/;

/**
 * The whole number that digits and separators stand for, or null when they stand for none.
 * A dot or a comma counts only between thousands, so 1.200 is 1200 and 1.5 is nothing.
 */
export function wholeFromDigits(digits: string): number | null {
  if (/^\d+$/.test(digits)) return Number(digits);
  return GROUPED.test(digits) ? Number(digits.replace(/[., ]/g, '')) : null;
}

/** Reads a count the way growers type it (12, 1.200, 1 200); both bounds are allowed values. */
export function readWhole(
  text: string,
  { min = 0, max = Number.MAX_SAFE_INTEGER, field }: { min?: number; max?: number; field?: string } = {},
): Result<number, NumberProblem> {
  const refused = (code: NumberProblem['code'], fill?: Problem['with']) =>
    refuse<NumberProblem>({ code, ...(field && { field }), ...(fill && { with: fill }) });

  const typed = fold(text).replace(/\s+/g, ' ').trim();
  if (typed === '') return refused('common.number-missing');
  const n = wholeFromDigits(typed);
  if (n === null) return refused(/^\d+[.,]\d*$/.test(typed) ? 'common.number-not-whole' : 'common.number-unreadable');
  if (n < min) return refused('common.number-too-small', { min: formatWhole(min) });
  if (n > max) return refused('common.number-too-large', { max: formatWhole(max) });
  return ok(n);
}
