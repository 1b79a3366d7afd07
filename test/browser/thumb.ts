import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Goes through a page as a thumb does, and counts what it costs: taps and answers. */
export class Thumb {
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

/** Answers the opening wizard from its first question to the open shop: a pink bougainvillea at 350k. */
export async function openGarden(
  thumb: Thumb,
  { shop, phone, photos }: { shop: string; phone: string; photos: { name: string; bytes: Buffer }[] },
): Promise<void> {
  const { page } = thumb;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  // an account was made just before, and a password is hashed slowly on purpose
  await expect(page.getByRole('heading', { name: 'Vườn của bác tên gì?' })).toBeVisible({ timeout: 30_000 });
  await thumb.answer(page.getByLabel('Tên vườn, tên cửa hàng'), shop);
  await thumb.tap(button('Tiếp tục'));

  await thumb.answer(page.getByLabel('Xã, phường'), 'cho lach');
  await thumb.tap(page.getByText('xã Chợ Lách', { exact: true }));
  await thumb.tap(button('Tiếp tục'));

  await expect(page.getByLabel('Số điện thoại')).toHaveValue(phone);
  await thumb.tap(button('Tiếp tục'));

  await thumb.choosePhotos(button('Chọn từ máy'), photos);
  await thumb.answer(page.getByLabel('Tên', { exact: true }), 'Bông giấy hồng tán tròn');
  await thumb.tap(page.getByText('chậu', { exact: true }));
  await thumb.answer(page.getByLabel(/^Giá một chậu/), '350k');
  await thumb.answer(page.getByLabel('Còn bao nhiêu chậu'), '20');
  await thumb.answer(page.getByLabel('Cỡ', { exact: true }), 'chậu 30 cm');
  await expect(page.locator('input[name=photoIds]')).toHaveCount(photos.length);
  await thumb.tap(button('Xong, tiếp'));

  await expect(page.getByText('Bông giấy hồng tán tròn')).toBeVisible();
  await thumb.tap(button('Mở cửa hàng'));
  await page.waitForURL('**/admin/setup/done');
}
