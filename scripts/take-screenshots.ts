/**
 * Pictures of the main pages, to be looked at, into ./screenshots: of a house of its own with the demo in it, or with
 * `--url http://localhost:3000` of one that runs. `--photos FOLDER` hangs the photos of a folder in the shops of the five
 * themes first, in a house apart. `--readme` makes the four small pictures of the README instead.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';

import type { Lang } from '~/shared/lang';

import { COOPERATIVE, DEMO_PASSWORD, GARDENS } from './demo/gardens';
import { BROWSER_ARGS, requireBrowser } from './lib/browser.mjs';
import { openDemoHouse, type DemoHouse } from './lib/demo-house';
import { hangRealPhotos, requirePhotoFolder } from './lib/real-photos';
import { tell } from './lib/refusal.mjs';

type Who = 'visitor' | 'household' | 'manager' | 'newcomer';
type Mood = 'light' | 'dark';
type Shot = { name: string; path: string; who: Who; langs: readonly Lang[]; moods?: readonly Mood[] };

const VI = ['vi'] as const;
const BOTH = ['vi', 'en'] as const;
const SHOP = '/shop/vuon-ba-tu';
const LISTING = `${SHOP}/p/bong-giay-hong-tan-tron`;

const SHOTS: readonly Shot[] = [
  { name: 'home', path: '/', who: 'visitor', langs: VI },
  { name: 'search', path: '/search?q=bong+giay', who: 'visitor', langs: VI },
  { name: 'search-nothing', path: '/search?q=xyzq', who: 'visitor', langs: VI },
  { name: 'shop', path: SHOP, who: 'visitor', langs: BOTH },
  { name: 'shop-ocop', path: '/shop/dac-san-sau-dua', who: 'visitor', langs: VI },
  { name: 'listing', path: LISTING, who: 'visitor', langs: BOTH },
  { name: 'listing-tet', path: '/shop/nha-vuon-nam-thanh/p/cuc-mam-xoi-vang-loai-mot', who: 'visitor', langs: VI },
  { name: 'cooperative', path: `/coop/${COOPERATIVE.slug}`, who: 'visitor', langs: VI },
  { name: 'login', path: '/login', who: 'visitor', langs: VI },
  { name: 'not-found', path: '/shop/khong-co', who: 'visitor', langs: VI },
  { name: 'admin', path: '/admin', who: 'household', langs: VI },
  { name: 'admin-orders', path: '/admin/orders?filter=all', who: 'household', langs: BOTH },
  { name: 'admin-selling', path: '/admin/shop/selling', who: 'household', langs: VI },
  { name: 'admin-shipping', path: '/admin/shop/shipping', who: 'household', langs: VI },
  { name: 'admin-listings', path: '/admin/listings', who: 'household', langs: BOTH },
  { name: 'admin-new-listing', path: '/admin/listings/new', who: 'household', langs: VI },
  { name: 'admin-feeds', path: '/admin/feeds', who: 'household', langs: VI },
  { name: 'admin-shop', path: '/admin/shop', who: 'household', langs: VI },
  { name: 'admin-certificates', path: '/admin/shop/certificates', who: 'household', langs: VI },
  { name: 'manager', path: '/cooperative', who: 'manager', langs: VI },
  { name: 'manager-invitations', path: '/cooperative/invitations', who: 'manager', langs: VI },
  { name: 'manager-staff', path: '/cooperative/staff', who: 'manager', langs: BOTH },
  { name: 'wizard-place', path: '/admin/setup/place', who: 'newcomer', langs: VI },
];

/** Whose shop wears which theme in the demo. */
const DRESSED = {
  orchard: 'vuon-ba-tu',
  market: 'vuon-uom-ut-hien',
  courtyard: 'mai-vang-chu-bay',
  festival: 'nha-vuon-nam-thanh',
  workshop: 'dac-san-sau-dua',
} as const;

/** Each theme by day and by night: the shop, the first plant on its shelf, the cart with it, and the way to pay for it. */
async function photographThemes(browser: Browser, width: number): Promise<void> {
  const page = await openAs(browser, 'visitor', { width, height: width === 360 ? 740 : 900, scale: 1 });
  if (!page) return;
  for (const [theme, shop] of Object.entries(DRESSED)) {
    await page.goto(`/shop/${shop}`);
    const listing = await page.locator('.s-shelf .card a').first().getAttribute('href');
    await page.goto(listing!);
    await page.locator(width === 360 ? '.bar button' : 'form.put .button').click();
    for (const [part, path] of [
      ['home', `/shop/${shop}`],
      ['listing', listing!],
      ['cart', `/shop/${shop}/cart`],
      ['checkout', `/shop/${shop}/checkout`],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const complaint = await visit(page, path, 'vi');
        const name = `theme-${theme}-${part}-${colorScheme}-${width}`;
        await page.screenshot({ path: join(root, 'screenshots', `${name}.png`), fullPage: true });
        console.log(`${name}${complaint}`);
      }
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await visit(page, '/search?q=bong', 'vi');
    await page.screenshot({ path: join(root, 'screenshots', `search-${colorScheme}-${width}.png`), fullPage: true });
  }
  await page.context().close();
}

/** The README's own: what a first look should see, at the size of a phone. */
const README: readonly Shot[] = [
  { name: 'shop', path: SHOP, who: 'visitor', langs: VI },
  { name: 'listing', path: LISTING, who: 'visitor', langs: VI },
  { name: 'form', path: '/admin/listings/new', who: 'household', langs: VI },
  { name: 'admin', path: '/admin', who: 'household', langs: VI },
];
/** Bytes that one picture of the README may have. */
const README_MOST = 40_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { url: { type: 'string' }, photos: { type: 'string' }, readme: { type: 'boolean', default: false } },
});

