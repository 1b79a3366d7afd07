import { createHash, randomInt } from 'node:crypto';

import { countTry, forgetTries } from '~/features/accounts/rate-limits.server';
import type { HelpScope } from '~/features/accounts/help-scope';
import { isUniqueViolation } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

/** Long enough to be read aloud and typed twice. */
const CODE_MS = 15 * 60_000;
const CODE_DIGITS = 6;
/** A question nobody answers is gone after a day. */
const ASKED_MS = 24 * 3_600_000;

/** Codes are few: the cooperative is part of what is kept, so that a stolen table is of no use for another's. */
const hashOf = (cooperativeId: string, code: string): string =>
  createHash('sha256').update(`${cooperativeId} ${code}`).digest('base64url');

type Terms = { scopes: HelpScope[]; minutes: number };
export type HelpProblem = Problem<'help.no-cooperative' | 'help.code-wrong' | 'help.gone'>;

/** A member offers help a door: the code to read aloud, good for a quarter of an hour and for one who types it. */
export async function offerHelp(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, scopes, minutes }: Terms & { shopId: string },
): Promise<Result<{ code: string; until: Date }, HelpProblem>> {
  const shop = await db.shop.findUniqueOrThrow({ where: { id: shopId }, select: { cooperativeId: true } });
  const { cooperativeId } = shop;
  if (!cooperativeId) return refuse({ code: 'help.no-cooperative' });
  const now = clock.now();
  const until = new Date(now.getTime() + CODE_MS);
  // one open code at a time, and the old ones make room
  await db.helpGrant.deleteMany({
    where: { cooperativeId, helperId: null, OR: [{ shopId }, { codeExpiresAt: { lt: now } }] },
  });
  for (;;) {
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
    try {
      await db.helpGrant.create({
        data: {
          shopId,
          cooperativeId,
          scopes,
          minutes,
          codeHash: hashOf(cooperativeId, code),
          codeExpiresAt: until,
          createdAt: now,
        },
      });
      return ok({ code, until });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error; // another garden has this very code right now
    }
  }
}

/** Somebody of the cooperative types the code a member read to them. One code opens one door, once. */
export async function takeHelpCode(
  { db, pool, clock }: Pick<Platform, 'db' | 'pool' | 'clock'>,
  { cooperativeId, helperId, code }: { cooperativeId: string; helperId: string; code: string },
): Promise<Result<{ grantId: string }>> {
  const tooMany = await countTry(pool, 'help-code', helperId);
  if (tooMany) return refuse({ ...tooMany, field: 'code' });
  const now = clock.now();
  const where = {
    cooperativeId,
    codeHash: hashOf(cooperativeId, code.replace(/\D/g, '')),
    codeExpiresAt: { gt: now },
    helperId: null,
    shop: { cooperativeId },
  };
  const offered = await db.helpGrant.findFirst({ where, select: { id: true, minutes: true } });
  const begun = offered && {
    helperId,
    codeHash: null,
    codeExpiresAt: null,
    beganAt: now,
    expiresAt: new Date(now.getTime() + offered.minutes * 60_000),
  };
  const { count } = begun
    ? await db.helpGrant.updateMany({ where: { ...where, id: offered.id }, data: begun })
    : { count: 0 };
  if (!offered || count === 0) return refuse({ code: 'help.code-wrong', field: 'code' });
  await forgetTries(pool, 'help-code', helperId);
  return ok({ grantId: offered.id });
}

/** Somebody of the cooperative asks a member for leave; null: no shop of this cooperative. One open question at a time. */
export async function askToHelp(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  {
    cooperativeId,
    shopId,
    helperId,
    scopes,
    minutes,
  }: Terms & { cooperativeId: string; shopId: string; helperId: string },
): Promise<{ grantId: string } | null> {
  if (!isUuid(shopId) || (await db.shop.count({ where: { id: shopId, cooperativeId } })) === 0) return null;
  const now = clock.now();
  const [, { id }] = await db.$transaction([
    db.helpGrant.deleteMany({ where: { shopId, helperId, beganAt: null } }),
    db.helpGrant.create({
      data: { shopId, cooperativeId, helperId, scopes, minutes, createdAt: now },
      select: { id: true },
    }),
  ]);
  return { grantId: id };
}

