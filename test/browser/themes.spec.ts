import { gzipSync } from 'node:zlib';

import type { Page } from '@playwright/test';
import pg from 'pg';

import { THEMES, UNTOUCHED, type Theme } from '~/features/storefront/design';

import { expectAccessible, smallTargets } from './accessibility';
import { expect, test, type DemoHouse } from './demo';
import { inDrops } from './drops';

test.slow(); // five themes, page by page

const KIB_15 = 15 * 1024;

/** Publishes a look for the demo's first shop; the next request sees it. */
async function dress({ databaseUrl, shop }: DemoHouse, theme: Theme): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO shop_designs (shop_id, published) SELECT id, $2 FROM shops WHERE slug = $1
     ON CONFLICT (shop_id) DO UPDATE SET published = $2`,
    [shop, JSON.stringify({ ...UNTOUCHED, theme })],
  );
  await client.end();
}

/** Text that its own box cuts off to the side. */
const cutTexts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, visibility } = getComputedStyle(element);
        const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '');
        const cuts = overflowX === 'hidden' || overflowX === 'clip';
        return hasText && cuts && visibility !== 'hidden' && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** What a theme may paint and never bend, told where it is bent. */
const bentParts = (page: Page) =>
  page.evaluate(() => {
    const find = (selector: string) => document.querySelector<HTMLElement>(selector);
    const styleOf = (selector: string) => find(selector) && getComputedStyle(find(selector)!);
    const fontSize = (selector: string) => parseFloat(styleOf(selector)?.fontSize ?? '0');
    const left = (element: Element | null | undefined) => element?.getBoundingClientRect().left;
    const search = find('.foot .find');
    const bent: Record<string, boolean | undefined> = {
      'a line over the letters of the mark': (styleOf('.own .mark text')?.stroke ?? 'none') !== 'none',
      'a lens too small to be seen': (find('.lens')?.getBoundingClientRect().width ?? 36) < 36,
      'the word above the garden louder than its name': fontSize('.garden h2') > fontSize('.garden h3'),
      'a long field with other corners than the short ones':
        find('.field textarea') !== null &&
        styleOf('.field textarea')?.borderRadius !== styleOf('.field input')?.borderRadius,
      'the search beside the words above it': search !== null && left(search) !== left(search.previousElementSibling),
      'a heading in a face of one width, which loses the marks of Vietnamese': [
        ...document.querySelectorAll('h1, h2, h3'),
      ].some((heading) => /mono/i.test(getComputedStyle(heading).fontFamily)),
      'a name of which the end is lost': [...document.querySelectorAll('.card h3')].some(
        (name) => name.scrollHeight > name.clientHeight + 1,
      ),
    };
    return Object.keys(bent).filter((what) => bent[what]);
  });

async function expectRoom(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `${name} ${colorScheme}: wider than the screen`).toBeLessThanOrEqual(0);
    expect(await cutTexts(page), `${name} ${colorScheme}: cut text`).toEqual([]);
    expect(await smallTargets(page), `${name} ${colorScheme}: small targets`).toEqual([]);
    expect(await bentParts(page), `${name} ${colorScheme}`).toEqual([]);
  }
}

for (const width of [360, 1280])
  test(`no theme cuts a word, leaves the screen or makes a target too small (${width} px)`, async ({
    browser,
    house,
  }) => {
    const isMobile = width < 500;
    const context = await browser.newContext({
      baseURL: house.url,
      viewport: { width, height: 740 },
      isMobile,
      hasTouch: isMobile,
    });
    const page = await context.newPage();
    await page.goto('/search?q=');
    await expectRoom(page, `search ${width}`);
    await page.goto(`/shop/${house.shop}/p/${house.listing}`);
    await page.locator(isMobile ? '.bar button' : 'form.put .button').click(); // something to check out
    for (const theme of THEMES) {
      await dress(house, theme);
      for (const part of ['', `/p/${house.listing}`, '/cart', '/checkout']) {
        await page.goto(`/shop/${house.shop}${part}`);
        await expect(page.locator(`[data-theme=${theme}]`)).toBeVisible();
        await expectRoom(page, `${theme} ${part} ${width}`);
      }
    }
    await context.close();
  });

test('every theme can be read and used by everyone, in both languages, by day and by night', async ({
  page,
  house,
}) => {
  await page.setViewportSize({ width: 360, height: 5000 }); // nothing lies under the bar at the foot of the screen
  for (const theme of THEMES) {
    await dress(house, theme);
    for (const [lang, colorScheme] of [
      ['vi', 'light'],
      ['en', 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      for (const part of ['', `/p/${house.listing}`]) {
        await page.goto(`/shop/${house.shop}${part}?lang=${lang}`);
        await expectAccessible(page, `${theme} ${part} (${lang}, ${colorScheme})`);
      }
    }
  }
});

type Shift = PerformanceEntry & { value: number; sources: { node: Element | Text | null }[] };

/** What was painted last and largest (ms), everything that jumped meanwhile, and of that what stands in a row beside others. */
const watched = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ paint: number; shift: string[]; beside: string[] }>((resolve) => {
        const seen = { paint: 0, shift: [] as string[], beside: [] as string[] };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.paint = entry.startTime;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as Shift[])
            for (const { node } of sources) {
              const element = node instanceof Element ? node : node?.parentElement;
              const told = `${value.toFixed(4)} ${element?.outerHTML.slice(0, 80)}`;
              seen.shift.push(told);
              if (element?.closest('.top, .bar')) seen.beside.push(told);
            }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(seen), 500);
      }),
  );

test('nothing jumps aside in the head and in the bar for buying, though a page comes in drops', async ({
  page,
  house,
}) => {
  test.setTimeout(300_000); // twelve pages, two or three seconds each where nobody else wants the machine
  const line = await inDrops(house.url, { bytes: 701, restMs: 40 });
  const shop = `/shop/${house.shop}`;
  const paths = ['/', '/search?q=hoa', shop, `${shop}/p/${house.listing}`];
  try {
    for (const theme of THEMES) {
      await dress(house, theme);
      for (const path of theme === THEMES[0] ? paths : paths.slice(2)) {
        await page.goto(line.url + path, { waitUntil: 'load' });
        expect((await watched(page)).beside, `${path}, ${theme}`).toEqual([]);
      }
    }
  } finally {
    await line.close();
  }
});

test('every theme stays light: 15 kB of HTML and style, no script, nothing that jumps', async ({ page, house }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const shop = `/shop/${house.shop}`;
  const pages = [
    { name: 'home', path: '/', theme: null },
    { name: 'search', path: '/search?q=hoa', theme: null },
    ...THEMES.flatMap((theme) => [
      { name: `shop, ${theme}`, path: shop, theme },
      { name: `listing, ${theme}`, path: `${shop}/p/${house.listing}`, theme },
    ]),
  ];
  for (const { name, path, theme } of pages) {
    if (theme) await dress(house, theme);
    const html = await (await page.request.get(path)).text();
    expect(html, `${name}: nothing has to be asked for before it can be seen`).not.toContain('rel="stylesheet"');
    const weight = gzipSync(html).length;
    await page.goto(path, { waitUntil: 'load' });
    const { paint, shift } = await watched(page);
    // how long it takes depends on who else uses this machine: told, not judged
    console.log(`${name}: ${weight} bytes gzip, largest paint ${Math.round(paint)} ms on slow 4G and a slow processor`);
    const scripts = html.replaceAll(/<script type="application\/ld\+json">/g, '').match(/<script/g) ?? [];
    expect(scripts, name).toEqual([]);
    expect(shift, `${name}: layout shift`).toEqual([]);
    expect(weight, name).toBeLessThanOrEqual(KIB_15);
  }
});
