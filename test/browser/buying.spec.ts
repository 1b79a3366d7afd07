import { agree, chooseWay, expect, goOn, growerMoves, openGarden, sayWho, test } from './buyer';

test.slow(); // every page on the way is measured

for (const lang of ['vi', 'en'] as const) {
  test(`a stranger buys with cash, from the plant to “delivered”, without a script (${lang})`, async ({
    page,
    platform,
    judge,
  }) => {
    const garden = await openGarden(platform, { sku: `HONG-${lang.toUpperCase()}`, stock: 5 });
    await page.goto(`${garden.page}?lang=${lang}`);
    await judge(page, `listing ${lang}`);
    await page.locator('form.put input[name=quantity]').fill('2');
    await page.locator('.bar button').tap();

    await expect(page).toHaveURL(/\/cart\?added=/);
    await expect(page.locator('.go')).toContainText('700.000');
    await judge(page, `cart ${lang}`);
    await page.locator('button[name=remove]').tap();
    await expect(page).toHaveURL(/\/cart\?removed=/);
    await judge(page, `empty cart ${lang}`);
    await page.locator('.fine button').tap();
    await expect(page.locator('input[name=quantity]')).toHaveValue('2');
    await page.locator('.go a').tap();

    await goOn(page); // nothing said yet: everything to mend is named, next to its field
    await expect(page.locator('#buyerName-problem')).toBeVisible();
    await expect(page.locator('#buyerPhone-problem')).toBeVisible();
    await judge(page, `who, refused ${lang}`);
    await sayWho(page);

    await expect(page).toHaveURL(/\/checkout\/delivery$/);
    await judge(page, `delivery ${lang}`);
    await chooseWay(page);

    await expect(page).toHaveURL(/\/checkout\/confirm$/);
    await expect(page.locator('input[name=consent]:checked')).toHaveCount(0);
    await judge(page, `confirm ${lang}`);
    await goOn(page);
    await expect(page.locator('#consent-problem')).toBeVisible();
    await agree(page);
    await goOn(page);

    await expect(page).toHaveURL(/\/order\/CV\w{6}\?key=/);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await judge(page, `order ${lang}`);
    const order = await platform.db.order.findFirstOrThrow({
      where: { shopId: garden.shop.id },
      include: { consents: true },
    });
    expect(order).toMatchObject({ total: 700_000n, communeCode: '28870', buyerPhone: '+84912345678', lang });
    expect(order.consents.map(({ purpose }) => purpose).sort()).toEqual(['order-data', 'terms']);
    const variant = await platform.db.variant.findFirstOrThrow({ where: { listingId: garden.listing.id } });
    expect(variant.stock).toBe(3);

    const tracking = page.url();
    for (const part of ['cancellation', 'claim', 'privacy']) {
      await page.goto(tracking.replace('?', `/${part}?`));
      await judge(page, `${part} ${lang}`);
    }
    await growerMoves(platform, order.id, 'accepted', 'packed', 'handed_over');
    await page.goto(tracking);
    await page.locator('form[action*="/arrival"] button').tap();
    await expect(page.locator('.stand')).toHaveText(lang === 'vi' ? 'Hàng đã tới nơi' : 'Arrived');
    await judge(page, `delivered ${lang}`);
  });
}

test('pressing twice, going back and loading again make one order', async ({ page, context, platform }) => {
  const garden = await openGarden(platform, { sku: 'TWICE', stock: 9 });
  await page.goto(garden.page);
  await page.locator('.bar button').tap();
  await page.locator('.go a').tap();
  await sayWho(page);
  await chooseWay(page);
  await agree(page);
  const other = await context.newPage(); // the same last page in a second tab
  await other.goto(page.url());
  await agree(other);
  await goOn(page);
  await expect(page).toHaveURL(/\/order\/CV/);
  const first = new URL(page.url()).pathname;
  await goOn(other);
  await expect(other).toHaveURL(new RegExp(first));
  await page.goBack();
  await page.reload();
  await expect(page.locator('.empty')).toBeVisible(); // the cart, with nothing in it any more
  expect(await platform.db.order.count({ where: { shopId: garden.shop.id } })).toBe(1);
  expect((await platform.db.variant.findFirstOrThrow({ where: { listingId: garden.listing.id } })).stock).toBe(8);
});

test('whom another buyer was faster than is told at once, and shown the like', async ({ page, platform, judge }) => {
  const garden = await openGarden(platform, { sku: 'LAST', stock: 1 });
  const like = await openGarden(platform, { sku: 'LIKE', stock: 3 });
  await page.goto(garden.page);
  await page.locator('.bar button').tap();
  await page.locator('.go a').tap();
  await sayWho(page);
  await chooseWay(page);
  await agree(page);
  await platform.db.variant.updateMany({ where: { listingId: garden.listing.id }, data: { stock: 0 } });
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await goOn(page);
  expect((await answer).status()).toBe(422);
  await expect(page.locator('.told-off').first()).toContainText('Bông giấy hồng tán tròn');
  await expect(page.locator('.card a').first()).toBeVisible();
  await expect(page.locator(`.card a[href="${like.page}"]`)).toBeVisible();
  await judge(page, 'somebody was faster');
  expect(await platform.db.order.count({ where: { shopId: garden.shop.id } })).toBe(0);
});

test('an order is found again by code and telephone, and by nobody else', async ({ page, platform, judge }) => {
  const garden = await openGarden(platform, { sku: 'FIND', stock: 2 });
  await page.goto(garden.page);
  await page.locator('.bar button').tap();
  await page.locator('.go a').tap();
  await sayWho(page);
  await chooseWay(page);
  await agree(page);
  await goOn(page);
  await expect(page).toHaveURL(/\/order\/CV/);
  const [, code] = /\/order\/(CV\w{6})/.exec(page.url())!;
  expect((await page.request.get(`/order/${code}?key=wrong`)).status()).toBe(404);

  await page.goto('/order');
  await judge(page, 'find');
  await page.locator('#code').fill(code!.toLowerCase());
  await page.locator('#phone').fill('0987 654 321');
  await goOn(page);
  await expect(page.locator('.told-off')).toBeVisible();
  await expect(page.locator('#code')).toHaveValue(code!.toLowerCase());
  await page.locator('#phone').fill('0912345678');
  await goOn(page);
  await expect(page).toHaveURL(new RegExp(`/order/${code}\\?key=`));
  const headers = (await page.request.get(page.url())).headers();
  expect(headers).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' });
});
