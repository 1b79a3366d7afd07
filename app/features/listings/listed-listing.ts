import type { Group, Unit } from '~/features/catalogue/vocabulary';
import type { PictureData } from '~/features/photos/rendition';
import type { Dong } from '~/shared/dong';

import type { ListingState, ShownState } from './listing';

/** A row of the grower's list. */
export type ListedListing = {
  id: string;
  slug: string;
  name: string;
  group: Group;
  unit: Unit;
  piecesPerUnit: number;
  state: ListingState;
  shown: ShownState;
  /** Whether buyers have seen it once: where it comes back to from the archive. */
  wasPublished: boolean;
  priceFrom: Dong | null;
  priceTo: Dong | null;
  stockTotal: number;
  sizes: number;
  photo: PictureData | null;
  /** There is a photo, still being prepared. */
  photoWaiting: boolean;
};
