import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { FULL_STORY, happening, live, type Lived } from '../../../test/coop-history';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';
import { balance, dueAhead } from '~/features/orders/order-money';
import { toMoney } from '~/features/orders/order-row.server';
import { findListingPreflight } from '~/features/feeds/preflight.server';
import { isTaken as takes } from '~/features/feeds/preflight';
import { startSession, endSessions } from '~/features/accounts/session.server';

import { findFacts } from './board-facts.server';
import { findBoard, findCalls, findProgress } from './board.server';
import { readBoardQuery } from './board-view';
import { markCalled, unmarkCalled } from './calls.server';
import { checkPreflights } from './check-preflight.server';
import { dropGroup, fillGroup, findGroup, findGroups, findTicks, makeGroup, renameGroup } from './groups.server';
import { MILESTONES, weeksUntil } from './progress';
import { STEPS, type StepTimes } from './readiness';

const NOW = new Date('2026-11-26T02:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const EVERYTHING = readBoardQuery(new URLSearchParams());

let platform: TestPlatform;
let count = 0;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
});
beforeEach(() => platform.setNow(NOW));

const aCooperative = () =>
  platform.db.cooperative.create({ data: { slug: `htx-${++count}`, name: 'Hợp tác xã Cái Mơn' } });
const board = (cooperativeId: string, given: Partial<Parameters<typeof findBoard>[1]> = {}) =>
  findBoard(platform.db, { cooperativeId, role: 'manager', now: NOW, ...EVERYTHING, ...given });

/** Counts a member's steps anew, row by row, without the board's question. */
async function recount({ shops, now }: Lived) {
  const { db } = platform;
  const members = [];
  for (const { id, signedInAt, bookOpenedAt } of shops) {
    const shop = await db.shop.findUniqueOrThrow({ where: { id } });
    const photos = await db.photo.findMany({ where: { shopId: id } });
    const listings = await db.listing.findMany({ where: { shopId: id } });
    const orders = await db.order.findMany({ where: { shopId: id }, include: { events: true } });
    const times: StepTimes = {};
    const first = (step: keyof StepTimes, at: Date | null) => {
      const known = times[step];
      if (at && (!known || at < known)) times[step] = at;
    };
    first('signed-in', signedInAt);
    first('set-up', shop.createdAt);
    for (const photo of photos) first('photo', photo.createdAt);
    for (const listing of listings) if (listing.publishedAt) first('published', listing.publishedAt);
    if (times.published && shop.publishedAt && shop.publishedAt > times.published) times.published = shop.publishedAt;
    if (!shop.publishedAt) delete times.published;
    let passes = false;
    for (const listing of listings) {
      const found = await findListingPreflight(platform, id, { listingId: listing.id, sku: null, origin: 'http://x' });
      if (found?.verdicts.some(takes)) passes = true;
    }
    const waiting = { unanswered: 0, late: 0, toSend: 0, unpaid: 0, answeredLate: 0 };
    for (const order of orders) {
      first('ordered', order.placedAt);
      let answeredAt: Date | null = null;
      for (const event of order.events) {
        const isRefusal =
          event.kind === 'cancelled' && event.fromState === 'placed' && ['seller', 'cooperative'].includes(event.actor);
        if ((event.kind === 'accepted' || isRefusal) && (!answeredAt || event.at < answeredAt)) answeredAt = event.at;
        if (event.kind === 'packed' || event.kind === 'handed-over') first('packed', event.at);
        if (event.kind === 'paid') first('paid', event.at);
        if (event.kind === 'overpaid' && order.state !== 'cancelled') first('paid', event.at);
      }
      if (answeredAt && answeredAt <= order.answerBy) first('answered', answeredAt);
      if (answeredAt && answeredAt > order.answerBy) waiting.answeredLate++;
      if (order.state === 'placed' && order.quote !== 'offered') {
        waiting.unanswered++;
        if (order.answerBy < now) waiting.late++;
      }
      const stands = order.state === 'accepted' || order.state === 'packed';
      if (stands && dueAhead(toMoney(order)) === 0) waiting.toSend++;
      const left = ['handed_over', 'delivered', 'done'].includes(order.state);
      if (left && balance(toMoney(order)) > 0) waiting.unpaid++;
    }
    first('book', bookOpenedAt);
    members.push({ id, times, passes, waiting, listings, photos: photos.length });
  }
  return members;
}

