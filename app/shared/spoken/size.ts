import { amountAt } from './amount';
import { lengthAt, type MeasureAt } from './measure';
import { smallAt } from './number-words';
import { NOTHING, readingOf, type Question, type Reading } from './reading';
import { isA, isExactly, plainText, tokensOf, wordFinder, type Token } from './tokens';

/** What a size says; lengths in cm, the age in months from sowing, graft or planting. */
export type Size = Partial<Record<SizePart, number>>;
export const SIZE_PARTS = ['potCm', 'heightCm', 'spreadCm', 'girthCm', 'diameterCm', 'ageMonths'] as const;
export type SizePart = (typeof SIZE_PARTS)[number];

/** One part of a size as it stands at a place; several readings may be of different parts ("3 tấc"). */
export type SizeAt = { readings: Size[]; question: Question | null; next: number };

const BETWEEN = wordFinder([',', ';', '.', 'và', 'x', 'loại', 'cỡ', 'size', 'cây']);
const ACROSS = wordFinder(['đường']);
const CORE = wordFinder(['kính']);
const IS = wordFinder(['là', ':', '=']);

/** Reads a whole text as a size: "chậu 3 tấc", "cao 1m2", "hoành 40", "chậu 25, cây 6 tháng". */
export function readSize(text: string): Reading<Size> {
  const tokens = tokensOf(plainText(text));
  let sizes: Size[] = [{}];
  let question: Question | null = null;
  let at = 0;
  while (at < tokens.length) {
    const part = sizeAt(tokens, at);
    if (part) {
      sizes = sizes.flatMap((size) => part.readings.map((reading) => ({ ...size, ...reading })));
      question ??= part.question;
      at = part.next;
    } else if (BETWEEN(tokens[at])) at += 1;
    else return NOTHING;
  }
  return sizes.some((size) => Object.keys(size).length > 0) ? readingOf(sizes, question) : NOTHING;
}

/** The part of a size that starts at a place. */
export function sizeAt(tokens: readonly Token[], at: number): SizeAt | null {
  return ageAt(tokens, at) ?? namedAt(tokens, at) ?? unnamedAt(tokens, at);
}

function namedAt(tokens: readonly Token[], start: number): SizeAt | null {
  let at = start;
  let part: SizePart | null = null;
  if (isA(tokens[at], 'mouth')) {
    part = 'potCm';
    at += isA(tokens[at + 1], 'pot') ? 2 : 1;
  } else if (isA(tokens[at], 'pot')) {
    part = 'potCm';
    at += isA(tokens[at + 1], 'diameter') || isA(tokens[at + 1], 'mouth') || isA(tokens[at + 1], 'wide') ? 2 : 1;
  } else if (isA(tokens[at], 'tall')) {
    part = 'heightCm';
    at += 1;
  } else if (isA(tokens[at], 'wide')) {
    part = 'spreadCm';
    at += isA(tokens[at + 1], 'wide') ? 2 : 1;
  } else if (isA(tokens[at], 'girth')) {
    part = 'girthCm';
    at += 1;
  } else if (isA(tokens[at], 'diameter')) {
    part = 'diameterCm';
    at += 1;
  } else if (ACROSS(tokens[at]) && CORE(tokens[at + 1])) {
    at += 2;
    part = isA(tokens[at], 'wide') ? 'spreadCm' : 'diameterCm';
    if (part === 'spreadCm') at += 1;
  } else return null;
  if (isA(tokens[at], 'base')) at += 1;
  if (IS(tokens[at])) at += 1;
  const length = lengthAt(tokens, at, 1);
  if (!length || isPriceInstead(tokens, at, length)) return null;
  const { values, question } = lengthOf(part, length);
  return { readings: values.map((value) => ({ [part]: value })), question, next: length.next };
}

/** "chậu 40 ngàn" is no pot of forty centimetres. */
const isPriceInstead = (tokens: readonly Token[], at: number, length: MeasureAt): boolean => {
  if (length.isNamed) return false;
  const amount = amountAt(tokens, at);
  return (amount !== null && amount.scale >= 1000) || isA(tokens[length.next], 'dong');
};

/** A pot of 3 is one of three tấc, a tree of 2 is two metres, a pipe of 110 is in millimetres: surely, but ask. */
function lengthOf(part: SizePart, { values, question, isNamed }: MeasureAt): Pick<MeasureAt, 'values' | 'question'> {
  const [value = 0] = values;
  if (isNamed || question !== null) return { values, question };
  if (part === 'potCm' && value < 8) return { values: [value * 10, value], question: 'length-unit' };
  if (part === 'diameterCm' && value >= 100) return { values: [value / 10, value], question: 'length-unit' };
  if ((part === 'heightCm' || part === 'spreadCm') && value < 10)
    return { values: [value * 100, value * 10], question: 'length-unit' };
  return { values, question };
}

/** "cây 3 tấc" is a tree of that height; "3 tấc" alone may be the pot's or the tree's. */
function unnamedAt(tokens: readonly Token[], at: number): SizeAt | null {
  const isTree = isA(tokens[at], 'tree');
  const length = lengthAt(tokens, isTree ? at + 1 : at);
  if (!length) return null;
  const { values, next } = length;
  if (isTree) return { readings: values.map((heightCm) => ({ heightCm })), question: length.question, next };
  const readings = values.flatMap((cm): Size[] => [{ potCm: cm }, { heightCm: cm }]);
  return { readings, question: length.question ?? 'which-size', next };
}

/** "cây 6 tháng", "hai năm tuổi", "năm rưỡi": năm is five and a year, so what is before it is tried first. */
function ageAt(tokens: readonly Token[], start: number): SizeAt | null {
  let at = start;
  if (isA(tokens[at], 'tree')) at += 1;
  if (isA(tokens[at], 'old')) at += 1;
  if (isExactly(tokens[at], 'năm') && isA(tokens[at + 1], 'half') && at > start - 1)
    return { readings: [{ ageMonths: 18 }], question: null, next: at + 2 };
  for (let place = at + 1; place <= at + 6; place++) {
    const months = isA(tokens[place], 'month')
      ? 1
      : isExactly(tokens[place], 'năm') || isOldYears(tokens, place)
        ? 12
        : 0;
    if (months === 0) continue;
    const before = smallAt(tokens.slice(at, place), 0);
    if (!before || before.next !== place - at || !before.values.every(Number.isInteger)) continue;
    let next = place + 1;
    const half = isA(tokens[next], 'half');
    if (half) next += 1;
    if (isA(tokens[next], 'old')) next += 1;
    // "hai năm" before more number words is no age
    else if (months === 12 && !half && !endsHere(tokens[next])) continue;
    const readings = before.values.map((value) => ({ ageMonths: value * months + (half ? months / 2 : 0) }));
    return readings.every(({ ageMonths }) => Number.isInteger(ageMonths))
      ? { readings, question: before.question, next }
      : null;
  }
  return null;
}

const isOldYears = (tokens: readonly Token[], place: number): boolean => isA(tokens[place], 'old');
const endsHere = (token: Token | undefined): boolean => token === undefined || token.kind === 'sign';