let house: DemoHouse;
try {
  house = await openHouse(values);
  await photographHouse();
} catch (error) {
  tell(error);
}

async function openHouse({ url, photos, readme }: typeof values): Promise<DemoHouse> {
  if (photos) await requirePhotoFolder(photos, { url, readme });
  if (url) return { url: url.replace(/\/+$/, ''), newcomer: null, close: async () => {} };
  if (!photos) return openDemoHouse(join(root, '.cache/screenshots'));
  return openDemoHouse(join(root, '.cache/screenshots-photos'), (tools, tell) =>
    hangRealPhotos(tools, { folder: photos, slugs: Object.values(DRESSED), tell }),
  );
}

async function photographHouse(): Promise<void> {
  try {
    const browser = await chromium.launch({ executablePath: await requireBrowser(), args: [...BROWSER_ARGS] });
    try {
      if (values.readme) await photographForReadme(browser);
      else
        for (const width of [360, 1280]) {
          await photographAll(browser, width);
          await photographThemes(browser, width);
        }
    } finally {
      await browser.close();
    }
  } finally {
    await house.close();
  }
}

async function photographAll(browser: Browser, width: number): Promise<void> {
  const folder = join(root, 'screenshots');
  if (width === 360) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const who of ['visitor', 'household', 'manager', 'newcomer'] as const) {
    const page = await openAs(browser, who, { width, height: width === 360 ? 740 : 900, scale: 1 });
    if (!page) continue;
    for (const { name, path, langs } of SHOTS.filter((shot) => shot.who === who)) {
      for (const lang of langs) {
        const complaint = await visit(page, path, lang);
        await page.screenshot({ path: join(folder, `${name}-${lang}-${width}.png`), fullPage: true });
        console.log(`${name}-${lang}-${width}${complaint}`);
      }
    }
    await page.context().close();
  }
}

async function photographForReadme(browser: Browser): Promise<void> {
  for (const { name, path, who } of README) {
    const page = await openAs(browser, who, { width: 360, height: 720, scale: 2 });
    if (!page) continue;
    await visit(page, path, 'vi');
    const picture = sharp(await page.screenshot()).resize({ width: 360 });
    let file = Buffer.alloc(0);
    for (let quality = 84; quality > 30 && (file.length === 0 || file.length > README_MOST); quality -= 6)
      file = await picture.clone().webp({ quality, effort: 6 }).toBuffer();
    await sharp(file).toFile(join(root, 'docs', `${name}.webp`));
    console.log(`docs/${name}.webp ${file.length} bytes`);
    await page.context().close();
  }
}

/** A browser of somebody's own, signed in; null when a house that runs elsewhere has nobody like that. */
async function openAs(
  browser: Browser,
  who: Who,
  { width, height, scale }: { width: number; height: number; scale: number },
): Promise<Page | null> {
  const phone = {
    visitor: '',
    household: GARDENS[0]!.owner.phone,
    manager: COOPERATIVE.manager.phone,
    newcomer: house.newcomer,
  };
  const number = phone[who];
  if (number === null) return null;
  const isPhone = width < 500;
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: { width, height },
    deviceScaleFactor: scale,
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`  ! ${who}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.log(`  ! ${who}: ${message.text()}`));
  if (number === '') return page;
  await page.goto('/login');
  await page.locator('input[name=phone]').fill(number);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await Promise.all([
    page.waitForURL((url) => url.pathname !== '/login'),
    page.locator('form button[type=submit]').first().click(),
  ]);
  return page;
}

/** Goes there and waits until everything that will be seen is there; says what is wrong with it at a glance. */
async function visit(page: Page, path: string, lang: Lang): Promise<string> {
  const answer = await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, { waitUntil: 'load' });
  await page.evaluate(async () => {
    // pictures further down load when they come near
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      window.scrollTo(0, y);
      await new Promise((next) => setTimeout(next, 30));
    }
    window.scrollTo(0, 0);
    // a lazy picture that is off the screen may wait for ever
    const pictures = Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await Promise.race([pictures, new Promise((next) => setTimeout(next, 5_000))]);
    await document.fonts.ready;
  });
  const complaints: string[] = [];
  if (answer && answer.status() >= 400 && !path.includes('khong-co')) complaints.push(`answered ${answer.status()}`);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (tooWide > 0) complaints.push(`${tooWide} px wider than the screen`);
  const broken = await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).length);
  if (broken > 0) complaints.push(`${broken} pictures missing`);
  return complaints.length > 0 ? `: ${complaints.join(', ')}` : '';
}
