import { isLiving, type Group } from '~/features/catalogue/vocabulary';
import { listingPath } from '~/features/storefront/card';

import type { Channel, Field, HeadAndTail } from './channel';
import { factsOf, unitOf, yearAfter, type FeedContext, type FeedItem } from './item';
import type { FeedProblem } from './problems';
import { wordText } from './wording';

/** Google's own categories, by our groups; a listing may name a better one. */
const CATEGORIES: Record<Group, number | null> = {
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

const hasSizes = ({ sizes }: FeedItem): boolean => sizes.length > 1;
const isAhead = ({ listing }: FeedItem, { today }: FeedContext): boolean =>
  listing.preorderOn !== null && listing.preorderOn > today;

/** A short mark of a garden: the end of its id, which is chance; its beginning is time and alike in all. */
const gardenMark = ({ shop }: FeedItem): string => shop.id.replaceAll('-', '').slice(-10);

const ID_MAX = 50;

/** The SKU, the same in every feed for ever. Where gardens share a feed it bears the garden's mark. */
function idOf(item: FeedItem, { shared }: FeedContext): string {
  const { sku, id } = item.variant;
  if (!shared) return sku;
  const marked = `${gardenMark(item)}-${sku}`;
  return marked.length <= ID_MAX ? marked : `${gardenMark(item)}-${id.replaceAll('-', '')}`;
}

/** The size where there are several, and the unit where it is more than one piece. */
const titleTail = (item: FeedItem, { words }: FeedContext): string[] => [
  ...(hasSizes(item) ? [item.variant.size] : []),
  ...(item.listing.piecesPerUnit > 1 ? [unitOf(item.listing, words)] : []),
];

/** The grower's words, then what a buyer must know to understand the price. Never empty: six answers are enough to sell. */
function describe(item: FeedItem, context: FeedContext): HeadAndTail {
  const { listing, shop } = item;
  const { words } = context;
  const facts = factsOf(item, context).filter(([fact]) => fact !== 'unit');
  return {
    head: listing.description,
    tail: [
      ...(listing.description.trim() === '' ? [listing.name] : []),
      [
        words.pricePer(unitOf(listing, words)),
        ...facts.map(([fact, value]) => `${words.facts[fact]}: ${value}.`),
        words.soldBy(shop.name),
      ].join(' '),
      listing.care,
    ],
  };
}

const kilograms = (grams: number): string => `${grams / 1000} kg`;

/** All three sides of the packed unit, or none: two sides make no box. */
function packed(side: 'lengthCm' | 'widthCm' | 'packHeightCm'): (item: FeedItem) => string | null {
  return ({ variant }) => (variant.lengthCm && variant.widthCm && variant.packHeightCm ? `${variant[side]} cm` : null);
}

const FIELDS: readonly Field[] = [
  { name: 'id', need: 'required', kind: 'exact', max: ID_MAX, value: idOf },
  {
    name: 'title',
    need: 'required',
    kind: 'line',
    max: 150,
    mend: 'name',
    missing: 'feeds.name-missing',
    value: (item, context) => ({ head: item.listing.name, tail: titleTail(item, context) }),
  },
  { name: 'description', need: 'required', kind: 'text', max: 5000, mend: 'description', value: describe },
  {
    name: 'link',
    need: 'required',
    kind: 'address',
    value: ({ shop, listing, variant }, { origin }) =>
      `${origin}${listingPath(shop.slug, listing.slug)}?variant=${encodeURIComponent(variant.sku)}`,
  },
  {
    name: 'image_link',
    need: 'required',
    kind: 'address',
    mend: 'photos',
    missing: 'feeds.photo-missing',
    value: (_item, _context, pictures) => pictures[0] ?? null,
  },
  {
    name: 'additional_image_link',
    need: 'optional',
    kind: 'address',
    most: 10,
    values: (_item, _context, pictures) => pictures.slice(1),
  },
  {
    name: 'availability',
    need: 'required',
    kind: 'exact',
    oneOf: ['in_stock', 'out_of_stock', 'preorder', 'backorder'],
    value: (item, context) =>
      isAhead(item, context) ? 'preorder' : item.variant.stock > 0 ? 'in_stock' : 'out_of_stock',
  },
  {
    name: 'availability_date',
    need: 'conditional',
    when: isAhead,
    kind: 'exact',
    value: ({ listing }) => listing.preorderOn && `${listing.preorderOn}T00:00+07:00`,
  },
  {
    name: 'price',
    need: 'required',
    kind: 'exact',
    mend: 'price',
    ofVariant: true,
    missing: 'feeds.price-missing',
    value: ({ variant }) => (variant.price ? `${variant.price} VND` : null),
  },
  { name: 'condition', need: 'required', kind: 'exact', oneOf: ['new'], value: () => 'new' },
  {
    // the producer's brand: a garden that resells does not know it, and leaving it out is what is asked then
    name: 'brand',
    need: 'optional',
    kind: 'line',
    max: 70,
    value: ({ shop, listing }) => (listing.origin === 'own_grown' ? shop.name : null),
  },
  // neither plants nor a household's goods have codes of GS1, and a brand without a part number identifies nothing
  { name: 'identifier_exists', need: 'required', kind: 'exact', oneOf: ['no'], value: () => 'no' },
  {
    name: 'google_product_category',
    need: 'optional',
    kind: 'exact',
    value: ({ listing }) => (listing.googleCategory ?? CATEGORIES[listing.group])?.toString() ?? null,
  },
  {
    name: 'product_type',
    need: 'optional',
    kind: 'line',
    max: 750,
    most: 1,
    values: ({ listing }, { words }) => [`${words.family(isLiving(listing.group))} > ${words.groups[listing.group]}`],
  },
  {
    // the listing's id is no SKU, so a group never bears the name of an item
    name: 'item_group_id',
    need: 'conditional',
    when: hasSizes,
    kind: 'exact',
    max: 50,
    value: ({ listing }) => listing.id,
  },
  {
    name: 'size',
    need: 'conditional',
    when: hasSizes,
    kind: 'line',
    max: 100,
    mend: 'size',
    ofVariant: true,
    missing: 'feeds.size-missing',
    value: ({ variant }) => variant.size,
  },
  {
    // For goods of another maker that the seller puts together himself. A garden's own "cặp" or "chục" is the maker's
    // unit, and no two plants are identical: those say their pieces in title and description instead.
    name: 'multipack',
    need: 'conditional',
    when: ({ listing }) => listing.origin === 'resold' && !isLiving(listing.group) && listing.piecesPerUnit > 1,
    kind: 'exact',
    value: ({ listing }) => String(listing.piecesPerUnit),
  },
  {
    name: 'shipping_weight',
    need: 'optional',
    kind: 'exact',
    value: ({ variant }) => (variant.weightGrams ? kilograms(variant.weightGrams) : null),
  },
  { name: 'shipping_length', need: 'optional', kind: 'exact', value: packed('lengthCm') },
  { name: 'shipping_width', need: 'optional', kind: 'exact', value: packed('widthCm') },
  { name: 'shipping_height', need: 'optional', kind: 'exact', value: packed('packHeightCm') },
  {
    name: 'product_highlight',
    need: 'optional',
    kind: 'line',
    max: 150,
    fewest: 2,
    most: 10,
    values: (item, context) =>
      factsOf(item, context)
        .filter(([fact]) => !['unit', 'size', 'scientific-name'].includes(fact))
        .map(([fact, value]) => `${context.words.facts[fact]}: ${value}`),
  },
  {
    name: 'product_detail',
    need: 'optional',
    kind: 'line',
    most: 50,
    parts: [
      { name: 'section_name', max: 140 },
      { name: 'attribute_name', max: 140 },
      { name: 'attribute_value', max: 1000 },
    ],
    groups: (item, context) =>
      factsOf(item, context).map(([fact, value]) => [context.words.section, context.words.facts[fact], value]),
  },
];

/** Shorter than this, a description tells a buyer nothing. */
const DESCRIPTION_GOOD = 60;

/** A plant may be loved for many things; that it cures is for doctors to say, and Google refuses who says it. */
const CURES =
  /(?<!\p{L})(?:chữa (?:bệnh|khỏi|lành|ung thư|tiểu đường|mất ngủ|ho)|trị (?:bá bệnh|ung thư|tiểu đường|mất ngủ|viêm|ho)|đặc trị)(?!\p{L})/iu;

function advise({ listing }: FeedItem): FeedProblem[] {
  const { text } = wordText(listing.description);
  const advice: FeedProblem[] = [];
  if (text.length < DESCRIPTION_GOOD) advice.push({ code: 'feeds.description-short', field: 'description' });
  const claim = /chữa|trị/i.test(text + listing.name) && CURES.exec(`${listing.name}\n${text}`)?.[0];
  if (claim) advice.push({ code: 'feeds.text-cures', field: 'description', with: { words: claim } });
  return advice;
}

function refuse({ listing }: FeedItem, { today }: FeedContext): FeedProblem[] {
  const problems: FeedProblem[] = [];
  // it lists goods that are shipped or fetched, not hours of work
  if (listing.group === 'service' || listing.origin === 'service')
    problems.push({ code: 'feeds.service', field: 'group' });
  if (listing.preorderOn !== null && listing.preorderOn > yearAfter(today))
    problems.push({ code: 'feeds.preorder-too-far', field: 'preorderOn' });
  return problems;
}

/** Google Merchant Center: product data specification as published in autumn 2026. */
export const google: Channel = {
  id: 'google',
  name: 'Google',
  version: 1,
  files: { 'google.xml': 'xml', 'google.tsv': 'tsv' },
  picture: { formats: ['jpeg'], least: 500, good: 1200 },
  fields: FIELDS,
  refuses: refuse,
  advises: advise,
};
