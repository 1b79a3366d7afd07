import { translator } from '~/platform/i18n.server';
import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';
import { scrubText } from '~/platform/scrub';
import { DEFAULT_LANG, isLang } from '~/shared/lang';

import { houseOrigin } from './message-letter.server';
import { forgetQuotations } from './quotations.server';

type Tools = Pick<Platform, 'db' | 'clock' | 'push' | 'mail' | 'log' | 'config'>;

const BATCH = 100;
/** What could not be told for so long is read when the grower comes anyway. */
const NEWS_MS = 24 * 3_600_000;
const PAGE = '/admin/quotations';

/**
 * Tells growers that somebody asks for a price: their browsers, and their letterbox where there is one. Never who asks,
 * because a locked phone shows it to everybody. What fails is tried again the next time. Returns how many were told of.
 */
export async function tellQuotations(tools: Tools): Promise<number> {
  const { db, clock } = tools;
  const now = clock.now();
  const recent = { createdAt: { gt: new Date(now.getTime() - NEWS_MS) } };
  const taken = await db.quotationRequest.updateManyAndReturn({
    where: { toldAt: null, ...recent },
    data: { toldAt: now },
    limit: BATCH,
    select: { id: true, shopId: true, quantity: true, listingName: true, mailedAt: true },
  });
  for (const request of taken) {
    try {
      await tell(tools, request);
    } catch (error) {
      const problem = scrubText(error instanceof Error ? error.message : String(error)).slice(0, 300);
      tools.log.warn({ quotation: request.id, problem }, 'a grower could not be told of a request');
      await db.quotationRequest.updateMany({ where: { id: request.id }, data: { toldAt: null } });
    }
  }
  return taken.length;
}

async function tell(
  { db, push, mail, config, clock }: Tools,
  {
    id,
    shopId,
    quantity,
    listingName,
    mailedAt,
  }: {
    id: string;
    shopId: string;
    quantity: number;
    listingName: string;
    mailedAt: Date | null;
  },
): Promise<void> {
  const { name, selling, members } = await db.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: {
      name: true,
      selling: { select: { email: true } },
      members: { select: { person: { select: { id: true, lang: true, pushSubscriptions: true } } } },
    },
  });
  const words = (chosen: string | undefined) => {
    const lang = isLang(chosen) ? chosen : DEFAULT_LANG;
    const t = translator(lang, 'plant');
    const asked = { quantity, name: listingName, shop: name };
    return { lang, title: t('quotation.tell.title', asked), body: t('quotation.tell.body', asked) };
  };
  const email = selling?.email ?? '';
  if (mail && email !== '' && !mailedAt) {
    const { title, body } = words(members[0]?.person.lang);
    await mail.send({ to: email, subject: title, text: `${body}\n\n${houseOrigin(config)}${PAGE}\n` }, id);
    await db.quotationRequest.updateMany({ where: { id }, data: { mailedAt: clock.now() } });
  }
  const targets = members.flatMap(({ person }) => person.pushSubscriptions.map((target) => ({ target, person })));
  const outcomes = await Promise.allSettled(
    targets.map(({ target, person }) =>
      push.send(target, { ...words(person.lang), url: PAGE, tag: `quotation-${id}`, person: person.id }),
    ),
  );
  const gone = targets.filter((_, at) => {
    const outcome = outcomes[at];
    return outcome?.status === 'fulfilled' && outcome.value === 'gone';
  });
  await db.pushSubscription.deleteMany({ where: { id: { in: gone.map(({ target }) => target.id) } } });
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed && !outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === 'sent'))
    throw failed.reason;
}

/** Background work of requests for the price of many. */
export const quotationJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'quotations.tell',
    timeoutSeconds: 300,
    retries: 0, // the next minute comes anyway
    schedule: '* * * * *',
    async work() {
      await tellQuotations(platform);
    },
  },
  {
    name: 'quotations.forget',
    timeoutSeconds: 300,
    retries: 2,
    schedule: '50 19 * * *', // 02:50 in Vietnam
    async work() {
      await forgetQuotations(platform);
    },
  },
];
