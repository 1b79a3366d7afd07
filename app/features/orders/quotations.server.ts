import { randomBytes } from 'node:crypto';

import { countTry } from '~/features/accounts/rate-limits.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { dong, readDong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import {
  priceField,
  QUOTATION_CONSENT_VERSION,
  QUOTATION_DAYS,
  QUOTATION_MAX,
  replyField,
  type QuotationView,
  type QuotationWish,
} from './quotation';

const DAY_MS = 24 * 3_600_000;
/** Requests of one page. */
const MOST = 20;

/** Keeps a request for the price of many, unless one telephone or one address asks too often. */
export async function askQuotation(
  { db, pool, clock }: Pick<Platform, 'db' | 'pool' | 'clock'>,
  {
    shopId,
    listing,
    wish,
    lang,
    address,
  }: {
    shopId: string;
    listing: { id: string; name: string; unit: string };
    wish: QuotationWish;
    lang: Lang;
    /** Who asks, by the network. */
    address: string;
  },
): Promise<Result<{ id: string; key: string }>> {
  const tooMany =
    (await countTry(pool, 'quotation-address', address)) ?? (await countTry(pool, 'quotation-phone', wish.phone));
  if (tooMany) return refuse<Problem>(tooMany);
  return ok(
    await db.quotationRequest.create({
      data: {
        ...wish,
        shopId,
        listingId: listing.id,
        listingName: listing.name,
        unit: listing.unit,
        lang,
        key: randomBytes(16).toString('base64url'),
        consent: translator(lang, 'plant')('quotation.consent'),
        consentVersion: QUOTATION_CONSENT_VERSION,
        createdAt: clock.now(),
      },
      select: { id: true, key: true },
    }),
  );
}

const SHOWN = {
  id: true,
  listingName: true,
  unit: true,
  quantity: true,
  size: true,
  wanted: true,
  place: true,
  name: true,
  phone: true,
  note: true,
  state: true,
  price: true,
  answer: true,
  createdAt: true,
} as const;

const toView = <Row extends { price: bigint | null }>({ price, ...row }: Row) => ({
  ...row,
  price: price === null ? null : dong(Number(price)),
});

/** A shop's requests, the newest first: those that are open, or those that are closed. `before`: the last one seen. */
export async function findQuotations(
  { db }: Pick<Platform, 'db'>,
  { shopId, show, before }: { shopId: string; show: 'open' | 'closed'; before: string | null },
): Promise<{ quotations: QuotationView[]; next: string | null }> {
  const rows = await db.quotationRequest.findMany({
    where: {
      shopId,
      state: show === 'open' ? { in: ['new', 'answered'] } : 'closed',
      ...(isUuid(before ?? '') && { id: { lt: before! } }), // ids grow with time
    },
    orderBy: { id: 'desc' },
    take: MOST + 1,
    select: SHOWN,
  });
  const shown = rows.slice(0, MOST);
  return { quotations: shown.map(toView), next: rows.length > MOST ? shown.at(-1)!.id : null };
}

/** How many requests wait for a first answer. */
export const countNewQuotations = ({ db }: Pick<Platform, 'db'>, shopId: string): Promise<number> =>
  db.quotationRequest.count({ where: { shopId, state: 'new' } });

/** The grower names a price for one unit, a few words, or both. Null: not there, or not this shop's. */
export async function answerQuotation(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, id, price: typed, answer }: { shopId: string; id: string; price: string; answer: string },
): Promise<Result<null> | null> {
  if (!isUuid(id) || (await db.quotationRequest.count({ where: { id, shopId } })) === 0) return null;
  const text = cleanText(answer, { multiline: true });
  const price = typed.trim() === '' ? ok(null) : readDong(typed, priceField(id));
  const problems: Problem[] = price.ok ? [] : [...price.problems];
  if (lengthOf(text) > QUOTATION_MAX.answer)
    problems.push({ code: 'orders.text-too-long', field: replyField(id), with: { max: QUOTATION_MAX.answer } });
  if (price.ok && !price.value && text === '')
    problems.push({ code: 'plant.quotation-answer-missing', field: priceField(id) });
  if (problems.length > 0 || !price.ok) return refuse(...problems);
  const answered = { price: price.value || null, answer: text, state: 'answered', answeredAt: clock.now() } as const;
  await db.quotationRequest.updateMany({ where: { id, shopId }, data: answered });
  return ok(null);
}

/** Puts a request away. False: not there, or not this shop's. */
export async function closeQuotation(
  { db }: Pick<Platform, 'db'>,
  { shopId, id }: { shopId: string; id: string },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  return (await db.quotationRequest.updateMany({ where: { id, shopId }, data: { state: 'closed' } })).count === 1;
}

/** A request for whoever has its key; null for everybody else. */
export async function findOwnQuotation(
  { db }: Pick<Platform, 'db'>,
  { id, key }: { id: string; key: string },
): Promise<(QuotationView & { key: string; shop: { name: string; slug: string; phone: string | null } }) | null> {
  if (!isUuid(id) || key === '') return null;
  const row = await db.quotationRequest.findFirst({
    where: { id, key },
    select: { ...SHOWN, key: true, shop: { select: { name: true, slug: true, phone: true } } },
  });
  return row && toView(row);
}

/** Whoever wrote a request takes it back: nothing of it stays. Pressing twice changes nothing. */
export async function eraseQuotation({ db }: Pick<Platform, 'db'>, own: { id: string; key: string }): Promise<void> {
  if (isUuid(own.id) && own.key !== '') await db.quotationRequest.deleteMany({ where: own });
}

/** Forgets requests whose last word is long past. Returns how many. */
export async function forgetQuotations({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - QUOTATION_DAYS * DAY_MS);
  const { count } = await db.quotationRequest.deleteMany({
    where: { createdAt: { lt: before }, OR: [{ answeredAt: null }, { answeredAt: { lt: before } }] },
  });
  return count;
}
