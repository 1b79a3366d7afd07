import type { Page } from '@playwright/test';

import { changeOrder } from '~/features/orders/change-order.server';
import type { Platform } from '~/platform/platform.server';

import { storedListing } from '../builders';
import { storedOrder } from '../stored-order';
import { expectAccessible } from './accessibility';
import { expect, freshPhotos, test } from './capture';

const settled = (page: Page) => page.waitForLoadState('networkidle');
const stateOf = async (platform: Pick<Platform, 'db'>, id: string) =>
  (await platform.db.order.findUniqueOrThrow({ where: { id } })).state;

test.beforeEach(() => test.setTimeout(240_000));

test('a new order: accepted in one tap, packed, handed over with a photo, delivered', async ({
  grower: { page, shopId },
  platform,
}) => {
  const listing = await storedListing(platform.db, { shopId, details: { packing: ['caged'], fragile: true } });
  const order = await storedOrder(platform.db, {
    shopId,
    line: { listingId: listing.id, variantId: listing.variants[0]!.id },
  });

  await page.goto('/admin');
  await settled(page);
  await page.getByRole('link', { name: 'Xem đơn' }).tap();
  await page.waitForURL('**/admin/orders?filter=new');
  await expect(page.getByText('Nguyễn Văn Nam')).toBeVisible();
  await settled(page);
  await page.getByRole('button', { name: `Nhận đơn, đơn ${order.code}` }).tap();
  await expect(page.getByRole('status').getByText(`Đã nhận đơn ${order.code}`)).toBeVisible();
  await expect.poll(() => stateOf(platform, order.id)).toBe('accepted');

  await page.goto(`/admin/orders/${order.id}`);
  await settled(page);
  await expect(page.getByText('Gói theo cách của vườn: Lồng giấy hoặc nhựa.')).toBeVisible();
  await expect(page.getByText('Dễ gãy: chèn kín bốn phía')).toBeVisible();
  await page.getByRole('button', { name: 'Đã gói xong' }).tap();
  await expect.poll(() => stateOf(platform, order.id)).toBe('packed');

  // the thumb slipped: the rules let it be taken back
  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await expect.poll(() => stateOf(platform, order.id)).toBe('accepted');
  await page.getByRole('button', { name: 'Đã gói xong' }).tap();
  await expect.poll(() => stateOf(platform, order.id)).toBe('packed');

  await page.getByRole('link', { name: 'Giao hàng', exact: true }).tap();
  await page.waitForURL('**/handover');
  await settled(page);
  await page.getByLabel('Tên nhà xe, người chở').fill('Nhà xe Thảo Châu');
  await page.getByLabel('Số điện thoại nhà xe, tài xế').fill('0909 111 222');
  await page.getByLabel('Biển số xe').fill('84F-001.23');
  await page.getByLabel('Khách lấy ở bến nào').fill('Bến xe Cần Thơ');
  const [photo] = await freshPhotos(1, 900);
  await page.getByLabel('Chụp hàng lúc giao').setInputFiles(photo!);
  await page.getByRole('button', { name: 'Đã giao hàng' }).tap();
  await page.waitForURL(`**/admin/orders/${order.id}`);
  await expect(page.getByText('Nhà xe Thảo Châu')).toBeVisible();
  await expect(page.getByText('0909 111 222')).toBeVisible();
  const shown = page.getByRole('img', { name: /Hình lúc giao/ });
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  expect(await platform.db.orderFile.count({ where: { orderId: order.id, kind: 'handover' } })).toBe(1);

  await settled(page);
  await page.getByRole('button', { name: 'Khách đã nhận' }).tap();
  await expect.poll(() => stateOf(platform, order.id)).toBe('delivered');
  const events = await platform.db.orderEvent.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } });
  expect(events.map(({ kind }) => kind)).toEqual([
    'accepted',
    'packed',
    'unpacked',
    'packed',
    'handed-over',
    'delivered',
  ]);
});

test('an order is cancelled with a reason, in a tap or in the grower’s own words', async ({
  grower: { page, shopId },
  platform,
}) => {
  const [known, own] = [await storedOrder(platform.db, { shopId }), await storedOrder(platform.db, { shopId })];
  await page.goto(`/admin/orders/${known.id}/cancellation`);
  await settled(page);
  await page.getByRole('button', { name: 'Huỷ đơn này' }).tap();
  await expect(page.getByRole('alert').first()).toContainText('Chọn lý do hủy');
  await page.getByText('Hết hàng').tap();
  await page.getByRole('button', { name: 'Huỷ đơn này' }).tap();
  await page.waitForURL(`**/admin/orders/${known.id}`);
  await expect(page.getByText('Đơn đã khép lại')).toBeVisible();

  await page.goto(`/admin/orders/${own.id}/cancellation`);
  await settled(page);
  await page.getByText('Lý do khác').tap();
  await page.getByLabel('Bác ghi lý do').fill('Nước mặn lên, cây rụng lá.');
  await page.getByRole('button', { name: 'Huỷ đơn này' }).tap();
  await page.waitForURL(`**/admin/orders/${own.id}`);

  const reasons = await platform.db.order.findMany({ where: { shopId }, select: { cancelReason: true, state: true } });
  expect(reasons).toEqual(
    expect.arrayContaining([
      { cancelReason: 'sold-out', state: 'cancelled' },
      { cancelReason: 'Nước mặn lên, cây rụng lá.', state: 'cancelled' },
    ]),
  );
});

