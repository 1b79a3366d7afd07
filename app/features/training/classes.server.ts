import { randomBytes } from 'node:crypto';

import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { readPhone } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { momentOf, type ClassDraft } from './training-class';

/** Classes on a page. */
const PAGE = 30;
/** More than sit in any room; what a list shows at most. */
export const PEOPLE_MOST = 500;

/** A class in a list; `heldOn` is the day in Vietnam. */
export type ClassLine = {
  id: string;
  title: string;
  place: string;
  heldOn: Date;
  lessons: string[];
  people: number;
};

/** A cooperative's classes, the latest first; `before` is the last id of the page before. */
export async function findClasses(
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, before }: { cooperativeId: string; before: string | null },
): Promise<{ classes: ClassLine[]; next: string | null }> {
  const rows = await db.trainingClass.findMany({
    where: { cooperativeId },
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    ...(isUuid(before) && { cursor: { id: before }, skip: 1 }),
    select: {
      id: true,
      title: true,
      place: true,
      heldOn: true,
      lessons: true,
      _count: { select: { people: true } },
    },
  });
  const classes = rows.slice(0, PAGE).map(({ _count, ...line }) => ({ ...line, people: _count.people }));
  return { classes, next: rows.length > PAGE ? (classes.at(-1)?.id ?? null) : null };
}

/** Writes a class down. The address behind its code cannot be guessed. */
export async function openClass(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, personId, draft }: { cooperativeId: string; personId: string; draft: ClassDraft },
): Promise<string> {
  const { id } = await db.trainingClass.create({
    data: {
      cooperativeId,
      ...draft,
      heldOn: new Date(draft.heldOn),
      token: randomBytes(12).toString('base64url'),
      createdBy: personId,
      createdAt: clock.now(),
    },
    select: { id: true },
  });
  return id;
}

/** Somebody who was there. */
export type Attendee = { personId: string; name: string; phone: string; shopName: string; at: Date };

/** A class with everybody who was there, in the order they came; null: not there, or not this cooperative's. */
export async function findClass(
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, id }: { cooperativeId: string; id: string },
): Promise<(ClassLine & { token: string; attendees: Attendee[] }) | null> {
  if (!isUuid(id)) return null;
  const found = await db.trainingClass.findFirst({
    where: { id, cooperativeId },
    select: {
      id: true,
      title: true,
      place: true,
      heldOn: true,
      lessons: true,
      token: true,
      _count: { select: { people: true } },
      people: {
        orderBy: [{ at: 'asc' }, { personId: 'asc' }],
        take: PEOPLE_MOST,
        select: {
          personId: true,
          at: true,
          person: { select: { name: true, phone: true } },
          shop: { select: { name: true } },
        },
      },
    },
  });
  if (!found) return null;
  const { _count, people, ...line } = found;
  const attendees = people.map(({ personId, at, person, shop }) => ({ personId, at, ...person, shopName: shop.name }));
  return { ...line, people: _count.people, attendees };
}

/** What the page behind a class's code says: the class, and the visitor's shop in that cooperative. */
export type Entry = {
  id: string;
  title: string;
  place: string;
  heldOn: Date;
  cooperativeName: string;
  /** The shop of this cooperative the visitor works in; null: none, or nobody is signed in. */
  shopId: string | null;
  isPresent: boolean;
};

/** The class behind a code, as somebody sees it (null: nobody signed in). Null: there is no such class. */
export async function findEntry(
  { db }: Pick<Platform, 'db'>,
  { token, personId }: { token: string; personId: string | null },
): Promise<Entry | null> {
  const found = await db.trainingClass.findUnique({
    where: { token },
    select: {
      id: true,
      title: true,
      place: true,
      heldOn: true,
      cooperativeId: true,
      cooperative: { select: { name: true } },
    },
  });
  if (!found) return null;
  const { cooperativeId, cooperative, ...line } = found;
  const [member, there] = personId
    ? await Promise.all([
        db.shopMember.findFirst({
          where: { personId, shop: { cooperativeId } },
          orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
          select: { shopId: true },
        }),
        db.classAttendance.findUnique({ where: { classId_personId: { classId: line.id, personId } } }),
      ])
    : [null, null];
  return { ...line, cooperativeName: cooperative.name, shopId: member?.shopId ?? null, isPresent: there !== null };
}

