import type { Group, Unit } from '~/features/catalogue/vocabulary';
import type { Details } from '~/features/listings/details';
import type { Measure } from '~/features/listings/listing';
import type { Theme } from '~/features/storefront/design';

import type { Scene } from './pictures/picture';

/** What stands before the camera; the seed follows from the listing. */
export type Shot = Omit<Scene, 'seed'>;

/** One size of a listing; price null: not yet answered. */
export type DemoSize = {
  size: string;
  price: number | null;
  stock: number;
  /** From so many units on, one unit costs so much. */
  tiers?: [minQuantity: number, price: number][];
} & Partial<Record<Measure, number>>;

/** One listing as its garden would write it; what is left out comes from the catalogue's species. */
export type DemoListing = {
  name: string;
  nameEn: string;
  about: string;
  aboutEn: string;
  /** Id in the catalogue; without it group, unit and Latin name are said here. */
  species?: string;
  group?: Group;
  unit?: Unit;
  latin?: string;
  cultivar?: string;
  /** Pieces in a chục, a tray or a bundle. */
  pieces?: number;
  also?: string[];
  care?: string;
  careEn?: string;
  sizes: DemoSize[];
  photos: Shot[];
  details?: Details;
  season?: number[];
  oneOfAKind?: true;
  negotiable?: true;
  resold?: true;
  /** Sold ahead: ready so many days before the next Tết, with this deposit in percent. */
  tet?: { daysBefore: number; deposit: number };
  /** Published when left out. */
  state?: 'draft' | 'paused' | 'archived';
  /** Published with a photo that was taken away later, so that a feed has something to complain of. */
  photoLost?: true;
};

/** A paper of a garden. The day it was issued is counted back from the day of loading. */
export type DemoCertificate = {
  kind: 'ocop' | 'vietgap';
  stars?: 3 | 4;
  ocopGroup?: string;
  product: string;
  certificateNo: string;
  issuer: string;
  issuedDaysAgo: number;
  /** The name of the listing it belongs to. */
  listing?: string;
};

/** A household with its shop. */
export type DemoGarden = {
  owner: { name: string; phone: string };
  helpers?: { name: string; phone: string }[];
  shop: { name: string; tagline: string; story: string; communeCode: string; hamlet: string };
  banner: Shot & { seed: number };
  /** How its shop looks; left out: nobody has touched it. */
  theme?: Theme;
  certificates: DemoCertificate[];
  listings: DemoListing[];
};

/** Writes a size on one line. */
export const size = (
  name: string,
  price: number | null,
  stock: number,
  rest: Omit<DemoSize, 'size' | 'price' | 'stock'> = {},
): DemoSize => ({ size: name, price, stock, ...rest });

/** The only piece there is: one size, one in stock. */
export const onePiece = (
  name: string,
  price: number,
  rest: Omit<DemoSize, 'size' | 'price' | 'stock'> = {},
): DemoSize[] => [size(name, price, 1, rest)];
