import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import { ok, type Result } from '~/shared/result';

import { readPersonName, type PersonProblem } from './person';

/** What somebody is called and which language they are spoken to. */
export async function savePerson(
  { db }: Pick<Platform, 'db'>,
  { personId, lang, ...given }: { personId: string; name: string; lang: Lang },
): Promise<Result<null, PersonProblem>> {
  const name = readPersonName(given.name);
  if (!name.ok) return name;
  await db.person.update({ where: { id: personId }, data: { name: name.value, lang } });
  return ok(null);
}
