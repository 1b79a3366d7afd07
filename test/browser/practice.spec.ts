import type { Page } from '@playwright/test';

import { storedListing, storedPerson } from '../builders';
import { expectAccessible } from './accessibility';
import { answer, arrived, choosePhotos, expect, freshPhotos, publish, test } from './capture';

const settled = (page: Page) => page.waitForLoadState('networkidle');
const banner = (page: Page) => page.getByText('Đang tập: không ai thấy, không ai mua thật');

/** The card of one pretend buyer on the page of practice. */
const card = (page: Page, name: string) =>
  page.locator('.Polaris-ShadowBevel', { has: page.getByRole('heading', { name, exact: true }) });

async function toBuyers(page: Page) {
  // a press that is still on its way ends on a page of its own, and takes this tap's way with it: then it is tapped again
  await expect(async () => {
    await page.getByRole('link', { name: 'Người mua tập' }).first().tap();
    await page.waitForURL('**/admin/practice', { timeout: 10_000 });
  }).toPass();
  await settled(page);
}

/** Lets a pretend buyer come; the order opens on the very page that real ones open on. Answers its id and code. */
async function come(page: Page, name: string) {
  await card(page, name).getByRole('button', { name: 'Cho người mua này tới' }).tap();
  await page.waitForURL(/\/admin\/orders\/[0-9a-f-]{36}$/);
  await settled(page);
  await expect(banner(page)).toBeVisible();
  await expect(page.getByText(name).first()).toBeVisible();
  return page.url().split('/').at(-1)!;
}

/** Takes the order from its answer onto the coach, with the buttons of the real desk. */
async function sendAway(page: Page) {
  await page.getByRole('button', { name: 'Nhận đơn' }).first().tap();
  await page.getByRole('button', { name: 'Đã gói xong' }).tap();
  await page.getByRole('link', { name: 'Giao hàng', exact: true }).tap();
  await page.waitForURL('**/handover');
  await settled(page);
  await page.getByRole('button', { name: 'Đã giao hàng' }).tap();
  await page.waitForURL(/\/admin\/orders\/[0-9a-f-]{36}/);
  await settled(page);
}

test.beforeEach(() => test.setTimeout(600_000));

