import { despiteDeadlocks, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { MembershipEnd, MembershipWay } from '~/platform/prisma-client/client';
import { formatDate } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

/** Characters in which a cooperative says why it lets a household go. */
export const REASON_MAX = 300;

export type EnterProblem = Problem<'cooperatives.in-another'>;

/**
 * Puts a shop into a cooperative, in the caller's transaction. One that is there already stays as it is (`isNew` false).
 * Two cooperatives that take it at once: the first has it, the other is refused.
 */
export async function enterCooperative(
  tx: Queries,
  given: { shopId: string; cooperativeId: string; way: MembershipWay; invitationId: string | null; now: Date },
): Promise<Result<{ isNew: boolean }, EnterProblem>> {
  const { shopId, cooperativeId, way, invitationId, now } = given;
  const { count } = await tx.shop.updateMany({ where: { id: shopId, cooperativeId: null }, data: { cooperativeId } });
  if (count === 0) {
    const shop = await tx.shop.findUnique({ where: { id: shopId }, select: { cooperativeId: true } });
    return shop?.cooperativeId === cooperativeId ? ok({ isNew: false }) : refuse({ code: 'cooperatives.in-another' });
  }
  await tx.membership.updateMany({ where: { shopId, leftAt: null }, data: { way, invitationId, joinedAt: now } });
  return ok({ isNew: true });
}

/**
 * Ends a shop's membership. The shop, its listings and orders stay its own; from now on its buyers pay the household
 * itself, and what the cooperative holds for it is still owed (`findDues`). The shop's revision grows with it, so the
 * joint window and the cooperative's feeds are without it at once. Null: it does not belong to this cooperative (any more).
 */
async function endMembership(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  given: { shopId: string; cooperativeId: string; endedBy: MembershipEnd; endReason: string },
): Promise<true | null> {
  const { shopId, cooperativeId, endedBy, endReason } = given;
  if (!isUuid(shopId)) return null;
  // a listing of the shop may just be on its way past the cooperative
  const end = () =>
    db.$transaction(async (tx) => {
      const open = await tx.membership.findFirst({
        where: { shopId, cooperativeId, leftAt: null },
        select: { id: true },
      });
      const { count } = await tx.shop.updateMany({
        where: { id: shopId, cooperativeId },
        data: { cooperativeId: null },
      });
      if (count === 0) return null;
      await tx.shopSelling.updateMany({ where: { shopId, collector: 'cooperative' }, data: { collector: 'shop' } });
      if (open)
        await tx.membership.update({ where: { id: open.id }, data: { leftAt: clock.now(), endedBy, endReason } });
      return true as const;
    });
  return despiteDeadlocks(end);
}

/** The household leaves. Null: it is in no cooperative like that. */
export const leaveCooperative = (
  platform: Pick<Platform, 'db' | 'clock'>,
  { shopId, cooperativeId }: { shopId: string; cooperativeId: string },
): Promise<true | null> => endMembership(platform, { shopId, cooperativeId, endedBy: 'member', endReason: '' });

export type RemoveProblem = Problem<'cooperatives.reason-missing' | 'cooperatives.reason-too-long'>;

/** The cooperative lets a household go and says why; the household reads it when it next comes. Null: no such member. */
export async function removeMember(
  platform: Pick<Platform, 'db' | 'clock'>,
  { shopId, cooperativeId, reason: typed }: { shopId: string; cooperativeId: string; reason: string },
): Promise<Result<null, RemoveProblem> | null> {
  const reason = cleanText(typed);
  const isHere = isUuid(shopId) && (await platform.db.shop.count({ where: { id: shopId, cooperativeId } })) > 0;
  if (!isHere) return null;
  if (reason === '') return refuse({ code: 'cooperatives.reason-missing', field: 'reason' });
  if (lengthOf(reason) > REASON_MAX)
    return refuse({ code: 'cooperatives.reason-too-long', field: 'reason', with: { max: REASON_MAX } });
  const ended = await endMembership(platform, { shopId, cooperativeId, endedBy: 'cooperative', endReason: reason });
  return ended && ok(null);
}

/** What a household that was let go has not read yet. `on` is dd/MM/yyyy. */
export type LetGo = { id: string; cooperative: string; reason: string; on: string };

/** That a cooperative let this shop go, until its owner has read it; null: nothing to tell. */
export async function findLetGo(db: Platform['db'], shopId: string): Promise<LetGo | null> {
  const row = await db.membership.findFirst({
    where: { shopId, endedBy: 'cooperative', noticedAt: null, leftAt: { not: null } },
    orderBy: [{ leftAt: 'desc' }, { id: 'desc' }],
    select: { id: true, leftAt: true, endReason: true, cooperative: { select: { name: true } } },
  });
  return row && { id: row.id, cooperative: row.cooperative.name, reason: row.endReason, on: formatDate(row.leftAt!) };
}

/** The owner has read it. */
export async function noteLetGoRead({ db, clock }: Pick<Platform, 'db' | 'clock'>, shopId: string): Promise<void> {
  await db.membership.updateMany({
    where: { shopId, endedBy: 'cooperative', noticedAt: null },
    data: { noticedAt: clock.now() },
  });
}

/** A household's own view of its cooperative, and of those that still owe it something. */
export type OwnMembership = {
  current: { id: string; name: string; slug: string; since: string; phone: string | null } | null;
  owed: { cooperative: string; amount: number }[];
};

/** Where a shop belongs, and what each cooperative it ever belonged to holds for it (đồng). */
export async function findOwnMembership(
  db: Platform['db'],
  shopId: string,
  dueOf: (cooperativeId: string) => Promise<number>,
): Promise<OwnMembership> {
  const rows = await db.membership.findMany({
    where: { shopId },
    orderBy: [{ joinedAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: {
      leftAt: true,
      joinedAt: true,
      cooperative: { select: { id: true, name: true, slug: true, phone: true } },
    },
  });
  const open = rows.find(({ leftAt }) => leftAt === null);
  const all = new Map(rows.map(({ cooperative }) => [cooperative.id, cooperative.name]));
  const owed = await Promise.all([...all].map(async ([id, name]) => ({ cooperative: name, amount: await dueOf(id) })));
  return {
    current: open
      ? {
          ...{ id: open.cooperative.id, name: open.cooperative.name, slug: open.cooperative.slug },
          phone: open.cooperative.phone,
          since: formatDate(open.joinedAt),
        }
      : null,
    owed: owed.filter(({ amount }) => amount > 0),
  };
}
