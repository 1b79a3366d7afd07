import { formatWhole } from '~/shared/number';

import { variantField } from './listing';
import { listingTexts } from './listing-texts';
import type { ListingDraft } from './listing-form';

/** Field → text, as a form posts it. */
export type Texts = Record<string, string>;

/** Whether a count goes with the proposal: only where it cannot be counted into the listing as it stands. */
const countsLater = (draft: ListingDraft, isUniqueNow: boolean) => draft.oneOfAKind !== isUniqueNow;

/**
 * How a listing that buyers see is to become, in the form's own words. What is left of its sizes is not part of it:
 * that is counted at once (`countedNow`) and sold meanwhile.
 */
export function toProposal(draft: ListingDraft, isUniqueNow: boolean): Texts {
  const texts = listingTexts(draft);
  draft.variants.forEach(({ id, stockAsSeen }, index) => {
    if (id === null) return;
    texts[variantField(index, 'stockSeen')] = '';
    if (stockAsSeen || !countsLater(draft, isUniqueNow)) texts[variantField(index, 'stock')] = '';
  });
  return texts;
}

/** The counts of a draft that hold at once, though its words wait. */
export const countedNow = (draft: ListingDraft, isUniqueNow: boolean): { variantId: string; stock: number }[] =>
  countsLater(draft, isUniqueNow)
    ? []
    : draft.variants.flatMap(({ id, stock, stockAsSeen }) =>
        id !== null && stock !== null && !stockAsSeen ? [{ variantId: id, stock }] : [],
      );

/** A proposal with what is left of each size today. */
export function withStocks(proposal: Texts, stocks: readonly { variantId: string; stock: number }[]): Texts {
  const left = new Map(stocks.map(({ variantId, stock }) => [variantId, formatWhole(stock)]));
  const texts = { ...proposal };
  for (let index = 0; index < Number(proposal.sizes ?? 1); index++) {
    const count = left.get(proposal[variantField(index, 'variantId')] ?? '');
    if (count === undefined) continue;
    texts[variantField(index, 'stockSeen')] = count;
    if (!texts[variantField(index, 'stock')]) texts[variantField(index, 'stock')] = count;
  }
  return texts;
}

/** A proposal as the form would post it. */
export function proposalForm(texts: Texts, photoIds: readonly string[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(texts)) form.set(name, value);
  for (const id of photoIds) form.append('photoIds', id);
  return form;
}
