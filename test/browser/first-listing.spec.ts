import type { Page } from '@playwright/test';
import exifr from 'exifr';
import sharp from 'sharp';

import { isoDay } from '~/shared/date';

import { difference, phonePhoto } from '../sample-photos';
import { judgeGoogleXml } from '../validators/google';
import { expect, test } from './server';
import { openGarden, Thumb } from './thumb';

test('a grower signs up, sells her first plant with two photos, and a stranger finds it', async ({
  page,
  browser,
  house,
}) => {
  const photos = [await phonePhoto('upside-down'), await phonePhoto('sideways')];
  for (const photo of photos) expect(await exifr.orientation(photo.bytes)).not.toBe(1);
  expect((await exifr.gps(photos[0]!.bytes))?.latitude).toBeGreaterThan(0);
  const thumb = new Thumb(page);

  await page.goto('/signup');
  await thumb.answer(page.getByLabel('Tên của bác'), 'Trần Thị Tư');
  await thumb.answer(page.getByLabel('Số điện thoại'), '0912 345 678');
  await thumb.answer(page.getByLabel('Mật khẩu', { exact: true }), 'hoagiay2026');
  await thumb.tap(page.locator('form button[type=submit]'));

  await openGarden(thumb, { shop: 'Vườn Bà Tư Cái Mơn', phone: '0912 345 678', photos });

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
