import type { Meaning } from './lexicon';
import { isGrouped, isOneOfUnit, numeral, smallAt, type Small } from './number-words';
import type { Question } from './reading';
import { isA, type Token } from './tokens';
import { unitAt } from './units';

/** A number with its thousands and millions, as it stands at a place of a text. */
export type Amount = {
  values: number[];
  question: Question | null;
  next: number;
  /** The smallest scale that was named: 1.000 in "350 ngàn"; 1 when none was. */
  scale: number;
  /** As it was typed, when it was digits and nothing else. */
  digits: string | null;
  isBareChuc: boolean;
};

const SCALES: [Meaning, number][] = [
  ['thousand', 1e3],
  ['myriad', 1e4],
  ['million', 1e6],
  ['billion', 1e9],
];
const SLANG: [Meaning, number][] = [
  ['slangHundred', 1e5],
  ['slangMillion', 1e6],
];

type Place = { tokens: readonly Token[]; isMoney: boolean; slang: boolean; isSentence: boolean };

/** "triệu hai", "ngàn rưỡi" are prices without a number in front; no other scale is, among names. */
const standsAlone = (tokens: readonly Token[], at: number): boolean =>
  (isA(tokens[at], 'thousand') || isA(tokens[at], 'million')) &&
  (isA(tokens[at + 1], 'half') || smallAt(tokens, at + 1) !== null);

/** k, ng and tr are only ever written behind a number. */
const isLetters = (token: Token | undefined): boolean => /^(?:k|ng|tr)$/i.test(token?.text ?? '');

function scaleAt({ tokens, slang, isSentence }: Place, at: number): { scale: number; isSlang: boolean } | null {
  const token = tokens[at];
  if (isSentence && isA(token, 'myriad')) return null;
  const found = SCALES.find(([meaning]) => isA(token, meaning));
  if (found) return { scale: found[1], isSlang: false };
  const among = slang ? SLANG.find(([meaning]) => isA(token, meaning)) : undefined;
  return among ? { scale: among[1], isSlang: true } : null;
}

/**
 * Reads the number at a place; null when none starts there, or when it contradicts itself ("một triệu hai triệu").
 * `isMoney`: what follows a price may be "một chậu"; `slang`: xị, lít and chai are money here; `isSentence`: names stand
 * around, so "vạn thọ" and "tỷ muội" are flowers.
 */
export function amountAt(
  tokens: readonly Token[],
  start: number,
  { isMoney = false, slang = false, isSentence = false }: Partial<Omit<Place, 'tokens'>> = {},
): Amount | null {
  const place: Place = { tokens, isMoney, slang, isSentence };
  let values = [0];
  let question: Question | null = null;
  let below = Infinity;
  let at = start;
  let digits: string | null = null;
  let isBareChuc = false;
  const ask = (asked: Question | null) => {
    question ??= asked;
  };
  for (;;) {
    const isFirst = below === Infinity;
    const halved = isFirst && isA(tokens[at], 'halfOf') ? scaleAt(place, at + 1) : null;
    if (halved) return done([halved.scale / 2], halved.isSlang ? 'slang' : null, at + 2, halved.scale);

    const part = smallAt(tokens, at);
    const named = scaleAt(place, part?.next ?? at);
    if (!named) {
      if (!part) break;
      if (isFirst) {
        values = part.values;
        ask(part.question);
        at = part.next;
        digits = part.digits;
        isBareChuc = part.isBareChuc ?? false;
        return { values, question, next: at, scale: 1, digits, isBareChuc };
      }
      const tail = tailOf(place, part, at, below);
      if (!tail) break;
      values = cross(values, tail.values);
      ask(part.question ?? tail.question);
      at = part.next;
      break;
    }
    const { scale, isSlang } = named;
    if (!part && (!isFirst || isLetters(tokens[at]) || (isSentence && !standsAlone(tokens, at)))) return null;
    if (isSlang) ask('slang');
    const worth = part ? scaled(part, scale, isFirst) : { values: [scale], question: null };
    if (!worth) return null;
    if (worth.values.some((value) => value >= below)) return null;
    if (part) ask(part.question);
    ask(worth.question);
    const next = (part?.next ?? at) + 1;
    // "1tr2k" is one million two thousand to some and 1,2 million to others
    if (scale * 1000 === below && part?.width === 1 && worth.values.every((value) => value > 0 && value < scale * 10)) {
      ask('tail');
      worth.values = worth.values.flatMap((value) => [value, value * 100]);
    }
    values = cross(values, worth.values);
    below = scale;
    at = next;
    if (isA(tokens[at], 'half')) {
      values = values.map((value) => value + scale / 2);
      at += 1;
      break;
    }
    if (isA(tokens[at], 'odd') && scale <= 1000) {
      const odd = smallAt(tokens, at + 1);
      if (!odd) return null;
      values = cross(values, odd.values);
      at = odd.next;
      break;
    }
  }
  return below === Infinity ? null : done(values, question, at, below);
}

