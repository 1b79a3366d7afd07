import type { Page } from '@playwright/test';
import sharp from 'sharp';

import { NO_EDITS, readEdits } from '~/features/photos/edits';
import { readRenditions, renditionKey } from '~/features/photos/rendition';

import { drawPicture } from '../../scripts/demo/pictures/picture';
import { aPicture, CORNERS, cornersOf } from '../pictures';
import { expectAccessible } from './accessibility';
import { answer, choosePhotos, expect, test } from './capture';

const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** Holds what the page would read aloud, since a machine without a voice says nothing. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.speechSynthesis.speak = (spoken) => void heard.push(`${spoken.lang}: ${spoken.text}`);
  });
const times = async (count: number, press: () => Promise<void>) => {
  for (let time = 0; time < count; time++) await press();
};

test('the coach speaks before anything is sent, and reads it aloud', async ({ grower: { page } }) => {
  await listen(page);
  await page.route(/\/admin\/(uploads|photos)/, (route) => route.abort()); // no signal for photos
  await page.goto('/admin/listings/new');
  const sharpPhoto = await drawPicture({ kind: 'bougainvillea', seed: 3 });
  const softPhoto = await sharp(await drawPicture({ kind: 'orchid', seed: 4 }))
    .blur(14)
    .jpeg()
    .toBuffer();
  const again = await sharp(sharpPhoto).resize(1300).jpeg({ quality: 60 }).toBuffer();
  await choosePhotos(page, [jpeg('net.jpg', sharpPhoto), jpeg('mo.jpg', softPhoto), jpeg('lai.jpg', again)]);

  const advice = page.locator('.cv-photo-advice');
  await expect(advice).toHaveCount(2);
  await expect(advice.nth(0)).toContainText('Ảnh hơi mờ. Bác đứng yên tay rồi chụp lại nhé.');
  await expect(advice.nth(1)).toContainText('Tấm này giống tấm đã có.');
  await button(page, 'Nghe lời dặn về ảnh 2').tap();
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
    'vi-VN: Ảnh hơi mờ. Bác đứng yên tay rồi chụp lại nhé.',
  ]);
  await expectAccessible(page, 'the form with advice');
});

