import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { changeOrder } from '~/features/orders/change-order.server';
import { answerClaim } from '~/features/orders/claims.server';
import { receiveByHand } from '~/features/payments/by-hand.server';
import { dong } from '~/shared/dong';
import { newUuid } from '~/shared/uuid';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';
import { ACTS, standingsOf, STORY_LEAST, type Act } from './acts';
import { findCertificate, issueCertificate } from './certificate.server';
import { noteAct } from './note-act.server';
import { findDoors, findFacts, findStandings } from './progress.server';

const NOW = new Date('2026-11-26T03:00:00Z');
const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

let platform: TestPlatform;
let shopId: string;
let personId: string;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
}, 60_000);
beforeEach(async () => {
  platform.setNow(NOW);
  ({ shopId, personId } = await aGrower());
});

async function aGrower(given: { cooperativeId?: string } = {}) {
  const person = await storedPerson(platform.db);
  const shop = await storedShop(platform.db, { ownerId: person.id, ...given });
  return { shopId: shop.id, personId: person.id };
}
const move = async (orderId: string, to: 'accepted' | 'packed' | 'handed_over' | 'delivered') => {
  const changed = await changeOrder(platform, { shopId, orderId, to, actor: 'seller', personId });
  if (!changed?.ok) throw new Error(JSON.stringify(changed));
};
const anOrder = (given: Partial<Parameters<typeof storedOrder>[1]> = {}) =>
  storedOrder(platform.db, { shopId, placedAt: NOW, ...given });
const anAccount = () =>
  platform.db.bankAccount.create({ data: { shopId, bin: '970436', number: '0123456789', holder: 'TRAN THI TU' } });
const receive = (orderId: string, amount: number) =>
  receiveByHand(platform, { shopId, orderId, personId, amount: dong(amount), method: 'vietqr', pressId: newUuid() });
async function aClaim(kind: 'dead' | 'wrong' = 'dead') {
  const order = await anOrder({ state: 'accepted', acceptedAt: NOW });
  for (const to of ['packed', 'handed_over', 'delivered'] as const) await move(order.id, to);
  return platform.db.claim.create({ data: { orderId: order.id, kind, filedAt: platform.clock.now() } });
}
const answer = ({ id, orderId }: { id: string; orderId: string }) =>
  answerClaim(platform, {
    ...{ shopId, orderId, personId, claimId: id },
    ...{ decision: 'grant', remedy: 'exchange', amount: null, answer: 'Mai vườn gửi cây khác.' },
  });

