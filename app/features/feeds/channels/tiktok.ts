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
  gone: 'discontinued',
};

/** TikTok's catalogue for advertisements: "Catalog Product Parameters" of 2025. */
export const tiktok: Channel = {
  id: 'tiktok',
  name: 'TikTok',
  standing: 'open',
  version: 2,
  files: { 'tiktok.csv': 'csv' },
  picture: { formats: ['jpeg'], least: 500, good: 1200 },
  fields: [
    idField('sku_id'),
    titleField('title', 500),
    descriptionField('description', 10_000),
    availabilityField('availability', AVAILABILITY),
    conditionField('condition'),
    priceField('price'),
    linkField('link', 'tiktok'),
    imageField('image_link'),
    sellerBrandField('brand', 150),
    moreImagesField('additional_image_link', 10),
    groupField('item_group_id'),
    googleCategoryField('google_product_category'),
    productTypeField('product_type', 750),
    sizeField('size', 100),
    gtinField('gtin'),
    weightField('shipping_weight'),
    sellerLabelField('custom_label_0'),
  ],
  availability: AVAILABILITY,
  samePrice: true,
  refuses: (item, context) => [...refuseService(item), ...refuseFarAhead(item, context)],
  advises: adviseWords,
};