/** The member says yes to a question. Null: nothing was asked, or it is too long ago. */
export async function agreeToHelp(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, grantId }: { shopId: string; grantId: string },
): Promise<{ grantId: string } | null> {
  if (!isUuid(grantId)) return null;
  const now = clock.now();
  const asked = {
    id: grantId,
    shopId,
    helperId: { not: null },
    beganAt: null,
    endedAt: null,
    createdAt: { gt: new Date(now.getTime() - ASKED_MS) },
  };
  const grant = await db.helpGrant.findFirst({ where: asked, select: { minutes: true } });
  if (!grant) return null;
  const { count } = await db.helpGrant.updateMany({
    where: asked,
    data: { beganAt: now, expiresAt: new Date(now.getTime() + grant.minutes * 60_000) },
  });
  return count > 0 ? { grantId } : null;
}

/**
 * Ends a help, or takes a question or a code back; from this moment the database refuses what is still under way.
 * Either side may: `shopId` names the member's, `cooperativeId` the helper's. False: there is nothing to end.
 */
export async function endHelp(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { grantId, ...who }: { grantId: string } & ({ shopId: string } | { cooperativeId: string }),
): Promise<boolean> {
  if (!isUuid(grantId)) return false;
  const where = { id: grantId, cooperativeId: { not: null }, ...who }; // the family's ends with its place in the shop
  // what never began leaves nothing behind
  const { count: unbegun } = await db.helpGrant.deleteMany({ where: { ...where, beganAt: null } });
  if (unbegun > 0) return true;
  const { count } = await db.helpGrant.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: clock.now() },
  });
  return count > 0;
}

/** This device works in the member's shop from now on; false when the help is not running or not this person's. */
export async function beginHelping(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { sessionId, personId, grantId }: { sessionId: string; personId: string; grantId: string },
): Promise<boolean> {
  if (!isUuid(grantId)) return false;
  const running = await db.helpGrant.count({
    where: { id: grantId, helperId: personId, endedAt: null, expiresAt: { gt: clock.now() } },
  });
  if (running === 0) return false;
  await db.session.update({ where: { id: sessionId }, data: { helpGrantId: grantId } });
  return true;
}

/** This device is back in its own place; the help itself goes on until it ends. */
export async function pauseHelping({ db }: Pick<Platform, 'db'>, sessionId: string): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId }, data: { helpGrantId: null } });
}

/** A help as either side sees it. */
export type HelpView = {
  id: string;
  helper: string;
  helperId: string | null;
  shop: string;
  scopes: HelpScope[];
  minutes: number;
  state: 'offered' | 'asked' | 'running';
  until: Date | null;
};

/** Questions, codes and helps that are alive, of one shop or of a cooperative, the newest first. */
export async function findHelps(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  who: { shopId: string } | { cooperativeId: string },
): Promise<HelpView[]> {
  const now = clock.now();
  const grants = await db.helpGrant.findMany({
    where: {
      ...who,
      endedAt: null,
      OR: [
        { expiresAt: { gt: now } },
        { codeExpiresAt: { gt: now } },
        { beganAt: null, codeHash: null, createdAt: { gt: new Date(now.getTime() - ASKED_MS) } },
      ],
    },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: {
      id: true,
      scopes: true,
      minutes: true,
      helperId: true,
      codeHash: true,
      codeExpiresAt: true,
      beganAt: true,
      expiresAt: true,
      helper: { select: { name: true } },
      shop: { select: { name: true } },
    },
  });
  return grants.map(({ id, helperId, scopes, minutes, codeHash, codeExpiresAt, beganAt, expiresAt, helper, shop }) => ({
    id,
    helper: helper?.name ?? '',
    helperId,
    shop: shop.name,
    scopes,
    minutes,
    state: beganAt ? 'running' : codeHash ? 'offered' : 'asked',
    until: expiresAt ?? codeExpiresAt,
  }));
}

/** A member of the cooperative by its shop's id; null when it is not there or another's. */
export const findMemberName = async (
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, shopId }: { cooperativeId: string; shopId: string },
): Promise<{ id: string; name: string } | null> =>
  isUuid(shopId) ? db.shop.findFirst({ where: { id: shopId, cooperativeId }, select: { id: true, name: true } }) : null;
