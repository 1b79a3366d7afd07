import type { Platform } from '~/platform/platform.server';
import { dong, formatDong, type Dong } from '~/shared/dong';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import { bookReduction } from './book-sale.server';
import { owed } from './order-money';
import { dropOrderFiles, pressOrderFile, writeOrderFiles, type KeptFile } from './order-files.server';
import { holdOrder, ORDER_TRANSACTION, toMoney, writeEvent, type HeldOrder } from './order-row.server';
import { claimEnd, type ClaimKind, type ClaimRemedy } from './order-view';
import { tellOf } from './tell.server';
import { readTerms } from './terms';

/** The longest word of either side, code points; so many photos say enough. */
export const CLAIM_TEXT_MAX = 1000;
export const CLAIM_PHOTOS_MAX = 6;

type Tools = Pick<Platform, 'db' | 'storage' | 'clock'>;

/** A buyer's claim, as the tracking page sends it. */
export type NewClaim = {
  orderId: string;
  kind: ClaimKind;
  text: string;
  wish: ClaimRemedy | null;
  photos: readonly File[];
};

const isInTime = (order: HeldOrder, now: Date): boolean => {
  const until = claimEnd({ ...order, terms: readTerms(order.terms) });
  return until !== null && now < until;
};

/** What keeps this order from being claimed now. */
function timeProblems(order: HeldOrder, now: Date): Problem[] {
  if (order.claims.some(({ state }) => state === 'open' || state === 'granted'))
    return [{ code: 'orders.claim-there' }];
  return isInTime(order, now) ? [] : [{ code: 'orders.claim-too-late' }];
}

/**
 * The buyer says that something arrived dead, broken, wrong or not at all, within the shop's hours. What can be seen
 * needs a photo. The order waits (it is not "done") until the grower has answered and carried it out. Null: not there.
 */
export async function fileClaim(platform: Tools, claim: NewClaim): Promise<Result<{ claimId: string }> | null> {
  const { orderId, kind, photos } = claim;
  if (!isUuid(orderId)) return null;
  const now = platform.clock.now();
  const order = await platform.db.order.findUnique({
    where: { id: orderId },
    include: { claims: { select: { id: true, state: true } } },
  });
  if (!order) return null;

  const text = cleanText(claim.text, { multiline: true });
  const problems = timeProblems(order, now);
  if (lengthOf(text) > CLAIM_TEXT_MAX)
    problems.push({ code: 'orders.text-too-long', field: 'text', with: { max: CLAIM_TEXT_MAX } });
  if (kind !== 'missing' && photos.length === 0) problems.push({ code: 'orders.claim-photo-missing', field: 'photos' });
  if (photos.length > CLAIM_PHOTOS_MAX)
    problems.push({ code: 'orders.too-many-photos', field: 'photos', with: { max: CLAIM_PHOTOS_MAX } });
  if (problems.length > 0) return refuse(...problems);

  const kept = await keepPhotos(platform, orderId, photos);
  if (!kept.ok) return kept;
  const filed = await platform.db.$transaction(async (tx): Promise<Result<{ claimId: string }>> => {
    const held = await holdOrder(tx, { shopId: null, orderId });
    const late = held ? timeProblems(held, now) : [{ code: 'orders.claim-too-late' }];
    if (late.length > 0) return refuse(...late);
    const { id: claimId } = await tx.claim.create({
      data: { orderId, kind, text, wish: claim.wish, filedAt: now },
      select: { id: true },
    });
    await writeOrderFiles(tx, kept.value, { orderId, claimId, kind: 'claim', now });
    await tx.order.update({ where: { id: orderId }, data: { version: { increment: 1 } }, select: { id: true } });
    await writeEvent(tx, { orderId, kind: 'claim-filed', actor: 'buyer', data: { claim: kind }, at: now });
    await tellOf(tx, { orderId, to: 'seller', template: 'claim-filed', now });
    return ok({ claimId });
  }, ORDER_TRANSACTION);
  if (!filed.ok) await dropOrderFiles(platform, kept.value);
  return filed;
}

/** All of them or none: a photo that is refused takes the others with it, and says which it was. */
async function keepPhotos(platform: Tools, orderId: string, photos: readonly File[]): Promise<Result<KeptFile[]>> {
  const kept: KeptFile[] = [];
  for (const photo of photos) {
    const file = await pressOrderFile(platform, { orderId, bytes: new Uint8Array(await photo.arrayBuffer()) });
    if (!file.ok) {
      await dropOrderFiles(platform, kept);
      return refuse(...file.problems.map((problem) => ({ ...problem, field: 'photos' })));
    }
    kept.push(file.value);
  }
  return ok(kept);
}

/** The grower's answer to a claim. */
export type ClaimAnswer = {
  shopId: string;
  orderId: string;
  claimId: string;
  decision: 'grant' | 'decline';
  /** Of a granted claim. */
  remedy: ClaimRemedy | null;
  /** Given back; of `part` it must be said, of `refund` it is all that is still owed when nothing is said. */
  amount: Dong | null;
  answer: string;
  personId: string | null;
};