test('a photo is turned, cropped and described by keyboard alone, and taken back whole', async ({
  grower: { page, shopId },
  platform,
}) => {
  const photoRow = () => platform.db.photo.findFirstOrThrow({ where: { shopId } });
  const keys = page.keyboard;
  await page.goto('/admin/listings/new');
  await answer(page, 'Bông giấy hồng');
  const picture = await aPicture({ width: 1200, height: 900 }).jpeg({ quality: 95 }).toBuffer();
  await choosePhotos(page, [jpeg('cay.jpg', picture)]);
  const open = button(page, 'Sửa ảnh 1');
  await expect(open).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => (await photoRow()).planVersion, { timeout: 30_000 }).toBeGreaterThan(0);
  const before = await photoRow();

  await open.focus();
  await keys.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sửa ảnh 1' });
  const canvas = dialog.getByRole('img', { name: 'Ảnh đang sửa' });
  await expect(canvas).toBeVisible();
  await expectAccessible(page, 'turning');

  await test.step('turn', async () => {
    await button(page, 'Xoay phải').press('Enter');
    expect(await canvas.evaluate((drawn: HTMLCanvasElement) => drawn.height > drawn.width)).toBe(true);
  });
  await test.step('crop the right and lower half away', async () => {
    await button(page, 'Cắt').press('Enter');
    await button(page, 'Góc dưới bên phải').focus();
    await times(25, () => keys.press('ArrowLeft'));
    await times(25, () => keys.press('ArrowUp'));
    await expectAccessible(page, 'cropping');
  });
  await test.step('mark the main spot, then think again', async () => {
    await button(page, 'Chỗ chính').press('Enter');
    await button(page, /^Chỗ chính của ảnh/).focus();
    await times(5, () => keys.press('ArrowLeft'));
    await expect(dialog.locator('.cv-edit-mark')).toBeVisible();
    await expectAccessible(page, 'the main spot');
    await button(page, 'Lùi một bước').press('Enter');
    await expect(dialog.locator('.cv-edit-mark')).toHaveCount(0);
    await button(page, /^Chỗ chính của ảnh/).focus();
    await keys.press('ArrowUp');
  });
  await test.step('tidy, with before and after', async () => {
    await dialog.getByRole('group', { name: 'Việc muốn làm' }).getByRole('button', { name: 'Làm đẹp' }).press('Enter');
    await expect(canvas).toHaveCSS('filter', /cv-tidy/);
    const compare = button(page, 'Xem lúc trước');
    await compare.press('Enter');
    await expect(canvas).toHaveCSS('filter', 'none');
    await compare.press('Enter');
    await expect(canvas).toHaveCSS('filter', /cv-tidy/);
    await expectAccessible(page, 'tidying');
  });
  await test.step('say what it shows', async () => {
    await expect(dialog.getByText('Để trống thì dùng: Bông giấy hồng, chậu 30 cm')).toBeVisible();
    await button(page, 'Dùng lời gợi ý').press('Enter');
    await expect(dialog.getByLabel('Ảnh này chụp gì?')).toHaveValue('Bông giấy hồng, chậu 30 cm');
  });
  await button(page, 'Xong').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(open).toBeFocused();

  await expect.poll(async () => (await photoRow()).publicName, { timeout: 30_000 }).not.toBe(before.publicName);
  const after = await photoRow();
  expect(after.alt).toBe('Bông giấy hồng, chậu 30 cm');
  expect(readEdits(after.edits)).toEqual({
    turn: 90,
    crop: { x: 0, y: 0, width: 0.5, height: 0.5 },
    focal: { x: 0.5, y: 0.48 },
    tidy: true,
  });
  expect([after.width, after.height]).toEqual([450, 600]);
  const file = readRenditions(after.renditions).find(({ kind, format }) => kind === 'width' && format === 'jpeg')!;
  const shown = Buffer.from(await platform.storage.read(renditionKey(after.publicName!, file)));
  for (const corner of await cornersOf(shown))
    CORNERS.bottomLeft.forEach((value, channel) => expect(Math.abs(value - corner[channel]!)).toBeLessThan(40));
  await expect(page.getByRole('img', { name: 'Bông giấy hồng, chậu 30 cm' })).toBeVisible();

  await test.step('everything back as it was, on another visit', async () => {
    await open.press('Enter');
    await expect(canvas).toBeVisible();
    await button(page, 'Trả về như cũ').press('Enter');
    await button(page, 'Xong').press('Enter');
    await expect.poll(async () => (await photoRow()).publicName, { timeout: 30_000 }).toBe(before.publicName);
    expect(readEdits((await photoRow()).edits)).toEqual(NO_EDITS);
  });
});

test('thumbs pull the corners, tap the flower, and take a photo away and back', async ({
  grower: { page, shopId },
  platform,
}) => {
  await page.goto('/admin/listings/new');
  await choosePhotos(page, [jpeg('hoa.jpg', await drawPicture({ kind: 'hibiscus', seed: 9, view: 'close' }))]);
  await button(page, 'Sửa ảnh 1').tap({ timeout: 30_000 });
  const dialog = page.getByRole('dialog', { name: 'Sửa ảnh 1' });
  await dialog.getByRole('button', { name: 'Cắt' }).tap();
  const corner = (await button(page, 'Góc trên bên trái').boundingBox())!;
  const stage = (await dialog.locator('canvas').boundingBox())!;
  await page.mouse.move(corner.x + 22, corner.y + 22);
  await page.mouse.down();
  await page.mouse.move(corner.x + 22 + stage.width / 4, corner.y + 22 + stage.height / 4, { steps: 4 });
  await page.mouse.up();
  await dialog.getByRole('button', { name: 'Chỗ chính', exact: true }).tap();
  await button(page, /^Chỗ chính của ảnh/).tap({ position: { x: stage.width / 2, y: stage.height / 2 } });
  await button(page, 'Xong').tap();
  await expect(dialog).toHaveCount(0);
  const { edits } = await platform.db.photo.findFirstOrThrow({ where: { shopId } });
  const { crop, focal } = readEdits(edits);
  for (const [value, wanted] of [
    [crop!.x, 0.25],
    [crop!.y, 0.25],
    [crop!.width, 0.75],
    [focal!.x, 0.5],
    [focal!.y, 0.5],
  ] as const)
    expect(value).toBeCloseTo(wanted, 1);

  await button(page, 'Sửa ảnh 1').tap();
  await button(page, 'Bỏ ảnh này').tap();
  await expect(page.getByText('Đã bỏ ảnh này.')).toBeVisible();
  await button(page, 'Lấy lại').tap();
  await expect(button(page, 'Sửa ảnh 1')).toBeVisible();
});
