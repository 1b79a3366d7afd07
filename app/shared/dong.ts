import { fold } from './fold';
import { formatWhole, wholeFromDigits } from './number';
import { ok, refuse, type Problem, type Result } from './result';

declare const dongBrand: unique symbol;

/** Whole đồng, never negative, checked once: there are no coins and no fractions in this money. */
export type Dong = number & { readonly [dongBrand]: true };

/** Makes an amount of money; a number that cannot be one is a fault in our own code, not in somebody's typing. */
export function dong(n: number): Dong {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} is not an amount in whole đồng`);
  return (Object.is(n, -0) ? 0 : n) as Dong;
}

/** 350.000 ₫, with a space that does not break; made by hand because browsers and servers differ in theirs. */
export const formatDong = (amount: Dong): string => `${formatWhole(amount)}\u00a0₫`;

/** The dearest thing anybody may offer: ten billion đồng, the price of a very old bonsai. */
export const DEAREST = dong(10_000_000_000);

export const PRICE_PROBLEMS = [
  'common.price-missing',
  'common.price-unreadable',
  'common.price-ambiguous',
  'common.price-range',
  'common.price-not-dong',
  'common.price-too-large',
] as const;
export type PriceProblem = Problem<(typeof PRICE_PROBLEMS)[number]>;

const SCALES: Record<string, number> = {
  k: 1e3,
  ng: 1e3,
  ngan: 1e3,
  nghin: 1e3,
  tr: 1e6,
  trieu: 1e6,
  ti: 1e9,
  ty: 1e9,
};
const TIMES: Record<string, number> = { chuc: 10, tram: 100 };

/** One step of a spoken price: "1,5 triệu", "3 trăm ngàn", "200k". Scales are tried longest first. */
const STEP = /^(\d[\d.,]*(?: \d{3})*) ?(?:(tram|chuc) ?)?(nghin|ngan|trieu|ng|tr|ty|ti|k)(?![a-z])/;

/** Reads what growers type for a price: 350.000, 350k, 350 ngàn, 1tr2, 1 triệu rưỡi, 2 tỷ. What has two meanings is refused. */
export function readDong(text: string, field?: string): Result<Dong, PriceProblem> {
  const refused = (code: PriceProblem['code'], fill?: Problem['with']) =>
    refuse<PriceProblem>({ code, ...(field && { field }), ...(fill && { with: fill }) });

  const typed = fold(text).replace(/\s+/g, ' ').trim();
  if (typed === '') return refused('common.price-missing');
  if (/[$€£¥]|\b(?:usd|eur|do la)\b/.test(typed)) return refused('common.price-not-dong');
  if (/\d[a-z ]*(?:[-–—~]|\bden\b)[a-z ]*\d/.test(typed)) return refused('common.price-range');

  const amount = amountOf(typed.replace(/ ?(?:₫|vnd|dong|(?<![a-z])d)$/, ''));
  if (amount === 'unreadable') return refused('common.price-unreadable');
  if (amount === 'ambiguous') return refused('common.price-ambiguous');
  if (amount > DEAREST) return refused('common.price-too-large', { max: formatDong(DEAREST) });
  return ok(dong(amount));
}

type Amount = number | 'unreadable' | 'ambiguous';

function amountOf(typed: string): Amount {
  if (/^\d[\d., ]*$/.test(typed))
    return wholeFromDigits(typed) ?? (/^\d+[.,]\d+$/.test(typed) ? 'ambiguous' : 'unreadable');
  // "3 trăm" may be hundreds of đồng or of thousands: everybody knows which, but nobody has written it
  if (/^\d+ ?(?:tram|chuc)$/.test(typed)) return 'ambiguous';

  let rest = typed;
  let sum = 0;
  let below = Infinity;
  while (rest !== '') {
    const step = STEP.exec(rest);
    if (!step) return addTail(sum, below, rest);
    const [whole, digits = '', times, name = ''] = step;
    const scale = SCALES[name] ?? 1;
    const worth =
      below === Infinity && !times ? firstStep(digits, scale) : laterStep(digits, scale * (TIMES[times ?? ''] ?? 1));
    if (typeof worth === 'string') return worth;
    if (worth >= below) return 'unreadable';
    // "1tr2k" is one million two thousand to some and 1,2 million to others
    if (scale * 1000 === below && worth < scale * 10) return 'ambiguous';
    sum += worth;
    below = scale;
    rest = rest.slice(whole.length).trimStart();
  }
  return sum;
}

/** "1,5" of a million is clear; "1.500" of a thousand may be one and a half or fifteen hundred. */
function firstStep(digits: string, scale: number): Amount {
  if (/^\d+$/.test(digits)) return Number(digits) * scale;
  const [, whole, fraction] = /^(\d+)[.,](\d+)$/.exec(digits) ?? [];
  if (whole === undefined || fraction === undefined)
    return wholeFromDigits(digits) === null ? 'unreadable' : 'ambiguous';
  if (fraction.length === 3) return 'ambiguous';
  const parts = 10 ** fraction.length;
  return scale % parts === 0 ? (Number(whole) * parts + Number(fraction)) * (scale / parts) : 'unreadable';
}

const laterStep = (digits: string, scale: number): Amount => {
  const count = wholeFromDigits(digits);
  return count === null ? 'unreadable' : count * scale;
};

/** What follows the last spoken scale: "2" in 1tr2 is two hundred thousand, "250" in 1tr250 is 250 thousand, "rưỡi" is half. */
function addTail(sum: number, below: number, tail: string): Amount {
  if (below === Infinity) return 'unreadable';
  if (tail === 'ruoi') return sum + below / 2;
  if (/^\d$/.test(tail)) return sum + (Number(tail) * below) / 10;
  if (/^\d\d$/.test(tail)) return 'ambiguous'; // 1tr50: 1.050.000 or 1.500.000?
  if (/^\d{3}$/.test(tail)) return sum + (Number(tail) * below) / 1000;
  const exact = wholeFromDigits(tail);
  return exact !== null && exact < below && /\D/.test(tail) ? sum + exact : 'unreadable';
}
