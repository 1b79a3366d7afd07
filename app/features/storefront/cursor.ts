/** How a list of listings may be ordered. `words` and `near` are the two kinds of relevance. */
export const ORDERS = ['newest', 'price-up', 'price-down', 'words', 'near'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * Where a page of a list ended: the order it stands in, the sort keys of its last listing and that listing's id.
 * The next page begins behind it, so a listing that arrives meanwhile pushes nothing onto a page twice.
 */
export type Cursor = { order: Order; keys: number[]; id: string };

/** How many keys stand before the id in each order: a moment in ms, a price in đồng, a score and a moment. */
const KEYS = { newest: 1, 'price-up': 1, 'price-down': 1, words: 2, near: 2 } as const satisfies Record<Order, number>;
const LETTERS = { newest: 'n', 'price-up': 'u', 'price-down': 'd', words: 'w', near: 's' } as const satisfies Record<
  Order,
  string
>;

/** A cursor as part of an address: short, and nothing to edit by hand. */
export const writeCursor = ({ order, keys, id }: Cursor): string =>
  [LETTERS[order], ...keys.map((key) => key.toString(36)), id.replaceAll('-', '')].join('.');

/** Reads a cursor from an address; null for everything that we did not write. */
export function readCursor(text: string | null): Cursor | null {
  const [letter, ...rest] = (text ?? '').split('.');
  const order = ORDERS.find((one) => LETTERS[one] === letter);
  const hex = rest.pop() ?? '';
  if (!order || rest.length !== KEYS[order] || !/^[0-9a-f]{32}$/.test(hex)) return null;
  if (!rest.every((key) => /^[0-9a-z]{1,10}$/.test(key))) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { order, keys: rest.map((key) => Number.parseInt(key, 36)), id };
}
