import { prefill } from '~/features/catalogue/catalogue';
import { catalogue } from '~/features/catalogue/catalogue.server';
import { readListing, type ListingDraft } from '~/features/listings/listing-form';
import { emptyDraft, emptyVariant, listingTexts } from '~/features/listings/listing-texts';
import { toSuggestion } from '~/features/listings/prefill-form';
import { nextTet } from '~/features/storefront/tet';
import { isoDay } from '~/shared/date';
import { dong } from '~/shared/dong';
import type { Result } from '~/shared/result';

import type { DemoListing } from './garden';

const DAY_MS = 86_400_000;

/**
 * A listing of the demo as its grower's form would send it, read by the form's own rule: the species fills in what it
 * knows, and what the garden says itself comes over it. Days follow from `now`, so the demo does not grow old.
 */
export function draftOf(listing: DemoListing, now: Date): Result<ListingDraft> {
  const own = listingTexts(ownDraft(listing, now));
  const given = listing.species ? prefill(catalogue, listing.species) : null;
  const said = Object.entries(own).filter(([, text]) => text !== '');
  const texts = { ...own, ...(given && toSuggestion(given).texts), ...Object.fromEntries(said) };
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) form.set(name, text);
  return readListing(form, now);
}

function ownDraft(listing: DemoListing, now: Date): Omit<ListingDraft, 'photoIds'> {
  const given = listing.species ? prefill(catalogue, listing.species) : null;
  const empty = emptyDraft();
  const group = listing.group ?? given?.group ?? empty.group;
  const preorderOn = listing.tet ? readyDay(listing.tet.daysBefore, now) : null;
  return {
    ...empty,
    group,
    name: listing.name,
    nameEn: listing.nameEn,
    description: listing.about,
    descriptionEn: listing.aboutEn,
    care: listing.care ?? '',
    careEn: listing.careEn ?? '',
    speciesId: listing.species ?? null,
    scientificName: listing.latin ?? '',
    cultivar: listing.cultivar ?? '',
    localNames: listing.also ?? [],
    unit: listing.unit ?? given?.unit ?? empty.unit,
    piecesPerUnit: listing.pieces ?? null,
    oneOfAKind: listing.oneOfAKind ?? false,
    negotiable: listing.negotiable ?? false,
    origin: group === 'service' ? 'service' : listing.resold ? 'resold' : 'own_grown',
    seasonMonths: listing.season ?? [],
    preorderOn,
    depositPercent: preorderOn && listing.tet ? listing.tet.deposit : null,
    details: listing.details ?? {},
    variants: listing.sizes.map(({ price, tiers = [], ...rest }) => ({
      ...emptyVariant(),
      ...rest,
      price: price === null ? null : dong(price),
      tiers: tiers.map(([minQuantity, tierPrice]) => ({ minQuantity, price: dong(tierPrice) })),
    })),
  };
}

/** The day something is ready for the next Tết; null when that day has come, and it is simply for sale. */
function readyDay(daysBefore: number, now: Date): Date | null {
  const tet = nextTet(now);
  if (!tet) return null;
  const ready = new Date(Date.parse(tet.firstDay) - daysBefore * DAY_MS);
  return isoDay(ready) > isoDay(now) ? ready : null;
}
