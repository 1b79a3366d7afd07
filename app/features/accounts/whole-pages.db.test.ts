import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { openPages, SITE, type Pages } from '../../../test/pages';
import { startSession } from './session.server';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 60_000);

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('__session='))
    ?.split(';')[0] ?? '';

async function signedIn(personId: string): Promise<string> {
  const cookie = await startSession(pages.platform, { personId, request: new Request(SITE) });
  return cookie.split(';')[0] ?? '';
}

let number = 0;
const aPhone = () => `08${String(30_000_000 + ++number)}`;
const PASSWORD = 'hoa mai vàng';

async function signUp(fields: Record<string, string> = {}) {
  const phone = aPhone();
  const answer = await pages.post('/signup', { name: 'Trần Thị Tư', phone, password: PASSWORD, ...fields });
  return { phone, answer, cookie: cookieOf(answer) };
}

describe('a post from another site', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['the same name on another port', { Origin: 'http://vuon.test:81' }],
    ['no origin at all', {}],
    ['a hidden origin', { Origin: 'null' }],
  ])('is refused: %s', async (_story, headers) => {
    const { cookie } = await signUp();
    const answer = await pages.ask('/logout', { method: 'POST', cookie, headers, body: new URLSearchParams({}) });
    expect(answer.status).toBe(403);
    expect((await pages.ask('/admin/account', { cookie })).status).toBe(200);
  });
});

describe('sign-up as a plain form', () => {
  it('leads to the first question, signed in', async () => {
    const { answer, cookie } = await signUp();
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/admin/setup']);
    const next = await pages.ask('/admin/setup', { cookie });
    expect(next.headers.get('Location')).toBe('/admin/setup/name');
    expect(await (await pages.ask('/admin/setup/name', { cookie })).text()).toContain('Vườn của bác tên gì?');
  });

  it('comes back with what was typed, but never with the password', async () => {
    const { answer } = await signUp({ name: '', password: 'ngắn' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Bác chưa ghi tên.');
    expect(page).toContain('Mật khẩu ngắn quá.');
    expect(page).not.toContain('value="ngắn"');
  });

  it('tells a known number to sign in', async () => {
    const { phone } = await signUp();
    const { answer } = await signUp({ phone });
    expect(await answer.text()).toContain('Số này đã có tài khoản.');
  });
});

describe('sign-in', () => {
  it.each([
    ['/admin/listings?state=draft', '/admin/listings?state=draft'],
    ['https://evil.example/', '/admin'],
    ['//evil.example', '/admin'],
  ])('with to=%s leads to %s', async (to, place) => {
    const { phone } = await signUp();
    const answer = await pages.post('/login', { phone, password: PASSWORD, to });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, place]);
  });

  it('is what a visitor of any page behind it is asked for, and comes back to', async () => {
    const answer = await pages.ask('/admin/shop/people?x=1');
    expect(answer.status).toBeGreaterThanOrEqual(300);
    expect(answer.headers.get('Location')).toBe(`/login?to=${encodeURIComponent('/admin/shop/people?x=1')}`);
  });

  it('after too many tries says how long to wait', async () => {
    const { phone } = await signUp();
    let answer = await pages.post('/login', { phone, password: 'a guess' });
    expect(answer.status).toBe(422);
    for (let tries = 0; tries < 10; tries++) answer = await pages.post('/login', { phone, password: 'a guess' });
    expect(answer.status).toBe(429);
    expect(await answer.text()).toContain('Chờ 15 phút');
  });

  it('ends with signing out', async () => {
    const { cookie } = await signUp();
    expect((await pages.post('/logout', {}, { cookie })).headers.get('Location')).toBe('/login');
    expect((await pages.ask('/admin/account', { cookie })).headers.get('Location')).toMatch(/^\/login/);
  });

  it('ends on every device when wanted', async () => {
    const { phone, cookie } = await signUp();
    const other = cookieOf(await pages.post('/login', { phone, password: PASSWORD }));
    await pages.post('/logout', { everywhere: '1' }, { cookie });
    expect((await pages.ask('/admin/account', { cookie: other })).headers.get('Location')).toMatch(/^\/login/);
  });
});

