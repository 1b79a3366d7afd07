import type { Queries } from '~/platform/database.server';

/** How many orders of a shop wait for its yes: the number beside “orders” on every page. */
export const countToAnswer = (db: Queries, shopId: string): Promise<number> =>
  db.order.count({ where: { shopId, state: 'placed', quote: { not: 'offered' } } });

/** Whether anybody has ever bought here. */
export const hasOrders = async (db: Queries, shopId: string): Promise<boolean> =>
  (await db.order.findFirst({ where: { shopId }, select: { id: true } })) !== null;
