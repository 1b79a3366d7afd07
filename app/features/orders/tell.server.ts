import type { Queries } from '~/platform/database.server';

import type { MessageTemplate } from './message';

/**
 * Writes what is to be told of an order into the outbox, within the transaction that makes it news: one row for each
 * way by which the grower or the buyer can be reached today. Nobody to reach, no row.
 */
export async function tellOf<To extends 'seller' | 'buyer'>(
  tx: Queries,
  { orderId, to, template, now }: { orderId: string; to: To; template: MessageTemplate<To>; now: Date },
): Promise<void> {
  if (to === 'seller')
    await tx.$executeRaw`
      INSERT INTO messages (id, order_id, channel, "to", template, created_at)
      SELECT gen_random_uuid(), o.id, c.channel::message_channel, 'seller', ${template}, ${now}
      FROM orders AS o LEFT JOIN shop_selling AS s ON s.shop_id = o.shop_id, (VALUES ('push'), ('email')) AS c (channel)
      WHERE o.id = ${orderId}::uuid AND CASE c.channel
        WHEN 'email' THEN coalesce(s.email, '') <> ''
        ELSE EXISTS (SELECT FROM shop_members AS m JOIN push_subscriptions AS p ON p.person_id = m.person_id
          WHERE m.shop_id = o.shop_id) END`;
  else
    await tx.$executeRaw`
      INSERT INTO messages (id, order_id, channel, "to", template, created_at)
      SELECT gen_random_uuid(), o.id, c.channel::message_channel, 'buyer', ${template}, ${now}
      FROM orders AS o, (VALUES ('push'), ('email')) AS c (channel)
      WHERE o.id = ${orderId}::uuid AND CASE c.channel
        WHEN 'email' THEN o.buyer_email <> ''
        ELSE EXISTS (SELECT FROM push_subscriptions AS p WHERE p.order_id = o.id) END`;
}
