import type { Problem } from '~/shared/result';

/**
 * The sentence for a problem, in the words of its room: `listings.price-missing` is `problems.price-missing` of
 * `listings`. A problem may carry another one's code as its reason, in the blank `why`.
 */
export function problemText(t: (...given: never[]) => unknown, { code, with: fill }: Problem): string {
  const dot = code.indexOf('.');
  const say = t as (key: string, fill?: Record<string, string | number>) => string;
  const why = typeof fill?.why === 'string' && /^[a-z]+\.[a-z-]+$/.test(fill.why) ? fill.why : null;
  if (why)
    return problemText(t, { code, with: { ...fill, why: problemText(t, { code: why, with: { ...fill, why: '' } }) } });
  return say(`${code.slice(0, dot)}:problems.${code.slice(dot + 1)}`, fill);
}
