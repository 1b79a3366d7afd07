import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { beforeAll, describe, expect, it } from 'vitest';

import { planRenditions } from '~/features/photos/plan';

import { storedListing, storedShop } from '../../../test/builders';
import { openPages } from '../../../test/pages';

const { platform, ask } = await openPages();
const { db } = platform;

/** What a shopper on a slow line has to load before the first picture, bytes after gzip. */
const PAGE_MOST = 15 * 1024;

let shop: Awaited<ReturnType<typeof storedShop>>;
let listing: Awaited<ReturnType<typeof storedListing>>;

beforeAll(async () => {
  const cooperative = await db.cooperative.create({ data: { slug: 'htx', name: 'HTX Hoa kiểng' } });
  shop = await storedShop(db, {
    slug: 'vuon-ba-tu',
    story: '</script><script>alert(1)</script>',
    cooperativeId: cooperative.id,
  });
  // a kind, a name and a picture each: nothing for gzip to save on
  for (let number = 0; number < 30; number++) {
    const name = `${['Bông giấy', 'Cúc mâm xôi', 'Mai vàng', 'Sầu riêng', 'Lan hồ điệp'][number % 5]} ${randomBytes(6).toString('base64url')} tán tròn`;
    listing = await storedListing(db, { shopId: shop.id, slug: `cay-so-${number}`, name, searchText: name });
  }
  const renditions = planRenditions({ width: 1600, height: 1600 }).map((file) => ({ ...file, bytes: 50_000 }));
  for (const photo of await db.photo.findMany()) {
    const placeholder = `data:image/webp;base64,UklGRkAAAABXRUJQVlA4IDQAAADQAQCd${randomBytes(60).toString('base64')}`;
    await db.photo.update({
      where: { id: photo.id },
      data: { renditions, placeholder, publicName: randomBytes(16).toString('base64url') },
    });
  }
});

describe.each(['/shop/vuon-ba-tu/policies', '/about', '/about/rules', '/about/privacy'])('%s', (path) => {
  it('is whole without a script and keeps to its weight', async () => {
    const html = await (await ask(path)).text();
    expect(html.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/g, '')).not.toMatch(/<script/i);
    expect(html).toContain('<style>');
    const weight = gzipSync(html).length;
    console.log(`${path}: ${weight} bytes gzip`);
    expect(weight).toBeLessThanOrEqual(PAGE_MOST);
  });
});

describe('a shop’s policies', () => {
  it('are reached from its every page, follow its settings at once, and show no notice that was not issued', async () => {
    for (const path of ['/shop/vuon-ba-tu', '/shop/vuon-ba-tu/p/cay-so-29'])
      expect(await (await ask(path)).text()).toContain('href="/shop/vuon-ba-tu/policies"');
    const before = await (await ask('/shop/vuon-ba-tu/policies')).text();
    expect(before).not.toContain('class="notice"');
    await db.shopSelling.create({ data: { shopId: shop.id, claimHours: 72, returnPolicy: '<b>Đổi cây</b>' } });
    const after = await (await ask('/shop/vuon-ba-tu/policies')).text();
    expect(after).toContain('72 giờ');
    expect(after).toContain('&lt;b&gt;Đổi cây&lt;/b&gt;');
    await db.shopSelling.delete({ where: { shopId: shop.id } });
    const moved = await ask('/shop/vuon-cu-nua/policies');
    expect(moved.status).toBe(404);
  });
});

const PAGES = ['/', '/search?q=tan+tron', '/shop/vuon-ba-tu', '/shop/vuon-ba-tu/p/cay-so-29', '/coop/htx'];

describe.each(PAGES)('%s', (path) => {
  it('is whole without a script, and says everything twice: in Vietnamese and in English', async () => {
    const answer = await ask(path);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/g, '')).not.toMatch(/<script/i);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="vi">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toMatch(/hreflang="en"/i);
    const english = await (await ask(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).text();
    expect(english).toMatch(/^<!DOCTYPE html><html lang="en">/);
    expect(english).toMatch(/<title>[^<]+<\/title>/);
  });

  it('keeps to its weight, HTML and CSS together', async () => {
    const html = await (await ask(path)).text();
    expect(html.slice(0, html.indexOf('</head>'))).toContain('<style>');
    expect(html, 'nothing has to be asked for before it can be seen').not.toContain('rel="stylesheet"');
    const weight = gzipSync(html, { level: 6 }).length;
    const cards = html.split('class="card"').length - 1;
    console.log(`${path}: ${cards} cards, ${weight} bytes gzip with its style`);
    if (!path.includes('/p/')) expect(cards).toBe(24);
    expect(weight).toBeLessThanOrEqual(PAGE_MOST);
  });

  it('asks for its first picture early and for no other at once', async () => {
    const html = await (await ask(path)).text();
    expect(html.match(/rel="preload" as="image"/g)).toHaveLength(1);
    expect(html.match(/loading="eager"/g)).toHaveLength(1);
    expect(html.match(/<img [^>]*loading="eager"[^>]*>/)?.[0]).toMatch(/fetchpriority="high"/);
    for (const [img] of html.matchAll(/<img [^>]*>/g)) expect(img).toMatch(/ width="\d+" height="\d+"/);
  });
});

