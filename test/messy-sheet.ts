import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';

/** The sheet has so many rows beneath its headings, the good, the bad and the odd together. */
export const MESSY_ROWS = 500;

const FIRST = 3;
const nfd = (text: string) => text.normalize('NFD');
const UNITS = ['chậu', 'CHAU', nfd('Chậu ')];

/** What the price column says, and what it means in đồng. */
export const MESSY_PRICES: [string | number, number][] = [
  ['một triệu hai', 1_200_000],
  ['350k', 350_000],
  [45_000, 45_000],
  [nfd('bốn chục ngàn'), 40_000],
  ['1tr2', 1_200_000],
  ['40k/chậu', 40_000],
];

/** Stored sizes that the sheet knows by their codes: `CU-1` to `CU-20`, in the rows from here on. */
export const KNOWN_CODES = Array.from({ length: 20 }, (_, at) => `CU-${at + 1}`);
const KNOWN_FROM = 400;

/** Photos that come along. `hoa giay.jpg` is named by a cell, the other by a code; a third is asked for in vain. */
export const MESSY_PHOTOS = ['Ảnh vườn/Hoa Giấy.JPG', 'CU-1.jpg'];

type Cell = Record<string, unknown> | null;

/** What is wrong, by the cell as spreadsheet programs name it: what stands there, and what the dry run says. */
const FAULTS: Record<string, [text: string, code: string]> = {
  E17: ['1tr50', 'common.price-ambiguous'],
  D42: ['thúng', 'imports.unit-unknown'],
  F77: ['vài chục', 'spoken.vague'],
  E101: ['liên hệ', 'common.price-unreadable'],
  H150: ['cao lắm', 'listings.measure-unreadable'],
  E222: ['350', 'listings.price-too-small'],
  C300: ['', 'imports.name-missing'],
  E333: ['300-400k', 'common.price-range'],
  F360: ['-3', 'common.number-unreadable'],
  B371: ['MÃ SỐ 7', 'imports.sku-unusable'],
  B372: ['OLD-1', 'imports.sku-retired'],
};

/** Everything that the dry run has to say of the sheet: cell and code, from the top to the foot. */
export const MESSY_PROBLEMS: [cell: string, code: string][] = (
  [
    ...Object.entries(FAULTS).map(([cell, [, code]]): [string, string] => [cell, code]),
    ['A30', 'imports.group-row'],
    ['C61', 'imports.row-twice'],
    ['E71', 'imports.formula-empty'],
    ['E72', 'imports.formula-empty'],
    ['D91', 'imports.differs'],
    ['I120', 'imports.photo-missing'],
    ['B381', 'imports.sku-twice'],
    // one costs 40.000 now, and has been 45.000 from ten on
    ['E404', 'listings.tier-not-cheaper'],
    ['E410', 'listings.tier-not-cheaper'],
    ['E416', 'listings.tier-not-cheaper'],
  ] as [string, string][]
).sort(([a], [b]) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));

/**
 * A cooperative's list as such lists are: a merged title, names and prices merged over rows, three spellings of a unit,
 * decomposed letters, prices in words, formulas worked out and not, a group's name across the sheet, a sum at the foot,
 * things that come twice, photos that are not there.
 */
export async function messySheet(): Promise<Uint8Array> {
  const rows: Cell[][] = [
    [{ value: 'HTX HOA KIỂNG CHỢ LÁCH', columnSpan: 9 }, ...Array.from({ length: 8 }, () => null)],
    ['STT', 'Mã', nfd('Tên cây'), 'ĐVT', 'Giá bán (đ)', 'SL còn', 'Quy cách', 'Chiều cao (cm)', 'Ảnh'].map((value) => ({
      value,
    })),
  ];
  for (let row = FIRST; row < FIRST + MESSY_ROWS; row++) rows.push(ordinary(row));
  const put = (cell: string, value: Cell) => {
    rows[Number(/\d+/.exec(cell)) - 1]![cell.charCodeAt(0) - 65] = value;
  };
  for (const [cell, [text]] of Object.entries(FAULTS)) put(cell, text === '' ? null : { value: text });
  // a group's name across the sheet
  rows[29] = [{ value: 'I. CÂY HOA', columnSpan: 9 }, ...Array.from({ length: 8 }, () => null)];
  // two sizes of one plant under a merged name and a merged price
  put('C50', { value: 'Bông giấy', rowSpan: 2 });
  put('C51', null);
  put('G51', { value: 'chậu 4 tấc' });
  put('E50', { value: '85k', rowSpan: 2 });
  put('E51', null);
  // the same plant twice
  put('C61', { value: 'CÚC  số 60' });
  put('C60', { value: 'Cúc số 60' });
  // formulas: with what it came to, never worked out, ended in an error
  for (const cell of ['E70', 'E71', 'E72']) put(cell, { value: 'F70*1000', type: 'Formula' });
  // two sizes of one plant by different units
  put('C90', { value: 'Mai chiếu thủy' });
  put('C91', { value: 'Mai chiếu thủy' });
  put('D91', { value: 'cặp' });
  put('G91', { value: 'chậu 5 tấc' });
  // photos: one there, one not
  put('I119', { value: 'hoa giay.jpg' });
  put('I120', { value: 'khong-co.jpg' });
  // a code twice
  put('B380', { value: 'HTX-380' });
  put('B381', { value: 'htx-380' });
  // a sum at the foot, and the headings of the next page
  rows[FIRST + MESSY_ROWS - 2] = [null, null, { value: 'Tổng cộng' }, null, { value: 123_000 }, null, null, null, null];
  rows[FIRST + MESSY_ROWS - 3] = rows[1]!.map((cell) => ({ ...cell }));
  const file = await writeExcelFile(rows.map((row) => row.map(typed)) as SheetData).toBuffer();
  return withResults(new Uint8Array(file));
}

function ordinary(row: number): Cell[] {
  const known = KNOWN_CODES[row - KNOWN_FROM];
  return [
    { value: row - FIRST + 1 },
    known ? { value: known.toLowerCase() } : null,
    // what has a code needs no name
    known ? null : { value: row % 2 ? `Cúc số ${row}` : nfd(`Mai số ${row}`) },
    { value: UNITS[row % UNITS.length] },
    { value: MESSY_PRICES[row % MESSY_PRICES.length]![0] },
    { value: row % 5 ? 'hai trăm' : '1.200' },
    known ? null : { value: 'chậu 3 tấc' },
    { value: 'thước hai' },
    null,
  ];
}

const typed = (cell: Cell): Cell => cell && { type: typeof cell.value === 'number' ? Number : String, ...cell };

/** The library writes formulas without what they came to; a spreadsheet program writes it along. */
function withResults(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const path = Object.keys(files).find((name) => /worksheets\/sheet1\.xml$/.test(name))!;
  const worked = (xml: string, cell: string, type: string, value: string) => {
    const found = new RegExp(`<c r="${cell}"([^>]*)>(<f[^>]*>[^<]*</f>)(?:<v></v>|<v/>)?</c>`);
    if (!found.test(xml)) throw new Error(`There is no formula in ${cell}.`);
    return xml.replace(found, (_, look: string, formula: string) => {
      const kept = look.replace(/\st="[^"]*"/, '');
      return `<c r="${cell}"${kept}${type}>${formula}<v>${value}</v></c>`;
    });
  };
  let xml = strFromU8(files[path]!);
  xml = worked(xml, 'E70', '', '45000');
  xml = worked(xml, 'E72', ' t="e"', '#REF!');
  return zipSync({ ...files, [path]: strToU8(xml) });
}
