import type { Page } from '@playwright/test';
import sharp from 'sharp';

import { changeOrder } from '~/features/orders/change-order.server';
import { ACTS, type Act } from '~/features/training/acts';
import { isoDay } from '~/shared/date';

import { storedPerson } from '../builders';
import { storedOrder } from '../stored-order';
import { storedActs } from '../training';
import { expectAccessible } from './accessibility';
import {
  answer,
  arrived,
  choosePhotos,
  expect,
  freshPhotos,
  laidIn,
  publish,
  test,
  untilLaidIn,
  type Picture,
} from './capture';

const settled = (page: Page) => page.waitForLoadState('networkidle');
const PASSWORD = 'hoagiay2026';
const DAY_MS = 86_400_000;

/** A photo the coach is content with: leaves in good light, sharp, large enough for every marketplace. */
async function goodPhoto(): Promise<Picture> {
  const grain = Buffer.from(Array.from({ length: 100 * 100 * 3 }, () => 60 + Math.floor(Math.random() * 140)));
  const buffer = await sharp(grain, { raw: { width: 100, height: 100, channels: 3 } })
    .resize(1600, 1600, { kernel: 'nearest' })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { name: 'bong-giay.jpg', mimeType: 'image/jpeg', buffer };
}

/** How a lesson stands in the list. */
const line = (page: Page, slug: string) => page.locator(`li > a[href="/admin/lessons/${slug}"]`);

/** Begins at the lesson, follows its button, does the act, and finds the lesson done. */
const lesson = (page: Page, slug: Act, does: () => Promise<unknown>) =>
  test.step(slug, async () => {
    await page.goto('/admin/lessons');
    await expect(line(page, slug)).toContainText('Chưa làm');
    await line(page, slug).tap();
    // the address changes before the page does, and the list has a button of its own
    await expect(page.getByRole('heading', { name: 'Giờ bác làm thử' })).toBeVisible();
    const button = page.locator('.Polaris-Button--variantPrimary[href^="/admin/"]').first();
    const goal = new URL((await button.getAttribute('href'))!, page.url());
    await button.tap();
    await page.waitForURL((url) => url.pathname === goal.pathname);
    await settled(page);
    await does();
    await expect(async () => {
      await page.goto('/admin/lessons');
      await expect(line(page, slug)).toContainText('Đã làm', { timeout: 3_000 });
    }).toPass({ timeout: 150_000 }); // a photo is pressed first
  });

test('the acts of what is for sale, done on the pages themselves, are seen: photo, price, Tết, sharing, a sheet', async ({
  grower: { page, shopId },
  platform,
}) => {
  test.setTimeout(300_000);
  const { db } = platform;
  await lesson(page, 'photo', async () => {
    await choosePhotos(page, [await goodPhoto()]);
    await answer(page, 'Bông giấy hồng');
    await expect(arrived(page)).toHaveCount(1, { timeout: 30_000 });
    await publish(page).tap();
    await page.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);
  });

  await lesson(page, 'price', async () => {
    await choosePhotos(page, await freshPhotos(1, 600));
    await answer(page, 'Cúc mâm xôi');
    await expect(arrived(page)).toHaveCount(1, { timeout: 30_000 });
    await page.getByRole('button', { name: /Giá sỉ/ }).tap();
    await page.getByLabel('Từ (chậu)').fill('50');
    await page.locator('#field-tierPrice-1').fill('300k');
    await publish(page).tap();
    await page.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);
  });

  await lesson(page, 'tet', async () => {
    await choosePhotos(page, await freshPhotos(1, 600));
    await answer(page, 'Mai vàng');
    await expect(arrived(page)).toHaveCount(1, { timeout: 30_000 });
    await page.getByRole('button', { name: /Mùa bán, đặt trước Tết/ }).tap();
    await page.getByLabel('Nhận đặt trước, giao từ ngày').fill(isoDay(new Date(Date.now() + 40 * DAY_MS)));
    await page.getByLabel('Đặt cọc').fill('30');
    await publish(page).tap();
    await page.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);
  });

  await lesson(page, 'share', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Tải/ }).first().tap();
    expect((await saved).suggestedFilename()).toMatch(/\.jpg$/);
  });

  await db.variant.updateMany({
    where: { shopId },
    data: { weightGrams: 3000, lengthCm: 40, widthCm: 40, packHeightCm: 80 },
  });
  await lesson(page, 'sheet', async () => {
    const plain = await page.request.get('/admin/feeds/shopee/workbook');
    await page.locator('#field-workbook').setInputFiles({
      name: 'shopee.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await plain.body(),
    });
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Điền và tải về' }).tap();
    expect((await saved).suggestedFilename()).toBe('shopee.xlsx');
  });
});

