import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { hasDoneAll } from './acts';
import type { Certificate } from './certificate';
import { findStandings, type Learner } from './progress.server';

const SHOWN = { number: true, personName: true, shopName: true, cooperativeName: true, issuedOn: true } as const;

/** The certificate somebody has for a shop, or null. */
export const findCertificate = (
  { db }: Pick<Platform, 'db'>,
  { shopId, personId }: Learner,
): Promise<Certificate | null> =>
  db.trainingCertificate.findUnique({ where: { shopId_personId: { shopId, personId } }, select: SHOWN });

/**
 * Writes the certificate of somebody whose acts are all done, or says how many are missing. It is written once, with
 * the names of that day; pressed twice, or by two at once, it stays one.
 */
export async function issueCertificate(
  platform: Pick<Platform, 'db' | 'pool' | 'clock'>,
  learner: Learner,
): Promise<Result<Certificate, Problem<'training.acts-missing'>>> {
  const { db, clock } = platform;
  const before = await findCertificate(platform, learner);
  if (before) return ok(before);
  const standings = await findStandings(platform, learner);
  if (!hasDoneAll(standings)) {
    const count = Object.values(standings).filter(({ done }) => !done).length;
    return refuse({ code: 'training.acts-missing', with: { count } });
  }
  const [person, shop] = await Promise.all([
    db.person.findUniqueOrThrow({ where: { id: learner.personId }, select: { name: true } }),
    db.shop.findUniqueOrThrow({
      where: { id: learner.shopId },
      select: { name: true, cooperative: { select: { name: true } } },
    }),
  ]);
  await db.trainingCertificate.createMany({
    data: [
      {
        ...learner,
        personName: person.name,
        shopName: shop.name,
        cooperativeName: shop.cooperative?.name ?? '',
        issuedOn: new Date(isoDay(clock.now())),
      },
    ],
    skipDuplicates: true,
  });
  return ok((await findCertificate(platform, learner))!);
}
