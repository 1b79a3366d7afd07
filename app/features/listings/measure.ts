import { fold } from '~/shared/fold';

/** A plain number as people here type it: 12, 0,8, 1.5, 1.200. Null when it is none. */
export function readNumber(text: string): number | null {
  const typed = text.trim();
  if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(typed)) return Number(typed.replaceAll('.', ''));
  return /^\d+(?:[.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
}

const CM: Record<string, number> = { cm: 1, phan: 1, p: 1, tac: 10, m: 100, met: 100, thuoc: 100, mm: 0.1 };

/** A length in cm from what growers say: 80, 80 phân, 3 tấc, 1m2, 1,2 mét, 2 thước rưỡi. Null when it is none. */
export function readLength(text: string): number | null {
  const typed = fold(text).replace(/\s+/g, ' ').trim();
  const plain = readNumber(typed);
  if (plain !== null) return plain;
  const [, amount = '', unit = '', rest = ''] =
    /^(\d+(?:[.,]\d+)?) ?(cm|phan|p|tac|mm|met|m|thuoc)(?: ?(\d{1,2}|ruoi))?$/.exec(typed) ?? [];
  const whole = readNumber(amount);
  const scale = CM[unit];
  if (whole === null || scale === undefined) return null;
  // one metre two is 120, one metre twenty too; three tấc two is 32
  const tail = rest === '' ? 0 : rest === 'ruoi' ? scale / 2 : (Number(rest) * scale) / 10 ** rest.length;
  return rest !== '' && (scale < 10 || !Number.isInteger(whole)) ? null : round(whole * scale + tail);
}

const GRAMS: Record<string, number> = {
  '': 1000,
  kg: 1000,
  ky: 1000,
  ki: 1000,
  ca: 1000,
  g: 1,
  gr: 1,
  gam: 1,
  lang: 100,
  ta: 100_000,
  tan: 1_000_000,
};

/** A weight in grams; a bare number is kilograms: 12, 1,5 kg, 12 ký, 500 g, 3 lạng, 2 tạ. Null when it is none. */
export function readWeight(text: string): number | null {
  const typed = fold(text).replace(/\s+/g, ' ').trim();
  const [, amount = '', unit = '', half] = /^(\d[\d.,]*) ?([a-z]*)( ruoi)?$/.exec(typed) ?? [];
  const whole = readNumber(amount);
  const scale = GRAMS[unit];
  if (whole === null || scale === undefined) return null;
  return Math.round(whole * scale + (half ? scale / 2 : 0));
}

const round = (n: number) => Math.round(n * 100) / 100;

/** Kilograms the way they are typed back into the form: 12,5. */
export const gramsAsKilos = (grams: number | null): string => (grams === null ? '' : decimalText(grams / 1000));

/** A number with a decimal comma, as people here write it. */
export const decimalText = (n: number): string => String(n).replace('.', ',');
