import { beforeEach, describe, expect, it } from 'vitest';

import { readReviewKey } from '~/features/storefront/reviews';
import { findReviewPhoto, findReviews, findReviewTotals } from '~/features/storefront/reviews.server';

import { newUuid } from '~/shared/uuid';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { aPhonePhoto } from '../../../test/pictures';
import { storedOrder } from '../../../test/stored-order';
import { answerReview, hideReview } from './answer-reviews.server';
import { anonymiseOrders } from './anonymise.server';
import { askBuyers } from './ask-buyers.server';
import { withdrawConsent } from './consents.server';
import { findTrackedOrder } from './orders.server';
import { findSaid } from './said.server';
import { saveReview, saveSurvival, withdrawReview } from './save-review.server';

const DAY = 24 * 3_600_000;
const ARRIVED = new Date('2026-10-01T03:00:00Z');
const platform = await freshPlatform({ now: new Date('2026-10-05T03:00:00Z') });
const { db } = platform;
const after = (days: number) => new Date(ARRIVED.getTime() + days * DAY);

let shop: Awaited<ReturnType<typeof storedShop>>;
let listing: Awaited<ReturnType<typeof storedListing>>;
beforeEach(async () => {
  platform.setNow(after(4));
  shop = await storedShop(db);
  listing = await storedListing(db, { shopId: shop.id });
});

/** An order of two plants that arrived on the first of October, as its buyer's page sees it. */
async function delivered(given: Partial<Parameters<typeof storedOrder>[1]> = {}) {
  const { code, trackingKey } = await storedOrder(db, {
    shopId: shop.id,
    state: 'done',
    deliveredAt: ARRIVED,
    placedAt: after(-3),
    ...given,
    line: { listingId: listing.id, ...given.line },
  });
  const order = await findTrackedOrder(db, { code, key: trackingKey, now: platform.clock.now() });
  return { order: order!, lineId: order!.lines[0]!.id };
}

const wish = { stars: 5, text: 'Cây khỏe, gói kỹ.', photos: [], lang: 'vi' } as const;
const shown = async () =>
  (await findReviews(platform, { listingId: listing.id }, { after: null, most: 10 })).reviews.map(({ text }) => text);

