import type { Browser, Page } from '@playwright/test';

import { hashPassword } from '~/features/accounts/password.server';
import type { Platform } from '~/platform/platform.server';

import { storedListing, storedPerson } from '../builders';
import { expectAccessible } from './accessibility';
import { expect, PASSWORD, signIn, test } from './capture';
import type { House } from './server';

const settled = (page: Page) => page.waitForLoadState('networkidle');

/** One more phone. */
async function phoneOf(house: House, browser: Browser) {
  const context = await browser.newContext({
    ...{ baseURL: house.url, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
    ...{ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  });
  return { page: await context.newPage(), close: () => context.close() };
}

/** A household's cooperative, and somebody of it with a phone of their own. */
async function cooperativeOf({ db }: Platform, shopId: string, house: House, browser: Browser) {
  const cooperative = await db.cooperative.create({
    data: { slug: `htx-${shopId.slice(-8)}`, name: 'Hợp tác xã Cái Mơn' },
  });
  await db.shop.update({ where: { id: shopId }, data: { cooperativeId: cooperative.id } });
  const manager = await storedPerson(db, { name: 'Cô Lan', passwordHash: await hashPassword(PASSWORD) });
  await db.cooperativeMember.create({
    data: { cooperativeId: cooperative.id, personId: manager.id, role: 'manager' },
  });
  const phone = await phoneOf(house, browser);
  await signIn(phone.page, manager.phone, '**/cooperative');
  return phone;
}

test('a member lets the cooperative in by a code on the phone, sees each change, takes it back, and ends it at once', async ({
  grower: { page: member, shopId },
  platform,
  house,
  browser,
}) => {
  test.setTimeout(240_000);
  const listing = await storedListing(platform.db, { shopId, name: 'Bông giấy hồng', price: 350_000n, stock: 20 });
  const price = async () =>
    Number((await platform.db.variant.findFirstOrThrow({ where: { listingId: listing.id } })).price);
  const { page: manager, close } = await cooperativeOf(platform, shopId, house, browser);

  const code = await test.step('the member chooses for what and how long, and reads a code aloud', async () => {
    await member.goto('/admin/account');
    await member.getByRole('link', { name: 'Mở trang nhờ người giúp' }).tap();
    await member.waitForURL('**/admin/help');
    await settled(member);
    await expectAccessible(member, 'asking for help');
    await expect(member.getByLabel('Món hàng, ảnh và giá')).toBeChecked();
    await member.getByText('Bốn giờ', { exact: true }).tap();
    await member.getByRole('button', { name: 'Lấy mã' }).tap();
    const shown = member.getByText(/^\d{3} \d{3}$/);
    await expect(shown).toBeVisible();
    await expectAccessible(member, 'a code to read aloud');
    return (await shown.textContent())!;
  });

  await test.step('the manager types it and stands in the garden, and no page hides that', async () => {
    await manager.goto('/cooperative/help');
    await settled(manager);
    await expectAccessible(manager, 'typing a code');
    await manager.getByLabel('Mã sáu số').fill(code);
    await manager.getByRole('button', { name: 'Vào giúp' }).tap();
    await manager.waitForURL('**/admin/listings');
    for (const path of ['/admin/listings', `/admin/listings/${listing.id}`, '/admin/listings/new', '/admin/feeds']) {
      await manager.goto(path);
      await expect(manager.getByText('Bác đang giúp Vườn Bà Tư')).toBeVisible();
    }
    await expectAccessible(manager, 'in a member’s garden');
    for (const path of ['/admin/orders', '/admin/shop', '/admin/books'])
      expect((await manager.request.get(path)).status(), path).toBe(404);
  });

  await test.step('the manager raises the price', async () => {
    await manager.goto(`/admin/listings/${listing.id}`);
    await settled(manager);
    await manager.getByLabel(/^Giá một chậu/).fill('390k');
    await manager.getByRole('button', { name: 'Lưu', exact: true }).first().tap();
    await expect.poll(price).toBe(390_000);
  });

  await test.step('the member reads before and after, and one tap takes it back', async () => {
    await member.goto('/admin/help');
    await settled(member);
    await expect(member.getByText('Bông giấy hồng, Chậu 30 cm: giá 350.000 ₫ → 390.000 ₫')).toBeVisible();
    await expectAccessible(member, 'what was changed');
    await member.getByRole('button', { name: 'Lấy lại như cũ' }).tap();
    await expect.poll(price).toBe(350_000);
    await expect(member.getByText('Đã lấy lại', { exact: true })).toBeVisible();
  });

  await test.step('the member ends it, and the manager’s very next press is refused kindly', async () => {
    await manager.goto(`/admin/listings/${listing.id}`);
    await settled(manager);
    await manager.getByLabel(/^Giá một chậu/).fill('410k');
    await member.getByRole('button', { name: 'Dừng giúp ngay' }).tap();
    await expect(member.getByRole('button', { name: 'Dừng giúp ngay' })).toBeHidden();
    await manager.getByRole('button', { name: 'Lưu', exact: true }).first().tap();
    await expect(manager.getByRole('heading', { name: 'Lần giúp này đã xong' })).toBeVisible();
    await expect(manager.getByText('không đổi gì trong vườn của họ')).toBeVisible();
    await expectAccessible(manager, 'a help that is over');
    expect(await price()).toBe(350_000);
    await manager.getByRole('button', { name: 'Đã hiểu' }).tap();
    await manager.waitForURL('**/cooperative');
  });
  await close();
});

test('a member says yes with one tap to what the cooperative asks, and reads it in English too', async ({
  grower: { page: member, shopId },
  platform,
  house,
  browser,
}) => {
  test.setTimeout(180_000);
  const { page: manager, close } = await cooperativeOf(platform, shopId, house, browser);
  await manager.goto(`/cooperative/members/${shopId}`);
  await manager.getByRole('link', { name: 'Giúp trong vườn này' }).tap();
  await manager.waitForURL('**/cooperative/help?shop=*');
  await settled(manager);
  await manager.getByText('Món hàng, ảnh và giá', { exact: true }).tap();
  await manager.getByText('Thông tin vườn', { exact: true }).tap();
  await manager.getByRole('button', { name: 'Xin phép' }).tap();
  await expect(manager.getByText('Đang chờ thành viên cho phép.')).toBeVisible();

  await member.goto('/admin/help?lang=en');
  await settled(member);
  await expect(member.getByText('Cô Lan')).toBeVisible();
  await expectAccessible(member, 'being asked (en)');
  await member.goto('/admin/help?lang=vi');
  await settled(member);
  await member.getByRole('button', { name: 'Cho phép', exact: true }).tap();
  await expect(member.getByText('Đang giúp', { exact: true })).toBeVisible();

  await manager.goto('/cooperative/help');
  await settled(manager);
  await manager.getByRole('button', { name: 'Vào giúp' }).last().tap();
  await manager.waitForURL('**/admin/shop');
  await expect(manager.getByText('Bác đang giúp Vườn Bà Tư')).toBeVisible();
  await manager.getByRole('button', { name: 'Thôi giúp' }).tap();
  await manager.waitForURL('**/cooperative/help');
  await close();
});

test('a child far away changes price and care: the care goes through, the price waits for the parent’s tap', async ({
  grower: { page: parent, shopId },
  platform,
  house,
  browser,
}) => {
  test.setTimeout(240_000);
  const { db } = platform;
  const publishedAt = new Date();
  const listing = await storedListing(db, { shopId, name: 'Mai vàng năm cánh', price: 350_000n, publishedAt });
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: shopId } });
  const helper = await storedPerson(db, { name: 'Út Hai', passwordHash: await hashPassword(PASSWORD) });
  await db.shopMember.create({ data: { shopId, personId: helper.id, role: 'helper' } });
  const { page: child, close } = await phoneOf(house, browser);
  await signIn(child, helper.phone);

  await child.goto(`/admin/listings/${listing.id}`);
  await settled(child);
  await child.getByLabel(/^Giá một chậu/).fill('390k');
  await child.getByRole('button', { name: 'Lưu', exact: true }).first().tap();
  await expect(child.getByText('1 chỗ giá, số còn đang chờ chủ vườn gật.')).toBeVisible();
  await expectAccessible(child, 'a helper whose price waits');
  await child.goto('/admin');
  await expect(child.getByRole('heading', { name: 'Đang chờ chủ vườn gật' })).toBeVisible();
  await expect(child.getByRole('button', { name: 'Đồng ý' })).toBeHidden();

  const stranger = await browser.newContext({ javaScriptEnabled: false, baseURL: house.url, locale: 'vi-VN' });
  const shelf = await stranger.newPage();
  await shelf.goto(`/shop/${slug}/p/${listing.slug}`);
  await expect(shelf.getByText('350.000 ₫').first()).toBeVisible();

  await parent.goto('/admin');
  await settled(parent);
  await expect(
    parent.getByText('Út Hai xin đổi Mai vàng năm cánh, Chậu 30 cm: giá 350.000 ₫ → 390.000 ₫'),
  ).toBeVisible();
  await expectAccessible(parent, 'a price that waits for a tap');
  await parent.getByRole('button', { name: 'Đồng ý' }).tap();
  await expect(parent.getByRole('heading', { name: 'Chờ bác gật đầu' })).toBeHidden();
  await shelf.reload();
  await expect(shelf.getByText('390.000 ₫').first()).toBeVisible();
  await Promise.all([close(), stranger.close()]);
});
