import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import type { Role } from './permission';

export type StaffProblem = Problem<'cooperatives.last-manager'>;

/** Somebody at work for a cooperative. */
export type StaffMember = { id: string; name: string; phone: string; role: Role };

/** Staff named at once: a cooperative has a handful, and a link makes one. */
const STAFF_MAX = 200;

/** Everybody at work for a cooperative, managers first. */
export async function findStaff(db: Platform['db'], cooperativeId: string): Promise<StaffMember[]> {
  const rows = await db.cooperativeMember.findMany({
    where: { cooperativeId },
    orderBy: [{ role: 'asc' }, { person: { name: 'asc' } }, { personId: 'asc' }],
    take: STAFF_MAX,
    select: { role: true, person: { select: { id: true, name: true, phone: true } } },
  });
  return rows.map(({ role, person }) => ({ ...person, role }));
}

/** Changes among the staff of one cooperative come one after another: each sees who is left. */
const holdStaff = (tx: Queries, cooperativeId: string) =>
  tx.$queryRaw`SELECT id FROM cooperatives WHERE id = ${cooperativeId}::uuid FOR UPDATE`;

/** Whether others would still be managers without this one. */
const hasOtherManager = async (tx: Queries, cooperativeId: string, personId: string): Promise<boolean> =>
  (await tx.cooperativeMember.count({ where: { cooperativeId, role: 'manager', personId: { not: personId } } })) > 0;

type Named = { cooperativeId: string; personId: string };

/** Gives somebody another role. The last manager stays one. Null: nobody like that is at work here. */
export async function changeRole(
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, personId, role }: Named & { role: Role },
): Promise<Result<null, StaffProblem> | null> {
  if (!isUuid(personId)) return null;
  return db.$transaction(async (tx) => {
    await holdStaff(tx, cooperativeId);
    const key = { cooperativeId_personId: { cooperativeId, personId } };
    const known = await tx.cooperativeMember.findUnique({ where: key, select: { role: true } });
    if (!known) return null;
    if (known.role === 'manager' && role !== 'manager' && !(await hasOtherManager(tx, cooperativeId, personId)))
      return refuse({ code: 'cooperatives.last-manager' });
    await tx.cooperativeMember.update({ where: key, data: { role } });
    return ok(null);
  });
}

/** Somebody stops working here, of their own will or a manager's. The last manager cannot. Null: nobody like that. */
export async function endWork(
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, personId }: Named,
): Promise<Result<null, StaffProblem> | null> {
  if (!isUuid(personId)) return null;
  return db.$transaction(async (tx) => {
    await holdStaff(tx, cooperativeId);
    const key = { cooperativeId_personId: { cooperativeId, personId } };
    const known = await tx.cooperativeMember.findUnique({ where: key, select: { role: true } });
    if (!known) return null;
    if (known.role === 'manager' && !(await hasOtherManager(tx, cooperativeId, personId)))
      return refuse({ code: 'cooperatives.last-manager' });
    await tx.cooperativeMember.delete({ where: key });
    return ok(null);
  });
}
