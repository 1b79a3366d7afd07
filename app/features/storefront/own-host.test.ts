import { readdirSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { atHome, inward, outward, sentOn, SHOP_PARTS, withHome } from './own-host';

const home = { slug: 'vuon-ba-tu', house: 'https://chovuon.example', home: 'https://vuonbatu.example' };

describe('the paths of a shop at its own host', () => {
  it('are those of its pages, and of all of them but the feeds', () => {
    const routes = readdirSync('app/routes').flatMap(
      (file) => /^shop\.\$shop\.([^.[]+(?:\[\.\][^.]+)?)/.exec(file)?.[1] ?? [],
    );
    const parts = routes.map((part) => part.replace('[.]', '.').replace(/_$/, ''));
    expect(new Set(parts.filter((part) => part !== '_index' && part !== 'feeds'))).toEqual(new Set(SHOP_PARTS));
  });

  it('lead there and back', () => {
    const rest = fc.stringMatching(/^[a-z0-9-]{0,12}$/);
    fc.assert(
      fc.property(fc.constantFrom(...SHOP_PARTS), fc.array(rest, { maxLength: 3 }), (part, more) => {
        const path = `/${[part, ...more].join('/')}`;
        expect(outward(inward(path, home.slug)!, home.slug)).toBe(path);
      }),
    );
    expect(outward(inward('/', home.slug)!, home.slug)).toBe('/');
  });

  it.each([
    ['/search', null],
    ['/shop/vuon-ba-tu', null],
    ['/admin', null],
    ['/feeds/google.xml', null],
    ['/p', '/shop/vuon-ba-tu/p'],
  ])('%s is %s inside', (path, inside) => expect(inward(path, home.slug)).toBe(inside));

  it.each([
    ['/shop/vuon-ba-tu-2', null],
    ['/shop/vuon-ba', null],
    ['/shop/vuon-ba-tu/feeds/google.xml', null],
    ['/shop/vuon-ba-tu?lang=en', '/?lang=en'],
    ['/shop/vuon-ba-tu#top', '/#top'],
    ['/shop/vuon-ba-tu/p/mai?variant=MAI-1', '/p/mai?variant=MAI-1'],
  ])('%s is %s outside', (path, outside) => expect(outward(path, home.slug)).toBe(outside));
});

describe('a page of a shop', () => {
  const html =
    '<link rel="canonical" href="https://chovuon.example/shop/vuon-ba-tu"/>' +
    '<link rel="stylesheet" href="/assets/a-1.css"/><link rel="icon" href="/favicon.svg"/>' +
    '<a href="/">Chợ Vườn</a><a href="/shop/vuon-ba-tu/p/mai?a=1&amp;b=2">Mai</a><a href="/shop/vuon-ba-tu-2">Vườn khác</a>' +
    '<form method="post" action="/shop/vuon-ba-tu/cart"></form><form action="/search"></form><a href="#photo-1">1</a>' +
    '<a href="tel:+84901000001" ping="/counted/call">Gọi</a><img src="/seen/1"><script type="application/ld+json">{"url":"https://chovuon.example/shop/vuon-ba-tu/p/mai"}</script>' +
    '<p>https://chovuon.example/shop/vuon-ba-tu?lang=en</p><img src="/photos/a/w640.webp">';

  it('keeps its own links at its own host, and leads everywhere else to the installation', () => {
    expect(atHome(html, home)).toBe(
      '<link rel="canonical" href="https://vuonbatu.example/"/>' +
        '<link rel="stylesheet" href="/assets/a-1.css"/><link rel="icon" href="/favicon.svg"/>' +
        '<a href="https://chovuon.example/">Chợ Vườn</a><a href="/p/mai?a=1&amp;b=2">Mai</a><a href="https://chovuon.example/shop/vuon-ba-tu-2">Vườn khác</a>' +
        '<form method="post" action="/cart"></form><form action="https://chovuon.example/search"></form><a href="#photo-1">1</a>' +
        '<a href="tel:+84901000001" ping="/counted/call">Gọi</a><img src="/seen/1"><script type="application/ld+json">{"url":"https://vuonbatu.example/p/mai"}</script>' +
        '<p>https://vuonbatu.example/?lang=en</p><img src="/photos/a/w640.webp">',
    );
  });

  it('says at the installation where it is at home, and changes nothing else', () => {
    const there = withHome(html, home);
    expect(there).toContain('<link rel="canonical" href="https://vuonbatu.example/"/>');
    expect(there).toContain('{"url":"https://vuonbatu.example/p/mai"}');
    expect(there).toContain('<a href="/shop/vuon-ba-tu/p/mai?a=1&amp;b=2">');
    expect(there).not.toContain('https://chovuon.example/shop/vuon-ba-tu');
  });

  it('names another shop, and the shop’s feeds, where they are', () => {
    const text = '"https://chovuon.example/shop/vuon-ba-tu-2" "https://chovuon.example/shop/vuon-ba-tu/feeds/meta.csv"';
    expect(withHome(text, home)).toBe(text);
  });
});

it.each([
  ['/shop/vuon-ba-tu/checkout', 'https://vuonbatu.example/checkout'],
  ['/order/CV123456?key=a', 'https://chovuon.example/order/CV123456?key=a'],
  ['https://chovuon.example/shop/vuon-ba-tu', 'https://vuonbatu.example/'],
  ['https://checkout.stripe.com/c/1', 'https://checkout.stripe.com/c/1'],
  ['/liked', '/liked'],
])('a redirect to %s leads to %s', (location, place) => expect(sentOn(location, home)).toBe(place));
