import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import type { Design } from './design';
import { holdDesign } from './drafts.server';
import { PREVIEW_DAYS } from './preview-days';
import { readDesign } from './read-design';

const DAY_MS = 86_400_000;
/** Links that may be out at once. */
const LIVE_MOST = 5;

const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export type PreviewProblem = Problem<'design.too-many-links'>;

/** Makes a link's token that shows the draft to whoever has it, for seven days. The database keeps only its hash. */
export async function makePreviewLink(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId }: { shopId: string },
): Promise<Result<{ token: string; expiresAt: Date }, PreviewProblem>> {
  const token = randomBytes(24).toString('base64url');
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + PREVIEW_DAYS * DAY_MS);
  return db.$transaction(async (tx) => {
    await holdDesign(tx, shopId); // of two presses at once one counts after the other
    await tx.designPreview.deleteMany({ where: { shopId, expiresAt: { lte: now } } });
    if ((await tx.designPreview.count({ where: { shopId } })) >= LIVE_MOST)
      return refuse({ code: 'design.too-many-links', with: { max: LIVE_MOST } });
    await tx.designPreview.create({ data: { id: idOf(token), shopId, expiresAt } });
    return ok({ token, expiresAt });
  });
}

/** The links that are out, the one that ends first in front. The links themselves are known to nobody any more. */
export const findPreviewLinks = (
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId }: { shopId: string },
): Promise<{ id: string; expiresAt: Date }[]> =>
  db.designPreview.findMany({
    where: { shopId, expiresAt: { gt: clock.now() } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: LIVE_MOST,
    select: { id: true, expiresAt: true },
  });

/** Stops a link at once. False: no such link of this shop. */
export async function stopPreviewLink(
  { db }: Pick<Platform, 'db'>,
  { shopId, id }: { shopId: string; id: string },
): Promise<boolean> {
  const { count } = await db.designPreview.deleteMany({ where: { id, shopId } });
  return count > 0;
}

type Signs = Pick<Platform, 'config'>;

/** How long the builder's own window stays open without a new page, at least and at most twice that. */
const OWN_MS = 6 * 3_600_000;
const OWN = /^own\.([0-9a-z]{1,8})\.([\w-]{43})$/;

function sign({ config }: Signs, shopId: string, until: number): Buffer {
  const key = hkdfSync('sha256', config.sessionSecret, '', 'cho-vuon own preview v1', 32);
  return createHmac('sha256', new Uint8Array(key)).update(`${shopId} ${until}`).digest();
}

/**
 * The token by which the builder shows its own draft: signed instead of stored, the same for some hours, so that it
 * takes none of the places of links that were handed on.
 */
export function ownPreviewToken(tools: Signs & Pick<Platform, 'clock'>, shopId: string): string {
  const until = Math.floor(tools.clock.now().getTime() / OWN_MS) + 2; // in steps of OWN_MS
  return `own.${until.toString(36)}.${sign(tools, shopId, until).toString('base64url')}`;
}

function isOwn(tools: Signs, shopId: string, token: string, now: Date): boolean {
  const [, steps = '', signature = ''] = OWN.exec(token) ?? [];
  const until = parseInt(steps, 36);
  if (!(until * OWN_MS > now.getTime())) return false;
  return timingSafeEqual(Buffer.from(signature, 'base64url'), sign(tools, shopId, until));
}

const PREVIEWED = `
  SELECT s.id, coalesce(d.draft, d.published) AS design,
    EXISTS (SELECT FROM design_previews AS p WHERE p.id = $2 AND p.shop_id = s.id AND p.expires_at > $3) AS "isHandedOn"
  FROM shops AS s LEFT JOIN shop_designs AS d ON d.shop_id = s.id
  WHERE s.slug = $1 AND s.practice_of_id IS NULL`;

type Previewed = { id: string; design: unknown; isHandedOn: boolean };

/**
 * The look that a preview's link shows, of an open shop as of one that rests or is not open yet: its owner shows it to
 * whom she likes. Null: the link is none of this shop's, or over; or the shop is for practising, which nobody sees.
 */
export async function findDraftByToken(
  tools: Pick<Platform, 'pool' | 'clock' | 'config'>,
  slug: string,
  token: string,
): Promise<Design | null> {
  const now = tools.clock.now();
  const values = [slug, idOf(token), now];
  const { rows } = await tools.pool.query<Previewed>({ name: 'design-preview', text: PREVIEWED, values });
  const [shop] = rows;
  return shop && (shop.isHandedOn || isOwn(tools, shop.id, token, now)) ? readDesign(shop.design) : null;
}