test('a fee that was asked is told before anything else', async ({ grower: { page, shopId }, platform }) => {
  const order = await storedOrder(platform.db, { shopId, shippingKind: 'quote', quote: 'asked', shippingFee: null });
  await page.goto('/admin/orders');
  await settled(page);
  await page.getByRole('link', { name: `Báo tiền giao hàng, đơn ${order.code}` }).tap();
  await page.waitForURL(`**/admin/orders/${order.id}`);
  await settled(page);
  await page.getByRole('link', { name: 'Báo tiền giao hàng', exact: true }).tap();
  await page.waitForURL('**/fee');
  await settled(page);
  await page.getByLabel('Tiền giao hàng').fill('nhiều');
  await page.getByRole('button', { name: 'Báo cho khách' }).tap();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel('Tiền giao hàng')).toHaveValue('nhiều');
  await page.getByLabel('Tiền giao hàng').fill('60k');
  await page.getByRole('button', { name: 'Báo cho khách' }).tap();
  await page.waitForURL(`**/admin/orders/${order.id}`);
  await expect(page.getByText('Chờ khách đồng ý giá giao')).toBeVisible();
  expect(await platform.db.order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
    quote: 'offered',
    shippingFee: 60_000n,
    total: 760_000n,
  });
});

test('a claim is answered beside the photos of both sides', async ({ grower: { page, shopId }, platform }) => {
  const order = await storedOrder(platform.db, { shopId, state: 'packed', acceptedAt: new Date() });
  for (const to of ['handed_over', 'delivered'] as const)
    await changeOrder(platform, { shopId, orderId: order.id, to, actor: 'seller' }); // so that it is in the books
  const claim = await platform.db.claim.create({
    data: { orderId: order.id, kind: 'broken', text: 'Gãy một nhánh lớn.', filedAt: new Date() },
  });
  await page.goto('/admin/orders?filter=claims');
  await settled(page);
  await page.getByRole('link', { name: `Trả lời khiếu nại, đơn ${order.code}` }).tap();
  await page.waitForURL(`**/admin/orders/${order.id}`);
  await settled(page);
  await expect(page.getByText('Gãy một nhánh lớn.')).toBeVisible();
  await page.getByRole('link', { name: 'Trả lời khiếu nại', exact: true }).first().tap();
  await page.waitForURL(`**/claims/${claim.id}`);
  await settled(page);
  await expect(page.getByLabel('Bớt một phần tiền')).toBeChecked(); // what is customary for a broken branch
  await page.getByLabel('Trả lại bao nhiêu?').fill('100k');
  await page.getByLabel('Nhắn khách vài lời').fill('Vườn xin lỗi, bớt lại cho anh 100 ngàn.');
  await page.getByRole('button', { name: 'Gửi trả lời' }).tap();
  await page.waitForURL(`**/admin/orders/${order.id}`);
  expect(await platform.db.claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({
    state: 'granted',
    remedy: 'part',
    amount: 100_000n,
  });
  await settled(page);
  await page.getByRole('button', { name: 'Đã bồi thường xong' }).tap();
  await expect
    .poll(async () => (await platform.db.claim.findUniqueOrThrow({ where: { id: claim.id } })).state)
    .toBe('settled');
});

test('orders are found by name without tone marks, by telephone and by code', async ({
  grower: { page, shopId },
  platform,
}) => {
  const order = await storedOrder(platform.db, { shopId, state: 'accepted', acceptedAt: new Date() });
  await storedOrder(platform.db, { shopId, buyerName: 'Lê Thị Bưởi', buyerPhone: '+84987654321' });
  for (const typed of ['nguyen van nam', '0912 345', order.code]) {
    await page.goto('/admin/orders');
    await settled(page);
    await page.getByLabel('Tìm tên, số điện thoại, mã đơn').fill(typed);
    await expect(page.getByText('Nguyễn Văn Nam'), typed).toBeVisible();
    await expect(page.getByText('Lê Thị Bưởi'), typed).toHaveCount(0);
  }
});

test('a way of sending is set up on a telephone, and says what buyers will see', async ({
  grower: { page, shopId },
  platform,
}) => {
  await page.goto('/admin/shop/shipping');
  await settled(page);
  await page.getByRole('link', { name: 'Vườn tự giao' }).tap();
  await page.waitForURL('**/new?kind=own_delivery');
  await settled(page);
  await page.getByRole('button', { name: 'Lưu cách giao' }).tap();
  await expect(page.getByRole('alert').first()).toContainText('ít nhất một vùng');
  await page.getByLabel('Thêm xã, phường').fill('cho lach');
  await page
    .getByRole('button', { name: /xã Chợ Lách/ })
    .first()
    .tap();
  await page.getByRole('textbox', { name: /xã Chợ Lách/ }).fill('20k');
  await page.getByText('Các tỉnh miền Tây').tap();
  await page.getByLabel('Tiền giao', { exact: true }).fill('80.000');
  await page.getByRole('button', { name: 'Lưu cách giao' }).tap();
  await page.waitForURL('**/admin/shop/shipping');
  await expect(page.getByText(/80\.000\s₫, 1–2 ngày/)).toBeVisible();
  const [way] = await platform.db.shippingMethod.findMany({ where: { shopId } });
  expect(way?.rules).toMatchObject({ communes: [{ code: '28870', fee: 20_000 }], days: { delta: [1, 2] } });

  await settled(page);
  await page.getByRole('button', { name: 'Bỏ', exact: true }).tap();
  await expect.poll(() => platform.db.shippingMethod.count({ where: { shopId } })).toBe(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await expect.poll(() => platform.db.shippingMethod.count({ where: { shopId } })).toBe(1);
});

for (const lang of ['vi', 'en'] as const) {
  test(`the desk can be used by everyone (${lang})`, async ({ grower: { page, shopId }, platform }) => {
    test.setTimeout(240_000);
    const { db } = platform;
    const listing = await storedListing(db, { shopId, details: { light: ['full-sun'], water: 'daily' } });
    const line = { listingId: listing.id, variantId: listing.variants[0]!.id };
    const order = await storedOrder(db, { shopId, line, note: 'Gọi trước khi giao', wishedOn: new Date('2027-01-20') });
    const gone = await storedOrder(db, { shopId, line, state: 'delivered', deliveredAt: new Date() });
    const claim = await db.claim.create({ data: { orderId: gone.id, kind: 'dead', filedAt: new Date() } });
    const way = await db.shippingMethod.create({
      data: {
        shopId,
        kind: 'carrier',
        rules: {
          divisor: 6000,
          takesLiving: true,
          days: { delta: [1, 2], other: [3, 5] },
          table: {
            by: 'weight',
            steps: [
              { upToKg: 2, fees: { delta: 25_000 } },
              { upToKg: 20, fees: { delta: 60_000 } },
            ],
          },
        },
      },
    });
    const pages = {
      home: '/admin',
      inbox: '/admin/orders?filter=all',
      'an empty shelf': '/admin/orders?filter=to-pack',
      order: `/admin/orders/${order.id}`,
      'an order with a claim': `/admin/orders/${gone.id}`,
      cancellation: `/admin/orders/${order.id}/cancellation`,
      handover: `/admin/orders/${order.id}/handover`,
      fee: `/admin/orders/${order.id}/fee`,
      claim: `/admin/orders/${gone.id}/claims/${claim.id}`,
      label: `/admin/orders/${order.id}/label`,
      tags: `/admin/orders/${order.id}/tag`,
      selling: '/admin/shop/selling',
      shipping: '/admin/shop/shipping',
      'a new way': '/admin/shop/shipping/new?kind=depot',
      'a way': `/admin/shop/shipping/${way.id}`,
    };
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await settled(page);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expectAccessible(page, `${name} (${lang})`);
    }
  });
}

test('papers open without scripts and say what a carrier must know', async ({ grower: { page, shopId }, platform }) => {
  const listing = await storedListing(platform.db, { shopId, care: 'Tưới sáng sớm.' });
  const order = await storedOrder(platform.db, {
    shopId,
    line: { listingId: listing.id, variantId: listing.variants[0]!.id },
  });
  await page.goto(`/admin/orders/${order.id}/label`);
  expect(await page.locator('script').count()).toBe(0);
  await expect(page.getByText('Thu hộ: 700.000')).toBeVisible();
  await expect(page.getByText('Để đứng, đừng lật')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Mở bảng in')).toBeHidden();
  const label = await page.locator('.label').boundingBox();
  expect(Math.round(label!.width)).toBe(397); // 105 mm

  await page.goto(`/admin/orders/${order.id}/tag`);
  expect(await page.locator('script').count()).toBe(0);
  await expect(page.locator('.tag')).toHaveCount(2);
  await expect(page.getByText('Tưới sáng sớm.').first()).toBeVisible();
});

test('orders can be read without a network, and a press says why it waits', async ({
  grower: { page, context, shopId },
  platform,
}) => {
  const order = await storedOrder(platform.db, { shopId });
  await page.goto('/admin/orders');
  await settled(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(`/admin/orders/${order.id}`);
  await settled(page);
  await page.goto('/admin/orders');
  await settled(page);
  await context.setOffline(true);
  await page.goto(`/admin/orders/${order.id}`);
  await expect(page.getByText('12 Nguyễn Trãi')).toBeVisible();
  await page.getByRole('button', { name: 'Nhận đơn', exact: true }).tap();
  await expect(page.getByRole('status').getByText('Mất mạng, chưa gửi được')).toBeVisible();
  await context.setOffline(false);
  expect(await stateOf(platform, order.id)).toBe('placed');
});
