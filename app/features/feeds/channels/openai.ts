import { shopPath } from '~/features/storefront/card';

import { adviseWords, refuseFarAhead, refuseService } from '../advice';
import type { AvailabilityWords } from '../availability';
import type { Channel, Field } from '../channel';
import type { FeedItem } from '../item';
import {
  availabilityField,
  boxSide,
  conditionField,
  descriptionField,
  groupField,
  gtinField,
  hasSizes,
  idField,
  imageField,
  linkField,
  moreImagesField,
  ownCategory,
  priceField,
  sellerBrandField,
  sizeField,
  titleField,
} from '../parts';

const AVAILABILITY: AvailabilityWords = {
  'in-stock': 'in_stock',
  preorder: 'pre_order',
  'sold-out': 'out_of_stock',
  gone: 'out_of_stock',
};

const flag = (name: string, value: boolean, when?: Field['when']): Field => ({
  name,
  ...(when ? { need: 'conditional', when } : { need: 'required' }),
  kind: 'exact',
  as: 'boolean',
  oneOf: [String(value)],
  value: () => String(value),
});

const exact = (name: string, value: (item: FeedItem) => string | null, max?: number): Field => ({
  name,
  need: 'optional',
  kind: 'exact',
  ...(max ? { max } : {}),
  value,
});

/**
 * OpenAI's product feed to the names of autumn 2026 ("Products", file upload). Its standard uploads are for the US,
 * Canada and Mexico: a garden in Vietnam must first have its market agreed, so the file waits for that day.
 */
export const openai: Channel = {
  id: 'openai',
  name: 'ChatGPT',
  standing: 'not-yet',
  version: 2,
  files: { 'openai.jsonl': 'jsonl', 'openai.csv': 'csv' },
  gzipped: true,
  picture: { formats: ['jpeg'], least: 1, good: 1200 },
  fields: [
    idField('item_id'),
    titleField('title', 150),
    descriptionField('description', 5000),
    linkField('url', 'openai'),
    sellerBrandField('brand', 100),
    { ...sellerBrandField('seller_name', 100) },
    imageField('image_url'),
    availabilityField('availability', AVAILABILITY),
    priceField('price'),
    flag('is_eligible_search', true),
    flag('is_eligible_checkout', false),
    groupField('group_id'),
    flag('listing_has_variations', true, hasSizes),
    {
      name: 'variant_dict',
      need: 'conditional',
      when: hasSizes,
      kind: 'line',
      as: 'dictionary',
      most: 1,
      parts: [
        { name: 'name', max: 50 },
        { name: 'value', max: 100 },
      ],
      groups: ({ variant }, { words }) => [[words.facts.size, variant.size]],
    },
    gtinField('gtin'),
    moreImagesField('additional_image_urls', 20),
    conditionField('condition', 'optional'),
    { name: 'product_category', need: 'optional', kind: 'line', max: 750, value: ownCategory },
    sizeField('size', 100),
    {
      name: 'dimensions',
      need: 'optional',
      kind: 'exact',
      as: 'object',
      most: 1,
      parts: ['length', 'width', 'height', 'unit'].map((name) => ({ name, max: 10 })),
      groups: (item) =>
        boxSide(item, 'lengthCm') === null
          ? []
          : [[...(['lengthCm', 'widthCm', 'packHeightCm'] as const).map((side) => String(boxSide(item, side))), 'cm']],
    },
    exact('weight', ({ variant }) => (variant.weightGrams ? String(variant.weightGrams / 1000) : null)),
    exact('item_weight_unit', ({ variant }) => (variant.weightGrams ? 'kg' : null)),
    {
      name: 'seller_url',
      need: 'optional',
      kind: 'address',
      value: ({ shop }, { origin }) => origin + shopPath(shop.slug),
    },
    exact('store_country', () => 'VN'),
    { name: 'target_countries', need: 'optional', kind: 'exact', most: 1, values: () => ['VN'] },
  ],
  availability: AVAILABILITY,
  samePrice: true,
  refuses: (item, context) => [...refuseService(item), ...refuseFarAhead(item, context)],
  advises: adviseWords,
};