it('says of every member what a recount of the raw rows says, whatever happened', async () => {
  const taken = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 15, maxLength: 60, size: 'max' }), async (story) => {
      const lived = await live(platform, story);
      const counted = await recount(lived);
      const { members } = await findFacts(platform.db, { cooperativeId: lived.cooperativeId, now: lived.now });
      expect(members.map(({ id }) => id).sort()).toEqual(counted.map(({ id }) => id).sort());
      for (const { id, times, passes, waiting, listings, photos } of counted) {
        const found = members.find((member) => member.id === id)!;
        const { preflight, ...others } = found.times;
        expect(others).toEqual(times);
        expect(preflight !== undefined).toBe(passes);
        expect(found.photos).toBe(photos);
        expect(found.offered).toBe(listings.filter(({ state }) => state === 'published').length);
        expect({
          unanswered: found.unanswered?.count ?? 0,
          late: found.late?.count ?? 0,
          toSend: found.toSend?.count ?? 0,
          unpaid: found.unpaid?.count ?? 0,
          answeredLate: found.answeredLate,
        }).toEqual(waiting);
        for (const step of Object.keys(found.times)) taken.add(step);
      }

      const seen = await board(lived.cooperativeId, { now: lived.now });
      for (const step of [...STEPS, 'done' as const]) {
        const stand = counted.filter(({ times, passes }) => {
          const isTaken = (one: (typeof STEPS)[number]) => (one === 'preflight' ? passes : times[one] !== undefined);
          return (STEPS.find((one) => !isTaken(one)) ?? 'done') === step;
        });
        expect(seen.counts[step], step).toBe(stand.length);
      }

      const progress = await findProgress(platform.db, {
        cooperativeId: lived.cooperativeId,
        group: null,
        now: lived.now,
      });
      weeksUntil(lived.now, progress.weeks.length).forEach(({ end }, week) => {
        for (const step of MILESTONES) {
          let reached = 0;
          for (const { times } of counted) if (times[step] && times[step] < end) reached++;
          expect(progress.weeks[week]!.counts[step], `${step} by ${end.toISOString()}`).toBe(reached);
        }
      });
    }),
    { numRuns: 8, examples: [[FULL_STORY]] },
  );
  expect(taken).toEqual(new Set(STEPS)); // nothing is compared with nothing
}, 300_000);

describe('signing in', () => {
  it('stays true when the session has ended', async () => {
    const coop = await aCooperative();
    const person = await storedPerson(platform.db);
    await storedShop(platform.db, { ownerId: person.id, cooperativeId: coop.id });
    expect((await board(coop.id)).members[0]).toMatchObject({ next: 'signed-in', lastSeenOn: null });
    await startSession(platform, { personId: person.id, request: new Request('http://vuon.test') });
    await endSessions(platform, { personId: person.id });
    expect((await board(coop.id)).members[0]).toMatchObject({ next: 'photo', lastSeenOn: '26/11/2026' });
  });
});

describe('the first listing that a marketplace takes', () => {
  it('is found once the house has looked again, and what is missing is said until then', async () => {
    const coop = await aCooperative();
    const person = await storedPerson(platform.db, { firstSignedInAt: daysAgo(9) });
    const shop = await storedShop(platform.db, { ownerId: person.id, cooperativeId: coop.id });
    const listing = await storedListing(platform.db, { shopId: shop.id, state: 'draft', price: null, photos: 3 });
    const cause = async () => (await board(coop.id)).members[0]?.cause;
    expect(await cause()).toMatchObject({ code: 'price-missing', with: { name: 'Bông giấy hồng', photos: 3 } });

    await platform.db.variant.updateMany({ where: { listingId: listing.id }, data: { price: 350_000n } });
    expect(await cause()).toMatchObject({ code: 'being-checked' });
    expect(await checkPreflights(platform)).toBeGreaterThan(0);
    expect(await cause()).toMatchObject({ code: 'not-published' });
    expect(await checkPreflights(platform)).toBe(0); // what has passed, or not changed, is left alone
  });
});