/**
 * Grants or declines an open claim. What is given back comes off what the order costs and off the revenue book at once;
 * the money itself goes back by the payments room, and then the claim is settled. Answered alike twice it is answered
 * once. Null: not there, or not this shop's.
 */
export async function answerClaim(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, orderId, claimId, decision, remedy, amount, answer, personId }: ClaimAnswer,
): Promise<Result<null> | null> {
  if (!isUuid(orderId) || !isUuid(claimId)) return null;
  const words = cleanText(answer, { multiline: true });
  if (lengthOf(words) > CLAIM_TEXT_MAX)
    return refuse({ code: 'orders.text-too-long', field: 'answer', with: { max: CLAIM_TEXT_MAX } });
  if (decision === 'decline' && words === '') return refuse({ code: 'orders.claim-answer-missing', field: 'answer' });
  if (decision === 'grant' && !remedy) return refuse({ code: 'orders.remedy-missing', field: 'remedy' });
  const now = clock.now();
  const state = decision === 'grant' ? 'granted' : 'declined';
  return db.$transaction(async (tx) => {
    const order = await holdOrder(tx, { shopId, orderId });
    const claim = order?.claims.find(({ id }) => id === claimId);
    if (!order || !claim) return null;
    if (claim.state === state) return ok(null);
    if (claim.state !== 'open') return refuse({ code: 'orders.claim-answered' });

    const back = decision === 'grant' && remedy !== 'exchange' ? amountBack(order, remedy, amount) : ok(null);
    if (!back.ok) return back;
    await tx.claim.update({
      where: { id: claimId },
      data: {
        state,
        remedy: decision === 'grant' ? remedy : null,
        amount: back.value,
        answer: words,
        personId,
        answeredAt: now,
      },
      select: { id: true },
    });
    await tx.order.update({
      where: { id: orderId },
      data: { version: { increment: 1 }, ...(back.value !== null && { reduced: { increment: back.value } }) },
      select: { id: true },
    });
    if (back.value !== null) await bookReduction(tx, order, { claimId, amount: BigInt(back.value), now });
    await writeEvent(tx, {
      orderId,
      kind: decision === 'grant' ? 'claim-granted' : 'claim-declined',
      actor: 'seller',
      personId,
      data: { ...(remedy && decision === 'grant' && { remedy }), ...(back.value !== null && { amount: back.value }) },
      at: now,
    });
    await tellOf(tx, { orderId, to: 'buyer', template: 'claim-answered', now });
    return ok(null);
  }, ORDER_TRANSACTION);
}

function amountBack(order: HeldOrder, remedy: ClaimRemedy | null, said: Dong | null): Result<Dong | null> {
  const most = owed(toMoney(order));
  const amount = said ?? (remedy === 'refund' ? most : dong(0));
  if (amount === 0) return refuse({ code: 'orders.amount-missing', field: 'amount' });
  if (amount > most)
    return refuse({ code: 'orders.amount-too-large', field: 'amount', with: { max: formatDong(most) } });
  return ok(amount);
}

/** What was granted has been carried out: the plant exchanged, the money back. Null: not there, or not this shop's. */
export const settleClaim = (
  platform: Pick<Platform, 'db' | 'clock'>,
  { shopId, orderId, claimId, personId }: { shopId: string; orderId: string; claimId: string; personId: string | null },
): Promise<Result<null> | null> =>
  closeClaim(platform, { shopId, orderId, claimId, from: 'granted', to: 'settled', actor: 'seller', personId });

/** The buyer takes an unanswered claim back. Null: not there. */
export const withdrawClaim = (
  platform: Pick<Platform, 'db' | 'clock'>,
  { orderId, claimId }: { orderId: string; claimId: string },
): Promise<Result<null> | null> =>
  closeClaim(platform, {
    shopId: null,
    orderId,
    claimId,
    from: 'open',
    to: 'withdrawn',
    actor: 'buyer',
    personId: null,
  });

async function closeClaim(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  close: {
    shopId: string | null;
    orderId: string;
    claimId: string;
    from: 'granted' | 'open';
    to: 'settled' | 'withdrawn';
    actor: 'seller' | 'buyer';
    personId: string | null;
  },
): Promise<Result<null> | null> {
  const { shopId, orderId, claimId, from, to, actor, personId } = close;
  if (!isUuid(orderId) || !isUuid(claimId)) return null;
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const order = await holdOrder(tx, { shopId, orderId });
    const claim = order?.claims.find(({ id }) => id === claimId);
    if (!order || !claim) return null;
    if (claim.state === to) return ok(null);
    if (claim.state !== from) return refuse({ code: 'orders.claim-answered' });
    await tx.claim.update({ where: { id: claimId }, data: { state: to, settledAt: now }, select: { id: true } });
    await tx.order.update({ where: { id: orderId }, data: { version: { increment: 1 } }, select: { id: true } });
    await writeEvent(tx, { orderId, kind: `claim-${to}`, actor, personId, at: now });
    return ok(null);
  }, ORDER_TRANSACTION);
}
