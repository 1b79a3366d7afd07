import type { Platform } from '~/platform/platform.server';
import { translator } from '~/platform/i18n.server';
import type { Lang } from '~/shared/lang';
import { ok, refuse, type Result } from '~/shared/result';

import { dropOrderFiles, pressOrderFile, type KeptFile } from './order-files.server';
import type { OrderView } from './order-view';
import {
  REVIEW_CONSENT_VERSION,
  REVIEW_PHOTO_SIDE,
  REVIEW_PHOTOS_CONSENT,
  REVIEW_PHOTOS_MAX,
  type ReviewWish,
} from './review-form';
import { canSpeak } from './said';
import type { Survival, SurvivalDay } from './survival';

type Tools = Pick<Platform, 'db' | 'storage' | 'clock'>;

/**
 * Writes what a buyer says of one thing, or changes it: one review a line, however often it is sent. New photos come
 * beside the old ones. Null: the order has no such line, or it has not arrived.
 */
export async function saveReview(
  platform: Tools,
  order: OrderView,
  { lineId, lang, ...wish }: ReviewWish & { lineId: string; lang: Lang },
): Promise<Result<{ id: string }> | null> {
  const { db, clock } = platform;
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line || !canSpeak(order)) return null;
  const before = await db.buyerReview.findUnique({
    where: { lineId },
    select: { hiddenAt: true, _count: { select: { photos: true } } },
  });
  if (before?.hiddenAt) return refuse({ code: 'plant.review-hidden' });
  if ((before?._count.photos ?? 0) + wish.photos.length > REVIEW_PHOTOS_MAX)
    return refuse({ code: 'orders.too-many-photos', field: 'photos', with: { max: REVIEW_PHOTOS_MAX } });

  const kept = await pressAll(platform, order.id, wish.photos);
  if (!kept.ok) return kept;
  const now = clock.now();
  const said = { stars: wish.stars, text: wish.text, lang, changedAt: now };
  const id = await db.$transaction(async (tx) => {
    const { id } = await tx.buyerReview.upsert({
      where: { lineId },
      create: { ...said, shopId: order.shopId, listingId: line.listingId, lineId, writtenAt: now },
      update: said,
      select: { id: true },
    });
    await tx.orderFile.createMany({
      data: kept.value.map((file) => ({ ...file, orderId: order.id, reviewId: id, kind: 'review', createdAt: now })),
    });
    if (kept.value.length > 0) {
      const given = {
        text: translator(lang, 'plant')('review.consent'),
        version: REVIEW_CONSENT_VERSION,
        lang,
        givenAt: now,
        withdrawnAt: null,
      };
      await tx.orderConsent.upsert({
        where: { orderId_purpose: { orderId: order.id, purpose: REVIEW_PHOTOS_CONSENT } },
        create: { ...given, orderId: order.id, purpose: REVIEW_PHOTOS_CONSENT },
        update: given,
      });
    }
    return id;
  });
  return ok({ id });
}

/** All of them or none. */
async function pressAll(platform: Tools, orderId: string, photos: readonly File[]): Promise<Result<KeptFile[]>> {
  const kept: KeptFile[] = [];
  for (const photo of photos) {
    const bytes = new Uint8Array(await photo.arrayBuffer());
    const file = await pressOrderFile(platform, { orderId, bytes, longest: REVIEW_PHOTO_SIDE });
    if (!file.ok) {
      await dropOrderFiles(platform, kept);
      return refuse(...file.problems.map((problem) => ({ ...problem, field: 'photos' })));
    }
    kept.push(file.value);
  }
  return ok(kept);
}

/**
 * The buyer takes a review back: it goes with its photos. One that was hidden loses words and photos and stays hidden,
 * so that nobody writes it anew. Pressing twice changes nothing.
 */
export async function withdrawReview({ db, storage, clock }: Tools, order: OrderView, lineId: string): Promise<void> {
  const review = await db.buyerReview.findFirst({
    where: { lineId, line: { orderId: order.id } },
    select: { id: true, hiddenAt: true, photos: { select: { key: true } } },
  });
  if (!review) return;
  for (const { key } of review.photos) await storage.remove(key);
  await db.$transaction(async (tx) => {
    await tx.orderFile.deleteMany({ where: { reviewId: review.id } });
    if (review.hiddenAt)
      await tx.buyerReview.update({ where: { id: review.id }, data: { text: '', changedAt: clock.now() } });
    else await tx.buyerReview.deleteMany({ where: { id: review.id } });
  });
}

/** Takes back the consent to photos beside reviews: they go at once. */
export async function withdrawReviewPhotos({ db, storage }: Tools, orderId: string): Promise<void> {
  const photos = await db.orderFile.findMany({
    where: { orderId, reviewId: { not: null } },
    select: { id: true, key: true },
  });
  for (const { key } of photos) await storage.remove(key);
  await db.orderFile.deleteMany({ where: { id: { in: photos.map(({ id }) => id) } } });
}

/** Writes what became of the plants after so many days. Told once; a second answer changes the first. Null: no such line. */
export async function saveSurvival(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  order: OrderView,
  { lineId, day, plants, ...said }: Survival & { lineId: string; day: SurvivalDay; plants: number },
): Promise<Result<null> | null> {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line || !canSpeak(order)) return null;
  const at = clock.now();
  await db.survivalCheck.upsert({
    where: { lineId_day: { lineId, day } },
    create: { ...said, lineId, day, plants, shopId: order.shopId, listingId: line.listingId, at },
    update: { ...said, at },
  });
  return ok(null);
}
