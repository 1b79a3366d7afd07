import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserContext, CDPSession, Locator, Page } from '@playwright/test';
import sharp from 'sharp';

import { hashPassword } from '~/features/accounts/password.server';
import { openPlatform, closePlatform, type Platform } from '~/platform/platform.server';
import { readConfig } from '~/platform/config.server';

import { storedPerson, storedShop } from '../builders';
import { samplePhoto } from '../sample-photos';
import { expect, test as base, type House } from './server';

/** Of everybody who signs in here. */
export const PASSWORD = 'hoagiay2026';

/** A grower at work in her own shop, on a phone of her own. */
export type Grower = { page: Page; context: BrowserContext; shopId: string; phone: string };

/** Playwright's `test` with a database to look into and a signed-in grower for every test. */
export const test = base.extend<{ grower: Grower }, { platform: Platform }>({
  platform: [
    async ({ house }, use) => {
      const { databaseUrl, dataDir } = house;
      const env = {
        NODE_ENV: 'test' as const,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        JOBS: '0',
        LOG_LEVEL: 'error',
      };
      const platform = openPlatform(readConfig(env));
      await use(platform);
      await closePlatform(platform);
    },
    { scope: 'worker' },
  ],
  grower: async ({ context, platform }, use) => {
    const person = await storedPerson(platform.db, { passwordHash: await hashPassword(PASSWORD) });
    const shop = await storedShop(platform.db, { ownerId: person.id, setupStep: null });
    const page = await context.newPage();
    await signIn(page, person.phone);
    await use({ page, context, shopId: shop.id, phone: person.phone });
  },
});
export { expect };

export async function signIn(page: Page, phone: string, home = '**/admin'): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Số điện thoại').fill(phone.replace('+84', '0'));
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.locator('form button[type=submit]').tap();
  await page.waitForURL(home);
}

/** A line as thin as asked, bytes a second both ways; 0: as quick as this machine. */
export async function thinLine(page: Page, bytesPerSecond: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  const throughput = bytesPerSecond || -1;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: bytesPerSecond ? 100 : 0,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  return session;
}

export type Picture = { name: string; mimeType: string; buffer: Buffer };

/** Photos that nobody has sent before, about as heavy as asked, of a size that the phone leaves as it is. */
export const freshPhotos = (count: number, side = 1000): Promise<Picture[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      name: `cay-${index + 1}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await sharp({
        create: {
          width: side,
          height: side,
          channels: 3,
          background: { r: Math.floor(Math.random() * 200), g: 120, b: 40 + index },
          noise: { type: 'gaussian', mean: 110, sigma: 14 },
        },
      })
        .jpeg({ quality: 82 })
        .toBuffer(),
    })),
  );

/** A 12-megapixel photo of about 5 MB, as a good phone writes it: from a real one where there is one, else drawn with grain. */
export async function heavyPhoto(): Promise<Picture & { isReal: boolean }> {
  const real = await samplePhoto('canon5d-tomatoes-12mp.jpg');
  const picture = real ?? (await drawnGarden());
  let buffer = picture;
  for (let quality = 90; buffer.length < 4_800_000 && quality <= 100; quality += 2)
    buffer = await sharp(picture).jpeg({ quality }).toBuffer();
  return { name: 've.jpg', mimeType: 'image/jpeg', buffer, isReal: real !== null };
}

async function drawnGarden(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 };
  const grain = sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise } });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000">
    <rect width="4000" height="1600" fill="#8fc3ee"/><rect y="1600" width="4000" height="1400" fill="#4a3524"/>
    ${Array.from({ length: 60 }, (_, i) => `<circle cx="${(i * 613) % 4000}" cy="${500 + ((i * 337) % 2200)}" r="${60 + ((i * 29) % 120)}" fill="hsl(${320 + (i % 40)} 70% 50%)"/>`).join('')}
  </svg>`;
  const input = await grain.png().toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

export async function choosePhotos(page: Page, photos: Picture[]): Promise<void> {
  await page.locator('input[data-photos=gallery]').setInputFiles(photos);
}

/** The six answers of the form. */
export async function answer(page: Page, name: string): Promise<void> {
  const named = page.getByLabel('Tên', { exact: true });
  await named.fill(name);
  await named.blur(); // what the catalogue proposes lies over the next answers while she is in the name
  await page.getByText('chậu', { exact: true }).tap();
  await page.getByLabel(/^Giá một chậu/).fill('350k');
  await page.getByLabel('Còn bao nhiêu chậu').fill('20');
  await page.getByLabel('Cỡ', { exact: true }).fill('chậu 30 cm');
}

export const tiles = (page: Page): Locator => page.locator('.cv-photo');
export const arrived = (page: Page): Locator => page.locator('input[name=photoIds]');
export const publish = (page: Page): Locator => page.getByRole('button', { name: 'Đăng bán', exact: true });

/** Waits until some photo is sent that far, in percent. */
export async function untilSent(page: Page, percent: number): Promise<void> {
  await page.waitForFunction(
    (least) =>
      [...document.querySelectorAll('.cv-photo')].some((tile) => {
        const [, sent] = /Đang gửi (\d+) %/.exec(tile.textContent ?? '') ?? [];
        return Number(sent) >= least;
      }),
    percent,
    { timeout: 60_000, polling: 50 },
  );
}

/** Kills the tab as a phone without memory does: nobody is asked, nothing is said. */
export async function killTab(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const killed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined); // it dies before it can answer
  await killed;
  await page.close();
}