/** What does each act, and what comes near it without being it. */
const DOINGS: Record<Act, { almost: () => Promise<unknown>; does: () => Promise<unknown> }> = {
  photo: {
    almost: async () => {
      const listing = await storedListing(platform.db, { shopId });
      await platform.db.photo.updateMany({
        where: { listingId: listing.id },
        data: { advice: [{ code: 'photos.dark' }] },
      });
    },
    does: () => storedListing(platform.db, { shopId }),
  },
  price: {
    almost: () => storedListing(platform.db, { shopId, unit: 'chau' }),
    does: async () => {
      const { variants } = await storedListing(platform.db, { shopId, unit: 'chau' });
      await platform.db.wholesaleTier.create({
        data: { variantId: variants[0]!.id, minQuantity: 50, price: 300_000n },
      });
    },
  },
  answer: {
    almost: async () => {
      const { id } = await anOrder();
      platform.setNow(later(30)); // promised within 24
      await move(id, 'accepted');
    },
    does: async () => move((await anOrder()).id, 'accepted'),
  },
  pack: {
    almost: () => anOrder({ state: 'handed_over', shippingKind: 'pickup' }),
    does: async () => {
      const { id } = await anOrder({ state: 'accepted', acceptedAt: NOW });
      await move(id, 'packed');
      await move(id, 'handed_over');
    },
  },
  transfer: {
    almost: async () => receive((await anOrder({ paymentMethod: 'vietqr' })).id, 700_000), // and no account
    does: async () => {
      await anAccount();
      await receive((await anOrder({ paymentMethod: 'vietqr' })).id, 700_000);
    },
  },
  book: {
    almost: () => noteAct(platform, { shopId, personId, kind: 'book-taken' }), // an empty book
    does: async () => {
      await platform.db.revenueLine.create({
        data: {
          ...{ shopId, orderCode: 'CV234567', bookedOn: NOW, kind: 'sale', origin: 'own_grown', createdAt: NOW },
          ...{ description: 'Bông giấy', amount: 350_000n, uniqueKey: newUuid() },
        },
      });
      platform.setNow(later(24));
      await noteAct(platform, { shopId, personId, kind: 'book-taken' });
    },
  },
  story: {
    almost: () => platform.db.shop.update({ where: { id: shopId }, data: { story: 'Vườn nhà tôi.' } }),
    does: () => platform.db.shop.update({ where: { id: shopId }, data: { story: 'ă'.repeat(STORY_LEAST) } }),
  },
  tet: {
    almost: () =>
      storedListing(platform.db, { shopId, state: 'draft', preorderOn: new Date('2027-01-20'), depositPercent: 30 }),
    does: () => storedListing(platform.db, { shopId, preorderOn: new Date('2027-01-20'), depositPercent: 30 }),
  },
  share: {
    almost: () => storedListing(platform.db, { shopId }),
    does: () => noteAct(platform, { shopId, personId, kind: 'picture-taken' }),
  },
  sheet: {
    almost: () => noteAct(platform, { shopId, personId, kind: 'picture-taken' }),
    does: () => noteAct(platform, { shopId, personId, kind: 'sheet-filled' }),
  },
  claim: {
    almost: () => aClaim(),
    does: async () => answer(await aClaim()),
  },
  safe: {
    // somebody else who helps in the shop
    almost: async () => {
      const helper = await storedPerson(platform.db);
      await noteAct(platform, { shopId, personId: helper.id, kind: 'password-changed' });
    },
    does: () => noteAct(platform, { shopId, personId, kind: 'password-changed' }),
  },
};

describe('each act is seen in the shop’s own data', () => {
  it.each(ACTS)('%s', async (act) => {
    const isDone = async () => (await findStandings(platform, { shopId, personId }))[act].done;
    expect(await isDone()).toBe(false);
    await DOINGS[act].almost();
    expect(await isDone(), 'what only comes near it').toBe(false);
    platform.setNow(NOW);
    await DOINGS[act].does();
    expect(await isDone()).toBe(true);

    const neighbour = await aGrower();
    expect((await findStandings(platform, neighbour))[act].done, 'a neighbour').toBe(false);
  });

  it('and when it was done, the first time', async () => {
    platform.setNow(later(-48));
    await DOINGS.share.does();
    platform.setNow(NOW);
    await DOINGS.share.does();
    const { share } = await findStandings(platform, { shopId, personId });
    expect(share.at).toEqual(later(-48));
  });

  it('and a refusal in time is an answer as well', async () => {
    const { id } = await anOrder();
    await changeOrder(platform, {
      shopId,
      orderId: id,
      to: 'cancelled',
      actor: 'seller',
      personId,
      reason: 'sold-out',
    });
    expect((await findStandings(platform, { shopId, personId })).answer.done).toBe(true);
  });

  it('and an order that ended by itself is none', async () => {
    const { id } = await anOrder();
    await changeOrder(platform, { shopId: null, orderId: id, to: 'cancelled', actor: 'system', reason: 'no-answer' });
    const { answer } = await findStandings(platform, { shopId, personId });
    expect(answer).toMatchObject({ done: false, back: { kind: 'no-answer', orderId: id } });
  });
});

it('is asked once for all members, each in its place', async () => {
  const others = await Promise.all([aGrower(), aGrower()]);
  await DOINGS.answer.does();
  const learners = [others[0]!, { shopId, personId }, others[1]!];
  const facts = await findFacts(platform, learners);
  expect(facts.map((one) => standingsOf(one).answer.done)).toEqual([false, true, false]);
  expect(await findFacts(platform, [])).toEqual([]);
});

