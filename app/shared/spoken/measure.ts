import type { Meaning } from './lexicon';
import { smallAt, type Small } from './number-words';
import { NOTHING, readingOf, type Question, type Reading } from './reading';
import { isA, isExactly, plainText, tokensOf, type Token } from './tokens';
import { unitAt } from './units';

export type MeasureAt = {
  values: number[];
  question: Question | null;
  next: number;
  /** False for a bare number. */
  isNamed: boolean;
};

type Scale = readonly (readonly [Meaning, number])[];

/** In centimetres. A thước is a metre, a tấc ten centimetres, a phân one: the metric thước of today's trade. */
const LENGTHS: Scale = [
  ['millimetre', 0.1],
  ['centimetre', 1],
  ['decimetre', 10],
  ['metre', 100],
];
/** In grams. */
const WEIGHTS: Scale = [
  ['gram', 1],
  ['hectogram', 100],
  ['kilo', 1000],
  ['yen', 10_000],
  ['quintal', 100_000],
  ['tonne', 1_000_000],
];

/** Reads a whole text as a length in cm: 80, "3 tấc", 1m2, "thước hai", "nửa mét". A bare number is centimetres. */
export const readLength = (text: string): Reading<number> => readAll(text, LENGTHS, 1);

/** Reads a whole text as a weight in grams: "nửa ký", "ký rưỡi", "2 lạng", 1kg2. A bare number is kilograms. */
export const readWeight = (text: string): Reading<number> => readAll(text, WEIGHTS, 1000);

function readAll(text: string, scale: Scale, bare: number): Reading<number> {
  const tokens = tokensOf(plainText(text));
  const found = rangeAt(tokens, 0, scale, bare);
  return found && found.next === tokens.length ? readingOf(found.values, found.question) : NOTHING;
}

/** The length in cm that stands at a place; a bare number only with `bare`, its unit in cm. */
export const lengthAt = (tokens: readonly Token[], at: number, bare: number | null = null): MeasureAt | null =>
  rangeAt(tokens, at, LENGTHS, bare);

function rangeAt(tokens: readonly Token[], start: number, scale: Scale, bare: number | null): MeasureAt | null {
  let at = start;
  const isAbout = isA(tokens[at], 'about');
  if (isAbout) at += 1;
  if (isExactly(tokens[at], 'từ')) at += 1;
  const first = measureAt(tokens, at, scale, bare ?? 1);
  if (!first) return null;
  if (isA(tokens[first.next], 'to')) {
    const second = measureAt(tokens, first.next + 1, scale, bare ?? 1);
    if (second && (second.isNamed || bare !== null)) {
      const unit = first.isNamed || !second.isNamed ? 1 : second.unit / (bare ?? 1);
      const values = [...first.values.map((value) => round(value * unit)), ...second.values];
      return { values, question: 'range', next: second.next, isNamed: second.isNamed };
    }
  }
  if (!first.isNamed && bare === null) return null;
  return { ...first, question: first.question ?? (isAbout ? 'about' : null) };
}

/** Among measures a comma is always a decimal one, and a dot stands between thousands: 1,250 and 1.250. */
const metric = (part: Small | null): Small | null =>
  part?.digits && /^\d+,\d+$/.test(part.digits) ? { ...part, values: [Number(part.digits.replace(',', '.'))] } : part;

type One = MeasureAt & { unit: number };

function measureAt(tokens: readonly Token[], at: number, scale: Scale, bare: number): One | null {
  const scaleAt = (place: number): number | null => {
    const token = tokens[place];
    return scale.find(([meaning]) => isA(token, meaning))?.[1] ?? null;
  };
  if (isA(tokens[at], 'halfOf')) {
    const unit = scaleAt(at + 1);
    return unit === null ? null : one([unit / 2], null, at + 2, unit);
  }
  const alone = scaleAt(at);
  if (alone !== null) {
    // "thước hai", "ký rưỡi": the one in front is left out
    const tail = tailAt(tokens, at + 1, alone, scaleAt);
    return tail && tail.next > at + 1 ? one([alone + tail.value], null, tail.next, alone) : null;
  }
  const part = metric(smallAt(tokens, at));
  if (!part) return null;
  const unit = scaleAt(part.next);
  if (unit === null) {
    const question = part.question;
    return { values: part.values.map((value) => value * bare), question, next: part.next, isNamed: false, unit: bare };
  }
  // "1.250 kg" is a lorry load, or a comma was meant
  if (part.digits !== null && /^\d{1,3}\.\d{3}$/.test(part.digits) && unit >= 100)
    return one(
      part.values.flatMap((value) => [value * unit, (value * unit) / 1000]),
      'separator',
      part.next + 1,
      unit,
    );
  const isWhole = part.values.every(Number.isInteger);
  const tail = isWhole ? tailAt(tokens, part.next + 1, unit, scaleAt) : { value: 0, next: part.next + 1 };
  if (!tail) return null;
  return one(
    part.values.map((value) => value * unit + tail.value),
    part.question,
    tail.next,
    unit,
  );
}

const one = (values: number[], question: Question | null, next: number, unit: number): One => ({
  values: values.map(round),
  question,
  next,
  isNamed: true,
  unit,
});

/** "hai" in "một thước hai" is two tấc, "20" in 1m20 twenty centimetres; "1 thước 2 tấc" says its unit itself. */
function tailAt(
  tokens: readonly Token[],
  at: number,
  unit: number,
  scaleAt: (place: number) => number | null,
): { value: number; next: number } | null {
  if (isA(tokens[at], 'half')) return { value: unit / 2, next: at + 1 };
  const isOdd = isA(tokens[at], 'odd');
  const part = smallAt(tokens, isOdd ? at + 1 : at);
  const [value] = part?.values ?? [];
  const none = { value: 0, next: at };
  if (!part || value === undefined || part.question !== null) return none;
  const lower = scaleAt(part.next);
  if (lower !== null && lower < unit) {
    const rest = tailAt(tokens, part.next + 1, lower, scaleAt);
    return { value: value * lower + (rest?.value ?? 0), next: rest?.next ?? part.next + 1 };
  }
  if (unit < 10 || part.isBareChuc || !Number.isInteger(value)) return none;
  if (isOdd) return unit === 100 ? { value, next: part.next } : null;
  // "ba tấc, bốn chục ngàn", "ba tấc hai cây": something new begins
  if (lower !== null || (!tokens[at]?.glued && followsNew(tokens, part))) return none;
  const places = part.digits?.length ?? part.width;
  return places > 3 ? none : { value: (value * unit) / 10 ** places, next: part.next };
}

const NEW: Meaning[] = ['thousand', 'million', 'billion', 'dong'];

const followsNew = (tokens: readonly Token[], { next }: Small): boolean =>
  tokens[next]?.kind === 'word' && (NEW.some((meaning) => isA(tokens[next], meaning)) || unitAt(tokens, next) !== null);

const round = (n: number) => Math.round(n * 1000) / 1000;
