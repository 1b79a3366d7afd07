import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { isoDay } from '~/shared/date';

import { storedPerson, storedShop } from '../../../test/builders';
import { openPages, SITE, type Pages } from '../../../test/pages';
import { attendClass, openClass } from './classes.server';

const SECRET = 'Nguyễn Kho Báu';

type Who = 'manager' | 'trainer' | 'viewer' | 'foreign' | 'household';
type Ask = { method?: 'POST' | 'DELETE'; path: string; fields?: Record<string, string> };

let pages: Pages;
let classId: string;
let personId: string;
let token: string;
let phone: string;
const cookies = {} as Record<Who, string>;

beforeAll(async () => {
  pages = await openPages();
  const { db } = pages.platform;
  const own = await db.cooperative.create({ data: { slug: 'nha', name: 'Hợp tác xã nhà' } });
  const other = await db.cooperative.create({ data: { slug: 'la', name: 'Hợp tác xã lạ' } });
  const member = await storedPerson(db, { name: SECRET });
  ({ id: personId, phone } = member);
  await storedShop(db, { ownerId: member.id, cooperativeId: own.id });
  const draft = { title: 'Lớp chụp hình', place: '', heldOn: isoDay(new Date()), lessons: ['photo'] };
  classId = await openClass(pages.platform, { cooperativeId: own.id, personId: member.id, draft });
  ({ token } = await db.trainingClass.findUniqueOrThrow({ where: { id: classId } }));
  await attendClass(pages.platform, { token, personId });

  const signIn = async (id: string) =>
    (await startSession(pages.platform, { personId: id, request: new Request(SITE) })).split(';')[0]!;
  for (const [who, cooperative, role] of [
    ['manager', own, 'manager'],
    ['trainer', own, 'trainer'],
    ['viewer', own, 'viewer'],
    ['foreign', other, 'manager'],
  ] as const) {
    const person = await storedPerson(db);
    await db.cooperativeMember.create({ data: { cooperativeId: cooperative.id, personId: person.id, role } });
    cookies[who] = await signIn(person.id);
  }
  const household = await storedPerson(db);
  await storedShop(db, { ownerId: household.id });
  cookies.household = await signIn(household.id);
}, 60_000);

const ask = ({ method, path, fields }: Ask, cookie?: string) =>
  method ? pages.post(path, fields ?? {}, { method, cookie }) : pages.ask(path, { cookie });
const reads = (): Ask[] => [{ path: '/cooperative/classes' }, { path: `/cooperative/classes/${classId}` }];
const writes = (): Ask[] => [
  { path: `/cooperative/classes/${classId}/print` },
  { method: 'POST', path: `/cooperative/classes/${classId}`, fields: { phone } },
  { method: 'DELETE', path: `/cooperative/classes/${classId}/people/${personId}` },
];
const opens = (): Ask => ({
  method: 'POST',
  path: '/cooperative/classes',
  fields: { title: 'Lớp lạ', heldOn: '2026-12-01' },
});
const stored = () => pages.platform.db.trainingClass.findMany({ include: { people: true }, orderBy: { id: 'asc' } });

describe('a cooperative’s classes', () => {
  it.each(['manager', 'trainer'] as const)('are the %s’s, with everybody who came', async (who) => {
    for (const request of reads()) expect((await ask(request, cookies[who])).status, request.path).toBe(200);
    const page = await (await ask({ path: `/cooperative/classes/${classId}` }, cookies[who])).text();
    expect(page).toContain(SECRET);
    expect((await ask(writes()[0]!, cookies[who])).status).toBe(200);
  });

  it('show a viewer how many came, and nobody’s name or number, and nothing to press', async () => {
    const before = await stored();
    const page = await (await ask({ path: `/cooperative/classes/${classId}` }, cookies.viewer)).text();
    expect(page).toContain('N. K. B.');
    for (const secret of [SECRET, phone.slice(3), token, personId]) expect(page).not.toContain(secret);
    for (const request of [...writes(), opens()])
      expect((await ask(request, cookies.viewer)).status, request.path).toBe(404);
    expect(await stored()).toEqual(before);
  });

  it('are not there for another cooperative', async () => {
    const before = await stored();
    for (const request of [reads()[1]!, ...writes()])
      expect((await ask(request, cookies.foreign)).status, request.path).toBe(404);
    expect(await (await ask(reads()[0]!, cookies.foreign)).text()).not.toContain('Lớp chụp hình');
    expect(await stored()).toEqual(before);
  });

  it('are not there for a household, and ask a stranger to sign in', async () => {
    const before = await stored();
    for (const request of [...reads(), ...writes(), opens()]) {
      expect((await ask(request, cookies.household)).status, request.path).toBe(404);
      expect([302, 303], request.path).toContain((await ask(request)).status);
    }
    expect(await stored()).toEqual(before);
  });
});

describe('the page behind a class’s code', () => {
  it('leads a stranger to sign in, and back', async () => {
    const page = await (await ask({ path: `/attend/${token}` })).text();
    expect(page).toContain(`/login?to=${encodeURIComponent(`/attend/${token}`)}`);
    expect(page).not.toContain(SECRET);
  });

  it('refuses a household of no cooperative with a sentence, and knows no other code', async () => {
    const refused = await ask({ method: 'POST', path: `/attend/${token}` }, cookies.household);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('chưa vào hợp tác xã này')]);
    for (const method of [undefined, 'POST'] as const)
      expect((await ask({ method, path: '/attend/khong-co' }, cookies.household)).status).toBe(404);
  });
});

it('refuses the certificate with how many acts are missing', async () => {
  const refused = await ask({ method: 'POST', path: '/admin/lessons/certificate' }, cookies.household);
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('còn 12 bài chưa làm')]);
});
