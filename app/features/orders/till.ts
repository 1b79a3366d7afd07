import { shopPath } from '~/features/storefront/card';

import type { SellingShop } from './selling';

/** Whose till it is: what the law wants on every page of a shop. */
export type TillShop = { path: string; name: string; address: string; phone: string };

/** A shop as its till shows it. */
export const toTillShop = ({
  slug,
  name,
  address,
  phone,
}: Pick<SellingShop, 'slug' | 'name' | 'address' | 'phone'>): TillShop => ({
  path: shopPath(slug),
  name,
  address,
  phone: phone ?? '',
});

/** What was just put in or taken out, so that it can be said and taken back. */
export type CartNews =
  { kind: 'added'; name: string } | { kind: 'removed'; name: string; sku: string; quantity: number };
