import { formatUnit } from '~/features/shops/places';
import { places } from '~/features/shops/places.server';
import type { Lang } from '~/shared/lang';

import { shopPath } from './card';
import { LOOK_COLUMN, toLook, type LookRow } from './look.server';
import type { Seller } from './pages';

/** The columns of a seller, read from `s`. */
export const SELLER_COLUMNS = `
  s.slug AS shop_slug, s.name AS shop_name, s.tagline, s.phone, s.zalo, s.hamlet, s.commune_code,
  coalesce((SELECT takes_orders FROM shop_selling WHERE shop_id = s.id), true) AS takes_orders, ${LOOK_COLUMN}`;

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
  };
}
