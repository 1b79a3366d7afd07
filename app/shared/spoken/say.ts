import { formatWhole } from '../number';

import { UNIT_WORDS, type SpokenUnit } from './lexicon';
import type { Size } from './size';

/** How a number is put: in words of the North or the South, short as people type, or long as it is printed. */
export const SPELLINGS = ['north', 'south', 'short', 'long'] as const;
export type Spelling = (typeof SPELLINGS)[number];
type Voice = 'north' | 'south';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const VOICES = {
  north: { thousand: 'nghìn', odd: 'linh', four: 'tư', metre: 'mét', kilo: 'cân' },
  south: { thousand: 'ngàn', odd: 'lẻ', four: 'bốn', metre: 'thước', kilo: 'ký' },
};

/** One to three digits in words; `isFull` says the hundreds even when there are none. */
function triple(n: number, voice: Voice, isFull: boolean): string {
  const [hundreds, tens, last] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const words: string[] = [];
  if (hundreds > 0 || isFull) words.push(DIGITS[hundreds] ?? '', 'trăm');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(DIGITS[tens] ?? '', 'mươi');
  if (last === 0) return words.join(' ');
  if (tens === 0 && words.length > 0) words.push(VOICES[voice].odd);
  if (last === 1 && tens > 1) words.push('mốt');
  else if (last === 5 && tens > 0) words.push('lăm');
  else if (last === 4 && tens > 1) words.push(VOICES[voice].four);
  else words.push(DIGITS[last] ?? '');
  return words.join(' ');
}

/** A whole number below a thousand billions in words: 1.250 → "một ngàn hai trăm năm mươi". */
export function sayNumber(n: number, voice: Voice): string {
  if (n === 0) return 'không';
  const names = ['tỷ', 'triệu', VOICES[voice].thousand, ''];
  const groups = [1e9, 1e6, 1e3, 1].map((scale) => Math.floor(n / scale) % 1000);
  const first = groups.findIndex((group) => group > 0);
  const last = groups.findLastIndex((group) => group > 0);
  return groups
    .map((group, at) => {
      if (at < first || at > last) return '';
      if (group === 0) return `không ${names[at]}`; // else what follows would be taken for tenths
      return `${triple(group, voice, at > first)} ${names[at]}`;
    })
    .filter((words) => words !== '')
    .join(' ')
    .trim();
}

const padded = (n: number): string => String(n).padStart(3, '0');

/** Tenths where they suffice ("2" of 1tr2), else three places ("250", "005"). */
const tail = (thousandths: number): string =>
  thousandths === 0 ? '' : thousandths % 100 === 0 ? String(thousandths / 100) : padded(thousandths);

/** A price in whole đồng: "ba trăm năm mươi ngàn đồng", 350k, 1tr2, "2 tỷ 5", 350.000 ₫. */
export function sayPrice(amount: number, spelling: Spelling): string {
  if (spelling === 'north' || spelling === 'south') return `${sayNumber(amount, spelling)} đồng`;
  const long = `${formatWhole(amount)} ₫`;
  if (spelling === 'long' || amount === 0 || amount % 1000 !== 0) return long;
  if (amount < 1e6) return `${amount / 1000}k`;
  if (amount < 1e9) return `${Math.floor(amount / 1e6)}tr${tail((amount / 1000) % 1000)}`;
  return amount % 1e6 === 0 ? `${Math.floor(amount / 1e9)} tỷ ${tail((amount / 1e6) % 1000)}`.trim() : long;
}

/** A count: "hai trăm", 200, 1.200. */
export const sayCount = (n: number, spelling: Spelling): string =>
  spelling === 'short' ? String(n) : spelling === 'long' ? formatWhole(n) : sayNumber(n, spelling);

/** A unit as it is said behind a number. */
export const sayUnit = (unit: SpokenUnit): string =>
  unit === 'mat-ghep' ? 'mắt ghép' : unit === 'met' ? 'mét tới' : unit === 'm2' ? 'mét vuông' : UNIT_WORDS[unit][0];

/** A length in whole cm: "ba tấc", "một thước hai", 1m2, 30cm, 120 cm. */
export function sayLength(cm: number, spelling: Spelling): string {
  if (spelling === 'long') return `${cm} cm`;
  const [metres, rest] = [Math.floor(cm / 100), cm % 100];
  if (spelling === 'short') {
    if (metres === 0) return `${cm}cm`;
    return `${metres}m${rest === 0 ? '' : rest % 10 === 0 ? rest / 10 : String(rest).padStart(2, '0')}`;
  }
  if (metres > 999) return `${cm} cm`;
  const small = rest === 0 ? '' : sayBelowMetre(rest, spelling);
  if (metres === 0) return small === '' ? 'không phân' : small;
  const whole = `${sayNumber(metres, spelling)} ${VOICES[spelling].metre}`;
  if (rest === 50) return `${whole} rưỡi`;
  return rest > 0 && rest % 10 === 0 ? `${whole} ${sayTail(rest / 10)}` : `${whole} ${small}`.trim();
}

const sayTail = (digit: number): string => (digit === 1 ? 'mốt' : digit === 4 ? 'tư' : (DIGITS[digit] ?? ''));

/** The South counts in tấc, the North in centimetres, called phân. */
function sayBelowMetre(cm: number, voice: Voice): string {
  const isTac = voice === 'south' && cm >= 10;
  if (isTac && cm % 10 === 0) return `${sayNumber(cm / 10, voice)} tấc`;
  if (isTac && cm % 10 === 5) return `${sayNumber(Math.floor(cm / 10), voice)} tấc rưỡi`;
  return `${sayNumber(cm, voice)} phân`;
}

/** A weight in whole grams: "một ký rưỡi", 1kg5, 500g, 1,5 kg. */
export function sayWeight(grams: number, spelling: Spelling): string {
  const [kilos, rest] = [Math.floor(grams / 1000), grams % 1000];
  if (spelling === 'long') return `${String(grams / 1000).replace('.', ',')} kg`;
  if (spelling === 'short') return kilos === 0 ? `${grams}g` : `${kilos}kg${tail(rest)}`;
  if (kilos > 999) return sayWeight(grams, 'long');
  const small = rest === 0 ? '' : rest % 100 === 0 ? `${DIGITS[rest / 100]} lạng` : `${sayNumber(rest, spelling)} gam`;
  if (kilos === 0) return small === '' ? 'không gam' : small;
  const whole = `${sayNumber(kilos, spelling)} ${VOICES[spelling].kilo}`;
  return rest === 500 ? `${whole} rưỡi` : `${whole} ${small}`.trim();
}

const PART_WORDS = {
  potCm: 'chậu',
  heightCm: 'cao',
  spreadCm: 'tán',
  girthCm: 'hoành',
  diameterCm: 'phi',
} as const;

/** A size the way a listing shows it: "chậu 30 cm, cao 120 cm, 6 tháng"; words and short forms likewise. */
export function saySize(size: Size, spelling: Spelling): string {
  const lengths = Object.entries(PART_WORDS).flatMap(([part, word]) => {
    const cm = size[part as keyof typeof PART_WORDS];
    return cm === undefined ? [] : [`${word} ${sayLength(cm, spelling)}`];
  });
  if (size.ageMonths === undefined) return lengths.join(', ');
  return [...lengths, `${sayCount(size.ageMonths, spelling)} tháng`].join(', ');
}
