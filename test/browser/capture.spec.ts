import { storedListing } from '../builders';
import { expectAccessible } from './accessibility';
import {
  answer,
  arrived,
  changePhotos,
  choosePhotos,
  expect,
  freshPhotos,
  halfSent,
  heavyPhoto,
  inTheShop,
  killTab,
  laidIn,
  letPass,
  pieces,
  publish,
  slowLooksWithoutAlarm,
  test,
  thinLine,
  tiles,
  untilLaidIn,
  untilSent,
} from './capture';

test('the signal breaks at 30 % and at 60 %: every photo arrives once, from where it broke off', async ({
  grower: { page, context, shopId },
  platform,
  house,
}) => {
  const photos = await freshPhotos(3, 1100);
  const sent = pieces(page);
  await page.goto('/admin/listings/new');
  await thinLine(page, 40_000);
  await choosePhotos(page, photos);
  await answer(page, 'Bông giấy hồng tán tròn');

  for (const percent of [30, 60]) {
    await untilSent(page, percent);
    await context.setOffline(true);
    await expect(tiles(page).getByText('Đang chờ gửi')).toHaveCount(3);
    const [held, begun] = [halfSent(house), sent.length];
    expect(held).toBeGreaterThan(0);
    await context.setOffline(false);
    await thinLine(page, 40_000);
    await expect.poll(() => sent.length).toBeGreaterThan(begun);
    expect(sent.slice(begun).some(({ from }) => from > 0)).toBe(true);
  }
  await expect(arrived(page)).toHaveCount(3, { timeout: 60_000 });
  await thinLine(page, 0);
  await publish(page).tap();
  await page.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);

  const shop = await inTheShop(platform, shopId);
  expect(shop.photos).toBe(3);
  expect(shop.listings).toMatchObject([{ name: 'Bông giấy hồng tán tròn', state: 'published' }]);
  const stored = shop.listings[0]!.photos.map(({ originalBytes }) => originalBytes).sort();
  expect(stored).toEqual(photos.map(({ buffer }) => buffer.length).sort());
});

test('a killed tab: another visit goes on sending, and nothing is typed twice', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  const photos = await freshPhotos(2, 1100);
  await page.goto('/admin/listings/new');
  await thinLine(page, 25_000);
  await choosePhotos(page, photos);
  await answer(page, 'Mai vàng');
  await untilSent(page, 40);
  await killTab(page);

  const again = await context.newPage();
  const sent = pieces(again);
  await again.goto('/admin');
  await expect.poll(() => sent.filter(({ from }) => from > 0).length).toBeGreaterThan(0);
  await again.goto('/admin/listings/new');
  await expect(tiles(again)).toHaveCount(2);
  await expect(arrived(again)).toHaveCount(2, { timeout: 30_000 });
  await expect(again.getByLabel('Tên', { exact: true })).toHaveValue('Mai vàng');
  await publish(again).tap();
  await again.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);

  const shop = await inTheShop(platform, shopId);
  expect(shop.photos).toBe(2);
  expect(shop.listings).toMatchObject([{ name: 'Mai vàng', state: 'published' }]);
  await again.goto('/admin/listings/new');
  await expect(again.getByLabel('Tên', { exact: true })).toHaveValue('');
  await expect(tiles(again)).toHaveCount(0);
});

test('a photo chosen before the page has found its draft is kept on the phone like any other', async ({
  grower: { page, context },
}) => {
  await page.addInitScript(() => {
    const ask = navigator.locks.request.bind(navigator.locks) as (...given: unknown[]) => Promise<unknown>;
    Object.assign(navigator.locks, {
      request: async (name: string, ...given: unknown[]) => {
        if (name.startsWith('draft ')) await new Promise((resolve) => setTimeout(resolve, 8_000)); // a slow phone
        return ask(name, ...given);
      },
    });
  });
  await page.goto('/admin/listings/new');
  await page.waitForLoadState('networkidle'); // the scripts have come, the draft's name has not
  await context.setOffline(true);
  await choosePhotos(page, await freshPhotos(1));
  await expect(tiles(page).getByText('Đang chờ gửi')).toHaveCount(1, { timeout: 20_000 });
  await killTab(page);
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto('/admin/listings/new');
  await expect(arrived(again)).toHaveCount(1, { timeout: 30_000 });
});

