import { isLiving, type Group, type Light, type Unit, type Watering } from '~/features/catalogue/vocabulary';
import type { ListingState, Origin } from '~/features/listings/listing';
import type { Rendition } from '~/features/photos/rendition';
import type { Lang } from '~/shared/lang';

import type { ChannelRules } from './channel-rules';

/** Who sells. In a cooperative's feed every item names its own garden. */
export type FeedShop = {
  id: string;
  slug: string;
  name: string;
  /** What this garden wants of a channel, by the channel's id; a channel without an entry gets everything as it is. */
  rules?: Readonly<Record<string, ChannelRules>>;
};

/** OCOP stars of one product; days are written 2026-12-01. */
export type FeedOcop = { stars: number; issuedOn: string | null; expiresOn: string | null };

/** What all sizes of a listing share. */
export type FeedListing = {
  id: string;
  slug: string;
  state: ListingState;
  name: string;
  description: string;
  care: string;
  /** English words of the grower; empty: there are none. */
  nameEn: string;
  descriptionEn: string;
  careEn: string;
  group: Group;
  unit: Unit;
  piecesPerUnit: number;
  scientificName: string;
  cultivar: string;
  origin: Origin;
  googleCategory: number | null;
  /** There is one of it in the world: sold means gone. */
  oneOfAKind: boolean;
  /** Code of GS1 on the package, checked; null: it has none. */
  gtin: string | null;
  /** Day a pre-order is ready, 2026-12-01. */
  preorderOn: string | null;
  lights: readonly Light[];
  water: Watering | null;
  ocop: FeedOcop[];
};

/** One size: what is put into a cart. Measures in cm and grams. */
export type FeedVariant = {
  id: string;
  sku: string;
  size: string;
  /** Đồng for one unit, tax included. */
  price: number | null;
  stock: number;
  heightCm: number | null;
  spreadCm: number | null;
  potCm: number | null;
  weightGrams: number | null;
  lengthCm: number | null;
  widthCm: number | null;
  packHeightCm: number | null;
};

/** A photo that may be shown, with its public files. */
export type FeedPhoto = { name: string; renditions: readonly Rendition[] };

/**
 * One purchasable variant, the same for every channel. A channel sees nothing else,
 * so whatever a channel needs to know is added here once.
 */
export type FeedItem = {
  shop: FeedShop;
  listing: FeedListing;
  variant: FeedVariant;
  /** Place of the variant on the listing's form, from 0. */
  position: number;
  /** All sizes of the listing, this one included, in the order of the form. */
  sizes: readonly string[];
  /** Their prices in the same order, đồng. */
  prices: readonly (number | null)[];
  /** Ready photos, the grower's first one first. */
  photos: readonly FeedPhoto[];
  /** Photos that are still being prepared. */
  photosWaiting: number;
};

/** Words in the feed's language. They come from the locale files; a channel only puts them in order. */
export type FeedWords = {
  groups: Record<Group, string>;
  units: Record<Unit, string>;
  lights: Record<Light, string>;
  waterings: Record<Watering, string>;
  /** "cặp 2 cây": a unit of more than one piece. */
  pack(unit: Unit, pieces: number, living: boolean): string;
  /** "Cây và hoa" over the groups of what lives, "Hàng vườn" over the others. */
  family(living: boolean): string;
  /** "60 cm" */
  centimetres(n: number): string;
  ocop(stars: number): string;
  /** "Giá cho một cặp 2 cây." */
  pricePer(unit: string): string;
  /** "Bán tại Vườn Bà Tư." */
  soldBy(shop: string): string;
  /** "Đặt trước, giao từ ngày 20/1/2027." */
  readyFrom(day: string): string;
  facts: Record<Fact, string>;
  /** Title of the group of facts in a channel that wants one. */
  section: string;
  /** Changes when any of these words does. */
  mark: string;
};

/** Facts about an item that a channel may list by name. */
export const FACTS = [
  'scientific-name',
  'cultivar',
  'size',
  'height',
  'spread',
  'pot',
  'light',
  'water',
  'unit',
  'ocop',
] as const;
export type Fact = (typeof FACTS)[number];

/** What is the same for all items of one file. */
export type FeedContext = {
  /** The site's address without a slash at the end. */
  origin: string;
  /** The day in Vietnam, 2026-12-01: pre-orders and certificates go by it. */
  today: string;
  words: FeedWords;
  /** The words of each language, for a garden that wants a channel in another one. */
  languages: Readonly<Record<Lang, FeedWords>>;
  /** What the item's garden wants of the channel it is being prepared for. */
  rules?: ChannelRules;
  /** A feed of several gardens, where one garden's SKU may be another's too. */
  shared: boolean;
};

/** A year after a day, both written 2026-12-01; a 29th of February becomes the 28th. */
export function yearAfter(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${String(Number(year) + 1).padStart(4, '0')}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}

/** How long an OCOP certificate is valid when its paper names no end: 36 months. */
const OCOP_YEARS = 3;

/** The most stars that a valid certificate gives today, or null. */
export function starsOn(today: string, certificates: readonly FeedOcop[]): number | null {
  if (certificates.length === 0) return null;
  const valid = certificates.filter(({ issuedOn, expiresOn }) => {
    if (expiresOn) return expiresOn >= today;
    if (!issuedOn) return false;
    let end = issuedOn;
    for (let year = 0; year < OCOP_YEARS; year++) end = yearAfter(end);
    return end >= today;
  });
  return valid.length > 0 ? Math.max(...valid.map(({ stars }) => stars)) : null;
}

/** Whether a row of it may be another tomorrow though nobody changes it: a pre-order arrives, a certificate ends. */
export const goesByCalendar = ({ preorderOn, ocop }: Pick<FeedListing, 'preorderOn' | 'ocop'>): boolean =>
  preorderOn !== null || ocop.length > 0;

type Facts = readonly (readonly [Fact, string])[];
let latest: { item: FeedItem; words: FeedWords; today: string; facts: Facts } | null = null;

/** What is known of an item, in a fixed order; nothing is guessed. Several fields ask for it in turn, so it is made once. */
export function factsOf(item: FeedItem, { today, words }: Pick<FeedContext, 'today' | 'words'>): Facts {
  if (latest?.item !== item || latest.words !== words || latest.today !== today)
    latest = { item, words, today, facts: gatherFacts(item, today, words) };
  return latest.facts;
}

function gatherFacts({ listing, variant }: FeedItem, today: string, words: FeedWords): Facts {
  const facts: [Fact, string][] = [];
  const tell = (fact: Fact, value: string | null) => {
    const text = value?.trim();
    if (text) facts.push([fact, text]);
  };
  const centimetres = (n: number | null) => (n === null ? null : words.centimetres(n));
  const stars = starsOn(today, listing.ocop);
  tell('scientific-name', listing.scientificName);
  tell('cultivar', listing.cultivar);
  tell('size', variant.size);
  tell('height', centimetres(variant.heightCm));
  tell('spread', centimetres(variant.spreadCm));
  tell('pot', centimetres(variant.potCm));
  tell('light', listing.lights.map((light) => words.lights[light]).join('; '));
  tell('water', listing.water && words.waterings[listing.water]);
  tell('unit', unitOf(listing, words));
  tell('ocop', stars === null ? null : words.ocop(stars));
  return facts;
}

/** What one price is for: "chậu", "cặp 2 cây", "chục 12 cây". */
export function unitOf({ unit, piecesPerUnit, group }: FeedListing, words: FeedWords): string {
  return piecesPerUnit > 1 ? words.pack(unit, piecesPerUnit, isLiving(group)) : words.units[unit];
}
