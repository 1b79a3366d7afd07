import type { Group } from '~/features/catalogue/vocabulary';
import { isLiving } from '~/features/catalogue/vocabulary';
import { listingPath } from '~/features/storefront/card';
import { viaFeed } from '~/features/storefront/visit';

import { availabilityOf, type AvailabilityWords } from './availability';
import { fillTitle } from './channel-rules';
import type { Field, HeadAndTail } from './channel';
import { factsOf, unitOf, type FeedContext, type FeedItem } from './item';

/** The fields that every marketplace asks for, each under its own name and within its own limits. */

export const hasSizes = ({ sizes }: FeedItem): boolean => sizes.length > 1;

/** The smallest limit that any target sets to an id. */
const ID_MAX = 50;

/** A short mark of a garden: the end of its id, which is chance; its beginning is time and alike in all. */
const gardenMark = ({ shop }: FeedItem): string => shop.id.replaceAll('-', '').slice(-10);

/** The SKU, the same in every feed for ever. Where gardens share a feed it bears the garden's mark. */
export function idOf(item: FeedItem, { shared }: FeedContext): string {
  const { sku, id } = item.variant;
  if (!shared) return sku;
  const marked = `${gardenMark(item)}-${sku}`;
  return marked.length <= ID_MAX ? marked : `${gardenMark(item)}-${id.replaceAll('-', '')}`;
}

export const idField = (name: string): Field => ({ name, need: 'required', kind: 'exact', max: ID_MAX, value: idOf });

/** The name, the size where there are several, and the unit where it is more than one piece; or the garden's own pattern. */
export function titleOf(item: FeedItem, { words, rules }: FeedContext): HeadAndTail {
  const { listing, variant, shop } = item;
  const size = hasSizes(item) ? variant.size : '';
  const unit = listing.piecesPerUnit > 1 ? unitOf(listing, words) : '';
  if (!rules?.title) return { head: listing.name, tail: [size, unit].filter(Boolean) };
  const { scientificName: scientific, cultivar, name } = listing;
  // a nameless listing stays nameless, whatever the pattern adds
  const head = name.trim() && fillTitle(rules.title, { name, size, cultivar, scientific, garden: shop.name, unit });
  return { head, tail: rules.title.includes('{size}') || size === '' ? [] : [size] };
}

export const titleField = (name: string, max: number): Field => ({
  name,
  need: 'required',
  kind: 'line',
  max,
  mend: 'name',
  missing: 'feeds.name-missing',
  value: titleOf,
});

/** The grower's words, then what a buyer must know to understand the price. Never empty: six answers are enough to sell. */
export function describe(item: FeedItem, context: FeedContext): HeadAndTail {
  const { listing, shop } = item;
  const { words } = context;
  const facts = factsOf(item, context).filter(([fact]) => fact !== 'unit');
  const isAhead = availabilityOf(item, context) === 'preorder' && listing.preorderOn;
  return {
    head: listing.description,
    tail: [
      ...(listing.description.trim() === '' ? [listing.name] : []),
      [
        ...(isAhead ? [words.readyFrom(isAhead)] : []),
        words.pricePer(unitOf(listing, words)),
        ...facts.map(([fact, value]) => `${words.facts[fact]}: ${value}.`),
        words.soldBy(shop.name),
      ].join(' '),
      listing.care,
    ],
  };
}

export const descriptionField = (name: string, max: number): Field => ({
  name,
  need: 'required',
  kind: 'text',
  max,
  mend: 'description',
  value: describe,
});

/** The listing's page with this very size picked, in the language the garden wants the channel in. */
export const linkOf = ({ shop, listing, variant }: FeedItem, { origin, rules }: FeedContext): string =>
  `${origin}${listingPath(shop.slug, listing.slug)}?variant=${encodeURIComponent(variant.sku)}${rules?.lang === 'en' ? '&lang=en' : ''}`;

/** `via`: the channel's word, by which looks and orders that come from its feed are counted; none: the plain link. */
export const linkField = (name: string, via?: string): Field => ({
  name,
  need: 'required',
  kind: 'address',
  value: via ? (item, context) => viaFeed(linkOf(item, context), via) : linkOf,
});

export const imageField = (name: string): Field => ({
  name,
  need: 'required',
  kind: 'address',
  mend: 'photos',
  missing: 'feeds.photo-missing',
  value: (_item, _context, pictures) => pictures[0] ?? null,
});

export const moreImagesField = (name: string, most: number, together?: number): Field => ({
  name,
  need: 'optional',
  kind: 'address',
  most,
  ...(together ? { together } : {}),
  values: (_item, _context, pictures) => pictures.slice(1),
});

