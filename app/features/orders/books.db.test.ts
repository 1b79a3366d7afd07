import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import readExcelFile, { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';

import { isoDay } from '~/shared/date';

import { storedListing, storedShop } from '../../../test/builders';
import { aCart, moved, placed, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import { bookReduction } from './book-sale.server';
import { answerBookFile } from './books-file.server';
import { readPeriod } from './books-period';
import { findBook, findTurnover } from './books.server';
import { tradeOf, type Trade } from './books-trade';
import type { SellingShop } from './selling';

let platform: TestPlatform;
let shop: SellingShop;
/** What each kind of thing is sold by. */
let skus: Record<'pot' | 'candy' | 'bought' | 'care', string>;

/** The day in the garden, at ten in the morning. */
const at = (day: string) => new Date(`${day}T03:00:00Z`);

const GARDEN = [
  // placed on, handed over on, pots, boxes of candy, bought-in pots, hours of care, what became of it
  ['2026-09-20', '2026-10-02', 3, 0, 0, 0, 'kept'],
  ['2026-10-05', '2026-10-06', 2, 5, 0, 0, 'kept'],
  ['2026-10-09', '2026-10-09', 0, 7, 4, 0, 'returned'],
  ['2026-11-01', '2026-11-03', 1, 3, 1, 2, 'returned'],
  ['2026-11-11', '2026-11-12', 10, 0, 0, 1, 'reduced'],
  ['2026-12-20', '2026-12-31', 1, 1, 1, 1, 'kept'],
  ['2026-12-30', '2027-01-02', 9, 9, 9, 9, 'kept'],
  ['2026-12-29', null, 5, 5, 5, 0, 'kept'],
] as const;
const FEE = 30_000;

beforeAll(async () => {
  platform = await freshPlatform({ now: at('2026-09-01') });
  shop = await sellingShop(platform);
  const { db } = platform;
  const sold = async (given: Partial<Parameters<typeof storedListing>[1]>) =>
    (await storedListing(db, { shopId: shop.id, stock: 500, ...given })).variants[0]!.sku;
  skus = {
    pot: await sold({ name: 'Bông giấy', price: 120_000n, origin: 'own_grown', group: 'foliage' }),
    candy: await sold({ name: 'Kẹo dừa', price: 45_500n, origin: 'own_grown', group: 'ocop-food', unit: 'hop' }),
    bought: await sold({ name: 'Mai ghép', price: 333_333n, origin: 'resold', group: 'mai' }),
    care: await sold({ name: 'Chăm mai', price: 200_000n, origin: 'service', group: 'service' }),
  };
  await db.shopSelling.create({
    data: {
      shopId: shop.id,
      legalName: 'Trần Thị Tư',
      legalAddress: 'Ấp Sơn Châu, xã Chợ Lách, tỉnh Vĩnh Long',
      taxCode: '012345678901',
    },
  });
  for (const [placedOn, handedOn, pots, candy, bought, care, fate] of GARDEN) {
    platform.setNow(at(placedOn));
    const lines = (
      [
        [skus.pot, pots],
        [skus.candy, candy],
        [skus.bought, bought],
        [skus.care, care],
      ] as [string, number][]
    ).filter(([, quantity]) => quantity > 0);
    const { orderId } = await placed(platform, shop, aCart(...lines), { values: { paymentMethod: 'cod' } });
    // a household that takes a fee for the way
    await db.$executeRaw`UPDATE orders SET shipping_fee = ${FEE}, total = total + ${FEE} WHERE id = ${orderId}::uuid`;
    if (!handedOn) continue;
    platform.setNow(at(handedOn));
    for (const to of ['accepted', 'handed_over'] as const) await moved(platform, orderId, to);
    if (fate === 'returned') {
      platform.setNow(new Date(at(handedOn).getTime() + 3 * 86_400_000));
      await moved(platform, orderId, 'returned');
    }
    if (fate === 'reduced') {
      const order = await db.order.findUniqueOrThrow({ where: { id: orderId } });
      await db.$transaction((tx) =>
        bookReduction(tx, order, { claimId: orderId, amount: 150_000n, now: platform.clock.now() }),
      );
    }
  }
}, 90_000);

/** What the household turned over between two days, added up from its orders without looking at any book. */
async function fromOrders(from: string, to: string): Promise<Record<Trade, number>> {
  const sums = { grown: 0, resale: 0, making: 0, service: 0 };
  const orders = await platform.db.order.findMany({
    where: { shopId: shop.id },
    include: { lines: true, events: true },
  });
  const isIn = (moment: Date | undefined | null) => moment && isoDay(moment) >= from && isoDay(moment) <= to;
  for (const order of orders) {
    const returned = order.events.find(({ kind }) => kind === 'returned')?.at;
    for (const [counts, sign] of [
      [isIn(order.handedOverAt), 1],
      [isIn(returned), -1],
    ] as const) {
      if (!counts) continue;
      const largest = new Map<string, number>();
      for (const { origin, group, total } of order.lines) {
        sums[tradeOf({ origin, group: group as 'mai' })] += sign * Number(total);
        largest.set(origin, (largest.get(origin) ?? 0) + Number(total));
      }
      sums.making += sign * FEE;
    }
  }
  return sums;
}

const quarter = readPeriod('2026-Q4')!;

describe('a quarter’s book', () => {
  it('comes to what the orders come to: at the hand-over, not when it was ordered or paid', async () => {
    const { period } = await findTurnover(platform.db, { shopId: shop.id, period: quarter });
    const sums = await fromOrders('2026-10-01', '2026-12-31');
    sums.grown -= 150_000; // what was let off
    const all = (totals: Record<Trade, number>) => totals.grown + totals.resale + totals.making + totals.service;
    const rounding = await platform.db.order.aggregate({
      where: { shopId: shop.id, handedOverAt: { lt: at('2027-01-01') }, state: { not: 'returned' } },
      _sum: { rounding: true },
    });
    expect(all(period)).toBe(all(sums) + (rounding._sum.rounding ?? 0));
    // the rounding of a cash total goes with its largest sum, and halves of what has two trades are rounded
    for (const trade of ['grown', 'resale', 'making', 'service'] as const)
      expect(Math.abs(period[trade] - sums[trade]), trade).toBeLessThanOrEqual(GARDEN.length * 500);
    expect(period.making).toBeGreaterThan(5 * 45_500);
    expect(period.resale).toBeGreaterThan(0);
    expect(period.service).toBeGreaterThan(0);
  });

  it.each(['S1a-HKD', 'S2a-HKD'] as const)('%s has the same sum in whatever months it is kept', async (form) => {
    const sumOf = async (key: string) => {
      const { sheet } = (await findBook(platform.db, { shopId: shop.id, form, period: readPeriod(key)! }))!;
      return sheet.rows.reduce((sum, { kind, amount }) => sum + (kind === 'line' ? (amount ?? 0) : 0), 0);
    };
    const months = await Promise.all(['2026-10', '2026-11', '2026-12'].map(sumOf));
    expect(months.reduce((a, b) => a + b)).toBe(await sumOf('2026-Q4'));
    expect(await sumOf('2026-Q3')).toBe(0);
  });

  it('takes a return back to the đồng, in every trade', async () => {
    const { db } = platform;
    const [order] = await db.order.findMany({
      where: { shopId: shop.id, state: 'returned' },
      orderBy: { placedAt: 'desc' },
    });
    const { sheet } = (await findBook(db, { shopId: shop.id, form: 'S2a-HKD', period: quarter }))!;
    const own = sheet.rows.filter(({ number }) => number === order!.code);
    expect(own.length).toBeGreaterThanOrEqual(8); // four trades, sold and returned
    expect(own.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(0);
    // the blocks stand one after another, so each trade's lines of this order have to cancel out
    const blocks = sheet.rows.reduce<number[]>((sums, { kind, number, amount }) => {
      if (kind === 'trade') sums.push(0);
      else if (number === order!.code) sums[sums.length - 1]! += amount ?? 0;
      return sums;
    }, []);
    expect(blocks).toEqual([0, 0, 0, 0]);
  });

  it('knows nothing of another household’s', async () => {
    const other = await storedShop(platform.db);
    const { period, lines } = await findTurnover(platform.db, { shopId: other.id, period: quarter });
    expect([period, lines]).toEqual([{ grown: 0, resale: 0, making: 0, service: 0 }, 0]);
  });

  it('counts a sale of the first hours of the year in Vietnam to the new year', async () => {
    const before = (await findTurnover(platform.db, { shopId: shop.id, period: readPeriod('2027')! })).lines;
    platform.setNow(new Date('2026-12-31T17:30:00Z')); // half past midnight in Chợ Lách
    const { orderId } = await placed(platform, shop, aCart([skus.pot, 1]));
    for (const to of ['accepted', 'handed_over'] as const) await moved(platform, orderId, to);
    expect((await findTurnover(platform.db, { shopId: shop.id, period: readPeriod('2027')! })).lines).toBe(before + 1);
  });
});

describe('the spreadsheet of a book', () => {
  const fileOf = async (form: string, period = '2026-Q4') => {
    const answer = await answerBookFile(platform, shop, new URLSearchParams({ form, period }));
    expect(answer.status).toBe(200);
    return { answer, file: Buffer.from(await answer.arrayBuffer()) };
  };
  const cells = (rows: unknown[][]) => rows.map((row) => row.filter((cell) => cell !== null));

  it('is named by form, period and shop', async () => {
    const { answer } = await fileOf('S2a-HKD');
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="S2a-HKD_2026-Q4_${shop.slug}.xlsx"`);
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
  });

  it('S1a-HKD reads back as the circular has it: three columns, nothing added', async () => {
    const { file } = await fileOf('S1a-HKD');
    const rows = await readSheet(file, 'S1a-HKD');
    const text = cells(rows);
    expect(text[0]).toEqual(['HỘ, CÁ NHÂN KINH DOANH: Trần Thị Tư', 'Mẫu số S1a-HKD']);
    expect(text[1]).toEqual([
      'Địa chỉ: Ấp Sơn Châu, xã Chợ Lách, tỉnh Vĩnh Long',
      '(Kèm theo Thông tư số 152/2025/TT-BTC ngày 31 tháng 12 năm 2025 của Bộ trưởng Bộ Tài chính)',
    ]);
    expect(text[2]).toEqual(['Mã số thuế: 012345678901']);
    expect(text.flat()).toEqual(
      expect.arrayContaining([
        'SỔ DOANH THU BÁN HÀNG HÓA, DỊCH VỤ',
        'Kỳ kê khai: Quý 4 năm 2026',
        'Đơn vị tính: đồng',
        'NGƯỜI ĐẠI DIỆN HỘ KINH DOANH/CÁ NHÂN KINH DOANH',
        '(Ký, ghi rõ họ tên, đóng dấu (nếu có))',
      ]),
    );
    expect(text.flat().some((cell) => String(cell).startsWith('Địa điểm kinh doanh: '))).toBe(true);
    const head = text.findIndex((row) => row[0] === 'Ngày tháng');
    expect(text[head]).toEqual(['Ngày tháng', 'Diễn giải', 'Số tiền']);
    expect(text[head + 1]).toEqual(['A', 'B', '1']);
    expect(Math.max(...rows.map((row) => row.length))).toBe(3);
    const total = text.find((row) => row[0] === 'Tổng cộng');
    const { period } = await findTurnover(platform.db, { shopId: shop.id, period: quarter });
    expect(total).toEqual(['Tổng cộng', period.grown + period.resale + period.making + period.service]);
  });

  it('S2a-HKD reads back as the circular has it: two columns of vouchers, a block a trade, taxes at the end', async () => {
    const { file } = await fileOf('S2a-HKD');
    const text = cells(await readSheet(file, 'S2a-HKD'));
    const head = text.findIndex((row) => row[0] === 'Chứng từ');
    expect(text.slice(head, head + 3)).toEqual([
      ['Chứng từ', 'Diễn giải', 'Số tiền'],
      ['Số hiệu', 'Ngày, tháng'],
      ['A', 'B', 'C', '1'],
    ]);
    const trades = text.filter(([cell]) => /^\d\. Ngành nghề: /.test(String(cell))).map(([cell]) => cell);
    expect(trades).toHaveLength(4);
    const taxes = text.filter(([cell]) => cell === 'Thuế GTGT' || cell === 'Thuế TNCN');
    expect(taxes).toHaveLength(8);
    const from = text.findIndex(([cell]) => cell === 'Tổng số thuế GTGT phải nộp');
    expect(text[from + 1]![0]).toBe('Tổng số thuế TNCN phải nộp');
    expect((await readExcelFile(file)).map(({ sheet }) => sheet)).toEqual(['S2a-HKD', 'Ghi chú']);
  });

  it('holds money as numbers in whole đồng, joins the cells of the form, and prints on A4', async () => {
    const { file } = await fileOf('S2a-HKD');
    const parts = unzipSync(file);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const merged = [...sheet.matchAll(/<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"/g)].map(([, ref]) => ref);
    const head = 10;
    expect(merged).toEqual(
      expect.arrayContaining(['A6:D6', `A${head}:B${head}`, `C${head}:C${head + 1}`, `D${head}:D${head + 1}`]),
    );
    expect(sheet).toContain('<pageSetup paperSize="9"');
    expect(sheet).toMatch(/<pageSetUpPr fitToPage="1"\/>/);
    const styles = strFromU8(parts['xl/styles.xml']!);
    expect(styles).toMatch(/formatCode="#,##0"|numFmtId="3"/);
    const amounts = [...sheet.matchAll(/<c r="D\d+" s="\d+"><v>(-?[\d.]+)<\/v>/g)].map(([, amount]) => Number(amount));
    expect(amounts.length).toBeGreaterThan(10);
    expect(amounts.every(Number.isSafeInteger)).toBe(true);
  });

  const office = (() => {
    try {
      return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim();
    } catch {
      return null;
    }
  })();

  it.skipIf(!office)(
    'opens in LibreOffice with the same figures (skipped where soffice is not installed)',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'chovuon-office-'));
      try {
        const { file } = await fileOf('S1a-HKD');
        await writeFile(join(folder, 'book.xlsx'), file);
        const home = `-env:UserInstallation=file://${folder}/profile`;
        const args = [
          home,
          '--headless',
          '--convert-to',
          'csv:Text - txt - csv (StarCalc):44,34,76',
          '--outdir',
          folder,
        ];
        await promisify(execFile)(office!, [...args, join(folder, 'book.xlsx')], { timeout: 240_000 });
        const rows = parse(await readFile(join(folder, 'book.csv'), 'utf8'), {
          relax_column_count: true,
        }) as string[][];
        const own = await readSheet(file, 'S1a-HKD');
        const total = own.find((row) => row[1] === 'Tổng cộng')?.[2];
        const theirs = rows.find((row) => row[1] === 'Tổng cộng')?.[2];
        expect(Number(theirs?.replace(/[.,]/g, ''))).toBe(total);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    300_000, // its first start is slow on a busy machine
  );
});
