import type { Page } from '@playwright/test';

import { expectAccessible } from './accessibility';
import { expect, test } from './capture';

const sentence = (page: Page) => page.getByLabel('Nói hoặc gõ một câu');
const settled = (page: Page) => page.waitForLoadState('networkidle');

/** A browser whose recognition hears this, or fails in this way. */
const hears = (page: Page, outcome: { said: string } | { error: string }) =>
  page.addInitScript((given) => {
    class Recognition extends EventTarget {
      lang = '';
      start() {
        setTimeout(() => {
          if ('said' in given) {
            const result = Object.assign([{ transcript: given.said }], { isFinal: true });
            this.dispatchEvent(Object.assign(new Event('result'), { results: [result] }));
          } else this.dispatchEvent(Object.assign(new Event('error'), { error: given.error }));
          this.dispatchEvent(new Event('end'));
        }, 50);
      }
      abort() {
        this.dispatchEvent(new Event('end'));
      }
    }
    Object.assign(window, { SpeechRecognition: Recognition });
  }, outcome);

test('one spoken sentence fills name, quantity, size and price, and what is unclear becomes buttons', async ({
  grower: { page },
}) => {
  await hears(page, { said: 'hai trăm chậu cúc mâm xôi, chậu ba tấc, bốn chục một chậu' });
  await page.goto('/admin/listings/new');
  await settled(page);
  await page.getByRole('button', { name: 'Nói', exact: true }).tap();

  await expect(page.getByLabel('Tên', { exact: true })).toHaveValue('cúc mâm xôi');
  await expect(page.getByLabel('Còn bao nhiêu chậu')).toHaveValue('200');
  await expect(page.getByLabel('Cỡ', { exact: true })).toHaveValue('chậu 30 cm');
  await expect(page.getByLabel(/^Giá một chậu/)).toHaveValue('');
  await expect(page.getByText(/Đã điền: cúc mâm xôi · 200 chậu · chậu 30 cm/)).toBeVisible();
  const choice = page.getByRole('button', { name: '40.000 ₫', exact: true });
  expect((await choice.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await expectAccessible(page, 'a sentence that asks back');
  await choice.tap();
  await expect(page.getByLabel(/^Giá một chậu/)).toHaveValue('40.000');
});

test('a microphone that is not allowed is said plainly, and typing does the same', async ({ grower: { page } }) => {
  await hears(page, { error: 'not-allowed' });
  await page.goto('/admin/listings/new');
  await settled(page);
  await page.getByRole('button', { name: 'Nói', exact: true }).tap();
  await expect(page.getByText(/Máy chưa cho dùng micro/)).toBeVisible();

  await sentence(page).fill('50 cây mai vàng cao 1m2, 3tr5 một cây');
  await page.getByRole('button', { name: 'Điền giúp' }).tap();
  await expect(page.getByLabel('Tên', { exact: true })).toHaveValue('mai vàng');
  await expect(page.getByLabel(/^Giá một cây/)).toHaveValue('3.500.000');
});

test('a browser that cannot listen shows no microphone', async ({ grower: { page } }) => {
  await page.addInitScript(() => {
    Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined });
  });
  await page.goto('/admin/listings/new');
  await settled(page);
  await expect(sentence(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nói', exact: true })).toHaveCount(0);
});

test('a price in words says how it was understood, and an unclear one asks when the field is left', async ({
  grower: { page },
}) => {
  await page.goto('/admin/listings/new');
  await settled(page);
  const price = page.getByLabel(/^Giá một chậu/);
  await price.fill('một triệu hai');
  await expect(page.getByText('Hiểu là 1.200.000 ₫')).toBeVisible();
  await price.fill('1tr50');
  await price.blur();
  await expect(page.getByText(/Chỗ này hiểu được hai cách/)).toBeVisible();
  await page.getByRole('button', { name: '1.500.000 ₫', exact: true }).tap();
  await expect(price).toHaveValue('1.500.000');
});
