import type { Locator, Page } from '@playwright/test';

import { THEMES, type SectionKind, type Theme } from '~/features/storefront/design';

import { drawPicture } from '../../scripts/demo/pictures/picture';
import { storedListing } from '../builders';
import { expectAccessible } from './accessibility';
import { expect, test } from './capture';

const BUILDER = '/admin/shop/design';
/** A page that others share the machine with takes its time to be saved and drawn anew. */
const SAVED = { timeout: 45_000 };

/** Goes on by the Tab key until the wanted thing has the focus, as somebody does who has nothing but keys. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible(SAVED);
  await expect(target).toBeEnabled(SAVED);
  const hasFocus = () =>
    target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
  for (let presses = 0; presses < 200; presses++) {
    if (await hasFocus()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${target.toString()}.`);
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const settled = (page: Page) => page.waitForLoadState('networkidle');

/** What is done to each shop besides choosing its theme: words in its story, and a part that is hidden. */
const SHOPS: Record<
  Theme,
  { name: string; heading: string; hidden: SectionKind; hiddenName: string; letters: string }
> = {
  orchard: { name: 'Vườn cây', heading: 'Ba đời trồng bông', hidden: 'contact', hiddenName: 'Liên hệ', letters: 'BT' },
  market: { name: 'Chợ quê', heading: 'Sạp ở đầu cầu', hidden: 'visiting', hiddenName: 'Ghé vườn', letters: 'CH' },
  courtyard: {
    name: 'Sân kiểng',
    heading: 'Sân nhỏ, cây già',
    hidden: 'contact',
    hiddenName: 'Liên hệ',
    letters: 'OS',
  },
  festival: { name: 'Tết', heading: 'Mai nở đúng ngày', hidden: 'visiting', hiddenName: 'Ghé vườn', letters: 'UL' },
  workshop: { name: 'Xưởng nhà', heading: 'Bếp dừa nhà làm', hidden: 'contact', hiddenName: 'Liên hệ', letters: 'KD' },
};

for (const theme of THEMES) {
  const { name, heading, hidden, hiddenName, letters } = SHOPS[theme];
  test(`a shop in the look “${theme}” is made by keyboard alone, and visitors see it in order`, async ({
    grower: { page, shopId },
    platform: { db },
  }) => {
    test.setTimeout(240_000);
    const { slug } = await db.shop.update({
      where: { id: shopId },
      data: { story: 'Nhà tôi trồng bông từ năm 1975.' },
    });
    await storedListing(db, { shopId, name: 'Bông giấy hồng', photos: 0, state: 'draft' });
    await page.goto(BUILDER);
    await settled(page);

    if (theme !== 'orchard') {
      await press(page, button(page, `Dùng kiểu ${name}`));
      await expect(page.getByText(`Đã đổi sang kiểu ${name}.`)).toBeVisible(SAVED);
    }

    await test.step('a part is added and filled', async () => {
      await press(page, button(page, 'Thêm phần Thông báo'), 'Space');
      await page.waitForURL(`**${BUILDER}/sections/announcement`, SAVED);
      await settled(page);
      await type(page, page.getByLabel('Lời nhắn'), `Thông báo của ${name}`);
      await press(page, button(page, 'Lưu'));
      await page.waitForURL((url) => url.pathname === BUILDER, SAVED);
      await expect(page.getByText('Đã lưu vào bản nháp.')).toBeVisible(SAVED);
    });

    await test.step('one that is there says something else', async () => {
      await press(page, page.getByRole('link', { name: 'Sửa phần Chuyện vườn' }));
      await page.waitForURL(`**${BUILDER}/sections/story`, SAVED);
      await settled(page);
      await expect(page.getByLabel('Chuyện của bác')).toHaveAttribute('placeholder', /1975/);
      await type(page, page.getByLabel('Tựa đề'), heading);
      await press(page, button(page, 'Lưu'));
      await page.waitForURL((url) => url.pathname === BUILDER, SAVED);
    });

    await test.step('it is moved up, the finger stays on its button, and another is hidden', async () => {
      const up = button(page, 'Đưa phần Chuyện vườn lên');
      await tabTo(page, up);
      for (const place of [7, 6, 5]) {
        await page.keyboard.press('Enter');
        await expect(page.getByText(`Phần Chuyện vườn giờ ở vị trí ${place}.`)).toBeAttached(SAVED);
        await expect(up).toBeFocused();
      }
      await press(page, button(page, `Ẩn phần ${hiddenName}`), 'Space');
      await expect(button(page, `Hiện phần ${hiddenName}`)).toBeVisible(SAVED);
    });

    await test.step('letters stand before the name', async () => {
      await press(page, page.getByRole('link', { name: 'Đổi biểu tượng' }));
      await page.waitForURL(`**${BUILDER}/logo`, SAVED);
      await settled(page);
      await type(page, page.getByLabel('Một hai chữ cái'), letters);
      await press(page, button(page, 'Lưu'));
      await page.waitForURL((url) => url.pathname === BUILDER, SAVED);
      await expect(page.getByText(`Đang dùng chữ ${letters}`)).toBeVisible(SAVED);
    });

    const unseen = await (await page.request.get(`/shop/${slug}`)).text();
    expect(unseen).not.toContain(heading);
    await press(page, button(page, 'Đăng cho khách thấy'));
    await expect(page.getByText('Khách đang thấy đúng như bản này.')).toBeVisible(SAVED);

    const design = await db.shopDesign.findUniqueOrThrow({ where: { shopId } });
    const { sections } = design.published as { sections: { kind: SectionKind; hidden: boolean }[] };
    expect(design).toMatchObject({ draft: null, published: { theme, logo: { of: 'monogram', letters } } });
    expect(sections.map(({ kind }) => kind).slice(0, 5)).toEqual([
      'announcement',
      'banner',
      'certificates',
      'season',
      'story',
    ]);
    expect(sections.filter((section) => section.hidden).map(({ kind }) => kind)).toEqual([hidden]);

    const html = await (await page.request.get(`/shop/${slug}`)).text();
    const places = [`Thông báo của ${name}`, heading].map((text) => html.indexOf(text));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[1]).toBeGreaterThan(places[0]!);
    expect(html).toContain(`data-theme="${theme}"`);
  });
}

