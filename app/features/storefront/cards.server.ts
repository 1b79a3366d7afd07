import { isPreorder } from '~/features/listings/listing';
import { toPictureData, type PictureData } from '~/features/photos/rendition';
import { places } from '~/features/shops/places.server';
import type { Group, Unit } from '~/features/catalogue/vocabulary';
import { dong } from '~/shared/dong';
import { readDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { stillCounts } from './certificates.server';
import { listingPath, shopPath, told, type Card } from './card';

/** The widest file a card needs, px: two columns on the sharpest phone, four on a desk. */
export const CARD_WIDTH_MAX = 640;

/** The columns of a card, read from `l` (listings) and `s` (its shop) of a query that has chosen its rows. */
export const CARD_COLUMNS = `
  l.id, l.slug, l.name, l.name_en, l."group", l.unit, l.pieces_per_unit, l.price_from, l.price_to, l.stock_total,
  l.preorder_on::text AS preorder_on, l.one_of_a_kind, l.published_at,
  s.slug AS shop_slug, s.name AS shop_name, s.commune_code`;

/** The shelf's own conditions, whoever asks: nothing unpublished, of no unpublished shop. */
export const ON_SALE = `l.state = 'published' AND s.state = 'published'`;

/** Finishes a query of cards: `chosen` yields CARD_COLUMNS, at most a page of rows, ordered again by `order`. */
export const withPictures = (chosen: string, order: string, today: string): string => `
  SELECT c.*, p.public_name, p.width, p.height, p.placeholder, p.alt, p.files, o.stars
  FROM (${chosen}) AS c
  LEFT JOIN LATERAL (
    SELECT public_name, width, height, placeholder, alt, files FROM photos
    WHERE listing_id = c.id AND state = 'ready' AND removed_at IS NULL ORDER BY position, id LIMIT 1
  ) AS p ON true
  LEFT JOIN LATERAL (
    SELECT max(paper.stars) AS stars FROM certificates AS paper
    WHERE paper.listing_id = c.id AND paper.kind = 'ocop' AND ${stillCounts('paper', today)}
  ) AS o ON true
  ORDER BY ${order}`;

/** What a query of cards gives back. */
export type CardRow = {
  id: string;
  slug: string;
  name: string;
  name_en: string;
  group: Group;
  unit: Unit;
  pieces_per_unit: number;
  price_from: string;
  price_to: string;
  stock_total: number;
  preorder_on: string | null;
  one_of_a_kind: boolean;
  published_at: Date;
  shop_slug: string;
  shop_name: string;
  commune_code: string;
  stars: number | null;
} & PictureRow;

export type PictureRow = {
  public_name: string | null;
  width: number | null;
  height: number | null;
  placeholder: string | null;
  alt: string | null;
  files: string | null;
};

/** A stored photo as a page shows it, with no file wider than asked for. */
export const pictureOf = (row: PictureRow, alt: string, widest?: number): PictureData | null =>
  toPictureData({ ...row, publicName: row.public_name, alt: row.alt || alt }, widest);

export function toCard(row: CardRow, lang: Lang, now: Date): Card {
  const preorder = row.preorder_on !== null && isPreorder(readDay(row.preorder_on), now) ? row.preorder_on : null;
  const name = told(lang, row.name, row.name_en);
  return {
    id: row.id,
    path: listingPath(row.shop_slug, row.slug),
    name,
    group: row.group,
    unit: row.unit,
    piecesPerUnit: row.pieces_per_unit,
    priceFrom: dong(Number(row.price_from)),
    priceTo: dong(Number(row.price_to)),
    soldOut: row.stock_total <= 0,
    preorderOn: preorder,
    oneOfAKind: row.one_of_a_kind,
    stars: row.stars,
    shop: { slug: row.shop_slug, name: row.shop_name, path: shopPath(row.shop_slug) },
    place: shortPlace(row.commune_code),
    picture: pictureOf(row, '', CARD_WIDTH_MAX), // the name stands beside it,
  };
}

/** "Chợ Lách, Vĩnh Long": short enough for a card; the full address stands on the shop's page. */
export function shortPlace(communeCode: string | null): string {
  const commune = communeCode ? places.commune(communeCode) : null;
  const province = commune ? places.province(commune.provinceCode) : null;
  return [commune?.name, province?.name].filter(Boolean).join(', ');
}
