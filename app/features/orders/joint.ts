import { coopPath } from '~/features/storefront/card';
import type { Problem } from '~/shared/result';

import type { PricedCart } from './cart';
import type { TillPaths, TillShop } from './till';

/** So many gardens one basket is bought from at a time. */
export const GARDENS_MAX = 12;

/** The addresses of one garden's part of a joint basket. */
export const jointPaths = (coop: string, garden: string): TillPaths => ({
  cart: `${coopPath(coop)}/cart`,
  who: `${coopPath(coop)}/checkout`,
  way: `${coopPath(coop)}/checkout/delivery?garden=${garden}`,
});

/** One garden's part of a joint basket, as the basket's page shows it. */
export type JointCart = { slug: string; name: string; path: string; cart: PricedCart };

/** A garden's till as a page of a joint basket shows it: who sells is the garden, the way back is the cooperative's. */
export const inJoint = (shop: TillShop, coop: string): TillShop => ({ ...shop, path: coopPath(coop) });

/** The names of the last page's fields that say which cart was shown, at which total and under which policies. */
export const cartField = (garden: string): string => `cartId-${garden}`;
export const totalField = (garden: string): string => `seenTotal-${garden}`;
export const policiesField = (garden: string): string => `seenPolicies-${garden}`;

/** Why nothing was ordered, garden by garden. */
export type Refusals = { garden: string; name: string; problems: Problem[] }[];

/** An order of a joint basket, on the page that says all of them are placed. đồng. */
export type JointOrder = { code: string; garden: string; total: number; path: string };
