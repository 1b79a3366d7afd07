import type { Group, Unit } from '~/features/catalogue/vocabulary';
import type { Notice } from '~/features/shops/policy';
import type { Details } from '~/features/listings/details';
import type { ShippingSpan } from '~/features/shops/shipping-span';
import type { PictureData } from '~/features/photos/rendition';
import type { Dong } from '~/shared/dong';

import type { CardPage, ShopCard, Told } from './card';
import type { Fact, FactSection } from './facts';
import type { Look } from './look';
import type { Narrowing } from './search-query';

/** Beyond this, a page says "more than a hundred": nobody counts further. */
export const COUNTED_MOST = 100;

export type Choice = { code: string; name: string };

/**
 * What there is to choose from: kinds and provinces that have something, gardens that bear the words or opened last;
 * `destinations`: every province something can be sent to.
 */
export type Guide = {
  kinds: Group[];
  provinces: Choice[];
  destinations: Choice[];
  shops: ShopCard[];
  shopIds: string[];
};

/** What a search came to. `near`: nothing has the very words, these look like them. */
export type Found = CardPage & {
  near: boolean;
  count: number;
  /** How many there would be without the filters, when with them there is nothing. */
  withoutFilters: number;
  /** Then also how many there would be without each of them, where that helps. */
  dropping: { name: Narrowing; count: number }[];
};

/** A paper as a visitor may see it. */
export type Certificate = {
  kind: 'ocop' | 'vietgap' | 'geographical_indication' | 'other';
  stars: number | null;
  product: string;
  certificateNo: string;
  issuer: string;
  /** 2027-01-15; null: no end is known. */
  expiresOn: string | null;
};

/** Who sells: what a buyer has the right to know, on every page of the shop. */
export type Seller = {
  slug: string;
  path: string;
  name: string;
  tagline: string;
  /** E.164. */
  phone: string;
  zalo: string | null;
  hamlet: string;
  commune: string;
  province: string;
  /** "Ấp Sơn Châu, xã Chợ Lách, tỉnh Vĩnh Long". */
  address: string;
  /** A cart can be filled here, not only a call made. */
  takesOrders: boolean;
  /** The state's notice that was issued to this shop; null: none was. */
  notice: Notice | null;
  /** What it wears on every page. */
  look: Look;
};

/** A size a shopper may choose. Lengths in cm. */
export type SizeChoice = {
  sku: string;
  size: string;
  price: Dong;
  stock: number;
  heightCm: number | null;
  spreadCm: number | null;
  potCm: number | null;
  tiers: { minQuantity: number; price: Dong }[];
};

/** A listing as its page shows it. */
export type ListingView = {
  id: string;
  path: string;
  name: Told;
  localNames: string[];
  scientificName: string;
  cultivar: string;
  description: Told;
  care: Told;
  group: Group;
  unit: Unit;
  piecesPerUnit: number;
  oneOfAKind: boolean;
  negotiable: boolean;
  seasonMonths: number[];
  seasonLunar: boolean;
  /** 2027-01-15, while it is ahead. */
  preorderOn: string | null;
  depositPercent: number | null;
  ownGrown: boolean;
  sizes: SizeChoice[];
  /** `day`: when each was put here, 2026-11-26. */
  pictures: (PictureData & { day: string })[];
  certificates: Certificate[];
  facts: Record<FactSection, Fact[]>;
  /** What the facts are made of. */
  details: Details;
  /** What its shop promises to everybody: how it is sent, how long it takes, what is taken back. */
  promises: { shipping: ShippingSpan | null; answerHours: number; claimHours: number };
  shop: Seller;
};

/** A shop as its front page shows it. */
export type ShopView = Seller & {
  story: string;
  certificates: Certificate[];
  kinds: Group[];
  banner: PictureData | null;
  cooperative: { name: string; path: string } | null;
};

/** A cooperative's joint window. */
export type CoopView = {
  path: string;
  name: string;
  story: string;
  phone: string | null;
  address: string;
  kinds: Group[];
  /** Where its open gardens are, and how many in each. */
  communes: { code: string; name: string; count: number }[];
  /** A page of them; `nextGarden` is the key of the page behind it. */
  shops: ShopCard[];
  nextGarden: string | null;
  /** What has stars that count today. */
  ocop: OcopProduct[];
};

/** A product with OCOP stars, of one of the gardens. `expiresOn`: 2027-01-15. */
export type OcopProduct = { product: string; stars: number; expiresOn: string | null; garden: string; path: string };
