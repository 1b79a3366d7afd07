import type { Problem } from '~/shared/result';

/** The sentence for a problem, in the words of its room: `listings.price-missing` is `problems.price-missing` of `listings`. */
export function problemText(t: (...given: never[]) => unknown, { code, with: fill }: Problem): string {
  const dot = code.indexOf('.');
  const say = t as (key: string, fill?: Record<string, string | number>) => string;
  return say(`${code.slice(0, dot)}:problems.${code.slice(dot + 1)}`, fill);
}
