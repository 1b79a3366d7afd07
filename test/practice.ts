import { startSession } from '~/features/accounts/session.server';
import { changeOrder } from '~/features/orders/change-order.server';
import { findOrder } from '~/features/orders/orders.server';
import { receiveByHand } from '~/features/payments/by-hand.server';
import { findPracticePage } from '~/features/training/practice-page.server';
import { enterPractice } from '~/features/training/practice-shop.server';
import type { PretendBuyer } from '~/features/training/pretend-buyers';
import { comeAndOrder, takeTurn } from '~/features/training/pretend-visit.server';
import type { Platform } from '~/platform/platform.server';
import { newUuid } from '~/shared/uuid';

import { storedListing, storedPerson, storedShop } from './builders';

/** A grower with so many (`own`) plants in her shop, gone into practice, and what she and the pretend buyers do there. */
export async function atPractice(platform: Platform, { own = 1 } = {}) {
  const person = await storedPerson(platform.db);
  const shop = await storedShop(platform.db, { ownerId: person.id });
  for (let count = 0; count < own; count++) await storedListing(platform.db, { shopId: shop.id, stock: 2 });
  await startSession(platform, { personId: person.id, request: new Request('http://vuon.test') });
  const { id: sessionId } = await platform.db.session.findFirstOrThrow({ where: { personId: person.id } });
  const { shopId } = await enterPractice(platform, { realShopId: shop.id, sessionId });
  const at = { shopId, realShopId: shop.id };
  const come = async (buyer: PretendBuyer) => {
    const came = await comeAndOrder(platform, { shopId, buyer });
    if (!came?.ok) throw new Error(JSON.stringify(came));
    return came.value.orderId;
  };
  const move = (orderId: string, to: 'accepted' | 'packed' | 'handed_over' | 'returned' | 'cancelled') =>
    changeOrder(platform, {
      shopId,
      orderId,
      to,
      actor: 'seller',
      personId: person.id,
      restock: true,
      reason: 'sold-out',
    });
  const send = async (orderId: string) => {
    for (const to of ['accepted', 'packed', 'handed_over'] as const) await move(orderId, to);
  };
  const order = async (orderId: string) =>
    (await findOrder(platform.db, { shopId, orderId, now: platform.clock.now() }))!;
  const pay = async (orderId: string) =>
    receiveByHand(platform, {
      ...{ shopId, orderId, amount: (await order(orderId)).balance, method: 'cod' as const },
      ...{ personId: person.id, pressId: newUuid() },
    });
  const line = async (buyer: PretendBuyer) =>
    (await findPracticePage(platform, at)).buyers.find((one) => one.buyer === buyer)!;
  const turn = (buyer: PretendBuyer) => takeTurn(platform, { shopId, buyer });
  return { ...at, person, sessionId, come, move, send, order, pay, line, turn };
}
