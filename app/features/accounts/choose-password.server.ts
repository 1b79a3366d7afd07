import type { Platform } from '~/platform/platform.server';
import { ok, type Result } from '~/shared/result';

import { hashPassword } from './password.server';
import { readNewPassword, type PersonProblem } from './person';
import { endSessions, type Visitor } from './session.server';

/**
 * Somebody who came with a first code chooses a password of their own; the code opens nothing any more. Whoever has
 * their own already keeps it: this asks for no old one, so it must not change it.
 */
export async function choosePassword(
  { db }: Pick<Platform, 'db'>,
  { person, sessionId }: Pick<Visitor, 'person' | 'sessionId'>,
  typed: string,
): Promise<Result<null, PersonProblem>> {
  const password = readNewPassword(typed);
  if (!password.ok) return password;
  const passwordHash = await hashPassword(password.value);
  const { count } = await db.person.updateMany({
    where: { id: person.id, firstCodeExpiresAt: { not: null } },
    data: { passwordHash, firstCodeExpiresAt: null },
  });
  if (count > 0) await endSessions({ db }, { personId: person.id, keep: sessionId });
  return ok(null);
}
