import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { openPages, SITE } from '../../../test/pages';
import { judgeGoogleTsv, judgeGoogleXml } from '../../../test/validators/google';

const { platform, ask } = await openPages();
const { db } = platform;
const TODAY = new Date().toISOString().slice(0, 10);

let cookie: string;
let bare: Awaited<ReturnType<typeof storedListing>>;

beforeAll(async () => {
  const cooperative = await db.cooperative.create({ data: { slug: 'htx', name: 'HTX Hoa kiểng' } });
  const person = await storedPerson(db);
  const shop = await storedShop(db, { slug: 'vuon-ba-tu', ownerId: person.id, cooperativeId: cooperative.id });
  await storedListing(db, { shopId: shop.id });
  bare = await storedListing(db, { shopId: shop.id, name: 'Mai vàng chưa chụp', photos: 0 });
  await storedShop(db, { slug: 'vuon-dong', state: 'paused' });
  cookie = (await startSession(platform, { personId: person.id, request: new Request(SITE) })).split(';')[0] ?? '';
});

describe.each(['/shop/vuon-ba-tu', '/coop/htx'])('%s/feeds', (owner) => {
  it.each([
    ['google.xml', judgeGoogleXml, 'application/xml; charset=utf-8'],
    ['google.tsv', judgeGoogleTsv, 'text/tab-separated-values; charset=utf-8'],
  ])('has %s, and says 304 to whoever has it', async (file, judge, type) => {
    const answer = await ask(`${owner}/feeds/${file}`);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type]);
    const { items, faults } = judge(await answer.text(), TODAY);
    expect(faults).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]?.get('link')).toMatch(new RegExp(`^${SITE}/shop/vuon-ba-tu/p/`));

    const headers = { 'If-None-Match': answer.headers.get('ETag') ?? '' };
    expect((await ask(`${owner}/feeds/${file}`, { headers })).status).toBe(304);
    const head = await ask(`${owner}/feeds/${file}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

it.each(['/shop/vuon-ba-tu/feeds/google.csv', '/shop/vuon-dong/feeds/google.xml', '/coop/khong-co/feeds/google.xml'])(
  'has no %s',
  async (path) => expect((await ask(path)).status).toBe(404),
);

it('picks the very size that its link names', async () => {
  const { items } = judgeGoogleXml(await (await ask('/shop/vuon-ba-tu/feeds/google.xml')).text(), TODAY);
  expect((await ask(items[0]?.get('link') ?? '')).status).toBe(200);
});

it('tells the grower why a listing without a photo stays out, beside the way to the field, in both languages', async () => {
  for (const [lang, reason] of [
    ['vi', 'Chưa có ảnh. Không ảnh thì sàn không nhận.'],
    ['en', 'There is no photo. Without one, no marketplace takes it.'],
  ]) {
    const answer = await ask('/admin/feeds', { cookie: `${cookie}; lang=${lang}` });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('Mai vàng chưa chụp');
    expect(html).toContain(reason);
    expect(html).toContain(`/admin/listings/${bare.id}#field-photos`);
    expect(html).toContain(`${SITE}/shop/vuon-ba-tu/feeds/google.xml`);
  }
});

it('sends a stranger to sign in', async () => {
  const answer = await ask('/admin/feeds');
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/login?to=%2Fadmin%2Ffeeds']);
});
