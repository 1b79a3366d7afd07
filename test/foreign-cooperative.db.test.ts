import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { offerHelp } from '~/features/cooperatives/help.server';
import { may, ROLES, type Role } from '~/features/cooperatives/permission';
import { makePayoutCode } from '~/features/orders/order-code';
import { seal } from '~/platform/sealed.server';
import { newUuid } from '~/shared/uuid';

import { storedListing, storedPerson, storedShop } from './builders';
import { DOORS, type Things } from './cooperative-cases';
import type { Ask } from './foreign-cases';
import { openPages, SITE, type Pages } from './pages';
import { storedOrder } from './stored-order';
import { StripeServer } from './stripe-server';

const SECRET = 'Vườn của hợp tác xã khác';

let stripe: StripeServer;
let pages: Pages;
let count = 0;

beforeAll(async () => {
  stripe = await new StripeServer().open();
  Object.assign(process.env, stripe.env);
  pages = await openPages();
}, 60_000);
afterAll(() => stripe.close());

const nextPhone = () => `+8497${String(1_000_000 + ++count)}`;

/** A cooperative with one of everything, its money and its staff. */
async function storedCooperative(name: string): Promise<{ id: string; things: Things }> {
  const { db, config } = pages.platform;
  const { id } = await db.cooperative.create({ data: { slug: `htx-${++count}`, name, reviewsListings: true } });
  const owner = await storedPerson(db, { name, firstCodeExpiresAt: new Date(Date.now() + 86_400_000) });
  const member = await storedShop(db, { name, cooperativeId: id, ownerId: owner.id });
  await db.membership.updateMany({ where: { shopId: member.id }, data: { way: 'table' } });
  const boss = await storedPerson(db, { name });
  const colleague = await storedPerson(db, { name });
  await db.cooperativeMember.createMany({
    data: [
      { cooperativeId: id, personId: boss.id, role: 'manager' },
      { cooperativeId: id, personId: colleague.id, role: 'trainer' },
    ],
  });
  const batchId = newUuid();
  const invite = (given: object) =>
    db.cooperativeInvitation.create({
      data: {
        ...{ cooperativeId: id, tokenHash: newUuid(), sealedToken: seal(config, newUuid()) },
        expiresAt: new Date(Date.now() + 86_400_000),
        ...given,
      },
    });
  const sheet = await invite({ label: name, maxUses: 9 });
  await invite({ batchId, personName: name, phone: nextPhone() });
  const staffLink = await invite({ role: 'trainer' });
  const order = await storedOrder(db, { shopId: member.id, state: 'handed_over', handedOverAt: new Date() });
  await db.ledgerEntry.create({
    data: {
      ...{ shopId: member.id, orderId: order.id, kind: 'received', collector: 'cooperative', amount: 500_000n },
      ...{ method: 'vietqr', actor: 'provider', uniqueKey: `test:${++count}` },
    },
  });
  const payout = await db.payout.create({
    data: {
      cooperativeId: id,
      shopId: member.id,
      amount: 100_000n,
      reference: makePayoutCode(Math.random),
    },
  });
  const group = await db.memberGroup.create({ data: { cooperativeId: id, kind: 'class', name } });
  const call = await db.memberCall.create({
    data: { cooperativeId: id, shopId: member.id, at: new Date(), about: 'x', note: name },
  });
  const lesson = await db.trainingClass.create({
    data: {
      ...{ cooperativeId: id, title: name, heldOn: new Date('2026-11-20'), token: newUuid(), createdBy: boss.id },
      people: { create: { personId: owner.id, shopId: member.id, at: new Date() } },
    },
  });
  const grant = await db.helpGrant.create({
    data: {
      ...{ shopId: member.id, cooperativeId: id, helperId: colleague.id, scopes: ['listings'], minutes: 60 },
      ...{ beganAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
    },
  });
  const offered = await offerHelp(pages.platform, { shopId: member.id, scopes: ['listings'], minutes: 60 });
  if (!offered.ok) throw new Error('no code was offered');
  const sendForReview = async () => {
    const listing = await storedListing(db, { shopId: member.id, name, state: 'draft' });
    return db.listingReview.create({
      data: { cooperativeId: id, shopId: member.id, listingId: listing.id, sentAt: new Date() },
    });
  };
  const [review, commented] = [await sendForReview(), await sendForReview()];
  const note = await db.reviewComment.create({
    data: { reviewId: commented.id, revision: 1, field: 'name', text: name, at: new Date() },
  });
  await db.bankAccount.create({ data: { cooperativeId: id, bin: '970436', number: '99999', holder: 'HTX' } });
  return {
    id,
    things: {
      ...{ member: member.id, sheet: sheet.id, batch: batchId, staffLink: staffLink.id },
      ...{ colleague: colleague.id, payout: payout.id, group: group.id, call: call.id },
      ...{
        lesson: lesson.id,
        attendee: owner.id,
        attendeePhone: owner.phone,
        grant: grant.id,
        helpCode: offered.value.code,
      },
      ...{ review: review.id, commented: commented.id, note: note.id },
    },
  };
}

/** One that stays as it is: whatever a test finds changed in it is a fault. */
const kept = new Map<string, ReturnType<typeof storedCooperative>>();
function lasting(name: string): ReturnType<typeof storedCooperative> {
  const known = kept.get(name) ?? storedCooperative(name);
  kept.set(name, known);
  return known;
}

async function signedIn(cooperativeId: string | null, role: Role | null): Promise<string> {
  const { db } = pages.platform;
  const person = await storedPerson(db);
  if (role && cooperativeId) await db.cooperativeMember.create({ data: { cooperativeId, personId: person.id, role } });
  else await storedShop(db, { ownerId: person.id });
  const cookie = await startSession(pages.platform, { personId: person.id, request: new Request(SITE) });
  return cookie.split(';')[0]!;
}

const ask = ({ method, path, fields }: Ask, cookie?: string) =>
  method && method !== 'HEAD'
    ? pages.post(path, fields ?? {}, { method, cookie })
    : pages.ask(path, { method, cookie });

/** Everything of a cooperative, as it stands in the database. */
async function stored(cooperativeId: string) {
  const { db } = pages.platform;
  const own = { where: { cooperativeId } } as const;
  return {
    shops: await db.shop.findMany({
      ...own,
      orderBy: { id: 'asc' },
      include: { members: { include: { person: { select: { passwordHash: true, firstCodeExpiresAt: true } } } } },
    }),
    memberships: await db.membership.findMany({ ...own, orderBy: { id: 'asc' } }),
    staff: await db.cooperativeMember.findMany({ ...own, orderBy: { personId: 'asc' } }),
    invitations: await db.cooperativeInvitation.findMany({ ...own, orderBy: { id: 'asc' } }),
    payouts: await db.payout.findMany({ ...own, orderBy: { id: 'asc' } }),
    groups: await db.memberGroup.findMany({ ...own, orderBy: { id: 'asc' }, include: { members: true } }),
    calls: await db.memberCall.findMany({ ...own, orderBy: { id: 'asc' } }),
    classes: await db.trainingClass.findMany({ ...own, orderBy: { id: 'asc' }, include: { people: true } }),
    helps: await db.helpGrant.findMany({ ...own, orderBy: { id: 'asc' } }),
    self: await db.cooperative.findUnique({ where: { id: cooperativeId }, select: { reviewsListings: true } }),
    reviews: await db.listingReview.findMany({ ...own, orderBy: { id: 'asc' }, include: { comments: true } }),
    account: await db.bankAccount.findMany(own),
    stripe: await db.stripeAccount.findMany(own),
  };
}

const rows = Object.entries(DOORS).flatMap(([route, doors]) => doors.map((door) => ({ route, door })));
const anyThings: Things = {
  ...{ member: newUuid(), sheet: newUuid(), batch: newUuid(), staffLink: newUuid() },
  ...{ colleague: newUuid(), payout: newUuid(), group: newUuid(), call: newUuid() },
  ...{ review: newUuid(), commented: newUuid(), note: newUuid() },
  ...{ lesson: newUuid(), attendee: newUuid(), attendeePhone: '+84388000000', grant: newUuid(), helpCode: '123456' },
};
const named = rows.map(({ route, door }) => {
  const { method = 'GET', path } = door.ask(anyThings);
  const shown = Object.entries(anyThings).reduce((text, [thing, id]) => text.replace(id, `{${thing}}`), path);
  return { ...door, route, title: `${method} ${shown}` };
});
const cells = named.flatMap((door) => ROLES.map((role) => ({ ...door, role, allowed: may(role, door.act) })));

describe('who may do what, at every door of a cooperative’s side', () => {
  it('has a row for every route, so that a new one is thought of', () => {
    const routes = Object.values(pages.build.routes)
      .map((route) => route!.id)
      .filter((id) => /^routes\/cooperative(_?\.|$)/.test(id));
    expect(routes.sort()).toEqual(Object.keys(DOORS).sort());
    for (const [route, doors] of Object.entries(DOORS)) {
      const { module } = pages.build.routes[route]!;
      if ('action' in module && module.action)
        expect(
          doors.some(({ ask: of }) => (of(anyThings).method ?? 'GET') !== 'GET'),
          `${route} takes posts`,
        ).toBe(true);
      if (route.includes('$'))
        expect(
          doors.some(({ names }) => names),
          `${route} names a thing`,
        ).toBe(true);
    }
  });

  it.each(cells)('$title as a $role of this cooperative: $allowed', async ({ role, allowed, changes, ask: of }) => {
    const own = allowed && changes ? await storedCooperative('Hợp tác xã nhà') : await lasting('Hợp tác xã nhà');
    const cookie = await signedIn(own.id, role);
    const before = await stored(own.id);
    const answer = await ask(of(own.things), cookie);
    const after = await stored(own.id);
    if (allowed) expect([200, 302, 303]).toContain(answer.status);
    else expect(answer.status).toBe(404);
    if (allowed && changes) expect(after).not.toEqual(before);
    else expect(after).toEqual(before);
  });

  it.each(cells)('$title as a $role of another cooperative: never', async ({ role, names, allowed, ask: of }) => {
    const other = await lasting(SECRET);
    const { id } = await pages.platform.db.cooperative.create({ data: { slug: `htx-${++count}`, name: 'Nhà' } });
    const cookie = await signedIn(id, role);
    const before = await stored(other.id);
    const answer = await ask(of(other.things), cookie);
    // an address that names nothing is the asker's own, where their role decides
    if (names || !allowed) expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(SECRET);
    expect(await stored(other.id)).toEqual(before);
  });

  it('is closed to households and asks strangers to sign in first', async () => {
    const other = await storedCooperative(SECRET);
    const household = await signedIn(null, null);
    const before = await stored(other.id);
    for (const { ask: of, title } of named) {
      expect((await ask(of(other.things), household)).status, title).toBe(404);
      expect([302, 303], title).toContain((await ask(of(other.things))).status);
    }
    expect(await stored(other.id)).toEqual(before);
  });

  it('shows an operator who looks in no more than a viewer', async () => {
    const other = await storedCooperative('Hợp tác xã được xem');
    const { db } = pages.platform;
    const operator = await storedPerson(db, { isOperator: true });
    const { slug } = await db.cooperative.findUniqueOrThrow({ where: { id: other.id } });
    const cookie = (await startSession(pages.platform, { personId: operator.id, request: new Request(SITE) })).split(
      ';',
    )[0]!;
    for (const { ask: of, act, title, changes } of named) {
      const request = of(other.things);
      const path = `${request.path}${request.path.includes('?') ? '&' : '?'}coop=${slug}`;
      const { status } = await ask({ ...request, path }, cookie);
      // leaving is for those who work there, and an operator does not
      expect(status, title).toBe(may('viewer', act) && !changes ? 200 : 404);
    }
  });
});

describe('a viewer, such as the commune office', () => {
  it('sees the gardens and no telephone number of theirs', async () => {
    const own = await storedCooperative('Hợp tác xã nhà');
    const { db } = pages.platform;
    const phone = nextPhone();
    await db.shop.update({ where: { id: own.things.member }, data: { phone, name: 'Vườn Út Hai' } });
    const { personId } = await db.shopMember.findFirstOrThrow({ where: { shopId: own.things.member } });
    await db.person.update({ where: { id: personId }, data: { phone } });
    const local = `0${phone.slice(3)}`;
    const read = async (role: Role, path: string) =>
      (await (await ask({ path }, await signedIn(own.id, role))).text()).replace(/[\s.]/g, '');
    for (const path of ['/cooperative', `/cooperative/members/${own.things.member}`]) {
      const viewers = await read('viewer', path);
      expect(viewers).toContain('VườnÚtHai');
      expect(viewers).toContain(`${local.slice(0, 2)}xxxxxx${local.slice(-2)}`);
      expect(viewers).not.toContain(local);
      expect(viewers).not.toContain(phone.slice(1));
      expect(await read('trainer', path)).toContain(local);
    }
  });
});
