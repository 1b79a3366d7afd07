import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { openPages, SITE } from '../../../test/pages';
import { judgeGoogleTsv, judgeGoogleXml } from '../../../test/validators/google';

const { platform, ask, post } = await openPages();
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
    const answer = await ask('/admin/feeds/google', { cookie: `${cookie}; lang=${lang}` });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('Mai vàng chưa chụp');
    expect(html).toContain(reason);
    expect(html).toContain(`/admin/listings/${bare.id}#field-photos`);
    expect(html).toContain(`${SITE}/shop/vuon-ba-tu/feeds/google.xml`);
  }
});

it('shows before publishing on how many marketplaces a listing would go, why not, and what is sent', async () => {
  const draft = await storedListing(db, { shopId: bare.shopId, name: 'Mai nháp', state: 'draft', sku: 'NHAP1' });
  const page = await (await ask(`/admin/feeds/listings/${draft.id}`, { cookie })).text();
  // no weight: the four marketplaces that work out the fee wait for it
  expect(page).toContain('Lên được 4/8 sàn');
  expect(page).toContain(`/admin/listings/${draft.id}#field-weightGrams`);
  expect(page).toContain('&lt;g:id&gt;NHAP1&lt;/g:id&gt;');
  expect(await (await ask(`/admin/listings/${draft.id}`, { cookie })).text()).toContain('Lên được 4/8 sàn');
  expect(await (await ask('/admin/feeds', { cookie })).text()).toContain('Mai nháp');
});

it('keeps a rule, follows it in the feed at once, and asks again for one that means nothing', async () => {
  const before = await ask('/shop/vuon-ba-tu/feeds/google.xml');
  await before.text();
  const etag = { 'If-None-Match': before.headers.get('ETag') ?? '' };
  const wrong = await post('/admin/feeds/google/rules', { title: '{size}' }, { cookie });
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Mẫu tên phải có')]);
  expect((await ask('/shop/vuon-ba-tu/feeds/google.xml', { headers: etag })).status).toBe(304);

  const kept = await post('/admin/feeds/google/rules', { title: '{name} của {garden}' }, { cookie });
  expect(kept.status).toBe(303);
  const after = await ask('/shop/vuon-ba-tu/feeds/google.xml', { headers: etag });
  expect([after.status, await after.text()]).toEqual([200, expect.stringContaining('Bông giấy hồng của Vườn Bà Tư')]);
});

it('gives the seller’s workbook back filled, a plain one to who has none, and says whose it is when it is another’s', async () => {
  const plain = await ask('/admin/feeds/shopee/workbook', { cookie });
  const own = new Uint8Array(await plain.arrayBuffer());
  expect([plain.status, plain.headers.get('Content-Disposition')]).toEqual([200, 'attachment; filename="shopee.xlsx"']);
  const send = async (channel: string, bytes: Uint8Array) => {
    const form = new FormData();
    form.set('workbook', new Blob([bytes as BlobPart]), 'mau.xlsx');
    return post(`/admin/feeds/${channel}/workbook`, form, { cookie });
  };
  expect((await send('shopee', own)).status).toBe(200);
  expect((await send('lazada', own)).headers.get('Location')).toBe(
    '/admin/feeds/lazada?problem=feeds.sheet-of-other&other=Shopee',
  );
  expect((await send('shopee', new Uint8Array([1, 2, 3]))).headers.get('Location')).toContain('feeds.sheet-unreadable');
});

it('sends a stranger to sign in', async () => {
  const answer = await ask('/admin/feeds');
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/login?to=%2Fadmin%2Ffeeds']);
});
