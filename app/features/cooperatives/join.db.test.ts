import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { choosePassword } from '~/features/accounts/choose-password.server';
import { countTry } from '~/features/accounts/rate-limits.server';
import { findVisitor, startSession } from '~/features/accounts/session.server';
import { signIn } from '~/features/accounts/sign-in.server';
import { startShop } from '~/features/shops/start-shop.server';

import { enrolHousehold, renewFirstCode } from './enrol.server';
import { inDays } from './invitation';
import { checkInviteList, inviteList } from './invite-list.server';
import {
  findInvitation,
  findInvitations,
  findOffer,
  findSlips,
  inviteMany,
  inviteStaff,
  revokeInvitation,
} from './invitations.server';
import { findJoinStanding, joinAsNewcomer, joinAsPerson } from './join.server';

const NOW = new Date('2026-12-01T02:00:00Z');
let platform: TestPlatform;
let staff: string;
let coop: { id: string; name: string };
let count = 0;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
  staff = (await storedPerson(platform.db)).id;
});
beforeEach(async () => {
  platform.setNow(NOW);
  coop = await platform.db.cooperative.create({ data: { slug: `htx-${++count}`, name: `Hợp tác xã ${count}` } });
});

const nextPhone = () => `0388${String(100_000 + ++count)}`;
/** Tries are counted by address; every test comes from its own. */
const anAddress = () => `10.9.${Math.floor(++count / 250)}.${count % 250}`;

async function aSheet({ uses = 60, cooperativeId = coop.id } = {}): Promise<{ id: string; token: string }> {
  const id = await inviteMany(platform, {
    ...{ cooperativeId, personId: staff, label: 'Lớp ấp Ba', maxUses: uses, expiresAt: inDays(NOW, 30) },
  });
  return { id, token: (await findInvitation(platform, { cooperativeId, id }))!.token! };
}
const newcomer = (token: string, phone = nextPhone()) =>
  joinAsNewcomer(platform, {
    ...{ token, phone, name: 'Trần Thị Tư', password: 'hoagiay2026', lang: 'vi' as const, address: anAddress() },
  });
async function asPerson(token: string, person: { id: string; name: string }) {
  const offer = await findOffer(platform, token);
  if (!offer) return null;
  return joinAsPerson(platform, { token, offer, person, address: anAddress() });
}
const membersOf = (cooperativeId = coop.id) =>
  platform.db.membership.findMany({ where: { cooperativeId, leftAt: null }, include: { shop: true } });
const codes = (result: { ok: boolean; problems?: { code: string }[] } | null) =>
  result?.ok ? 'ok' : (result?.problems ?? []).map(({ code }) => code).join();

