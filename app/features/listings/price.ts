import type { Unit } from '~/features/catalogue/vocabulary';
import { dong, formatDong, type Dong } from '~/shared/dong';
import type { Problem } from '~/shared/result';

import { TIERS_MAX, type Tier } from './listing';

/** 350.000 ₫, or 350.000 ₫ – 600.000 ₫ when sizes differ; empty while nothing is priced. */
export function priceRange(from: Dong | null, to: Dong | null): string {
  if (from === null) return '';
  return to === null || to === from ? formatDong(from) : `${formatDong(from)} – ${formatDong(to)}`;
}

/** 350.000 ₫ / chậu. The unit arrives in the reader's language. */
export const pricePerUnit = (price: string, unit: string): string => (price === '' ? '' : `${price} / ${unit}`);

/** Where the catalogue's sentences name a unit; a chục is named with its count. */
export const unitKey = (unit: Unit, pieces: number | null) =>
  unit === 'chuc' && (pieces === 10 || pieces === 12 || pieces === 14 || pieces === 16)
    ? (`chuc.${pieces}` as const)
    : (`units.${unit}` as const);

/** What one piece of a cặp, a chục or a thiên costs, rounded to whole đồng; null when the unit is the piece. */
export const pricePerPiece = (price: Dong | null, pieces: number | null): Dong | null =>
  price === null || pieces === null || pieces <= 1 ? null : dong(Math.round(price / pieces));

export const TIER_PROBLEMS = [
  'listings.tier-from-two',
  'listings.tier-quantity-falls',
  'listings.tier-not-cheaper',
  'listings.tiers-too-many',
] as const;
export type TierProblem = Problem<(typeof TIER_PROBLEMS)[number]>;

/**
 * Wholesale must be worth it: every step asks for more and costs less, and the first costs less than one alone.
 * `fieldOf` names the fields of a step on the form.
 */
export function tierProblems(
  price: Dong | null,
  tiers: readonly Tier[],
  fieldOf: (step: number, part: 'from' | 'price') => string,
): TierProblem[] {
  const problems: TierProblem[] = [];
  if (tiers.length > TIERS_MAX)
    problems.push({ code: 'listings.tiers-too-many', field: fieldOf(TIERS_MAX, 'from'), with: { max: TIERS_MAX } });
  tiers.forEach((tier, step) => {
    const before = tiers[step - 1];
    if (tier.minQuantity < 2) problems.push({ code: 'listings.tier-from-two', field: fieldOf(step, 'from') });
    if (before && tier.minQuantity <= before.minQuantity)
      problems.push({
        code: 'listings.tier-quantity-falls',
        field: fieldOf(step, 'from'),
        with: { before: before.minQuantity },
      });
    const dearer = before?.price ?? price;
    if (dearer !== null && tier.price >= dearer)
      problems.push({
        code: 'listings.tier-not-cheaper',
        field: fieldOf(step, 'price'),
        with: { before: formatDong(dearer) },
      });
  });
  return problems;
}
