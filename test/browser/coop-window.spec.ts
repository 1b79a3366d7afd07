import { storedListing, storedShop } from '../builders';
import { agree, chooseWay, expect, goOn, growerMoves, sayWho, test } from './buyer';

test.slow(); // every page on the way is measured

for (const lang of ['vi', 'en'] as const) {
  test(`a basket over two gardens becomes two orders, each paid and followed by itself, without a script (${lang})`, async ({
    page,
    platform,
    judge,
  }) => {
    const { db } = platform;
    const slug = `htx-${lang}`;
    const coop = await db.cooperative.create({ data: { slug, name: 'HTX Cái Mơn' } });
    const member = async (name: string, plant: string) => {
      const shop = await storedShop(db, { cooperativeId: coop.id, name });
      const listing = await storedListing(db, { shopId: shop.id, name: plant, searchText: plant, stock: 5 });
      return { shop, listing, page: `/shop/${shop.slug}/p/${listing.slug}` };
    };
    const gardens = [await member('Vườn Út Hai', 'Mai vàng năm cánh'), await member('Vườn Bà Tư', 'Cúc mâm xôi')];

    await page.goto(`/coop/${slug}?lang=${lang}`);
    await judge(page, `window ${lang}`);
    await page.locator(`form[action="/coop/${slug}"] input[name=q]`).fill('cuc mam xoi');
    await page.locator(`form[action="/coop/${slug}"] button`).tap();
    await expect(page).toHaveURL(/q=cuc/);
    await expect(page.locator('.grid li, ul.cards li').filter({ hasText: 'Cúc mâm xôi' })).toHaveCount(1);
    await expect(page.getByText('Mai vàng năm cánh')).toHaveCount(0);
    await judge(page, `window, searched ${lang}`);

    for (const garden of gardens) {
      await page.goto(garden.page);
      await page.locator('.bar button').tap();
      await expect(page).toHaveURL(/\/cart\?added=/);
    }
    await page.locator(`a[href="/coop/${slug}/cart"]`).last().tap();
    await expect(page).toHaveURL(new RegExp(`/coop/${slug}/cart$`));
    await judge(page, `joint basket ${lang}`);
    await expect(page.locator('.lines > li')).toHaveCount(2);
    await page.locator('.lines input[name=quantity]').first().fill('2');
    await page.locator('.lines form.qty .button').first().tap();
    await expect(page).toHaveURL(new RegExp(`/coop/${slug}/cart$`));
    await expect(page.locator('.go')).toContainText('1.050.000');
    await page.locator('.go a').tap();

    await sayWho(page); // once
    for (const number of [1, 2]) {
      await expect(page.locator('.tip').first()).toContainText(`${number}/2`);
      if (number === 1) await judge(page, `joint way ${lang}`);
      await chooseWay(page);
      await expect(page).toHaveURL(number === 1 ? /garden=/ : /\/confirm$/);
    }
    await expect(page).toHaveURL(/\/checkout\/confirm$/);
    await judge(page, `joint confirm ${lang}`);
    await goOn(page); // the boxes first
    await expect(page.locator('#consent-problem')).toBeVisible();
    await agree(page);
    const last = await page.context().newPage(); // the same last page in a second tab
    await last.goto(page.url());
    await agree(last);
    await goOn(page);
    await expect(page).toHaveURL(/\/orders\?o=CV/);
    await judge(page, `joint orders ${lang}`);
    await goOn(last); // a second press finds the same orders
    await expect(last).toHaveURL(/\/orders\?o=CV/);
    await last.close();

    const orders = await db.order.findMany({
      where: { shopId: { in: gardens.map(({ shop }) => shop.id) } },
      orderBy: { code: 'asc' },
    });
    expect(orders).toHaveLength(2);
    for (const order of orders) expect(order).toMatchObject({ buyerName: 'Nguyễn Văn Hòa', communeCode: '28870' });
    const all = page.url();
    for (const order of orders) {
      await page.goto(all);
      await page.locator(`a[href*="/order/${order.code}"]`).tap();
      await expect(page).toHaveURL(new RegExp(`/order/${order.code}\\?key=`));
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
    }
    await growerMoves(platform, orders[0]!.id, 'accepted');
    expect((await db.order.findUniqueOrThrow({ where: { id: orders[1]!.id } })).state).toBe('placed');
    await page.goto(`/coop/${slug}/cart`);
    await expect(page.locator('.empty')).toBeVisible();
  });
}

test('when one garden has sold out meanwhile nothing is ordered, and the page says which and why', async ({
  page,
  platform,
}) => {
  const { db } = platform;
  const coop = await db.cooperative.create({ data: { slug: 'htx-het', name: 'HTX Cái Mơn' } });
  const pages: string[] = [];
  const listings = [];
  for (const name of ['Vườn Còn', 'Vườn Hết']) {
    const shop = await storedShop(db, { cooperativeId: coop.id, name });
    const listing = await storedListing(db, { shopId: shop.id, name: `Cây của ${name}`, stock: 1 });
    listings.push(listing);
    pages.push(`/shop/${shop.slug}/p/${listing.slug}`);
  }
  for (const path of pages) {
    await page.goto(path);
    await page.locator('.bar button').tap();
    await expect(page).toHaveURL(/\/cart\?added=/);
  }
  await page.goto('/coop/htx-het/checkout');
  await sayWho(page);
  await chooseWay(page);
  await expect(page.locator('.tip').first()).toContainText('2/2');
  await chooseWay(page);
  await agree(page);
  await db.variant.updateMany({ where: { listingId: listings[1]!.id }, data: { stock: 0 } });
  await goOn(page);
  await expect(page.locator('.told-off').first()).toContainText('Vườn Hết: ');
  await expect(page.locator('.told-off').first()).toContainText('Chưa đơn nào được đặt');
  expect(await db.order.count({ where: { shop: { cooperativeId: coop.id } } })).toBe(0);
  expect((await db.variant.findFirstOrThrow({ where: { listingId: listings[0]!.id } })).stock).toBe(1);
});
