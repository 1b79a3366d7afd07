import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { renditionKey } from '~/features/photos/rendition';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { openPages, SITE, type Pages } from '../../../test/pages';
import { WEEK_CARD } from './week-card';

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
}, 90_000);

/** A garden whose grower is signed in. */
async function aGarden() {
  const { db } = pages.platform;
  const person = await storedPerson(db);
  const session = await startSession(pages.platform, { personId: person.id, request: new Request(SITE) });
  const shop = await storedShop(db, { ownerId: person.id, setupStep: null, name: 'Vườn "Bà" <Tư> & con' });
  const cookie = session.split(';')[0]!;
  const ask = (path: string, headers: Record<string, string> = {}) => pages.ask(path, { cookie, headers });
  const looked = (subjectId: string, views: number) =>
    db.pageCount.create({ data: { shopId: shop.id, subjectId, day: new Date(), channel: 'zalo', views } });
  return { shop, ask, looked, cookie };
}

/** A plant with a photo of one colour behind it. */
async function aPlant(shopId: string, given: Parameters<typeof storedListing>[1] | object, colour: string) {
  const listing = await storedListing(pages.platform.db, { shopId, photos: 0, ...given });
  const photo = await storedPhoto(pages.platform.db, { shopId, listingId: listing.id, position: 0 });
  const file = await sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  await pages.platform.storage.put(
    renditionKey(photo.publicName!, { kind: 'width', format: 'jpeg', width: 640 }),
    new Uint8Array(file),
  );
  return listing;
}
const PICTURE = '/admin/figures/picture';

describe('the week as a picture', () => {
  it('is there for the grower alone, shows the plant that can be had, and is kept as a file when it is wanted', async () => {
    const { shop, ask, looked } = await aGarden();
    const [there, gone] = [await aPlant(shop.id, {}, '#ff00ff'), await aPlant(shop.id, { stock: 0 }, '#00ffff')];
    await looked(there.id, 40);
    await looked(gone.id, 90);
    expect(await (await ask('/admin/figures')).text()).toContain(`href="${PICTURE}?download"`);

    const answer = await ask(PICTURE);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg']);
    expect(answer.headers.get('Cache-Control')).toMatch(/^private\b/);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', ...WEEK_CARD });
    const { data } = await sharp(bytes)
      .extract({ left: 150, top: WEEK_CARD.height - 180, width: 8, height: 8 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]! > 200 && data[1]! < 60 && data[2]! > 200).toBe(true);

    expect((await ask(PICTURE, { 'If-None-Match': answer.headers.get('ETag')! })).status).toBe(304);
    const taken = await ask(`${PICTURE}?download`);
    expect(taken.headers.get('Content-Disposition')).toBe('attachment; filename="tuan-nay.jpg"');
    expect((await ask(`${PICTURE}?lang=en`)).headers.get('ETag')).not.toBe(answer.headers.get('ETag'));
    expect([302, 303]).toContain((await pages.ask(PICTURE)).status);
  });

  it('says nothing of another garden', async () => {
    const [one, other] = [await aGarden(), await aGarden()];
    await one.looked(one.shop.id, 3);
    expect((await one.ask(PICTURE)).status).toBe(200);
    expect((await other.ask(PICTURE)).status).toBe(404);
  });

  it('is none, and is not offered, when nobody came this week', async () => {
    const { shop, ask } = await aGarden();
    const before = new Date(Date.now() - 9 * 86_400_000);
    await pages.platform.db.pageCount.create({
      data: { shopId: shop.id, subjectId: shop.id, day: before, channel: 'zalo', views: 20 },
    });
    expect((await ask(PICTURE)).status).toBe(404);
    expect(await (await ask('/admin/figures')).text()).not.toContain(PICTURE);
  });
});
