import { fold } from './fold';
import { formatWhole } from './number';
import { ok, refuse, type Problem, type Result } from './result';
import { readPrice } from './spoken/price';

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

/**
 * Reads what growers type or say for a price: 350.000, 350k, 1tr2, "một triệu rưỡi", 2 tỷ. What has several meanings is
 * refused, and the refusal names them.
 */
export function readDong(text: string, field?: string): Result<Dong, PriceProblem> {
  const refused = (code: PriceProblem['code'], fill?: Problem['with']) =>
    refuse<PriceProblem>({ code, ...(field && { field }), ...(fill && { with: fill }) });

  if (text.trim() === '') return refused('common.price-missing');
  if (/[$€£¥]|\b(?:usd|eur|do la)\b/.test(fold(text))) return refused('common.price-not-dong');
  const read = readPrice(text);
  if (read.kind === 'nothing') return refused('common.price-unreadable');
  if (read.kind === 'unclear' && read.question === 'range') return refused('common.price-range');
  const amounts = (read.kind === 'clear' ? [read.value] : read.readings).filter((amount) => amount <= DEAREST);
  const [first] = amounts;
  if (first === undefined) return refused('common.price-too-large', { max: formatDong(DEAREST) });
  if (read.kind === 'clear') return ok(dong(first));
  return refused('common.price-ambiguous', { choices: amounts.map((amount) => formatDong(dong(amount))).join(' / ') });
}
