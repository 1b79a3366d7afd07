import type { Platform } from '~/platform/platform.server';
import { readPhone, type PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { plainCode } from './first-code';
import { isPassword } from './password.server';
import { countTry, forgetTries, type RateProblem } from './rate-limits.server';

export type SignInProblem =
  | PhoneProblem
  | RateProblem
  | Problem<'accounts.password-missing' | 'accounts.sign-in-wrong' | 'accounts.first-code-late'>;

/**
 * Checks a number and a password, or the first code that somebody wrote down for them. An unknown number and a wrong
 * password get the same answer after the same work.
 */
export async function signIn(
  { db, pool, clock }: Pick<Platform, 'db' | 'pool' | 'clock'>,
  given: { phone: string; password: string; address: string },
): Promise<Result<{ personId: string; lang: string }, SignInProblem>> {
  const phone = readPhone(given.phone, 'phone');
  const missing: SignInProblem[] =
    given.password === '' ? [{ code: 'accounts.password-missing', field: 'password' }] : [];
  if (!phone.ok || missing.length > 0) return refuse(...(phone.ok ? [] : phone.problems), ...missing);

  const tooMany =
    (await countTry(pool, 'sign-in-address', given.address)) ?? (await countTry(pool, 'sign-in-phone', phone.value));
  if (tooMany) return refuse(tooMany);

  const person = await db.person.findUnique({
    where: { phone: phone.value },
    select: { id: true, lang: true, passwordHash: true, firstCodeExpiresAt: true },
  });
  const typed = person?.firstCodeExpiresAt ? plainCode(given.password) : given.password;
  if (!(await isPassword(typed, person?.passwordHash ?? null)) || !person)
    return refuse({ code: 'accounts.sign-in-wrong' });
  if (person.firstCodeExpiresAt && person.firstCodeExpiresAt <= clock.now())
    return refuse({ code: 'accounts.first-code-late' });

  await forgetTries(pool, 'sign-in-phone', phone.value);
  return ok({ personId: person.id, lang: person.lang });
}
