import { gzipSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { expectAccessible } from './accessibility';
import { expect, test, type DemoHouse } from './demo';

const KIB_15 = 15 * 1024;

/** The pages a shopper meets, by what they are. `cards`: how many listings it has to carry at least. */
const pagesOf = ({ shop, listing, cooperative }: DemoHouse) => [
  { name: 'home', path: '/', cards: 1 },
  { name: 'search', path: '/search?q=', cards: 24 },
  { name: 'search by name', path: '/search?q=hoa+giay', cards: 1 },
  { name: 'search narrowed', path: '/search?kind=foliage&ease=2&max=5tr&sort=price-up', cards: 1 },
  { name: 'search that finds nothing', path: '/search?q=hoa+giay&salt=8&pets=1&tall=4', cards: 0 },
  { name: 'search with a wrong price', path: '/search?min=nhieu', cards: 1 },
  { name: 'shop', path: `/shop/${shop}`, cards: 24 },
  { name: 'listing', path: `/shop/${shop}/p/${listing}`, cards: 0 },
  { name: 'policies', path: `/shop/${shop}/policies`, cards: 0 },
  { name: 'about', path: '/about', cards: 0 },
  { name: 'rules', path: '/about/rules', cards: 0 },
  { name: 'cooperative', path: `/coop/${cooperative}`, cards: 1 },
];

test('pages for shoppers bring no script and weigh at most 15 kB with style', async ({ page, house }) => {
  for (const { name, path, cards } of pagesOf(house)) {
    const html = await (await page.request.get(path)).text();
    expect(html, name).not.toMatch(/<script[^>]*\ssrc/);
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g))
      expect(attributes, name).toContain('type="application/ld+json"');
    expect(html, name).not.toMatch(/\son[a-z]+=/);
    expect(
      html.match(/<li[^>]*><a[^>]*href="\/shop\/[^"]+\/p\//g)?.length ?? 0,
      `${name}: cards`,
    ).toBeGreaterThanOrEqual(cards);

    expect(html, `${name}: nothing has to be asked for before it can be seen`).not.toContain('rel="stylesheet"');
    const weight = gzipSync(html).length;
    console.log(`${name}: ${weight} bytes gzip with its style`);
    expect(weight, name).toBeLessThanOrEqual(KIB_15);
  }
});

test('a buyer narrows the list to what fits her, sees what she chose and takes it back, without a script', async ({
  browser,
  house,
}) => {
  const context = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const count = () => page.locator('.tally').innerText();
  await page.goto('/search?q=hoa');
  const all = await count();
  await page.getByText('Lọc và xếp').click();
  const ease = page.getByRole('combobox', { name: 'Dễ hay khó' });
  const pets = page.getByRole('checkbox', { name: 'An toàn cho chó mèo' });
  await ease.selectOption({ label: 'Dễ trồng' });
  await pets.check();
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await expect(page).toHaveURL(/ease=1/);
  const chosen = page.getByRole('navigation', { name: 'Đang lọc theo' });
  await expect(chosen.getByRole('link')).toHaveCount(3); // two and "all"
  await expect(ease).toHaveValue('1');
  await chosen.getByRole('link', { name: /Dễ trồng/ }).click();
  await expect(page).not.toHaveURL(/ease=/);
  await expect(pets).toBeChecked();
  await page.getByRole('navigation', { name: 'Đang lọc theo' }).getByRole('link').first().click();
  expect(await count()).toBe(all);

  // nothing fits: the page says which wish stands in the way, and dropping one helps
  await page.goto('/search?q=hoa&ease=2&max=1k');
  const ways = page.locator('.less a');
  await expect(ways.first()).toBeVisible();
  await ways.first().click();
  await expect(page.locator('main .card').first()).toBeVisible();
  await context.close();
});

test('the next page of a shop is fetched while the finger is still on its way, without a script', async ({
  page,
  house,
}) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Preload.enable');
  const fetched: string[] = [];
  cdp.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
    if (status === 'Ready' || status === 'Success') fetched.push(new URL(prefetchUrl).pathname);
  });
  await page.goto(`/shop/${house.shop}`);
  const link = page.locator('.s-shelf .card a').first();
  await link.hover();
  await expect.poll(() => fetched).toEqual([await link.getAttribute('href')]);
});

test('nothing jumps, and the first picture is what the eye gets first', async ({ page, house }) => {
  for (const { name, path } of pagesOf(house)) {
    const requests: string[] = [];
    const note = (request: { url(): string }) => void requests.push(new URL(request.url()).pathname);
    page.on('request', note);
    await page.goto(path, { waitUntil: 'load' });
    page.off('request', note);
    const firstPicture = requests.findIndex((address) => address.startsWith('/photos/'));
    expect(firstPicture, `${name}: requests before the first picture`).toBeLessThanOrEqual(3);

    // before anything is scrolled: with the first touch the browser stops looking for the largest paint
    if (name === 'listing' || name === 'shop') {
      await expect
        .poll(() => largestPaint(page), { message: `${name}: largest paint` })
        .toEqual({ tag: 'IMG', first: true, eager: true });
    }
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(300);
    expect(await layoutShift(page), `${name}: layout shift`).toBe(0);
  }
});

for (const lang of ['vi', 'en'] as const) {
  test(`pages for shoppers can be used by everyone (${lang})`, async ({ page, house }) => {
    for (const { name, path } of pagesOf(house)) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expectAccessible(page, `${name} (${lang})`);
    }
  });
}

test('a page that is not there says so kindly, in the visitor’s language', async ({ page }) => {
  const answer = await page.goto('/shop/khong-co-vuon-nay');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, 'missing page');
});

/** Which element the browser itself measured as the largest of the first paints; null when it has seen none yet. */
const largestPaint = (page: Page) =>
  page.evaluate(async () => {
    const entries = await new Promise<PerformanceEntryList>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      });
      setTimeout(() => resolve([]), 500);
    });
    const shown = (entries.at(-1) as (PerformanceEntry & { element: Element | null }) | undefined)?.element;
    return shown
      ? {
          tag: shown.tagName,
          first: shown === document.querySelector('main picture img'),
          eager: shown.getAttribute('loading') !== 'lazy',
        }
      : null;
  });

/** How much has moved, as the browser itself measured it. */
const layoutShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(shift), 200);
      }),
  );
