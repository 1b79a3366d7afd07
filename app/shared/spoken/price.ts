import { amountAt, type Amount } from './amount';
import { isGrouped } from './number-words';
import { NOTHING, readingOf, type Question, type Reading } from './reading';
import { isA, isExactly, plainText, tokensOf, type Token } from './tokens';

/** Đồng: the dearest thing anybody may offer, ten billion; readings above it are no readings. */
const DEAREST = 10_000_000_000;
/** Đồng: the smallest note that goes around. */
const SMALLEST = 500;

/** A price as it stands at a place of a text: whole đồng. */
export type PriceAt = { values: number[]; question: Question | null; next: number; isMoney: boolean };

/**
 * Reads what a text says of a price, in whole đồng: 350.000, 350k, 1tr2, "một triệu hai", "hai trăm rưỡi". The whole
 * text must be a price. Bare digits stay what they are; words without a scale ("ba trăm") are asked about.
 */
export function readPrice(text: string): Reading<number> {
  const tokens = tokensOf(plainText(text));
  const found = priceRangeAt(tokens, 0, { slang: true });
  if (!found || found.next !== tokens.length) return NOTHING;
  // an amount beyond every price is still told apart from what is no amount
  return readingOf(found.values, found.question);
}

/** A reading without the amounts that nobody may ask for. */
export function payable(reading: Reading<number>): Reading<number> {
  if (reading.kind === 'nothing') return reading;
  const readings = reading.kind === 'clear' ? [reading.value] : reading.readings;
  return readingOf(
    readings.filter((amount) => amount <= DEAREST),
    reading.kind === 'clear' ? null : reading.question,
  );
}

/** A price, or one between two, or about one. */
export function priceRangeAt(
  tokens: readonly Token[],
  start: number,
  { slang = false, isSentence = false }: { slang?: boolean; isSentence?: boolean } = {},
): PriceAt | null {
  let at = start;
  if (!isSentence && isA(tokens[at], 'price')) at += 1;
  const isAbout = isA(tokens[at], 'about');
  if (isAbout) at += 1;
  if (isExactly(tokens[at], 'từ')) at += 1;
  const first = amountAt(tokens, at, { isMoney: true, slang, isSentence });
  if (!first) return null;
  const [afterFirst, connector] = [dongAt(tokens, first.next), dongAt(tokens, first.next).next];
  if (isA(tokens[connector], 'to') && connector > start) {
    const second = amountAt(tokens, connector + 1, { isMoney: true, slang, isSentence });
    if (second) {
      const { next, isNamed } = dongAt(tokens, second.next);
      const shared = first.scale === 1 && !afterFirst.isNamed ? second.scale : 1;
      const values = [...first.values.map((value) => value * shared), ...second.values];
      const isMoney = isNamed || second.scale >= 1000;
      return whole({ values, question: 'range', next, isMoney });
    }
  }
  return whole(finish(first, afterFirst, isAbout, isSentence));
}

const dongAt = (tokens: readonly Token[], at: number): { next: number; isNamed: boolean } => {
  if (isA(tokens[at], 'dong') || (tokens[at]?.text.toLowerCase() === 'd' && tokens[at]?.glued === true))
    return { next: at + 1, isNamed: true };
  if (tokens[at]?.text.toLowerCase() === 'vn' && isA(tokens[at + 1], 'dong')) return { next: at + 2, isNamed: true };
  return { next: at, isNamed: false };
};

function finish(
  amount: Amount,
  { next, isNamed }: { next: number; isNamed: boolean },
  isAbout: boolean,
  isSentence: boolean,
): PriceAt {
  const isMoney = isNamed || amount.scale >= 1000 || (amount.digits !== null && isGrouped(amount.digits));
  const named = { ...amount, question: amount.question ?? (isAbout ? ('about' as const) : null), next, isMoney };
  if (isNamed || amount.scale >= 1000) return named;
  if (amount.digits !== null && isGrouped(amount.digits)) return named;
  const isPlain = amount.digits !== null && /^\d+$/.test(amount.digits);
  if (isPlain && (!isSentence || amount.values.some((value) => value >= 1000))) return named;
  if (amount.values.every((value) => value === 0)) return named;
  // "ba trăm", "bốn chục", "1,5": of thousands or of millions, or five hundred đồng
  const scaled = amount.values.flatMap((value) => [
    ...(value >= SMALLEST && value < 1000 && Number.isInteger(value) ? [value] : []),
    value * 1e3,
    value * 1e6,
  ]);
  return { ...named, values: scaled.filter((value) => value <= DEAREST), question: amount.question ?? 'thousands' };
}

/** No part of a đồng can be paid. */
function whole(price: PriceAt): PriceAt | null {
  const values = [...new Set(price.values)].filter((value) => Number.isInteger(value));
  return values.length === 0 || (price.question === null && values.length !== price.values.length)
    ? null
    : { ...price, values };
}