test('a 5 MB photo reaches the shop over 64 kbit/s', async ({ grower: { page, shopId }, platform }) => {
  test.setTimeout(400_000);
  const photo = await heavyPhoto();
  await page.goto('/admin/listings/new');
  await thinLine(page, 8_000);
  const weighing: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    const weight = Promise.all([request.allHeaders(), request.sizes()]);
    weighing.push(weight.then(([sent, sizes]) => Number(sent['content-length'] ?? 0) + sizes.requestHeadersSize));
  });
  const begun = Date.now();
  await choosePhotos(page, [photo]);
  await expect(tiles(page).getByText(/Đã thu gọn .* MB còn .* MB/)).toBeVisible({ timeout: 60_000 });
  await expect(arrived(page)).toHaveCount(1, { timeout: 300_000 });
  const seconds = (Date.now() - begun) / 1000;
  const stored = await platform.db.photo.findFirstOrThrow({ where: { shopId } });
  const bytes = (await Promise.all(weighing)).reduce((sum, weight) => sum + weight, 0);
  console.log(
    `Over 64 kbit/s: ${(photo.buffer.length / 1e6).toFixed(1)} MB taken (${photo.isReal ? 'real' : 'drawn'}), ` +
      `a file of ${(stored.originalBytes / 1e6).toFixed(2)} MB, ${bytes} bytes sent in all, ${seconds.toFixed(0)} s.`,
  );
  expect(stored.originalBytes).toBeLessThan(photo.buffer.length / 3);
  expect(bytes).toBeGreaterThanOrEqual(stored.originalBytes);
  expect(seconds).toBeLessThan(stored.originalBytes / 8_000 + 60);
});

test('pressed without a network: it waits on the phone and goes by itself, once', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  await page.goto('/admin/listings/new');
  await answer(page, 'Cúc mâm xôi');
  await context.setOffline(true);
  await choosePhotos(page, await freshPhotos(2));
  await publish(page).tap();
  await expect(page.getByText('Đã ghi trên máy')).toBeVisible();

  await page.getByRole('button', { name: 'Đăng món khác' }).tap();
  await expect(tiles(page)).toHaveCount(0);
  await expect(page.getByLabel('Tên', { exact: true })).toHaveValue('');
  await answer(page, '');
  await choosePhotos(page, await freshPhotos(1));
  await publish(page).tap();
  await expect(page.getByText('Bác chưa ghi tên.').first()).toBeVisible();
  await page.getByLabel('Tên', { exact: true }).fill('Mai chiếu thủy');
  await publish(page).tap();
  await expect(page.getByText('Đã ghi trên máy')).toBeVisible();
  expect((await inTheShop(platform, shopId)).listings).toHaveLength(0);

  await killTab(page);
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto('/admin');
  await expect.poll(async () => (await inTheShop(platform, shopId)).listings.length, { timeout: 30_000 }).toBe(2);
  await expect(again.getByText('chờ gửi')).toHaveCount(0);
  const shop = await inTheShop(platform, shopId);
  expect(shop.photos).toBe(3);
  // both went at once, so either may have come first
  const byName = shop.listings.sort((one, other) => one.name.localeCompare(other.name, 'vi'));
  expect(byName).toMatchObject([
    { name: 'Cúc mâm xôi', state: 'published', photos: [{}, {}] },
    { name: 'Mai chiếu thủy', state: 'published', photos: [{}] },
  ]);
});

test('a tab killed in the middle of writing a listing down: its photos go with it all the same', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  await page.goto('/admin/listings/new');
  await answer(page, 'Cúc mâm xôi');
  await context.setOffline(true);
  await choosePhotos(page, await freshPhotos(2));
  await expect(tiles(page)).toHaveCount(2);
  await publish(page).tap();
  await expect(page.getByText('Đã ghi trên máy')).toBeVisible();
  await changePhotos(page, { form: 'listing-new:elsewhere' }); // the listing is written first, then its photos are given over
  await killTab(page);

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto('/admin');
  await expect.poll(async () => (await inTheShop(platform, shopId)).listings.length, { timeout: 60_000 }).toBe(1);
  expect((await inTheShop(platform, shopId)).listings).toMatchObject([
    { name: 'Cúc mâm xôi', state: 'published', photos: [{}, {}] },
  ]);
});

test('on a slow phone a listing goes when its last photo arrives, though the first is still being looked at', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  await page.goto('/admin/listings/new');
  await answer(page, 'Cúc mâm xôi');
  await context.setOffline(true);
  await choosePhotos(page, await freshPhotos(3));
  await expect(tiles(page)).toHaveCount(3);
  await publish(page).tap();
  await expect(page.getByText('Đã ghi trên máy')).toBeVisible();
  await page.close();

  await context.setOffline(false);
  const again = await context.newPage();
  await again.addInitScript(slowLooksWithoutAlarm);
  let [answered, freed] = [0, 0];
  await again.route('**/admin/photos?upload=*', async (route) => {
    const response = await route.fetch({ timeout: 60_000 });
    answered++;
    while (answered < 3) await again.waitForTimeout(50);
    await again.waitForTimeout(200 * freed++); // one shortly after the other
    await route.fulfill({ response });
  });
  await again.goto('/admin');
  await expect.poll(async () => (await inTheShop(platform, shopId)).listings.length, { timeout: 60_000 }).toBe(1);
  expect((await inTheShop(platform, shopId)).listings).toMatchObject([{ photos: [{}, {}, {}] }]);
});

test('an answer that is not the shop’s own takes no listing off the phone', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  await page.goto('/admin/listings/new');
  await answer(page, 'Cúc mâm xôi');
  await context.setOffline(true);
  await choosePhotos(page, await freshPhotos(1));
  await expect(tiles(page)).toHaveCount(1);
  await publish(page).tap();
  await expect(page.getByText('Đã ghi trên máy')).toBeVisible();
  await page.close();

  await context.setOffline(false);
  const again = await context.newPage();
  let refused = 0;
  await again.route('**/admin/listings/kept', async (route) => {
    if (refused++ > 0) return route.continue();
    await route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"status":403}' });
  });
  await again.goto('/admin');
  await expect.poll(async () => (await inTheShop(platform, shopId)).listings.length, { timeout: 60_000 }).toBe(1);
  expect(refused).toBeGreaterThan(1);
});

