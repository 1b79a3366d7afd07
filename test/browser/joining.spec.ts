import type { Locator, Page } from '@playwright/test';
import jsQR from 'jsqr';
import pg from 'pg';
import sharp from 'sharp';

import { hashPassword } from '~/features/accounts/password.server';
import { newUuid } from '~/shared/uuid';

import { phonePhoto } from '../sample-photos';
import { expectAccessible } from './accessibility';
import { expect, test } from './server';
import { openGarden, Thumb } from './thumb';

const PASSWORD = 'quanly-hop-tac-xa';

/** A cooperative with its manager, as the operator makes them. */
async function foundCooperative(databaseUrl: string, { slug, phone }: { slug: string; phone: string }): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const [cooperative, person] = [newUuid(), newUuid()];
    await client.query(
      `INSERT INTO people (id, phone, name, password_hash, updated_at) VALUES ($1, $2, 'Nguyễn Văn Quản', $3, now())`,
      [person, phone, await hashPassword(PASSWORD)],
    );
    await client.query(
      `INSERT INTO cooperatives (id, slug, name, updated_at) VALUES ($1, $2, 'Hợp tác xã Cái Mơn', now())`,
      [cooperative, slug],
    );
    await client.query(`INSERT INTO cooperative_members (cooperative_id, person_id, role) VALUES ($1, $2, 'manager')`, [
      cooperative,
      person,
    ]);
  } finally {
    await client.end();
  }
}

async function signIn(page: Page, phone: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Số điện thoại').fill(phone);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.locator('form button[type=submit]').tap();
  await page.waitForURL('**/cooperative');
}