test('a grower sees her draft before anybody does, hands it on, and brings an old look back', async ({
  grower: { page, shopId },
  platform: { db },
  browser,
  house,
}) => {
  test.setTimeout(240_000);
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: shopId } });
  await page.goto(`${BUILDER}/sections/shelf`);
  await settled(page);
  await page.getByLabel('Tựa đề').fill('Hàng mới cắt sáng nay');
  await button(page, 'Lưu').tap();
  await page.waitForURL((url) => url.pathname === BUILDER, SAVED);
  await settled(page);

  await test.step('in a window at both widths', async () => {
    await button(page, 'Xem thử').tap();
    const shown = page.frameLocator('iframe');
    await expect(shown.getByText('Hàng mới cắt sáng nay')).toBeVisible(SAVED);
    expect(await shown.locator('html').evaluate((html) => html.clientWidth)).toBeLessThanOrEqual(360);
    await button(page, 'Máy tính').tap();
    await expect.poll(() => shown.locator('html').evaluate((html) => html.clientWidth)).toBeGreaterThan(1200);
    await button(page, 'Đóng bản xem thử').tap();
    await expectAccessible(page, 'the builder');
  });

  await test.step('whoever has the link sees it, nobody else', async () => {
    await button(page, 'Tạo đường dẫn xem thử').tap();
    const link = await page.getByLabel('Đường dẫn xem thử').inputValue();
    const friend = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN', baseURL: house.url });
    const visit = await friend.newPage();
    const answer = await visit.goto(link);
    expect(answer?.headers()['cache-control']).toContain('no-store');
    await expect(visit.getByText('Hàng mới cắt sáng nay')).toBeVisible();
    await visit.goto(`/shop/${slug}`);
    await expect(visit.getByText('Hàng mới cắt sáng nay')).toHaveCount(0);
    await button(page, /^Ngưng đường dẫn tới/).tap();
    await expect(button(page, /^Ngưng đường dẫn tới/)).toHaveCount(0, SAVED);
    expect((await visit.goto(link))?.status()).toBe(404);
    await friend.close();
  });

  await test.step('what was taken out comes back by one tap', async () => {
    await button(page, 'Bỏ phần Ghé vườn').tap();
    await expect(page.getByText('Đã bỏ phần Ghé vườn.')).toBeVisible(SAVED);
    await expect(page.getByRole('link', { name: 'Sửa phần Ghé vườn' })).toHaveCount(0, SAVED);
    await button(page, 'Hoàn tác').tap();
    await expect(page.getByRole('link', { name: 'Sửa phần Ghé vườn' })).toBeVisible(SAVED);
  });

  await test.step('an old look is brought back', async () => {
    await button(page, 'Đăng cho khách thấy').tap();
    await expect(page.getByText('Khách đang thấy đúng như bản này.')).toBeVisible(SAVED);
    await button(page, 'Dùng kiểu Chợ quê').tap();
    await expect(page.getByText('Đã đổi sang kiểu Chợ quê.')).toBeVisible(SAVED);
    await button(page, 'Đăng cho khách thấy').tap();
    await expect(page.getByText('Khách đang thấy đúng như bản này.')).toBeVisible(SAVED);
    await page.goto(`${BUILDER}/history`);
    await settled(page);
    await expect(page.getByText('Đổi sang kiểu Chợ quê.')).toBeVisible();
    await expectAccessible(page, 'what was published');
    await button(page, 'Lấy lại lần 1').tap();
    await expect(page.getByText(/Đã lấy lại lần 1/)).toBeVisible(SAVED);
    const versions = await db.designVersion.findMany({ where: { shopId }, orderBy: { number: 'asc' } });
    expect((await db.shopDesign.findUniqueOrThrow({ where: { shopId } })).draft).toEqual(versions[0]!.design);
  });
});

