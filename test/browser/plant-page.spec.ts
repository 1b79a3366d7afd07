import { storedListing, storedShop } from '../builders';
import { storedOrder } from '../stored-order';
import { expect, test } from './buyer';

test.slow(); // every page on the way is measured

test('a visitor without an account or a script keeps what they like and saw, and forgets it', async ({
  page,
  platform,
  judge,
}) => {
  const { db } = platform;
  const shop = await storedShop(db);
  const listing = await storedListing(db, { shopId: shop.id, name: 'Bông giấy hồng', photos: 3 });
  await db.variant.updateMany({ where: { listingId: listing.id }, data: { heightCm: 80, spreadCm: 60 } });
  const path = `/shop/${shop.slug}/p/${listing.slug}`;
  await page.goto(path);
  await judge(page, 'listing with a scale picture');
  await expect(page.locator('.scale svg')).toBeVisible();
  expect(await page.locator('body').evaluate((body) => body.scrollWidth)).toBeLessThanOrEqual(360);

  await page.locator('#photo-1 a').tap();
  await expect(page.locator('#zoom-1')).toBeVisible();
  await page.locator('#zoom-1 a[href="#photo-1"]').tap();
  await expect(page.locator('#zoom-1')).toBeHidden();

  await page.locator('form.like button').tap();
  await expect(page.locator('#liked')).toBeVisible();
  await page.locator('.bar, footer').last().scrollIntoViewIfNeeded(); // the dot is asked for when it comes near
  await expect.poll(async () => (await page.context().cookies()).map(({ name }) => name)).toContain('seen');
  await page.locator('#liked a').tap();
  await expect(page.locator('.grid').getByText('Bông giấy hồng')).toHaveCount(2); // liked, and seen
  await judge(page, 'liked');
  await page.locator('form[action="/seen/removal"] button').tap();
  await expect(page.locator('.grid').getByText('Bông giấy hồng')).toHaveCount(1);

  await db.listing.update({ where: { id: listing.id }, data: { state: 'paused' } });
  await page.goto('/liked');
  await expect(page.locator('.grid')).toHaveCount(0);
  await expect(page.getByText('1 món bác thích đang nghỉ bán')).toBeVisible();
});

test('a trader asks for the price of many, reads the answer, and erases the request', async ({
  page,
  platform,
  judge,
}) => {
  const { db } = platform;
  const shop = await storedShop(db);
  const listing = await storedListing(db, {
    ...{ shopId: shop.id, name: 'Sầu riêng Ri6', group: 'fruit-sapling', unit: 'bau' },
    details: { rootstock: 'Sầu riêng hột', motherTree: 'C.SAU RIENG RI6.83.832.28870.24.08' },
  });
  await page.goto(`/shop/${shop.slug}/p/${listing.slug}/passport`);
  await expect(page.getByText('Chưa xác minh')).toBeVisible();
  await judge(page, 'passport');
  await page.goto(`/shop/${shop.slug}/p/${listing.slug}`);
  await page.locator('form.reach select').selectOption('92');
  await page.locator('form.reach button').tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cần Thơ');
  await judge(page, 'delivery to a province');
  await page.goto(`/shop/${shop.slug}/p/${listing.slug}`);
  await page.locator('a[href*="/quotation"]').tap();
  await page.locator('#quantity').fill('2.000');
  await page.locator('.go .button').tap();
  await expect(page.locator('#consent-problem')).toBeVisible();
  await expect(page.locator('#quantity')).toHaveValue('2.000'); // nothing typed is lost
  await judge(page, 'quotation');
  await page.locator('#place').fill('xã Tân Phú, Đồng Nai');
  await page.locator('#name').fill('Nguyễn Văn Nam');
  await page.locator('#phone').fill('0912 345 678');
  await page.locator('input[name=consent]').check();
  await page.locator('.go .button').tap();
  await expect(page).toHaveURL(/\/quotation\/[0-9a-f-]+\?key=/);
  await judge(page, 'quotation sent');
  const request = await db.quotationRequest.findFirstOrThrow({ where: { shopId: shop.id } });
  expect(request).toMatchObject({ quantity: 2000, phone: '+84912345678', state: 'new' });
  await db.quotationRequest.update({
    where: { id: request.id },
    data: { state: 'answered', price: 45_000n, answeredAt: new Date() },
  });
  await page.reload();
  await expect(page.locator('.price')).toContainText('45.000 ₫');
  await page.locator('form[action*="/erasure"] button').tap();
  await expect.poll(() => db.quotationRequest.count({ where: { shopId: shop.id } })).toBe(0);
});

test('a buyer says how it arrived and what took root, and the very next visitor reads it', async ({
  page,
  platform,
  judge,
}) => {
  const { db } = platform;
  const shop = await storedShop(db);
  const listing = await storedListing(db, { shopId: shop.id });
  const path = `/shop/${shop.slug}/p/${listing.slug}`;
  await page.goto(path);
  await expect(page.locator('#reviews')).toHaveCount(0);
  const order = await storedOrder(db, {
    ...{ shopId: shop.id, state: 'done', deliveredAt: new Date(Date.now() - 31 * 86_400_000), quantity: 3 },
    line: { listingId: listing.id },
  });
  await page.goto(`/order/${order.code}?key=${order.trackingKey}`);
  await page.locator('a[href*="/reviews/"]').tap();
  await page.locator('.go .button').tap();
  await expect(page.locator('#stars-problem')).toBeVisible();
  await judge(page, 'review');
  await page.locator('label.pick:has(input[name=stars][value="5"])').tap();
  await page.locator('#text').fill('Cây khỏe, gói kỹ.');
  await page.locator('.go .button').tap();
  await page.locator('a[href*="/rooted/"]').tap();
  await expect(page.locator('#rooted')).toBeVisible();
  await judge(page, 'taken root?');
  await page.locator('#rooted').fill('3');
  await page.locator('.go .button').tap();
  await expect(page.locator('a[href*="/rooted/"]')).toHaveCount(0);
  await page.goto(path);
  await expect(page.locator('#reviews')).toContainText('Cây khỏe, gói kỹ.');
  await expect(page.locator('#reviews')).not.toContainText('Nam');
  await judge(page, 'listing with a review');
  await page.locator('#reviews a[href$="/reviews"]').tap();
  await expect(page.locator('.words')).toContainText('Cần Thơ');
  await judge(page, 'reviews');
});
