import type { Group } from '~/features/catalogue/vocabulary';

import type { ListingView } from './pages';

/** Kinds that are bought by the hundred. */
const BY_MANY: readonly Group[] = ['fruit-sapling', 'forestry', 'landscape', 'seasonal-flower', 'ocop-food'];

/** Whether a listing is worth asking the price of many for: it has wholesale prices, or is of a kind bought by many. */
export const isForMany = ({ oneOfAKind, sizes, group }: Pick<ListingView, 'oneOfAKind' | 'sizes' | 'group'>): boolean =>
  !oneOfAKind && (BY_MANY.includes(group) || sizes.some(({ tiers }) => tiers.length > 0));

/** Where such a price is asked for. */
export const quotationPath = (listingPath: string): string => `${listingPath}/quotation`;
