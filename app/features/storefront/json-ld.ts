import type {
  BreadcrumbList,
  ItemList,
  ItemAvailability,
  MerchantReturnPolicy,
  Offer,
  OfferShippingDetails,
  Product,
  ProductGroup,
  Store,
  WebSite,
  WithContext,
} from 'schema-dts';

import type { Dong } from '~/shared/dong';

const CONTEXT = 'https://schema.org';

/** What can be had of a size right now. */
export type Availability = 'in-stock' | 'preorder' | 'sold-out' | 'gone';

const AVAILABILITIES = {
  'in-stock': 'https://schema.org/InStock',
  preorder: 'https://schema.org/PreOrder',
  'sold-out': 'https://schema.org/OutOfStock',
  gone: 'https://schema.org/SoldOut',
} as const satisfies Record<Availability, ItemAvailability>;

/** A garden as machines know it; addresses absolute. */
export type LdShop = {
  url: string;
  name: string;
  description: string;
  phone: string;
  hamlet: string;
  commune: string;
  province: string;
  image: string | null;
};

/** A size as machines know it: `sku` is the id in every feed. */
export type LdVariant = { sku: string; size: string; url: string; price: Dong; availability: Availability };

export type LdProduct = {
  url: string;
  groupId: string;
  name: string;
  description: string;
  category: string;
  images: string[];
  /** 2027-01-15, for what is sold ahead. */
  readyOn: string | null;
  facts: { name: string; value: string }[];
  variants: LdVariant[];
  shop: Pick<LdShop, 'name' | 'url'>;
  /** The last day for which the price is meant: 2027-01-31. */
  priceUntil: string;
  /** Days until it leaves the garden at the latest, what the way costs at most, days on the road; null: not said. */
  delivery: { handlingDays: number; feeMost: Dong; days: [from: number, to: number] } | null;
  /** Days in which what arrives dead or damaged is taken back; 0: it is not. */
  claimDays: number;
  /** What buyers said of it; null: nobody has. */
  reviews?: {
    count: number;
    /** 1 to 5 */
    average: number;
    latest: { stars: number; text: string; day: string; lang: string; author: string }[];
  } | null;
};

/** The listing as a Product, or as a ProductGroup of its sizes. Its price is a bare number, tax included. */
export function productLd(product: LdProduct): WithContext<Product> | WithContext<ProductGroup> {
  const { variants, facts } = product;
  const common = {
    name: product.name,
    description: product.description,
    url: product.url,
    image: product.images,
    category: product.category,
    brand: { '@type': 'Brand' as const, name: product.shop.name },
    ...(facts.length > 0
      ? { additionalProperty: facts.map(({ name, value }) => ({ '@type': 'PropertyValue' as const, name, value })) }
      : {}),
    ...(product.reviews ? saidOf(product.reviews) : {}),
  };
  const [first] = variants;
  if (variants.length === 1 && first) {
    return {
      '@context': CONTEXT,
      '@type': 'Product',
      ...common,
      sku: first.sku,
      offers: offerOf(product, first),
    };
  }
  return {
    '@context': CONTEXT,
    '@type': 'ProductGroup',
    ...common,
    productGroupID: product.groupId,
    variesBy: 'https://schema.org/size',
    hasVariant: variants.map((variant) => ({
      '@type': 'Product' as const,
      name: `${product.name}, ${variant.size}`,
      sku: variant.sku,
      size: variant.size,
      image: product.images[0],
      offers: offerOf(product, variant),
    })),
  };
}

const rating = (ratingValue: number) => ({ ratingValue, bestRating: 5, worstRating: 1 });

/** Google's "Review snippet". */
const saidOf = ({ count, average, latest }: NonNullable<LdProduct['reviews']>) => ({
  aggregateRating: { '@type': 'AggregateRating' as const, ...rating(average), reviewCount: count },
  review: latest.map(({ stars, text, day, lang, author }) => ({
    '@type': 'Review' as const,
    reviewRating: { '@type': 'Rating' as const, ...rating(stars) },
    author: { '@type': 'Person' as const, name: author },
    datePublished: day,
    ...(text ? { reviewBody: text, inLanguage: lang } : {}),
  })),
});

