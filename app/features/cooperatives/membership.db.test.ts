import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';
import { answerFeed } from '~/features/feeds/answer-feed.server';
import { findFile } from '~/features/feeds/channels';
import { findCooperativeSource } from '~/features/feeds/feed-source.server';
import { readCoopQuery } from '~/features/storefront/coop-query';
import { findCoop } from '~/features/storefront/coop-page.server';

import { findMember, findMemberShops } from './members.server';
import { findLetGo, findOwnMembership, leaveCooperative, noteLetGoRead, removeMember } from './membership.server';
import { drawUpPayouts, findDues } from './payouts.server';
import { inDays } from './invitation';
import { findOffer, inviteStaff } from './invitations.server';
import { joinAsPerson } from './join.server';
import type { Role } from './permission';
import { changeRole, endWork, findStaff } from './staff.server';

const NOW = new Date('2026-12-01T02:00:00Z');
let platform: TestPlatform;
let coop: { id: string; slug: string };
let count = 0;

beforeAll(async () => void (platform = await freshPlatform({ now: NOW })));
beforeEach(async () => {
  coop = await platform.db.cooperative.create({ data: { slug: `htx-${++count}`, name: 'Hợp tác xã Cái Mơn' } });
});

const dueOf = async (cooperativeId: string, shopId: string) =>
  (await findDues(platform.db, cooperativeId, { shopId }))[0]?.due ?? 0;

/** A member whose buyer paid the cooperative and has the plants. */
async function aMember() {
  const { db } = platform;
  const shop = await storedShop(db, { name: `Vườn số ${++count}`, cooperativeId: coop.id });
  await storedListing(db, { shopId: shop.id, name: `Mai vàng số ${count}` });
  await db.shopSelling.create({ data: { shopId: shop.id, collector: 'cooperative' } });
  const order = await storedOrder(db, { shopId: shop.id, state: 'handed_over', handedOverAt: NOW });
  await db.ledgerEntry.create({
    data: {
      ...{ shopId: shop.id, orderId: order.id, kind: 'received', collector: 'cooperative', amount: 500_000n },
      ...{ method: 'vietqr', actor: 'provider', uniqueKey: `test:${count}` },
    },
  });
  return { shop, order };
}

const window = async () => {
  const found = await findCoop(platform, coop.slug, {
    ...readCoopQuery(new URLSearchParams()),
    lang: 'vi',
  });
  return found?.coop.shops.map(({ name }) => name) ?? [];
};
const feed = async (etag?: string) => {
  const source = (await findCooperativeSource(platform, coop.slug))!;
  const request = new Request('http://vuon.test/coop/x/feeds/google.xml', {
    headers: etag ? { 'If-None-Match': etag } : {},
  });
  const answer = await answerFeed(platform, request, source, findFile('google.xml')!);
  return { status: answer.status, etag: answer.headers.get('ETag')!, text: await answer.text() };
};