/** Where in its file each piece began that the page has sent. */
export function pieces(page: Page): { upload: string; from: number }[] {
  const seen: { upload: string; from: number }[] = [];
  page.on('request', (request) => {
    const from = request.headers()['upload-offset'];
    if (request.method() === 'PATCH' && from) seen.push({ upload: request.url(), from: Number(from) });
  });
  return seen;
}

/** Bytes of unfinished uploads that the server holds. */
export function halfSent({ dataDir }: House): number {
  const folder = join(dataDir, 'uploads');
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.json'))
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

/** What stands in the database of this shop. */
export async function inTheShop({ db }: Platform, shopId: string) {
  const listings = await db.listing.findMany({
    where: { shopId },
    include: { photos: { where: { removedAt: null } }, variants: true },
    orderBy: { name: 'asc' },
  });
  return { listings, photos: await db.photo.count({ where: { shopId } }) };
}

/** Waits until the pages of the person at work are laid in for days without a network. */
export async function untilLaidIn(page: Page): Promise<void> {
  await expect.poll(() => laidIn(page), { timeout: 30_000 }).toContain('/admin/listings/new');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Addresses of the pages that this phone has kept. */
export const laidIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kept = (await caches.keys()).filter((name) => name.startsWith('pages-') && name !== 'pages-who');
    const found = await Promise.all(kept.map(async (name) => (await caches.open(name)).keys()));
    return found.flat().map(({ url }) => new URL(url).pathname);
  });

/** Lets days go by: the phone's photos were taken so long ago, and the server has swept up what it had of them. */
export async function letPass(page: Page, { dataDir }: House, days: number): Promise<void> {
  rmSync(join(dataDir, 'uploads'), { recursive: true, force: true });
  await changePhotos(page, { takenAt: Date.now() - days * 86_400_000 });
}

/** Changes what the phone has written down of every photo. */
export const changePhotos = (page: Page, given: { form?: string; takenAt?: number }): Promise<void> =>
  page.evaluate(
    (changes) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('chovuon-photos');
        opening.onerror = () => reject(new Error('The phone keeps no photos.'));
        opening.onsuccess = () => {
          const changing = opening.result.transaction('photos', 'readwrite');
          const cursor = changing.objectStore('photos').openCursor();
          cursor.onsuccess = () => {
            const place = cursor.result;
            if (!place) return;
            place.update({ ...place.value, ...changes });
            place.continue();
          };
          changing.oncomplete = () => resolve();
        };
      }),
    given,
  );

/**
 * For a page's start: a phone that takes half a second for each look at a listing that waits, and on which no alarm of
 * a second or more rings, so that nothing is mended by simply trying again later.
 */
export function slowLooksWithoutAlarm(): void {
  const clock = window.setTimeout.bind(window);
  window.setTimeout = ((work: () => void, wait = 0) => (wait >= 1000 ? 0 : clock(work, wait))) as typeof setTimeout;
  const { locks } = navigator;
  const request = locks.request.bind(locks) as (...given: unknown[]) => Promise<unknown>;
  locks.request = ((name: string, options: LockOptions, work: (lock: Lock | null) => Promise<unknown>) =>
    request(name, options, async (lock: Lock | null) => {
      const done = await work(lock);
      if (lock && name.startsWith('kept ')) await new Promise((resolve) => clock(resolve, 500));
      return done;
    })) as typeof locks.request;
}
