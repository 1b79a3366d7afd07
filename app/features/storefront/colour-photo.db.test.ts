import { beforeAll, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedPerson, storedShop } from '../../../test/builders';
import { openPages, SITE } from '../../../test/pages';
import { aPhonePhoto } from '../../../test/pictures';

const COLOUR = '/admin/shop/design/colour';
const { platform, ask, post } = await openPages();
const { db } = platform;

let shopId: string;
let cookie: string;
beforeAll(async () => {
  const { id } = await storedPerson(db);
  shopId = (await storedShop(db, { ownerId: id })).id;
  cookie = (await startSession(platform, { personId: id, request: new Request(SITE) })).split(';')[0]!;
});

const send = (bytes: Uint8Array, name: string) => {
  const form = new FormData();
  form.set('newPhoto', new File([new Uint8Array(bytes)], name));
  return post(COLOUR, form, { cookie });
};

it('a photo sent on the colour page is one of the shop’s, and its colours come when it is pressed', async () => {
  const answer = await send(await aPhonePhoto({ width: 800, height: 600 }), 'vuon.jpg');
  const { id } = await db.photo.findFirstOrThrow({ where: { shopId } });
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${COLOUR}?photo=${id}`]);
  const html = await (await ask(`${COLOUR}?photo=${id}`, { cookie })).text();
  expect(html).toContain('Ảnh đã tới'); // nobody presses here: the page says that it waits
});

it.each([
  ['no file was chosen', new Uint8Array(), ''],
  ['it is no photo', new TextEncoder().encode('%PDF-1.7 không phải ảnh'), 'giá.pdf'],
])('says beside the field what is wrong, as the logo’s page does: %s', async (_story, bytes, name) => {
  const before = await db.photo.count({ where: { shopId } });
  const answer = await send(bytes, name);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(/aria-invalid="true"/);
  expect(await db.photo.count({ where: { shopId } })).toBe(before);
});

it('knows no photo of anybody else', async () => {
  const other = await storedShop(db);
  const theirs = await db.photo.create({
    data: { shopId: other.id, position: 0, contentHash: 'a'.repeat(64), originalKey: 'private/x', originalBytes: 1 },
  });
  expect((await ask(`${COLOUR}?photo=${theirs.id}`, { cookie })).status).toBe(404);
  expect((await ask(`${COLOUR}?photo=x`, { cookie })).status).toBe(404);
});
