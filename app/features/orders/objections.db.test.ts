import { beforeEach, describe, expect, it } from 'vitest';

import { findReviews } from '~/features/storefront/reviews.server';
import { HELPING, helpUnder, inErrand } from '~/platform/helping.server';
import { newUuid } from '~/shared/uuid';

import { storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';
import { findOwnReviews, hideReview, keepReview } from './answer-reviews.server';
import { findObjectionable, listObjections, objectToReview } from './objections.server';

// the database judges by its own clock whether a help still lasts
const platform = await freshPlatform({ now: new Date() });
const { db } = platform;
const HOUR = 3_600_000;
const later = (hours: number) => platform.setNow(new Date(Date.now() + hours * HOUR));

let shop: Awaited<ReturnType<typeof storedShop>>;
let personId: string;
let reviewId: string;

beforeEach(async () => {
  platform.setNow(new Date());
  personId = (await storedPerson(db)).id;
  shop = await storedShop(db, { ownerId: personId });
  reviewId = await said();
});

async function said(text = 'Đồ lừa đảo.') {
  const now = platform.clock.now();
  const order = await storedOrder(db, { shopId: shop.id, state: 'done', deliveredAt: now, line: { name: 'Mai vàng' } });
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId: order.id } });
  const row = { shopId: shop.id, listingId: line.listingId, lineId: line.id, stars: 1, text };
  return (await db.buyerReview.create({ data: { ...row, writtenAt: now, changedAt: now } })).id;
}

const object = (given: Partial<Parameters<typeof objectToReview>[1]> = {}) =>
  objectToReview(platform, { shopId: shop.id, personId, reviewId, reason: 'abusive', text: '', ...given });
const own = async () => (await findOwnReviews(platform, { shopId: shop.id, slug: shop.slug, after: null })).reviews;
const inSight = async () =>
  (await findReviews(platform, { shopSlug: shop.slug }, { after: null, most: 10 })).reviews.map(({ id }) => id);
const waiting = async () =>
  (await listObjections(platform, { most: 500 })).waiting.filter((one) => one.shop === shop.slug);
const again = { ok: false, problems: [{ code: 'plant.objected-before' }] };

