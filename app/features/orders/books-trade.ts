import { GROUPS, isLiving, type Group } from '~/features/catalogue/vocabulary';
import type { Origin } from '~/features/listings/listing';

/**
 * What the tax law tells apart in a garden's turnover (Law 48/2024/QH15 articles 5 and 12, Law 109/2025/QH15 articles
 * 4 and 7). Each is one block of the book S2a-HKD.
 * - `grown`: what the household grew itself and sells as it came from the soil, propagation material too: not subject
 *   to VAT, its income exempt from PIT.
 * - `resale`: goods bought in and sold on.
 * - `making`: production, transport, services that come with goods: what the household made of its harvest or by hand
 *   (OCOP food and drink, handicraft, potting soil), and the delivery it charges for.
 * - `service`: care of gardens, rent of plants, advice.
 */
export const TRADES = ['grown', 'resale', 'making', 'service'] as const;
export type Trade = (typeof TRADES)[number];

/** Groups of the catalogue whose things nobody sells as they grew: they were made, even of one's own harvest. */
export const MADE_GROUPS: readonly Group[] = GROUPS.filter((group) => !isLiving(group));

/**
 * The trade that selling something belongs to. A listing says where its goods come from and has no word of its own for
 * what was made of them; its group has.
 */
export function tradeOf({ origin, group }: { origin: Origin; group: Group }): Trade {
  if (origin === 'service') return 'service';
  if (origin === 'resold') return 'resale';
  return MADE_GROUPS.includes(group) ? 'making' : 'grown';
}
