import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { aFeedContext, aFeedItem } from '../../../test/feed-items';
import { prepare, type Channel, type Row } from './channel';
import { MARKETPLACES } from './channels';
import { lazada } from './channels/lazada';
import { shopee } from './channels/shopee';
import { tiktokShop } from './channels/tiktok-shop';
import { tiki } from './channels/tiki';
import { fillWorkbook, plainWorkbook } from './sheet';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A workbook as a marketplace gives it out: a hidden sheet with the shop's data, texts shared between cells, two styles,
 * merged headers, a list to choose from, frozen rows, widths. `rows`: row number → texts.
 */
function aTemplate(rows: Record<number, string[]>, sheet = 'Template'): Uint8Array {
  const strings: string[] = [];
  const cell = (text: string, row: number, column: number) => {
    strings.push(text);
    return `<c r="${letters[column]}${row}" s="1" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const data = Object.entries(rows)
    .map(
      ([row, texts]) =>
        `<row r="${row}" ht="30" customHeight="1" spans="1:${texts.length}">${texts.map((text, column) => (text === '' ? '' : cell(text, Number(row), column))).join('')}</row>`,
    )
    .join('');
  const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`);
  const sheet1 = xml(
    `<worksheet ${MAIN} xmlns:r="${REL}"><dimension ref="A1:F6"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="6" topLeftCell="A7" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `<cols><col min="1" max="1" width="20" style="1" customWidth="1"/></cols><sheetData>${data}</sheetData>` +
      `<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>` +
      `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="F7:F1000"><formula1>hidden!$A$1:$A$2</formula1></dataValidation></dataValidations></worksheet>`,
  );
  const files = {
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook ${MAIN} xmlns:r="${REL}"><sheets><sheet name="hidden" sheetId="2" state="hidden" r:id="rId2"/><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': sheet1,
    'xl/worksheets/sheet2.xml': xml(
      `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>shop-83417-secret</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Tắt</t></is></c></row></sheetData></worksheet>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': xml(
      `<sst ${MAIN} count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t>${text.replaceAll('&', '&amp;')}</t></si>`).join('')}</sst>`,
    ),
    'xl/vendor.bin': new Uint8Array([1, 2, 3, 250]),
  };
  return zipSync(files);
}

const SHOPEE = {
  1: [
    'ps_product_name|1|0',
    'ps_product_description|1|0',
    'ps_price|1|1',
    'ps_stock|0|1',
    'ps_weight|1|1',
    'channel_id.50018|0|0',
    'ps_item_cover_image|1|0',
    'ps_sku_short|0|1',
    'et_title_variation_integration_no|0|0',
    'et_title_option_for_variation_1|0|0',
  ],
  2: ['media_info', 'a1b2c3d4', '', '', '', ''],
  3: ['Thông tin cơ bản', '', 'Giá', 'Kho hàng', 'Cân nặng', 'Hỏa Tốc'],
  4: ['Bắt buộc', 'Bắt buộc', 'Bắt buộc', 'Tùy chọn', 'Bắt buộc', 'Tùy chọn'],
};

const rowsOf = (channel: Channel, ...items: Parameters<typeof aFeedItem>[0][]): Row[] =>
  items.flatMap((given) => {
    const prepared = prepare(channel, aFeedItem(given), aFeedContext());
    if ('leftOut' in prepared) throw new Error(prepared.leftOut.map(({ code }) => code).join());
    return [prepared.goes];
  });

const weighed = { variant: { weightGrams: 4500 } };
const read = async (bytes: Uint8Array, sheet: string) => {
  const sheets = (await readXlsx(Buffer.from(bytes))) as unknown as { sheet: string; data: unknown[][] }[];
  return sheets.find((one) => one.sheet === sheet)!.data;
};
function filled(bytes: Uint8Array, channel: Channel, rows: Row[]): Uint8Array {
  const answer = fillWorkbook(bytes, channel, rows, MARKETPLACES);
  if (!answer.ok) throw new Error(answer.problems[0]?.code);
  return answer.value;
}

describe('the seller’s own workbook', () => {
  it('comes back filled from the seventh row on, with everything it had', async () => {
    const template = aTemplate(SHOPEE);
    const name = 'Mai & "Chiếu Thủy" 5 < 6';
    const bytes = filled(template, shopee, rowsOf(shopee, { ...weighed, listing: { name } }, weighed));
    const [before, after] = [unzipSync(template), unzipSync(bytes)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const path of Object.keys(before))
      if (path !== 'xl/worksheets/sheet1.xml') expect(after[path], path).toEqual(before[path]);
    const [old, now] = [before, after].map((files) => strFromU8(files['xl/worksheets/sheet1.xml']!));
    const around = (xml: string) => xml.replace(/<sheetData>[\s\S]*<\/sheetData>/, '').replace(/<dimension[^>]*>/, '');
    expect(around(now!)).toBe(around(old!));
    for (const row of old!.match(/<row [\s\S]*?<\/row>/g)!) expect(now).toContain(row);

    const data = await read(bytes, 'Template');
    expect(data[6]?.slice(0, 5)).toEqual([name, expect.stringContaining('Giá cho 1 chậu.'), 350_000, 20, 4.5]);
    expect(data[6]?.[6]).toMatch(/^https:.*s1200\.jpg$/);
    expect(data[7]?.[0]).toBe('Bông giấy hồng');
    expect(now).toContain('<c r="A7" s="1" t="inlineStr">');
  });

  it('keeps the rows that the seller filled himself and what stands beside ours', async () => {
    const template = aTemplate({ ...SHOPEE, 7: ['Món có sẵn', 'tả', '1000', '', '', 'Bật'] });
    const data = await read(filled(template, shopee, rowsOf(shopee, weighed)), 'Template');
    expect(data[6]?.[0]).toBe('Món có sẵn');
    expect(data[7]?.[0]).toBe('Bông giấy hồng');
    const prepared = aTemplate({ ...SHOPEE, 7: ['', '', '', '', '', 'Bật'] });
    const beside = await read(filled(prepared, shopee, rowsOf(shopee, weighed)), 'Template');
    expect([beside[6]?.[0], beside[6]?.[5]]).toEqual(['Bông giấy hồng', 'Bật']);
  });

  it.each<[string, Channel, Record<number, string[]>, number, unknown[]]>([
    [
      'Lazada by Vietnamese headers',
      lazada,
      { 1: ['Tên sản phẩm *', 'SKU người bán', 'Giá (VND)', 'Cân nặng gói hàng (kg)'] },
      1,
      ['Bông giấy hồng', 'KX7M2P4T', 350_000, 4.5],
    ],
    [
      'TikTok Shop by keys, in grams',
      tiktokShop,
      {
        1: ['product_name', 'seller_sku', 'parcel_weight', 'price'],
        3: ['Tên sản phẩm', 'SKU người bán', 'Trọng lượng kiện hàng (g)', 'Giá'],
      },
      6,
      ['Bông giấy hồng, Chậu 30 cm', 'KX7M2P4T', 4500, 350_000],
    ],
    [
      'Tiki by headers',
      tiki,
      { 2: ['SKU', 'Tên sản phẩm', 'Khối lượng (kg)', 'Giá bán'] },
      2,
      ['KX7M2P4T', 'Bông giấy hồng', 4.5, 350_000],
    ],
  ])('is known and filled: %s', async (_what, channel, rows, at, cells) => {
    const data = await read(filled(aTemplate(rows, 'Sheet1'), channel, rowsOf(channel, weighed)), 'Sheet1');
    expect(data[at]?.slice(0, 4)).toEqual(cells);
  });

  it('is refused with a reason when it is none, another’s or unknown', () => {
    const said = (bytes: Uint8Array, channel: Channel) => {
      const answer = fillWorkbook(bytes, channel, [], MARKETPLACES);
      return answer.ok ? 'ok' : `${answer.problems[0]?.code} ${answer.problems[0]?.with?.other ?? ''}`.trim();
    };
    expect(said(strToU8('no zip'), shopee)).toBe('feeds.sheet-unreadable');
    expect(said(aTemplate(SHOPEE).slice(0, 900), shopee)).toBe('feeds.sheet-unreadable');
    expect(said(aTemplate(SHOPEE), lazada)).toBe('feeds.sheet-of-other Shopee');
    expect(said(aTemplate({ 1: ['Họ tên', 'Ngày sinh'] }), shopee)).toBe('feeds.sheet-unknown');
  });

  it('is refused when it would unpack to more than memory should hold', () => {
    const bomb = aTemplate(SHOPEE);
    const directory = Buffer.from(bomb.buffer, bomb.byteOffset).indexOf('PK\u0001\u0002');
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 70_000_000, true); // what it says it unpacks to
    expect(fillWorkbook(bomb, shopee, [], MARKETPLACES)).toMatchObject({ ok: false });
  });

  it('gives the same bytes for the same goods', () => {
    const [template, rows] = [aTemplate(SHOPEE), rowsOf(shopee, weighed)];
    expect(filled(template, shopee, rows)).toEqual(filled(template, shopee, rows));
  });

  it.skipIf(!existsSync('/usr/bin/soffice'))(
    'opens in LibreOffice (skipped where /usr/bin/soffice is absent)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'chovuon-sheet-'));
      try {
        writeFileSync(join(folder, 'a.xlsx'), filled(aTemplate(SHOPEE), shopee, rowsOf(shopee, weighed)));
        const where = [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          '--convert-to',
          'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2',
          '--outdir',
          folder,
        ];
        execFileSync('/usr/bin/soffice', [...where, join(folder, 'a.xlsx')], { timeout: 120_000 });
        expect(readFileSync(join(folder, 'a-Template.csv'), 'utf8')).toContain('Bông giấy hồng');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    150_000,
  );
});

describe('a plain workbook', () =>
  it.each([shopee, lazada, tiktokShop, tiki])('of $name has its columns and opens', async (channel) => {
    const data = await read(plainWorkbook(channel, rowsOf(channel, weighed)), channel.name);
    expect(data[0]).toEqual(channel.fields.map(({ name }) => name));
    expect(data[1]).toContain(350_000);
    expect(data).toHaveLength(2);
  }));