describe('a printed sheet', () => {
  it('lets somebody new in with three answers: an account, a shop that is asked for its name, a membership', async () => {
    const { id, token } = await aSheet();
    expect((await newcomer(token)).ok).toBe(true);
    const [member] = await membersOf();
    expect(member).toMatchObject({ way: 'link', invitationId: id, joinedAt: NOW });
    expect(member!.shop).toMatchObject({ name: 'Vườn Tư', setupStep: 'name', state: 'draft' });
    const shown = await findInvitation(platform, { cooperativeId: coop.id, id });
    expect(shown).toMatchObject({ uses: 1, joined: [{ name: 'Vườn Tư', left: false }] });
  });

  it('goes on with the wizard where a shop that was begun for them is named by themselves', async () => {
    const { token } = await aSheet();
    const joined = await newcomer(token);
    const personId = joined.ok ? joined.value.personId : '';
    await startShop(platform, { personId, name: 'Vườn Bà Tư Cái Mơn' });
    const [member] = await membersOf();
    expect(member!.shop).toMatchObject({ name: 'Vườn Bà Tư Cái Mơn', setupStep: 'place' });
    expect(member!.shop.slug).toMatch(/^vuon-ba-tu-cai-mon/);
  });

  it('leaves no trace of somebody whose number has an account: they sign in instead', async () => {
    const { token } = await aSheet({ uses: 1 });
    const phone = nextPhone();
    await storedPerson(platform.db, { phone: `+84${phone.slice(1)}` });
    expect(codes(await newcomer(token, phone))).toBe('accounts.phone-taken');
    expect(await membersOf()).toEqual([]);
    expect((await newcomer(token)).ok).toBe(true);
  });

  it('lets in as many as it says, however many scan at once', async () => {
    const { token } = await aSheet({ uses: 3 });
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => newcomer(token)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
    expect(new Set(outcomes.filter(({ ok }) => !ok).map(codes))).toEqual(new Set(['cooperatives.invitation-gone']));
    expect(await membersOf()).toHaveLength(3);
    expect(await findOffer(platform, token)).toBeNull();
  });

  it('is worth nothing once it is taken back, or late, and nothing to another cooperative', async () => {
    const [taken, late] = [await aSheet(), await aSheet()];
    const other = await platform.db.cooperative.create({ data: { slug: `la-${++count}`, name: 'Lạ' } });
    const revoke = (cooperativeId: string) =>
      revokeInvitation(platform, { cooperativeId, id: taken.id, withStaff: true });
    expect(await revoke(other.id)).toBeNull();
    expect(await revoke(coop.id)).toBe(true);
    expect(await revoke(coop.id)).toBeNull();
    expect(codes(await newcomer(taken.token))).toBe('cooperatives.invitation-gone');
    platform.setNow(inDays(NOW, 30));
    expect(codes(await newcomer(late.token))).toBe('cooperatives.invitation-gone');
    expect(await membersOf()).toEqual([]);
  });

  it('counts tries like signing up, so that a link is no way around that', async () => {
    const { token } = await aSheet();
    const [address, person] = [anAddress(), await storedPerson(platform.db)];
    const signsUp = () => countTry(platform.pool, 'sign-up-address', address);
    expect(await Promise.all(Array.from({ length: 60 }, signsUp))).toEqual(Array(60).fill(null));
    const offer = (await findOffer(platform, token))!;
    expect(codes(await joinAsPerson(platform, { token, offer, person, address }))).toBe('accounts.too-many-tries');
    const typed = { name: 'Tư', phone: nextPhone(), password: 'hoagiay2026', lang: 'vi' as const };
    expect(codes(await joinAsNewcomer(platform, { token, address, ...typed }))).toBe('accounts.too-many-tries');
  });
});

describe('somebody with a shop', () => {
  it('joins with it after saying yes, and pressing twice uses the link once', async () => {
    const { id, token } = await aSheet();
    const person = await storedPerson(platform.db);
    const shop = await storedShop(platform.db, { ownerId: person.id });
    const offer = (await findOffer(platform, token))!;
    expect(await findJoinStanding(platform.db, { personId: person.id, offer })).toEqual({
      ...{ standing: 'free', shop: shop.name, elsewhere: null },
    });
    const outcomes = await Promise.all([asPerson(token, person), asPerson(token, person)]);
    expect(outcomes.map(codes)).toEqual(['ok', 'ok']);
    expect((await membersOf()).map(({ shopId }) => shopId)).toEqual([shop.id]);
    expect((await findInvitation(platform, { cooperativeId: coop.id, id }))!.uses).toBe(1);
  });

  it('has to leave another cooperative first, and is told which', async () => {
    const other = await platform.db.cooperative.create({ data: { slug: `la-${++count}`, name: 'Hợp tác xã lạ' } });
    const person = await storedPerson(platform.db);
    await storedShop(platform.db, { ownerId: person.id, cooperativeId: other.id });
    const { id, token } = await aSheet();
    const offer = (await findOffer(platform, token))!;
    expect(await findJoinStanding(platform.db, { personId: person.id, offer })).toMatchObject({
      ...{ standing: 'elsewhere', elsewhere: 'Hợp tác xã lạ' },
    });
    expect(codes(await asPerson(token, person))).toBe('cooperatives.in-another');
    expect((await findInvitation(platform, { cooperativeId: coop.id, id }))!.uses).toBe(0);
  });

  it('belongs to one of two cooperatives whose sheets it scans at once', async () => {
    const other = await platform.db.cooperative.create({ data: { slug: `la-${++count}`, name: 'Lạ' } });
    const [here, there] = [await aSheet(), await aSheet({ cooperativeId: other.id })];
    const person = await storedPerson(platform.db);
    await storedShop(platform.db, { ownerId: person.id });
    const outcomes = await Promise.all([asPerson(here.token, person), asPerson(there.token, person)]);
    expect(outcomes.map(codes).sort()).toEqual(['cooperatives.in-another', 'ok']);
    expect([...(await membersOf()), ...(await membersOf(other.id))]).toHaveLength(1);
  });
});

