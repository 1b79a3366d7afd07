import { isUniqueViolation, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import { readPhone, type PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { hashPassword } from './password.server';
import { readNewPassword, readPersonName, type PersonProblem } from './person';
import { countTry, type RateProblem } from './rate-limits.server';

export type SignUpProblem = PersonProblem | PhoneProblem | RateProblem | Problem<'accounts.phone-taken'>;

/** Somebody new, read and counted, but not yet written down. */
export type NewPerson = { name: string; phone: string; passwordHash: string; lang: Lang };

/** Reads three answers of somebody new. Everything wrong with them is told at once; every good try is counted. */
export async function readNewcomer(
  { pool }: Pick<Platform, 'pool'>,
  given: { name: string; phone: string; password: string; lang: Lang; address: string },
): Promise<Result<NewPerson, SignUpProblem>> {
  const name = readPersonName(given.name);
  const phone = readPhone(given.phone, 'phone');
  const password = readNewPassword(given.password);
  if (!name.ok || !phone.ok || !password.ok) {
    const answers: Result<string, SignUpProblem>[] = [name, phone, password];
    return refuse(...answers.flatMap((answer) => (answer.ok ? [] : answer.problems)));
  }

  const tooMany = await countTry(pool, 'sign-up-address', given.address);
  if (tooMany) return refuse(tooMany);
  const passwordHash = await hashPassword(password.value);
  return ok({ name: name.value, phone: phone.value, passwordHash, lang: given.lang });
}

/** Writes somebody new down; null when the number has an account. A transaction it runs in is then over. */
export async function createPerson(
  db: Queries,
  person: NewPerson & { firstCodeExpiresAt?: Date },
): Promise<string | null> {
  try {
    return (await db.person.create({ data: person, select: { id: true } })).id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Somebody new. Everything wrong with the three answers is told at once. */
export async function signUp(
  { db, pool }: Pick<Platform, 'db' | 'pool'>,
  given: { name: string; phone: string; password: string; lang: Lang; address: string },
): Promise<Result<{ personId: string }, SignUpProblem>> {
  const newcomer = await readNewcomer({ pool }, given);
  if (!newcomer.ok) return newcomer;
  const personId = await createPerson(db, newcomer.value);
  return personId ? ok({ personId }) : refuse({ code: 'accounts.phone-taken', field: 'phone' });
}
