import { isUniqueViolation } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Problem } from '~/shared/result';

import { missingConsents } from './consent';
import { ORDER_TRANSACTION } from './order-row.server';
import { chance, findPlaced, inTurn, place, TRIES, type PlacedOrder, type PlacingWish } from './place-order.server';

/** Several orders were placed, one a shop; or none was, and what stood in the way, by shop. */
export type PlacedTogether =
  | { ok: true; orders: { shopId: string; order: PlacedOrder }[] }
  | { ok: false; refused: { shopId: string; problems: Problem[] }[] };

/** Takes back what was written of the other orders when one cannot be. */
class Refused extends Error {
  constructor(readonly refused: { shopId: string; problems: Problem[] }[]) {
    super('One of several orders cannot be placed.');
  }
}

/**
 * Places an order at each of several shops in one transaction: all of them, or none, and for every shop why. Each is as
 * `placeOrder` places it, and a cart that has become an order by an earlier press stays that one. Shops come in the order
 * of their ids, so that two buyers who want the same things never wait for each other.
 */
export async function placeOrders(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  wishes: readonly PlacingWish[],
  random: () => number = chance,
): Promise<PlacedTogether> {
  const inOrder = [...wishes].sort((one, other) => (one.shop.id < other.shop.id ? -1 : 1));
  const unread = inOrder.filter(({ consents }) => missingConsents(consents).length > 0);
  if (unread.length > 0)
    return {
      ok: false,
      refused: unread.map(({ shop }) => ({
        shopId: shop.id,
        problems: [{ code: 'orders.consent-missing', field: 'consent' }],
      })),
    };
  for (let tries = 1; ; tries++) {
    try {
      const orders = await inTurn(() =>
        db.$transaction(async (tx) => {
          const done: { shopId: string; order: PlacedOrder }[] = [];
          const refused: { shopId: string; problems: Problem[] }[] = [];
          for (const wish of inOrder) {
            const shopId = wish.shop.id;
            const before = await findPlaced(tx, { shopId, cartId: wish.cart.cartId });
            const placed = before ? ({ ok: true, value: before } as const) : await place(tx, wish, clock.now(), random);
            if (placed.ok) done.push({ shopId, order: placed.value });
            else refused.push({ shopId, problems: placed.problems });
          }
          if (refused.length > 0) throw new Refused(refused);
          return done;
        }, ORDER_TRANSACTION),
      );
      return { ok: true, orders };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refused: error.refused };
      // the other tab was faster, or a code was there already: both are found on the next round
      if (!isUniqueViolation(error) || tries >= TRIES) throw error;
    }
  }
}