describe('the board', () => {
  const garden = async (cooperativeId: string, name: string, days: number) => {
    const person = await storedPerson(platform.db, { name: `Cô ${name}`, firstSignedInAt: daysAgo(days) });
    return storedShop(platform.db, { ownerId: person.id, cooperativeId, name, createdAt: daysAgo(days) });
  };

  it('shows who has stood still longest first, page after page, nobody twice and nobody left out', async () => {
    const coop = await aCooperative();
    for (let at = 0; at < 60; at++) await garden(coop.id, `Vườn ${at}`, (at * 7) % 41);
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof board>> = await board(coop.id, { after });
      names.push(...page.members.map(({ days, name }) => `${String(days).padStart(2, '0')} ${name}`));
      after = page.next && readBoardQuery(new URLSearchParams({ after: page.next })).after;
    } while (after);
    expect(new Set(names).size).toBe(60);
    expect(names.map((name) => name.slice(0, 2))).toEqual([...names.map((name) => name.slice(0, 2))].sort().reverse());
  });

  it('finds by name without tone marks, by group and by step', async () => {
    const coop = await aCooperative();
    const shop = await garden(coop.id, 'Vườn Út Hiền', 3);
    await garden(coop.id, 'Vườn Chú Bảy', 5);
    await storedPhoto(platform.db, { shopId: shop.id });
    const made = await makeGroup(platform, { cooperativeId: coop.id, kind: 'hamlet', name: 'Ấp Sơn Châu' });
    const group = made.ok ? made.value.id : '';
    await fillGroup(platform, { cooperativeId: coop.id, groupId: group, shown: [shop.id], ticked: [shop.id] });
    const found = async (given: Parameters<typeof board>[1]) =>
      (await board(coop.id, given)).members.map(({ name }) => name);
    expect(await found({ q: 'ut hien' })).toEqual(['Vườn Út Hiền']);
    expect(await found({ group })).toEqual(['Vườn Út Hiền']);
    expect(await found({ step: 'preflight' })).toEqual(['Vườn Út Hiền']);
    expect(await found({ step: 'photo' })).toEqual(['Vườn Chú Bảy']);
  });

  it('shows who may only look no person’s name, no whole number, no note', async () => {
    const coop = await aCooperative();
    const shop = await garden(coop.id, 'Vườn Bà Tư', 9);
    const staff = await storedPerson(platform.db);
    await markCalled(platform, {
      cooperativeId: coop.id,
      shopId: shop.id,
      personId: staff.id,
      note: 'Bác bị đau lưng',
    });
    const { members } = await board(coop.id, { role: 'viewer' });
    expect(members[0]).toMatchObject({ owner: '', tel: null, call: null });
    expect(members[0]?.phone).toMatch(/^0\d{3} ••• •\d\d$/);
    expect(JSON.stringify(members)).not.toMatch(/Cô Vườn|đau lưng/);
    expect((await board(coop.id)).members[0]).toMatchObject({
      owner: 'Cô Vườn Bà Tư',
      call: { note: 'Bác bị đau lưng' },
    });
  });

  it('is one cooperative’s alone', async () => {
    const [coop, other] = [await aCooperative(), await aCooperative()];
    await garden(other.id, 'Vườn người ta', 9);
    expect(await board(coop.id)).toMatchObject({ all: 0, members: [] });
  });
});

describe('a call', () => {
  const calls = (cooperativeId: string, now = NOW) =>
    findCalls(platform.db, { cooperativeId, role: 'manager', now, group: null });

  it('hides a member until tomorrow, and the note says who called', async () => {
    const coop = await aCooperative();
    const person = await storedPerson(platform.db, { firstSignedInAt: daysAgo(9) });
    const shop = await storedShop(platform.db, { ownerId: person.id, cooperativeId: coop.id, createdAt: daysAgo(9) });
    const staff = await storedPerson(platform.db, { name: 'Đặng Thị Hòa' });
    expect((await calls(coop.id)).calls).toHaveLength(1);
    const marked = await markCalled(platform, {
      cooperativeId: coop.id,
      shopId: shop.id,
      personId: staff.id,
      note: 'Chiều chụp',
    });
    const after = await calls(coop.id);
    expect(after.calls).toEqual([]);
    expect(after.called[0]?.call).toMatchObject({ note: 'Chiều chụp', caller: 'Đặng Thị Hòa' });
    expect((await calls(coop.id, daysAgo(-1))).calls).toHaveLength(1);

    const callId = marked?.ok ? marked.value.callId : '';
    expect(await unmarkCalled(platform, { cooperativeId: (await aCooperative()).id, callId })).toBeNull();
    expect(await unmarkCalled(platform, { cooperativeId: coop.id, callId })).toBe(true);
    expect((await calls(coop.id)).calls).toHaveLength(1);
  });

  it('hides only what it was about: an order that waits too long brings the member back the same day', async () => {
    const coop = await aCooperative();
    const person = await storedPerson(platform.db, { firstSignedInAt: daysAgo(9) });
    const shop = await storedShop(platform.db, { ownerId: person.id, cooperativeId: coop.id, createdAt: daysAgo(9) });
    await markCalled(platform, { cooperativeId: coop.id, shopId: shop.id, personId: person.id, note: '' });
    await storedOrder(platform.db, { shopId: shop.id, placedAt: daysAgo(2) });
    expect((await calls(coop.id)).calls).toMatchObject([
      { id: shop.id, cause: { code: 'order-late', with: { count: 1, days: 2 } } },
    ]);
  });

  it('is of a member of one’s own, with a note that fits', async () => {
    const coop = await aCooperative();
    const stranger = await storedShop(platform.db);
    const member = await storedShop(platform.db, { cooperativeId: coop.id });
    const person = await storedPerson(platform.db);
    const call = (shopId: string, note = '') =>
      markCalled(platform, { cooperativeId: coop.id, shopId, personId: person.id, note });
    expect(await call(stranger.id)).toBeNull();
    expect(await call('la')).toBeNull();
    expect(await call(member.id, 'x'.repeat(301))).toMatchObject({
      ok: false,
      problems: [{ code: 'board.note-too-long', field: `note-${member.id}` }],
    });
  });
});

