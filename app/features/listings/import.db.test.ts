import { expect, it } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';
import { carryOut } from './carry-out-import.server';
import { exportShop } from './export-listings.server';
import { importNow, tendImports } from './import-jobs.server';
import { IMPORTS_KEPT_DAYS } from './import-state';
import { findImport, startImport, takeImportBack } from './imports.server';
import { dryRun, storePlan } from './plan-import.server';
import { undoImport } from './undo-import.server';

const sheetOf = (rows: string[][]) => ({ rows, emptyFormulas: new Set<string>() });

async function bring(platform: TestPlatform, shopId: string, rows: string[][]) {
  const plan = await dryRun(platform, { shopId, sheet: sheetOf(rows) });
  const begun = await importNow(platform, { shopId, fileName: 'hang.xlsx', plan });
  if (!begun.ok || begun.value === null) throw new Error('Nothing was imported.');
  return (await findImport(platform.db, { shopId, importId: begun.value }))!;
}

async function takeBack(platform: TestPlatform, shopId: string, importId: string) {
  await takeImportBack(platform, { shopId, importId });
  await undoImport(platform, { importId });
  return (await findImport(platform.db, { shopId, importId }))!;
}

/** An import that was said to begin, and whose process was killed at once. */
async function begun(platform: TestPlatform, shopId: string, rows: string[][]) {
  const plan = await dryRun(platform, { shopId, sheet: sheetOf(rows) });
  const { id: importId } = await platform.db.listingImport.create({
    data: { shopId, fileName: 'hang.xlsx', state: 'planned' },
  });
  await storePlan(platform, { importId, plan });
  await startImport(platform, { shopId, importId });
  return importId;
}

const many = (count: number) => [
  ['Mã', 'Tên', 'Giá'],
  ...Array.from({ length: count }, (_, at) => [`M-${at}`, `Mai ${at}`, '40k']),
];

async function exported(platform: Awaited<ReturnType<typeof freshPlatform>>, shopId: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of exportShop(platform.db, shopId)) rows.push(row);
  return rows;
}

it('a sheet makes and changes listings, comes back without a change, and is undone exactly', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  const first = await bring(platform, shopId, [
    ['Mã', 'Tên', 'ĐVT', 'Giá', 'Còn', 'Cỡ'],
    ['CUC-1', 'Cúc mâm xôi', 'chậu', 'bốn chục ngàn', 'hai trăm', 'chậu 30 cm'],
    ['CUC-2', 'Cúc mâm xôi', 'chậu', '60k', '50', 'chậu 40 cm'],
    ['', 'Bưởi da xanh', 'chục 12', '1tr2', '20', 'trái lớn'],
    ['', 'Mai vàng', 'thúng', '1tr50', '', ''],
  ]);
  expect(first).toMatchObject({ toCreate: 2, toChange: 0, problems: [{ code: 'imports.unit-unknown', cell: 'C5' }] });
  const before = await exported(platform, shopId);
  expect(before).toHaveLength(4);
  expect(before.find(([sku]) => sku === 'CUC-2')).toEqual(expect.arrayContaining(['Cúc mâm xôi', '60.000', '50']));

  const second = await bring(platform, shopId, [
    ['Mã', 'Giá', 'Còn', 'Tên', 'Cỡ'],
    ['cuc-1', '45k', '180', '', ''],
    ['CUC-3', '90k', '10', 'Cúc đại đóa', 'chậu 25 cm'],
  ]);
  expect(second).toMatchObject({ toCreate: 1, toChange: 1, problems: [] });
  expect((await exported(platform, shopId)).find(([sku]) => sku === 'CUC-1')).toEqual(
    expect.arrayContaining(['45.000', '180']),
  );

  // five pots are sold before the mistake is seen
  await platform.db.variant.updateMany({ where: { shopId, sku: 'CUC-1' }, data: { stock: { decrement: 5 } } });
  expect(await takeBack(platform, shopId, second.id)).toMatchObject({ state: 'undone', undone: 2, leftCount: 0 });
  const after = await exported(platform, shopId);
  expect(after).toEqual(
    before.map((row) => (row[0] === 'CUC-1' ? row.map((cell) => (cell === '200' ? '195' : cell)) : row)),
  );
  expect(await takeImportBack(platform, { shopId, importId: second.id })).toMatchObject({
    problems: [{ code: 'imports.undone-already' }],
  });
}, 60_000);

it('what was changed by hand since, published or ordered stays as it is', async () => {
  const platform = await freshPlatform();
  const { db } = platform;
  const { id: shopId } = await storedShop(db);
  const { id } = await bring(platform, shopId, [
    ['Tên', 'Giá'],
    ['Cúc', '40k'],
    ['Mai', '50k'],
    ['Lan', '60k'],
  ]);
  await db.listing.updateMany({ where: { shopId, name: 'Cúc' }, data: { description: 'Tự tay trồng' } });
  const mai = await db.listing.findFirstOrThrow({ where: { shopId, name: 'Mai' } });
  await storedOrder(db, { shopId, line: { listingId: mai.id } });
  const undone = await takeBack(platform, shopId, id);
  expect(undone.left).toEqual([
    { name: 'Cúc', problem: { code: 'imports.changed-since' } },
    { name: 'Mai', problem: { code: 'imports.sold-since' } },
  ]);
  expect(await db.listing.count({ where: { shopId } })).toBe(2);
});

it('another shop’s import is not there', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  const other = await storedShop(platform.db);
  const { id: importId } = await bring(platform, shopId, many(1));
  expect(await takeImportBack(platform, { shopId: other.id, importId })).toBeNull();
  expect(await findImport(platform.db, { shopId: other.id, importId })).toBeNull();
});

