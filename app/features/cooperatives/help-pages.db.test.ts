import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { storedOrder } from '../../../test/stored-order';
import { openPages, SITE, type Pages } from '../../../test/pages';

let pages: Pages;
let member: string;
let helper: string;
let viewer: string;
let shopId: string;
let listing: Awaited<ReturnType<typeof storedListing>>;

beforeAll(async () => {
  pages = await openPages();
  const { db } = pages.platform;
  const signIn = async (personId: string) =>
    (await startSession(pages.platform, { personId, request: new Request(SITE) })).split(';')[0]!;
  const cooperative = await db.cooperative.create({ data: { slug: 'htx-giup', name: 'HTX Giúp nhau' } });
  const owner = await storedPerson(db, { name: 'Bà Tư' });
  shopId = (
    await storedShop(db, { ownerId: owner.id, cooperativeId: cooperative.id, name: 'Vườn Bà Tư', setupStep: null })
  ).id;
  listing = await storedListing(db, { shopId, name: 'Bông giấy hồng', price: 350_000n, stock: 20 });
  const staff = async (name: string, role: 'trainer' | 'viewer') => {
    const person = await storedPerson(db, { name });
    await db.cooperativeMember.create({ data: { cooperativeId: cooperative.id, personId: person.id, role } });
    return signIn(person.id);
  };
  member = await signIn(owner.id);
  helper = await staff('Cô Lan', 'trainer');
  viewer = await staff('Anh xã', 'viewer');
}, 60_000);

const see = async (path: string, cookie: string) => {
  const answer = await pages.ask(path, { cookie });
  return { status: answer.status, to: answer.headers.get('Location'), html: await answer.text() };
};
const price = async () =>
  Number((await pages.platform.db.variant.findUniqueOrThrow({ where: { id: listing.variants[0]!.id } })).price);
const grant = () =>
  pages.platform.db.helpGrant.findFirstOrThrow({
    where: { shopId, beganAt: { not: null } },
    orderBy: { createdAt: 'desc' },
  });

