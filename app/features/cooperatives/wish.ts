/** A price or a count that somebody of the family wants, and that waits for the owner's tap. */
export type Wish = {
  id: string;
  helper: string;
  /** Name of the listing, and the size. */
  of: string;
  size: string;
  field: 'price' | 'stock' | 'tier';
  /** Where a wholesale price begins, units; 0 elsewhere. */
  minQuantity: number;
  /** đồng or units; null: none. `before` as it was when this was asked. */
  before: number | null;
  after: number | null;
};

/** What an owner has before her eyes when she taps, so that a second tap never agrees to numbers that were not shown. */
export const seenOf = ({ before, after }: { before: number | bigint | null; after: number | bigint | null }): string =>
  `${before ?? ''}:${after ?? ''}`;
