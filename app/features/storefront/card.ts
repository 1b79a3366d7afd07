import type { Group, Unit } from '~/features/catalogue/vocabulary';
import type { PictureData } from '~/features/photos/rendition';
import type { Dong } from '~/shared/dong';

/** A text in the visitor's language, or in Vietnamese with that said, so that voices read it right. */
export type Told = { text: string; lang?: 'vi' };

/** A listing as it lies on a shelf between others. */
export type Card = {
  id: string;
  path: string;
  name: Told;
  group: Group;
  unit: Unit;
  piecesPerUnit: number;
  priceFrom: Dong;
  priceTo: Dong;
  soldOut: boolean;
  /** Ready from this day (2027-01-15), while that is still ahead. */
  preorderOn: string | null;
  oneOfAKind: boolean;
  /** OCOP stars that are valid today. */
  stars: number | null;
  shop: { slug: string; name: string; path: string };
  /** "Chợ Lách, Vĩnh Long". */
  place: string;
  picture: PictureData | null;
};

/** A page of a shelf; `next` is the cursor of the page behind it. */
export type CardPage = { cards: Card[]; next: string | null };

/** A garden as it stands between others. */
export type ShopCard = {
  path: string;
  name: string;
  tagline: string;
  place: string;
  stars: number | null;
  picture: PictureData | null;
};

export const shopPath = (shop: string): string => `/shop/${shop}`;
export const listingPath = (shop: string, listing: string): string => `/shop/${shop}/p/${listing}`;
export const coopPath = (coop: string): string => `/coop/${coop}`;

/** What a visitor reads: the translation where the grower gave one, else the Vietnamese. */
export const told = (lang: 'vi' | 'en', vietnamese: string, english: string): Told =>
  lang === 'en' ? (english.trim() === '' ? { text: vietnamese, lang: 'vi' } : { text: english }) : { text: vietnamese };

/** How wide a card's picture is laid out, for `sizes`: two, three, four beside each other (see `.grid`). */
export const CARD_SIZES = '(min-width:1100px) 256px,(min-width:720px) 30vw,46vw';
/** The same for the photos of a listing's page. */
export const GALLERY_SIZES = '(min-width:900px) 560px,(min-width:720px) 48vw,100vw';
/** The same for a shop's banner. */
export const BANNER_SIZES = '(min-width:1120px) 1088px,100vw';
/** The same for the one large picture of what is new, and for photos of a story. */
export const FEATURED_SIZES = '(min-width:720px) 520px,100vw';
export const STORY_SIZES = '(min-width:720px) 540px,100vw';