describe('a review', () => {
  it('stands on the page with its province and without a name, and raises what pages are kept by', async () => {
    const { order, lineId } = await delivered();
    const { revision } = await db.shop.findUniqueOrThrow({ where: { id: shop.id } });
    await saveReview(platform, order, { ...wish, photos: [], lineId });
    const [review] = (await findReviews(platform, { shopSlug: shop.slug }, { after: null, most: 10 })).reviews;
    expect(review).toMatchObject({ stars: 5, text: wish.text, province: 'Cần Thơ', day: '2026-10-05' });
    expect(JSON.stringify(review)).not.toMatch(/Nam|912345678|Nguyễn Trãi/);
    expect((await db.shop.findUniqueOrThrow({ where: { id: shop.id } })).revision).toBeGreaterThan(revision);
  });

  it.each(['placed', 'accepted', 'packed', 'handed_over', 'cancelled', 'returned'] as const)(
    'is nobody’s whose order is %s, whatever the program believes',
    async (state) => {
      const { order, lineId } = await delivered({ state });
      expect(await saveReview(platform, order, { ...wish, photos: [], lineId })).toBeNull();
      expect(await findSaid(platform, order)).toEqual([]);
      const row = { shopId: shop.id, listingId: listing.id, lineId, stars: 5 };
      const now = platform.clock.now();
      await expect(db.buyerReview.create({ data: { ...row, writtenAt: now, changedAt: now } })).rejects.toThrow(
        /only what was delivered/,
      );
    },
  );

  it('is one a thing, though the button is pressed ten times at once', async () => {
    const { order, lineId } = await delivered();
    const press = () => saveReview(platform, order, { ...wish, photos: [], lineId }).catch(() => null);
    await Promise.all(Array.from({ length: 10 }, press));
    expect(await db.buyerReview.count({ where: { lineId } })).toBe(1);
  });

  it('is changed and taken back by its buyer, and not under another order', async () => {
    const [mine, other] = [await delivered(), await delivered()];
    await saveReview(platform, mine.order, { ...wish, photos: [], lineId: mine.lineId });
    platform.setNow(after(5));
    await saveReview(platform, mine.order, { ...wish, text: 'Lá vàng rồi.', photos: [], lineId: mine.lineId });
    expect(await shown()).toEqual(['Lá vàng rồi.']);
    expect(await saveReview(platform, other.order, { ...wish, photos: [], lineId: mine.lineId })).toBeNull();
    await withdrawReview(platform, other.order, mine.lineId);
    expect(await shown()).toHaveLength(1);
    await withdrawReview(platform, mine.order, mine.lineId);
    expect(await shown()).toEqual([]);
  });

  it('shows photos while their buyer lets it, and the files go with the consent', async () => {
    const { order, lineId } = await delivered();
    const file = new File([new Uint8Array(await aPhonePhoto({ width: 1600, height: 1200 }))], 'cay.jpg');
    expect(await saveReview(platform, order, { ...wish, photos: [file], lineId })).toMatchObject({ ok: true });
    const [review] = (await findReviews(platform, { listingId: listing.id }, { after: null, most: 1 })).reviews;
    expect(review!.photos).toMatchObject([{ width: 1000, height: 750 }]);
    const { id } = review!.photos[0]!;
    expect(await findReviewPhoto(platform, id)).not.toBeNull();
    const { key } = await db.orderFile.findUniqueOrThrow({ where: { id } });
    expect(await db.orderConsent.findFirst({ where: { orderId: order.id, purpose: 'review-photos' } })).toMatchObject({
      version: '2026-11-27',
      withdrawnAt: null,
    });
    await withdrawConsent(platform, { orderId: order.id, purpose: 'review-photos' });
    expect(await findReviewPhoto(platform, id)).toBeNull();
    expect(await platform.storage.find(key)).toBeNull();
    expect(await shown()).toEqual([wish.text]);
  });

  it('stays nameless when its order is forgotten, without its photos', async () => {
    const { order, lineId } = await delivered({ endedAt: after(0) });
    const file = new File([new Uint8Array(await aPhonePhoto())], 'cay.jpg');
    await saveReview(platform, order, { ...wish, photos: [file], lineId });
    platform.setNow(after(400));
    await anonymiseOrders(platform);
    const [review] = (await findReviews(platform, { listingId: listing.id }, { after: null, most: 1 })).reviews;
    expect(review).toMatchObject({ text: wish.text, photos: [] });
  });

  it('does not exist in a shop for practising', async () => {
    const practice = await db.shop.create({ data: { slug: 'tap', name: 'Tập', practiceOfId: shop.id } });
    const { lines } = await storedOrder(db, { shopId: practice.id, state: 'done', deliveredAt: ARRIVED });
    const row = { shopId: practice.id, lineId: lines[0]!.id, stars: 5, writtenAt: after(1), changedAt: after(1) };
    await expect(db.buyerReview.create({ data: row })).rejects.toThrow(/practice/);
  });
});

