import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { newUuid } from '~/shared/uuid';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { atPractice } from '../../../test/practice';
import { storedOrder } from '../../../test/stored-order';
import { findPracticePage, promoteListing } from './practice-page.server';
import { enterPractice, leavePractice, resetPractice } from './practice-shop.server';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await freshPlatform();
});

describe('a practice shop', () => {
  it('is one, however often and by how many it is entered', async () => {
    const { realShopId, sessionId, shopId } = await atPractice(platform);
    const again = await Promise.all([1, 2, 3].map(() => enterPractice(platform, { realShopId, sessionId })));
    expect(again.map((one) => one.shopId)).toEqual([shopId, shopId, shopId]);
    expect(await platform.db.listing.count({ where: { shopId } })).toBe(3); // hers, and two that are drawn
    expect(await platform.db.photo.count({ where: { shopId } })).toBe(3);
    expect(await platform.db.shippingMethod.count({ where: { shopId } })).toBe(3);
  });

  it('is stocked once by two who open it at once', async () => {
    const person = await storedPerson(platform.db);
    const shop = await storedShop(platform.db, { ownerId: person.id });
    await storedListing(platform.db, { shopId: shop.id, photos: 2 });
    const made = await Promise.all(
      [1, 2].map(() => enterPractice(platform, { realShopId: shop.id, sessionId: 'none' })),
    );
    expect(made[0]).toEqual(made[1]);
    expect(await platform.db.listing.count({ where: { shopId: made[0]!.shopId, state: 'published' } })).toBe(3);
    expect(await platform.db.photo.count({ where: { shopId: made[0]!.shopId, listingId: { not: null } } })).toBe(4);
  });

  it('has more of her things than she has, so that nobody waits', async () => {
    const { shopId } = await atPractice(platform);
    const stocks = await platform.db.variant.findMany({ where: { shopId }, select: { stock: true } });
    expect(stocks.every(({ stock }) => stock >= 200)).toBe(true);
  });

  it.each<[string, (shopId: string, cooperativeId: string) => Promise<unknown>]>([
    [
      'opened',
      (id) => platform.db.shop.update({ where: { id }, data: { state: 'published', publishedAt: new Date() } }),
    ],
    ['paused, as if it had been open', (id) => platform.db.shop.update({ where: { id }, data: { state: 'paused' } })],
    ['dated', (id) => platform.db.shop.update({ where: { id }, data: { publishedAt: new Date() } })],
    [
      'a member of a cooperative',
      (id, cooperativeId) => platform.db.shop.update({ where: { id }, data: { cooperativeId } }),
    ],
    ['made real', (id) => platform.db.shop.update({ where: { id }, data: { practiceOfId: null } })],
    [
      'given to another',
      async (id) =>
        platform.db.shop.update({ where: { id }, data: { practiceOfId: (await storedShop(platform.db)).id } }),
    ],
    [
      'practised for',
      (id) => platform.db.shop.create({ data: { slug: newUuid(), name: 'Tập của tập', practiceOfId: id } }),
    ],
    [
      'joined',
      async (id) =>
        platform.db.shopMember.create({ data: { shopId: id, personId: (await storedPerson(platform.db)).id } }),
    ],
    [
      'paid by bank',
      (shopId) => platform.db.bankAccount.create({ data: { shopId, bin: '970436', number: '1', holder: 'A' } }),
    ],
    [
      'told of by a bank',
      (shopId) =>
        platform.db.webhookEndpoint.create({ data: { shopId, kind: 'sepay', token: newUuid(), secret: 'x' } }),
    ],
    ['paid by card', (shopId) => platform.db.stripeAccount.create({ data: { shopId, accountId: newUuid() } })],
    [
      'paid out to',
      (shopId, cooperativeId) =>
        platform.db.payout.create({ data: { shopId, cooperativeId, amount: 1n, reference: 'POAAAAAA' } }),
    ],
    [
      'certified',
      (shopId) =>
        platform.db.trainingCertificate.create({
          data: {
            shopId,
            personId: newUuid(),
            personName: '',
            shopName: '',
            cooperativeName: '',
            issuedOn: new Date(),
          },
        }),
    ],
  ])('cannot be %s: the database itself refuses', async (_what, does) => {
    const { shopId } = await atPractice(platform, { own: 0 });
    const cooperative = await platform.db.cooperative.create({ data: { slug: newUuid(), name: 'Hợp tác xã' } });
    await expect(does(shopId, cooperative.id)).rejects.toThrow(/practi/);
  });

  it('does not make a real shop one of practice', async () => {
    const [one, other] = [
      await storedShop(platform.db, { state: 'draft', publishedAt: null }),
      await storedShop(platform.db),
    ];
    await expect(
      platform.db.shop.update({ where: { id: one.id }, data: { practiceOfId: other.id } }),
    ).rejects.toThrow();
  });

  it('goes with the real shop, orders, money and books and all', async () => {
    const { shopId, realShopId, come, send, pay, turn } = await atPractice(platform);
    const orderId = await come('pays');
    await send(orderId);
    await turn('pays');
    await pay(orderId);
    expect(await platform.db.revenueLine.count({ where: { shopId } })).toBeGreaterThan(0);
    await platform.db.shop.delete({ where: { id: realShopId } });
    expect(await platform.db.shop.count({ where: { id: shopId } })).toBe(0);
    expect(await platform.db.order.count({ where: { shopId } })).toBe(0);
    expect(await platform.db.ledgerEntry.count({ where: { shopId } })).toBe(0);
    expect(await platform.db.revenueLine.count({ where: { shopId } })).toBe(0);
  });

  it('leaves the books of a real shop as unchangeable as they were', async () => {
    const shop = await storedShop(platform.db);
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const { db } = platform;
    const event = await db.orderEvent.create({ data: { orderId: order.id, kind: 'placed', actor: 'buyer' } });
    const at = { shopId: shop.id, orderId: order.id, amount: 1n, uniqueKey: newUuid() };
    const entry = await db.ledgerEntry.create({ data: { ...at, kind: 'received', method: 'cod', actor: 'seller' } });
    const line = await db.revenueLine.create({
      data: { ...at, orderCode: order.code, bookedOn: new Date(), kind: 'sale', origin: 'own_grown', description: '' },
    });
    await expect(db.orderEvent.delete({ where: { id: event.id } })).rejects.toThrow(/append-only/);
    await expect(db.ledgerEntry.delete({ where: { id: entry.id } })).rejects.toThrow(/append-only/);
    await expect(db.revenueLine.delete({ where: { id: line.id } })).rejects.toThrow(/append-only/);
    await expect(db.revenueLine.update({ where: { id: line.id }, data: { amount: 2n } })).rejects.toThrow(
      /append-only/,
    );
    await expect(db.shop.delete({ where: { id: shop.id } })).rejects.toThrow();
  });

  it('has books that cannot be changed either, only torn up', async () => {
    const { shopId, come, send } = await atPractice(platform);
    await send(await come('pays'));
    await expect(platform.db.revenueLine.updateMany({ where: { shopId }, data: { amount: 1n } })).rejects.toThrow(
      /append-only/,
    );
  });
});

