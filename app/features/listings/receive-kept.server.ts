import type { Platform } from '~/platform/platform.server';
import { ok, type Result } from '~/shared/result';

import { findListing } from './find-listing.server';
import { readListing, type ListingDraft } from './listing-form';
import { listingTexts } from './listing-texts';
import { findOwnReview, readProposed } from './review.server';
import { saveListing } from './save-listing.server';

/**
 * Saves a listing that waited on a phone, perhaps for days. It may come twice, when an answer was lost on the way: a
 * second arrival of the same content is no new version and no conflict. Null: not there, or not this shop's.
 */
export async function receiveKept(
  tools: Pick<Platform, 'db' | 'clock'>,
  { shopId, form }: { shopId: string; form: FormData },
): Promise<Result<{ id: string }> | null> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const publish = text('publish') === 'on';
  const now = tools.clock.now();
  const draft = readListing(form, now, { publish });
  if (!draft.ok) return draft;

  const [listingId, newId] = [text('listingId'), text('newId')];
  const version = listingId ? Number(text('version')) || 0 : null;
  const named = listingId ?? newId;
  /** It came before: the listing says what this says, whether or not somebody saved it in between. */
  const findTwin = async () => {
    const stored = named ? await findListing(tools.db, { shopId, id: named }) : null;
    if (!stored) return null;
    const review = await findOwnReview(tools.db, { shopId, listingId: stored.id });
    const proposed =
      review?.proposal && readProposed(review.proposal, { photoIds: review.photoIds, stocks: stored.stocks, now });
    const isSent = review !== null && review.state !== 'freed';
    const hasIt =
      isSame(proposed?.ok ? proposed.value : stored.draft, draft.value) &&
      (!publish || isSent || stored.state === 'published');
    return hasIt && (!listingId || stored.version !== version) ? ok({ id: stored.id }) : null;
  };
  const twin = await findTwin();
  if (twin) return twin;
  const saved = await saveListing(tools, { shopId, listingId, newId, version, draft: draft.value, publish });
  if (!saved) return null;
  if (saved.ok) return ok({ id: saved.value.id });
  const isStale = saved.problems.some(({ code }) => code === 'listings.stale');
  return (isStale && (await findTwin())) || saved; // the first arrival was still at work when we looked
}

/** The same answers, whatever was sold meanwhile. */
function isSame(one: Omit<ListingDraft, 'photoIds'>, other: Omit<ListingDraft, 'photoIds'>): boolean {
  const textsOf = (draft: Omit<ListingDraft, 'photoIds'>) =>
    JSON.stringify(
      Object.entries(listingTexts(draft)).filter(([name]) => !/^(stock|stockSeen|variantId)(-|$)/.test(name)),
    );
  return textsOf(one) === textsOf(other);
}
