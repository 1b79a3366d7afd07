import { beforeAll, describe, expect, it } from 'vitest';

import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { changePassword } from './change-password.server';
import { hashPassword } from './password.server';
import { endSession, endSessions, findVisitor, startSession } from './session.server';
import { signIn } from './sign-in.server';
import { signUp } from './sign-up.server';

const DAY = 86_400_000;
const START = new Date('2026-11-23T02:00:00Z');
const PASSWORD = 'vườn bà tư 1';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await freshPlatform({ now: START });
});

let number = 0;
const aPhone = () => `09${String(20_000_000 + ++number)}`;
const anAddress = () => `10.0.${number++ % 250}.1`;

async function someone() {
  const phone = aPhone();
  const made = await signUp(platform, {
    name: 'Trần Thị Tư',
    phone,
    password: PASSWORD,
    lang: 'vi',
    address: anAddress(),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return { phone, personId: made.value.personId };
}

const asking = (cookie = '', headers: Record<string, string> = {}) =>
  new Request('http://vuon.test/admin', {
    headers: { ...headers, ...(cookie && { Cookie: cookie.split(';')[0] ?? '' }) },
  });

describe('sign-up', () => {
  it('makes one person of two who press together with one number', async () => {
    const phone = aPhone();
    const press = () => signUp(platform, { name: 'Tư', phone, password: PASSWORD, lang: 'vi', address: '10.9.9.9' });
    const outcomes = await Promise.all([press(), press(), press()]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes)
      if (!outcome.ok) expect(outcome.problems).toEqual([{ code: 'accounts.phone-taken', field: 'phone' }]);
  });

  it('tells everything wrong at once', async () => {
    const outcome = await signUp(platform, { name: '', phone: '123', password: 'x', lang: 'vi', address: '10.8.8.8' });
    expect(outcome.ok ? [] : outcome.problems.map(({ field }) => field)).toEqual(['name', 'phone', 'password']);
  });

  it('stops after sixty from one address', async () => {
    const address = '10.7.7.7';
    const phone = (await someone()).phone;
    for (let tries = 0; tries < 60; tries++) {
      const outcome = await signUp(platform, { name: 'Tư', phone, password: 'x'.repeat(8), lang: 'vi', address });
      expect(outcome).toMatchObject({ problems: [{ code: 'accounts.phone-taken' }] });
    }
    const refused = await signUp(platform, { name: 'Tư', phone: aPhone(), password: PASSWORD, lang: 'vi', address });
    expect(refused).toMatchObject({ problems: [{ code: 'accounts.too-many-tries', with: { minutes: 60 } }] });
  }, 60_000);
});

describe('sign-in', () => {
  it('knows the password however the keyboard composed it', async () => {
    const { phone, personId } = await someone();
    const split = PASSWORD.normalize('NFD');
    expect(split).not.toBe(PASSWORD);
    expect(await signIn(platform, { phone, password: split, address: anAddress() })).toMatchObject({
      ok: true,
      value: { personId },
    });
  });

  it('gives an unknown number and a wrong password the same answer after the same work', async () => {
    const { phone } = await someone();
    const time = async (given: { phone: string }) => {
      const before = performance.now();
      const outcome = await signIn(platform, { ...given, password: 'not this one', address: anAddress() });
      return { outcome, ms: performance.now() - before };
    };
    await time({ phone: aPhone() });
    const wrong = await time({ phone });
    const unknown = await time({ phone: aPhone() });
    expect(unknown.outcome).toEqual(wrong.outcome);
    expect(wrong.outcome).toEqual({ ok: false, problems: [{ code: 'accounts.sign-in-wrong' }] });
    const hashing = await (async () => {
      const before = performance.now();
      await hashPassword('how long does one take');
      return performance.now() - before;
    })();
    expect(unknown.ms).toBeGreaterThan(hashing / 3);
  });

  it('lets a thief guess ten times, even all at once, and the owner wait a quarter of an hour', async () => {
    const { phone } = await someone();
    const guess = (address: string) => signIn(platform, { phone, password: 'a guess', address });
    const outcomes = await Promise.all(Array.from({ length: 25 }, (_, thief) => guess(`10.1.${thief}.1`)));
    const codes = outcomes.map((outcome) => (outcome.ok ? 'in' : outcome.problems[0]?.code));
    expect(codes.filter((code) => code === 'accounts.sign-in-wrong')).toHaveLength(10);
    expect(await signIn(platform, { phone, password: PASSWORD, address: '10.2.0.1' })).toMatchObject({
      problems: [{ code: 'accounts.too-many-tries', with: { minutes: 15 } }],
    });
  });

  it('forgets the tries of who got it right', async () => {
    const { phone } = await someone();
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 6; tries++)
        await signIn(platform, { phone, password: 'a guess', address: anAddress() });
      expect((await signIn(platform, { phone, password: PASSWORD, address: anAddress() })).ok).toBe(true);
    }
  });

  it('keeps no telephone number in its counters', async () => {
    const { phone } = await someone();
    await signIn(platform, { phone, password: 'a guess', address: '10.3.0.1' });
    const keys = (await platform.db.rateLimit.findMany({ select: { key: true } })).map(({ key }) => key).join(' ');
    expect(keys).not.toContain(phone.slice(1));
    expect(keys).not.toContain('10.3.0.1');
  });
});

