import type { Lang } from '~/shared/lang';

import type { CardShape } from './share-card';

/** Everything a grower needs to show a listing around; texts in both languages, because buyers speak both. */
export type ShareKit = {
  name: string;
  /** "350.000 ₫ / chậu" */
  price: string;
  /** The listing's own address, absolute. */
  url: string;
  captions: Record<Lang, { short: string; long: string }>;
  /** A card's address on this site, for each shape; null: there is no photo to show. */
  cards: Record<CardShape, string> | null;
  /** How many square photos there are. */
  squares: number;
};

/** Where a card of a listing lies; its language is that of its words. */
export const cardPath = (listingId: string, shape: CardShape, lang: Lang): string =>
  `/admin/listings/${listingId}/cards/${shape}-${lang}.jpg`;

/** What a card's file name asks for; null for what we never wrote. */
export function readCardFile(file: string): { shape: CardShape; lang: Lang } | null {
  const [, shape, lang] = /^(square|portrait|wide)-(vi|en)\.jpg$/.exec(file) ?? [];
  return shape && lang ? { shape: shape as CardShape, lang: lang as Lang } : null;
}