test('the acts of an order, done on the pages themselves, are seen: answer, payment, packing, the book, a claim', async ({
  grower: { page, shopId },
  platform,
}) => {
  test.setTimeout(300_000);
  const { db } = platform;
  const order = await storedOrder(db, { shopId, paymentMethod: 'vietqr' });
  await lesson(page, 'answer', async () => {
    await page.getByRole('button', { name: 'Nhận đơn' }).first().tap();
    await expect
      .poll(async () => (await db.order.findUniqueOrThrow({ where: { id: order.id } })).state)
      .toBe('accepted');
  });

  await lesson(page, 'transfer', async () => {
    await page.getByLabel('Ngân hàng nào?').fill('vietcom');
    await page.getByRole('button', { name: 'Vietcombank' }).tap();
    await page.getByLabel('Số tài khoản').fill('0071001234567');
    await page.getByLabel('Tên chủ tài khoản').fill('TRAN THI TU');
    await page.getByRole('button', { name: 'Lưu tài khoản' }).tap();
    await expect(page.getByRole('img', { name: /Mã VietQR/ })).toBeVisible();
    await page.goto(`/admin/orders/${order.id}`);
    await settled(page);
    await page.getByRole('button', { name: 'Đã nhận tiền' }).tap();
    await page.getByLabel('Số tiền nhận được').fill('700k');
    await page.locator('input[name=receiptMethod][value=vietqr]').check();
    await page.getByRole('button', { name: 'Ghi đã nhận' }).tap();
    await expect(page.getByText('Đã ghi nhận tiền.')).toBeVisible();
  });

  await lesson(page, 'pack', async () => {
    await page.goto(`/admin/orders/${order.id}`);
    await settled(page);
    await page.getByRole('button', { name: 'Đã gói xong' }).tap();
    await page.getByRole('link', { name: 'Giao hàng', exact: true }).tap();
    await page.waitForURL('**/handover');
    await settled(page);
    await page.getByLabel('Tên nhà xe, người chở').fill('Nhà xe Thảo Châu');
    await page.getByRole('button', { name: 'Đã giao hàng' }).tap();
    await page.waitForURL(`**/admin/orders/${order.id}`);
  });

  await lesson(page, 'book', async () => {
    const saved = page.waitForEvent('download');
    await page
      .getByRole('link', { name: /bảng tính/ })
      .first()
      .tap();
    expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  await changeOrder(platform, { shopId, orderId: order.id, to: 'delivered', actor: 'seller' });
  const claim = await db.claim.create({
    data: { orderId: order.id, kind: 'broken', text: 'Gãy một nhánh.', filedAt: new Date() },
  });
  await lesson(page, 'claim', async () => {
    await page.goto(`/admin/orders/${order.id}/claims/${claim.id}`);
    await settled(page);
    await page.getByLabel('Trả lại bao nhiêu?').fill('50k');
    await page.getByLabel('Nhắn khách vài lời').fill('Vườn xin lỗi.');
    await page.getByRole('button', { name: 'Gửi trả lời' }).tap();
    await page.waitForURL(`**/admin/orders/${order.id}`);
  });

  // a branch that broke on the way brings packing back
  await expect(line(page, 'pack')).toContainText('Quay lại');
  await page.goto('/admin');
  await expect(page.getByText('Bài này quay lại')).toBeVisible();
});

test('the acts of the house, done on the pages themselves, are seen: its story, its key', async ({
  grower: { page, shopId },
  platform: { db },
}) => {
  test.setTimeout(240_000);
  await lesson(page, 'story', async () => {
    const story =
      'Vườn Bà Tư ở ấp Sơn Châu, xã Chợ Lách, trồng bông giấy và cúc mâm xôi từ năm 1996. Nhà bốn người cùng làm, đất phù sa, ' +
      'nước sông quanh năm. Cây gói kỹ, chết trên đường thì vườn đền cây khác.';
    await page.getByLabel('Chuyện của vườn').fill(story);
    await page.getByRole('button', { name: 'Lưu', exact: true }).tap();
    await expect.poll(async () => (await db.shop.findUniqueOrThrow({ where: { id: shopId } })).story).toBe(story);
  });

  await lesson(page, 'safe', async () => {
    await page.getByLabel('Mật khẩu đang dùng').fill(PASSWORD);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('tan-tron-ba-nam-7');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).tap();
    await expect(page.getByText('Đã đổi mật khẩu.').first()).toBeVisible();
  });
});

test('whoever has done every act gets a certificate on one sheet', async ({
  grower: { page, shopId, phone },
  platform: { db },
}) => {
  const { id: personId } = await db.person.findUniqueOrThrow({ where: { phone } });
  await storedActs(db, { shopId, personId });
  await page.goto('/admin/lessons');
  await settled(page);
  await expect(page.getByText('Đã làm được 12 trên 12 bài')).toBeVisible();
  await page.getByRole('button', { name: 'Nhận giấy chứng nhận' }).tap();
  await page.waitForURL('**/admin/lessons/certificate');
  await expect(page.getByText('Trần Thị Tư')).toBeVisible();
  await expect(page.getByText(/Số CV 20\d\d\/\d{4}/)).toBeVisible();
  await expectAccessible(page, 'certificate');
  expect(await sheets(page)).toBe(1);
});

/** How many sheets of A4 a page comes to. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('a lesson that was seen opens without a network, come to by a link or by its address', async ({
  grower: { page, context },
}) => {
  await untilLaidIn(page);
  await page.goto('/admin/lessons');
  await settled(page);
  await line(page, 'pack').tap();
  await page.waitForURL('**/admin/lessons/pack');
  await expect.poll(() => laidIn(page), { timeout: 30_000 }).toContain('/admin/lessons/pack');
  await expect.poll(() => laidIn(page)).toContain('/admin/lessons');

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Gói cây đi đường hai ngày' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Bình tưới rưới nước lên chậu cây' })).toBeVisible();
  await expect(page.getByText('Tưới đẫm từ chiều hôm trước')).toBeVisible();
  await expectAccessible(page, 'a lesson without a network');

  await page.goto('/admin/lessons');
  await expect(page.getByText('Đã làm được 0 trên 12 bài')).toBeVisible();
  await line(page, 'pack').tap();
  await expect(page.getByText('Tưới đẫm từ chiều hôm trước')).toBeVisible();
  await page.goto('/admin/lessons/pack');
  await expect(page.getByText('Tưới đẫm từ chiều hôm trước')).toBeVisible();
});

