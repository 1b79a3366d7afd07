import { isUniqueViolation } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import { readPhone, type PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { hashPassword } from './password.server';
import { readNewPassword, readPersonName, type PersonProblem } from './person';
import { countTry, type RateProblem } from './rate-limits.server';

export type SignUpProblem = PersonProblem | PhoneProblem | RateProblem | Problem<'accounts.phone-taken'>;

/** Somebody new. Everything wrong with the three answers is told at once. */
export async function signUp(
  { db, pool }: Pick<Platform, 'db' | 'pool'>,
  given: { name: string; phone: string; password: string; lang: Lang; address: string },
): Promise<Result<{ personId: string }, SignUpProblem>> {
  const name = readPersonName(given.name);
  const phone = readPhone(given.phone, 'phone');
  const password = readNewPassword(given.password);
  if (!name.ok || !phone.ok || !password.ok) {
    const answers: Result<string, SignUpProblem>[] = [name, phone, password];
    return refuse(...answers.flatMap((answer) => (answer.ok ? [] : answer.problems)));
  }

  const tooMany = await countTry(pool, 'sign-up-address', given.address);
  if (tooMany) return refuse(tooMany);

  try {
    const { id } = await db.person.create({
      data: {
        name: name.value,
        phone: phone.value,
        passwordHash: await hashPassword(password.value),
        lang: given.lang,
      },
      select: { id: true },
    });
    return ok({ personId: id });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse({ code: 'accounts.phone-taken', field: 'phone' });
    throw error;
  }
}
