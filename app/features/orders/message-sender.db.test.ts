import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openMail } from '~/platform/mail.server';
import { openPush } from '~/platform/push.server';

import { storedListing, storedPerson } from '../../../test/builders';
import { openMailServer, type MailServer } from '../../../test/mail-server';
import { aCart, moved, placed, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { openPushService, type PushService } from '../../../test/push-service';

import { readAnswerToken } from './answer-link.server';
import { addDevice, removeDevice } from './message-devices.server';
import { MESSAGE_TRIES, sendMessages } from './message-sender.server';
import { MESSAGES } from './message';
import { letterOf, noteOf } from './message-letter.server';
import type { SellingShop } from './selling';

const NOW = new Date('2026-12-01T02:00:00Z');
const SITE = 'https://chovuon.example';

let platform: TestPlatform;
let mail: MailServer;
let pushes: PushService;
let shop: SellingShop;
let owner: string;
let sku: string;

beforeAll(async () => {
  const base = await freshPlatform({ now: NOW });
  mail = await openMailServer();
  pushes = await openPushService();
  const settings = {
    ...base.config,
    publicUrl: SITE,
    mail: { smtpUrl: mail.url, from: 'Chợ Vườn <don@chovuon.example>' },
  };
  platform = { ...base, config: settings, mail: openMail(settings), push: openPush(settings) };
  const person = await storedPerson(platform.db, { lang: 'vi' });
  owner = person.id;
  shop = await sellingShop(platform, { ownerId: owner });
  await platform.db.shopSelling.create({ data: { shopId: shop.id, email: 'batu@vuon.example' } });
  sku = (await storedListing(platform.db, { shopId: shop.id, stock: 500 })).variants[0]!.sku;
});

beforeEach(async () => {
  platform.setNow(NOW);
  await platform.db.message.deleteMany();
  await platform.db.pushSubscription.deleteMany();
  for (const list of [mail.letters, mail.refusals, pushes.arrived, pushes.answers]) list.length = 0;
});

const order = (given: Record<string, string> = {}, lang: 'vi' | 'en' = 'vi') =>
  placed(platform, shop, aCart([sku, 2]), { values: { buyerEmail: 'hoa@mua.example', ...given }, lang });
const device = (name: string, personId = owner) =>
  platform.db.pushSubscription.create({ data: { personId, ...pushes.device(name) } });
const later = (minutes: number) => platform.setNow(new Date(platform.clock.now().getTime() + minutes * 60_000));
const states = async () =>
  (await platform.db.message.findMany({ orderBy: [{ channel: 'asc' }, { to: 'desc' }] })).map(
    ({ to, channel, state }) => [to, channel, state],
  );

describe('a new order', () => {
  it('is told to the grower’s phone, sealed for this browser and signed by this house', async () => {
    await device('điện thoại bà Tư');
    const { orderId, code } = await order();
    await sendMessages(platform);
    expect(pushes.arrived).toHaveLength(1);
    const [{ device: name, note, ttl, urgency, vapid }] = pushes.arrived as [PushService['arrived'][number]];
    expect(name).toBe('điện thoại bà Tư');
    expect(note).toMatchObject({
      title: `Đơn mới ${code}: 2 × Bông giấy hồng`,
      url: `/admin/orders/${orderId}`,
      tag: `order-${orderId}`,
      lang: 'vi',
      person: owner,
    });
    expect(note.body).toContain('700.000\u00a0₫');
    expect(JSON.stringify(note)).not.toMatch(/Hoa|0909|909000002|Bờ Kè/); // a locked phone lies on the table
    expect([ttl, urgency]).toEqual(['86400', 'high']);
    expect(vapid).toMatchObject({
      aud: pushes.origin,
      sub: SITE,
      key: platform.config.vapid.publicKey,
      isSigned: true,
    });
    expect(vapid.exp).toBeLessThanOrEqual(Date.now() / 1000 + 24 * 3600);
  });

  it('reaches both by e-mail, each in their language, with links that open', async () => {
    const { orderId, code, trackingKey } = await order({}, 'en');
    expect(await sendMessages(platform)).toBe(2);
    const [toSeller] = mail.letters.filter(({ to }) => to.includes('batu@vuon.example'));
    const [toBuyer] = mail.letters.filter(({ to }) => to.includes('hoa@mua.example'));
    expect(toSeller!.headers).toMatchObject({
      subject: `Đơn mới ${code}: 2 × Bông giấy hồng`,
      from: 'Chợ Vườn <don@chovuon.example>',
      'auto-submitted': 'auto-generated',
    });
    const token = new RegExp(`${SITE}/answer/([\\w-]+)`).exec(toSeller!.text)?.[1] ?? '';
    expect(readAnswerToken(platform.config, token, NOW)).toEqual({ orderId, expired: false });
    expect(toSeller!.text).toContain(`${SITE}/admin/orders/${orderId}`);
    expect(toBuyer!.headers.subject).toBe(`Vườn Bà Tư: order ${code} is placed`);
    expect(toBuyer!.text).toContain(`${SITE}/order/${code}?key=${trackingKey}`);
    expect(await states()).toEqual([
      ['seller', 'email', 'sent'],
      ['buyer', 'email', 'sent'],
    ]);
  });

  it('is told once, though two processes look at the same time', async () => {
    await device('một');
    for (let n = 0; n < 6; n++) await order();
    await Promise.all([sendMessages(platform), sendMessages(platform), sendMessages(platform)]);
    expect(pushes.arrived).toHaveLength(6);
    expect(mail.letters).toHaveLength(12);
  });
});

describe('what does not go out', () => {
  it('waits longer each time and is given up in the end; the order goes on', async () => {
    const { orderId } = await order({ buyerEmail: '' });
    mail.refusals.push(...Array.from({ length: 20 }, () => '451 <> try again later'));
    const tries = [];
    for (const minutes of [0, 4, 1, 14, 1, 59, 1, 239, 1, 240, 1, 1_000]) {
      later(minutes);
      await sendMessages(platform);
      tries.push((await platform.db.message.findFirstOrThrow()).attempts);
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5]);
    const message = await platform.db.message.findFirstOrThrow();
    expect(message).toMatchObject({ state: 'failed', attempts: MESSAGE_TRIES });
    expect(message.problem).toContain('451');
    expect(message.problem).not.toContain('batu@');
    await moved(platform, orderId, 'accepted');
  });

  it('goes out the next time when the far side is well again', async () => {
    await device('một');
    await order({ buyerEmail: '' });
    pushes.answers.push(503);
    await sendMessages(platform);
    expect(pushes.arrived).toHaveLength(0);
    later(5);
    await sendMessages(platform);
    expect(pushes.arrived).toHaveLength(1);
  });

  it.each([404, 410])('a browser that answers %i is forgotten, the others are told', async (gone) => {
    await device('cũ');
    await device('mới');
    await order({ buyerEmail: '' });
    pushes.answers.push(gone);
    await sendMessages(platform);
    expect(pushes.arrived).toHaveLength(1);
    expect(await platform.db.pushSubscription.count()).toBe(1);
  });

  it('says why: no mail server, nobody left to tell, an old template', async () => {
    await order();
    await platform.db.message.updateMany({ where: { to: 'buyer' }, data: { template: 'gone' } });
    await sendMessages({ ...platform, mail: null });
    const problems = await platform.db.message.findMany({ orderBy: { to: 'asc' } });
    expect(problems.map(({ to, state, problem }) => [to, state, problem])).toEqual([
      ['buyer', 'failed', 'unknown-template'],
      ['seller', 'failed', 'no-mail-server'],
    ]);
    await platform.db.message.deleteMany();
    const { orderId } = await order();
    await platform.db.order.update({ where: { id: orderId }, data: { buyerEmail: '' } });
    await sendMessages(platform);
    expect(await platform.db.message.findFirst({ where: { to: 'buyer' } })).toMatchObject({
      state: 'failed',
      problem: 'nobody',
    });
  });

  it('is not lost when a process dies in the middle: what it had taken becomes due again', async () => {
    await order({ buyerEmail: '' });
    await platform.db.message.updateMany({ data: { attempts: 1, nextAt: new Date(NOW.getTime() + 5 * 60_000) } });
    expect(await sendMessages(platform)).toBe(0);
    later(5);
    expect(await sendMessages(platform)).toBe(1);
  });
});

