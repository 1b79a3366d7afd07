import { describe, expect, it } from 'vitest';

import { cellName, findHeadings, headingKey, matchColumns } from './import-columns';
import { EXPORT_HEADINGS, exportRows } from './import-export';
import { planImport, type StoredSize } from './import-plan';
import { readSheetFile } from './import-sheet.server';
import { emptyDraft, emptyVariant, listingTexts } from './listing-texts';
import { dong } from '~/shared/dong';

const now = new Date('2026-11-23T05:00:00Z');
const said = (rows: string[][]) => ({ rows, emptyFormulas: new Set<string>() });

describe('columns by their meaning', () => {
  it.each([
    ['Giá bán (đ)', 'gia ban'],
    ['TÊN CÂY'.normalize('NFD'), 'ten cay'],
    ['Chiều cao, cm', 'chieu cao'],
    ['ĐVT', 'dvt'],
  ])('%s', (heading, key) => expect(headingKey(heading)).toBe(key));

  it('finds them in any order, and says what it does not know', () => {
    expect(matchColumns(['STT', 'Tên sản phẩm', 'ĐVT', 'SL còn', 'Đơn giá (VNĐ)', 'Ghi chú riêng'])).toEqual({
      columns: { name: 1, unit: 2, stock: 3, price: 4 },
      unknown: [0, 5],
    });
  });

  it('does as the shop taught', () =>
    expect(matchColumns(['Loại', 'Giá sỉ', 'Giá'], { loai: 'name', 'gia si': null }).columns).toEqual({
      name: 0,
      price: 2,
    }));

  it('finds the headings beneath a title', () =>
    expect(findHeadings([['HTX HOA KIỂNG'], [''], ['Tên', 'Giá'], ['Cúc', '40k']])?.row).toBe(2));

  it.each([
    [0, 0, 'A1'],
    [3, 16, 'D17'],
    [26, 0, 'AA1'],
    [701, 9, 'ZZ10'],
  ])('column %i of row %i is %s', (column, row, name) => expect(cellName(column, row)).toBe(name));
});

describe('a file as text', () => {
  const csv = (text: string) => readSheetFile(new TextEncoder().encode(text));
  it('parts its cells by semicolons where commas stand between thousands', async () => {
    expect(await csv('\ufeffTên;Giá\nCúc;350,000')).toMatchObject({
      value: {
        rows: [
          ['Tên', 'Giá'],
          ['Cúc', '350,000'],
        ],
      },
    });
  });
  it('that is none is refused', async () => {
    expect(await readSheetFile(new Uint8Array([0x50, 0x4b, 1, 2, 3]))).toMatchObject({ ok: false });
    expect(await readSheetFile(new Uint8Array([0xff, 0xfe, 0, 0]))).toMatchObject({ ok: false });
  });
});

describe('codes', () => {
  const texts = listingTexts({
    ...emptyDraft(),
    name: 'Bông giấy',
    unit: 'chuc',
    piecesPerUnit: 12,
    description: 'Hoa hồng, nở quanh năm',
    variants: [
      { ...emptyVariant(), size: 'Nhỏ', price: dong(80_000), stock: 1200, heightCm: 60, weightGrams: 1250 },
      { ...emptyVariant(), size: 'Lớn', price: dong(1_250_000), stock: 3 },
    ],
  });
  const stored = new Map<string, StoredSize>(
    ['AAAA2222', 'BBBB3333'].map((sku, index) => [sku, { listingId: 'one', version: 4, texts, index }]),
  );
  const headings = Object.values(EXPORT_HEADINGS);

  it('what was exported changes nothing when it comes back', () => {
    const rows = [headings, ...exportRows(texts, [...stored.keys()])];
    const { groups, problems, columns } = planImport(said(rows), { stored, now });
    expect([problems, columns.filter(({ field }) => field === null)]).toEqual([[], []]);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.after).toEqual(groups[0]!.before);
  });

  it('find the size to change, and leave the rest as it is', () => {
    const rows = [
      ['Mã', 'Giá'],
      ['bbbb3333', '1tr3'],
    ];
    const [group] = planImport(said(rows), { stored, now }).groups;
    expect(group).toMatchObject({ listingId: 'one', version: 4, before: texts });
    expect(group!.after).toEqual({ ...texts, 'price-2': '1tr3' });
    expect(group!.draft.variants.map(({ price }) => price)).toEqual([80_000, 1_300_000]);
  });

  it('that come twice are told', () =>
    expect(
      planImport(
        said([
          ['Mã', 'Giá'],
          ['AAAA2222', '1k'],
          ['aaaa2222', '2k'],
        ]),
        { stored, now },
      ).problems,
    ).toEqual([{ code: 'imports.sku-twice', cell: 'A3', with: { first: 'A2' } }]));
});