describe('a list', () => {
  it('says of each line what is known, invites the rest, and a second time nobody', async () => {
    const { db } = platform;
    const other = await db.cooperative.create({ data: { slug: `la-${++count}`, name: 'Lạ' } });
    const phones = Array.from({ length: 5 }, nextPhone) as [string, string, string, string, string];
    const owner = async (phone: string, cooperativeId: string | null) => {
      const { id } = await storedPerson(db, { phone: `+84${phone.slice(1)}` });
      await storedShop(db, { ownerId: id, cooperativeId });
    };
    await owner(phones[1], coop.id);
    await owner(phones[2], other.id);
    await owner(phones[3], null);
    const text = phones.map((phone, n) => `Hộ số ${'abcde'[n]}, ${phone}`).join('\n') + '\nKhông có số';
    const given = { cooperativeId: coop.id, text };
    const problems = async () => (await checkInviteList(platform, given)).map(({ problem }) => problem?.code ?? 'ok');
    expect(await problems()).toEqual([
      ...['ok', 'cooperatives.line-member', 'cooperatives.line-elsewhere', 'ok', 'ok', 'common.phone-missing'],
    ]);
    const press = () => inviteList(platform, { ...given, personId: staff, label: 'Ấp Ba' });
    const outcomes = await Promise.all([press(), press()]);
    expect(outcomes.reduce((sum, batch) => sum + (batch?.invited ?? 0), 0)).toBe(3);
    expect(await press()).toBeNull();
    expect((await problems()).filter((code) => code === 'cooperatives.line-invited')).toHaveLength(3);
    expect(await db.cooperativeInvitation.count({ where: { cooperativeId: coop.id } })).toBe(3);
  });

  it('makes a slip for each, with a link that lets one in, by name, and two scans at once let in one', async () => {
    const text = `Nguyễn Văn Ba ${nextPhone()}\nTrần Thị Ái ${nextPhone()}`;
    const batch = await inviteList(platform, { cooperativeId: coop.id, personId: staff, text, label: '' });
    const asked = { cooperativeId: coop.id, batchId: batch!.batchId };
    const { slips } = (await findSlips(platform, asked))!;
    expect(slips.map(({ personName }) => personName)).toEqual(['Nguyễn Văn Ba', 'Trần Thị Ái']);
    expect(await findOffer(platform, slips[0]!.token)).toMatchObject({ personName: 'Nguyễn Văn Ba', role: null });
    const outcomes = await Promise.all([newcomer(slips[0]!.token), newcomer(slips[0]!.token)]);
    expect(outcomes.map(codes).sort()).toEqual(['cooperatives.invitation-gone', 'ok']);
    expect((await membersOf()).map(({ way }) => way)).toEqual(['list']);
    expect((await findSlips(platform, asked))!.slips.map(({ personName }) => personName)).toEqual(['Trần Thị Ái']);
  });

  it('is invited anew when the old slip ran out', async () => {
    const text = `Nguyễn Văn Ba ${nextPhone()}`;
    const press = () => inviteList(platform, { cooperativeId: coop.id, personId: staff, text, label: '' });
    await press();
    platform.setNow(inDays(NOW, 31));
    expect(await press()).toMatchObject({ invited: 1 });
  });

  it('shows the open ones a page at a time, the newest first, none twice', async () => {
    const text = Array.from({ length: 30 }, () => `Hộ abc ${nextPhone()}`).join('\n');
    await inviteList(platform, { cooperativeId: coop.id, personId: staff, text, label: '' });
    await inviteStaff(platform, { cooperativeId: coop.id, personId: staff, role: 'viewer', expiresAt: inDays(NOW, 7) });
    const page = (after: string | null, withStaff = true) =>
      findInvitations(platform, { cooperativeId: coop.id, show: 'open', withStaff, after });
    const first = await page(null);
    const second = await page(first.next);
    const ids = [...first.invitations, ...second.invitations].map(({ id }) => id);
    expect([first.invitations.length, second.invitations.length, second.next]).toEqual([25, 6, null]);
    expect(new Set(ids).size).toBe(31);
    expect((await page(null, false)).invitations.some(({ role }) => role !== null)).toBe(false);
  });
});

