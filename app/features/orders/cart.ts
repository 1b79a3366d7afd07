import { z } from 'zod';

import type { Group, Unit } from '~/features/catalogue/vocabulary';
import type { Details } from '~/features/listings/details';
import type { Measure, Origin } from '~/features/listings/listing';
import { MARKED_CHANNELS, type MarkedChannel } from '~/features/storefront/visit';
import type { Dong } from '~/shared/dong';
import { newUuid } from '~/shared/uuid';

/** So many different things fit a cart, and with it a cookie. */
export const CART_LINES_MAX = 30;
/** More of one thing than any garden has. */
export const QUANTITY_MAX = 100_000;

const SHAPE = z.object({
  cartId: z.uuid(),
  lines: z
    .array(z.tuple([z.string().regex(/^[A-Za-z0-9._-]{1,50}$/), z.number().int().min(1).max(QUANTITY_MAX)]))
    .max(CART_LINES_MAX),
  // a word of a later house, or of nobody, loses no cart
  from: z.enum(MARKED_CHANNELS).optional().catch(undefined),
});

/** What somebody means to buy of one shop, before anything is priced. One cart makes one order. */
export type Cart = {
  cartId: string;
  lines: { sku: string; quantity: number }[];
  /** Which marked link led to what was put in last; absent: none did. */
  channel?: MarkedChannel;
};

/** A cart's text as its cookie keeps it. */
export const writeCart = ({ cartId, lines, channel }: Cart): string =>
  JSON.stringify({ cartId, lines: lines.map(({ sku, quantity }) => [sku, quantity]), from: channel });

/** Reads a cart's text; null for everything that we would not have written. */
export function readCartText(text: string): Cart | null {
  try {
    const { cartId, lines, from } = SHAPE.parse(JSON.parse(text));
    return {
      ...{ cartId, lines: mergeLines(lines.map(([sku, quantity]) => ({ sku, quantity }))) },
      ...(from && { channel: from }),
    };
  } catch {
    return null; // a cookie may say anything; what cannot be read is an empty cart
  }
}

function mergeLines(lines: Cart['lines']): Cart['lines'] {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity: Math.min(quantity, QUANTITY_MAX) }));
}

/** A cart with nothing in it. Its id is made with the first thing. */
export const emptyCart = (cartId = newUuid()): Cart => ({ cartId, lines: [] });

/** So many units of a size from now on; none takes it out. A cart that is full stays as it is (null). */
export function setQuantity(cart: Cart, sku: string, quantity: number): Cart | null {
  const rest = cart.lines.filter((line) => line.sku !== sku);
  if (quantity <= 0) return { ...cart, lines: rest };
  const wanted = { sku, quantity: Math.min(quantity, QUANTITY_MAX) };
  const isThere = rest.length < cart.lines.length;
  if (!isThere && rest.length >= CART_LINES_MAX) return null;
  return {
    ...cart,
    lines: isThere ? cart.lines.map((line) => (line.sku === sku ? wanted : line)) : [...rest, wanted],
  };
}

/** So many units more. Null: the cart is full. */
export const addToCart = (cart: Cart, sku: string, quantity: number): Cart | null =>
  setQuantity(cart, sku, (cart.lines.find((line) => line.sku === sku)?.quantity ?? 0) + quantity);

/** The cart with the link that led to what was just put in; a page without a mark leaves what the cart knew. */
export const cameBy = (cart: Cart, channel: MarkedChannel | null): Cart => (channel ? { ...cart, channel } : cart);

/** What can be wrong with a line of a cart. */
export const LINE_PROBLEMS = ['orders.sold-out', 'orders.too-few', 'orders.too-dear'] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** One thing of a cart, priced by the shop's own prices of this moment. */
export type PricedLine = {
  sku: string;
  listingId: string;
  variantId: string;
  name: string;
  size: string;
  group: Group;
  unit: Unit;
  piecesPerUnit: number;
  quantity: number;
  /** Units ready to sell. */
  stock: number;
  /** For one unit at this quantity, tax included. */
  unitPrice: Dong;
  total: Dong;
  /** Steps from which one unit costs less, for telling what a few more would save. */
  tiers: { minQuantity: number; price: Dong }[];
  /** A small file of its photo: `/photos/<name>/<file>`; null: it has none. */
  picture: { name: string; file: string } | null;
  /** The listing's page. */
  path: string;
  origin: Origin;
  oneOfAKind: boolean;
  /** Sold ahead: ready from this day (2027-01-15). */
  preorderOn: string | null;
  /** Of the listing; null: as the shop says. */
  depositPercent: number | null;
  /** What a way has to know of it: packed sizes, height, what it bears. */
  measures: Record<Measure, number | null>;
  details: Details;
  problem: LineProblem | null;
};

/** A cart with prices. `goodsTotal` counts only what can be bought as it stands. */
export type PricedCart = {
  cartId: string;
  lines: PricedLine[];
  /** SKUs that are not sold any more. */
  gone: string[];
  goodsTotal: Dong;
  /** The day from which everything is ready, when something is sold ahead: the latest of its days. */
  preorderOn: string | null;
  /** True when it can be ordered as it stands. */
  isOrderable: boolean;
};
