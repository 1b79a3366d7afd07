import { adviseWords, refuseFarAhead, refuseService } from '../advice';
import type { AvailabilityWords } from '../availability';
import type { Channel } from '../channel';
import {
  availabilityField,
  conditionField,
  descriptionField,
  googleCategoryField,
  groupField,
  gtinField,
  hasSizes,
  idField,
  imageField,
  linkField,
  moreImagesField,
  priceField,
  productTypeField,
  sellerBrandField,
  sellerLabelField,
  sizeField,
  titleField,
  weightField,
} from '../parts';

const AVAILABILITY: AvailabilityWords = {
  'in-stock': 'in stock',
  preorder: 'preorder',
  'sold-out': 'out of stock',
  gone: 'out of stock',
};

/** Pinterest's catalogue: API v5 of December 2025. Not every Vietnamese account is let in. */
export const pinterest: Channel = {
  id: 'pinterest',
  name: 'Pinterest',
  standing: 'limited',
  version: 2,
  files: { 'pinterest.tsv': 'tsv' },
  picture: { formats: ['jpeg'], least: 75, good: 1000 },
  fields: [
    idField('id'),
    titleField('title', 500),
    descriptionField('description', 10_000),
    { ...linkField('link', 'pinterest'), max: 511 },
    imageField('image_link'),
    // without its currency it would count as dollars
    priceField('price'),
    availabilityField('availability', AVAILABILITY),
    moreImagesField('additional_image_link', 10),
    groupField('item_group_id'),
    conditionField('condition', 'optional'),
    googleCategoryField('google_product_category'),
    productTypeField('product_type', 750),
    sellerBrandField('brand', 100),
    gtinField('gtin'),
    sizeField('size', 100),
    {
      name: 'variant_names',
      need: 'conditional',
      when: hasSizes,
      kind: 'line',
      max: 100,
      value: (_item, { words }) => words.facts.size,
    },
    {
      name: 'variant_values',
      need: 'conditional',
      when: hasSizes,
      kind: 'line',
      max: 100,
      // one name has one value: a comma would begin a second
      value: ({ variant }) => variant.size.replaceAll(',', ';'),
    },
    weightField('shipping_weight'),
    sellerLabelField('custom_label_0'),
  ],
  availability: AVAILABILITY,
  samePrice: true,
  refuses: (item, context) => [...refuseService(item), ...refuseFarAhead(item, context)],
  advises: adviseWords,
};