export type EntryProblem = Problem<'training.class-not-today' | 'training.class-not-member'>;

/**
 * Somebody who scanned the code says that they are there. Only members, only on the day; scanned twice it is one row.
 * Null: there is no such class.
 */
export async function attendClass(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { token, personId }: { token: string; personId: string },
): Promise<Result<{ classId: string }, EntryProblem> | null> {
  const entry = await findEntry({ db }, { token, personId });
  if (!entry) return null;
  if (entry.isPresent) return ok({ classId: entry.id });
  if (momentOf(entry.heldOn, clock.now()) !== 'today') return refuse({ code: 'training.class-not-today' });
  if (!entry.shopId) return refuse({ code: 'training.class-not-member' });
  await markPresent(db, { classId: entry.id, personId, shopId: entry.shopId, at: clock.now() });
  return ok({ classId: entry.id });
}

const markPresent = (
  db: Platform['db'],
  row: { classId: string; personId: string; shopId: string; at: Date },
): Promise<unknown> => db.classAttendance.createMany({ data: [row], skipDuplicates: true });

export type PresentProblem = Problem<'training.member-unknown' | 'training.phone-wrong'>;

/**
 * The trainer writes down a member who came without a phone, by the number they are known by. Null: not there, or not
 * this cooperative's.
 */
export async function addAttendee(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, classId, phone }: { cooperativeId: string; classId: string; phone: string },
): Promise<Result<null, PresentProblem> | null> {
  if (!isUuid(classId)) return null;
  const found = await db.trainingClass.findFirst({ where: { id: classId, cooperativeId }, select: { id: true } });
  if (!found) return null;
  const read = readPhone(phone);
  if (!read.ok) return refuse({ code: 'training.phone-wrong', field: 'phone' });
  const member = await db.shopMember.findFirst({
    where: { person: { phone: read.value }, shop: { cooperativeId } },
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: { shopId: true, personId: true },
  });
  if (!member) return refuse({ code: 'training.member-unknown', field: 'phone' });
  await markPresent(db, { classId, ...member, at: clock.now() });
  return ok(null);
}

/** Takes somebody off the list who was put there by mistake; false: not there, or not this cooperative's. */
export async function removeAttendee(
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, classId, personId }: { cooperativeId: string; classId: string; personId: string },
): Promise<boolean> {
  if (!isUuid(classId) || !isUuid(personId)) return false;
  const { count } = await db.classAttendance.deleteMany({ where: { classId, personId, class: { cooperativeId } } });
  return count > 0;
}

/** What a cooperative's classes came to, for its reports. */
export type ClassCount = {
  classes: number;
  /** How often somebody was there. */
  attendances: number;
  /** How many different people. */
  people: number;
};

/** Counts the classes held from one day to another, both included, written 2026-12-01 as in Vietnam. One that is still to come was not held. */
export async function countClasses(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  { cooperativeId, from, to }: { cooperativeId: string; from: string; to: string },
): Promise<ClassCount> {
  const { rows } = await pool.query<ClassCount>(
    `SELECT count(DISTINCT c.id)::int AS classes, count(a.person_id)::int AS attendances,
       count(DISTINCT a.person_id)::int AS people
     FROM training_classes AS c LEFT JOIN class_attendances AS a ON a.class_id = c.id
     WHERE c.cooperative_id = $1 AND c.held_on BETWEEN $2::date AND least($3::date, $4::date)`,
    [cooperativeId, from, to, isoDay(clock.now())],
  );
  return rows[0]!;
}
