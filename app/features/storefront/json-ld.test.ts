import { expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { breadcrumbLd, productLd, shopLd, type LdProduct } from './json-ld';

const variant = {
  sku: 'CV1',
  size: 'Chậu 30 cm',
  url: 'https://vuon.test/p?variant=CV1',
  price: dong(10_000_000_000),
  availability: 'in-stock',
} as const;
const product: LdProduct = {
  url: 'https://vuon.test/p',
  groupId: 'group-1',
  name: 'Bông giấy',
  description: 'Tán tròn',
  category: 'Kiểng lá',
  images: ['https://vuon.test/a.jpg'],
  readyOn: null,
  facts: [],
  variants: [variant],
  shop: { name: 'Vườn Bà Tư', url: 'https://vuon.test/shop/vuon-ba-tu' },
  priceUntil: '2026-12-31',
  delivery: { handlingDays: 1, feeMost: dong(60_000), days: [1, 5] },
  claimDays: 2,
};

it('gives one offer with a bare number in đồng', () => {
  expect(productLd(product)).toMatchObject({
    '@type': 'Product',
    sku: 'CV1',
    offers: {
      '@type': 'Offer',
      price: 10_000_000_000,
      priceCurrency: 'VND',
      availability: 'https://schema.org/InStock',
      itemCondition: 'https://schema.org/NewCondition',
    },
  });
});

it('tells machines how it is sent, until when the price stands, and what is taken back', () => {
  expect(productLd(product)).toMatchObject({
    offers: {
      priceValidUntil: '2026-12-31',
      shippingDetails: {
        shippingRate: { maxValue: 60_000, currency: 'VND' },
        shippingDestination: { addressCountry: 'VN' },
        deliveryTime: {
          handlingTime: { minValue: 0, maxValue: 1, unitCode: 'DAY' },
          transitTime: { minValue: 1, maxValue: 5, unitCode: 'DAY' },
        },
      },
      hasMerchantReturnPolicy: {
        applicableCountry: 'VN',
        returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
        merchantReturnDays: 2,
        itemCondition: 'https://schema.org/DamagedCondition',
      },
    },
  });
});

it('promises no way that the grower has still to name, and no return that there is not', () => {
  const { offers } = productLd({ ...product, delivery: null, claimDays: 0 }) as { offers: object };
  expect(offers).not.toHaveProperty('shippingDetails');
  expect(offers).toMatchObject({
    hasMerchantReturnPolicy: { returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted' },
  });
});

it.each([
  ['in-stock', 'https://schema.org/InStock'],
  ['preorder', 'https://schema.org/PreOrder'],
  ['sold-out', 'https://schema.org/OutOfStock'],
  ['gone', 'https://schema.org/SoldOut'],
] as const)('says that it is %s', (availability, word) => {
  expect(productLd({ ...product, variants: [{ ...variant, availability }] })).toMatchObject({
    offers: { availability: word },
  });
});

it('makes sizes a group whose members have a price and an address of their own', () => {
  const small = { ...variant, sku: 'CV2', size: 'Chậu 20 cm', price: dong(90_000) };
  expect(productLd({ ...product, variants: [variant, small] })).toMatchObject({
    '@type': 'ProductGroup',
    productGroupID: 'group-1',
    variesBy: 'https://schema.org/size',
    hasVariant: [
      { sku: 'CV1', offers: { price: 10_000_000_000 } },
      { sku: 'CV2', size: 'Chậu 20 cm', offers: { price: 90_000 } },
    ],
  });
});

it('gives a garden its address, and the way back up in order', () => {
  const url = 'https://vuon.test/shop/vuon-ba-tu';
  const shop = shopLd({
    url,
    name: 'Vườn Bà Tư',
    description: '',
    phone: '+84901000001',
    hamlet: 'Ấp Sơn Châu',
    commune: 'xã Chợ Lách',
    province: 'tỉnh Vĩnh Long',
    image: null,
  });
  expect(shop).toMatchObject({
    '@type': 'Store',
    telephone: '+84901000001',
    address: { streetAddress: 'Ấp Sơn Châu', addressLocality: 'xã Chợ Lách', addressCountry: 'VN' },
  });
  expect(shop).not.toHaveProperty('image');
  expect(
    breadcrumbLd([
      { name: 'Chợ Vườn', url: '/' },
      { name: 'Vườn Bà Tư', url },
    ]),
  ).toMatchObject({
    itemListElement: [{ position: 1 }, { position: 2, item: url }],
  });
});