describe('a household that leaves', () => {
  it('keeps its shop, listings and orders, and the joint window and feeds are without it at once', async () => {
    const { db } = platform;
    const [{ shop }, stays] = [await aMember(), await aMember()];
    expect((await window()).sort()).toEqual([shop.name, stays.shop.name].sort());
    const before = await feed();
    expect(before.text).toContain(shop.slug);
    const { revision } = await db.shop.findUniqueOrThrow({ where: { id: shop.id } });

    expect(await leaveCooperative(platform, { shopId: shop.id, cooperativeId: coop.id })).toBe(true);
    expect(await leaveCooperative(platform, { shopId: shop.id, cooperativeId: coop.id }), 'pressed twice').toBeNull();

    const after = await db.shop.findUniqueOrThrow({
      where: { id: shop.id },
      include: { listings: true, orders: true },
    });
    expect(after).toMatchObject({ state: 'published', cooperativeId: null, slug: shop.slug });
    expect(after.revision).toBeGreaterThan(revision);
    expect([after.listings.length, after.orders.length]).toEqual([1, 1]);
    expect(await window()).toEqual([stays.shop.name]);
    const now = await feed(before.etag);
    expect(now.status, 'whoever has the old feed fetches the new one').toBe(200);
    expect(now.text).not.toContain(`/shop/${shop.slug}/`);
    expect(await db.membership.findMany({ where: { shopId: shop.id } })).toMatchObject([
      { cooperativeId: coop.id, leftAt: NOW, endedBy: 'member' },
    ]);
  });

  it('is still owed what the cooperative holds, and its buyers pay it itself from now on', async () => {
    const { db } = platform;
    const { shop, order } = await aMember();
    await leaveCooperative(platform, { shopId: shop.id, cooperativeId: coop.id });
    expect(await dueOf(coop.id, shop.id)).toBe(500_000);
    expect((await findDues(db, coop.id)).map(({ shopId }) => shopId)).toEqual([shop.id]);
    expect(await db.shopSelling.findUnique({ where: { shopId: shop.id } })).toMatchObject({ collector: 'shop' });
    const own = await findOwnMembership(db, shop.id, (id) => dueOf(id, shop.id));
    expect(own).toEqual({ current: null, owed: [{ cooperative: 'Hợp tác xã Cái Mơn', amount: 500_000 }] });

    const next = await db.cooperative.create({ data: { slug: `sau-${++count}`, name: 'Hợp tác xã sau' } });
    await db.shop.update({ where: { id: shop.id }, data: { cooperativeId: next.id } });
    expect([await dueOf(coop.id, shop.id), await dueOf(next.id, shop.id)], 'the next one owes nothing').toEqual([
      500_000, 0,
    ]);
    await db.ledgerEntry.create({
      data: {
        ...{ shopId: shop.id, orderId: order.id, kind: 'refunded', collector: 'cooperative', amount: 100_000n },
        ...{ method: 'vietqr', actor: 'seller', uniqueKey: `refund:${count}` },
      },
    });
    expect(await dueOf(coop.id, shop.id), 'a refund comes out of the purse it went into').toBe(400_000);
    await drawUpPayouts(platform, { cooperativeId: coop.id });
    expect(await dueOf(coop.id, shop.id)).toBe(0);
  });

  it('may come back, and both times are kept', async () => {
    const { shop } = await aMember();
    await leaveCooperative(platform, { shopId: shop.id, cooperativeId: coop.id });
    await platform.db.shop.update({ where: { id: shop.id }, data: { cooperativeId: coop.id } });
    const kept = await platform.db.membership.findMany({ where: { shopId: shop.id } });
    expect(kept.map(({ leftAt }) => leftAt !== null).sort()).toEqual([false, true]);
  });
});

describe('a household that is let go', () => {
  it('reads why when it next comes, until it says that it has read it', async () => {
    const { db } = platform;
    const { shop } = await aMember();
    const remove = (reason: string) => removeMember(platform, { shopId: shop.id, cooperativeId: coop.id, reason });
    expect(await remove('  ')).toMatchObject({ ok: false, problems: [{ code: 'cooperatives.reason-missing' }] });
    expect(await remove('x'.repeat(301))).toMatchObject({ problems: [{ code: 'cooperatives.reason-too-long' }] });
    expect(await findLetGo(db, shop.id)).toBeNull();
    expect(await remove('Dọn đi nơi khác')).toMatchObject({ ok: true });
    expect(await remove('Dọn đi nơi khác')).toBeNull();
    expect(await findLetGo(db, shop.id)).toMatchObject({
      ...{ cooperative: 'Hợp tác xã Cái Mơn', reason: 'Dọn đi nơi khác', on: '01/12/2026' },
    });
    await noteLetGoRead(platform, shop.id);
    expect(await findLetGo(db, shop.id)).toBeNull();
  });
});