test('a grower meets pretend buyers on the real pages; nobody else ever sees them', async ({
  grower: { page, shopId, phone },
  platform,
  browser,
}) => {
  const { db } = platform;
  const coop = await db.cooperative.create({ data: { slug: `tap-${Date.now()}`, name: 'Hợp tác xã tập' } });
  await db.shop.update({ where: { id: shopId }, data: { cooperativeId: coop.id } });
  const manager = await storedPerson(db, {
    passwordHash: (await db.person.findUniqueOrThrow({ where: { phone } })).passwordHash,
  });
  await db.cooperativeMember.create({ data: { cooperativeId: coop.id, personId: manager.id, role: 'manager' } });
  await storedListing(db, { shopId, name: 'Cây bán thật' });
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: shopId } });

  await page.goto('/admin');
  await settled(page);
  await expect(banner(page)).toBeHidden();
  await page.getByRole('link', { name: 'Tập bán thử' }).tap();
  await page.waitForURL('**/admin/practice');
  await expectAccessible(page, 'the way into practice');
  await page.getByRole('button', { name: 'Vào chế độ tập' }).tap();
  await expect(banner(page)).toBeVisible({ timeout: 30_000 });
  await settled(page);
  await expectAccessible(page, 'practice');

  await test.step('every page says that it is practice', async () => {
    for (const path of ['/admin', '/admin/listings', '/admin/listings/new', '/admin/orders', '/admin/books']) {
      await page.goto(path);
      await expect(banner(page), path).toBeVisible();
    }
    for (const path of ['/admin/shop/payments', '/admin/feeds', '/admin/orders/export', '/admin/lessons']) {
      await page.goto(path);
      await expect(page, path).toHaveURL(/\/admin\/practice\?outside=1$/);
      await expect(page.getByText('Trang đó của cửa hàng thật')).toBeVisible();
    }
    await toBuyers(page);
  });

  const paid = await test.step('a buyer orders and pays', async () => {
    const id = await come(page, 'Chị Hạnh (tập)');
    await sendAway(page);
    await toBuyers(page);
    await card(page, 'Chị Hạnh (tập)').getByRole('button', { name: 'Hàng tới nơi' }).tap();
    await expect(page.getByText('Nhà xe báo: hàng đã tới tay người mua.')).toBeVisible();
    await card(page, 'Chị Hạnh (tập)')
      .getByRole('link', { name: /^Mở đơn/ })
      .tap();
    await page.waitForURL(`**/admin/orders/${id}`);
    await settled(page);
    await page.getByRole('button', { name: 'Đã nhận tiền' }).tap();
    await page.getByRole('button', { name: 'Ghi đã nhận' }).tap();
    await expect(page.getByText('Đã ghi nhận tiền.')).toBeVisible();
    await toBuyers(page);
    await expect(page.getByText('Nhận tiền rồi ghi liền, sổ không sót.')).toBeVisible();
    return id;
  });

  await test.step('a buyer refuses at the door', async () => {
    const id = await come(page, 'Anh Tuấn (tập)');
    await sendAway(page);
    await toBuyers(page);
    await card(page, 'Anh Tuấn (tập)').getByRole('button', { name: 'Hàng tới nơi' }).tap();
    await expect(page.getByText('Nhà xe gọi: người mua không nhận')).toBeVisible();
    await page.goto(`/admin/orders/${id}`);
    await settled(page);
    await page.getByRole('link', { name: 'Hàng bị trả về' }).tap();
    await page.waitForURL('**/cancellation');
    await settled(page);
    await page.getByText('Cây còn tốt, bày bán lại').tap();
    await page.getByRole('button', { name: 'Đã nhận lại hàng' }).tap();
    await expect.poll(async () => (await db.order.findUniqueOrThrow({ where: { id } })).state).toBe('returned');
    await page.goto('/admin/practice');
    await expect(page.getByText('Hàng về thì ghi hàng về')).toBeVisible();
    await settled(page);
  });

  await test.step('a buyer claims that the plant is dead', async () => {
    const id = await come(page, 'Cô Mai (tập)');
    await sendAway(page);
    await toBuyers(page);
    await card(page, 'Cô Mai (tập)').getByRole('button', { name: 'Hàng tới nơi' }).tap();
    await card(page, 'Cô Mai (tập)').getByRole('button', { name: 'Người mua mở thùng ra coi' }).tap();
    await expect(page.getByText('Người mua báo cây chết, có gởi hình.')).toBeVisible({ timeout: 30_000 });
    await page.goto(`/admin/orders/${id}`);
    await settled(page);
    await page.getByRole('link', { name: 'Trả lời khiếu nại', exact: true }).first().tap();
    await page.waitForURL('**/claims/**');
    await settled(page);
    await page.getByLabel('Nhắn khách vài lời').fill('Vườn xin lỗi, gởi lại cây khác.');
    await page.getByRole('button', { name: 'Gửi trả lời' }).tap();
    await page.waitForURL(`**/admin/orders/${id}`);
    expect(await db.claim.findFirst({ where: { orderId: id } })).toMatchObject({ state: 'granted' });
  });

  const made = await test.step('she makes a listing, and takes it to the real shop', async () => {
    await page.goto('/admin/listings/new');
    await settled(page);
    await choosePhotos(page, await freshPhotos(1, 700));
    await answer(page, 'Mai vàng Zyxwv');
    await expect(arrived(page)).toHaveCount(1, { timeout: 30_000 });
    await publish(page).tap();
    await page.waitForURL(/\/admin\/listings\/[0-9a-f-]{36}/);
    const id = /listings\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    return db.listing.findUniqueOrThrow({ where: { id }, include: { shop: true } });
  });
  expect(made.shop.practiceOfId).toBe(shopId);

  const order = await db.order.findUniqueOrThrow({ where: { id: paid } });
  const marks = ['Zyxwv', made.shop.slug, order.code, '(tập)'];
  const publicPages = [
    '/',
    '/search?q=zyxwv',
    '/search',
    `/shop/${slug}`,
    `/coop/${coop.slug}`,
    '/sitemap.xml',
    ...['google.xml', 'google.tsv', 'meta.csv', 'tiktok.csv', 'pinterest.tsv', 'openai.jsonl'].flatMap((file) => [
      `/shop/${slug}/feeds/${file}`,
      `/coop/${coop.slug}/feeds/${file}`,
    ]),
  ];
  const gone = [
    `/shop/${made.shop.slug}`,
    `/shop/${made.shop.slug}/p/${made.slug}`,
    `/shop/${made.shop.slug}/feeds/google.xml`,
    `/order/${order.code}?key=${order.trackingKey}`,
  ];
  const unseen = () =>
    test.step('nothing of it is on a public page, in a feed, in a search or in a report', async () => {
      const visitor = await browser.newContext();
      const stranger = await visitor.newPage();
      for (const path of publicPages) {
        const text = await (await stranger.request.get(path)).text();
        expect({ path, found: marks.filter((mark) => text.includes(mark)) }).toEqual({ path, found: [] });
      }
      for (const path of gone) expect((await stranger.request.get(path)).status(), path).toBe(404);
      await stranger.goto('/login');
      await stranger.getByLabel('Số điện thoại').fill(manager.phone.replace('+84', '0'));
      await stranger.getByLabel('Mật khẩu', { exact: true }).fill('hoagiay2026');
      await stranger.locator('form button[type=submit]').tap();
      await stranger.waitForURL('**/cooperative');
      for (const path of [
        '/cooperative',
        '/cooperative/board',
        '/cooperative/reports',
        '/cooperative/reports/counted?what=orders',
      ]) {
        const answered = await stranger.request.get(path);
        expect(answered.status(), path).toBe(200);
        const text = await answered.text();
        expect({ path, found: marks.filter((mark) => text.includes(mark)) }).toEqual({ path, found: [] });
      }
      await stranger.goto('/cooperative/reports/counted?what=orders');
      await expect(stranger.getByText(order.code)).toHaveCount(0);
      await visitor.close();
    });
  await unseen();
});

