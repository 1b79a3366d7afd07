import { gzipSync } from 'node:zlib';

import type { BrowserContext, Page } from '@playwright/test';

import { changeOrder } from '~/features/orders/change-order.server';
import type { OrderState } from '~/features/orders/order';
import type { Platform } from '~/platform/platform.server';

import { storedListing, storedShop } from '../builders';
import { expectAccessible } from './accessibility';
import { expect, test as base } from './capture';

export { expect };

/**
 * Playwright's `test` on a phone without JavaScript: what stands in its pages is all there is. `judge` looks at the same
 * HTML with JavaScript, because what measures a page is a script itself.
 */
export const test = base.extend<{ judge: (page: Page, name: string) => Promise<void> }>({
  javaScriptEnabled: false,
  judge: async ({ browser, baseURL, viewport, isMobile, hasTouch }, use) => {
    const context = await browser.newContext({ baseURL, viewport, isMobile, hasTouch, javaScriptEnabled: true });
    await use((page, name) => judgePage(page, context, name));
    await context.close();
  },
});

const KIB_15 = 15 * 1024;

/** Holds a page of buying to what all of them promise: for everyone, no script, light. */
async function judgePage(page: Page, context: BrowserContext, name: string): Promise<void> {
  const html = await page.content();
  expect(html.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, ''), name).not.toMatch(/<script/i);
  const copy = await context.newPage();
  await copy.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
  await copy.goto(page.url());
  await expectAccessible(copy, name);
  await copy.close();

  const hrefs = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!);
  const css = await Promise.all(hrefs.map(async (href) => (await page.request.get(href)).body()));
  const weight = [Buffer.from(html), ...css].reduce((sum, part) => sum + gzipSync(part).length, 0);
  console.log(`${name}: ${weight} bytes gzip with style`);
  expect(hrefs.length, `${name}: style sheets`).toBeGreaterThan(0);
  expect(weight, `${name}: bytes`).toBeLessThanOrEqual(KIB_15);
}

/** A garden with things to buy. */
export async function openGarden(platform: Platform, given: { stock?: number; sku: string; preorderOn?: Date }) {
  const shop = await storedShop(platform.db);
  const listing = await storedListing(platform.db, {
    shopId: shop.id,
    name: 'Bông giấy hồng tán tròn',
    nameEn: 'Pink bougainvillea',
    ...given,
  });
  return { shop, listing, path: `/shop/${shop.slug}`, page: `/shop/${shop.slug}/p/${listing.slug}` };
}

/** Goes on from a page of the checkout. */
export const goOn = (page: Page) => page.locator('.go .button').tap();

/** Says who buys and where it goes, by the name that people still use. */
export async function sayWho(page: Page): Promise<void> {
  await page.locator('#buyerName').fill('Nguyễn Văn Hòa');
  await page.locator('#buyerPhone').fill('0912 345 678');
  await page.locator('#place').fill('long thoi, cho lach');
  await page.locator('button[name=search]').tap();
  await expect(page.locator('#buyerName')).toHaveValue('Nguyễn Văn Hòa');
  await page.locator('label.pick', { hasText: 'Long Thới' }).first().tap();
  await page.locator('#street').fill('Ấp 3, gần cầu Cái Mơn');
  await goOn(page);
}

/** Collects at the garden and pays there. */
export async function chooseWay(page: Page): Promise<void> {
  await page.locator('label.pick:has(input[name=shippingMethodId])').first().tap();
  await page.locator('label.pick:has(input[value=cod])').first().tap();
  await goOn(page);
}

/** Ticks what an order cannot be without, and nothing else. */
export async function agree(page: Page): Promise<void> {
  for (const purpose of ['terms', 'order-data']) await page.locator(`input[name=consent][value=${purpose}]`).check();
}

/** What the grower does meanwhile. */
export async function growerMoves(platform: Platform, orderId: string, ...states: OrderState[]): Promise<void> {
  for (const to of states) {
    const moved = await changeOrder(platform, { shopId: null, orderId, to, actor: 'seller' });
    if (!moved?.ok) throw new Error(`The order did not become ${to}: ${JSON.stringify(moved)}`);
  }
}
