import { isUniqueViolation } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { MEMBERS_MAX } from './board-facts.server';
import { GROUPS_MAX, readGroup, type GroupKind, type GroupProblem } from './group';

type Needs = Pick<Platform, 'db' | 'clock'>;

/** A group with how many members are in it. */
export type Group = { id: string; kind: GroupKind; name: string; members: number };

/** A cooperative's groups, hamlets first, by name. */
export async function findGroups(db: Platform['db'], cooperativeId: string): Promise<Group[]> {
  const rows = await db.memberGroup.findMany({
    where: { cooperativeId },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    take: GROUPS_MAX,
    select: { id: true, kind: true, name: true, _count: { select: { members: true } } },
  });
  return rows.map(({ _count, ...group }) => ({ ...group, members: _count.members }));
}

/** One group of this cooperative, or null. */
export async function findGroup(
  db: Platform['db'],
  { cooperativeId, groupId }: { cooperativeId: string; groupId: string },
): Promise<Pick<Group, 'id' | 'kind' | 'name'> | null> {
  if (!isUuid(groupId)) return null;
  return db.memberGroup.findFirst({
    where: { id: groupId, cooperativeId },
    select: { id: true, kind: true, name: true },
  });
}

/** Every member's name with whether it is in the group, by name; there are at most some hundred. */
export async function findTicks(
  db: Platform['db'],
  { cooperativeId, groupId }: { cooperativeId: string; groupId: string },
): Promise<{ shopId: string; name: string; communeCode: string | null; isIn: boolean }[]> {
  return db.$queryRaw`
    SELECT s.id AS "shopId", s.name, s.commune_code AS "communeCode", gm.shop_id IS NOT NULL AS "isIn"
    FROM shops AS s LEFT JOIN group_members AS gm ON gm.shop_id = s.id AND gm.group_id = ${groupId}::uuid
    WHERE s.cooperative_id = ${cooperativeId}::uuid
    ORDER BY s.name_folded, s.id LIMIT ${MEMBERS_MAX}`;
}

/** Makes a group. Two of one kind with one name would be one to everybody, so that is refused. */
export async function makeGroup(
  { db, clock }: Needs,
  { cooperativeId, ...typed }: { cooperativeId: string; kind: string; name: string },
): Promise<Result<{ id: string }, GroupProblem>> {
  const read = readGroup(typed);
  if (!read.ok) return read;
  if ((await db.memberGroup.count({ where: { cooperativeId } })) >= GROUPS_MAX)
    return refuse({ code: 'board.groups-too-many', field: 'name', with: { max: GROUPS_MAX } });
  return named(() =>
    db.memberGroup.create({ data: { cooperativeId, ...read.value, createdAt: clock.now() }, select: { id: true } }),
  );
}

/** Gives a group another name or kind. Null: this cooperative has no such group. */
export async function renameGroup(
  { db }: Pick<Needs, 'db'>,
  { cooperativeId, groupId, ...typed }: { cooperativeId: string; groupId: string; kind: string; name: string },
): Promise<Result<{ id: string }, GroupProblem> | null> {
  if (!(await findGroup(db, { cooperativeId, groupId }))) return null;
  const read = readGroup(typed);
  if (!read.ok) return read;
  return named(() =>
    db.memberGroup.update({ where: { id: groupId, cooperativeId }, data: read.value, select: { id: true } }),
  );
}

async function named(write: () => Promise<{ id: string }>): Promise<Result<{ id: string }, GroupProblem>> {
  try {
    return ok(await write());
  } catch (error) {
    if (isUniqueViolation(error)) return refuse({ code: 'board.group-name-twice', field: 'name' });
    throw error;
  }
}

/** Ends a group; its members stay members. Null: this cooperative has no such group. */
export async function dropGroup(
  { db }: Pick<Needs, 'db'>,
  { cooperativeId, groupId }: { cooperativeId: string; groupId: string },
): Promise<true | null> {
  if (!isUuid(groupId)) return null;
  const { count } = await db.memberGroup.deleteMany({ where: { id: groupId, cooperativeId } });
  return count > 0 ? true : null;
}

/**
 * Says who is in a group: of the members that were on the page (`shown`), those that are ticked. Members the page did
 * not show stay as they are, and ids of others' shops are passed over. Null: this cooperative has no such group.
 */
export async function fillGroup(
  { db, clock }: Needs,
  {
    cooperativeId,
    groupId,
    shown,
    ticked,
  }: { cooperativeId: string; groupId: string; shown: readonly string[]; ticked: readonly string[] },
): Promise<{ members: number } | null> {
  if (!isUuid(groupId)) return null;
  const now = clock.now();
  const inGroup = ticked.filter(isUuid);
  const asked = shown.filter(isUuid);
  return db.$transaction(async (tx) => {
    // held, so that two trainers who tick at once come one after the other
    const held = await tx.$queryRaw<unknown[]>`
      SELECT FROM member_groups WHERE id = ${groupId}::uuid AND cooperative_id = ${cooperativeId}::uuid FOR UPDATE`;
    if (held.length === 0) return null;
    await tx.$executeRaw`
      DELETE FROM group_members
      WHERE group_id = ${groupId}::uuid AND shop_id = ANY (${asked}::uuid[]) AND shop_id <> ALL (${inGroup}::uuid[])`;
    await tx.$executeRaw`
      INSERT INTO group_members (group_id, shop_id, joined_at)
      SELECT ${groupId}::uuid, s.id, ${now} FROM shops AS s
      WHERE s.cooperative_id = ${cooperativeId}::uuid AND s.id = ANY (${inGroup}::uuid[]) AND s.id = ANY (${asked}::uuid[])
      ORDER BY s.id FOR SHARE OF s
      ON CONFLICT DO NOTHING`;
    return { members: await tx.groupMember.count({ where: { groupId } }) };
  });
}
