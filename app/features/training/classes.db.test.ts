import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { newUuid } from '~/shared/uuid';

import { storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import {
  addAttendee,
  attendClass,
  countClasses,
  findClass,
  findClasses,
  findEntry,
  openClass,
  removeAttendee,
} from './classes.server';

const NOW = new Date('2026-11-26T03:00:00Z');

let platform: TestPlatform;
let cooperativeId: string;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
}, 60_000);
beforeEach(async () => {
  platform.setNow(NOW);
  ({ id: cooperativeId } = await aCooperative());
});

const aCooperative = () => platform.db.cooperative.create({ data: { slug: newUuid(), name: 'HTX Cái Mơn' } });
async function aMember(of = cooperativeId) {
  const person = await storedPerson(platform.db);
  const shop = await storedShop(platform.db, { ownerId: person.id, cooperativeId: of });
  return { ...person, shopId: shop.id };
}
async function aClass(heldOn = '2026-11-26', of = cooperativeId) {
  const draft = { title: 'Chụp hình và ra giá', place: 'Nhà văn hoá ấp', heldOn, lessons: ['photo', 'price'] };
  const id = await openClass(platform, { cooperativeId: of, personId: newUuid(), draft });
  const { token } = await platform.db.trainingClass.findUniqueOrThrow({ where: { id } });
  return { id, token };
}
const peopleOf = async (id: string) => (await findClass(platform, { cooperativeId, id }))!.attendees;

describe('attendance by the code', () => {
  it('is one row, though the member’s phone sends it twenty times at once', async () => {
    const [member, { id, token }] = [await aMember(), await aClass()];
    const press = () => attendClass(platform, { token, personId: member.id });
    const pressed = await Promise.all(Array.from({ length: 20 }, press));
    expect(pressed.every((one) => one?.ok)).toBe(true);
    expect(await peopleOf(id)).toMatchObject([{ personId: member.id, shopName: 'Vườn Bà Tư', at: NOW }]);
    expect(await findEntry(platform, { token, personId: member.id })).toMatchObject({ isPresent: true });
  });

  it.each([
    ['the day before', '2026-11-25T12:00:00Z'],
    ['the day after', '2026-11-26T17:00:00Z'],
  ])('does not work %s', async (_story, now) => {
    const [member, { id, token }] = [await aMember(), await aClass()];
    platform.setNow(new Date(now));
    expect(await attendClass(platform, { token, personId: member.id })).toMatchObject({
      ok: false,
      problems: [{ code: 'training.class-not-today' }],
    });
    expect(await peopleOf(id)).toEqual([]);
  });

  it('is for members of this cooperative alone', async () => {
    const { id: other } = await aCooperative();
    const [stranger, { id, token }] = [await aMember(other), await aClass()];
    expect(await attendClass(platform, { token, personId: stranger.id })).toMatchObject({
      problems: [{ code: 'training.class-not-member' }],
    });
    expect(await peopleOf(id)).toEqual([]);
    expect(await attendClass(platform, { token: 'khong-co', personId: stranger.id })).toBeNull();
  });
});

describe('the trainer’s list', () => {
  it('takes somebody without a phone by their number, and off again', async () => {
    const [member, { id }] = [await aMember(), await aClass()];
    const add = (phone: string) => addAttendee(platform, { cooperativeId, classId: id, phone });
    expect(await add(member.phone.replace('+84', '0'))).toEqual({ ok: true, value: null });
    expect(await add(member.phone)).toEqual({ ok: true, value: null });
    expect(await peopleOf(id)).toHaveLength(1);
    expect(await add('0912')).toMatchObject({ problems: [{ code: 'training.phone-wrong', field: 'phone' }] });
    expect(await add('0999999999')).toMatchObject({ problems: [{ code: 'training.member-unknown' }] });
    expect(await removeAttendee(platform, { cooperativeId, classId: id, personId: member.id })).toBe(true);
    expect(await peopleOf(id)).toEqual([]);
  });

  it('is nobody else’s: to another cooperative there is no such class', async () => {
    const { id: other } = await aCooperative();
    const [member, { id, token }] = [await aMember(), await aClass()];
    await attendClass(platform, { token, personId: member.id });
    expect(await findClass(platform, { cooperativeId: other, id })).toBeNull();
    expect(await addAttendee(platform, { cooperativeId: other, classId: id, phone: member.phone })).toBeNull();
    expect(await removeAttendee(platform, { cooperativeId: other, classId: id, personId: member.id })).toBe(false);
    expect((await findClasses(platform, { cooperativeId: other, before: null })).classes).toEqual([]);
    expect(await peopleOf(id)).toHaveLength(1);
  });

  it('shows thirty classes at a time, the latest first, each once', async () => {
    for (let day = 1; day <= 30; day++) await aClass(`2026-10-${String(day).padStart(2, '0')}`);
    await aClass('2026-10-30');
    const first = await findClasses(platform, { cooperativeId, before: null });
    const second = await findClasses(platform, { cooperativeId, before: first.next });
    expect([first.classes.length, second.classes.length, second.next]).toEqual([30, 1, null]);
    const all = [...first.classes, ...second.classes];
    expect(new Set(all.map(({ id }) => id)).size).toBe(31);
    const days = all.map(({ heldOn }) => heldOn.getTime());
    expect(days).toEqual([...days].sort((a, b) => b - a));
  });
});

it('counts classes held and who came, for the reports', async () => {
  const [one, two] = [await aMember(), await aMember()];
  const classes = [await aClass(), await aClass(), await aClass('2026-11-30'), await aClass('2026-10-01')];
  const { id: other } = await aCooperative();
  await aClass('2026-11-26', other);
  for (const [{ token }, member] of [
    [classes[0]!, one],
    [classes[0]!, two],
    [classes[1]!, one],
  ] as const)
    await attendClass(platform, { token, personId: member.id });
  const count = (from: string, to: string) => countClasses(platform, { cooperativeId, from, to });
  // the one of the 30th is still to come
  expect(await count('2026-11-01', '2026-11-30')).toEqual({ classes: 2, attendances: 3, people: 2 });
  expect(await count('2026-10-01', '2026-12-31')).toEqual({ classes: 3, attendances: 3, people: 2 });
  expect(await count('2025-01-01', '2025-12-31')).toEqual({ classes: 0, attendances: 0, people: 0 });
});