export const availabilityField = (name: string, words: AvailabilityWords): Field => ({
  name,
  need: 'required',
  kind: 'exact',
  oneOf: [...new Set(Object.values(words))],
  value: (item, context) => words[availabilityOf(item, context)],
});

/** Đồng as every feed of the world reads them: digits, a space, the currency. */
export const priceField = (name: string): Field => ({
  name,
  need: 'required',
  kind: 'exact',
  mend: 'price',
  ofVariant: true,
  missing: 'feeds.price-missing',
  value: ({ variant }) => (variant.price ? `${variant.price} VND` : null),
});

/** Đồng as a bare number, for a marketplace that knows no other currency. */
export const barePriceField = (name: string): Field => ({
  ...priceField(name),
  as: 'number',
  value: ({ variant }) => (variant.price ? String(variant.price) : null),
});

export const conditionField = (name: string, need: 'required' | 'optional' = 'required'): Field => ({
  name,
  need,
  kind: 'exact',
  oneOf: ['new'],
  value: () => 'new',
});

/** The garden stands behind its goods by name, where a channel wants a brand of everything. */
export const sellerBrandField = (name: string, max: number): Field => ({
  name,
  need: 'required',
  kind: 'line',
  max,
  value: ({ shop }) => shop.name,
});

/** A code belongs to one size; with several sizes nobody knows to which. */
export const gtinOf = (item: FeedItem): string | null => (hasSizes(item) ? null : item.listing.gtin);

export const gtinField = (name: string): Field => ({
  name,
  need: 'optional',
  kind: 'exact',
  max: 14,
  mend: 'detail-gtin',
  value: gtinOf,
});

/** Google's own categories, by our groups; a listing or a garden's rule may name a better one. */
const GOOGLE_CATEGORIES: Record<Group, number | null> = {
  'seasonal-flower': 984, // Plants > Flowers
  mai: 1684, // Plants > Trees
  'fruit-sapling': 1684,
  foliage: 543558, // Plants > Indoor & Outdoor Plants > Potted Houseplants
  bonsai: 1684,
  classic: 1684,
  topiary: 543559, // … > Bushes & Shrubs
  landscape: 543560, // … > Landscaping & Garden Plants
  'bonsai-stock': 1684,
  orchid: 984,
  succulent: 543558,
  forestry: 1684,
  supplies: 2962, // Lawn & Garden > Gardening
  service: null,
  'ocop-food': 422, // Food, Beverages & Tobacco > Food Items
  handicraft: 16, // Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts
};

/** `ruled`: a garden's rule names an id of this tree; elsewhere it names one of the channel's own. */
export const googleCategoryField = (name: string, { ruled = true } = {}): Field => ({
  name,
  need: 'optional',
  kind: 'exact',
  value: ({ listing: { googleCategory, group } }, { rules }) =>
    googleCategory?.toString() ??
    (ruled ? rules?.categories?.[group] : undefined) ??
    GOOGLE_CATEGORIES[group]?.toString() ??
    null,
});

export const ownCategory = ({ listing }: FeedItem, { words }: FeedContext): string =>
  `${words.family(isLiving(listing.group))} > ${words.groups[listing.group]}`;

export const productTypeField = (name: string, max: number): Field => ({
  name,
  need: 'optional',
  kind: 'line',
  max,
  most: 1, // of several, by commas: so a comma of its own must not be left in it
  values: (item, context) => [ownCategory(item, context)],
});

/** The listing's id is no SKU, so a group never bears the name of an item. */
export const groupField = (name: string): Field => ({
  name,
  need: 'conditional',
  when: hasSizes,
  kind: 'exact',
  max: 50,
  value: ({ listing }) => listing.id,
});

export const sizeField = (name: string, max: number): Field => ({
  name,
  need: 'conditional',
  when: hasSizes,
  kind: 'line',
  max,
  mend: 'size',
  ofVariant: true,
  missing: 'feeds.size-missing',
  value: ({ variant }) => variant.size,
});

export const kilograms = (grams: number): string => `${grams / 1000} kg`;

export const weightField = (name: string): Field => ({
  name,
  need: 'optional',
  kind: 'exact',
  value: ({ variant }) => (variant.weightGrams ? kilograms(variant.weightGrams) : null),
});

export type Side = 'lengthCm' | 'widthCm' | 'packHeightCm';

/** A side of the packed unit in cm: all three are known, or none is told, because two sides make no box. */
export const boxSide = ({ variant }: FeedItem, side: Side): number | null =>
  variant.lengthCm && variant.widthCm && variant.packHeightCm ? variant[side] : null;

/** Whose it is, where several gardens sell in one file. */
export const sellerLabelField = (name: string): Field => ({
  name,
  need: 'conditional',
  when: (_item, { shared }) => shared,
  kind: 'line',
  max: 100,
  value: ({ shop }) => shop.name,
});
