import type { Page } from '@playwright/test';
import pg from 'pg';

import { hashPassword } from '~/features/accounts/password.server';
import { newUuid } from '~/shared/uuid';

import { phonePhoto } from '../sample-photos';
import { expectAccessible } from './accessibility';
import { expect, test } from './server';
import { openGarden, Thumb } from './thumb';

const PASSWORD = 'quanly-hop-tac-xa';
/** A press is saved, looked at by the marketplaces' rules and drawn anew; on a machine that others share that takes its time. */
const SAVED = { timeout: 60_000 };

/** One question to the house's database. */
async function ask(databaseUrl: string, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

async function foundCooperative(databaseUrl: string): Promise<void> {
  const [cooperative, person] = [newUuid(), newUuid()];
  await ask(
    databaseUrl,
    `INSERT INTO people (id, phone, name, password_hash, updated_at) VALUES ($1, '+84907000009', 'Cô Quản', $2, now())`,
    [person, await hashPassword(PASSWORD)],
  );
  await ask(
    databaseUrl,
    `INSERT INTO cooperatives (id, slug, name, updated_at) VALUES ($1, 'cai-nhum', 'HTX Cái Nhum', now())`,
    [cooperative],
  );
  await ask(
    databaseUrl,
    `INSERT INTO cooperative_members (cooperative_id, person_id, role) VALUES ($1, $2, 'manager')`,
    [cooperative, person],
  );
}

/** Presses a key often enough to come to a place. */
async function walkTo(page: Page, name: string): Promise<void> {
  const place = page.locator('summary').filter({ hasText: name });
  for (let presses = 0; presses < 60; presses++) {
    if (await place.evaluate((summary) => summary === document.activeElement)) return;
    await page.keyboard.press('j');
  }
  throw new Error(`No number of presses leads to “${name}”.`);
}

async function comment(page: Page, name: string, text: string): Promise<void> {
  await walkTo(page, name);
  await page.keyboard.press('c');
  await page.keyboard.type(text); // its letters are no commands while they are typed
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(text, { exact: false }).first()).toBeVisible();
  await expect(page.locator('summary').filter({ hasText: name })).toBeFocused();
}