describe('the list of members', () => {
  it('goes through all of them a page at a time by name, none twice, numbers masked for who may not see them', async () => {
    const { db } = platform;
    for (let n = 0; n < 30; n++) await storedShop(db, { name: `Vườn ${n}`, cooperativeId: coop.id });
    const page = (after: string | null, contacts: boolean) =>
      findMemberShops(db, { cooperativeId: coop.id, query: '', after, contacts });
    const first = await page(null, false);
    const second = await page(first.next, true);
    expect([first.shops.length, second.shops.length, second.next]).toEqual([25, 5, null]);
    expect(new Set([...first.shops, ...second.shops].map(({ id }) => id)).size).toBe(30);
    expect(new Set(first.shops.map(({ phone }) => phone))).toEqual(new Set(['09xx xxx x01']));
    expect(new Set(second.shops.map(({ phone }) => phone))).toEqual(new Set(['0901 000 001']));
    const asked = { cooperativeId: coop.id, shopId: first.shops[0]!.id, lang: 'vi' as const };
    expect((await findMember(db, { ...asked, contacts: false }))!.people[0]).toMatchObject({ tel: null });
  });
});

describe('the staff', () => {
  async function hired(role: Role): Promise<string> {
    const { id } = await storedPerson(platform.db);
    await platform.db.cooperativeMember.create({ data: { cooperativeId: coop.id, personId: id, role } });
    return id;
  }
  const managers = async () => (await findStaff(platform.db, coop.id)).filter(({ role }) => role === 'manager').length;

  it('come by a link that works once and gives the role it says', async () => {
    const boss = await hired('manager');
    const invited = { cooperativeId: coop.id, personId: boss, role: 'viewer' as const, expiresAt: inDays(NOW, 7) };
    const token = await inviteStaff(platform, invited);
    const offer = (await findOffer(platform, token))!;
    const people = await Promise.all([1, 2, 3].map(() => storedPerson(platform.db)));
    const outcomes = await Promise.all(
      people.map((person) => joinAsPerson(platform, { token, offer, person, address: `10.8.0.${++count % 250}` })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await findStaff(platform.db, coop.id)).map(({ role }) => role)).toEqual(['manager', 'viewer']);
    const second = await inviteStaff(platform, { ...invited, role: 'manager' });
    const viewer = (await findStaff(platform.db, coop.id)).find(({ role }) => role === 'viewer')!;
    const again = { token: second, offer: (await findOffer(platform, second))!, person: viewer, address: '10.8.1.1' };
    expect((await joinAsPerson(platform, again)).ok, 'who works here already keeps their role').toBe(true);
    expect((await findStaff(platform.db, coop.id)).map(({ role }) => role)).toEqual(['manager', 'viewer']);
    expect(await findOffer(platform, second), 'and the link is not used up').not.toBeNull();
  });

  it('always have a manager: the last one cannot leave, be lowered or be removed', async () => {
    const boss = await hired('manager');
    const trainer = await hired('trainer');
    const last = { ok: false, problems: [{ code: 'cooperatives.last-manager' }] };
    const named = { cooperativeId: coop.id, personId: boss };
    expect(await endWork(platform, named)).toEqual(last);
    expect(await changeRole(platform, { ...named, role: 'viewer' })).toEqual(last);
    expect(await changeRole(platform, { ...named, role: 'manager' })).toMatchObject({ ok: true });
    expect(await changeRole(platform, { ...named, personId: trainer, role: 'manager' })).toMatchObject({ ok: true });
    expect(await endWork(platform, named)).toMatchObject({ ok: true });
    expect(await endWork(platform, named)).toBeNull();
    expect(await managers()).toBe(1);
  });

  it('keep one when all managers leave, lower themselves and remove each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const bosses = await Promise.all(Array.from({ length: 6 }, () => hired('manager')));
      await Promise.all(
        bosses.map((personId, n) =>
          n % 2
            ? endWork(platform, { cooperativeId: coop.id, personId })
            : changeRole(platform, { cooperativeId: coop.id, personId, role: 'trainer' }),
        ),
      );
      expect(await managers()).toBeGreaterThanOrEqual(1);
    }
    expect(await managers()).toBe(1);
  });
});
