import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import type { PushTarget } from '~/platform/push.server';
import { scrubText } from '~/platform/scrub';
import { atMost } from '~/shared/at-most';
import { DEFAULT_LANG, isLang, type Lang } from '~/shared/lang';

import { isTemplate, letterOf, noteOf, type ToldOrder } from './message-letter.server';

type Tools = Pick<Platform, 'db' | 'clock' | 'config' | 'mail' | 'push' | 'log'>;

/** Minutes after the first, second, … try in which a message is not tried again: longer than any sending takes. */
const WAITS = [5, 15, 60, 240, 240] as const;
/** A message that failed so often is given up. */
export const MESSAGE_TRIES = WAITS.length;

/** Taken at a time, and sent side by side. */
const BATCH = 20;
const LANES = 4;

/** Why a message cannot be sent at all; trying again would not help. */
type Hopeless = 'no-mail-server' | 'nobody' | 'unknown-template';

/**
 * Sends what waits in the outbox and is due, until nothing is. Each message is taken by one process only; what a killed
 * one had taken becomes due again, so a message may come twice but is never lost. Returns how many went out.
 */
export async function sendMessages(tools: Tools): Promise<number> {
  let sent = 0;
  for (;;) {
    const ids = await takeDue(tools);
    if (ids.length === 0) break;
    const inLanes = atMost(LANES);
    const outcomes = await Promise.all((await load(tools, ids)).map((row) => inLanes(() => sendOne(tools, row))));
    sent += outcomes.filter(Boolean).length;
  }
  await giveUp(tools);
  return sent;
}

/** Marks a batch as being tried. What another process holds is passed over. */
async function takeDue({ db, clock }: Tools): Promise<string[]> {
  const now = clock.now();
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE messages SET
      attempts = attempts + 1,
      next_at = ${now}::timestamptz + (ARRAY[${Prisma.join([...WAITS])}]::int[])[attempts + 1] * interval '1 minute'
    WHERE id IN (
      SELECT id FROM messages
      WHERE state = 'waiting' AND attempts < ${MESSAGE_TRIES} AND (next_at IS NULL OR next_at <= ${now})
      ORDER BY next_at NULLS FIRST, created_at
      LIMIT ${BATCH}
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id`;
  return rows.map(({ id }) => id);
}

/** What a process did not come back from at the last try. */
const giveUp = ({ db, clock }: Tools) =>
  db.message.updateMany({
    where: { state: 'waiting', attempts: { gte: MESSAGE_TRIES }, nextAt: { lte: clock.now() } },
    data: { state: 'failed' },
  });

const load = ({ db }: Tools, ids: string[]) =>
  db.message.findMany({
    where: { id: { in: ids } },
    orderBy: { createdAt: 'asc' },
    include: {
      order: {
        include: {
          lines: { orderBy: { position: 'asc' }, take: 1 },
          _count: { select: { lines: true } },
          pushSubscriptions: true,
          shop: {
            select: {
              name: true,
              selling: { select: { email: true } },
              members: {
                orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
                select: { person: { select: { id: true, lang: true, pushSubscriptions: true } } },
              },
            },
          },
        },
      },
    },
  });
type Loaded = Awaited<ReturnType<typeof load>>[number];

/** Sends one message and writes down what became of it; never throws for what the far side did. True: it went out. */
async function sendOne(tools: Tools, row: Loaded): Promise<boolean> {
  try {
    const hopeless = await tell(tools, row);
    if (hopeless) await settle(tools, row, 'failed', hopeless);
    else await settle(tools, row, 'sent', '');
    return hopeless === null;
  } catch (error) {
    const problem = scrubText(error instanceof Error ? error.message : String(error)).slice(0, 300);
    await settle(tools, row, row.attempts >= MESSAGE_TRIES ? 'failed' : 'waiting', problem);
    tools.log.warn(
      { message: row.id, channel: row.channel, attempts: row.attempts, problem },
      'a message did not go out',
    );
    return false;
  }
}

const settle = ({ db, clock }: Tools, { id }: Loaded, state: 'sent' | 'failed' | 'waiting', problem: string) =>
  db.message.updateMany({
    where: { id },
    data: { state, problem, ...(state === 'sent' && { sentAt: clock.now() }) },
  });

/** Tells whom a message is for; null when somebody was told. Throws when the far side may take it later. */
async function tell(tools: Tools, row: Loaded): Promise<Hopeless | null> {
  const to: 'seller' | 'buyer' = row.to === 'seller' ? 'seller' : 'buyer';
  if (!isTemplate(to, row.template)) return 'unknown-template';
  const told = toldOrder(row);
  const { order } = row;
  const people = order.shop.members.map(({ person }) => person);
  const langOfShop = readLang(people[0]?.lang);

  if (row.channel === 'email') {
    if (!tools.mail) return 'no-mail-server';
    const address = to === 'seller' ? (order.shop.selling?.email ?? '') : order.buyerEmail;
    if (address === '') return 'nobody';
    const lang = to === 'seller' ? langOfShop : readLang(order.lang);
    const letter = { to, address, template: row.template, order: told, lang, now: tools.clock.now() };
    await tools.mail.send(letterOf(tools.config, letter), row.id);
    return null;
  }
  const targets =
    to === 'seller'
      ? people.flatMap(({ id, lang, pushSubscriptions }) =>
          pushSubscriptions.map((target) => ({ target, lang: readLang(lang), person: id })),
        )
      : order.pushSubscriptions.map((target) => ({ target, lang: readLang(order.lang), person: null }));
  return tellBrowsers(
    tools,
    targets.map(({ target, lang, person }) => ({ target, note: { ...noteOf(to, row.template, told, lang), person } })),
  );
}

const readLang = (text: string | undefined): Lang => (isLang(text) ? text : DEFAULT_LANG);

/** Tells every browser; one that is gone is forgotten. Throws when none was reached and one may be later. */
async function tellBrowsers(
  { db, push }: Tools,
  browsers: { target: PushTarget & { id: string }; note: Parameters<Platform['push']['send']>[1] }[],
): Promise<Hopeless | null> {
  const outcomes = await Promise.allSettled(browsers.map(({ target, note }) => push.send(target, note)));
  const gone = browsers.filter((_, at) => isGone(outcomes[at])).map(({ target }) => target.id);
  if (gone.length > 0) await db.pushSubscription.deleteMany({ where: { id: { in: gone } } });
  if (outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === 'sent')) return null;
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return 'nobody';
}

const isGone = (outcome: PromiseSettledResult<'sent' | 'gone'> | undefined): boolean =>
  outcome?.status === 'fulfilled' && outcome.value === 'gone';

function toldOrder({ order }: Loaded): ToldOrder {
  const [first] = order.lines;
  return {
    id: order.id,
    code: order.code,
    trackingKey: order.trackingKey,
    shop: order.shop.name,
    firstLine: first ? { name: first.name, quantity: first.quantity } : null,
    otherLines: Math.max(0, order._count.lines - 1),
    total: Number(order.total),
    paid: Number(order.paid),
    shippingFee: order.shippingFee === null ? null : Number(order.shippingFee),
    answerBy: order.answerBy,
  };
}
