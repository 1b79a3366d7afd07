import { cleanText } from '../text';

import { LEXICON, type Meaning } from './lexicon';

/** A word, a number in digits, or one sign of a text. */
export type Token = {
  text: string;
  /** Where it stands in the cleaned text, end excluded. */
  start: number;
  end: number;
  kind: 'digits' | 'word' | 'sign';
  /** Follows the token before it without a space. */
  glued: boolean;
  spelling: Spelling;
};

/** A word taken apart: its bare letters, the shape of each (â ă ê ô ơ ư đ), and its one tone, wherever it was put. */
type Spelling = { bare: string; shapes: string[]; tone: number };

/** Nobody says more in one breath; what is longer is no number and no offer. */
const TEXT_MAX = 500;

/** The text as it is read: composed, nothing unseen, full-width digits and signs made plain, single spaces. */
export const plainText = (text: string): string =>
  text.length > 4 * TEXT_MAX ? '' : cleanText(cleanText(text).normalize('NFKC')).slice(0, TEXT_MAX);

const PIECES = /\d+(?:[.,]\d+)*|[\p{L}₫](?:[\p{L}\p{M}\d]*[\p{L}\p{M}\d])?|\S/gu;

/** What may have a digit grown to it: 1tr2, 3m5, 2kg5. */
const GROWN =
  /^(k|ng|tr|trieu|triệu|ngan|ngàn|nghin|nghìn|ty|tỷ|ti|tỉ|m|met|mét|thuoc|thước|tac|tấc|kg|ky|ký|kí|cu|củ|ta|tạ|lang|lạng|xi|xị)(\d+)(.*)$/iu;

/** Splits what `plainText` gave. */
export function tokensOf(plain: string): Token[] {
  const tokens: Token[] = [];
  const push = (token: Omit<Token, 'spelling'>) => tokens.push({ ...token, spelling: spell(token.text) });
  for (const found of plain.matchAll(PIECES)) {
    const [text] = found;
    const start = found.index;
    const before = tokens.at(-1);
    const glued = before?.end === start;
    const isNumber = before !== undefined && (before.kind === 'digits' || isNumberWord(before));
    const grown = isNumber ? GROWN.exec(text) : null;
    if (grown) {
      const [, word = '', digits = '', rest = ''] = grown;
      const middle = start + word.length;
      const last = middle + digits.length;
      push({ text: word, start, end: middle, kind: 'word', glued });
      push({ text: digits, start: middle, end: last, kind: 'digits', glued: true });
      if (rest !== '') push({ text: rest, start: last, end: last + rest.length, kind: 'word', glued: true });
    } else {
      const kind = /^\d/.test(text) ? 'digits' : /^[\p{L}₫]/u.test(text) ? 'word' : 'sign';
      push({ text, start, end: start + text.length, kind, glued });
    }
  }
  return tokens;
}

const TONES: Record<string, number> = { '\u0300': 1, '\u0309': 2, '\u0303': 3, '\u0301': 4, '\u0323': 5 };
const SHAPES: Record<string, string> = { '\u0302': '^', '\u0306': '(', '\u031b': '+' };

function spell(word: string): Spelling {
  const shapes: string[] = [];
  let bare = '';
  let tone = 0;
  for (const letter of word.toLowerCase().normalize('NFD')) {
    if (TONES[letter] !== undefined) tone = TONES[letter];
    else if (SHAPES[letter] !== undefined) shapes[shapes.length - 1] = SHAPES[letter];
    else {
      bare += letter === 'đ' ? 'd' : letter;
      shapes.push(letter === 'đ' ? '-' : '');
    }
  }
  return { bare, shapes, tone };
}

/** True when a word was meant by what was typed: the same letters, and no mark that the word does not have. */
const means = (typed: Spelling, word: Spelling): boolean =>
  typed.bare === word.bare &&
  (typed.tone === 0 || typed.tone === word.tone) &&
  typed.shapes.every((shape, at) => shape === '' || shape === word.shapes[at]);

const keyOf = (words: readonly string[]): Map<string, Spelling[]> => {
  const map = new Map<string, Spelling[]>();
  for (const word of words) {
    const spelling = spell(word);
    map.set(spelling.bare, [...(map.get(spelling.bare) ?? []), spelling]);
  }
  return map;
};

const SPELLINGS = Object.fromEntries(
  Object.entries(LEXICON).map(([meaning, words]) => [meaning, keyOf(words)]),
) as Record<Meaning, Map<string, Spelling[]>>;

/** A list of words to be found with or without their marks. */
export const wordFinder = (words: readonly string[]): ((token: Token | undefined) => boolean) => {
  const map = keyOf(words);
  return (token) => {
    if (!token) return false;
    const typed = token.spelling;
    return (map.get(typed.bare) ?? []).some((word) => means(typed, word));
  };
};

/** True when the token is a word of this meaning. */
export function isA(token: Token | undefined, meaning: Meaning): boolean {
  if (!token) return false;
  const typed = token.spelling;
  return (SPELLINGS[meaning].get(typed.bare) ?? []).some((word) => means(typed, word));
}

/** True for a word written with every mark it has: "mươi" is no "mười". */
export const isExactly = (token: Token | undefined, word: string): boolean =>
  token?.text.toLowerCase().normalize('NFC') === word;

const DIGITS: Meaning[] = ['zero', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9'];

/** The digit that a word names, or null. */
export function digitOf(token: Token | undefined): number | null {
  const digit = DIGITS.findIndex((meaning) => isA(token, meaning));
  return digit < 0 ? null : digit;
}

const isNumberWord = (token: Token): boolean =>
  digitOf(token) !== null || isA(token, 'ten') || isA(token, 'chuc') || isA(token, 'hundred');
