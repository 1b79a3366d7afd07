/** Digits of a first code: eight are read aloud in two breaths, and ten tries a quarter of an hour get nowhere. */
const DIGITS = 8;
/** Days in which a first code has to be replaced. */
export const FIRST_CODE_DAYS = 14;

/** A first code out of chance (0 ≤ chance < 1): 0417 2299 as it is written down. */
export function makeFirstCode(chance: number): string {
  const digits = String(Math.floor(chance * 10 ** DIGITS)).padStart(DIGITS, '0');
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/** A code as it is compared: whoever types it leaves out the gap, or puts in another. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');