describe('the wizard without scripts', () => {
  it('goes from the name to an open shop', async () => {
    const { cookie } = await signUp();
    const answered = async (step: string, fields: Record<string, string>) =>
      (await pages.post(`/admin/setup/${step}`, fields, { cookie })).headers.get('Location');
    const next = async () => (await pages.ask('/admin/setup', { cookie })).headers.get('Location');

    expect(await answered('name', { name: 'Vườn Không Mạng' })).toBe('/admin/setup');
    expect(await next()).toBe('/admin/setup/place');
    expect((await pages.ask('/admin/setup/publish', { cookie })).headers.get('Location')).toBe('/admin/setup/place');

    expect(await answered('place', { place: 'cho lach', search: '1' })).toBe('/admin/setup/place?q=cho%20lach');
    const found = await (await pages.ask('/admin/setup/place?q=cho%20lach', { cookie })).text();
    expect(found).toMatch(/name="communeChoice" value="28870"/);
    await answered('place', { place: 'cho lach', communeChoice: '28870', hamlet: 'Ấp Sơn Châu' });
    expect(await next()).toBe('/admin/setup/contact');

    await answered('contact', { phone: '0901 000 001', sameZalo: 'on' });
    expect(await next()).toBe('/admin/listings/new?setup=1');
    const shop = await pages.platform.db.shop.findUniqueOrThrow({ where: { slug: 'vuon-khong-mang' } });
    await storedListing(pages.platform.db, { shopId: shop.id });
    expect(await next()).toBe('/admin/setup/publish');
    expect(await answered('publish', {})).toBe('/admin/setup/done');
    expect(await (await pages.ask('/admin/setup/done', { cookie })).text()).toContain('/shop/vuon-khong-mang');
    expect(await next()).toBe('/admin');
  });
});

