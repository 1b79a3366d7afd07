import { createHash } from 'node:crypto';

import type { Platform } from '~/platform/platform.server';

import type { Design } from './design';
import { readDesign } from './read-design';

/** The draft behind a preview's link, while the link holds and belongs to the shop of that address; else null. */
export async function findDraftByToken(
  { pool, clock }: Pick<Platform, 'pool' | 'clock' | 'config'>,
  slug: string,
  token: string,
): Promise<Design | null> {
  const { rows } = await pool.query<{ design: unknown }>(
    `SELECT coalesce(d.draft, d.published) AS design
     FROM design_previews AS p JOIN shops AS s ON s.id = p.shop_id LEFT JOIN shop_designs AS d ON d.shop_id = s.id
     WHERE p.id = $1 AND s.slug = $2 AND p.expires_at > $3 AND s.practice_of_id IS NULL`,
    [createHash('sha256').update(token).digest('base64url'), slug, clock.now()],
  );
  return rows[0] ? readDesign(rows[0].design) : null;
}
