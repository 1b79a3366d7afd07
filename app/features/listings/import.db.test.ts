import { expect, it } from 'vitest';

import { storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { carryOut, dryRun, exportShop } from './import-listings.server';
import { undoImport } from './undo-import.server';

const sheetOf = (rows: string[][]) => ({ rows, emptyFormulas: new Set<string>() });

async function exported(platform: Awaited<ReturnType<typeof freshPlatform>>, shopId: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of exportShop(platform.db, shopId)) rows.push(row);
  return rows;
}

it('a sheet makes and changes listings, comes back without a change, and is undone exactly', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  const bring = async (rows: string[][]) => {
    const plan = await dryRun(platform, { shopId, sheet: sheetOf(rows) });
    return carryOut(platform, { shopId, fileName: 'hang.xlsx', plan });
  };

  const first = await bring([
    ['Mã', 'Tên', 'ĐVT', 'Giá', 'Còn', 'Cỡ'],
    ['CUC-1', 'Cúc mâm xôi', 'chậu', 'bốn chục ngàn', 'hai trăm', 'chậu 30 cm'],
    ['CUC-2', 'Cúc mâm xôi', 'chậu', '60k', '50', 'chậu 40 cm'],
    ['', 'Bưởi da xanh', 'chục 12', '1tr2', '20', 'trái lớn'],
    ['', 'Mai vàng', 'thúng', '1tr50', '', ''],
  ]);
  expect(first).toMatchObject({ created: 2, changed: 0, problems: [{ code: 'imports.unit-unknown', cell: 'C5' }] });
  const before = await exported(platform, shopId);
  expect(before).toHaveLength(4);
  expect(before.find(([sku]) => sku === 'CUC-2')).toEqual(expect.arrayContaining(['Cúc mâm xôi', '60.000', '50']));

  expect(await bring(before)).toMatchObject({ importId: null, created: 0, changed: 0, unchanged: 2, problems: [] });

  const second = await bring([
    ['Mã', 'Giá', 'Còn', 'Tên', 'Cỡ'],
    ['cuc-1', '45k', '180', '', ''],
    ['CUC-3', '90k', '10', 'Cúc đại đóa', 'chậu 25 cm'],
  ]);
  expect(second).toMatchObject({ created: 1, changed: 1, problems: [] });
  expect((await exported(platform, shopId)).find(([sku]) => sku === 'CUC-1')).toEqual(
    expect.arrayContaining(['45.000', '180']),
  );

  // five pots are sold before the mistake is seen
  await platform.db.variant.updateMany({ where: { shopId, sku: 'CUC-1' }, data: { stock: { decrement: 5 } } });
  expect(await undoImport(platform, { shopId, importId: second.importId! })).toEqual({
    ok: true,
    value: { removed: 1, restored: 1, left: [] },
  });
  const after = await exported(platform, shopId);
  expect(after).toEqual(
    before.map((row) => (row[0] === 'CUC-1' ? row.map((cell) => (cell === '200' ? '195' : cell)) : row)),
  );
  expect(await undoImport(platform, { shopId, importId: second.importId! })).toMatchObject({ ok: false });
}, 60_000);

it('what was changed by hand since stays as it is, and another shop’s import is not there', async () => {
  const platform = await freshPlatform();
  const { id: shopId } = await storedShop(platform.db);
  const other = await storedShop(platform.db);
  const plan = await dryRun(platform, {
    shopId,
    sheet: sheetOf([
      ['Tên', 'Giá'],
      ['Cúc', '40k'],
    ]),
  });
  const { importId } = await carryOut(platform, { shopId, fileName: 'a.csv', plan });
  await platform.db.listing.updateMany({ where: { shopId }, data: { description: 'Tự tay trồng' } });
  expect(await undoImport(platform, { shopId: other.id, importId: importId! })).toBeNull();
  expect(await undoImport(platform, { shopId, importId: importId! })).toEqual({
    ok: true,
    value: { removed: 0, restored: 0, left: [{ name: 'Cúc', problem: { code: 'imports.changed-since' } }] },
  });
});
