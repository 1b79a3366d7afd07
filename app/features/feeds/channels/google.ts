import { isLiving } from '~/features/catalogue/vocabulary';

import { adviseWords, refuseFarAhead, refuseService } from '../advice';
import { availabilityOf, type AvailabilityWords } from '../availability';
import type { Channel, Field } from '../channel';
import { factsOf } from '../item';
import {
  availabilityField,
  boxSide,
  conditionField,
  descriptionField,
  googleCategoryField,
  groupField,
  gtinField,
  gtinOf,
  idField,
  imageField,
  linkField,
  moreImagesField,
  priceField,
  productTypeField,
  sellerLabelField,
  sizeField,
  titleField,
  weightField,
  type Side,
} from '../parts';

const AVAILABILITY: AvailabilityWords = {
  'in-stock': 'in_stock',
  preorder: 'preorder',
  'sold-out': 'out_of_stock',
  gone: 'out_of_stock',
};

const sideField = (name: string, side: Side): Field => ({
  name,
  need: 'optional',
  kind: 'exact',
  value: (item) => {
    const cm = boxSide(item, side);
    return cm === null ? null : `${cm} cm`;
  },
});

const FIELDS: readonly Field[] = [
  idField('id'),
  titleField('title', 150),
  descriptionField('description', 5000),
  linkField('link', 'google'),
  imageField('image_link'),
  moreImagesField('additional_image_link', 10),
  availabilityField('availability', AVAILABILITY),
  {
    name: 'availability_date',
    need: 'conditional',
    when: (item, context) => availabilityOf(item, context) === 'preorder',
    kind: 'exact',
    value: ({ listing }) => listing.preorderOn && `${listing.preorderOn}T00:00+07:00`,
  },
  priceField('price'),
  conditionField('condition'),
  {
    // the producer's brand: a garden that resells does not know it, and leaving it out is what is asked then
    name: 'brand',
    need: 'optional',
    kind: 'line',
    max: 70,
    value: ({ shop, listing }) => (listing.origin === 'own_grown' ? shop.name : null),
  },
  gtinField('gtin'),
  {
    // plants have no codes of GS1, and a brand without a part number identifies nothing
    name: 'identifier_exists',
    need: 'conditional',
    when: (item) => gtinOf(item) === null,
    kind: 'exact',
    oneOf: ['no'],
    value: () => 'no',
  },
  googleCategoryField('google_product_category'),
  productTypeField('product_type', 750),
  groupField('item_group_id'),
  sizeField('size', 100),
  {
    // For goods of another maker that the seller puts together himself. A garden's own "cặp" or "chục" is the maker's
    // unit, and no two plants are identical: those say their pieces in title and description instead.
    name: 'multipack',
    need: 'conditional',
    when: ({ listing }) => listing.origin === 'resold' && !isLiving(listing.group) && listing.piecesPerUnit > 1,
    kind: 'exact',
    value: ({ listing }) => String(listing.piecesPerUnit),
  },
  weightField('shipping_weight'),
  sideField('shipping_length', 'lengthCm'),
  sideField('shipping_width', 'widthCm'),
  sideField('shipping_height', 'packHeightCm'),
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
  sellerLabelField('custom_label_0'),
];

/** Google Merchant Center: product data specification as published in autumn 2026. */
export const google: Channel = {
  id: 'google',
  name: 'Google',
  standing: 'open',
  version: 3,
  files: { 'google.xml': 'xml', 'google.tsv': 'tsv' },
  picture: { formats: ['jpeg'], least: 500, good: 1200 },
  fields: FIELDS,
  availability: AVAILABILITY,
  samePrice: true,
  refuses: (item, context) => [...refuseService(item), ...refuseFarAhead(item, context)],
  advises: adviseWords,
};
