import type { Page } from '@playwright/test';
import pg from 'pg';

import { expectAccessible } from './accessibility';
import { expect, test, type DemoHouse } from './demo';

const PASSWORD = 'chovuon-demo';

/** Pages behind sign-in, by what they are; `{listing}` is one of the household's own, `{review}` what was said of its. */
const HOUSEHOLD_PAGES = {
  home: '/admin',
  listings: '/admin/listings',
  'new listing': '/admin/listings/new',
  importing: '/admin/listings/import',
  listing: '/admin/listings/{listing}',
  'showing around': '/admin/listings/{listing}/share',
  feeds: '/admin/feeds',
  preflight: '/admin/feeds/listings/{listing}',
  dossier: '/admin/feeds/listings/{listing}/dossier',
  stall: '/admin/shop/stall',
  poster: '/admin/shop/stall/poster',
  tags: '/admin/shop/stall/tags',
  shop: '/admin/shop',
  design: '/admin/shop/design',
  'a part of the page': '/admin/shop/design/sections/story',
  'chosen things': '/admin/shop/design/sections/featured',
  colour: '/admin/shop/design/colour',
  logo: '/admin/shop/design/logo',
  'look history': '/admin/shop/design/history',
  papers: '/admin/shop/certificates',
  people: '/admin/shop/people',
  policies: '/admin/shop/policies',
  figures: '/admin/figures',
  'figures of a plant': '/admin/figures/{listing}',
  practice: '/admin/practice',
  account: '/admin/account',
  help: '/admin/help',
  reviews: '/admin/reviews',
  'objecting to a review': '/admin/reviews/{review}/objection',
  quotations: '/admin/quotations',
};

/** What the manager of a cooperative sees. */
const MANAGER_PAGES = [
  '/cooperative',
  '/cooperative/board',
  '/cooperative/board/calls',
  '/cooperative/board/progress',
  '/cooperative/groups',
  '/cooperative/reviews',
  '/cooperative/help',
  '/cooperative/reports',
  '/cooperative/reports/counted?what=orders',
  '/cooperative/reports/print',
];

async function signIn(page: Page, phone: string) {
  await page.goto('/login');
  await page.getByLabel(/Số điện thoại|Phone/).fill(phone);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('form button[type=submit]').last().tap();
  await page.waitForURL(/admin|cooperative/);
}

/** A review of something that the shop delivered. Its id. */
async function reviewed({ databaseUrl, shop }: DemoHouse): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `WITH line AS (
       SELECT n.id, n.listing_id, o.shop_id FROM order_lines AS n JOIN orders AS o ON o.id = n.order_id JOIN shops AS s ON s.id = o.shop_id
       WHERE s.slug = $1 AND o.state = 'done' ORDER BY n.id LIMIT 1
     ), written AS (
       INSERT INTO buyer_reviews (id, shop_id, listing_id, line_id, stars, text, written_at, changed_at)
       SELECT gen_random_uuid(), shop_id, listing_id, id, 2, 'Gãy hai cành, bông thì đẹp.', now(), now() FROM line
       WHERE NOT EXISTS (SELECT FROM buyer_reviews WHERE line_id = line.id) RETURNING id
     )
     SELECT id FROM written UNION ALL SELECT r.id FROM buyer_reviews AS r JOIN line ON line.id = r.line_id`,
    [shop],
  );
  await client.end();
  return rows[0]!.id;
}

/** Waits until the page's scripts have taken over; what is pressed before that goes the plain way. */
const settled = (page: Page) => page.waitForLoadState('networkidle');

for (const lang of ['vi', 'en'] as const) {
  test(`a household’s pages can be used by everyone (${lang})`, async ({ page, house }) => {
    test.setTimeout(240_000);
    const review = await reviewed(house);
    await signIn(page, '0901000001');
    await page.goto('/admin/listings');
    const listing = await page
      .locator('a[href^="/admin/listings/"]')
      .evaluateAll((links) =>
        links
          .map((link) => /\/admin\/listings\/([0-9a-f-]{36})/.exec((link as HTMLAnchorElement).href)?.[1])
          .find(Boolean),
      );
    for (const [name, path] of Object.entries(HOUSEHOLD_PAGES)) {
      await page.goto(`${path.replace('{listing}', listing!).replace('{review}', review)}?lang=${lang}`);
      await settled(page);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expectAccessible(page, `${name} (${lang})`);
    }
  });

  test(`the way in and the manager’s pages can be used by everyone (${lang})`, async ({ page }) => {
    test.setTimeout(240_000);
    for (const path of ['/login', '/signup']) {
      await page.goto(`${path}?lang=${lang}`);
      await settled(page);
      await expectAccessible(page, `${path} (${lang})`);
    }
    await signIn(page, '0901000002');
    for (const path of MANAGER_PAGES) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await settled(page);
      await expectAccessible(page, `${path} (${lang})`);
    }
  });
}

test('a grower sees which plant a marketplace would refuse, why, and goes to the very field', async ({
  page,
  house,
}) => {
  await signIn(page, '0901000001');
  await page.goto('/admin/feeds');
  await settled(page);
  await page.locator('a[href="/admin/feeds/google"]').tap();
  await page.waitForURL('**/admin/feeds/google');
  const reason = page.locator('a[href*="#field-photos"]').first();
  await expect(reason).toBeVisible();
  const href = await reason.getAttribute('href');
  await reason.tap();
  await page.waitForURL(`**${href}`);
  await expect(page.locator('#field-photos')).toBeInViewport();

  const id = /listings\/([0-9a-f-]{36})/.exec(href ?? '')![1]!;
  const name = await page.getByLabel('Tên', { exact: true }).inputValue();
  const feed = await (await page.request.get(`/shop/${house.shop}/feeds/google.xml`)).text();
  expect(id).toBeTruthy();
  expect(feed).not.toContain(`<title>${name}</title>`);
});

test('a grower reads how many marketplaces take a plant while it is being written', async ({ page }) => {
  await signIn(page, '0901000001');
  await page.goto('/admin/listings/new');
  await settled(page);
  const taken = page.getByRole('heading', { name: /Lên được \d\/\d sàn/ });
  await expect(taken).toHaveCount(0);
  await page.getByLabel('Tên', { exact: true }).fill('Cây thử sàn ngọc bích');
  await expect(taken).toHaveText(/Lên được 0\//);
  const toPrice = page.getByRole('link', { name: 'Ghi giá: Cây thử sàn ngọc bích' });
  await toPrice.tap();
  await expect(page.locator('#field-price')).toBeFocused();
  await page.locator('#field-price').fill('120.000');
  await expect(toPrice).toHaveCount(0);
});

test('undo brings a resting plant back', async ({ page }) => {
  await signIn(page, '0901000001');
  await page.goto('/admin/listings');
  await settled(page);
  await page.locator('a[href^="/admin/listings/"]').filter({ hasText: 'Bông giấy' }).first().tap();
  await page.waitForURL(/listings\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Tạm nghỉ bán' }).tap();
  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await expect(page.getByRole('button', { name: 'Tạm nghỉ bán' })).toBeVisible();
});
