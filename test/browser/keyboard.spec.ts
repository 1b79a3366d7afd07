import type { Page } from '@playwright/test';

import { UNTOUCHED } from '~/features/storefront/design';

import { expect, openGarden, test } from './buyer';

test.slow(); // every step is a press of Tab

const TABS_MOST = 150;

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const focused = page.locator(selector).and(page.locator(':focus'));
  for (let presses = 0; presses < TABS_MOST; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
  }
  throw new Error(`${TABS_MOST} presses of Tab did not reach ${selector} on ${page.url()}`);
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

async function press(page: Page, selector: string, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

/** Nothing is wider than the screen; what is, is named. */
async function expectToFit(page: Page): Promise<void> {
  const wide = await page.locator('html').evaluate((html) => {
    if (html.scrollWidth <= html.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > html.clientWidth)
      .map((element) => element.outerHTML.slice(0, 100));
  });
  expect(wide, `${page.url()}: wider than the screen`).toEqual([]);
}

for (const [width, theme] of [
  [360, 'festival'],
  [1280, 'workshop'],
] as const)
  test(`a stranger buys by keyboard alone, without a script, with text twice as large (${width} px)`, async ({
    browser,
    baseURL,
    platform,
  }) => {
    const context = await browser.newContext({ baseURL, viewport: { width, height: 740 }, javaScriptEnabled: false });
    const page = await context.newPage();
    // what a reader's own settings do: every size in the style follows the root's
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue();
      const answer = await route.fetch({ maxRedirects: 0 });
      const html = (await answer.text()).replace('</style>', 'html{font-size:200%}</style>');
      return route.fulfill({ response: answer, body: html });
    });
    const garden = await openGarden(platform, { sku: `KEYS-${width}`, stock: 5 });
    await platform.db.shopDesign.create({ data: { shopId: garden.shop.id, published: { ...UNTOUCHED, theme } } });

    await page.goto(garden.path);
    await expectToFit(page);
    expect(await page.locator('html').evaluate((html) => getComputedStyle(html).fontSize)).toBe('32px');
    await press(page, `.card a[href="${garden.page}"]`, 'Enter');
    await expect(page).toHaveURL(new RegExp(`${garden.page}$`));
    await expectToFit(page);
    await press(page, 'form.put button', 'Enter');
    await expect(page).toHaveURL(/\/cart\?added=/);
    await expectToFit(page);
    await press(page, '.go a', 'Enter');
    await expect(page).toHaveURL(/\/checkout$/);
    await expectToFit(page);
    await type(page, '#buyerName', 'Nguyễn Văn Hòa');
    await type(page, '#buyerPhone', '0912 345 678');
    await type(page, '#place', 'long thoi, cho lach');
    await press(page, 'button[name=search]', 'Enter');
    await expect(page.locator('label.pick', { hasText: 'Long Thới' }).first()).toBeVisible();
    await press(page, 'label.pick input', 'Space');
    await expect(page.locator('label.pick', { hasText: 'Long Thới' }).locator('input').first()).toBeChecked();
    await type(page, '#street', 'Ấp 3, gần cầu Cái Mơn');
    await expectToFit(page);
    await press(page, '.go .button', 'Enter');

    await expect(page).toHaveURL(/\/checkout\/delivery$/);
    await expectToFit(page);
    await press(page, 'input[name=shippingMethodId]', 'Space');
    await press(page, 'input[name=paymentMethod]', 'Space');
    await press(page, '.go .button', 'Enter');
    await expect(page).toHaveURL(/\/checkout\/confirm$/);
    await expectToFit(page);
    for (const purpose of ['terms', 'order-data']) await press(page, `input[name=consent][value=${purpose}]`, 'Space');
    await press(page, '.go .button', 'Enter');
    await expect(page).toHaveURL(/\/order\/CV\w{6}\?key=/);
    await expectToFit(page);
    expect(await platform.db.order.count({ where: { shopId: garden.shop.id } })).toBe(1);
    await context.close();
  });
