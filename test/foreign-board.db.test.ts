import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson, storedShop } from './builders';
import { openPages, SITE, type Pages } from './pages';
import { storedOrder } from './stored-order';

const SECRET = 'Vườn của hợp tác xã khác';
const OWNER = 'Nguyễn Thị Riêng';
const NOTE = 'Nhà đang có việc riêng';

type Ask = { method?: 'POST' | 'PUT' | 'DELETE'; path: string; fields?: Record<string, string> };

let pages: Pages;
let theirs: Record<'shop' | 'group' | 'call', string>;
let own: Record<'shop' | 'group' | 'call', string>;
let cookies: Record<'manager' | 'trainer' | 'viewer' | 'household', string>;

beforeAll(async () => {
  pages = await openPages();
  const { db } = pages.platform;
  const settle = async (slug: string, name: string) => {
    const coop = await db.cooperative.create({ data: { slug, name: `Hợp tác xã ${slug}` } });
    const owner = await storedPerson(db, { name: OWNER });
    const shop = await storedShop(db, { name, cooperativeId: coop.id, ownerId: owner.id });
    await storedListing(db, { shopId: shop.id, name });
    await storedOrder(db, { shopId: shop.id });
    const group = await db.memberGroup.create({ data: { cooperativeId: coop.id, kind: 'class', name } });
    const call = await db.memberCall.create({
      data: { cooperativeId: coop.id, shopId: shop.id, at: new Date(), about: 'x', note: NOTE },
    });
    return { coop, ids: { shop: shop.id, group: group.id, call: call.id } };
  };
  ({ ids: theirs } = await settle('la', SECRET));
  const home = await settle('nha', 'Vườn nhà');
  own = home.ids;
  const signIn = async (role: 'manager' | 'trainer' | 'viewer' | null) => {
    const person = await storedPerson(db);
    if (role) await db.cooperativeMember.create({ data: { cooperativeId: home.coop.id, personId: person.id, role } });
    else await storedShop(db, { ownerId: person.id });
    const cookie = await startSession(pages.platform, { personId: person.id, request: new Request(SITE) });
    return cookie.split(';')[0]!;
  };
  cookies = {
    manager: await signIn('manager'),
    trainer: await signIn('trainer'),
    viewer: await signIn('viewer'),
    household: await signIn(null),
  };
}, 60_000);

const EVERYBODYS = [
  '/cooperative/board',
  '/cooperative/board/progress',
  '/cooperative/reports',
  '/cooperative/reports/print',
  '/cooperative/reports/file',
  ...['members', 'orders', 'revenue', 'online', 'ocop'].map((what) => `/cooperative/reports/counted?what=${what}`),
];
const TRAINERS = ['/cooperative/board/calls', '/cooperative/groups'];
const writes = ({ shop, group, call }: typeof own): Ask[] => [
  { method: 'POST', path: '/cooperative/board/calls', fields: { shop } },
  { method: 'DELETE', path: '/cooperative/board/calls', fields: { call } },
  { method: 'POST', path: `/cooperative/groups/${group}`, fields: { shown: own.shop, ticked: own.shop } },
  { method: 'PUT', path: `/cooperative/groups/${group}`, fields: { name: 'Đổi tên', kind: 'class' } },
  { method: 'DELETE', path: `/cooperative/groups/${group}` },
];
const ask = ({ method, path, fields }: Ask, cookie?: string) =>
  method ? pages.post(path, fields ?? {}, { method, cookie }) : pages.ask(path, { cookie });
const stored = async () => {
  const { db } = pages.platform;
  const [groups, members, calls] = await Promise.all([
    db.memberGroup.findMany({ orderBy: { id: 'asc' } }),
    db.groupMember.findMany(),
    db.memberCall.findMany({ orderBy: { id: 'asc' } }),
  ]);
  return { groups, members, calls };
};

describe('another cooperative’s members', () => {
  it.each(['manager', 'trainer'] as const)('are not there for a %s, to see or to change', async (who) => {
    const before = await stored();
    for (const path of [...EVERYBODYS, ...TRAINERS]) {
      const page = await ask({ path }, cookies[who]);
      expect(page.status, path).toBe(200);
      expect(await page.text(), path).not.toContain(SECRET);
    }
    expect((await ask({ path: `/cooperative/groups/${theirs.group}` }, cookies[who])).status).toBe(404);
    for (const request of writes(theirs)) expect((await ask(request, cookies[who])).status, request.path).toBe(404);
    const smuggled = { shown: theirs.shop, ticked: theirs.shop };
    await ask({ method: 'POST', path: `/cooperative/groups/${own.group}`, fields: smuggled }, cookies[who]);
    expect(await stored()).toEqual(before);
  });

  it('have none at all for a household', async () => {
    const before = await stored();
    for (const path of [...EVERYBODYS, ...TRAINERS])
      expect((await ask({ path }, cookies.household)).status, path).toBe(404);
    for (const request of [...writes(theirs), ...writes(own)])
      expect((await ask(request, cookies.household)).status, request.path).toBe(404);
    expect(await stored()).toEqual(before);
  });

  it('ask a stranger to sign in first', async () => {
    for (const path of [...EVERYBODYS, ...TRAINERS]) expect([302, 303]).toContain((await ask({ path })).status);
    for (const request of writes(own)) expect([302, 303]).toContain((await ask(request)).status);
  });
});

describe('who may only look', () => {
  it('sees the board and the reports, without a person’s name, number or a note', async () => {
    const owner = await pages.platform.db.person.findFirstOrThrow({
      where: { name: OWNER, shops: { some: { shopId: own.shop } } },
    });
    const local = owner.phone.replace('+84', '0');
    for (const path of EVERYBODYS) {
      const page = await ask({ path }, cookies.viewer);
      expect(page.status, path).toBe(200);
      const text = await page.text();
      for (const secret of [OWNER, NOTE, owner.phone, local, local.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')])
        expect(text, path).not.toContain(secret);
    }
    expect(await (await ask({ path: '/cooperative/board' }, cookies.viewer)).text()).toContain('•••');
    expect(await (await ask({ path: '/cooperative/board' }, cookies.manager)).text()).toContain(OWNER);
  });

  it('calls nobody and changes no group', async () => {
    const before = await stored();
    for (const path of [...TRAINERS, `/cooperative/groups/${own.group}`])
      expect((await ask({ path }, cookies.viewer)).status, path).toBe(404);
    const make: Ask = { method: 'POST', path: '/cooperative/groups', fields: { name: 'Lớp lạ', kind: 'class' } };
    for (const request of [...writes(own), make])
      expect((await ask(request, cookies.viewer)).status, request.path).toBe(404);
    expect(await stored()).toEqual(before);
  });
});

it('what is wrong with a group is said next to it, and nothing typed is lost', async () => {
  const answer = await ask(
    { method: 'POST', path: '/cooperative/groups', fields: { name: 'Vườn nhà', kind: 'class' } },
    cookies.manager,
  );
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('Đã có nhóm cùng loại, cùng tên.');
  expect(page).toContain('value="Vườn nhà"');
});
