import { refuseService } from '../advice';
import type { Channel, Field } from '../channel';
import { barePriceField, gtinField, hasSizes } from '../parts';
import {
  chosenCategoryField,
  packedSideField,
  packedWeightField,
  pictureField,
  productCode,
  productNameField,
  productTextField,
  skuField,
  stockField,
  variationField,
  variationNameField,
} from '../sheet-parts';
import { adviseSheet, SHEET_STOCK } from '../sheet-advice';

/** Fifty options of one variation; with more it wants a second tier. */
const SIZES = { most: 50 };

const FIELDS: readonly Field[] = [
  chosenCategoryField('ps_category'),
  productNameField('ps_product_name', 10, 120),
  productTextField('ps_product_description', 3000),
  {
    name: 'et_title_variation_integration_no',
    need: 'conditional',
    when: hasSizes,
    kind: 'exact',
    value: (item) => productCode(item, SIZES),
  },
  variationNameField('et_title_variation_1'),
  variationField('et_title_option_for_variation_1', 30),
  barePriceField('ps_price'),
  stockField('ps_stock'),
  skuField('ps_sku_short'),
  gtinField('ps_gtin_code'),
  pictureField('ps_item_cover_image', 0),
  ...Array.from({ length: 8 }, (_one, at) => pictureField(`ps_item_image_${at + 1}`, at + 1)),
  packedWeightField('ps_weight'),
  packedSideField('ps_length', 'lengthCm'),
  packedSideField('ps_width', 'widthCm'),
  packedSideField('ps_height', 'packHeightCm'),
];

/** Shopee's mass upload: the workbook that the seller downloads, with the shop's own data hidden in it. */
export const shopee: Channel = {
  id: 'shopee',
  name: 'Shopee',
  standing: 'open',
  version: 1,
  files: {},
  sheet: {
    sheets: ['template', 'ban dang tai', 'mau dang tai'],
    firstRow: 7,
    marks: ['ps_product_name', 'ps_price'],
    headers: {
      ps_category: ['nganh hang', 'category'],
      ps_product_name: ['ten san pham', 'product name'],
      ps_product_description: ['mo ta san pham', 'product description'],
      et_title_variation_integration_no: ['ma san pham', 'variation integration no'],
      et_title_variation_1: ['ten nhom phan loai hang 1', 'variation name1'],
      et_title_option_for_variation_1: ['ten phan loai hang cho nhom phan loai hang 1', 'option for variation 1'],
      ps_price: ['gia', 'price'],
      ps_stock: ['kho hang', 'stock'],
      ps_sku_short: ['sku phan loai', 'sku'],
      ps_gtin_code: ['gtin'],
      ps_item_cover_image: ['anh bia', 'cover image'],
      ps_weight: ['can nang', 'weight'],
      ps_length: ['chieu dai', 'length'],
      ps_width: ['chieu rong', 'width'],
      ps_height: ['chieu cao', 'height'],
    },
  },
  picture: { formats: ['jpeg'], least: 500, good: 1200 },
  fields: FIELDS,
  availability: SHEET_STOCK,
  price: { least: 1_000, most: 120_000_000 },
  sizes: SIZES,
  refuses: refuseService,
  advises: adviseSheet,
};
