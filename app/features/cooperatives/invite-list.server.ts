import type { Platform } from '~/platform/platform.server';
import { newUuid } from '~/shared/uuid';

import { inDays, PERSONAL_DAYS } from './invitation';
import { readInviteList, type LineProblem, type ListLine } from './invite-list';
import { freshToken } from './invitations.server';

/** Where each number of a list stands already: in this cooperative, in another, or invited by this one. */
type Known = 'member' | 'elsewhere' | 'invited';
const PROBLEM_OF: Record<Known, LineProblem> = {
  member: { code: 'cooperatives.line-member' },
  elsewhere: { code: 'cooperatives.line-elsewhere' },
  invited: { code: 'cooperatives.line-invited' },
};

async function findKnown(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, phones }: { cooperativeId: string; phones: string[] },
): Promise<Map<string, Known>> {
  if (phones.length === 0) return new Map();
  const rows = await db.$queryRaw<{ phone: string; known: Known }[]>`
    SELECT i.phone, 'invited' AS known FROM cooperative_invitations AS i
    WHERE i.cooperative_id = ${cooperativeId}::uuid AND i.phone = ANY(${phones})
      AND i.uses = 0 AND i.revoked_at IS NULL AND i.expires_at > ${clock.now()}
    UNION ALL
    SELECT p.phone, CASE WHEN s.cooperative_id = ${cooperativeId}::uuid THEN 'member' ELSE 'elsewhere' END
    FROM people AS p
    JOIN shop_members AS m ON m.person_id = p.id AND m.role = 'owner'
    JOIN shops AS s ON s.id = m.shop_id AND s.cooperative_id IS NOT NULL
    WHERE p.phone = ANY(${phones})`;
  return new Map(rows.map(({ phone, known }) => [phone, known]));
}

/** Reads a list and says at each line whether its household can be invited, and if not, why. Changes nothing. */
export async function checkInviteList(
  platform: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, text }: { cooperativeId: string; text: string },
): Promise<ListLine[]> {
  const lines = readInviteList(text);
  const phones = lines.flatMap(({ phone, problem }) => (problem === null && phone ? [phone] : []));
  const known = await findKnown(platform, { cooperativeId, phones });
  return lines.map((line) => {
    const where = line.problem === null ? known.get(line.phone) : undefined;
    return where ? { ...line, problem: PROBLEM_OF[where] } : line;
  });
}

/**
 * Makes a personal invitation for every household of a list that can be invited; the others stay out, as the list's
 * check said. Two people who press at once, or one who presses twice, invite nobody twice: the database keeps one open
 * invitation a number. Returns the list's id and how many it holds; null when nobody could be invited.
 */
export async function inviteList(
  platform: Pick<Platform, 'db' | 'config' | 'clock'>,
  given: { cooperativeId: string; personId: string; text: string; label: string },
): Promise<{ batchId: string; invited: number } | null> {
  const { cooperativeId, personId, text, label } = given;
  const now = platform.clock.now();
  const lines = await checkInviteList(platform, { cooperativeId, text });
  const good = lines.flatMap((line) => (line.problem === null ? [line] : []));
  if (good.length === 0) return null;
  const batchId = newUuid();
  const phones = good.map(({ phone }) => phone);
  const data = good.map(({ name, phone }) => ({
    ...freshToken(platform.config).stored,
    ...{ cooperativeId, batchId, label, phone, personName: name },
    expiresAt: inDays(now, PERSONAL_DAYS),
    createdById: personId,
    createdAt: now,
  }));
  const [, { count: invited }] = await platform.db.$transaction([
    // what has run out makes room for a new one
    platform.db.cooperativeInvitation.updateMany({
      where: { cooperativeId, phone: { in: phones }, uses: 0, revokedAt: null, expiresAt: { lte: now } },
      data: { revokedAt: now },
    }),
    platform.db.cooperativeInvitation.createMany({ data, skipDuplicates: true }),
  ]);
  return invited > 0 ? { batchId, invited } : null;
}
