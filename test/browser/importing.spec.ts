import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';

import { expectAccessible } from './accessibility';
import { expect, freshPhotos, test } from './capture';

/** A list as a cooperative keeps it; the test of five hundred rows is beside the import itself. */
const LIST = `HTX HOA KIỂNG CHỢ LÁCH;;;;;
Mã;${'Tên cây'.normalize('NFD')};ĐVT;Giá bán (đ);SL còn;Ảnh
CUC-1;Cúc mâm xôi;chậu;bốn chục ngàn;hai trăm;hoa giay.jpg
;${'Mai vàng'.normalize('NFD')};CHAU;1tr2;20;khong-co.jpg
;Bông giấy;thúng;350k;15;
;Lan rừng;chậu;1tr50;3;
;Tổng cộng;;;238;
`;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const settled = (page: Page) => page.waitForLoadState('networkidle');
const sheetField = (page: Page) => page.getByLabel('Tệp Excel hoặc CSV', { exact: true });
const csv = (text: string, name = 'hang.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const said = (page: Page, text: string | RegExp) =>
  expect(page.getByText(text).first()).toBeVisible({ timeout: 60_000 });

async function send(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto('/admin/listings/import');
  await settled(page);
  await sheetField(page).setInputFiles(file);
  await page.getByRole('button', { name: 'Xem thử' }).tap();
}

test('a messy sheet with its photos: looked at, imported, and taken back with one tap', async ({
  grower: { page, shopId },
  platform: { db },
}) => {
  test.setTimeout(300_000);
  const listings = () => db.listing.count({ where: { shopId } });
  const [photo] = await freshPhotos(1);
  await page.goto('/admin/listings');
  await settled(page);
  await page.getByRole('link', { name: 'Nhập từ Excel' }).tap();
  await page.waitForURL('**/admin/listings/import');
  await settled(page);
  await said(page, 'Chưa nhập lần nào.');
  await sheetField(page).setInputFiles(csv(LIST, 'HTX hoa kiểng.csv'));
  const zip = zipSync({ 'vườn/Hoa Giấy.jpg': new Uint8Array(photo!.buffer), '__MACOSX/x': strToU8('x') });
  await page
    .getByLabel(/^Ảnh nén thành/)
    .setInputFiles({ name: 'anh.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await page.getByRole('button', { name: 'Xem thử' }).tap();

  await said(page, 'Nếu nhập thì');
  await said(page, 'Ô D6');
  await said(page, 'Không biết đơn vị “thúng”. Ví dụ chậu, cây, cặp, chục 12.');
  await said(page, 'Không thấy ảnh “khong-co.jpg” trong số ảnh gửi kèm.');
  await said(page, '1 ảnh được ghép');
  await expectAccessible(page, 'what a sheet would do');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await listings()).toBe(0);

  await page.getByRole('button', { name: /^Nhập \d+ món$/ }).tap();
  await said(page, 'Đã nhập xong');
  expect(await listings()).toBe(2);
  expect(await db.photo.count({ where: { shopId, listing: { name: 'Cúc mâm xôi' } } })).toBe(1);
  await expectAccessible(page, 'what a sheet did');

  await page.getByRole('button', { name: 'Hoàn tác lần nhập này' }).tap();
  await said(page, 'Đã trả lại như trước khi nhập.');
  expect(await listings()).toBe(0);
  await page.goto('/admin/listings/import');
  await said(page, 'Đã hoàn tác');
});

test('a column that nobody understands is named once and known the next time', async ({ grower: { page } }) => {
  await send(page, csv('Thứ;Giá\nCúc mâm xôi;40k\nMai vàng;1tr2\n'));
  await said(page, /Không hiểu hàng tên cột/);
  await page.getByLabel('Cột A: “Thứ”').selectOption({ label: 'Tên' });
  await page.getByRole('button', { name: 'Đọc lại theo cách này' }).tap();
  await said(page, '2 món mới');

  await send(page, csv('Thứ;Giá;Còn\nLan rừng;90k;3\n', 'lan.csv'));
  await said(page, '1 món mới');
  await page.getByRole('button', { name: 'Nhập 1 món' }).tap();
  await said(page, 'Đã nhập xong');
});

test('a file dropped anywhere on the page lands in its field', async ({ grower: { page } }) => {
  await page.goto('/admin/listings/import');
  await settled(page);
  await page.evaluate(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['Tên;Giá\nCúc;40k\n'], 'tha.csv', { type: 'text/csv' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  });
  await page.getByRole('button', { name: 'Xem thử' }).tap();
  await said(page, '1 món mới');
});

test('files that are no sheet are told apart', async ({ grower: { page } }) => {
  await page.goto('/admin/listings/import');
  await settled(page);
  await page.getByRole('button', { name: 'Xem thử' }).tap();
  await said(page, 'Bác chưa chọn tệp nào, hoặc tệp trống.');
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  await send(page, { name: 'cu.xls', mimeType: 'application/vnd.ms-excel', buffer: old });
  await said(page, /Excel đời cũ/);
  const locked = Buffer.concat([old, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
  await send(page, { name: 'khoa.xlsx', mimeType: XLSX, buffer: locked });
  await said(page, /Tệp này có mật khẩu/);
});

test('without JavaScript a sheet is imported by plain forms, and the shop comes down as a file', async ({
  grower: { context },
  browser,
  baseURL,
}) => {
  const plain = await browser.newContext({
    baseURL,
    storageState: await context.storageState(),
    javaScriptEnabled: false,
    locale: 'vi-VN',
    viewport: { width: 360, height: 740 },
  });
  const page = await plain.newPage();
  await page.goto('/admin/listings/import');
  await sheetField(page).setInputFiles(csv('Mã;Tên;Giá\nCUC-1;Cúc mâm xôi;40k\n'));
  await page.locator('form[action="/admin/listings/import"] button[type=submit]').click();
  const look = async (text: string) =>
    expect(async () => {
      await page.reload();
      await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  await look('1 món mới');
  await page.locator('form[action$="/run"] button').click();
  await look('Đã nhập xong');
  const file = await page.request.get('/admin/listings/export?form=csv');
  expect(await file.text()).toContain('CUC-1,Cúc mâm xôi');
  await plain.close();
});
