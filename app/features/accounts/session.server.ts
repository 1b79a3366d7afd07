import { createHash, randomBytes } from 'node:crypto';

import { createCookie } from '@remix-run/node';

import type { Platform } from '~/platform/platform.server';

import type { Person } from './person';

const DAY_MS = 86_400_000;
/** A device that is not used for so long has to sign in again. */
const SESSION_DAYS = 60;

/** Somebody on a device: the person and the session they came with. */
export type Visitor = {
  person: Person;
  sessionId: string;
  /** They came with a first code somebody wrote down for them, and may do nothing but choose a password. */
  hasFirstCode: boolean;
  /** The grant under which this device works in a member's shop; null: it helps nobody. */
  helpGrantId: string | null;
  /** On this device they work in the practice shop. */
  isPractising: boolean;
};

/** The table keeps only this, so reading it opens no door. */
const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

function cookieOf({ publicUrl, sessionSecret }: Platform['config']) {
  return createCookie('__session', {
    secrets: [sessionSecret],
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl?.startsWith('https:') ?? false,
    path: '/',
    maxAge: 400 * 86_400, // the longest a browser allows; the table decides how long it is worth something
  });
}

async function tokenOf(config: Platform['config'], request: Request): Promise<string | null> {
  const token: unknown = await cookieOf(config).parse(request.headers.get('Cookie'));
  return typeof token === 'string' && token !== '' ? token : null;
}

/**
 * Opens a session for somebody who just proved who they are. The session the browser came with ends, so one that was
 * planted there before is worth nothing. Returns the `Set-Cookie` header.
 */
export async function startSession(
  { config, db, clock }: Pick<Platform, 'config' | 'db' | 'clock'>,
  { personId, request }: { personId: string; request: Request },
): Promise<string> {
  const before = await tokenOf(config, request);
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  await db.$transaction([
    db.session.deleteMany({
      where: { OR: [{ id: before ? sessionIdOf(before) : '' }, { personId, expiresAt: { lt: now } }] },
    }),
    db.session.create({
      data: {
        id: sessionIdOf(token),
        personId,
        userAgent: (request.headers.get('User-Agent') ?? '').slice(0, 300),
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS),
      },
    }),
  ]);
  return cookieOf(config).serialize(token);
}

/** Who is asking, or null. Each day of use carries the session sixty days on. */
export async function findVisitor(
  { config, db, clock }: Pick<Platform, 'config' | 'db' | 'clock'>,
  request: Request,
): Promise<Visitor | null> {
  const token = await tokenOf(config, request);
  if (!token) return null;
  const now = clock.now();
  const session = await db.session.findUnique({
    where: { id: sessionIdOf(token), expiresAt: { gt: now } },
    select: {
      id: true,
      lastSeenAt: true,
      helpGrantId: true,
      isPractising: true,
      person: {
        select: { id: true, name: true, phone: true, lang: true, isOperator: true, firstCodeExpiresAt: true },
      },
    },
  });
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > DAY_MS) {
    await db.session.updateMany({
      where: { id: session.id },
      data: { lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS) },
    });
  }
  const { firstCodeExpiresAt, ...person } = session.person;
  const { id: sessionId, isPractising, helpGrantId } = session;
  return { person, sessionId, hasFirstCode: firstCodeExpiresAt !== null, isPractising, helpGrantId };
}

/** Takes a device into the practice shop, or out of it. */
export async function setPractising(
  { db }: Pick<Platform, 'db'>,
  { sessionId, on }: { sessionId: string; on: boolean },
): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId }, data: { isPractising: on } });
}

/** Ends the session of this device. Returns the `Set-Cookie` header that takes the cookie away. */
export async function endSession({ config, db }: Pick<Platform, 'config' | 'db'>, request: Request): Promise<string> {
  const token = await tokenOf(config, request);
  if (token) await db.session.deleteMany({ where: { id: sessionIdOf(token) } });
  return cookieOf(config).serialize('', { maxAge: 0 });
}

/** Ends a person's sessions everywhere, but for the one to keep. */
export async function endSessions(
  { db }: Pick<Platform, 'db'>,
  { personId, keep }: { personId: string; keep?: string },
): Promise<void> {
  await db.session.deleteMany({ where: { personId, ...(keep ? { id: { not: keep } } : {}) } });
}
