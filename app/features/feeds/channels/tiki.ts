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
  variationNameField,
} from '../sheet-parts';

const SIZES = { most: 50 };

/** Tiki: each size becomes a product of its own there. Columns after "Create new product request". */
export const tiki: Channel = {
  id: 'tiki',
  name: 'Tiki',
  standing: 'open',
  version: 1,
  files: {},
  sheet: {
    sheets: ['template', 'san pham', 'products'],
    firstRow: 3,
    marks: ['sku', 'product_weight_kg'],
    headers: {
      group: ['ma san pham cha', 'master sku', 'parent sku'],
      name: ['ten san pham', 'product name'],
      description: ['mo ta', 'mo ta san pham', 'description'],
      brand: ['thuong hieu', 'brand'],
      sku: ['sku', 'ma sku', 'ma san pham'],
      option_name: ['ten tuy chon 1', 'option 1 name'],
      option1: ['tuy chon 1', 'option 1'],
      price: ['gia ban', 'price'],
      qtyAvailable: ['so luong', 'ton kho', 'quantity'],
      product_weight_kg: ['can nang', 'can nang kg', 'khoi luong', 'weight'],
      product_length: ['chieu dai', 'length'],
      product_width: ['chieu rong', 'width'],
      product_height: ['chieu cao', 'height'],
      image: ['anh dai dien', 'hinh anh', 'image'],
    },
  },
  picture: { formats: ['jpeg'], least: 500, good: 1200 },
  fields: [
    { name: 'group', need: 'required', kind: 'exact', value: (item) => productCode(item, SIZES) },
    productNameField('name', 2, 255),
    productTextField('description', 10_000),
    sellerBrandField('brand', 100),
    skuField('sku'),
    variationNameField('option_name'),
    variationField('option1', 50),
    barePriceField('price'),
    stockField('qtyAvailable'),
    packedWeightField('product_weight_kg'),
    packedSideField('product_length', 'lengthCm'),
    packedSideField('product_width', 'widthCm'),
    packedSideField('product_height', 'packHeightCm'),
    ...['image', 'image_2', 'image_3', 'image_4', 'image_5'].map((name, at) => pictureField(name, at)),
  ],
  availability: SHEET_STOCK,
  sizes: SIZES,
  refuses: refuseService,
  advises: adviseSheet,
};