describe('a lesson comes back when a real order goes wrong', () => {
  const back = async (act: Act) => (await findStandings(platform, { shopId, personId }))[act].back;

  it('packing: a plant that arrived dead, until the next one leaves', async () => {
    const claim = await aClaim('dead');
    expect(await back('pack')).toBeNull();
    platform.setNow(later(1));
    await answer(claim);
    expect(await back('pack')).toMatchObject({ kind: 'arrived-bad', orderId: claim.orderId });
    platform.setNow(later(2));
    await DOINGS.pack.does();
    expect(await back('pack')).toBeNull();
  });

  it('photos: a plant that was not the one in the picture', async () => {
    await answer(await aClaim('wrong'));
    expect(await back('photo')).toMatchObject({ kind: 'wrong-plant' });
    expect(await back('pack')).toBeNull();
  });

  it('payments: too little was transferred, and written down by hand all the same', async () => {
    await anAccount();
    const { id } = await anOrder({ paymentMethod: 'vietqr' });
    await receive(id, 100_000);
    expect(await back('transfer')).toMatchObject({ kind: 'paid-less', orderId: id });
    platform.setNow(later(1));
    await receive(id, 600_000);
    expect(await back('transfer')).toBeNull();
  });

  it('claims: one that nobody answers for two days', async () => {
    const claim = await aClaim();
    platform.setNow(later(47));
    expect(await back('claim')).toBeNull();
    platform.setNow(later(48));
    expect(await back('claim')).toMatchObject({ kind: 'claim-waits' });
    await answer(claim);
    expect(await back('claim')).toBeNull();
  });
});

it('leads to what is there in the shop', async () => {
  expect(await findDoors(platform, shopId)).toEqual({ listing: null, order: null, hasAccount: false });
  const listing = await storedListing(platform.db, { shopId });
  const order = await anOrder();
  await anAccount();
  expect(await findDoors(platform, shopId)).toEqual({ listing: listing.id, order: order.id, hasAccount: true });
});

it('notes an act once a day, and nobody can change what was noted', async () => {
  for (let press = 0; press < 5; press++) await DOINGS.share.does();
  platform.setNow(later(24));
  await DOINGS.share.does();
  expect(await platform.db.act.count({ where: { shopId } })).toBe(2);
  await expect(platform.db.act.deleteMany({ where: { shopId } })).rejects.toThrow(/append-only/);
});

describe('the certificate', () => {
  it('is refused as long as an act is missing, and says how many', async () => {
    await DOINGS.share.does();
    expect(await issueCertificate(platform, { shopId, personId })).toEqual({
      ok: false,
      problems: [{ code: 'training.acts-missing', with: { count: 11 } }],
    });
    expect(await findCertificate(platform, { shopId, personId })).toBeNull();
  });

  it('is written once with the names of the day, though ten press together', { timeout: 60_000 }, async () => {
    const cooperative = await platform.db.cooperative.create({ data: { slug: newUuid(), name: 'HTX Cái Mơn' } });
    await platform.db.shop.update({ where: { id: shopId }, data: { cooperativeId: cooperative.id } });
    for (const act of ACTS) {
      platform.setNow(NOW);
      await DOINGS[act].does();
    }
    const learner = { shopId, personId };
    const issued = await Promise.all(Array.from({ length: 10 }, () => issueCertificate(platform, learner)));
    expect(new Set(issued.map((one) => one.ok && one.value.number)).size).toBe(1);
    await platform.db.person.update({ where: { id: personId }, data: { name: 'Tên khác' } });
    expect(await issueCertificate(platform, learner)).toMatchObject({
      ok: true,
      value: { personName: 'Trần Thị Tư', shopName: 'Vườn Bà Tư', cooperativeName: 'HTX Cái Mơn' },
    });
    expect(await platform.db.trainingCertificate.count({ where: learner })).toBe(1);
  });
});