describe('an objection', () => {
  it('waits, told with its day to the grower and to who runs the house, and the review stays in sight', async () => {
    expect((await own())[0]).toMatchObject({ isHidden: false, objection: null, mayObject: true });
    expect(await object({ text: 'Gọi tôi là kẻ cắp.' })).toEqual({ ok: true, value: null });
    expect((await own())[0]).toMatchObject({
      mayObject: false,
      objection: { reason: 'abusive', text: 'Gọi tôi là kẻ cắp.', ended: null, day: expect.stringMatching(/^\d{4}-/) },
    });
    expect(await waiting()).toMatchObject([
      { reviewId, stars: 1, words: 'Đồ lừa đảo.', reason: 'abusive', text: 'Gọi tôi là kẻ cắp.' },
    ]);
    expect(await inSight()).toEqual([reviewId]);
    expect(await db.reviewObjection.findFirst({ where: { reviewId } })).toMatchObject({ personId, shopId: shop.id });
  });

  it('is one, though it is sent ten times at once, and again afterwards', async () => {
    const sent = await Promise.all(Array.from({ length: 10 }, () => object()));
    expect(sent.filter((one) => one?.ok)).toHaveLength(1);
    expect(sent.filter((one) => one && !one.ok)).toHaveLength(9);
    expect(await object()).toMatchObject(again);
    expect(await db.reviewObjection.count({ where: { reviewId } })).toBe(1);
  });

  it('is never a second one that waits, whatever the program believes', async () => {
    await object();
    const row = { reviewId, shopId: shop.id, reason: 'other' as const, text: 'x', at: new Date() };
    await expect(db.reviewObjection.create({ data: row })).rejects.toThrow();
  });

  it('is nobody else’s: not of another shop, not about what is not there, whatever the program believes', async () => {
    const other = await storedShop(db);
    expect(await object({ shopId: other.id })).toBeNull();
    expect(await object({ reviewId: newUuid() })).toBeNull();
    expect(await object({ reviewId: 'x' })).toBeNull();
    expect(await findObjectionable(platform, { shopId: other.id, reviewId })).toBeNull();
    const row = { reviewId, shopId: other.id, reason: 'abusive' as const, at: new Date() };
    await expect(db.reviewObjection.create({ data: row })).rejects.toThrow(/the shop it is about/);
  });

  it('that is kept is told with its cause, and not sent again until the buyer changes the review', async () => {
    await object();
    later(1);
    expect(await keepReview(platform, { reviewId, cause: 'Lời gay gắt nhưng không thô tục.' })).toBe(true);
    expect((await own())[0]).toMatchObject({
      isHidden: false,
      objection: { ended: { outcome: 'kept', cause: 'Lời gay gắt nhưng không thô tục.' } },
      mayObject: false,
    });
    expect(await waiting()).toEqual([]);
    expect(await inSight()).toEqual([reviewId]);
    expect(await object()).toMatchObject(again);
    expect(await keepReview(platform, { reviewId, cause: 'Lần nữa' })).toBe(false);
    later(2);
    await db.buyerReview.update({
      where: { id: reviewId },
      data: { text: 'Đồ khốn.', changedAt: platform.clock.now() },
    });
    expect(await object()).toMatchObject({ ok: true });
    expect(await waiting()).toMatchObject([{ words: 'Đồ khốn.' }]);
  });

  it('that ends in hiding is told with its cause beside the review, which only its grower still reads', async () => {
    await object();
    await hideReview(platform, { reviewId, cause: 'Chửi bới', isHidden: true });
    expect(await inSight()).toEqual([]);
    expect((await own())[0]).toMatchObject({
      id: reviewId,
      isHidden: true,
      mayObject: false,
      photos: [],
      objection: { ended: { outcome: 'hidden', cause: 'Chửi bới' } },
    });
    expect(await waiting()).toEqual([]);
    await hideReview(platform, { reviewId, cause: 'Xem lại thấy được', isHidden: false });
    expect((await own())[0]).toMatchObject({
      isHidden: false,
      objection: { ended: { outcome: 'kept', cause: 'Xem lại thấy được' } },
    });
  });

  it('is not about what is hidden already, also when both happen at once', async () => {
    for (let round = 0; round < 10; round++) {
      reviewId = await said(`Số ${round}`);
      await Promise.all([object(), hideReview(platform, { reviewId, cause: 'Chửi bới', isHidden: true })]);
      expect(await waiting()).toEqual([]);
      expect(await object()).toBeNull();
    }
  });

  it('goes with a review that its buyer takes back', async () => {
    await object();
    await db.buyerReview.delete({ where: { id: reviewId } });
    expect(await db.reviewObjection.count({ where: { reviewId } })).toBe(0);
  });
});

describe('who helps', () => {
  const under = async (grantId: string) =>
    inErrand(async () => {
      helpUnder(grantId);
      return object().catch((error: unknown) => error);
    });

  it('of the family may object, on record', async () => {
    const helper = await storedPerson(db, { name: 'Út Hai' });
    await db.shopMember.create({ data: { shopId: shop.id, personId: helper.id, role: 'helper' } });
    const { id } = await db.helpGrant.findFirstOrThrow({ where: { shopId: shop.id, helperId: helper.id } });
    expect(await under(id)).toMatchObject({ ok: true });
    expect(await db.helpChange.findMany({ where: { grantId: id } })).toMatchObject([
      { subject: 'objection', before: null, after: { review_id: reviewId, reason: 'abusive' } },
    ]);
  });

  it('on behalf of the cooperative may not, whatever the program believes', async () => {
    const cooperative = await db.cooperative.create({ data: { slug: newUuid(), name: 'HTX Hoa kiểng' } });
    const now = Date.now();
    const grant = await db.helpGrant.create({
      data: {
        ...{ id: newUuid(), shopId: shop.id, cooperativeId: cooperative.id, helperId: personId, minutes: 60 },
        ...{ scopes: ['listings', 'profile'], beganAt: new Date(now), expiresAt: new Date(now + HOUR) },
      },
    });
    const refused = await under(grant.id);
    expect(refused instanceof Response && refused.headers.get('Location')).toBe(HELPING);
    expect(await waiting()).toEqual([]);
  });
});
