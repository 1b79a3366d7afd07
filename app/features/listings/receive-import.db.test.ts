import { strToU8, zipSync, type Zippable } from 'fflate';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { SHEET_BYTES_MAX } from './import-sheet';
import { carryOutPiece, readImport } from './import-jobs.server';
import { findImport, startImport, takeImportBack, teachColumns } from './imports.server';
import { IMPORTS, receiveImport } from './receive-import.server';
import { undoImport } from './undo-import.server';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await freshPlatform();
}, 120_000);

const newShop = async () => (await storedShop(platform.db)).id;

function receive(shopId: string, sheet: string | Uint8Array | null, zip?: Zippable) {
  const form = new FormData();
  form.set('sheet', sheet === null ? new Blob([]) : new Blob([sheet as BlobPart]), 'anh tu/hàng.csv');
  if (zip) form.set('photos', new Blob([zipSync(zip) as BlobPart]), 'anh.zip');
  const request = new Request('http://vuon.test/admin/listings/import', { method: 'POST', body: form });
  return receiveImport(platform, { shopId, request });
}

async function read(shopId: string, sheet: string, zip?: Zippable) {
  const received = await receive(shopId, sheet, zip);
  if (!received.ok) throw new Error(JSON.stringify(received.problems));
  await readImport(platform, received.value);
  return received.value;
}

const files = async () => {
  const found: string[] = [];
  for await (const { key } of platform.storage.list(IMPORTS)) found.push(key);
  return found;
};
const picture = async (shade: number) =>
  new Uint8Array(
    await sharp({ create: { width: 900, height: 900, channels: 3, background: { r: shade, g: 80, b: 80 } } })
      .jpeg()
      .toBuffer(),
  );

it('a sheet with a zip is kept, read, imported with its photos, and its files are gone then', async () => {
  const shopId = await newShop();
  const { db } = platform;
  const { id: listingId } = await storedListing(db, { shopId, sku: 'BG-1', photos: 0 });
  await storedPhoto(db, { shopId, listingId });
  const importId = await read(shopId, 'Mã;Tên;Giá;Ảnh\nMAI-1;Mai;40k;\nBG-1;;;hoa.jpg, hong.jpg\n', {
    'MAI-1.jpg': await picture(200),
    'hoa.jpg': await picture(100),
    'hong.jpg': strToU8('no photo'),
  });
  expect(await findImport(db, { shopId, importId })).toMatchObject({
    ...{ state: 'planned', fileName: 'hàng.csv', toCreate: 1, toChange: 1, photos: 3, problemCount: 0 },
  });
  expect(await files()).toHaveLength(2);

  await startImport(platform, { shopId, importId });
  expect(await carryOutPiece(platform, importId)).toBe(true);
  const done = (await findImport(db, { shopId, importId }))!;
  expect(done).toMatchObject({ state: 'done', done: 2, photosLeft: 0, leftCount: 0 });
  expect(done.problems).toMatchObject([{ code: 'imports.photo-refused', with: { name: 'hong.jpg' }, isNote: true }]);
  expect(await files()).toEqual([]);
  const hung = () => db.photo.count({ where: { listingId, removedAt: null } });
  expect(await hung()).toBe(2);
  // a listing that only got a photo keeps its version: nobody's open form is made stale
  expect(await db.listing.findUnique({ where: { id: listingId } })).toMatchObject({ version: 1 });

  await takeImportBack(platform, { shopId, importId });
  await undoImport(platform, { importId });
  expect(await hung()).toBe(1);
  expect(await db.listing.count({ where: { shopId } })).toBe(1);
}, 120_000);

it('photos that were hung before a process was killed are hung once, and taken back like the others', async () => {
  const shopId = await newShop();
  const { db } = platform;
  const zip = { 'A.jpg': await picture(10), 'B.jpg': await picture(20) };
  const importId = await read(shopId, 'Mã;Tên;Giá\nA;Mai;40k\nB;Lan;50k\n', zip);
  await startImport(platform, { shopId, importId });
  let steps = 0;
  expect(await carryOutPiece(platform, importId, { isEnough: () => ++steps > 3 })).toBe(false);
  // killed between hanging the first photo and noting it
  await db.listingImportChange.updateMany({ where: { importId }, data: { photosDoneAt: null, hungPhotos: [] } });
  expect(await carryOutPiece(platform, importId)).toBe(true);
  expect(await db.photo.count({ where: { shopId, removedAt: null } })).toBe(2);
  await takeImportBack(platform, { shopId, importId });
  await undoImport(platform, { importId });
  expect(await db.photo.count({ where: { shopId, removedAt: null } })).toBe(0);
}, 120_000);

it('what cannot be taken is refused with its reason, and leaves no file behind', async () => {
  const shopId = await newShop();
  expect(await receive(shopId, null)).toMatchObject({ problems: [{ code: 'imports.file-missing', field: 'sheet' }] });
  expect(await receive(shopId, new Uint8Array(SHEET_BYTES_MAX + 1))).toMatchObject({
    problems: [{ code: 'imports.file-too-large', field: 'sheet' }],
  });
  const importId = await read(shopId, 'Tên;Giá\nCúc;40k\n', { '../x.jpg': strToU8('x') });
  expect(await findImport(platform.db, { shopId, importId })).toMatchObject({
    ...{ state: 'refused', problem: { code: 'imports.pack-odd' } },
  });
  expect(await files()).toEqual([]);
}, 120_000);

it('what the grower says of a column is kept for the shop’s next sheet, and for no other shop', async () => {
  const [shopId, other] = [await newShop(), await newShop()];
  const sheet = 'Thứ;Giá;Giá vốn\nCúc;40k;10k\n';
  const importId = await read(shopId, sheet);
  expect(await findImport(platform.db, { shopId, importId })).toMatchObject({
    ...{ toCreate: 0, problems: [{ code: 'imports.headings-missing' }] },
  });
  const meanings = new Map([
    ['Thứ', 'name' as const],
    ['Giá vốn', null],
  ]);
  await teachColumns(platform, { shopId, importId, meanings });
  await readImport(platform, importId);
  expect(await findImport(platform.db, { shopId, importId })).toMatchObject({ toCreate: 1, problemCount: 0 });
  const next = await read(shopId, sheet);
  expect(await findImport(platform.db, { shopId, importId: next })).toMatchObject({ toCreate: 1, problemCount: 0 });
  const theirs = await read(other, sheet);
  expect(await findImport(platform.db, { shopId: other, importId: theirs })).toMatchObject({ toCreate: 0 });
}, 120_000);
