import { gzipSync } from 'node:zlib';

import type { BrowserContext, Page } from '@playwright/test';

import { changeOrder } from '~/features/orders/change-order.server';
import type { OrderState } from '~/features/orders/order';
import type { Platform } from '~/platform/platform.server';

import { storedListing, storedShop } from '../builders';
import { storedPayShop } from '../money-builders';
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

  const weight = gzipSync(html).length;
  console.log(`${name}: ${weight} bytes gzip with style`);
  expect(html.slice(0, html.indexOf('</head>')), `${name}: style`).toContain('<style>');
  expect(html, `${name}: nothing has to be asked for before it can be seen`).not.toContain('rel="stylesheet"');
  expect(weight, `${name}: bytes`).toBeLessThanOrEqual(KIB_15);
}

/** A garden with things to buy; `selling`: by transfer and by what else it says, not with cash alone. */
export async function openGarden(
  platform: Platform,
  {
    selling,
    ...given
  }: { stock?: number; sku: string; preorderOn?: Date; selling?: Parameters<typeof storedPayShop>[1] },
) {
  const shop = selling ? await storedPayShop(platform.db, selling) : await storedShop(platform.db);
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

/** Collects at the garden and pays there, or by another way; `rest`: how the balance of a deposit is paid. */
export async function chooseWay(page: Page, pay = 'cod', rest?: string): Promise<void> {
  await page.locator('label.pick:has(input[name=shippingMethodId])').first().tap();
  await page.locator(`label.pick:has(input[name=paymentMethod][value=${pay}])`).tap();
  if (rest) await page.locator(`label.pick:has(input[name=balanceMethod][value=${rest}])`).tap();
  await goOn(page);
}

/** From the plant to the order's own page; answers the order. */
export async function buy(
  page: Page,
  platform: Platform,
  { shop, page: plant }: Awaited<ReturnType<typeof openGarden>>,
  { lang, pay, rest }: { lang: string; pay: string; rest?: string },
) {
  await page.goto(`${plant}?lang=${lang}`);
  await page.locator('.bar button').tap();
  await page.locator('.go a').tap();
  await sayWho(page);
  await chooseWay(page, pay, rest);
  await agree(page);
  await goOn(page);
  await expect(page).toHaveURL(/\/order\/CV\w{6}\?key=/);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  return platform.db.order.findFirstOrThrow({ where: { shopId: shop.id } });
}

/** The grower packs and hands over; the buyer says that it has come. */
export async function untilDelivered(page: Page, platform: Platform, orderId: string, lang: string): Promise<void> {
  await growerMoves(platform, orderId, 'packed', 'handed_over');
  await page.reload();
  await page.locator('form[action*="/arrival"] button').tap();
  await expect(page.locator('.stand')).toHaveText(lang === 'vi' ? 'Hàng đã tới nơi' : 'Arrived');
  expect(await platform.db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ state: 'delivered' });
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