describe('a garden set up at the table', () => {
  const typed = (phone: string) => ({ name: 'Út Hai', shopName: 'Vườn Út Hai', phone, communeCode: '28870' });
  const enrol = (phone: string) =>
    enrolHousehold(platform, { cooperativeId: coop.id, staffId: staff, typed: typed(phone) });
  const enter = (phone: string, password: string) => signIn(platform, { phone, password, address: anAddress() });

  it('is entered once with the code on the slip, which a password of their own then replaces', async () => {
    const phone = nextPhone();
    const enrolled = await enrol(phone);
    if (!enrolled.ok) throw new Error(codes(enrolled));
    const { code, shopId } = enrolled.value;
    expect((await membersOf())[0]).toMatchObject({ shopId, way: 'table', shop: { setupStep: 'contact' } });

    const entered = await enter(phone, code.replace(' ', ''));
    if (!entered.ok) throw new Error(codes(entered));
    const request = new Request('http://vuon.test');
    const cookie = (await startSession(platform, { personId: entered.value.personId, request })).split(';')[0]!;
    const visitor = await findVisitor(platform, new Request(request.url, { headers: { Cookie: cookie } }));
    expect(visitor).toMatchObject({ hasFirstCode: true });
    expect(codes(await choosePassword(platform, visitor!, 'ngắn'))).toBe('accounts.password-too-short');
    expect(codes(await choosePassword(platform, visitor!, 'maicaimon2026'))).toBe('ok');
    expect((await enter(phone, code)).ok).toBe(false);
    expect((await enter(phone, 'maicaimon2026')).ok).toBe(true);
    expect(codes(await choosePassword(platform, visitor!, 'khongduocdoi2026'))).toBe('ok');
    expect((await enter(phone, 'maicaimon2026')).ok, 'only a first code is replaced without the old one').toBe(true);
    expect(await renewFirstCode(platform, { cooperativeId: coop.id, shopId })).toBeNull();
  });

  it('gets a new code while nobody came in, and the old one and the late one open nothing', async () => {
    const phone = nextPhone();
    const enrolled = await enrol(phone);
    if (!enrolled.ok) throw new Error(codes(enrolled));
    const { shopId, code } = enrolled.value;
    const other = await platform.db.cooperative.create({ data: { slug: `la-${++count}`, name: 'Lạ' } });
    expect(await renewFirstCode(platform, { cooperativeId: other.id, shopId })).toBeNull();
    const renewed = (await renewFirstCode(platform, { cooperativeId: coop.id, shopId }))!;
    expect(codes(await enter(phone, code))).toBe('accounts.sign-in-wrong');
    platform.setNow(inDays(NOW, 15));
    expect(codes(await enter(phone, renewed.code))).toBe('accounts.first-code-late');
  });

  it('says everything that is missing at once, and leaves alone who has an account', async () => {
    const empty = { name: '', shopName: '', phone: '12', communeCode: '' };
    expect(codes(await enrolHousehold(platform, { cooperativeId: coop.id, staffId: staff, typed: empty }))).toBe(
      'accounts.name-missing,shops.name-missing,common.phone-length,shops.place-missing',
    );
    const phone = nextPhone();
    await storedPerson(platform.db, { phone: `+84${phone.slice(1)}` });
    expect(codes(await enrol(phone))).toBe('cooperatives.phone-has-account');
    expect(await membersOf()).toEqual([]);
  });
});
