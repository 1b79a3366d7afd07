import { calledName } from '~/features/accounts/person';
import { countTry, type RateProblem } from '~/features/accounts/rate-limits.server';
import { createPerson, readNewcomer, type SignUpProblem } from '~/features/accounts/sign-up.server';
import { findOrOpenShop } from '~/features/shops/start-shop.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { takeUse, type Offer } from './invitations.server';
import { enterCooperative, type EnterProblem } from './membership.server';

export type JoinProblem = EnterProblem | Problem<'cooperatives.invitation-gone' | 'cooperatives.staff-elsewhere'>;

/** What somebody came to be by a link: a member with a shop, or one of the staff. */
export type Joined = { personId: string; as: 'member' | 'staff' };

/** Ends a transaction without a trace and carries out why. */
class Refused extends Error {
  constructor(readonly problem: JoinProblem | SignUpProblem) {
    super(problem.code);
  }
}

/** All or nothing: the use of the link, the person, the shop, the membership. */
async function inOne(
  db: Platform['db'],
  work: (tx: Queries) => Promise<Joined>,
): Promise<Result<Joined, JoinProblem | SignUpProblem>> {
  try {
    return ok(await db.$transaction(work, { maxWait: 30_000, timeout: 30_000 }));
  } catch (error) {
    if (error instanceof Refused) return refuse(error.problem);
    throw error;
  }
}

/** A name for a shop nobody was asked about yet; the wizard's first question offers it for mending. */
const provisionalName = (personName: string): string => `Vườn ${calledName(personName)}`;

/** Takes a use of the link and makes the person what it offers. Throws `Refused`. */
async function admit(
  tx: Queries,
  { token, personId, personName, now }: { token: string; personId: string; personName: string; now: Date },
): Promise<Joined> {
  const use = await takeUse(tx, { token, now });
  if (!use) throw new Refused({ code: 'cooperatives.invitation-gone' });
  if (use.role) {
    const others = await tx.cooperativeMember.findMany({ where: { personId }, select: { cooperativeId: true } });
    if (others.length > 0) throw new Refused({ code: 'cooperatives.staff-elsewhere' });
    await tx.cooperativeMember.create({ data: { cooperativeId: use.cooperativeId, personId, role: use.role } });
    return { personId, as: 'staff' };
  }
  const { shopId } = await findOrOpenShop(tx, { personId, name: provisionalName(personName), setupStep: 'name' });
  const entered = await enterCooperative(tx, {
    ...{ shopId, cooperativeId: use.cooperativeId, invitationId: use.id, now },
    way: use.phone ? 'list' : 'link',
  });
  if (!entered.ok) throw new Refused(entered.problems[0]!);
  return { personId, as: 'member' };
}

/**
 * Somebody new scans a link, says who they are and chooses a password: an account, a shop and its membership, or
 * nothing at all. Tries are counted like those of signing up.
 */
export async function joinAsNewcomer(
  { db, pool, clock }: Pick<Platform, 'db' | 'pool' | 'clock'>,
  given: { token: string; name: string; phone: string; password: string; lang: Lang; address: string },
): Promise<Result<Joined, JoinProblem | SignUpProblem>> {
  const newcomer = await readNewcomer({ pool }, given);
  if (!newcomer.ok) return newcomer;
  return inOne(db, async (tx) => {
    const personId = await createPerson(tx, newcomer.value);
    if (!personId) throw new Refused({ code: 'accounts.phone-taken', field: 'phone' });
    return admit(tx, { token: given.token, personId, personName: newcomer.value.name, now: clock.now() });
  });
}

/** How somebody who is signed in stands to what a link offers, before they say yes. */
export type JoinStanding = 'free' | 'here' | 'elsewhere';

/** Whether they may still say yes: `here` they have it already, `elsewhere` they have to leave another one first. */
export async function findJoinStanding(
  db: Queries,
  { personId, offer }: { personId: string; offer: Pick<Offer, 'cooperative' | 'role'> },
): Promise<{ standing: JoinStanding; shop: string | null; elsewhere: string | null }> {
  const name = { select: { id: true, name: true } } as const;
  if (offer.role) {
    const works = await db.cooperativeMember.findMany({ where: { personId }, select: { cooperative: name } });
    const where = works.find(({ cooperative }) => cooperative.id === offer.cooperative.id) ?? works[0];
    return { ...standingAt(where?.cooperative ?? null, offer.cooperative.id), shop: null };
  }
  const own = await db.shopMember.findFirst({
    where: { personId, role: 'owner' },
    orderBy: { createdAt: 'asc' },
    select: { shop: { select: { name: true, cooperative: name } } },
  });
  return { ...standingAt(own?.shop.cooperative ?? null, offer.cooperative.id), shop: own?.shop.name ?? null };
}

const standingAt = (where: { id: string; name: string } | null, wanted: string) =>
  where === null
    ? { standing: 'free' as const, elsewhere: null }
    : where.id === wanted
      ? { standing: 'here' as const, elsewhere: null }
      : { standing: 'elsewhere' as const, elsewhere: where.name };

/** Somebody with an account says yes. Whoever is there already stays as they are, and the link is not used up. */
export async function joinAsPerson(
  { db, pool, clock }: Pick<Platform, 'db' | 'pool' | 'clock'>,
  given: { token: string; offer: Offer; person: { id: string; name: string }; address: string },
): Promise<Result<Joined, JoinProblem | RateProblem | SignUpProblem>> {
  const { token, offer, person, address } = given;
  const tooMany = await countTry(pool, 'sign-up-address', address);
  if (tooMany) return refuse(tooMany);
  return inOne(db, async (tx) => {
    // whoever presses twice, or scans with two phones, comes one after the other
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${person.id}::uuid FOR UPDATE`;
    const { standing } = await findJoinStanding(tx, { personId: person.id, offer });
    const as = offer.role ? ('staff' as const) : ('member' as const);
    if (standing === 'here') return { personId: person.id, as };
    if (standing === 'elsewhere')
      throw new Refused({ code: offer.role ? 'cooperatives.staff-elsewhere' : 'cooperatives.in-another' });
    return admit(tx, { token, personId: person.id, personName: person.name, now: clock.now() });
  });
}