describe('what was made in practice', () => {
  it('becomes one draft of the real shop, photos and all, however often it is taken over', async () => {
    const { shopId, realShopId } = await atPractice(platform);
    const made = await storedListing(platform.db, { shopId, name: 'Mai vàng', photos: 2 });
    const page = () => findPracticePage(platform, { shopId, realShopId });
    expect((await page()).made).toEqual([{ id: made.id, name: 'Mai vàng', isPromoted: false }]);

    const asked = { shopId, realShopId, listingId: made.id };
    const outcomes = await Promise.all([promoteListing(platform, asked), promoteListing(platform, asked)]);
    const ids = [...outcomes, await promoteListing(platform, asked)].map((outcome) => outcome?.id);
    expect(new Set(ids).size).toBe(1);
    const real = await platform.db.listing.findMany({
      where: { shopId: realShopId, name: 'Mai vàng' },
      include: { photos: { orderBy: { position: 'asc' } }, variants: { where: { retiredAt: null } } },
    });
    expect(real).toHaveLength(1);
    expect(real[0]).toMatchObject({ state: 'draft', publishedAt: null, isDemo: false });
    expect(real[0]!.photos.map(({ publicName }) => publicName)).toEqual(
      made.photos.map(({ publicName }) => publicName),
    );
    expect(real[0]!.variants).toHaveLength(1);
    expect((await page()).made).toMatchObject([{ isPromoted: true }]);
  });

  it('is left alone in the real shop when it is taken over again', async () => {
    const { shopId, realShopId } = await atPractice(platform);
    const { id: listingId } = await storedListing(platform.db, { shopId, name: 'Mai vàng' });
    const { id } = (await promoteListing(platform, { shopId, realShopId, listingId }))!;
    await platform.db.listing.update({ where: { id }, data: { name: 'Mai vàng Bến Tre' } });
    expect(await promoteListing(platform, { shopId, realShopId, listingId })).toEqual({ id, isNew: false });
    expect((await platform.db.listing.findUniqueOrThrow({ where: { id } })).name).toBe('Mai vàng Bến Tre');
  });

  it('is not what somebody else made', async () => {
    const [mine, theirs] = [await atPractice(platform), await atPractice(platform)];
    const { id: listingId } = await storedListing(platform.db, { shopId: theirs.shopId });
    expect(await promoteListing(platform, { ...mine, listingId })).toBeNull();
  });

  it('is gone when practice begins anew; the real shop and what was taken there are not', async () => {
    const { shopId, realShopId, person, come, send } = await atPractice(platform);
    const made = await storedListing(platform.db, { shopId, name: 'Mai vàng' });
    await promoteListing(platform, { shopId, realShopId, listingId: made.id });
    await send(await come('pays'));
    const before = await platform.db.listing.count({ where: { shopId: realShopId } });
    await Promise.all([1, 2].map(() => resetPractice(platform, { realShopId, personId: person.id })));
    const anew = await platform.db.shop.findUniqueOrThrow({ where: { practiceOfId: realShopId } });
    expect(anew.id).not.toBe(shopId);
    expect(await platform.db.order.count({ where: { shopId: { in: [shopId, anew.id] } } })).toBe(0);
    expect(await platform.db.listing.count({ where: { shopId: anew.id } })).toBe(3); // hers and two drawn ones; the draft is not on sale
    expect(await platform.db.listing.count({ where: { shopId: realShopId } })).toBe(before);
    expect((await findPracticePage(platform, { shopId: anew.id, realShopId })).made).toEqual([]);
  });
});

it('leaves practice by the same device, and by that one only', async () => {
  const { sessionId, person } = await atPractice(platform);
  await startSession(platform, { personId: person.id, request: new Request('http://vuon.test') });
  const practising = () => platform.db.session.findMany({ where: { personId: person.id, isPractising: true } });
  expect((await practising()).map(({ id }) => id)).toEqual([sessionId]);
  await leavePractice(platform, { sessionId });
  expect(await practising()).toEqual([]);
});

it('keeps the photo of a thing that lies in both shops', async () => {
  const { shopId, realShopId } = await atPractice(platform, { own: 0 });
  const photo = await storedPhoto(platform.db, { shopId });
  const listing = await storedListing(platform.db, { shopId, photos: 0 });
  await platform.db.photo.update({ where: { id: photo.id }, data: { listingId: listing.id } });
  await promoteListing(platform, { shopId, realShopId, listingId: listing.id });
  const rows = await platform.db.photo.findMany({ where: { contentHash: photo.contentHash } });
  expect(rows.map((row) => row.shopId).sort()).toEqual([shopId, realShopId].sort());
});
