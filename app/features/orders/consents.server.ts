import type { Platform } from '~/platform/platform.server';

import { CONSENT_PURPOSES, REQUIRED_CONSENTS } from './consent';
import type { ConsentView } from './consent-view';
import { REVIEW_PHOTOS_CONSENT } from './review-form';
import { withdrawReviewPhotos } from './save-review.server';

/** Consents that an order does not rest on, so that they can be taken back alone. */
const isFree = (purpose: string): boolean =>
  purpose === REVIEW_PHOTOS_CONSENT ||
  (CONSENT_PURPOSES.some((known) => known === purpose) && !REQUIRED_CONSENTS.some((required) => required === purpose));

/** What a buyer agreed to with an order, word for word. */
export async function findConsents({ orderConsent }: Platform['db'], orderId: string): Promise<ConsentView[]> {
  const rows = await orderConsent.findMany({
    where: { orderId },
    select: { purpose: true, text: true, givenAt: true, withdrawnAt: true },
    orderBy: { purpose: 'asc' },
  });
  return rows.map((row) => ({ ...row, isFree: isFree(row.purpose) }));
}

/** Takes a free consent back. It is as easy as giving it (Decree 356/2025), and pressing twice changes nothing. */
export async function withdrawConsent(
  { db, clock, storage }: Pick<Platform, 'db' | 'clock' | 'storage'>,
  { orderId, purpose }: { orderId: string; purpose: string },
): Promise<void> {
  if (!isFree(purpose)) return;
  if (purpose === REVIEW_PHOTOS_CONSENT) await withdrawReviewPhotos({ db, clock, storage }, orderId);
  await db.orderConsent.updateMany({
    where: { orderId, purpose, withdrawnAt: null },
    data: { withdrawnAt: clock.now() },
  });
}