test('a listing waits for the cooperative, comes back with comments where they belong, is mended and approved', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(400_000);
  await foundCooperative(house.databaseUrl);
  await page.goto('/login');
  await page.getByLabel('Số điện thoại').fill('0907000009');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.locator('form button[type=submit]').tap();
  await page.waitForURL('**/cooperative');
  await page.goto('/cooperative/reviews');
  await expectAccessible(page, 'reviewing is off');
  await page.getByRole('button', { name: 'Bật xem trước' }).tap();
  await expect(page.getByText('Không có món nào chờ xem.')).toBeVisible();
  await expectAccessible(page, 'an empty queue');

  const phone = await browser.newContext({
    ...{ baseURL: house.url, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
    ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  });
  const household = await phone.newPage();
  const thumb = new Thumb(household);
  await household.goto('/signup');
  await household.getByLabel('Tên của bác').fill('Trần Thị Tư');
  await household.getByLabel('Số điện thoại').fill('0912 345 688');
  await household.getByLabel('Mật khẩu', { exact: true }).fill('hoagiay2026');
  await household.locator('form button[type=submit]').tap();
  await openGarden(thumb, {
    ...{ shop: 'Vườn Ông Sáu', phone: '0912 345 688' },
    photos: [await phonePhoto('upside-down')],
  });
  await ask(
    house.databaseUrl,
    "UPDATE shops SET cooperative_id = (SELECT id FROM cooperatives WHERE slug = 'cai-nhum') WHERE slug = 'vuon-ong-sau'",
  );

  const stranger = await browser.newContext({ javaScriptEnabled: false, baseURL: house.url, locale: 'vi-VN' });
  const visit = await stranger.newPage();
  const PLACES = [
    ...['/', '/search?q=mai+vang', '/shop/vuon-ong-sau', '/coop/cai-nhum', '/sitemap.xml'],
    ...['shop/vuon-ong-sau', 'coop/cai-nhum'].flatMap((owner) =>
      ['google.xml', 'meta.csv', 'openai.jsonl'].map((file) => `/${owner}/feeds/${file}`),
    ),
  ];
  /** The public places that say something. */
  const placesWith = async (text: string): Promise<string[]> => {
    const found: string[] = [];
    for (const path of PLACES) {
      const body = await (await visit.request.get(path)).text();
      if (body.includes(text)) found.push(path);
    }
    return found;
  };
  expect(await placesWith('Bông giấy hồng tán tròn'), 'what was public before stays so').not.toEqual([]);

  await household.goto('/admin/listings/new');
  const button = (name: string) => household.getByRole('button', { name, exact: true });
  await thumb.choosePhotos(button('Chọn từ máy'), [await phonePhoto('sideways')]);
  await household.getByLabel('Tên', { exact: true }).fill('Mai vàng');
  await household.getByLabel('Tên', { exact: true }).blur(); // what the catalogue proposes lies over the next answers
  await household.getByText('chậu', { exact: true }).tap();
  await household.getByLabel(/^Giá một chậu/).fill('900k');
  await household.getByLabel('Còn bao nhiêu chậu').fill('3');
  await household.getByLabel('Cỡ', { exact: true }).fill('cao 1 mét');
  await expect(household.locator('input[name=photoIds]')).toHaveCount(1);
  await button('Gửi hợp tác xã xem').tap();
  await expect(household.getByText('HTX Cái Nhum đang xem món này')).toBeVisible(SAVED);
  await expectAccessible(household, 'a listing that waits');
  expect(await placesWith('Mai vàng')).toEqual([]);

  await page.goto('/cooperative/reviews');
  await expectAccessible(page, 'a queue');
  await page.getByRole('link', { name: /Mai vàng/ }).tap();
  await expect(page.getByRole('heading', { name: 'Mai vàng' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page, 'a listing under review');

  await test.step('keys do nothing where nobody stands', async () => {
    await page.keyboard.press('a');
    await page.keyboard.press('c');
    await expect(page.locator('details[open]')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Mai vàng' })).toBeVisible();
  });
  await page.locator('summary').first().focus();
  await comment(page, 'Góp ý: Ảnh 1', 'Ảnh nghiêng, chụp lại giùm');
  await comment(page, 'Góp ý: Tên', 'Ghi thêm mấy năm tuổi, ai cũng hỏi');
  await page.keyboard.press('r');
  await page.waitForURL(/reviews(\?.*)?$/);
  await expect(page.getByText('Đã gửi góp ý cho bà con.')).toBeVisible(SAVED);

  await household.goto('/admin');
  await household.getByRole('link', { name: 'Xem và sửa: Mai vàng' }).tap();
  const tile = household.getByRole('group', { name: 'Ảnh 1' });
  await expect(tile.getByText('Ảnh nghiêng, chụp lại giùm')).toBeVisible();
  await expect(household.getByLabel('Tên', { exact: true })).toHaveAccessibleDescription(/Ghi thêm mấy năm tuổi/);
  await expectAccessible(household, 'a listing with comments');
  await household.getByLabel('Tên', { exact: true }).fill('Mai vàng năm năm tuổi');
  await household.getByLabel('Tên', { exact: true }).blur();
  await button('Gửi hợp tác xã xem').tap();
  await expect(household.getByText('HTX Cái Nhum đang xem món này')).toBeVisible(SAVED);
  expect(await placesWith('Mai vàng')).toEqual([]);

  await page.goto('/cooperative/reviews');
  await page.getByRole('link', { name: /Mai vàng năm năm tuổi/ }).tap();
  await page.waitForLoadState('networkidle');
  await page.locator('summary').first().focus();
  await page.keyboard.press('a');
  await expect(page.getByText('Đã duyệt. Khách thấy rồi.')).toBeVisible(SAVED);
  expect(await placesWith('Mai vàng năm năm tuổi')).toEqual(
    expect.arrayContaining(['/shop/vuon-ong-sau', '/coop/cai-nhum', '/coop/cai-nhum/feeds/google.xml']),
  );

  await test.step('a change of what is on sale waits too, and is approved without a script', async () => {
    await household.goto('/admin/listings?q=mai');
    await household
      .getByRole('link', { name: /Mai vàng năm năm tuổi/ })
      .first()
      .tap();
    await household.getByLabel(/^Giá một chậu/).fill('1tr2');
    await button('Lưu').tap();
    await expect(household.getByText('HTX Cái Nhum đang xem món này')).toBeVisible(SAVED);
    expect(await placesWith('1.200.000')).toEqual([]);
    const plain = await browser.newContext({
      ...{ javaScriptEnabled: false, baseURL: house.url, locale: 'vi-VN' },
      storageState: await page.context().storageState(),
    });
    const desk = await plain.newPage();
    await desk.goto('/cooperative/reviews');
    await desk.getByRole('link', { name: /Mai vàng năm năm tuổi/ }).click();
    await expect(desk.getByText('Trước đây: 900.000 ₫')).toBeVisible();
    await desk.getByRole('button', { name: 'Duyệt, cho lên cửa hàng' }).click();
    await desk.waitForURL(/reviews\?done=approved/);
    expect(await placesWith('1.200.000')).toContain('/coop/cai-nhum');
    await plain.close();
  });
  await Promise.all([phone.close(), stranger.close()]);
});
