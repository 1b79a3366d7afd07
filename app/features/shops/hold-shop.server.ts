import type { Queries } from '~/platform/database.server';

/**
 * Holds a shop until the transaction ends. Triggers raise its revision with every change of what it shows, so whoever
 * holds rows in an order that two can share holds listings first, then the shop, then sizes and photos: whoever saves a
 * listing comes that way.
 */
export const holdShop = async (tx: Queries, shopId: string): Promise<void> => {
  await tx.$queryRaw`SELECT FROM shops WHERE id = ${shopId}::uuid FOR NO KEY UPDATE`;
};
