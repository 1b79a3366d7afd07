import { beforeEach, describe, expect, it } from 'vitest';

import { emptyVariant } from '~/features/listings/listing-texts';
import { findListing } from '~/features/listings/find-listing.server';
import { holdListings } from '~/features/listings/listing-row.server';
import type { ListingDraft } from '~/features/listings/listing-form';
import { moveListings } from '~/features/listings/move-listings.server';
import { saveListing } from '~/features/listings/save-listing.server';
import { setStock } from '~/features/listings/stock-listing.server';
import { keepReview } from '~/features/orders/answer-reviews.server';
import { objectToReview } from '~/features/orders/objections.server';
import { chooseTheme } from '~/features/storefront/change-design';
import { UNTOUCHED } from '~/features/storefront/design';
import { changeDraft, findDesign } from '~/features/storefront/drafts.server';
import { publishDesign } from '~/features/storefront/publish-design.server';
import { letHelperGo } from '~/features/shops/people.server';
import { HELPING, helpUnder, inErrand } from '~/platform/helping.server';
import { openPush } from '~/platform/push.server';
import { dong } from '~/shared/dong';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { openPushService } from '../../../test/push-service';
import { storedOrder } from '../../../test/stored-order';
import { findHelpActs, takeBack } from './help-acts.server';
import { dropWish, findWishes, grantWish } from './help-wishes.server';
import { endHelp, findHelps } from './help.server';
import { tellWishes } from './tell-wishes.server';
import { seenOf } from './wish';

const platform = await freshPlatform({ now: new Date() });
const { db } = platform;

let shopId: string;
let ownerId: string;
let helperId: string;
let grantId: string;
let listing: Awaited<ReturnType<typeof storedListing>>;
let variantId: string;

beforeEach(async () => {
  ownerId = (await storedPerson(db, { name: 'Bà Tư' })).id;
  shopId = (await storedShop(db, { ownerId })).id;
  helperId = (await storedPerson(db, { name: 'Út Hai' })).id;
  await db.shopMember.create({ data: { shopId, personId: helperId, role: 'helper' } });
  grantId = (await db.helpGrant.findFirstOrThrow({ where: { shopId, helperId } })).id;
  listing = await storedListing(db, {
    shopId,
    name: 'Bông giấy hồng',
    price: 350_000n,
    stock: 20,
    publishedAt: new Date(),
  });
  variantId = listing.variants[0]!.id;
});

/** Done by the child far away. */
const child = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
  inErrand(async () => {
    helpUnder(grantId);
    return work();
  });
async function change(given: (draft: ListingDraft) => void, { publish = false, id = listing.id } = {}) {
  const { draft } = (await findListing(db, { shopId, id }))!;
  const photos = await db.photo.findMany({ where: { listingId: id }, select: { id: true } });
  const next = { ...draft, photoIds: photos.map((photo) => photo.id) };
  given(next);
  return saveListing(platform, { shopId, listingId: id, version: null, draft: next, publish });
}
const raise = (price: number) => change((draft) => void (draft.variants[0]!.price = dong(price)));
const count = (stock: number) => setStock(platform, { shopId, listingId: listing.id, stocks: [{ variantId, stock }] });
const stored = async () => {
  const { price, stock, tiers } = await db.variant.findUniqueOrThrow({
    where: { id: variantId },
    include: { tiers: true },
  });
  return { price: Number(price), stock, tiers: tiers.map((tier) => [tier.minQuantity, Number(tier.price)]) };
};
const wishes = () => findWishes(platform, { shopId });
const yes = async () => {
  const wish = (await wishes())[0]!;
  return grantWish(platform, { shopId, wishId: wish.id, seen: seenOf(wish) });
};
const AS_IT_WAS = { price: 350_000, stock: 20, tiers: [] };

