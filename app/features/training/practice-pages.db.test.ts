import { expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { openPages, SITE } from '../../../test/pages';

const pages = await openPages();
const { platform, ask, post } = pages;
const { db } = platform;

const BANNER = 'Đang tập: không ai thấy, không ai mua thật';

async function aGrower() {
  const person = await storedPerson(db);
  const shop = await storedShop(db, { ownerId: person.id });
  await storedListing(db, { shopId: shop.id, name: 'Cây bán thật' });
  const cookie = (await startSession(platform, { personId: person.id, request: new Request(SITE) })).split(';')[0]!;
  const stay = (method: 'POST' | 'DELETE') => post('/admin/practice/stay', {}, { cookie, method });
  const html = async (path: string) => (await ask(path, { cookie })).text();
  return { person, shop, cookie, stay, html };
}

it('goes into practice and out of it by a press, and every page says which it is', async () => {
  const { shop, stay, html } = await aGrower();
  expect(await html('/admin')).not.toContain(BANNER);
  const entered = await stay('POST');
  expect([entered.status, entered.headers.get('Location')]).toEqual([303, '/admin/practice']);
  for (const path of [
    '/admin',
    '/admin/practice',
    '/admin/listings',
    '/admin/listings/new',
    '/admin/orders',
    '/admin/books',
  ])
    expect(await html(path), path).toContain(BANNER);
  expect(await html('/admin')).not.toContain(`/shop/${shop.slug}`);
  const left = await stay('DELETE');
  expect([left.status, left.headers.get('Location')]).toEqual([303, '/admin']);
  expect(await html('/admin')).not.toContain(BANNER);
});

it('has none of the pages that lead out of a shop, and says so', async () => {
  const { cookie, stay, html } = await aGrower();
  await stay('POST');
  for (const path of ['/admin/shop', '/admin/feeds', '/admin/orders/export', '/admin/books/print', '/admin/lessons']) {
    const answer = await ask(path, { cookie });
    expect([path, answer.status, answer.headers.get('Location')]).toEqual([path, 303, '/admin/practice?outside=1']);
  }
  const opening = await post('/admin/shop/publication', {}, { cookie });
  expect(opening.headers.get('Location')).toBe('/admin/practice?outside=1');
  expect(await html('/admin/practice?outside=1')).toContain('Trang đó của cửa hàng thật');
});

it('shows of the real shop nothing to be changed by mistake', async () => {
  const { shop, cookie, stay } = await aGrower();
  const { id } = await db.listing.findFirstOrThrow({ where: { shopId: shop.id } });
  await stay('POST');
  expect((await ask(`/admin/listings/${id}`, { cookie })).status).toBe(404);
  await post('/admin/listings/states', { moves: `${id}:archived` }, { cookie });
  expect((await db.listing.findUniqueOrThrow({ where: { id } })).state).toBe('published');
});

it('is for the device that went there: another one of hers sells on', async () => {
  const { person, stay } = await aGrower();
  await stay('POST');
  const other = (await startSession(platform, { personId: person.id, request: new Request(SITE) })).split(';')[0]!;
  expect(await (await ask('/admin', { cookie: other })).text()).not.toContain(BANNER);
});

it('leaves her account within reach: it is the same one', async () => {
  const { cookie, stay } = await aGrower();
  await stay('POST');
  expect((await ask('/admin/account', { cookie })).status).toBe(200);
});
