/** What a tag on a pot says. */
export type StallTag = {
  sku: string;
  name: string;
  size: string;
  /** "350.000 ₫ / chậu" */
  price: string;
  /** Where its code leads, absolute. */
  url: string;
};

/** What hangs at the garden's gate. */
export type Poster = { name: string; tagline: string; address: string; phone: string; url: string };

/** Tags of one print: twenty sheets of A4; a larger garden prints the newest. */
export const TAGS_MOST = 200;
/** Pictures of one post. */
export const ALBUM_MOST = 10;