test('a reload without a network brings back everything, and so does a week', async ({
  grower: { page, context, shopId },
  platform,
  house,
}) => {
  await untilLaidIn(page);
  await page.goto('/admin/listings/new');
  await answer(page, 'Hồng cổ Sa Đéc');
  await thinLine(page, 60_000);
  await choosePhotos(page, await freshPhotos(2, 1100));
  await untilSent(page, 40);
  await context.setOffline(true);
  await page.reload();
  await expect(tiles(page)).toHaveCount(2);
  await expect(page.getByLabel('Tên', { exact: true })).toHaveValue('Hồng cổ Sa Đéc');
  await expect(page.getByLabel(/^Giá một chậu/)).toHaveValue('350k');

  await letPass(page, house, 8);
  await killTab(page);
  const again = await context.newPage();
  await again.goto('/admin/listings/new');
  await expect(tiles(again)).toHaveCount(2);
  await context.setOffline(false);
  await expect(arrived(again)).toHaveCount(2, { timeout: 60_000 });
  await publish(again).tap();
  await again.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);
  const shop = await inTheShop(platform, shopId);
  expect(shop.photos).toBe(2);
  expect(shop.listings).toMatchObject([{ name: 'Hồng cổ Sa Đéc', state: 'published', photos: [{}, {}] }]);
});

test('two tabs write two listings, and neither loses a word', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  const other = await context.newPage();
  for (const [tab, name] of [
    [page, 'Bông trang'],
    [other, 'Sứ thái'],
  ] as const) {
    await tab.goto('/admin/listings/new');
    await answer(tab, name);
    await choosePhotos(tab, await freshPhotos(1));
    await expect(arrived(tab)).toHaveCount(1);
  }
  await page.reload();
  await expect(page.getByLabel('Tên', { exact: true })).toHaveValue('Bông trang');
  await expect(tiles(page)).toHaveCount(1);
  await expect(other.getByLabel('Tên', { exact: true })).toHaveValue('Sứ thái');
  for (const tab of [page, other]) {
    await publish(tab).tap();
    await tab.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);
  }
  const shop = await inTheShop(platform, shopId);
  expect(shop.listings).toMatchObject([
    { name: 'Bông trang', photos: [{}] },
    { name: 'Sứ thái', photos: [{}] },
  ]);
});

test('it can be installed, and leaves no page behind for whoever signs in next', async ({ grower: { page } }) => {
  await untilLaidIn(page);
  const manifest = (await (await page.request.get('/manifest.webmanifest')).json()) as { icons: { src: string }[] };
  expect(await page.locator('link[rel=manifest]').getAttribute('href')).toBe('/manifest.webmanifest');
  for (const { src } of manifest.icons) expect((await page.request.get(src)).status()).toBe(200);
  const { scope } = await page.evaluate(async () => ({ scope: (await navigator.serviceWorker.ready).scope }));
  expect(new URL(scope).pathname).toBe('/admin');

  await page.goto('/admin/account');
  await page.getByRole('button', { name: 'Đăng xuất máy này', exact: true }).tap();
  await page.waitForURL('**/login');
  expect(await laidIn(page)).toEqual([]);
});

test('what another phone of the family saved meanwhile is never overwritten unasked', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  const { id } = await storedListing(platform.db, { shopId, name: 'Mai cũ' });
  await untilLaidIn(page);
  await page.goto(`/admin/listings/${id}`);
  await expect(page.locator('input[name=keptAs]')).toHaveValue(/^listing:/); // the page has come alive
  await context.setOffline(true);
  await page.getByLabel('Tên', { exact: true }).fill('Mai của má');
  await page.getByRole('button', { name: 'Lưu', exact: true }).tap();
  await expect(page.getByText('Đã ghi trên máy')).toBeVisible();
  await expectAccessible(page, 'a listing that waits');
  await platform.db.listing.update({ where: { id }, data: { name: 'Mai của con', version: { increment: 1 } } });
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Về trang chính' }).tap();

  await expect(page.getByText('“Mai của má” chưa gửi được')).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page, 'home with a listing to be mended');
  await page.getByRole('button', { name: 'Xem lại' }).tap();
  await expect(page.getByLabel('Tên', { exact: true })).toHaveValue('Mai của má');
  await page.getByRole('button', { name: 'Lưu', exact: true }).tap();
  await expect(page.getByText('Bác muốn giữ bản nào?')).toBeVisible();
  expect((await inTheShop(platform, shopId)).listings).toMatchObject([{ name: 'Mai của con' }]);
  await page.getByRole('button', { name: 'Giữ bản của tôi' }).tap();
  await expect.poll(async () => (await inTheShop(platform, shopId)).listings[0]?.name).toBe('Mai của má');
});