test('a colour comes from a photo of the garden, a picture stands before the name, and what somebody else saved is not lost', async ({
  grower: { page, shopId },
  platform: { db },
}) => {
  test.setTimeout(240_000);
  await test.step('a picture as the logo', async () => {
    await page.goto(`${BUILDER}/logo`);
    await settled(page);
    await page.getByText('Ảnh', { exact: true }).first().tap();
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'Chọn từ máy').tap();
    const garden = await drawPicture({ kind: 'bougainvillea', seed: 3 });
    await (await chooser).setFiles({ name: 'vuon.jpg', mimeType: 'image/jpeg', buffer: garden });
    await expect(page.locator('input[name=photoIds]')).toHaveCount(1, SAVED);
    await button(page, 'Lưu').tap();
    await page.waitForURL((url) => url.pathname === BUILDER, SAVED);
    await expect(page.getByText('Đang dùng ảnh')).toBeVisible(SAVED);
  });

  await test.step('a colour of it', async () => {
    await expect.poll(() => db.photo.count({ where: { shopId, state: 'ready' } }), SAVED).toBe(1);
    await page.goto(`${BUILDER}/colour`);
    await settled(page);
    await button(page, 'Tìm màu trong ảnh này').tap();
    await expect(page.getByRole('radio', { name: /Màu 1/ })).toBeVisible(SAVED);
    await expectAccessible(page, 'colours of a photo');
    await button(page, 'Lưu').tap();
    await page.waitForURL((url) => url.pathname === BUILDER, SAVED);
    await expect(page.getByText('Màu lấy từ ảnh vườn')).toBeVisible(SAVED);
  });

  await test.step('somebody else was faster: nothing typed is lost, and the same press once more keeps it', async () => {
    await page.goto(`${BUILDER}/sections/featured`);
    await settled(page);
    await expectAccessible(page, 'the form of chosen things');
    await page.goto(`${BUILDER}/sections/story`);
    await settled(page);
    await expectAccessible(page, 'the form of a story');
    await page.getByLabel('Tựa đề').fill('Chuyện của tôi');
    await db.shopDesign.update({ where: { shopId }, data: { draftVersion: { increment: 1 } } });
    await button(page, 'Lưu').tap();
    await expect(page.getByText(/Có người vừa sửa bản nháp này/)).toBeVisible(SAVED);
    await expect(page.getByLabel('Tựa đề')).toHaveValue('Chuyện của tôi');
    await button(page, 'Lưu').tap();
    await page.waitForURL((url) => url.pathname === BUILDER, SAVED);
    const { draft } = await db.shopDesign.findUniqueOrThrow({ where: { shopId } });
    expect(JSON.stringify(draft)).toContain('Chuyện của tôi');
  });
});