describe('a member who cannot manage, and somebody of the cooperative on the phone', () => {
  it('the member gets a code to read aloud', async () => {
    const answer = await pages.post('/admin/help', { 'scope-listings': 'on', minutes: '60' }, { cookie: member });
    const [, first, last] = /(\d{3}) (\d{3})</.exec(await answer.text()) ?? [];
    expect(first && last).toBeTruthy();
    const typed = { code: `${first}${last}` };
    expect((await pages.post('/cooperative/help', typed, { cookie: viewer })).status).toBe(404);
    const wrong = await pages.post('/cooperative/help', { code: '12' }, { cookie: helper });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Mã không đúng')]);
    const taken = await pages.post('/cooperative/help', typed, { cookie: helper });
    expect([taken.status, taken.headers.get('Location')]).toEqual([303, '/admin']);
  });

  it('who helps stands in the member’s shop, is told so on each page, and finds no orders, money or people', async () => {
    expect((await see('/admin', helper)).to).toBe('/admin/listings');
    const { status, html } = await see(`/admin/listings/${listing.id}`, helper);
    expect(status).toBe(200);
    expect(html).toContain('Bác đang giúp Vườn Bà Tư');
    for (const path of [
      '/admin/orders',
      '/admin/books',
      '/admin/shop',
      '/admin/shop/people',
      '/admin/help',
      '/admin/transfers',
    ])
      expect((await see(path, helper)).status, path).toBe(404);
  });

  it('is led back from what the member says in their own name, and told why: answers to reviews, and reports of them', async () => {
    const { db } = pages.platform;
    const now = new Date();
    const order = await storedOrder(db, { shopId, state: 'done', deliveredAt: now, line: { name: 'Mai vàng' } });
    const line = await db.orderLine.findFirstOrThrow({ where: { orderId: order.id } });
    const said = { shopId, lineId: line.id, stars: 1, text: 'Đồ lừa đảo.', writtenAt: now, changedAt: now };
    const review = await db.buyerReview.create({ data: said });
    const path = `/admin/reviews/${review.id}`;
    const back = '/admin/listings?own-name=1';
    expect((await see('/admin/reviews', helper)).to).toBe(back);
    expect((await see(`${path}/objection`, helper)).to).toBe(back);
    const report = { reason: 'abusive', text: 'Chửi bới' };
    expect((await pages.post(`${path}/objection`, report, { cookie: helper })).headers.get('Location')).toBe(back);
    expect((await pages.post(path, { answer: 'Cảm ơn' }, { cookie: helper })).headers.get('Location')).toBe(back);
    expect(await db.reviewObjection.count()).toBe(0);
    expect((await db.buyerReview.findUniqueOrThrow({ where: { id: review.id } })).answer).toBe('');
    expect((await see(back, helper)).html).toContain('báo nhận xét không ổn thì chỉ chủ vườn làm được');
    expect((await see('/admin/listings', helper)).html).not.toContain('thì chỉ chủ vườn làm được');

    const own = await pages.post(`${path}/objection`, report, { cookie: member });
    expect([own.status, own.headers.get('Location')]).toEqual([303, `${path}/objection`]);
    expect(await db.reviewObjection.count()).toBe(1);
  });

  it('what is changed there the member reads line by line, and takes back with one tap', async () => {
    const form = { listing: listing.id, stocks: `${listing.variants[0]!.id}:7` };
    expect((await pages.post('/admin/listings/stock', form, { cookie: helper })).status).toBe(200);
    const { html } = await see('/admin/help', member);
    expect(html).toContain('Cô Lan');
    expect(html).toContain('Bông giấy hồng, Chậu 30 cm: số còn 20 → 7');
    const [, act] = /\/admin\/help\/acts\/([0-9a-f.-]+)"/.exec(html) ?? [];
    const back = await pages.post(`/admin/help/acts/${act}`, {}, { cookie: member, method: 'DELETE' });
    expect(back.status).toBe(200);
    const { stock } = await pages.platform.db.variant.findUniqueOrThrow({ where: { id: listing.variants[0]!.id } });
    expect(stock).toBe(20);
    expect((await see('/admin/help', member)).html).toContain('Đã lấy lại');
  });

  it('ends the moment the member says so', async () => {
    const { id } = await grant();
    expect((await pages.post(`/admin/help/${id}`, {}, { cookie: member, method: 'DELETE' })).status).toBe(200);
    const before = await price();
    const late = await pages.post('/admin/listings/stock', { listing: listing.id, stocks: 'none' }, { cookie: helper });
    expect([late.status, late.headers.get('Location')]).toEqual([303, '/helping']);
    expect(await price()).toBe(before);
    const told = await see('/helping', helper);
    expect([told.status, told.html]).toEqual([200, expect.stringContaining('Lần bấm vừa rồi không đổi gì')]);
    expect((await pages.post('/helping', {}, { cookie: helper })).headers.get('Location')).toBe('/cooperative');
  });

  it('may also be asked for, and answered with a tap', async () => {
    const ask = { shop: shopId, 'scope-profile': 'on', minutes: '1440' };
    expect((await pages.post('/cooperative/help/requests', ask, { cookie: helper })).status).toBe(200);
    const { html } = await see('/admin/help', member);
    expect(html).toContain('Xin giúp: Thông tin vườn. Một ngày.');
    const [, id] = /\/admin\/help\/([0-9a-f-]{36})"/.exec(html) ?? [];
    expect((await pages.post(`/admin/help/${id}`, {}, { cookie: member })).status).toBe(200);
    expect((await pages.post(`/cooperative/help/${id}`, {}, { cookie: helper })).headers.get('Location')).toBe(
      '/admin',
    );
    expect((await see('/admin', helper)).to).toBe('/admin/shop');
    expect((await pages.post('/helping', {}, { cookie: helper })).headers.get('Location')).toBe('/cooperative/help');
    expect((await see('/cooperative/help', helper)).html).toContain('Vườn Bà Tư');
    expect((await see('/admin', helper)).to).toBe('/admin/setup');
  });

  it('is over for a garden that leaves the cooperative', async () => {
    const { id } = await grant();
    await pages.post(`/cooperative/help/${id}`, {}, { cookie: helper });
    expect((await see('/admin/shop', helper)).status).toBe(200);
    await pages.platform.db.shop.update({ where: { id: shopId }, data: { cooperativeId: null } });
    expect((await see('/admin/shop', helper)).to).toBe('/helping');
  });

  it('never puts into the helper’s own garden what was meant for the member’s', async () => {
    const { db } = pages.platform;
    const { person, id: sessionId } = await db.session.findFirstOrThrow({
      where: { helpGrantId: (await grant()).id },
      select: { id: true, person: { select: { id: true } } },
    });
    const own = await storedShop(db, { ownerId: person.id, setupStep: null, tagline: 'Vườn nhà' });
    const late = await pages.post('/admin/shop', { name: 'Vườn Bà Tư', tagline: 'của bà Tư' }, { cookie: helper });
    expect([late.status, late.headers.get('Location')]).toEqual([303, '/helping']);
    expect((await db.shop.findUniqueOrThrow({ where: { id: own.id } })).tagline).toBe('Vườn nhà');
    expect((await pages.post('/helping', {}, { cookie: helper })).headers.get('Location')).toBe('/admin');
    expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).helpGrantId).toBeNull();
    expect((await see('/admin/shop', helper)).html).toContain('Vườn nhà');
  });
});