it('an import that was killed goes on where it was, also by several hands at once', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  const importId = await begun(platform, shopId, many(40));
  let left = 12;
  expect(await carryOut(platform, { importId, isEnough: () => left-- === 0 })).toBe(false);
  expect(await findImport(platform.db, { shopId, importId })).toMatchObject({ done: 12, state: 'running' });
  await Promise.all(Array.from({ length: 4 }, () => carryOut(platform, { importId })));
  const rows = await platform.db.listing.findMany({ where: { shopId }, include: { variants: true } });
  expect(rows).toHaveLength(40);
  expect(rows.map(({ version, variants }) => [version, variants.length])).toEqual(rows.map(() => [1, 1]));
  expect(await findImport(platform.db, { shopId, importId })).toMatchObject({ done: 40, leftCount: 0 });
}, 60_000);

it('taken back while it is under way it stops, and nothing of it stays', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  const importId = await begun(platform, shopId, many(60));
  let done = 0;
  const running = carryOut(platform, { importId, isEnough: () => ++done < 0 });
  while (done < 10) await new Promise((resolve) => setTimeout(resolve, 2));
  await takeImportBack(platform, { shopId, importId });
  await Promise.all([running, undoImport(platform, { importId }), undoImport(platform, { importId })]);
  expect(await findImport(platform.db, { shopId, importId })).toMatchObject({ state: 'undone', leftCount: 0 });
  expect(await platform.db.listing.count({ where: { shopId } })).toBe(0);
}, 60_000);

it('only one import at a time writes into a shop', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  await begun(platform, shopId, many(1));
  const second = await platform.db.listingImport.create({ data: { shopId, fileName: 'b.xlsx', state: 'planned' } });
  expect(await startImport(platform, { shopId, importId: second.id })).toMatchObject({
    problems: [{ code: 'imports.busy' }],
  });
});

it('what was sold between the dry run and the import, and after it, stays sold when it is undone', async () => {
  const platform = await freshPlatform();
  const { db } = platform;
  const { id: shopId } = await storedShop(db);
  await storedListing(db, { shopId, sku: 'BG-1', stock: 20 });
  const rows = [
    ['Mã', 'Còn', 'Giá'],
    ['BG-1', '50', '99k'],
  ];
  const sell = (count: number) =>
    db.variant.updateMany({ where: { shopId, sku: 'BG-1' }, data: { stock: { decrement: count } } });
  const importId = await begun(platform, shopId, rows);
  await sell(3);
  await carryOut(platform, { importId });
  expect(await db.variant.findFirst({ where: { shopId } })).toMatchObject({ stock: 50, price: 99_000n });
  await sell(4);
  await takeBack(platform, shopId, importId);
  expect(await db.variant.findFirst({ where: { shopId } })).toMatchObject({ stock: 13, price: 350_000n });
});

it('a count that the sheet leaves as it was is not written, so what is sold meanwhile stays sold', async () => {
  const platform = await freshPlatform();
  const { db } = platform;
  const { id: shopId } = await storedShop(db);
  await storedListing(db, { shopId, sku: 'BG-1', stock: 20 });
  const importId = await begun(platform, shopId, [
    ['Mã', 'Còn', 'Giá'],
    ['BG-1', '20', '99k'],
  ]);
  await db.variant.updateMany({ where: { shopId }, data: { stock: { decrement: 3 } } });
  await carryOut(platform, { importId });
  expect(await db.variant.findFirst({ where: { shopId } })).toMatchObject({ stock: 17, price: 99_000n });
});

it('a listing that was changed by hand after the dry run is left alone and told', async () => {
  const platform = await freshPlatform();
  const { db } = platform;
  const { id: shopId } = await storedShop(db);
  const listing = await storedListing(db, { shopId, sku: 'BG-1' });
  const importId = await begun(platform, shopId, [
    ['Mã', 'Giá'],
    ['BG-1', '99k'],
  ]);
  await db.listing.update({ where: { id: listing.id }, data: { version: { increment: 1 } } });
  await carryOut(platform, { importId });
  expect((await findImport(db, { shopId, importId }))!.left).toMatchObject([
    { problem: { code: 'imports.changed-meanwhile' } },
  ]);
});

it('the address that buyers saw for a while stays alive when a name is taken back', async () => {
  const platform = await freshPlatform();
  const { db } = platform;
  const { id: shopId } = await storedShop(db);
  const { slug } = await storedListing(db, { shopId, sku: 'BG-1' });
  const { id } = await bring(platform, shopId, [
    ['Mã', 'Tên'],
    ['BG-1', 'Hoa giấy lùn'],
  ]);
  const between = await db.listing.findFirstOrThrow({ where: { shopId } });
  await takeBack(platform, shopId, id);
  expect(await db.listing.findFirst({ where: { shopId } })).toMatchObject({ slug, name: 'Bông giấy hồng' });
  expect(await db.listingOldSlug.findMany({ where: { shopId } })).toMatchObject([{ slug: between.slug }]);
});

it('an import is forgotten when it is long past, with the texts it kept; what it imported stays', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  const { id: importId } = await bring(platform, shopId, many(3));
  const age = (days: number) =>
    platform.db.listingImport.update({
      where: { id: importId },
      data: { createdAt: new Date(platform.clock.now().getTime() - days * 86_400_000) },
    });

  await age(IMPORTS_KEPT_DAYS - 1);
  await tendImports(platform);
  expect(await platform.db.listingImportChange.count()).toBe(3);

  await age(IMPORTS_KEPT_DAYS + 1);
  await tendImports(platform);
  expect(await platform.db.listingImport.count()).toBe(0);
  expect(await platform.db.listingImportChange.count()).toBe(0);
  expect(await platform.db.listing.count({ where: { shopId } })).toBe(3);
});
