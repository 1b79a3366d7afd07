import type { Question } from './reading';
import { digitOf, isA, isExactly, type Token } from './tokens';
import { unitAt } from './units';

/** A number up to 999, or one in digits, as it stands at a place of a text. */
export type Small = {
  /** One value, or several with a question. */
  values: number[];
  question: Question | null;
  /** Index of the token behind it. */
  next: number;
  /** How many places it was said or written with: "hai" 1, "hai mươi" 2, "không trăm lẻ hai" 3, "350" 3. */
  width: number;
  /** As it was typed, when it was typed in digits. */
  digits: string | null;
  /** Just "chục": ten in town, up to sixteen in the gardens. */
  isBareChuc?: true;
};

/** Reads the number at a place, or null when none starts there. */
export function smallAt(tokens: readonly Token[], at: number): Small | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'digits') return fromDigits(tokens, at);
  return fewAt(tokens, at) ?? hundredsAt(tokens, at) ?? tensAt(tokens, at) ?? digitsAt(tokens, at);
}

const words = (values: number[], next: number, width: number, question: Question | null = null): Small => ({
  values,
  question,
  next,
  width,
  digits: null,
});

/** 350, 1.200, 1,5; "350 000" in groups is one number. "3 trăm" and "5 chục" go on in words. */
function fromDigits(tokens: readonly Token[], at: number): Small | null {
  const text = tokens[at]?.text ?? '';
  if (/^[1-9]$/.test(text)) {
    const inWords = hundredsAt(tokens, at) ?? tensAt(tokens, at);
    if (inWords) return inWords;
  }
  let next = at + 1;
  let digits = text;
  if (/^[1-9]\d{0,2}$/.test(text))
    while (tokens[next]?.kind === 'digits' && /^\d{3}$/.test(tokens[next]?.text ?? ''))
      digits += ` ${tokens[next++]?.text}`;
  const value = numeral(digits);
  if (value === null) return null;
  return { values: [value], question: null, next, width: text.length, digits };
}

/** What digits and separators stand for: groups of three are thousands, one separator else is a decimal one. */
export function numeral(digits: string): number | null {
  if (/^\d+$/.test(digits)) return Number(digits);
  if (/^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?: \d{3})+)$/.test(digits))
    return Number(digits.replace(/[., ]/g, ''));
  return /^\d+[.,]\d+$/.test(digits) ? Number(digits.replace(',', '.')) : null;
}

/** True for digits in which a dot or a comma can only stand between thousands. */
export const isGrouped = (digits: string): boolean =>
  /[., ]/.test(digits) && /^[1-9]\d{0,2}(?:[., ]\d{3})+$/.test(digits);

/** "vài chục", "mấy trăm", "dăm bảy": nobody knows how many but the one who says it. */
function fewAt(tokens: readonly Token[], at: number): Small | null {
  if (!isA(tokens[at], 'few')) return null;
  const scale = isA(tokens[at + 1], 'chuc') ? 10 : isA(tokens[at + 1], 'hundred') ? 100 : 1;
  return words(
    [2, 3, 4].map((few) => few * scale),
    at + (scale === 1 ? 1 : 2),
    String(scale).length,
    'vague',
  );
}

const leadingDigit = (token: Token | undefined): number | null =>
  token?.kind === 'digits' ? (/^\d$/.test(token.text) ? Number(token.text) : null) : digitOf(token);

/** Two neighbours said together, "hai ba trăm", are a guess between them. */
function pairAt(tokens: readonly Token[], at: number): [number, number] | null {
  const [first, second] = [digitOf(tokens[at]), digitOf(tokens[at + 1])];
  if (first === null || second === null || first === 0 || second !== first + 1) return null;
  return isA(tokens[at + 1], 'lastDigit') || isA(tokens[at], 'lastDigit') ? null : [first, second];
}

