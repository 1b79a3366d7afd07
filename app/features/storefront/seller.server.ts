import { formatUnit } from '~/features/shops/places';
import { places } from '~/features/shops/places.server';
import type { Notice } from '~/features/shops/policy';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';

import { shopPath } from './card';
import { LOOK_COLUMN, toLook, type LookRow } from './look.server';
import type { Seller } from './pages';

/** The columns of a seller, read from `s`. */
export const SELLER_COLUMNS = `
  s.slug AS shop_slug, s.name AS shop_name, s.tagline, s.phone, s.zalo, s.hamlet, s.commune_code,
  coalesce((SELECT takes_orders FROM shop_selling WHERE shop_id = s.id), true) AS takes_orders,
  (SELECT json_build_object('link', notice_link, 'tag', notice_icon_tag, 'width', notice_icon_width,
     'height', notice_icon_height) FROM shop_policies WHERE shop_id = s.id AND notice_link <> '' AND notice_icon_tag <> '') AS notice, ${LOOK_COLUMN}`;

export type SellerRow = {
  shop_slug: string;
  shop_name: string;
  tagline: string;
  phone: string;
  zalo: string | null;
  hamlet: string;
  commune_code: string;
  takes_orders: boolean;
  look: LookRow;
  notice: { link: string; tag: string; width: number; height: number } | null;
};

export function toSeller(row: SellerRow, lang: Lang): Seller {
  const commune = places.commune(row.commune_code);
  const province = commune && places.province(commune.provinceCode);
  return {
    slug: row.shop_slug,
    path: shopPath(row.shop_slug),
    name: row.shop_name,
    tagline: row.tagline,
    phone: row.phone,
    zalo: row.zalo,
    hamlet: row.hamlet,
    commune: commune ? formatUnit(commune, lang) : '',
    province: province ? formatUnit(province, lang) : '',
    address: [row.hamlet, places.formatPlace(row.commune_code, lang)].filter(Boolean).join(', '),
    takesOrders: row.takes_orders,
    look: toLook(row.look, row.shop_name),
    notice: row.notice && toNotice(row.shop_slug, row.notice),
  };
}

/** The notice of a shop as its pages show it; the icon's address bears its tag, so that it may be kept for ever. */
export const toNotice = (slug: string, { link, tag, width, height }: NonNullable<SellerRow['notice']>): Notice => ({
  link,
  icon: `${shopPath(slug)}/notice.png?v=${tag}`,
  width,
  height,
});

/** Who sells at an address, without anything that is sold. */
export type SellerFound =
  | { kind: 'found'; shopId: string; seller: Seller }
  | { kind: 'moved'; path: string }
  | { kind: 'resting'; name: string };

/** Finds who sells by the slug the shop has or once had; null when it never opened. */
export async function findSeller(
  { pool }: Pick<Platform, 'pool'>,
  slug: string,
  lang: Lang,
): Promise<SellerFound | null> {
  const { rows } = await pool.query<SellerRow & { id: string; state: string; published_at: Date | null }>(
    `SELECT s.id, s.state, s.published_at, ${SELLER_COLUMNS} FROM shops AS s
     WHERE s.slug = $1 OR s.id = (SELECT shop_id FROM shop_old_slugs WHERE slug = $1) ORDER BY s.slug = $1 DESC LIMIT 1`,
    [slug],
  );
  const [row] = rows;
  if (!row || row.state === 'draft' || !row.published_at) return null;
  if (row.state === 'paused') return { kind: 'resting', name: row.shop_name };
  if (row.shop_slug !== slug) return { kind: 'moved', path: shopPath(row.shop_slug) };
  return { kind: 'found', shopId: row.id, seller: toSeller(row, lang) };
}
