import { CHUC_PIECES, type Group, type Unit } from '~/features/catalogue/vocabulary';
import { isoDay } from '~/shared/date';
import type { Dong } from '~/shared/dong';
import { lengthOf } from '~/shared/text';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

/** What the grower decided. The schema's enum has the same words. */
export const LISTING_STATES = ['draft', 'published', 'paused', 'archived'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

/** What people see: "sold out" is never decided, it follows from the stock. */
export const SHOWN_STATES = ['draft', 'published', 'sold_out', 'paused', 'archived'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** What the seller's income from a listing counts as. */
export const ORIGINS = ['own_grown', 'resold', 'service'] as const;
export type Origin = (typeof ORIGINS)[number];

/** From `minQuantity` units on, one unit costs `price`. */
export type Tier = { minQuantity: number; price: Dong };

/** Of one unit as it stands in the garden, cm; of one packed unit, cm and grams. */
export const MEASURES = [
  'heightCm',
  'spreadCm',
  'potCm',
  'weightGrams',
  'lengthCm',
  'widthCm',
  'packHeightCm',
] as const;
export type Measure = (typeof MEASURES)[number];

/** One size of a listing as the grower writes it; `id` is null until it was saved once. */
export type Variant = {
  id: string | null;
  size: string;
  /** For one unit, tax included; null: not yet answered. */
  price: Dong | null;
  /** Units ready to sell; null: not yet answered. */
  stock: number | null;
  tiers: Tier[];
} & Record<Measure, number | null>;

/** What is for sale, as far as its rules need to know. There is always at least one variant. */
export type Listing = {
  state: ListingState;
  name: string;
  group: Group;
  unit: Unit;
  /** Pieces in one unit: a cặp is 2, a chục 10, 12, 14 or 16; null: not yet answered. */
  piecesPerUnit: number | null;
  oneOfAKind: boolean;
  /** Sold ahead: ready from this day. Null: ready now. */
  preorderOn: Date | null;
  variants: Variant[];
  /** Photos uploaded and not refused; one that is still being prepared counts. */
  photoCount: number;
};

/** The longest name that every marketplace's title still holds, in code points. */
export const NAME_MAX = 120;
export const SIZE_MAX = 60;
export const VARIANTS_MAX = 30;
export const TIERS_MAX = 6;
/** Marketplaces refuse a pre-order further ahead. */
export const PREORDER_DAYS_MAX = 365;

/** What stands between a draft and a buyer. */
export const PUBLISH_PROBLEMS = [
  'listings.photo-missing',
  'listings.name-missing',
  'listings.name-too-long',
  'listings.pieces-missing',
  'listings.price-missing',
  'listings.quantity-missing',
  'listings.size-missing',
  'listings.size-twice',
  'listings.unique-one-size',
  'listings.unique-one-piece',
] as const;
export type PublishProblem = Problem<(typeof PUBLISH_PROBLEMS)[number]>;

/** The name of a variant's field on the form: `price` of the first size, `price-2` of the second. */
export const variantField = (index: number, name: string): string => (index === 0 ? name : `${name}-${index + 1}`);

/** True while a pre-order's day is still to come, in Vietnam. */
export const isPreorder = (preorderOn: Date | null, now: Date): boolean =>
  preorderOn !== null && isoDay(preorderOn) > isoDay(now);

/**
 * The state people see. A published listing without stock is sold out, also when it is sold ahead: what is promised for
 * Tết was counted too. It stops being so when stock comes.
 */
export const shownState = ({ state, stockTotal }: { state: ListingState; stockTotal: number }): ShownState =>
  state === 'published' && stockTotal <= 0 ? 'sold_out' : state;

/** Everything that keeps a listing from buyers, so that nobody has to press twice. Empty: it may be published. */
export function publishProblems(listing: Omit<Listing, 'state'>): PublishProblem[] {
  const problems: PublishProblem[] = [];
  if (listing.photoCount === 0) problems.push({ code: 'listings.photo-missing', field: 'photos' });
  if (listing.name.trim() === '') problems.push({ code: 'listings.name-missing', field: 'name' });
  if (lengthOf(listing.name) > NAME_MAX)
    problems.push({ code: 'listings.name-too-long', field: 'name', with: { max: NAME_MAX } });
  if (!piecesFit(listing.unit, listing.piecesPerUnit))
    problems.push({ code: 'listings.pieces-missing', field: 'piecesPerUnit' });

  listing.variants.forEach((variant, index) => {
    if (variant.price === null) problems.push({ code: 'listings.price-missing', field: variantField(index, 'price') });
    if (variant.stock === null)
      problems.push({ code: 'listings.quantity-missing', field: variantField(index, 'stock') });
    // work by the hour or the month has no size
    if (variant.size.trim() === '' && (listing.group !== 'service' || listing.variants.length > 1))
      problems.push({ code: 'listings.size-missing', field: variantField(index, 'size') });
  });
  return [...problems, ...sizeProblems(listing.variants), ...uniqueProblems(listing)];
}

/** Puts a listing in front of buyers, or says everything that is still missing. */
export function publish<L extends Listing>(listing: L): Result<L & { state: 'published' }, PublishProblem> {
  const problems = publishProblems(listing);
  return problems.length > 0 ? refuse(...problems) : ok({ ...listing, state: 'published' });
}

/** A chục is 10, 12, 14 or 16; everything else has at least one piece. */
export const piecesFit = (unit: Unit, pieces: number | null): boolean =>
  pieces !== null && pieces >= 1 && (unit !== 'chuc' || CHUC_PIECES.some((chuc) => chuc === pieces));

/** Two sizes with one name are one size to a buyer. */
export function sizeProblems(variants: Pick<Variant, 'size'>[]): Problem<'listings.size-twice'>[] {
  const keys = variants.map(({ size }) => size.trim().toLowerCase());
  return variants.flatMap(({ size }, index) =>
    keys[index] !== '' && keys.indexOf(keys[index] ?? '') < index
      ? [{ code: 'listings.size-twice' as const, field: variantField(index, 'size'), with: { size: size.trim() } }]
      : [],
  );
}

/** A one-of-a-kind piece is one size, one piece: it can be bought once. */
export function uniqueProblems({
  oneOfAKind,
  variants,
}: Pick<Listing, 'oneOfAKind' | 'variants'>): Problem<'listings.unique-one-size' | 'listings.unique-one-piece'>[] {
  if (!oneOfAKind) return [];
  if (variants.length > 1) return [{ code: 'listings.unique-one-size', field: 'oneOfAKind' }];
  return (variants[0]?.stock ?? 0) > 1 ? [{ code: 'listings.unique-one-piece', field: 'stock' }] : [];
}

/**
 * Where a listing may go from where it is. Published may go back to draft and archived straight to published,
 * because a person may take back the press of a moment ago.
 */
const MOVES: Record<ListingState, readonly ListingState[]> = {
  draft: ['published', 'archived'],
  published: ['draft', 'paused', 'archived'],
  paused: ['published', 'draft', 'archived'],
  archived: ['draft', 'paused', 'published'],
};

export const canMove = (from: ListingState, to: ListingState): boolean => MOVES[from].includes(to);

export const MOVE_PROBLEMS = ['listings.move-impossible', ...PUBLISH_PROBLEMS] as const;
export type MoveProblem = Problem<(typeof MOVE_PROBLEMS)[number]>;

/** Moves a listing to another state; towards buyers only when nothing is missing. Moving to where it is changes nothing. */
export function moveTo<L extends Listing>(listing: L, to: ListingState): Result<L, MoveProblem> {
  if (listing.state === to) return ok(listing);
  if (!canMove(listing.state, to)) return refuse({ code: 'listings.move-impossible' });
  if (to === 'published') return publish(listing);
  return ok({ ...listing, state: to });
}

/** Where an archived listing comes back to: buyers see it again only when the grower says so. */
export const restoredState = (wasPublished: boolean): ListingState => (wasPublished ? 'paused' : 'draft');