test('a lesson is read aloud where the phone has a voice for it, and says so where it has none', async ({
  grower: { page, context },
}) => {
  await page.goto('/admin/lessons/pack');
  await expect(page.getByText('Máy này chưa có giọng đọc tiếng Việt')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đọc cho tôi nghe' })).toHaveCount(0);

  const speaking = await context.newPage();
  await speaking.addInitScript(() => {
    const spoken: string[] = [];
    const voices = [
      { lang: 'en-US', localService: true },
      { lang: 'vi-VN', localService: true },
    ];
    Object.assign(window, {
      spoken,
      SpeechSynthesisUtterance: class {
        lang = '';
        onstart?: () => void;
        onend?: () => void;
        constructor(readonly text: string) {}
      },
    });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => voices,
        cancel: () => spoken.push('(im)'),
        speak: (words: { text: string; lang: string; onstart?: () => void }) => {
          spoken.push(`${words.lang}: ${words.text}`);
          if (spoken.length < 4) words.onstart?.();
        },
      },
    });
  });
  await speaking.goto('/admin/lessons/pack');
  await speaking.getByRole('button', { name: 'Đọc cho tôi nghe' }).tap();
  await expect(speaking.getByRole('button', { name: 'Ngừng đọc' })).toBeVisible();
  const spoken = () => speaking.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  const said = (await spoken()).filter((text) => text !== '(im)');
  expect(said).toHaveLength(7); // the lead and six steps
  expect(said[1]).toMatch(/^vi-VN: Tưới từ hôm trước\. Tưới đẫm/);
  await speaking.getByRole('button', { name: 'Ngừng đọc' }).tap();
  await expect(speaking.getByRole('button', { name: 'Nghe bước 2' })).toBeVisible();
  expect((await spoken()).at(-1)).toBe('(im)');
});

