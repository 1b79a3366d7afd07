import { shopPath } from '~/features/storefront/card';
import type { Look } from '~/features/storefront/look';

import type { SellingShop } from './selling';

/** Whose till it is: what the law wants on every page of a shop; without a look it is dressed as the house. */
export type TillShop = { path: string; name: string; address: string; phone: string; look?: Look };

/** A shop as its till shows it. */
export const toTillShop = ({
  slug,
  name,
  address,
  phone,
  look,
}: Pick<SellingShop, 'slug' | 'name' | 'address' | 'phone'> & { look?: Look }): TillShop => ({
  path: shopPath(slug),
  name,
  address,
  phone: phone ?? '',
  look,
});

/** The addresses of a way to an order: of one shop's, or of a cooperative's over several gardens. */
export type TillPaths = { cart: string; who: string; way: string };

export const shopPaths = (slug: string): TillPaths => ({
  cart: `${shopPath(slug)}/cart`,
  who: `${shopPath(slug)}/checkout`,
  way: `${shopPath(slug)}/checkout/delivery`,
});

/** What was just put in or taken out, so that it can be said and taken back. */
export type CartNews =
  { kind: 'added'; name: string } | { kind: 'removed'; name: string; sku: string; quantity: number };
