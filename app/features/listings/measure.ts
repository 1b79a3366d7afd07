import { readLength as readSpokenLength, readWeight as readSpokenWeight } from '~/shared/spoken/measure';
import { clearOr } from '~/shared/spoken/reading';

/** A plain number as people here type it: 12, 0,8, 1.5, 1.200. Null when it is none. */
export function readNumber(text: string): number | null {
  const typed = text.trim();
  if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(typed)) return Number(typed.replaceAll('.', ''));
  return /^\d+(?:[.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
}

/** A length in cm from what growers say: 80, 80 phân, 3 tấc, 1m2, "hai thước rưỡi". Null when it is none, or not clear. */
export const readLength = (text: string): number | null => clearOr(readSpokenLength(text));

/** A weight in grams; a bare number is kilograms: 12, 1,5 kg, "ký rưỡi", 3 lạng, 2 tạ. Null when it is none, or not clear. */
export const readWeight = (text: string): number | null => clearOr(readSpokenWeight(text));

/** Kilograms the way they are typed back into the form: 12,5. */
export const gramsAsKilos = (grams: number | null): string => (grams === null ? '' : decimalText(grams / 1000));

/** A number with a decimal comma, as people here write it. */
export const decimalText = (n: number): string => String(n).replace('.', ',');
