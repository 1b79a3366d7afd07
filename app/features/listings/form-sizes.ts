import { MEASURES, TIERS_MAX, variantField, VARIANTS_MAX } from './listing';
import { tierField } from './listing-form';

/** How many sizes the form around here has. */
export const sizeCount = (values: Record<string, string>): number =>
  Math.min(Math.max(Number(values.sizes) || 1, 1), VARIANTS_MAX);

/** The last wholesale step of a size with an answer, counted from one; 0 when there is none. */
export const lastTier = (values: Record<string, string>, index: number): number =>
  Array.from({ length: TIERS_MAX }, (_, step) => step + 1)
    .reverse()
    .find((step) => values[tierField(index, step - 1, 'from')] || values[tierField(index, step - 1, 'price')]) ?? 0;

const SIZE_FIELDS = [
  'variantId',
  'size',
  'price',
  'stock',
  'stockSeen',
  ...MEASURES,
  ...Array.from({ length: TIERS_MAX }, (_, step) => [`tierFrom-${step + 1}`, `tierPrice-${step + 1}`]).flat(),
];

/** Takes one size out; those behind it move up. */
export function withoutSize(values: Record<string, string>, index: number): Record<string, string> {
  const count = sizeCount(values);
  const next: Record<string, string> = { ...values, sizes: String(count - 1) };
  for (let at = index; at < count; at++)
    for (const field of SIZE_FIELDS) next[variantField(at, field)] = values[variantField(at + 1, field)] ?? '';
  return next;
}