describe('whoever saves data', () => {
  it('gets small pictures only, the same in the head as on the page, and no placeholders', async () => {
    const answer = await ask('/shop/vuon-ba-tu', { headers: { 'Save-Data': 'on' } });
    const html = await answer.text();
    expect(answer.headers.get('Vary')).toMatch(/Save-Data/i);
    const widths = [...html.matchAll(/ (\d+)w[,"]/g)].map(([, width]) => Number(width));
    expect(widths.length).toBeGreaterThan(0);
    expect(Math.max(...widths)).toBeLessThanOrEqual(480);
    expect(html).not.toContain('data:image/webp');
    const usual = await (await ask('/shop/vuon-ba-tu')).text();
    expect(usual.length).toBeGreaterThan(html.length);
    expect(usual).toContain(' 640w');
  });
});

it('brings the style of a front page’s sections to front pages alone', async () => {
  const has = async (path: string) => (await (await ask(path)).text()).includes('<style>.announce{');
  expect(await Promise.all(['/shop/vuon-ba-tu', '/shop/vuon-ba-tu/p/cay-so-29', '/'].map(has))).toEqual([
    true,
    false,
    false,
  ]);
});

describe('a listing’s page', () => {
  it('carries a product that agrees with what it shows, and a story cannot break out of it', async () => {
    const html = await (await ask('/shop/vuon-ba-tu/p/cay-so-29')).text();
    const things = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(
      ([, json]) => JSON.parse(json!) as Record<string, unknown>,
    );
    expect(things).toMatchObject([
      { '@type': 'Product', sku: listing.variants[0]!.sku, offers: { price: 350_000, priceCurrency: 'VND' } },
      { '@type': 'BreadcrumbList' },
    ]);
    expect(html).toContain('350.000\u00a0₫');
    expect(html).toMatch(/property="product:price:amount" content="350000"/);
    const shopHtml = await (await ask('/shop/vuon-ba-tu')).text();
    expect(shopHtml).not.toContain('</script><script>alert');
  });

  it('chooses a size by its address', async () => {
    await db.variant.create({
      data: { shopId: shop.id, listingId: listing.id, sku: 'LON', size: 'Chậu lớn', price: 990_000n, position: 1 },
    });
    const html = await (await ask('/shop/vuon-ba-tu/p/cay-so-29?variant=LON')).text();
    expect(html).toMatch(/property="product:retailer_item_id" content="LON"/);
    expect(html).toMatch(/<link rel="canonical" href="[^"?]+"/);
    await db.variant.delete({ where: { shopId_sku: { shopId: shop.id, sku: 'LON' } } });
  });
});

describe('what is not there', () => {
  it.each(['/shop/khong-co', '/shop/vuon-ba-tu/p/khong-co', '/coop/khong-co', '/khong-co-trang-nay'])(
    '%s is a 404 with a title in the visitor’s language and a way home',
    async (path) => {
      for (const [lang, title] of [
        ['vi', 'Không tìm thấy trang này'],
        ['en', 'not'],
      ] as const) {
        const answer = await ask(`${path}?lang=${lang}`);
        const html = await answer.text();
        expect(answer.status).toBe(404);
        expect(html).toContain(`<html lang="${lang}">`);
        expect(/<head>.*<title>(.*?)<\/title>.*<\/head>/s.exec(html)?.[1]).toContain(title);
        expect(html).toContain('href="/"');
        expect(html.match(/<title>/g)).toHaveLength(1);
      }
    },
  );

  it('leads old addresses on for good, with their question', async () => {
    await db.shopOldSlug.create({ data: { slug: 'vuon-cu', shopId: shop.id } });
    const answer = await ask('/shop/vuon-cu?lang=en');
    expect(answer.status).toBe(301);
    expect(answer.headers.get('Location')).toBe('/shop/vuon-ba-tu?lang=en');
  });

  it('is kind about a garden that rests, and still a 404', async () => {
    const resting = await storedShop(db, { slug: 'vuon-nghi', name: 'Vườn Nghỉ', state: 'paused' });
    const { slug } = await storedListing(db, { shopId: resting.id });
    for (const path of ['/shop/vuon-nghi', `/shop/vuon-nghi/p/${slug}`]) {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('đang nghỉ bán');
    }
  });
});

it('gives robots their rules and the way to the map', async () => {
  const rules = await (await ask('/robots.txt')).text();
  expect(rules).toContain('Disallow: /admin');
  expect(rules).toContain('Sitemap: http://vuon.test/sitemap.xml');
  expect(rules).not.toMatch(/Googlebot|AdsBot|Disallow: \/(shop|photos)?\s/);
  const map = await ask('/sitemap.xml');
  expect(map.headers.get('Content-Type')).toContain('application/xml');
  expect(await map.text()).toContain('<loc>http://vuon.test/shop/vuon-ba-tu</loc>');
});