describe('a helper', () => {
  async function household() {
    const { db } = pages.platform;
    const [owner, helper, stranger] = [await storedPerson(db), await storedPerson(db), await storedPerson(db)];
    const shop = await storedShop(db, { ownerId: owner.id });
    const invited = await pages.post('/admin/shop/invitations', {}, { cookie: await signedIn(owner.id) });
    const path = new URL(/http[^"]+\/join\/[\w-]+/.exec(await invited.text())?.[0] ?? '').pathname;
    return {
      shop,
      path,
      owner: await signedIn(owner.id),
      helper: await signedIn(helper.id),
      stranger,
      helperId: helper.id,
    };
  }

  it('joins by the link, once', async () => {
    const { shop, path, helper, helperId, stranger } = await household();
    expect(await (await pages.ask(path)).text()).toContain('/signup?to=%2Fjoin%2F');
    expect((await pages.post(path, {}, { cookie: helper })).headers.get('Location')).toBe('/admin');
    expect(await pages.platform.db.shopMember.count({ where: { shopId: shop.id, personId: helperId } })).toBe(1);

    const late = await signedIn(stranger.id);
    expect((await pages.ask(path, { cookie: late })).status).toBe(404);
    await pages.post(path, {}, { cookie: late });
    expect(await pages.platform.db.shopMember.count({ where: { shopId: shop.id } })).toBe(2);
  });

  it('may neither invite, nor send away, nor close, but everything else', async () => {
    const { shop, path, helper, helperId } = await household();
    await pages.post(path, {}, { cookie: helper });
    expect((await pages.post('/admin/shop/invitations', {}, { cookie: helper })).status).toBe(404);
    expect((await pages.ask('/admin/shop/people', { cookie: helper })).status).toBe(404);
    const away = await pages.post(`/admin/shop/people/${helperId}`, {}, { cookie: helper, method: 'DELETE' });
    expect(away.status).toBe(404);
    const close = await pages.post('/admin/shop/publication', {}, { cookie: helper, method: 'DELETE' });
    expect(close.status).toBe(404);
    expect((await pages.platform.db.shop.findUniqueOrThrow({ where: { id: shop.id } })).state).toBe('published');
    expect((await pages.ask('/admin/shop', { cookie: helper })).status).toBe(200);
  });

  it('is let go by the owner', async () => {
    const { path, owner, helper, helperId } = await household();
    await pages.post(path, {}, { cookie: helper });
    await pages.post(`/admin/shop/people/${helperId}`, {}, { cookie: owner, method: 'DELETE' });
    expect((await pages.ask('/admin/shop', { cookie: helper })).headers.get('Location')).toBe('/admin/setup');
  });
});

describe('another shop', () => {
  it('keeps its papers and its people', async () => {
    const { db } = pages.platform;
    const [own, foreign] = [await storedPerson(db), await storedPerson(db)];
    await storedShop(db, { ownerId: own.id });
    const shop = await storedShop(db, { ownerId: foreign.id });
    const paper = await db.certificate.create({ data: { shopId: shop.id, kind: 'vietgap', certificateNo: '1' } });
    const helper = await storedPerson(db);
    await db.shopMember.create({ data: { shopId: shop.id, personId: helper.id, role: 'helper' } });

    const cookie = await signedIn(own.id);
    for (const path of [
      `/admin/shop/certificates/${paper.id}`,
      `/admin/shop/people/${helper.id}`,
      '/admin/shop/people/x',
    ])
      expect((await pages.post(path, {}, { cookie, method: 'DELETE' })).status).toBe(404);
    expect(await db.certificate.count({ where: { id: paper.id } })).toBe(1);
    expect(await db.shopMember.count({ where: { personId: helper.id } })).toBe(1);
  });
});

describe('the cooperative’s page', () => {
  it('shows a manager the member shops, a page at a time, found without tone marks', async () => {
    const { db } = pages.platform;
    const manager = await storedPerson(db);
    const cooperative = await db.cooperative.create({ data: { slug: 'htx-cho-lach', name: 'HTX Chợ Lách' } });
    await db.cooperativeMember.create({ data: { cooperativeId: cooperative.id, personId: manager.id } });
    for (let n = 10; n < 40; n++) await storedShop(db, { name: `Vườn số ${n}`, cooperativeId: cooperative.id });
    await storedShop(db, { name: 'Vườn Người Ngoài' });
    const cookie = await signedIn(manager.id);
    const read = async (path: string) => (await pages.ask(path, { cookie })).text();

    const first = await read('/cooperative');
    expect(first).toContain('Vườn số 10');
    expect(first).not.toContain('Vườn số 35');
    expect(first).not.toContain('Vườn Người Ngoài');
    const after = /after=([0-9a-f-]{36})/.exec(first)?.[1];
    const second = await read(`/cooperative?after=${after}`);
    expect(second).toContain('Vườn số 35');
    expect(second).not.toContain('Vườn số 34');
    const found = await read('/cooperative?q=vuon%20so%2023');
    expect(found).toContain('Vườn số 23');
    expect(found).not.toContain('Vườn số 24');
  });

  it('does not exist for a household; an operator may look at any', async () => {
    const { db } = pages.platform;
    const household = await storedPerson(db);
    const operator = await storedPerson(db, { isOperator: true });
    expect((await pages.ask('/cooperative', { cookie: await signedIn(household.id) })).status).toBe(404);
    expect((await pages.ask('/cooperative?coop=htx-cho-lach', { cookie: await signedIn(household.id) })).status).toBe(
      404,
    );
    expect((await pages.ask('/cooperative?coop=htx-cho-lach', { cookie: await signedIn(operator.id) })).status).toBe(
      200,
    );
  });
});
