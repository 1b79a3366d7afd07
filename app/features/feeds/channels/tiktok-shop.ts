import { refuseService } from '../advice';
import type { Channel } from '../channel';
import { barePriceField, sellerBrandField } from '../parts';
import { adviseSheet, SHEET_STOCK } from '../sheet-advice';
import {
  chosenCategoryField,
  packedSideField,
  packedWeightField,
  pictureField,
  productNameField,
  productTextField,
  skuField,
  stockField,
  variationField,
  variationNameField,
} from '../sheet-parts';

/** TikTok Shop Vietnam's bulk workbook, one for each category: Partner Center 202309 for the limits. */
export const tiktokShop: Channel = {
  id: 'tiktok-shop',
  name: 'TikTok Shop',
  standing: 'open',
  version: 1,
  files: {},
  sheet: {
    sheets: ['template', 'mau'],
    firstRow: 7,
    marks: ['product_name', 'seller_sku', 'parcel_weight'],
    headers: {
      category: ['danh muc', 'category'],
      brand: ['thuong hieu', 'brand'],
      product_name: ['ten san pham', 'product name'],
      product_description: ['mo ta san pham', 'product description'],
      main_image: ['hinh anh san pham chinh', 'anh chinh', 'main product image', 'main image'],
      property_name_1: ['ten bien the chinh', 'primary variation name', 'variation 1'],
      property_value_1: ['gia tri bien the chinh', 'primary variation value', 'variation 1 option'],
      parcel_weight: ['trong luong kien hang', 'can nang kien hang', 'parcel weight', 'package weight'],
      parcel_length: ['chieu dai kien hang', 'parcel length'],
      parcel_width: ['chieu rong kien hang', 'parcel width'],
      parcel_height: ['chieu cao kien hang', 'parcel height'],
      price: ['gia', 'gia ban le', 'retail price', 'price'],
      quantity: ['so luong', 'so luong ton kho', 'quantity'],
      seller_sku: ['sku nguoi ban', 'seller sku'],
    },
  },
  picture: { formats: ['jpeg'], least: 300, good: 1200 },
  fields: [
    chosenCategoryField('category'),
    sellerBrandField('brand', 100),
    productNameField('product_name', 25, 255),
    productTextField('product_description', 10_000),
    pictureField('main_image', 0),
    ...Array.from({ length: 8 }, (_one, at) => pictureField(`image_${at + 2}`, at + 1)),
    variationNameField('property_name_1'),
    variationField('property_value_1', 50),
    packedWeightField('parcel_weight'),
    packedSideField('parcel_length', 'lengthCm'),
    packedSideField('parcel_width', 'widthCm'),
    packedSideField('parcel_height', 'packHeightCm'),
    barePriceField('price'),
    stockField('quantity'),
    skuField('seller_sku'),
  ],
  availability: SHEET_STOCK,
  price: { least: 1, most: 180_000_000 },
  sizes: { most: 300 },
  refuses: (item) => [
    ...refuseService(item),
    ...(item.variant.stock > 999_999
      ? [{ code: 'feeds.stock-too-high' as const, field: 'stock', with: { most: 999_999 } }]
      : []),
  ],
  advises: adviseSheet,
};