const offerOf = (product: LdProduct, { url, price, availability }: LdVariant): Offer => ({
  '@type': 'Offer',
  url,
  price,
  priceCurrency: 'VND',
  availability: AVAILABILITIES[availability],
  itemCondition: 'https://schema.org/NewCondition',
  priceValidUntil: product.priceUntil,
  hasMerchantReturnPolicy: returnsOf(product),
  ...(product.delivery ? { shippingDetails: shippingOf(product.delivery) } : {}),
  ...(availability === 'preorder' && product.readyOn ? { availabilityStarts: product.readyOn } : {}),
  seller: { '@type': 'Organization', name: product.shop.name, url: product.shop.url },
});

const daysFrom = (minValue: number, maxValue: number) => ({
  '@type': 'QuantitativeValue' as const,
  minValue,
  maxValue,
  unitCode: 'DAY',
});

/** Google's "Merchant listing": the dearest way and the longest road, so that no buyer meets a worse one. */
const shippingOf = ({ handlingDays, feeMost, days }: NonNullable<LdProduct['delivery']>): OfferShippingDetails => ({
  '@type': 'OfferShippingDetails',
  shippingRate: { '@type': 'MonetaryAmount', maxValue: feeMost, currency: 'VND' },
  shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'VN' },
  deliveryTime: {
    '@type': 'ShippingDeliveryTime',
    handlingTime: daysFrom(0, handlingDays),
    transitTime: daysFrom(...days),
  },
});

/** Living things go back only when they came dead or damaged, and then at no cost; nothing else is promised. */
const returnsOf = ({ claimDays }: LdProduct): MerchantReturnPolicy =>
  claimDays > 0
    ? {
        '@type': 'MerchantReturnPolicy',
        applicableCountry: 'VN',
        returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
        merchantReturnDays: claimDays,
        itemCondition: 'https://schema.org/DamagedCondition',
        returnMethod: 'https://schema.org/ReturnByMail',
        returnFees: 'https://schema.org/FreeReturn',
      }
    : {
        '@type': 'MerchantReturnPolicy',
        applicableCountry: 'VN',
        returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted',
      };

/** A garden that sells, with the address and the telephone it gives everybody. */
export const shopLd = (shop: LdShop): WithContext<Store> => ({
  '@context': CONTEXT,
  '@type': 'Store',
  '@id': shop.url,
  name: shop.name,
  url: shop.url,
  ...(shop.description ? { description: shop.description } : {}),
  ...(shop.image ? { image: shop.image } : {}),
  telephone: shop.phone,
  currenciesAccepted: 'VND',
  address: {
    '@type': 'PostalAddress',
    ...(shop.hamlet ? { streetAddress: shop.hamlet } : {}),
    addressLocality: shop.commune,
    addressRegion: shop.province,
    addressCountry: 'VN',
  },
});

/** The way back up, the page itself last. */
export const breadcrumbLd = (steps: { name: string; url: string }[]): WithContext<BreadcrumbList> => ({
  '@context': CONTEXT,
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: url,
  })),
});

/** What a page lists, in its order: where each thing has its own page. */
export const itemListLd = (urls: string[]): WithContext<ItemList> => ({
  '@context': CONTEXT,
  '@type': 'ItemList',
  itemListElement: urls.map((url, index) => ({ '@type': 'ListItem', position: index + 1, url })),
});

/** The site, and how to ask it. */
export const siteLd = (origin: string, name: string): WithContext<WebSite> => ({
  '@context': CONTEXT,
  '@type': 'WebSite',
  name,
  url: `${origin}/`,
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
    // schema.org's types do not know the word that Google asks for
    ...{ 'query-input': 'required name=search_term_string' },
  },
});