test('what was made in practice goes to the real shop once, as a draft; tabs left behind follow her out', async ({
  grower: { page, shopId },
  platform: { db },
}) => {
  await page.goto('/admin/practice');
  await settled(page);
  await page.getByRole('button', { name: 'Vào chế độ tập' }).tap();
  await expect(banner(page)).toBeVisible({ timeout: 30_000 });
  const practice = await db.shop.findUniqueOrThrow({ where: { practiceOfId: shopId } });
  await storedListing(db, { shopId: practice.id, name: 'Mai vàng Zyxwv' });
  await test.step('it becomes a draft of the real shop, once', async () => {
    await page.goto('/admin/practice');
    await settled(page);
    await page.getByRole('button', { name: 'Đưa sang cửa hàng thật' }).tap();
    await expect(page.getByText('Đã có trong bản nháp của cửa hàng thật.')).toBeVisible();
    const real = await db.listing.findMany({ where: { shopId, name: 'Mai vàng Zyxwv' }, include: { photos: true } });
    expect(real).toMatchObject([{ state: 'draft', photos: [{ state: 'ready' }] }]);
  });

  await test.step('a tab that was left behind follows her out', async () => {
    const other = await page.context().newPage();
    await other.goto('/admin/listings/new');
    await expect(banner(other)).toBeVisible();
    await settled(other);
    await page.getByRole('button', { name: 'Ra khỏi chế độ tập' }).tap();
    await page.waitForURL('**/admin');
    await expect(banner(page)).toBeHidden();
    await expect(banner(other)).toBeHidden({ timeout: 15_000 });
    await other.close();
  });
  await page.goto('/admin/listings?state=draft');
  await expect(page.getByText('Mai vàng Zyxwv').first()).toBeVisible();
});

test('practice speaks English too', async ({ grower: { page } }) => {
  await page.goto('/admin/practice?lang=en');
  await settled(page);
  await page.getByRole('button', { name: 'Begin to practise' }).tap();
  await expect(page.getByText('Practice: nobody sees it, nobody really buys')).toBeVisible({ timeout: 30_000 });
  await settled(page);
  await expectAccessible(page, 'practice (en)');
});