describe('a price or a count that a child far away changes', () => {
  it('waits: what is for sale stays as it is, and the rest of the same press goes through', async () => {
    await child(() =>
      change((draft) => {
        draft.care = 'Tưới sáng.';
        draft.variants[0]!.price = dong(390_000);
        draft.variants[0]!.stock = 12;
        draft.variants[0]!.tiers = [{ minQuantity: 10, price: dong(300_000) }];
      }),
    );
    expect(await stored()).toEqual(AS_IT_WAS);
    expect((await findListing(db, { shopId, id: listing.id }))!.draft.care).toBe('Tưới sáng.');
    const asked = { helper: 'Út Hai', of: 'Bông giấy hồng', size: 'Chậu 30 cm' };
    expect((await wishes()).sort((a, b) => a.field.localeCompare(b.field))).toMatchObject([
      { ...asked, field: 'price', before: 350_000, after: 390_000 },
      { ...asked, field: 'stock', before: 20, after: 12 },
      { ...asked, field: 'tier', minQuantity: 10, before: null, after: 300_000 },
    ]);
    for (let left = 3; left > 0; left--) expect(await yes()).toEqual({ ok: true, value: null });
    expect(await stored()).toEqual({ price: 390_000, stock: 12, tiers: [[10, 300_000]] });
    expect(await wishes()).toEqual([]);
  });

  it('keeps waiting while the child saves other things, and gives way to what the child asks later', async () => {
    await child(() => raise(390_000));
    await child(() => change((draft) => void (draft.care = 'Tưới sáng.')));
    await child(() => raise(380_000));
    expect(await wishes()).toMatchObject([{ before: 350_000, after: 380_000 }]);
  });

  it('is dropped by a no, or by the child; nobody else’s tap does anything', async () => {
    await child(() => raise(390_000));
    const wish = (await wishes())[0]!;
    const [wishId, seen] = [wish.id, seenOf(wish)];
    const elsewhere = await storedShop(db);
    expect(await grantWish(platform, { shopId: elsewhere.id, wishId, seen })).toBeNull();
    expect(await dropWish(platform, { shopId, wishId, helperId: ownerId })).toBe(false);
    expect(await dropWish(platform, { shopId, wishId })).toBe(true);
    expect(await grantWish(platform, { shopId, wishId, seen })).toBeNull();
    expect(await stored()).toEqual(AS_IT_WAS);
    await child(() => count(3));
    const [later] = await wishes();
    expect(await dropWish(platform, { shopId, wishId: later!.id, helperId })).toBe(true);
  });

  it('does not wait in a listing that nobody can buy yet', async () => {
    const draft = await storedListing(db, { shopId, state: 'draft', price: null, publishedAt: null });
    const saved = await child(() =>
      change((given) => void (given.variants[0]!.price = dong(90_000)), { publish: true, id: draft.id }),
    );
    expect(saved).toMatchObject({ ok: true, value: { state: 'published' } });
    expect(await wishes()).toEqual([]);
  });

  it('does not wait when the owner changes it herself', async () => {
    await raise(400_000);
    expect((await stored()).price).toBe(400_000);
    expect(await wishes()).toEqual([]);
  });
});

describe('the owner’s yes', () => {
  it('to a count keeps what was sold meanwhile sold', async () => {
    await child(() => count(25)); // five more came out of the nursery
    await db.variant.update({ where: { id: variantId }, data: { stock: { decrement: 8 } } });
    expect(await yes()).toEqual({ ok: true, value: null });
    expect((await stored()).stock).toBe(17);
  });

  it('asks again where fewer are left than were to go', async () => {
    await child(() => count(5)); // fifteen died
    await db.variant.update({ where: { id: variantId }, data: { stock: 10 } });
    expect(await yes()).toEqual({ ok: false, problems: [{ code: 'help.wish-since' }] });
    expect((await stored()).stock).toBe(10);
    expect(await wishes()).toMatchObject([{ before: 10, after: 5 }]);
    expect(await yes()).toEqual({ ok: true, value: null });
    expect((await stored()).stock).toBe(5);
  });

  it('asks again where the price has changed since', async () => {
    await child(() => raise(390_000));
    await raise(400_000);
    expect(await yes()).toEqual({ ok: false, problems: [{ code: 'help.wish-since' }] });
    expect((await stored()).price).toBe(400_000);
    expect(await wishes()).toMatchObject([{ before: 400_000, after: 390_000 }]);
  });

  it('is to what she was shown: not to a number the child wrote while she was tapping', async () => {
    await child(() => raise(390_000));
    const wish = (await wishes())[0]!;
    await child(() => raise(39_000));
    const tap = await grantWish(platform, { shopId, wishId: wish.id, seen: seenOf(wish) });
    expect(tap).toEqual({ ok: false, problems: [{ code: 'help.wish-since' }] });
    expect(await stored()).toEqual(AS_IT_WAS);
  });

  it('counts once, however often it is tapped, and never sells a piece twice while buyers press', async () => {
    for (let round = 0; round < 8; round++) {
      await db.variant.update({ where: { id: variantId }, data: { stock: 20 } });
      await child(() => count(14));
      const wish = (await wishes())[0]!;
      const [wishId, seen] = [wish.id, seenOf(wish)];
      const buy = () =>
        db.$transaction(async (tx) => {
          await holdListings(tx, shopId, [listing.id]); // as every order does
          const bought = { where: { id: variantId, stock: { gte: 3 } }, data: { stock: { decrement: 3 } } };
          return tx.variant.updateMany(bought);
        });
      const taps = Promise.all([1, 2, 3].map(() => grantWish(platform, { shopId, wishId, seen })));
      const sold = (await Promise.all(Array.from({ length: 6 }, buy))).reduce(
        (sum, { count: some }) => sum + some * 3,
        0,
      );
      const done = (await taps).filter((tap) => tap?.ok).length;
      const { stock } = await stored();
      expect(stock).toBeGreaterThanOrEqual(0);
      expect(done).toBeLessThanOrEqual(1);
      expect(stock + sold + (done === 1 ? 6 : 0)).toBe(20);
      await dropWish(platform, { shopId, wishId });
    }
  });
});

