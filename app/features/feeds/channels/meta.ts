import type { Group } from '~/features/catalogue/vocabulary';

import { adviseWords, refuseService } from '../advice';
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

/** Only these two are left: what is sold ahead can be had, and its day stands in the description. */
const AVAILABILITY: AvailabilityWords = {
  'in-stock': 'in stock',
  preorder: 'in stock',
  'sold-out': 'out of stock',
  gone: 'out of stock',
};

/** Meta's own categories: plants & seedlings, plant care, food, craft supplies, decoration. */
const CATEGORIES: Partial<Record<Group, number>> = {
  supplies: 115,
  'ocop-food': 18,
  handicraft: 169,
};
const PLANTS = 1780;

/** Catalogue of Facebook, Instagram and WhatsApp: "Catalog Fields" and "Reference - Catalog" of spring 2026. */
export const meta: Channel = {
  id: 'meta',
  name: 'Facebook',
  standing: 'open',
  version: 2,
  files: { 'meta.csv': 'csv', 'meta.xml': 'xml' },
  picture: { formats: ['jpeg'], least: 500, good: 1024 },
  fields: [
    idField('id'),
    titleField('title', 200),
    descriptionField('description', 9999),
    availabilityField('availability', AVAILABILITY),
    conditionField('condition'),
    priceField('price'),
    linkField('link', 'meta'),
    imageField('image_link'),
    sellerBrandField('brand', 100),
    moreImagesField('additional_image_link', 20, 2000),
    googleCategoryField('google_product_category', { ruled: false }),
    {
      name: 'fb_product_category',
      need: 'optional',
      kind: 'exact',
      value: ({ listing: { group } }, { rules }) => rules?.categories?.[group] ?? String(CATEGORIES[group] ?? PLANTS),
    },
    {
      name: 'quantity_to_sell_on_facebook',
      need: 'optional',
      kind: 'exact',
      value: ({ variant }) => String(variant.stock),
    },
    groupField('item_group_id'),
    sizeField('size', 200),
    {
      name: 'additional_variant_attribute',
      need: 'conditional',
      when: hasSizes,
      kind: 'line',
      max: 200,
      value: ({ variant }, { words }) => `${words.facts.size}:${variant.size.replaceAll(':', ' ')}`,
    },
    gtinField('gtin'),
    productTypeField('product_type', 750),
    weightField('shipping_weight'),
    sellerLabelField('custom_label_0'),
    { name: 'status', need: 'optional', kind: 'exact', oneOf: ['active'], value: () => 'active' },
  ],
  availability: AVAILABILITY,
  samePrice: true,
  refuses: refuseService,
  advises: adviseWords,
};
