import { amountAt } from './amount';
import type { SpokenUnit } from './lexicon';
import { smallAt } from './number-words';
import { NOTHING, readingOf, type Question, type Reading } from './reading';
import { isA, isExactly, plainText, tokensOf, wordFinder, type Token } from './tokens';
import { unitAt } from './units';

/** How many, of what. */
export type Quantity = {
  count: number;
  /** Null when none was named. */
  unit: SpokenUnit | null;
};

export type CountAt = { values: number[]; question: Question | null; next: number };

/** How many a chục and a thiên can be in the gardens of the Mekong. */
const CHUC = [10, 12, 14, 16];
const THIEN = [1000, 1200];

const OF = wordFinder(['là', 'của', 'loại']);

/** Reads a whole text as a count: 200, 1.200, "hai trăm", "chục 12", "năm sáu chục". */
export function readCount(text: string): Reading<number> {
  const tokens = tokensOf(plainText(text));
  const found = countRangeAt(tokens, 0);
  return found && found.next === tokens.length ? readingOf(found.values, found.question) : NOTHING;
}

/** Reads a whole text as a count with or without its unit: "hai trăm chậu", "3 cặp", "còn 20 cây". */
export function readQuantity(text: string): Reading<Quantity> {
  const tokens = tokensOf(plainText(text));
  const start = isA(tokens[0], 'have') ? 1 : 0;
  const found = countRangeAt(tokens, start);
  if (!found) return NOTHING;
  const named = unitAt(tokens, found.next);
  if ((named?.next ?? found.next) !== tokens.length) return NOTHING;
  return readingOf(
    found.values.map((count) => ({ count, unit: named?.unit ?? null })),
    found.question,
  );
}

/** A count, or one between two, or about one. */
export function countRangeAt(tokens: readonly Token[], start: number): CountAt | null {
  let at = start;
  const isAbout = isA(tokens[at], 'about');
  if (isAbout) at += 1;
  if (isExactly(tokens[at], 'từ')) at += 1;
  const first = countAt(tokens, at);
  if (!first) return null;
  if (isA(tokens[first.next], 'to')) {
    const second = countAt(tokens, first.next + 1);
    if (second) {
      // "5-6 chục": the chục belongs to both
      const shared = /^\d$/.test(tokens[first.next - 1]?.text ?? '') && isA(tokens[second.next - 1], 'chuc') ? 10 : 1;
      const values = [...first.values.map((value) => value * shared), ...second.values];
      return { values: [...new Set(values)], question: 'range', next: second.next };
    }
  }
  return { ...first, question: first.question ?? (isAbout ? 'about' : null) };
}

function countAt(tokens: readonly Token[], at: number): CountAt | null {
  if (isA(tokens[at], 'halfOf') && isA(tokens[at + 1], 'dozen')) return { values: [6], question: null, next: at + 2 };
  return chucAt(tokens, at) ?? plainCountAt(tokens, at);
}

/** "chục 12", "hai chục mười bốn" hold what they say; a chục or a thiên by itself has to be asked. */
function chucAt(tokens: readonly Token[], at: number): CountAt | null {
  const before = isA(tokens[at], 'chuc') ? null : smallBefore(tokens, at, 'chuc');
  const chucs = before ? tokens.slice(at, before.next - 1) : [];
  const chucPlace = before ? before.next - 1 : at;
  if (!isA(tokens[chucPlace], 'chuc')) return null;
  const times = before ? before.values[0] : 1;
  if (times === undefined || (before && before.values.length > 1)) return null;
  const ofAt = OF(tokens[chucPlace + 1]) ? chucPlace + 2 : chucPlace + 1;
  const pieces = smallAt(tokens, ofAt);
  const [held = 0] = pieces?.values ?? [];
  if (pieces && pieces.width === 2 && CHUC.includes(held) && !pieces.isBareChuc)
    return { values: [times * held], question: null, next: pieces.next };
  if (times !== 1 || chucs.length > 1) return null;
  // "chục rưỡi", "chục ngàn" go on as plain numbers
  if (amountAt(tokens, at)?.next !== chucPlace + 1) return null;
  return { values: CHUC, question: 'chuc', next: chucPlace + 1 };
}

/** The digit or number that stands right before a word. */
function smallBefore(tokens: readonly Token[], at: number, word: 'chuc'): { values: number[]; next: number } | null {
  for (let next = at + 1; next <= at + 3; next++) {
    if (!isA(tokens[next], word)) continue;
    const part = smallAt(tokens.slice(at, next), 0);
    return part && part.next === next - at ? { values: part.values, next: next + 1 } : null;
  }
  return null;
}

function plainCountAt(tokens: readonly Token[], at: number): CountAt | null {
  const found = amountAt(tokens, at);
  if (!found) return null;
  const { next } = found;
  const scaled = (values: readonly number[], question: Question | null): CountAt => ({
    values: found.values.flatMap((value) => values.map((each) => value * each)),
    question: found.question ?? question,
    next: next + 1,
  });
  if (isA(tokens[next], 'dozen')) return whole(scaled([12], null));
  if (isA(tokens[next], 'thien') && found.scale === 1) return whole(scaled(THIEN, 'thien'));
  return whole(found);
}

/** Half a pot is none. */
const whole = ({ values, question, next }: CountAt): CountAt | null =>
  values.every(Number.isSafeInteger) ? { values, question, next } : null;
