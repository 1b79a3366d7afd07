import { createHash, randomBytes } from 'node:crypto';

import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

const WEEK_MS = 7 * 86_400_000;

const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Makes a link's token by which one person may join as a helper, once, within seven days. */
export async function inviteHelper(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId }: { shopId: string },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString('base64url');
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + WEEK_MS);
  await db.shopInvitation.deleteMany({ where: { shopId, expiresAt: { lt: now } } });
  await db.shopInvitation.create({ data: { id: idOf(token), shopId, expiresAt } });
  return { token, expiresAt };
}

const stillGood = (token: string, now: Date) => ({ id: idOf(token), usedAt: null, expiresAt: { gt: now } });

/** The shop an invitation leads to and who runs it; null when it was used or is too old. */
export async function findInvitation(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  token: string,
): Promise<{ shopName: string; ownerName: string } | null> {
  const invitation = await db.shopInvitation.findUnique({
    where: stillGood(token, clock.now()),
    select: {
      shop: {
        select: {
          name: true,
          members: { where: { role: 'owner' }, take: 1, select: { person: { select: { name: true } } } },
        },
      },
    },
  });
  if (!invitation) return null;
  const { name, members } = invitation.shop;
  return { shopName: name, ownerName: members[0]?.person.name ?? name };
}

export type JoinProblem = Problem<'shops.invitation-gone'>;

/** Joins a shop as a helper. Whoever works there already keeps their role, and the link is not used up. */
export async function joinShop(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { token, personId }: { token: string; personId: string },
): Promise<Result<{ shopId: string }, JoinProblem>> {
  const now = clock.now();
  const shopId = await db.$transaction(async (tx) => {
    const invitation = await tx.shopInvitation.findUnique({ where: { id: idOf(token) }, select: { shopId: true } });
    if (!invitation) return null;
    const member = { shopId: invitation.shopId, personId };
    if (await tx.shopMember.findUnique({ where: { shopId_personId: member } })) return invitation.shopId;
    const { count } = await tx.shopInvitation.updateMany({ where: stillGood(token, now), data: { usedAt: now } });
    if (count === 0) return null;
    await tx.shopMember.create({ data: { ...member, role: 'helper' } });
    return invitation.shopId;
  });
  return shopId ? ok({ shopId }) : refuse({ code: 'shops.invitation-gone' });
}

/** Someone who works in a shop, as its owner sees them. */
export type Colleague = { id: string; name: string; phone: string; role: 'owner' | 'helper' };

/** Everybody in a shop, the owner first. */
export async function findColleagues(db: Platform['db'], shopId: string): Promise<Colleague[]> {
  const members = await db.shopMember.findMany({
    where: { shopId },
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: { role: true, person: { select: { id: true, name: true, phone: true } } },
  });
  return members.map(({ role, person }) => ({ ...person, role }));
}

/** Lets a helper go; false when nobody like that helps here. An owner cannot be sent away. */
export async function letHelperGo(
  { db }: Pick<Platform, 'db'>,
  { shopId, personId }: { shopId: string; personId: string },
): Promise<boolean> {
  const { count } = await db.shopMember.deleteMany({ where: { shopId, personId, role: 'helper' } });
  return count > 0;
}
