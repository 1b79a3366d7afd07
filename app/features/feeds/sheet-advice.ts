import { adviseWords } from './advice';
import type { AvailabilityWords } from './availability';
import type { FeedItem } from './item';
import { boxSide } from './parts';
import type { FeedProblem } from './problems';
import { variantField } from '~/features/listings/listing';

/** A workbook counts pieces and has no word for them. */
export const SHEET_STOCK: AvailabilityWords = { 'in-stock': '', preorder: '', 'sold-out': '0', gone: '0' };

/** What does better in a marketplace that works out the fee for the way itself. */
export function adviseSheet(item: FeedItem): FeedProblem[] {
  const hasBox = boxSide(item, 'lengthCm') !== null;
  return [
    ...adviseWords(item),
    ...(hasBox ? [] : [{ code: 'feeds.box-missing' as const, field: variantField(item.position, 'lengthCm') }]),
  ];
}
