import { shopPath } from '~/features/storefront/card';

import { availabilityOf, type AvailabilityWords } from '../availability';
import type { Channel, Field } from '../channel';
import { starsOn, unitOf, type FeedContext, type FeedItem } from '../item';
import {
  availabilityField,
  barePriceField,
  descriptionField,
  googleCategoryField,
  gtinField,
  idField,
  imageField,
  linkField,
  moreImagesField,
  sellerBrandField,
  titleField,
} from '../parts';

const AVAILABILITY: AvailabilityWords = {
  'in-stock': 'in_stock',
  preorder: 'preorder',
  'sold-out': 'sold_out',
  gone: 'gone',
};

const line = (name: string, value: (item: FeedItem, context: FeedContext) => string): Field => ({
  name,
  need: 'optional',
  kind: 'line',
  max: 200,
  value,
});
const exact = (name: string, value: (item: FeedItem, context: FeedContext) => string | null): Field => ({
  name,
  need: 'optional',
  kind: 'exact',
  value,
});
const number = (name: string, value: (item: FeedItem, context: FeedContext) => number | null): Field => ({
  ...exact(name, (item, context) => value(item, context)?.toString() ?? null),
  as: 'number',
});

/** For whoever asks: everything we know of what is on sale, under plain names. Đồng, cm, grams. */
export const open: Channel = {
  id: 'open',
  name: 'Mở',
  standing: 'anyone',
  version: 2,
  files: { 'open.json': 'json', 'open.csv': 'csv' },
  picture: { formats: ['jpeg'], least: 1, good: 1 },
  fields: [
    idField('id'),
    exact('group_id', ({ listing }) => listing.id),
    titleField('title', 200),
    descriptionField('description', 20_000),
    linkField('link', 'open'),
    imageField('image'),
    moreImagesField('images', 50),
    availabilityField('availability', AVAILABILITY),
    exact('ready_on', (item, context) =>
      availabilityOf(item, context) === 'preorder' ? item.listing.preorderOn : null,
    ),
    barePriceField('price'),
    { ...exact('currency', () => 'VND'), need: 'required' },
    number('stock', ({ variant }) => variant.stock),
    line('unit', ({ listing }, { words }) => unitOf(listing, words)),
    number('pieces_per_unit', ({ listing }) => listing.piecesPerUnit),
    line('size', ({ variant }) => variant.size),
    exact('kind', ({ listing }) => listing.group),
    line('kind_name', ({ listing }, { words }) => words.groups[listing.group]),
    googleCategoryField('google_category'),
    line('scientific_name', ({ listing }) => listing.scientificName),
    line('cultivar', ({ listing }) => listing.cultivar),
    number('height_cm', ({ variant }) => variant.heightCm),
    number('spread_cm', ({ variant }) => variant.spreadCm),
    number('pot_cm', ({ variant }) => variant.potCm),
    number('packed_g', ({ variant }) => variant.weightGrams),
    number('packed_length_cm', ({ variant }) => variant.lengthCm),
    number('packed_width_cm', ({ variant }) => variant.widthCm),
    number('packed_height_cm', ({ variant }) => variant.packHeightCm),
    number('ocop_stars', ({ listing }, { today }) => starsOn(today, listing.ocop)),
    gtinField('gtin'),
    sellerBrandField('seller', 100),
    {
      name: 'seller_link',
      need: 'required',
      kind: 'address',
      value: ({ shop }, { origin }) => origin + shopPath(shop.slug),
    },
  ],
  availability: AVAILABILITY,
  samePrice: true,
};