describe('a group', () => {
  it('has a name of its own, and at most one of a kind', async () => {
    const coop = await aCooperative();
    const make = (name: string, kind = 'class') => makeGroup(platform, { cooperativeId: coop.id, kind, name });
    expect(await make(' ')).toMatchObject({ problems: [{ code: 'board.group-name-missing' }] });
    expect(await make('x'.repeat(61))).toMatchObject({ problems: [{ code: 'board.group-name-too-long' }] });
    expect(await make('Lớp một')).toMatchObject({ ok: true });
    expect(await make('Lớp một')).toMatchObject({ problems: [{ code: 'board.group-name-twice' }] });
    expect(await make('Lớp một', 'hamlet')).toMatchObject({ ok: true });
    expect(await findGroups(platform.db, coop.id)).toMatchObject([
      { kind: 'hamlet', name: 'Lớp một', members: 0 },
      { kind: 'class', name: 'Lớp một', members: 0 },
    ]);
  });

  it('takes who is ticked and lets go who is not, and passes over others’ gardens', async () => {
    const coop = await aCooperative();
    const made = await makeGroup(platform, { cooperativeId: coop.id, kind: 'class', name: 'Lớp một' });
    const groupId = made.ok ? made.value.id : '';
    const named = { cooperativeId: coop.id, groupId };
    const [a, b] = [
      await storedShop(platform.db, { cooperativeId: coop.id, name: 'Vườn A' }),
      await storedShop(platform.db, { cooperativeId: coop.id, name: 'Vườn B' }),
    ];
    const stranger = await storedShop(platform.db);
    const shown = [a.id, b.id, stranger.id, 'la'];
    expect(await fillGroup(platform, { ...named, shown, ticked: [a.id, b.id, stranger.id, 'la'] })).toEqual({
      members: 2,
    });
    expect(await fillGroup(platform, { ...named, shown, ticked: [b.id] })).toEqual({ members: 1 });
    expect(await findTicks(platform.db, named)).toMatchObject([
      { name: 'Vườn A', isIn: false },
      { name: 'Vườn B', isIn: true },
    ]);
    const other = await aCooperative();
    const theirs = { cooperativeId: other.id, groupId };
    expect(await findGroup(platform.db, theirs)).toBeNull();
    expect(await fillGroup(platform, { ...theirs, shown, ticked: [a.id] })).toBeNull();
    expect(await renameGroup(platform, { ...theirs, kind: 'class', name: 'Của tôi' })).toBeNull();
    expect(await dropGroup(platform, theirs)).toBeNull();
    await expect(platform.db.groupMember.create({ data: { groupId, shopId: stranger.id } })).rejects.toThrow();
  });

  it('is left, like what was noted of calls, by whoever leaves the cooperative', async () => {
    const coop = await aCooperative();
    const made = await makeGroup(platform, { cooperativeId: coop.id, kind: 'class', name: 'Lớp một' });
    const groupId = made.ok ? made.value.id : '';
    const shop = await storedShop(platform.db, { cooperativeId: coop.id });
    const person = await storedPerson(platform.db);
    await fillGroup(platform, { cooperativeId: coop.id, groupId, shown: [shop.id], ticked: [shop.id] });
    await markCalled(platform, { cooperativeId: coop.id, shopId: shop.id, personId: person.id, note: 'Nhà có đám' });
    await platform.db.shop.update({ where: { id: shop.id }, data: { cooperativeId: null } });
    expect(await platform.db.groupMember.count({ where: { shopId: shop.id } })).toBe(0);
    expect(await platform.db.memberCall.count({ where: { shopId: shop.id } })).toBe(0);
  });
});
