import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { renditionKey } from '~/features/photos/rendition';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { openPages, SITE, type Pages } from '../../../test/pages';

let pages: Pages;
let cookie: string;
let listing: Awaited<ReturnType<typeof storedListing>>;

beforeAll(async () => {
  pages = await openPages();
  const { db, storage } = pages.platform;
  const person = await storedPerson(db);
  cookie = (await startSession(pages.platform, { personId: person.id, request: new Request(SITE) })).split(';')[0]!;
  const shop = await storedShop(db, { ownerId: person.id, setupStep: null, communeCode: '28870', provinceCode: '86' });
  listing = await storedListing(db, { shopId: shop.id, name: 'Kẹo dừa sầu riêng', photos: 0, price: 45_000n });
  await db.listing.update({
    where: { id: listing.id },
    data: {
      group: 'ocop-food',
      unit: 'hop',
      description: 'Dẻo thơm. Gọi ngay www.vuon.com!',
      details: { ingredients: 'Cơm dừa, sầu riêng', shelfLife: 6, storage: 'Nơi khô mát', content: '20 viên' },
    },
  });
  await db.variant.updateMany({
    where: { listingId: listing.id },
    data: { weightGrams: 400, lengthCm: 20, widthCm: 12, packHeightCm: 5 },
  });
  const issuedOn = new Date('2026-03-01T00:00:00Z');
  await db.certificate.createMany({
    data: [
      {
        shopId: shop.id,
        listingId: listing.id,
        kind: 'ocop',
        stars: 4,
        certificateNo: '12/CN',
        decisionNo: '345/QĐ-UBND',
        issuedOn,
      },
      { shopId: shop.id, kind: 'vietgap', certificateNo: 'VG-9' },
    ],
  });
  const photo = await storedPhoto(db, { shopId: shop.id, listingId: listing.id });
  await storage.put(
    renditionKey(photo.publicName!, { kind: 'square', format: 'jpeg', width: 1200 }),
    Buffer.from('ảnh'),
  );
});

it('gives a floor without files every box of its form, in Vietnamese, with the papers that matter', async () => {
  const html = await (await pages.ask(`/admin/feeds/listings/${listing.id}/dossier`, { cookie })).text();
  for (const text of [
    'Kẹo dừa sầu riêng',
    '45.000 ₫ / hộp',
    '0,4 kg, 20 × 12 × 5 cm',
    'Cơm dừa, sầu riêng',
    '6 tháng',
    'Nơi khô mát',
    '4 sao OCOP, số 12/CN, quyết định 345/QĐ-UBND, cấp ngày 01/03/2026',
    'VietGAP, số VG-9',
  ])
    expect(html).toContain(text);
  expect(html).not.toContain('www.vuon.com!</p>');
});

it('comes whole in one file: the words, which any editor reads, and the square photos', async () => {
  const answer = await pages.ask(`/admin/feeds/listings/${listing.id}/dossier.zip`, { cookie });
  expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="ho-so-${listing.slug}.zip"`);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files)).toEqual([`${listing.slug}.txt`, `${listing.slug}-1.jpg`]);
  const words = strFromU8(files[`${listing.slug}.txt`]!);
  expect([...files[`${listing.slug}.txt`]!.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(words.replace('\ufeff', '').startsWith('Tên món:\r\nKẹo dừa sầu riêng\r\n')).toBe(true);
  expect(words).toContain('Quy cách:\r\n20 viên');
  expect(strFromU8(files[`${listing.slug}-1.jpg`]!)).toBe('ảnh');
});

it('is not there for what is put away', async () => {
  await pages.platform.db.listing.update({ where: { id: listing.id }, data: { state: 'archived' } });
  for (const end of ['', '.zip'])
    expect((await pages.ask(`/admin/feeds/listings/${listing.id}/dossier${end}`, { cookie })).status).toBe(404);
});