describe('what was said', () => {
  const said = async () => {
    const { order, lineId } = await delivered();
    await saveReview(platform, order, { ...wish, photos: [], lineId });
    return (await db.buyerReview.findUniqueOrThrow({ where: { lineId } })).id;
  };
  const totals = () => findReviewTotals(platform, { listingId: listing.id });

  it('is hidden for a cause, counts no longer, is shown again, and each time is noted', async () => {
    const reviewId = await said();
    expect(await hideReview(platform, { reviewId, cause: 'Chửi bới', isHidden: true })).toBe(true);
    expect(await shown()).toEqual([]);
    expect(await totals()).toMatchObject({ count: 0, average: null });
    expect(await hideReview(platform, { reviewId, cause: 'Xem lại', isHidden: false })).toBe(true);
    expect(await shown()).toEqual([wish.text]);
    const noted = await db.reviewHiding.findMany({ where: { reviewId }, orderBy: { at: 'asc' } });
    expect(noted.map(({ isHidden, cause }) => [isHidden, cause])).toEqual(
      expect.arrayContaining([
        [true, 'Chửi bới'],
        [false, 'Xem lại'],
      ]),
    );
    expect(await hideReview(platform, { reviewId: newUuid(), cause: 'x', isHidden: true })).toBe(false);
  });

  it('is answered by its grower once, and by nobody else', async () => {
    const reviewId = await said();
    const answer = (shopId: string, text: string) => answerReview(platform, { shopId, reviewId, answer: text });
    expect(await answer((await storedShop(db)).id, 'Của tôi')).toBeNull();
    expect(await answer(shop.id, '  ')).toMatchObject({ problems: [{ code: 'plant.answer-missing' }] });
    const pressed = await Promise.all(['Cảm ơn!', 'Cám ơn nhiều!'].map((text) => answer(shop.id, text)));
    expect(pressed.filter((one) => one?.ok)).toHaveLength(1);
    expect(await answer(shop.id, 'Nghĩ lại')).toMatchObject({ problems: [{ code: 'plant.answered-before' }] });
    expect((await findReviews(platform, { listingId: listing.id }, { after: null, most: 1 })).reviews[0]).toMatchObject(
      {
        answer: expect.stringMatching(/^Cảm ơn!$|^Cám ơn nhiều!$/),
      },
    );
  });
});

describe('the pages of reviews', () => {
  it('come one behind the other without a gap or a repetition', async () => {
    for (let number = 0; number < 7; number++) {
      const { order, lineId } = await delivered();
      await saveReview(platform, order, { ...wish, text: `Số ${number}`, photos: [], lineId }); // all at one moment
    }
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page = await findReviews(platform, { listingId: listing.id }, { after: readReviewKey(next), most: 3 });
      seen.push(...page.reviews.map(({ text }) => text));
      next = page.next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });
});

describe('“Bén rễ chưa?”', () => {
  const told = { isTrue: true, plants: 2, day: 30 } as const;

  it('is asked after 30 days and again after 90, and counts plants', async () => {
    const { order, lineId } = await delivered();
    const open = async (days: number) => {
      platform.setNow(after(days));
      return (await findSaid(platform, order))[0]!.openDay;
    };
    expect([await open(29), await open(30), await open(89), await open(90)]).toEqual([null, 30, 30, 90]);
    platform.setNow(after(31));
    await saveSurvival(platform, order, { ...told, lineId, rooted: 1, weak: 1 });
    expect(await open(40)).toBeNull();
    expect(await open(91)).toBe(90);
    expect(await findReviewTotals(platform, { listingId: listing.id })).toMatchObject({
      rooted: { plants: 2, rooted: 1, answers: 1 },
    });
  });

  it('is never answered too early, nor for more plants than were bought', async () => {
    const { order, lineId } = await delivered();
    platform.setNow(after(29));
    await expect(saveSurvival(platform, order, { ...told, lineId, rooted: 2, weak: 0 })).rejects.toThrow(/too early/);
    platform.setNow(after(30));
    await expect(saveSurvival(platform, order, { ...told, lineId, rooted: 2, weak: 1 })).rejects.toThrow();
  });

  it('is asked by letter once, of those who may be told and have not answered', async () => {
    const { order, lineId } = await delivered({ buyerEmail: 'nam@vuon.test' });
    await delivered();
    const templates = async () => (await db.message.findMany({ orderBy: { createdAt: 'asc' } })).map((m) => m.template);
    await askBuyers(platform);
    await askBuyers(platform);
    expect(await templates()).toEqual(['review-asked']);
    platform.setNow(after(31));
    expect(await askBuyers(platform)).toBe(1);
    await saveSurvival(platform, order, { ...told, day: 30, lineId, rooted: 2, weak: 0 });
    platform.setNow(after(92));
    await saveSurvival(platform, order, { ...told, day: 90, lineId, rooted: 2, weak: 0 });
    expect(await askBuyers(platform)).toBe(0);
    expect(await templates()).toEqual(['review-asked', 'rooted-30']);
  });
});