describe('everything else a child far away does', () => {
  it('goes through at once, is on record, and goes back with one tap', async () => {
    await child(() => change((draft) => void (draft.name = 'Bông giấy tím')));
    await child(() => moveListings(platform, { shopId, moves: [{ id: listing.id, to: 'paused' }] }));
    const { acts } = await findHelpActs(platform, { shopId, before: null });
    expect(acts).toMatchObject([
      { helper: 'Út Hai', lines: [{ field: 'state', before: 'published', after: 'paused' }] },
      { lines: [{ field: 'name', before: 'Bông giấy hồng', after: 'Bông giấy tím' }] },
    ]);
    for (const { id } of acts) expect(await takeBack(platform, { shopId, act: id })).toEqual({ ok: true, value: null });
    expect(await db.listing.findUniqueOrThrow({ where: { id: listing.id } })).toMatchObject({
      name: 'Bông giấy hồng',
      state: 'published',
    });
  });

  it('may be a new size, with its prices', async () => {
    await child(() =>
      change(
        (draft) =>
          void draft.variants.push({
            ...emptyVariant(),
            ...{ size: 'Chậu 50 cm', price: dong(900_000), stock: 2 },
            tiers: [{ minQuantity: 2, price: dong(800_000) }],
          }),
      ),
    );
    expect(await wishes()).toEqual([]);
    const made = await db.variant.findFirstOrThrow({
      where: { listingId: listing.id, size: 'Chậu 50 cm' },
      include: { tiers: true },
    });
    expect([Number(made.price), made.tiers.length]).toEqual([900_000, 1]);
  });

  it('ends when the owner lets them go, also what is under way', async () => {
    expect(await findHelps(platform, { shopId })).toEqual([]);
    expect(await endHelp(platform, { shopId, grantId })).toBe(false);
    await letHelperGo(platform, { shopId, personId: helperId });
    for (const late of [() => raise(390_000), () => change((draft) => void (draft.name = 'Tên khác'))]) {
      const refused: unknown = await child(late).catch((error: unknown) => error);
      expect(refused instanceof Response && refused.headers.get('Location')).toBe(HELPING);
    }
    expect(await stored()).toEqual(AS_IT_WAS);
    expect(await wishes()).toEqual([]);
  });
});

