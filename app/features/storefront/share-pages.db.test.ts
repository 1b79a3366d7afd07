import { unzipSync } from 'fflate';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { renditionKey } from '~/features/photos/rendition';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { openPages, SITE, type Pages } from '../../../test/pages';
import { CARD_SHAPES, type CardShape } from './share-card';

let pages: Pages;
let cookie: string;
let listing: Awaited<ReturnType<typeof storedListing>>;
let resting: Awaited<ReturnType<typeof storedListing>>;

beforeAll(async () => {
  pages = await openPages();
  const { db } = pages.platform;
  const person = await storedPerson(db);
  cookie = (await startSession(pages.platform, { personId: person.id, request: new Request(SITE) })).split(';')[0]!;
  const shop = await storedShop(db, { ownerId: person.id, setupStep: null });
  listing = await storedListing(db, { shopId: shop.id, name: 'Bông giấy hồng tán tròn ngự uyển', photos: 0 });
  resting = await storedListing(db, { shopId: shop.id, name: 'Mai nháp', state: 'draft' });
  await storedListing(db, { shopId: shop.id, name: 'Cúc chưa chụp', photos: 0 });
  for (let position = 0; position < 2; position++) await aPhoto(shop.id, position);
}, 90_000);

/** A photo with files behind it, as the press leaves them. */
async function aPhoto(shopId: string, position: number) {
  const photo = await storedPhoto(pages.platform.db, { shopId, listingId: listing.id, position });
  const green = await sharp({ create: { width: 1200, height: 1200, channels: 3, background: '#2f7a35' } })
    .jpeg()
    .toBuffer();
  for (const [kind, width] of [
    ['width', 640],
    ['square', 1200],
  ] as const)
    await pages.platform.storage.put(renditionKey(photo.publicName!, { kind, format: 'jpeg', width }), green);
}

const ask = (path: string, headers: Record<string, string> = {}) => pages.ask(path, { cookie, headers });
const card = (shape: CardShape, lang = 'vi') => ask(`/admin/listings/${listing.id}/cards/${shape}-${lang}.jpg`);
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const zipNames = async (answer: Response) => Object.keys(unzipSync(new Uint8Array(await answer.arrayBuffer())));

describe('a card', () => {
  it.each(Object.keys(CARD_SHAPES) as CardShape[])(
    '%s is a JPEG of its size whose code leads to the listing',
    async (shape) => {
      const answer = await card(shape);
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg']);
      const bytes = await bytesOf(answer);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', ...CARD_SHAPES[shape] });
      const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const read = jsQR(new Uint8ClampedArray(data), info.width, info.height);
      const { slug } = await pages.platform.db.shop.findUniqueOrThrow({ where: { id: listing.shopId } });
      expect(read?.data).toBe(`${SITE}/shop/${slug}/p/${listing.slug}?via=qr`);
    },
  );

  it('is the same bytes each time, other ones for other words, and nothing when it has not changed', async () => {
    const [one, again, english] = [await card('square'), await card('square'), await card('square', 'en')];
    expect((await bytesOf(one)).equals(await bytesOf(again))).toBe(true);
    expect(english.headers.get('ETag')).not.toBe(one.headers.get('ETag'));
    const path = `/admin/listings/${listing.id}/cards/square-vi.jpg`;
    expect((await ask(path, { 'If-None-Match': one.headers.get('ETag')! })).status).toBe(304);
  });

  it.each(['round-vi.jpg', 'square-fr.jpg', 'square-vi.png'])('is none that nobody wrote: %s', async (file) => {
    expect((await ask(`/admin/listings/${listing.id}/cards/${file}`)).status).toBe(404);
  });
});

it('a listing is shown around with pictures and words in both languages', async () => {
  const html = await (await ask(`/admin/listings/${listing.id}/share`)).text();
  expect(html).toContain('Ảnh để đăng');
  expect(html).toContain('#BôngGiấyHồngTánTrònNgựUyển');
  expect(html).toContain(`/admin/listings/${listing.id}/squares.zip`);
});

it('what is not on sale says so, and has no card', async () => {
  expect(await (await ask(`/admin/listings/${resting.id}/share`)).text()).toContain('Món này chưa bán');
  expect((await ask(`/admin/listings/${resting.id}/cards/square-vi.jpg`)).status).toBe(404);
});

it('all square photos come in one file', async () => {
  const names = await zipNames(await ask(`/admin/listings/${listing.id}/squares.zip`));
  expect(names).toEqual([1, 2].map((number) => `${listing.slug}-${number}.jpg`));
});

describe('the stall', () => {
  it('has a poster, a tag for everything on sale, and an album of what has photos', async () => {
    const { slug } = await pages.platform.db.shop.findUniqueOrThrow({ where: { id: listing.shopId } });
    expect(await (await ask('/admin/shop/stall')).text()).toContain('/admin/shop/stall/poster');
    const poster = await (await ask('/admin/shop/stall/poster')).text();
    expect(poster).toContain('Vườn Bà Tư');
    expect(poster).not.toContain('<script');
    const tags = await (await ask('/admin/shop/stall/tags')).text();
    expect(tags).toContain('Bông giấy hồng tán tròn ngự uyển');
    expect(tags).toContain('Cúc chưa chụp');
    expect(tags).not.toContain('Mai nháp');
    const album = await ask('/admin/shop/stall/album.zip');
    expect(album.headers.get('Content-Disposition')).toBe(`attachment; filename="${slug}.zip"`);
    expect(await zipNames(album)).toEqual([`01-${listing.slug}.jpg`]);
  });
});
