import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { newUuid } from '~/shared/uuid';

import { callOf } from '../../../test/bank-calls';
import { storedPerson } from '../../../test/builders';
import { everything, storedEndpoint, storedOrder, storedPayShop } from '../../../test/money-builders';
import { openPages, SITE, type Pages } from '../../../test/pages';
import { StripeServer } from '../../../test/stripe-server';

const server = new StripeServer();
let pages: Pages;
let shop: Awaited<ReturnType<typeof storedPayShop>>;
let owner: string;
let helper: string;

beforeAll(async () => {
  await server.open();
  Object.assign(process.env, server.env);
  pages = await openPages();
  const { db } = pages.platform;
  shop = await storedPayShop(db, { takesCard: true });
  const { personId } = await db.shopMember.findFirstOrThrow({ where: { shopId: shop.id } });
  const person = await storedPerson(db);
  await db.shopMember.create({ data: { shopId: shop.id, personId: person.id, role: 'helper' } });
  [owner, helper] = (await Promise.all([signIn(personId), signIn(person.id)])) as [string, string];
}, 90_000);
afterAll(async () => {
  for (const name of Object.keys(server.env)) Reflect.deleteProperty(process.env, name);
  await server.close();
});

const signIn = async (personId: string) =>
  (await startSession(pages.platform, { personId, request: new Request(SITE) })).split(';')[0]!;
const reread = (id: string) => pages.platform.db.order.findUniqueOrThrow({ where: { id } });

