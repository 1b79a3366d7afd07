import { refuseService } from '../advice';
import type { Channel } from '../channel';
import { barePriceField, sellerBrandField } from '../parts';
import { adviseSheet, SHEET_STOCK } from '../sheet-advice';
import {
  packedSideField,
  packedWeightField,
  pictureField,
  productCode,
  productNameField,
  productTextField,
  skuField,
  stockField,
  variationField,
} from '../sheet-parts';

/** Prices of one product must lie within a factor of two. */
const SIZES = { most: 50, spread: 2 };

/** Lazada's workbook: one for each category, with the category's own columns beside these. */
export const lazada: Channel = {
  id: 'lazada',
  name: 'Lazada',
  standing: 'open',
  version: 1,
  files: {},
  sheet: {
    sheets: ['template', 'upload', 'tai len'],
    firstRow: 5,
    marks: ['SellerSku', 'package_weight'],
    headers: {
      group_id: ['ma nhom', 'group no', 'associatedsku', 'group id'],
      name: ['ten san pham', 'product name'],
      description: ['mo ta san pham', 'mo ta', 'main description', 'product description'],
      brand: ['thuong hieu', 'brand'],
      SellerSku: ['sku nguoi ban', 'seller sku', 'sellersku'],
      size: ['kich thuoc', 'kich co', 'size'],
      quantity: ['so luong', 'quantity', 'stock'],
      price: ['gia', 'gia ban', 'price'],
      package_weight: ['can nang goi hang', 'trong luong goi hang', 'package weight'],
      package_length: ['chieu dai goi hang', 'package length'],
      package_width: ['chieu rong goi hang', 'package width'],
      package_height: ['chieu cao goi hang', 'package height'],
      image_1: ['hinh anh san pham 1', 'product images 1', 'product images1', 'main image'],
    },
  },
  picture: { formats: ['jpeg'], least: 330, good: 1200 },
  fields: [
    { name: 'group_id', need: 'required', kind: 'exact', value: (item) => productCode(item, SIZES) },
    productNameField('name', 2, 255),
    productTextField('description', 25_000),
    sellerBrandField('brand', 100),
    skuField('SellerSku'),
    variationField('size', 50),
    stockField('quantity'),
    barePriceField('price'),
    packedWeightField('package_weight'),
    packedSideField('package_length', 'lengthCm'),
    packedSideField('package_width', 'widthCm'),
    packedSideField('package_height', 'packHeightCm'),
    ...Array.from({ length: 8 }, (_one, at) => pictureField(`image_${at + 1}`, at)),
  ],
  availability: SHEET_STOCK,
  price: { least: 10_000, most: 999_999_999 },
  sizes: SIZES,
  refuses: refuseService,
  advises: adviseSheet,
};