describe('every template', () => {
  const told = {
    id: '01890000-0000-7000-8000-000000000000',
    code: 'CVABC234',
    trackingKey: 'key',
    shop: 'Vườn Bà Tư',
    firstLine: { name: 'Mai', quantity: 1 },
    otherLines: 2,
    total: 500_000,
    paid: 100_000,
    shippingFee: 30_000,
    answerBy: NOW,
  };
  const all = (Object.keys(MESSAGES) as (keyof typeof MESSAGES)[]).flatMap((to) =>
    MESSAGES[to].flatMap((template) => [[to, template, 'vi'] as const, [to, template, 'en'] as const]),
  );

  it.each(all)('%s %s says everything in %s', (to, template, lang) => {
    const note = noteOf(to, template, told, lang);
    const letter = letterOf(platform.config, { to, address: 'a@b.example', template, order: told, lang, now: NOW });
    for (const text of [note.title, note.body, letter.subject, letter.text]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/\{\{|messages\.|undefined|null/);
    }
    expect(note.title).toContain('CVABC234');
  });
});

describe('a browser', () => {
  const real = { endpoint: 'https://fcm.googleapis.com/fcm/send/abc' };
  const keys = () => {
    const { p256dh, auth } = pushes.device('khóa');
    return { p256dh, auth };
  };

  it('belongs to who used it last', async () => {
    const child = await storedPerson(platform.db);
    await addDevice(platform, { personId: owner, ...real, ...keys() });
    await addDevice(platform, { personId: child.id, ...real, ...keys() });
    expect(await platform.db.pushSubscription.findMany()).toMatchObject([{ personId: child.id }]);
    await removeDevice(platform, { personId: owner, endpoint: real.endpoint });
    expect(await platform.db.pushSubscription.count()).toBe(1);
    await removeDevice(platform, { personId: child.id, endpoint: real.endpoint });
    expect(await platform.db.pushSubscription.count()).toBe(0);
  });

  it.each([
    ['inside our own walls', { endpoint: 'http://169.254.169.254/latest' }],
    ['of a stranger', { endpoint: 'https://evil.example/push' }],
    ['that only looks like Google', { endpoint: 'https://fcm.googleapis.com.evil.example/x' }],
    ['on another port', { endpoint: 'https://fcm.googleapis.com:8443/x' }],
    ['with a key too short', { p256dh: 'AAAA' }],
    ['with no secret', { auth: '' }],
  ])('%s is refused', async (_what, wrong) => {
    const added = await addDevice(platform, { personId: owner, ...real, ...keys(), ...wrong });
    expect(added.ok).toBe(false);
    expect(await platform.db.pushSubscription.count()).toBe(0);
  });

  it('too many push the oldest out', async () => {
    for (let n = 0; n < 12; n++) {
      later(1);
      await addDevice(platform, { personId: owner, ...keys(), endpoint: `${real.endpoint}${n}` });
    }
    const kept = await platform.db.pushSubscription.findMany({ orderBy: { createdAt: 'asc' } });
    expect(kept).toHaveLength(10);
    expect(kept[0]!.endpoint.endsWith('abc2')).toBe(true);
  });
});
