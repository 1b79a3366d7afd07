import type { Group, Unit } from '~/features/catalogue/vocabulary';
import type { Details } from '~/features/listings/details';
import type { Measure } from '~/features/listings/listing';
import type { SizeClass } from '~/features/shops/shipping-method';
import type { Dong } from '~/shared/dong';

/** What a way must know of one thing in a cart. A line of a priced cart is one. */
export type ShippableLine = {
  name: string;
  group: Group;
  unit: Unit;
  quantity: number;
  /** What the line costs: some ways cost nothing from an amount on. */
  total: Dong;
  measures: Record<Measure, number | null>;
  details: Details;
  /** Sold ahead: ready from this day (2027-01-15). */
  preorderOn: string | null;
};

/** Things to lift: a cặp is two pots, everything else travels as its unit. */
export const piecesToLift = ({ unit, quantity }: Pick<ShippableLine, 'unit' | 'quantity'>): number =>
  unit === 'cap' ? 2 * quantity : quantity;

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The longest side of one unit, cm: packed if that was said, else as it stands; null: nobody said. */
export function longestSide({ measures, details }: Pick<ShippableLine, 'measures' | 'details'>): number | null {
  const packed = largest([measures.lengthCm, measures.widthCm, measures.packHeightCm]);
  return packed ?? largest([number(details.heightWithPot), measures.heightCm, measures.potCm]);
}

const largest = (sides: (number | null)[]): number | null => {
  const known = sides.filter((side) => side !== null);
  return known.length > 0 ? Math.max(...known) : null;
};

/**
 * Grams a carrier charges for one packed unit: its weight, or the room it takes (L × W × H in cm divided by `divisor`,
 * as kilograms), whichever is more, rounded up. Null: not known.
 */
export function chargeableGrams({ measures }: Pick<ShippableLine, 'measures'>, divisor: number): number | null {
  const { weightGrams, lengthCm, widthCm, packHeightCm } = measures;
  if (weightGrams === null || lengthCm === null || widthCm === null || packHeightCm === null) return null;
  return Math.max(weightGrams, Math.ceil((lengthCm * widthCm * packHeightCm * 1000) / divisor));
}

/**
 * How big one thing is to whoever lifts it; null: too little is known. Bounds are proposals (general knowledge, for
 * growers to correct): a bag for one hand up to 60 cm and 5 kg, a pot for one man up to 150 cm and 20 kg.
 */
export function sizeClassOf(line: Pick<ShippableLine, 'measures' | 'details'>): SizeClass | null {
  const longest = longestSide(line);
  const { weightGrams, potCm } = line.measures;
  if (longest === null) return null;
  const fits = (cm: number, pot: number, kg: number) =>
    longest <= cm && (potCm ?? 0) <= pot && (weightGrams ?? 0) <= kg * 1000;
  if (fits(60, 20, 5)) return 'small';
  return fits(150, 40, 20) ? 'medium' : 'large';
}

export type Parcels = { grams: number; count: number };

/**
 * Packs whole units into parcels of at most `max` grams and gives each parcel's weight: full parcels of one kind first,
 * what is left over together, heaviest first. A unit heavier than that goes alone.
 */
export function packParcels(units: readonly Parcels[], max: number): Parcels[] {
  const parcels: Parcels[] = [];
  const leftOver: number[] = [];
  for (const { grams, count } of units) {
    const fit = Math.max(1, Math.floor(max / grams));
    const full = Math.floor(count / fit);
    if (full > 0) parcels.push({ grams: fit * grams, count: full });
    if (count % fit > 0) leftOver.push((count % fit) * grams);
  }
  const shared: number[] = [];
  for (const grams of leftOver.sort((a, b) => b - a)) {
    const into = shared.findIndex((weight) => weight + grams <= max);
    if (into >= 0) shared[into] = (shared[into] ?? 0) + grams;
    else shared.push(grams);
  }
  return [...parcels, ...shared.map((grams) => ({ grams, count: 1 }))];
}