describe('a session', () => {
  it('is a cookie that the table cannot forge', async () => {
    const { personId } = await someone();
    const cookie = await startSession(platform, { personId, request: asking() });
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect((await findVisitor(platform, asking(cookie)))?.person.id).toBe(personId);

    const [row] = await platform.db.session.findMany({ where: { personId } });
    const token = JSON.parse(
      Buffer.from(decodeURIComponent(cookie.split(/[=;]/)[1] ?? '').split('.')[0] ?? '', 'base64').toString(),
    ) as string;
    expect(token.length).toBeGreaterThan(40);
    expect(JSON.stringify(row)).not.toContain(token);
    const forged = `__session=${Buffer.from(JSON.stringify(row?.id)).toString('base64')}`;
    expect(await findVisitor(platform, asking(forged))).toBeNull();
  });

  it('is secure where the site is', async () => {
    const { personId } = await someone();
    const config = { ...platform.config, publicUrl: 'https://vuon.example' };
    expect(await startSession({ ...platform, config }, { personId, request: asking() })).toMatch(/Secure/);
  });

  it('signed with another secret opens nothing', async () => {
    const { personId } = await someone();
    const config = { ...platform.config, sessionSecret: 'another secret that is long enough' };
    const cookie = await startSession({ ...platform, config }, { personId, request: asking() });
    expect(await findVisitor(platform, asking(cookie))).toBeNull();
  });

  it('is a new one at each sign-in, and the one that was planted before ends', async () => {
    const { personId } = await someone();
    const planted = await startSession(platform, { personId, request: asking() });
    const own = await startSession(platform, { personId, request: asking(planted) });
    expect(await findVisitor(platform, asking(planted))).toBeNull();
    expect((await findVisitor(platform, asking(own)))?.person.id).toBe(personId);
  });

  it('lasts sixty days after the last use', async () => {
    const { personId } = await someone();
    const cookie = await startSession(platform, { personId, request: asking() });
    const at = async (days: number) => {
      platform.setNow(new Date(START.getTime() + days * DAY));
      return (await findVisitor(platform, asking(cookie))) !== null;
    };
    try {
      expect(await at(59)).toBe(true);
      expect(await at(118)).toBe(true);
      expect(await at(179)).toBe(false);
    } finally {
      platform.setNow(START);
    }
  });

  it('ends on this device, or everywhere', async () => {
    const { personId } = await someone();
    const open = () => startSession(platform, { personId, request: asking() });
    const [phone, laptop, cafe] = [await open(), await open(), await open()];
    expect(await endSession(platform, asking(phone))).toMatch(/Max-Age=0/);
    expect(await findVisitor(platform, asking(phone))).toBeNull();
    expect(await findVisitor(platform, asking(laptop))).not.toBeNull();
    await endSessions(platform, { personId });
    expect(await findVisitor(platform, asking(laptop))).toBeNull();
    expect(await findVisitor(platform, asking(cafe))).toBeNull();
  });
});

describe('a new password', () => {
  it('needs the old one, and ends the other devices', async () => {
    const { phone, personId } = await someone();
    const here = await startSession(platform, { personId, request: asking() });
    const there = await startSession(platform, { personId, request: asking() });
    const visitor = (await findVisitor(platform, asking(here)))!;
    expect(
      await changePassword(platform, visitor, { oldPassword: 'wrong one', newPassword: 'bông giấy 2' }),
    ).toMatchObject({
      problems: [{ code: 'accounts.old-password-wrong', field: 'oldPassword' }],
    });
    expect(
      await changePassword(platform, visitor, { oldPassword: PASSWORD, newPassword: 'bông giấy 2' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await findVisitor(platform, asking(here))).not.toBeNull();
    expect(await findVisitor(platform, asking(there))).toBeNull();
    expect((await signIn(platform, { phone, password: PASSWORD, address: anAddress() })).ok).toBe(false);
    expect((await signIn(platform, { phone, password: 'bông giấy 2', address: anAddress() })).ok).toBe(true);
  });
});
