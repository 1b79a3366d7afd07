import { translator } from '~/platform/i18n.server';
import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';
import { DEFAULT_LANG, isLang } from '~/shared/lang';

type Tools = Pick<Platform, 'db' | 'clock' | 'push' | 'log'>;

const BATCH = 200;
/** What nobody's phone could be told of for so long is read when they come anyway. */
const NEWS_MS = 24 * 3_600_000;

/**
 * Tells the phones of owners that a helper of the family waits for their yes, once for all that waits in a shop. A phone
 * that cannot be reached now is tried again the next time. Returns how many shops were told of.
 */
export async function tellWishes({ db, clock, push, log }: Tools): Promise<number> {
  const now = clock.now();
  const taken = await db.helpWish.updateManyAndReturn({
    where: { answeredAt: null, toldAt: null, askedAt: { gt: new Date(now.getTime() - NEWS_MS) } },
    data: { toldAt: now },
    limit: BATCH,
    select: { id: true, shopId: true, grant: { select: { helper: { select: { name: true } } } } },
  });
  const shops = await db.shop.findMany({
    where: { id: { in: [...new Set(taken.map(({ shopId }) => shopId))] } },
    select: {
      id: true,
      name: true,
      members: {
        where: { role: 'owner' },
        select: { person: { select: { id: true, lang: true, pushSubscriptions: true } } },
      },
    },
  });
  for (const { id, name, members } of shops) {
    const wishes = taken.filter(({ shopId }) => shopId === id);
    const helper = wishes[0]?.grant.helper?.name ?? '';
    const targets = members.flatMap(({ person }) =>
      person.pushSubscriptions.map((target) => ({ target, person: person.id, lang: person.lang })),
    );
    const outcomes = await Promise.allSettled(
      targets.map(({ target, person, lang: chosen }) => {
        const lang = isLang(chosen) ? chosen : DEFAULT_LANG;
        const t = translator(lang, 'help');
        const words = { title: t('push.title'), body: t('push.body', { helper, shop: name }) };
        return push.send(target, { ...words, url: '/admin', tag: `wishes-${id}`, lang, person });
      }),
    );
    const gone = targets.filter((_, at) => {
      const outcome = outcomes[at];
      return outcome?.status === 'fulfilled' && outcome.value === 'gone';
    });
    if (gone.length > 0)
      await db.pushSubscription.deleteMany({ where: { id: { in: gone.map(({ target }) => target.id) } } });
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (!failed || outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === 'sent')) continue;
    log.warn({ err: failed.reason as unknown, shop: id }, 'an owner could not be told what waits');
    await db.helpWish.updateMany({ where: { id: { in: wishes.map((wish) => wish.id) } }, data: { toldAt: null } });
  }
  return shops.length;
}

/** Background work of helping. */
export const helpJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'cooperatives.tell-wishes',
    timeoutSeconds: 300,
    retries: 0, // the next minute comes anyway
    schedule: '* * * * *',
    async work() {
      await tellWishes(platform);
    },
  },
];
