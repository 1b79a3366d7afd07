import { describe, expect, it } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';

import { cellName, findHeadings, headingKey, matchColumns } from './import-columns';
import { EXPORT_HEADINGS, exportRows } from './import-export';
import { planImport, type StoredSize } from './import-rows';
import { readSheetFile } from './import-sheet.server';
import { emptyDraft, emptyVariant, listingTexts } from './listing-texts';
import { dong } from '~/shared/dong';

const now = new Date('2026-11-23T05:00:00Z');
const NOTHING_STORED = { stored: new Map<string, StoredSize>(), now };
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

describe('a sheet nobody tidied', () => {
  const ROWS = 500;
  const nfd = (text: string) => text.normalize('NFD');
  const UNITS = ['chậu', 'CHAU', nfd('Chậu ')];
  const PRICES: [string | number, number][] = [
    ['một triệu hai', 1_200_000],
    ['350k', 350_000],
    [45_000, 45_000],
    [nfd('bốn chục ngàn'), 40_000],
    ['1tr2', 1_200_000],
    ['40k/chậu', 40_000],
  ];
  /** What is wrong, by the row of the sheet as programs number it. */
  const faults: Record<number, [column: number, text: string, cell: string, code: string]> = {
    17: [3, '1tr50', 'D17', 'common.price-ambiguous'],
    42: [2, 'thúng', 'C42', 'imports.unit-unknown'],
    77: [4, 'vài chục', 'E77', 'spoken.vague'],
    101: [3, 'liên hệ', 'D101', 'common.price-unreadable'],
    150: [6, 'cao lắm', 'G150', 'listings.measure-unreadable'],
    222: [3, '350', 'D222', 'listings.price-too-small'],
    300: [1, '', 'B300', 'imports.name-missing'],
    333: [3, '300-400k', 'D333', 'common.price-range'],
    410: [4, '-3', 'E410', 'common.number-unreadable'],
  };

  async function messySheet() {
    const data: SheetData = [
      [{ value: 'HTX HOA KIỂNG CHỢ LÁCH', columnSpan: 7 }, null, null, null, null, null, null],
      ['STT', nfd('Tên cây'), 'ĐVT', 'Giá bán (đ)', 'SL còn', 'Quy cách', 'Chiều cao (cm)'],
    ] as unknown as SheetData;
    for (let number = 3; number <= ROWS + 2; number++) {
      const [price] = PRICES[number % PRICES.length]!;
      const row: (string | number)[] = [
        number - 2,
        number % 2 ? `Cúc số ${number}` : nfd(`Mai số ${number}`),
        UNITS[number % UNITS.length]!,
        price,
        number % 5 ? 'hai trăm' : '1.200',
        'chậu 3 tấc',
        'thước hai',
      ];
      const fault = faults[number];
      if (fault) row[fault[0]] = fault[1];
      data.push(
        row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })) as SheetData[number],
      );
    }
    // two sizes of one plant under a merged name; the same plant twice; a formula never worked out; a sum at the foot
    const at = (sheetRow: number) => data[sheetRow - 1] as unknown as Record<string, unknown>[];
    at(50)[1] = { value: 'Bông giấy', rowSpan: 2 };
    at(51)[1] = null as never;
    at(51)[5] = { value: 'chậu 4 tấc' };
    at(61)[1] = { value: at(60)[1]!.value };
    at(71)[3] = { value: 'E71*1000', type: 'Formula' };
    data.push([null, { value: 'Tổng cộng' }, null, { value: 123 }] as unknown as SheetData[number]);
    return readSheetFile(new Uint8Array(await writeExcelFile(data).toBuffer()));
  }

  it('is read: every fault is told at its cell, and the other rows are done', async () => {
    const sheet = await messySheet();
    if (!sheet.ok) throw new Error('The sheet was not read.');
    const plan = planImport(sheet.value, NOTHING_STORED);

    expect(plan.problems.map(({ cell, code }) => [cell, code])).toEqual(
      [
        ...Object.values(faults).map(([, , cell, code]) => [cell, code] as const),
        ['B61', 'imports.row-twice'] as const,
        ['D71', 'imports.formula-empty'] as const,
      ].sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))),
    );
    expect(plan.problems.find(({ cell }) => cell === 'B61')?.with).toEqual({ first: 'B60' });
    expect(plan.unknown).toEqual([{ cell: 'A2', heading: 'STT' }]);

    const drafts = plan.groups.map(({ draft }) => draft);
    expect(drafts.flatMap(({ variants }) => variants)).toHaveLength(ROWS - plan.problems.length);
    expect(drafts.find(({ name }) => name === 'Bông giấy')?.variants.map(({ size }) => size)).toEqual([
      'chậu 3 tấc',
      'chậu 4 tấc',
    ]);
    for (const { name, unit, variants } of drafts) {
      expect(name).toBe(name.normalize('NFC'));
      expect(unit).toBe('chau');
      for (const { heightCm, stock } of variants) expect([heightCm, [200, 1200].includes(stock!)]).toEqual([120, true]);
    }
    const prices = drafts.flatMap(({ variants }) => variants.map(({ price }) => price));
    for (const [, amount] of PRICES) expect(prices).toContain(amount);
  });
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
    const { groups, problems, unknown } = planImport(said(rows), { stored, now });
    expect([problems, unknown]).toEqual([[], []]);
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