/** What a phone's camera reads off a code on the page. */
async function scan(code: Locator): Promise<string> {
  const { data, info } = await sharp(await code.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const found = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  if (!found) throw new Error('No camera would find a code here.');
  return found.data;
}

test('a printed sheet brings a household in: scanned, three answers, first plant on the joint page', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(400_000);
  await foundCooperative(house.databaseUrl, { slug: 'cai-mon', phone: '+84907000001' });
  await signIn(page, '0907000001');
  await expect(page.getByRole('heading', { name: 'Chưa có hộ nào. Mời hộ đầu tiên!' })).toBeVisible();
  await expectAccessible(page, 'a cooperative without members');
  await page.getByRole('link', { name: 'Tờ mã QR hoặc đường dẫn' }).tap();
  await page.getByLabel('Dùng cho lớp, ấp nào?').fill('Lớp ấp Sơn Châu');
  await expectAccessible(page, 'a new sheet');
  await page.getByRole('button', { name: 'Làm tờ mời' }).tap();
  await page.waitForURL(/invitations\/[0-9a-f-]{36}$/);
  await expectAccessible(page, 'an invitation');
  const sheet = await page.getByRole('link', { name: 'In tờ mời' }).getAttribute('href');

  await page.goto(sheet!);
  await expectAccessible(page, 'the printed sheet');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Lớp ấp Sơn Châu')).toBeVisible();
  await expect(page.getByRole('link')).toBeHidden();
  const link = await scan(page.locator('.qr svg'));
  expect(link).toMatch(new RegExp(`^${house.url}/join/[\\w-]{32}$`));

  const phone = await browser.newContext({
    ...{ baseURL: house.url, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
    ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  });
  const household = await phone.newPage();
  const thumb = new Thumb(household);
  await household.goto(link);
  await expect(household.getByRole('heading', { name: 'Hợp tác xã Cái Mơn mời bác' })).toBeVisible();
  await expectAccessible(household, 'the scanned page');
  await thumb.answer(household.getByLabel('Tên của bác'), 'Trần Thị Tư');
  await thumb.answer(household.getByLabel('Số điện thoại'), '0912 345 670');
  await thumb.answer(household.getByLabel('Mật khẩu', { exact: true }), 'hoagiay2026');
  await thumb.tap(household.getByRole('button', { name: 'Vào hợp tác xã' }));
  await openGarden(thumb, {
    ...{ shop: 'Vườn Bà Tư Sơn Châu', phone: '0912 345 670' },
    photos: [await phonePhoto('upside-down')],
  });
  console.log(`From a scanned sheet to an open shop: ${thumb.taps} taps and ${thumb.answers} answers.`);

  await household.goto('/admin/shop/cooperative');
  await expect(household.getByRole('heading', { name: 'Hợp tác xã Cái Mơn' })).toBeVisible();
  await expectAccessible(household, 'the household’s cooperative');

  const stranger = await browser.newContext({ javaScriptEnabled: false, baseURL: house.url, locale: 'vi-VN' });
  const visit = await stranger.newPage();
  await visit.goto('/coop/cai-mon');
  await expect(visit.getByText('Vườn Bà Tư Sơn Châu').first()).toBeVisible();
  await expect(visit.getByText('Bông giấy hồng tán tròn').first()).toBeVisible();

  await page.emulateMedia({ media: 'screen' });
  await page.goto('/cooperative');
  await page.getByRole('link', { name: 'Vườn Bà Tư Sơn Châu' }).tap();
  await expect(page.getByText('Vào bằng tờ mời hoặc đường dẫn')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lớp ấp Sơn Châu' })).toBeVisible();
  await expectAccessible(page, 'a member');

  await test.step('the household leaves, keeps its shop, and the joint page is without it', async () => {
    await household.getByRole('button', { name: 'Rời hợp tác xã' }).tap();
    await expect(household.getByText('Vườn của bác chưa ở hợp tác xã nào.')).toBeVisible();
    expect((await visit.request.get('/coop/cai-mon')).status()).toBe(404);
    expect((await visit.request.get('/shop/vuon-ba-tu-son-chau')).status()).toBe(200);
  });
  await Promise.all([phone.close(), stranger.close()]);
});

test('a pasted list shows what is wrong at each line and becomes slips that can be scanned', async ({
  page,
  house,
}) => {
  test.setTimeout(120_000);
  await foundCooperative(house.databaseUrl, { slug: 'phu-phung', phone: '+84907000002' });
  await signIn(page, '0907000002');
  await page.goto('/cooperative/invitations/list');
  await page
    .getByLabel('Danh sách', { exact: true })
    .fill('1. Trần Thị Tư - 0388 100 001\nNguyễn Văn Ba 038810000\nLê Thị Bảy 0388 100 001');
  await page.getByRole('button', { name: 'Xem trước' }).tap();
  await expect(page.getByRole('heading', { name: 'Mời được 1 hộ' })).toBeVisible();
  await expect(page.getByText('Số này đã có ở dòng 1.')).toBeVisible();
  await expectAccessible(page, 'a checked list');
  await page.getByRole('button', { name: 'Mời 1 hộ này' }).tap();
  await page.waitForURL('**/slips/**');
  await expect(page.getByRole('heading', { name: 'Trần Thị Tư' })).toBeVisible();
  await expectAccessible(page, 'slips');
  const link = await scan(page.locator('.qr svg'));
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByLabel('Tên của bác')).toHaveValue('Trần Thị Tư');
  await expect(page.getByLabel('Số điện thoại')).toHaveValue('0388 100 001');
});

test('a household that was set up at the table comes in with its slip and chooses a password', async ({
  page,
  house,
}) => {
  test.setTimeout(120_000);
  await foundCooperative(house.databaseUrl, { slug: 'vinh-thanh', phone: '+84907000003' });
  await signIn(page, '0907000003');
  await page.goto('/cooperative/members/new');
  await expectAccessible(page, 'a garden for a household');
  await page.getByLabel('Tên chủ vườn').fill('Út Hai');
  await page.getByLabel('Số điện thoại').fill('0388 100 009');
  await page.getByLabel('Tên vườn, tên cửa hàng').fill('Vườn Út Hai');
  await page.getByLabel('Xã, phường').fill('cho lach');
  await page.getByText('xã Chợ Lách', { exact: true }).tap();
  await page.getByRole('button', { name: 'Mở vườn' }).tap();
  const code = await page.getByText(/^\d{4} \d{4}$/).textContent();
  await expectAccessible(page, 'a slip');

  await page.context().clearCookies();
  await page.goto('/login');
  await page.getByLabel('Số điện thoại').fill('0388100009');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(code!);
  await page.locator('form button[type=submit]').tap();
  await expect(page.getByRole('heading', { name: 'Chào bác Hai, đặt mật khẩu riêng nhé' })).toBeVisible();
  await expectAccessible(page, 'the first password');
  await page.goto('/admin/shop');
  await expect(page, 'nothing opens before that').toHaveURL(/first-password/);
  await page.getByLabel('Mật khẩu mới').fill('maicaimon2026');
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).tap();
  await expect(page).toHaveURL(/admin/);
});