describe('the doors of machines', () => {
  it('take a signed call that no browser sent, and answer as SePay wants it', async () => {
    const endpoint = await storedEndpoint(pages.platform, shop.id, 'sepay');
    const order = await storedOrder(pages.platform.db, { shopId: shop.id });
    const { headers, body } = callOf('sepay', endpoint.key, { amount: 1_000_000, content: order.code });
    const answer = await pages.ask(`/webhooks/sepay/${endpoint.token}`, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it.each([
    [
      'forged',
      401,
      (token: string) =>
        [`/webhooks/casso/${token}`, callOf('casso', 'another key entirely', { amount: 1, content: 'x' })] as const,
    ],
    ['for nobody', 404, () => ['/webhooks/casso/nobody', callOf('casso', 'k', { amount: 1, content: 'x' })] as const],
    [
      'of a service nobody knows',
      404,
      (token: string) => [`/webhooks/momo/${token}`, callOf('casso', 'k', { amount: 1, content: 'x' })] as const,
    ],
    [
      'far too large',
      413,
      (token: string) => [`/webhooks/casso/${token}`, { headers: {}, body: 'x'.repeat(3_000_000) }] as const,
    ],
    ['to Stripe’s door, unsigned', 401, () => ['/webhooks/stripe', { headers: {}, body: '{}' }] as const],
  ])('refuse a call that is %s', async (_what, status, call) => {
    const { token } = await storedEndpoint(pages.platform, shop.id, 'casso');
    const [path, { headers, body }] = call(token);
    const before = await everything(pages.platform.db);
    const answer = await pages.ask(path, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    if (status !== 404) expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await everything(pages.platform.db)).toEqual(before);
  });

  it('have no pages', async () => {
    for (const path of ['/webhooks/stripe', '/webhooks/sepay/x']) expect((await pages.ask(path)).status).toBe(404);
  });
});

describe('a buyer’s press on “pay”', () => {
  const press = (
    order: { code: string; trackingKey: string },
    fields: Record<string, string>,
    key = order.trackingKey,
  ) => pages.post(`/order/${order.code}/payments?key=${key}`, fields);

  it('leads to Stripe and back, and the signed news pays the order', async () => {
    const order = await storedOrder(pages.platform.db, { shopId: shop.id, paymentMethod: 'stripe' });
    const answer = await press(order, { method: 'stripe' });
    expect(answer.status).toBe(303);
    const checkout = answer.headers.get('Location')!;
    expect(checkout).toContain(server.base);
    const page = await (await fetch(checkout)).text();
    expect(page).toContain('1000000 vnd');
    const paid = await fetch(checkout, { method: 'POST', body: new URLSearchParams({ pay: '1' }), redirect: 'manual' });
    expect(paid.headers.get('Location')).toBe(`${SITE}/order/${order.code}?key=${order.trackingKey}&card=back`);
    const { body, signature } = server.signed(server.events.at(-1)!);
    const heard = await pages.ask('/webhooks/stripe', {
      method: 'POST',
      headers: { 'Stripe-Signature': signature },
      body,
    });
    expect(heard.status).toBe(200);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it('may end at Stripe by the policy of the page', async () => {
    const page = await pages.ask('/login');
    expect(page.headers.get('Content-Security-Policy')).toContain(`form-action 'self' ${server.base};`);
  });

  it('for a transfer leads back to the page that shows it', async () => {
    const order = await storedOrder(pages.platform.db, { shopId: shop.id });
    const answer = await press(order, { method: 'vietqr' });
    expect(answer.headers.get('Location')).toBe(`/order/${order.code}?key=${order.trackingKey}&pay=vietqr#payment`);
  });

  it('that comes to nothing says why on the order’s page', async () => {
    const order = await storedOrder(pages.platform.db, { shopId: shop.id, total: 200_000_000 });
    const answer = await press(order, { method: 'stripe' });
    expect(answer.headers.get('Location')).toContain('problem=payments.card-amount');
  });

  it.each([
    ['a wrong key', { method: 'vietqr' }, 'wrong'],
    ['no key', { method: 'vietqr' }, ''],
    ['a way nobody knows', { method: 'gold' }, undefined],
  ])('with %s finds nothing', async (_what, fields, key) => {
    const order = await storedOrder(pages.platform.db, { shopId: shop.id });
    expect((await press(order, fields as Record<string, string>, key)).status).toBe(404);
    expect((await press({ code: 'CV222222', trackingKey: 'k' }, { method: 'vietqr' })).status).toBe(404);
  });
});

describe('the owner’s page of payments', () => {
  const ask = (path: string, cookie = owner) => pages.ask(path, { cookie });

  it('shows account, code and addresses in both languages, and never a key', async () => {
    const endpoint = await storedEndpoint(pages.platform, shop.id, 'sepay');
    for (const [lang, word] of [
      ['vi', 'Khách trả bằng cách nào?'],
      ['en', 'How may buyers pay?'],
    ] as const) {
      const html = await (await ask(`/admin/shop/payments?lang=${lang}`)).text();
      expect(html).toContain(word);
      expect(html).toContain(`/webhooks/sepay/${endpoint.token}`);
      expect(html).toContain('0071001234567');
      expect(html).toContain('data:image/svg+xml');
      expect(html).not.toContain(endpoint.key);
    }
  });

  it('does not exist for a helper, who could lead the money elsewhere', async () => {
    expect((await ask('/admin/shop/payments', helper)).status).toBe(404);
    const typed = { bin: '970405', number: '12345', holder: 'KE TROM' };
    const stolen = await pages.post('/admin/shop/payments/account', typed, { cookie: helper });
    expect(stolen.status).toBe(404);
    expect(await pages.platform.db.bankAccount.findUnique({ where: { shopId: shop.id } })).toMatchObject({
      bin: '970436',
    });
  });

  it('keeps what was typed when something has to be mended, but no key', async () => {
    const wrong = await pages.post(
      '/admin/shop/payments/account.data',
      { bin: '', number: '12 34', holder: '' },
      { cookie: owner },
    );
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('12 34');
    const key = 'short-key';
    const short = await pages.post(
      '/admin/shop/payments/endpoints/sepay.data',
      { 'password-sepay': key },
      { cookie: owner },
    );
    expect(short.status).toBe(422);
    expect(await short.text()).not.toContain(key);
  });

  it('turns ways on and off, and says when none is left', async () => {
    await pages.post('/admin/shop/payments?index', {}, { cookie: owner });
    expect(await (await ask('/admin/shop/payments')).text()).toContain('Chưa có cách nhận tiền nào');
    const on = { takesCash: 'on', takesTransfer: 'on', takesCard: 'on' };
    await pages.post('/admin/shop/payments?index', on, { cookie: owner });
    expect(await (await ask('/admin/shop/payments')).text()).not.toContain('Chưa có cách nhận tiền nào');
  });

  it('leads to Stripe to sign up, and knows it when the owner comes back', async () => {
    const answer = await pages.post('/admin/shop/payments/stripe', {}, { cookie: owner });
    expect(answer.status).toBe(303);
    const setup = answer.headers.get('Location')!;
    const signed = await fetch(setup, { method: 'POST', redirect: 'manual' });
    const back = new URL(signed.headers.get('Location')!);
    const html = await (await ask(back.pathname + back.search)).text();
    expect(html).toContain('Nhận được thẻ');
  });
});

describe('money that needs a look', () => {
  it('shows what it says, leads to its order, and is booked with one press', async () => {
    const { db } = pages.platform;
    const order = await storedOrder(db, { shopId: shop.id });
    const transfer = await db.incomingTransfer.create({
      data: {
        shopId: shop.id,
        source: 'sepay',
        externalId: newUuid(),
        amount: 400_000n,
        content: `${order.code} <b>thiếu`,
        happenedAt: new Date(),
        state: 'under',
        orderId: order.id,
      },
    });
    for (const [lang, word] of [
      ['vi', 'Ít hơn số cần trả'],
      ['en', 'Less than what was due'],
    ] as const) {
      const html = await (await pages.ask(`/admin/transfers?lang=${lang}`, { cookie: owner })).text();
      expect(html).toContain(word);
      expect(html).toContain(`/admin/orders/${order.id}`);
      expect(html).not.toContain('<b>thiếu');
      expect(html).toContain(`value="${order.code}"`); // the named order stands in the field already
    }
    const fields = { [`code-${transfer.id}`]: order.code };
    const applied = await pages.post(`/admin/transfers/${transfer.id}.data`, fields, { cookie: owner });
    expect(applied.status).toBe(200);
    expect(await reread(order.id)).toMatchObject({ paid: 400_000n });
    const unknown = await pages.post(
      `/admin/transfers/${transfer.id}.data`,
      { [`code-${transfer.id}`]: 'CV222222' },
      { cookie: owner },
    );
    expect(unknown.status).toBe(422);
  });
});

describe('the desk’s forms', () => {
  it('write down what was received and given back, and mend what was typed', async () => {
    const order = await storedOrder(pages.platform.db, { shopId: shop.id, paymentMethod: 'cod' });
    const post = (part: string, fields: Record<string, string>) =>
      pages.post(`/admin/orders/${order.id}/${part}.data`, { pressId: newUuid(), ...fields }, { cookie: owner });
    expect((await post('receipts', { receiptAmount: 'nhiều lắm', receiptMethod: 'cod' })).status).toBe(422);
    expect((await post('receipts', { receiptAmount: '1tr', receiptMethod: 'cod' })).status).toBe(200);
    expect((await post('refunds', { refundAmount: '2tr', refundMethod: 'cod', refundReason: 'x' })).status).toBe(422);
    expect(
      (await post('refunds', { refundAmount: '250k', refundMethod: 'cod', refundReason: 'gãy ngọn' })).status,
    ).toBe(200);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n, refunded: 250_000n });
  });
});

describe('a cooperative that collects for its members', () => {
  it('is told where by its manager, and by nobody else', async () => {
    const { db } = pages.platform;
    const coop = await db.cooperative.create({ data: { slug: 'htx-cai-mon', name: 'HTX Cái Mơn' } });
    const signInAs = async (role: 'manager' | 'viewer') => {
      const { id } = await storedPerson(db);
      await db.cooperativeMember.create({ data: { cooperativeId: coop.id, personId: id, role } });
      return signIn(id);
    };
    const [manager, viewer] = [await signInAs('manager'), await signInAs('viewer')];
    const account = { bin: '970405', number: '1900000000001', holder: 'HTX Cái Mơn' };
    for (const cookie of [viewer, owner]) {
      expect((await pages.ask('/cooperative/payments', { cookie })).status).toBe(404);
      expect((await pages.post('/cooperative/payments/account', account, { cookie })).status).toBe(404);
      expect((await pages.post('/cooperative/payments/stripe', {}, { cookie })).status).toBe(404);
    }
    expect(await db.bankAccount.count({ where: { cooperativeId: coop.id } })).toBe(0);
    expect((await pages.post('/cooperative/payments/account.data', account, { cookie: manager })).status).toBe(200);
    const html = await (await pages.ask('/cooperative/payments', { cookie: manager })).text();
    expect(html).toContain('HTX CAI MON');
    expect(html).toContain('1900000000001');
  });
});
