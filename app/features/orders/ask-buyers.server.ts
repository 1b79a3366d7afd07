import { GROUPS, isLiving } from '~/features/catalogue/vocabulary';
import type { Platform } from '~/platform/platform.server';

import type { MessageTemplate } from './message';
import { tellOf } from './tell.server';

const DAY_MS = 24 * 3_600_000;
/** So many are asked in one go; the next hour asks the others. */
const BATCH = 500;

/**
 * What a buyer is asked, from so many days after the arrival on. Who was not asked by the last day is not asked any
 * more: a letter that comes late is a nuisance.
 */
const QUESTIONS = [
  { template: 'review-asked', from: 3, until: 25, answered: 'buyer_reviews', living: false },
  { template: 'rooted-30', from: 30, until: 45, answered: 'survival_checks', living: true },
  { template: 'rooted-90', from: 90, until: 105, answered: 'survival_checks', living: true },
] as const satisfies readonly {
  template: MessageTemplate<'buyer'>;
  from: number;
  until: number;
  answered: string;
  living: boolean;
}[];

const LIVING = GROUPS.filter(isLiving);

/**
 * Asks buyers how it was and what has taken root, once each, where they let themselves be told of their order. Who has
 * answered on the order's page already is left in peace. Returns how many orders were asked about.
 */
export async function askBuyers({ db, pool, clock }: Pick<Platform, 'db' | 'pool' | 'clock'>): Promise<number> {
  const now = clock.now();
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  let asked = 0;
  for (const { template, from, until, answered, living } of QUESTIONS) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT o.id FROM orders AS o JOIN shops AS s ON s.id = o.shop_id
       WHERE o.state IN ('delivered', 'done') AND o.delivered_at BETWEEN $1 AND $2
         AND s.practice_of_id IS NULL AND o.anonymised_at IS NULL AND o.erase_asked_at IS NULL
         AND (o.buyer_email <> '' OR EXISTS (SELECT FROM push_subscriptions AS p WHERE p.order_id = o.id))
         AND NOT EXISTS (SELECT FROM messages AS m WHERE m.order_id = o.id AND m.template = $3)
         AND EXISTS (SELECT FROM order_lines AS l WHERE l.order_id = o.id AND (NOT $4 OR l."group" = ANY($5)))
         AND NOT EXISTS (SELECT FROM ${answered} AS a JOIN order_lines AS l ON l.id = a.line_id
           WHERE l.order_id = o.id ${answered === 'survival_checks' ? `AND a.day = ${from}` : ''})
       ORDER BY o.id LIMIT ${BATCH}`,
      [before(until), before(from), template, living, LIVING],
    );
    for (const { id: orderId } of rows) {
      await db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT FROM orders WHERE id = ${orderId}::uuid FOR UPDATE`;
        if ((await tx.message.count({ where: { orderId, template } })) > 0) return;
        await tellOf(tx, { orderId, to: 'buyer', template, now });
        asked++;
      });
    }
  }
  return asked;
}
