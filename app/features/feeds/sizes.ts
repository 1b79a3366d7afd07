import type { SizeLimit } from './channel';

/**
 * Into which product of a marketplace each size goes, from 0: as few products as hold them, cheap sizes together, when
 * one product holds only so many sizes or only prices within a factor of each other.
 */
export function splitSizes(prices: readonly (number | null)[], { most, spread = Infinity }: SizeLimit): number[] {
  const parts = prices.map(() => 0);
  const byPrice = prices
    .map((price, at) => ({ price: price ?? 0, at }))
    .sort((one, other) => one.price - other.price || one.at - other.at);
  let part = 0;
  let held = 0;
  let cheapest = byPrice[0]?.price ?? 0;
  for (const { price, at } of byPrice) {
    // a size without a price goes nowhere anyway and must not set the measure
    if (cheapest === 0) cheapest = price;
    if (held >= most || (cheapest > 0 && price > cheapest * spread)) {
      part++;
      held = 0;
      cheapest = price;
    }
    held++;
    parts[at] = part;
  }
  return parts;
}
