import type { Platform } from '~/platform/platform.server';

/**
 * Notes that a household opened its revenue book while there was something in it. Only the first time counts, so that
 * all later ones cost one look.
 */
export async function noteBookOpened(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId }: { shopId: string },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO shop_acts (shop_id, kind, at)
    SELECT ${shopId}::uuid, 'book_opened', ${clock.now()}
    WHERE EXISTS (SELECT FROM revenue_lines WHERE shop_id = ${shopId}::uuid)
    ON CONFLICT DO NOTHING`;
}
