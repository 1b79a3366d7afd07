import type { Platform } from '~/platform/platform.server';
import type { Queries } from '~/platform/database.server';

import { readDraft, type CheckoutDraft } from './checkout-values';

/** What a buyer has typed so far for this cart; nothing yet: an empty draft. */
export async function findCheckout(
  db: Queries,
  { shopId, cartId }: { shopId: string; cartId: string },
): Promise<CheckoutDraft> {
  const row = await db.checkout.findFirst({ where: { cartId, shopId }, select: { values: true } });
  return row ? readDraft(row.values) : {};
}

/** Keeps what was typed on one page beside what was typed on the others. Answers all of it. */
export async function saveCheckout(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, cartId, values }: { shopId: string; cartId: string; values: CheckoutDraft },
): Promise<CheckoutDraft> {
  const [row] = await db.$queryRaw<{ values: unknown }[]>`
    INSERT INTO checkouts AS c (cart_id, shop_id, "values", updated_at)
    VALUES (${cartId}::uuid, ${shopId}::uuid, ${JSON.stringify(values)}::jsonb, ${clock.now()})
    ON CONFLICT (cart_id) DO UPDATE SET "values" = c."values" || excluded."values", updated_at = excluded.updated_at
      WHERE c.shop_id = excluded.shop_id
    RETURNING "values"`;
  return row ? readDraft(row.values) : {};
}