const done = (values: number[], question: Question | null, next: number, scale: number): Amount => ({
  values,
  question,
  next,
  scale,
  digits: null,
  isBareChuc: false,
});

const cross = (some: number[], others: number[]): number[] => [
  ...new Set(some.flatMap((one) => others.map((other) => one + other))),
];

type Worth = { values: number[]; question: Question | null };

/** "1,5" of a million is clear; "1.500" of a thousand may be one and a half or fifteen hundred. */
function scaled(part: Small, scale: number, isFirst: boolean): Worth | null {
  const { digits } = part;
  if (digits === null || /^\d+$/.test(digits))
    return { values: part.values.map((value) => value * scale), question: null };
  if (isGrouped(digits)) {
    const whole = (numeral(digits) ?? 0) * scale;
    if (!isFirst || digits.includes(' ')) return { values: [whole], question: null };
    return { values: /[.,].*[.,]/.test(digits) ? [whole] : [whole / 1000, whole], question: 'separator' };
  }
  const [, whole = '', fraction = ''] = /^(\d+)[.,](\d+)$/.exec(digits) ?? [];
  const parts = 10 ** fraction.length;
  if (whole === '' || !isFirst || scale % parts !== 0) return null;
  const value = (Number(whole) * parts + Number(fraction)) * (scale / parts);
  return fraction.length === 3
    ? { values: [value, Number(whole + fraction) * scale], question: 'separator' }
    : { values: [value], question: null };
}

/** What follows the last scale: "hai" in "một triệu hai" is two hundred thousand, "250" in "1tr250" is 250 thousand. */
function tailOf({ tokens, isMoney }: Place, part: Small, at: number, below: number): Worth | null {
  if (part.question === 'vague' || part.isBareChuc) return null;
  const glued = tokens[at]?.glued;
  if (isOneOfUnit(tokens, at)) return null;
  // "một triệu hai cặp": two pairs for a million, or pairs at 1,2 million; the price ends before it
  if (isMoney && !glued && part.width < 3 && unitAt(tokens, part.next)) return null;
  const times = (n: number) => part.values.map((value) => (value * below) / n);
  if (part.digits !== null && /[., ]/.test(part.digits)) {
    const exact = isGrouped(part.digits) ? (numeral(part.digits) ?? below) : below;
    return exact < below ? { values: [exact], question: null } : null;
  }
  if (part.width === 1) {
    if (part.values.some((value) => value === 0)) return null;
    if (!isMoney && unitAt(tokens, part.next)) return { values: [...times(10), ...part.values], question: 'tail' };
    return { values: times(10), question: null };
  }
  if (part.width === 2) return { values: [...times(1000), ...times(100)], question: 'tail' };
  return part.width === 3 ? { values: times(1000), question: null } : null;
}