describe('the look that a child tries', () => {
  const dress = (theme: 'market' | 'courtyard') =>
    changeDraft(platform, { shopId, seen: null, change: chooseTheme(theme) });
  const acts = async () => (await findHelpActs(platform, { shopId, before: null })).acts;
  const look = async () => (await findDesign(db, shopId)).design.theme;

  it('is told press by press and goes back with a tap, as a new state of the draft', async () => {
    await child(() => dress('market'));
    await child(() => dress('courtyard'));
    await dress('courtyard'); // the owner, who changes nothing
    expect((await acts()).map(({ lines }) => lines)).toMatchObject([
      [{ subject: 'design', after: { what: 'theme', theme: 'courtyard' } }],
      [{ subject: 'design', after: { what: 'theme', theme: 'market' } }],
    ]);
    const { version } = await findDesign(db, shopId);
    const [last, first] = await acts();
    expect(await takeBack(platform, { shopId, act: first!.id })).toMatchObject({ ok: false }); // something else is tried by now
    expect(await takeBack(platform, { shopId, act: last!.id })).toEqual({ ok: true, value: null });
    expect(await look()).toBe('market');
    expect((await findDesign(db, shopId)).version).toBeGreaterThan(version);
    expect(await takeBack(platform, { shopId, act: first!.id })).toEqual({ ok: true, value: null });
    expect(await findDesign(db, shopId)).toMatchObject({ design: UNTOUCHED, hasChanges: false });
  });

  it('is no other when it is published, and what the owner tries since stays', async () => {
    await child(() => dress('market'));
    await child(() => publishDesign(platform, { shopId, personId: helperId, seen: null }));
    expect(await acts()).toHaveLength(1);
    await dress('courtyard');
    expect(await takeBack(platform, { shopId, act: (await acts())[0]!.id })).toEqual({
      ok: false,
      problems: [{ code: 'help.changed-since' }],
    });
    expect(await look()).toBe('courtyard');
  });

  it('taken back after it was published leaves what visitors see until the owner publishes', async () => {
    await child(() => dress('market'));
    await child(() => publishDesign(platform, { shopId, personId: helperId, seen: null }));
    expect(await takeBack(platform, { shopId, act: (await acts())[0]!.id })).toEqual({ ok: true, value: null });
    expect(await findDesign(db, shopId)).toMatchObject({ design: UNTOUCHED, hasChanges: true, number: 1 });
  });
});

describe('an objection to a review that a child sent', () => {
  it('is told to the owner, who takes it back while it waits and not once it was looked at', async () => {
    const now = platform.clock.now();
    const order = await storedOrder(db, { shopId, state: 'done', deliveredAt: now, line: { name: 'Mai vàng' } });
    const line = await db.orderLine.findFirstOrThrow({ where: { orderId: order.id } });
    const row = { shopId, listingId: line.listingId, lineId: line.id, stars: 1, writtenAt: now, changedAt: now };
    const { id: reviewId } = await db.buyerReview.create({ data: row });
    const object = () =>
      child(() => objectToReview(platform, { shopId, personId: helperId, reviewId, reason: 'not_a_buyer', text: '' }));
    const last = async () => (await findHelpActs(platform, { shopId, before: null })).acts[0]!;
    const waits = () => db.reviewObjection.count({ where: { reviewId, endedAt: null } });

    expect(await object()).toMatchObject({ ok: true });
    expect(await last()).toMatchObject({
      helper: 'Út Hai',
      lines: [{ subject: 'objection', of: 'Mai vàng', field: 'new' }],
    });
    expect(await takeBack(platform, { shopId, act: (await last()).id })).toEqual({ ok: true, value: null });
    expect(await waits()).toBe(0);
    expect(await object()).toMatchObject({ ok: true }); // what was taken back counts as none
    expect(await waits()).toBe(1);
    await keepReview(platform, { reviewId, cause: 'Có mua thật.' });
    expect(await takeBack(platform, { shopId, act: (await last()).id })).toEqual({
      ok: false,
      problems: [{ code: 'help.changed-since' }],
    });
  });
});

describe('the owner’s phone', () => {
  it('is told once of all that waits, and again when it could not be reached', async () => {
    await db.helpWish.updateMany({ where: { toldAt: null }, data: { toldAt: new Date() } });
    const pushes = await openPushService();
    const told = { ...platform, push: openPush(platform.config) };
    await db.pushSubscription.create({ data: { personId: ownerId, ...pushes.device('bà Tư') } });
    await child(() => raise(390_000));
    await child(() => count(9));
    pushes.answers.push(500);
    expect(await tellWishes(told)).toBe(1);
    expect(pushes.arrived).toEqual([]);
    expect([await tellWishes(told), await tellWishes(told)]).toEqual([1, 0]);
    expect(pushes.arrived).toMatchObject([
      { device: 'bà Tư', note: { title: 'Người phụ chờ bác gật', url: '/admin', person: ownerId } },
    ]);
    expect(pushes.arrived[0]!.note.body).not.toContain('390');
  });
});
