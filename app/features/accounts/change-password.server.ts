import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { hashPassword, isPassword } from './password.server';
import { readNewPassword, type PersonProblem } from './person';
import { countTry, forgetTries, type RateProblem } from './rate-limits.server';
import { endSessions, type Visitor } from './session.server';

export type ChangePasswordProblem = PersonProblem | RateProblem | Problem<'accounts.old-password-wrong'>;

/** A new password for somebody who knows the old one. Every other device has to sign in again. */
export async function changePassword(
  { db, pool }: Pick<Platform, 'db' | 'pool'>,
  { person, sessionId }: Visitor,
  given: { oldPassword: string; newPassword: string },
): Promise<Result<null, ChangePasswordProblem>> {
  const fresh = readNewPassword(given.newPassword, 'newPassword');
  if (!fresh.ok) return fresh;
  const tooMany = await countTry(pool, 'sign-in-phone', person.phone);
  if (tooMany) return refuse(tooMany);

  const { passwordHash } = await db.person.findUniqueOrThrow({
    where: { id: person.id },
    select: { passwordHash: true },
  });
  if (!(await isPassword(given.oldPassword, passwordHash)))
    return refuse({ code: 'accounts.old-password-wrong', field: 'oldPassword' });

  await forgetTries(pool, 'sign-in-phone', person.phone);
  await db.person.update({ where: { id: person.id }, data: { passwordHash: await hashPassword(fresh.value) } });
  await endSessions({ db }, { personId: person.id, keep: sessionId });
  return ok(null);
}