function hundredsAt(tokens: readonly Token[], at: number): Small | null {
  const pair = pairAt(tokens, at);
  if (pair && isA(tokens[at + 2], 'hundred'))
    return words(
      pair.map((digit) => digit * 100),
      at + 3,
      3,
      'range',
    );
  const first = leadingDigit(tokens[at]);
  const hundredAt = first === null ? at : at + 1;
  if (!isA(tokens[hundredAt], 'hundred')) return null;
  const hundreds = (first ?? 1) * 100;
  const rest = hundredAt + 1;
  if (isA(tokens[rest], 'half')) return words([hundreds + 50], rest + 1, 3);
  if (isA(tokens[rest], 'odd')) {
    const digit = leadingDigit(tokens[rest + 1]);
    return digit === null ? null : words([hundreds + digit], rest + 2, 3);
  }
  const tens = tensAt(tokens, rest, { colloquial: true });
  if (tens && !tens.isBareChuc) return { ...tens, values: tens.values.map((value) => hundreds + value), width: 3 };
  const grown = tokens[rest];
  if (grown?.kind === 'digits' && /^\d\d$/.test(grown.text) && first !== null && !startsUnit(tokens, rest))
    return words([hundreds + Number(grown.text)], rest + 1, 3);
  const digit = leadingDigit(grown);
  if (digit === null || digit === 0 || isOneOfUnit(tokens, rest)) return words([hundreds], rest, 3);
  // "hai trăm hai" is 220; before a thousand or a unit it may be said for 202 as well
  const isOpen = ['thousand', 'million', 'billion'].some((scale) => isA(tokens[rest + 1], scale as 'thousand'));
  const last = isA(grown, 'lastDigit') && !isExactly(grown, 'một');
  if (!last && (isOpen || unitAt(tokens, rest + 1)))
    return words([hundreds + digit * 10, hundreds + digit], rest + 1, 3, 'tail');
  return words([hundreds + digit * 10], rest + 1, 3);
}

/** "một chậu", "1 cặp" behind a price says what the price is for. */
export const isOneOfUnit = (tokens: readonly Token[], at: number): boolean =>
  isA(tokens[at], 'each') && startsUnit(tokens, at);

const startsUnit = (tokens: readonly Token[], at: number): boolean =>
  !tokens[at + 1]?.glued && unitAt(tokens, at + 1) !== null;

function tensAt(
  tokens: readonly Token[],
  at: number,
  { colloquial = false }: { colloquial?: boolean } = {},
): Small | null {
  const [token, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const lastDigit = (place: number): number | null => {
    const digit = leadingDigit(tokens[place]);
    if (digit === null || digit === 0 || (isOneOfUnit(tokens, place) && !isA(tokens[place - 1], 'ten'))) return null;
    return digit;
  };
  const withLast = (tens: number, next: number): Small => {
    const digit = lastDigit(next);
    return digit === null ? words([tens], next, 2) : words([tens + digit], next + 1, 2);
  };

  const pair = pairAt(tokens, at);
  if (pair && (isA(third, 'chuc') || isA(third, 'tens')))
    return words(
      pair.map((digit) => digit * 10),
      at + 3,
      2,
      'range',
    );
  const first = leadingDigit(token);
  if (first !== null && first > 0) {
    if (isA(second, 'chuc'))
      return isA(third, 'half') ? words([first * 10 + 5], at + 3, 2) : withLast(first * 10, at + 2);
    if (isA(second, 'tens') && !isExactly(second, 'mười')) return withLast(first * 10, at + 2);
    return token?.kind === 'digits' ? null : colloquialTens(tokens, at, first, colloquial);
  }
  if (isA(token, 'twenty') || isA(token, 'thirty')) {
    const digit = lastDigit(at + 1);
    return digit === null ? null : words([(isA(token, 'twenty') ? 20 : 30) + digit], at + 2, 2);
  }
  if (isExactly(token, 'mươi')) return words([10], at + 1, 2, 'about');
  if (isA(token, 'ten')) return withLast(10, at + 1);
  if (isA(token, 'chuc'))
    return isA(second, 'half') ? words([15], at + 2, 2) : { ...words([10], at + 1, 2), isBareChuc: true };
  return null;
}

/** "hai lăm", "bốn mốt", "ba bảy": the mươi in between is often left out. */
function colloquialTens(tokens: readonly Token[], at: number, first: number, inHundreds: boolean): Small | null {
  const [second, third] = [tokens[at + 1], tokens[at + 2]];
  const digit = digitOf(second);
  if (digit === null || digit === 0 || isOneOfUnit(tokens, at + 1)) return null;
  if (isA(third, 'hundred') || isA(third, 'chuc') || isA(third, 'tens')) return null;
  const pair = pairAt(tokens, at);
  if (!pair || inHundreds) return words([first * 10 + digit], at + 2, 2);
  return words([...pair, first * 10 + digit], at + 2, 2, 'range');
}

/** One digit in a word. */
function digitsAt(tokens: readonly Token[], at: number): Small | null {
  const digit = digitOf(tokens[at]);
  return digit === null ? null : words([digit], at + 1, 1);
}