for (const lang of ['vi', 'en'] as const)
  test(`the list, a lesson and its paper can be used by everyone, and the paper is at most two sheets (${lang})`, async ({
    grower: { page },
  }) => {
    test.setTimeout(240_000);
    await page.goto(`/admin/lessons?lang=${lang}`);
    await settled(page);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expectAccessible(page, `lessons (${lang})`);
    for (const act of ACTS) {
      await page.goto(`/admin/lessons/${act}`);
      await settled(page);
      await expectAccessible(page, `lesson ${act} (${lang})`);
      await page.goto(`/admin/lessons/${act}/print`);
      await expectAccessible(page, `paper ${act} (${lang})`);
      expect(await sheets(page), `sheets of ${act} (${lang})`).toBeLessThanOrEqual(2);
    }
  });

test('a trainer opens a class, a member scans its code and is on the list', async ({
  grower: { page, shopId, phone },
  platform,
  browser,
  house,
}) => {
  test.setTimeout(240_000);
  const { db } = platform;
  const cooperative = await db.cooperative.create({ data: { slug: `htx-${Date.now()}`, name: 'HTX Cái Mơn' } });
  await db.shop.update({ where: { id: shopId }, data: { cooperativeId: cooperative.id } });
  const trainer = await storedPerson(db, {
    passwordHash: (await db.person.findFirstOrThrow({ where: { phone } })).passwordHash,
  });
  await db.cooperativeMember.create({ data: { cooperativeId: cooperative.id, personId: trainer.id, role: 'trainer' } });

  const desk = await (
    await browser.newContext({ baseURL: house.url, viewport: { width: 1280, height: 800 } })
  ).newPage();
  await desk.goto('/login');
  await desk.getByLabel('Số điện thoại').fill(trainer.phone.replace('+84', '0'));
  await desk.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await desk.locator('form button[type=submit]').click();
  await desk.waitForURL('**/cooperative');
  await desk.goto('/cooperative/classes');
  await settled(desk);
  await desk.getByRole('button', { name: 'Mở lớp' }).click();
  await expect(desk.getByText('Chưa ghi tên lớp.').first()).toBeVisible();
  await desk.getByLabel('Tên lớp').fill('Chụp hình và ra giá');
  await desk.getByLabel('Học ở đâu').fill('Nhà văn hoá ấp Sơn Châu');
  await desk.getByLabel('Chụp cây cho đẹp').check();
  await expectAccessible(desk, 'classes');
  await desk.getByRole('button', { name: 'Mở lớp' }).click();
  await desk.waitForURL(/\/cooperative\/classes\/[0-9a-f-]{36}/);
  await expect(desk.getByRole('img', { name: 'Mã có mặt' })).toBeVisible();
  await settled(desk);
  await expectAccessible(desk, 'a class');

  const { token } = await db.trainingClass.findFirstOrThrow({ where: { cooperativeId: cooperative.id } });
  await page.goto(`/attend/${token}`);
  await settled(page);
  await expectAccessible(page, 'attend');
  await page.getByRole('button', { name: 'Tôi có mặt' }).tap();
  await expect(page.getByText('Đã ghi tên bác rồi.')).toBeVisible();

  await desk.reload();
  await expect(desk.getByText('1 người có mặt')).toBeVisible();
  await desk.goto(`${desk.url()}/print`);
  await expect(desk.getByRole('cell', { name: 'Trần Thị Tư' })).toBeVisible();
  await expectAccessible(desk, 'papers of a class');
  expect(await sheets(desk)).toBe(2);
  await desk.context().close();
  expect(await db.classAttendance.count({ where: { shopId } })).toBe(1);
});
