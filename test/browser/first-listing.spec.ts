import type { Locator, Page } from '@playwright/test';
import exifr from 'exifr';
import sharp from 'sharp';

import { isoDay } from '~/shared/date';

import { difference, phonePhoto } from '../sample-photos';
import { judgeGoogleXml } from '../validators/google';
import { expect, test } from './server';

/** Goes through a page as a thumb does, and counts what it costs: taps and answers. */
class Thumb {
  taps = 0;
  answers = 0;
  constructor(readonly page: Page) {}

  async tap(target: Locator) {
    this.taps += 1;
    await target.tap();
  }

  async answer(target: Locator, text: string) {
    this.answers += 1;
    await target.fill(text);
  }

  async choosePhotos(target: Locator, photos: { name: string; bytes: Buffer }[]) {
    this.taps += 1; // opens the phone's gallery
    this.answers += photos.length; // each photo is picked
    const files = photos.map(({ name, bytes }) => ({ name, mimeType: 'image/jpeg', buffer: bytes }));
    const chooser = this.page.waitForEvent('filechooser');
    await target.tap();
    await (await chooser).setFiles(files);
  }
}

test('a grower signs up, sells her first plant with two photos, and a stranger finds it', async ({
  page,
  browser,
  house,
}) => {
  const photos = [await phonePhoto('upside-down'), await phonePhoto('sideways')];
  for (const photo of photos) expect(await exifr.orientation(photo.bytes)).not.toBe(1);
  expect((await exifr.gps(photos[0]!.bytes))?.latitude).toBeGreaterThan(0);
  const thumb = new Thumb(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await page.goto('/signup');
  await thumb.answer(page.getByLabel('Tên của bác'), 'Trần Thị Tư');
  await thumb.answer(page.getByLabel('Số điện thoại'), '0912 345 678');
  await thumb.answer(page.getByLabel('Mật khẩu', { exact: true }), 'hoagiay2026');
  await thumb.tap(page.locator('form button[type=submit]'));

  await expect(page.getByRole('heading', { name: 'Vườn của bác tên gì?' })).toBeVisible();
  await thumb.answer(page.getByLabel('Tên vườn, tên cửa hàng'), 'Vườn Bà Tư Cái Mơn');
  await thumb.tap(button('Tiếp tục'));

  await thumb.answer(page.getByLabel('Xã, phường'), 'cho lach');
  await thumb.tap(page.getByText('xã Chợ Lách', { exact: true }));
  await thumb.tap(button('Tiếp tục'));

  await expect(page.getByLabel('Số điện thoại')).toHaveValue('0912 345 678');
  await thumb.tap(button('Tiếp tục'));

  await thumb.choosePhotos(button('Chọn từ máy'), photos);
  await thumb.answer(page.getByLabel('Tên', { exact: true }), 'Bông giấy hồng tán tròn');
  await thumb.tap(page.getByText('chậu', { exact: true }));
  await thumb.answer(page.getByLabel(/^Giá một chậu/), '350k');
  await thumb.answer(page.getByLabel('Còn bao nhiêu chậu'), '20');
  await thumb.answer(page.getByLabel('Cỡ', { exact: true }), 'chậu 30 cm');
  await expect(page.locator('input[name=photoIds]')).toHaveCount(2);
  await thumb.tap(button('Xong, tiếp'));

  await expect(page.getByText('Bông giấy hồng tán tròn')).toBeVisible();
  await thumb.tap(button('Mở cửa hàng'));
  await page.waitForURL('**/admin/setup/done');

  console.log(
    `From sign-up to an open shop: ${thumb.taps} taps and ${thumb.answers} answers (photos ${photos[0]!.isReal ? 'real' : 'drawn'}).`,
  );
  expect(thumb.taps + thumb.answers).toBeLessThanOrEqual(25);

  const stranger = await browser.newContext({ javaScriptEnabled: false, baseURL: house.url, locale: 'vi-VN' });
  const visit = await stranger.newPage();
  await visit.goto('/shop/vuon-ba-tu-cai-mon');
  await visit
    .getByRole('link', { name: /Bông giấy hồng tán tròn/ })
    .first()
    .click();
  await expect(visit.getByRole('heading', { level: 1 })).toContainText('Bông giấy hồng tán tròn');
  await expect(visit.getByText('350.000 ₫').first()).toBeVisible();

  await test.step('both pictures are upright and say nothing of where the garden is', async () => {
    await expect(async () => {
      await visit.reload();
      expect(await visit.locator('main picture').count()).toBeGreaterThanOrEqual(2);
      expect(await picturesOf(visit)).toHaveLength(2 * 3 * 6);
    }).toPass({ timeout: 60_000 });
    const addresses = await picturesOf(visit);
    for (const address of addresses) {
      const answer = await visit.request.get(address);
      expect(answer.status(), address).toBe(200);
      expect(answer.headers()['cache-control']).toContain('immutable');
      const bytes = await answer.body();
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({});
    }
    const shown = await Promise.all(
      addresses
        .filter((address) => address.endsWith('w320.jpg'))
        .map(async (address) => (await visit.request.get(address)).body()),
    );
    expect(shown).toHaveLength(2);
    for (const [index, photo] of photos.entries()) {
      const upright = await sharp(photo.bytes).autoOrient().toBuffer();
      const turned = await sharp(await sharp(upright).rotate(180).toBuffer()).toBuffer();
      const best = Math.min(...(await Promise.all(shown.map((picture) => difference(picture, upright)))));
      const worst = Math.min(...(await Promise.all(shown.map((picture) => difference(picture, turned)))));
      expect(best, `photo ${index + 1} upright`).toBeLessThan(8);
      expect(worst, `photo ${index + 1} turned`).toBeGreaterThan(best * 2);
    }
  });

  await test.step('the plant stands in the feed, with a picture that can be fetched', async () => {
    const answer = await visit.request.get('/shop/vuon-ba-tu-cai-mon/feeds/google.xml');
    expect(answer.status()).toBe(200);
    const { items, faults } = judgeGoogleXml(await answer.text(), isoDay(new Date()));
    expect(faults).toEqual([]);
    expect(items).toHaveLength(1);
    const [item] = items;
    expect(item!.get('title')).toContain('Bông giấy hồng tán tròn');
    expect(item!.get('price')).toBe('350000 VND');
    const picture = await visit.request.get(item!.get('image_link')!);
    expect(picture.status()).toBe(200);
    const { width, height, format } = await sharp(await picture.body()).metadata();
    expect({ format, square: width === height, largeEnough: width >= 1200 }).toEqual({
      format: 'jpeg',
      square: true,
      largeEnough: true,
    });
  });
  await stranger.close();
});

/** Every file that the listing's pictures offer, absolute. */
const picturesOf = (page: Page): Promise<string[]> =>
  page.locator('main article picture source, main article picture img').evaluateAll((elements) => [
    ...new Set(
      elements.flatMap((element) =>
        (element.getAttribute('srcset') ?? element.getAttribute('src') ?? '')
          .split(',')
          .map((part) => part.trim().split(' ')[0] ?? '')
          .filter(Boolean)
          .map((address) => new URL(address, location.href).href),
      ),
    ),
  ]);
