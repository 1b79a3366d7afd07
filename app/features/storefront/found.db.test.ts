import jsonld from 'jsonld';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { openPages, SITE } from '../../../test/pages';
import { readSitemap } from '../../../test/validators/sitemap';

const { platform, ask } = await openPages();
const { db } = platform;

const coop = await db.cooperative.create({ data: { slug: 'htx', name: 'HTX Hoa kiểng' } });
const shop = await storedShop(db, {
  slug: 'vuon-ba-tu',
  cooperativeId: coop.id,
  story: 'Ba đời </script> trồng "kiểng" & hoa.',
});
const one = await storedListing(db, { shopId: shop.id, slug: 'bong-giay', name: 'Bông giấy <hồng>', sku: 'BG1' });
await db.variant.create({
  data: { shopId: shop.id, listingId: one.id, sku: 'BG2', size: '50 cm', price: 900_000n, stock: 0 },
});
await storedListing(db, { shopId: shop.id, slug: 'mai-vang', name: 'Mai vàng', group: 'mai', photos: 0 });
await storedListing(db, {
  shopId: shop.id,
  slug: 'da-thoi',
  name: 'Cúc đã thôi',
  state: 'archived',
  publishedAt: new Date(),
});
await storedListing(db, { shopId: shop.id, slug: 'chua-ban', name: 'Chưa bán', state: 'archived' });
await db.shopOldSlug.create({ data: { slug: 'ten-dau', shopId: shop.id } });
await db.shopOldSlug.create({ data: { slug: 'ten-hai', shopId: shop.id } });
await db.listingOldSlug.create({ data: { shopId: shop.id, slug: 'hoa-giay', listingId: one.id } });

type Head = { title: string; links: Record<string, string>[]; metas: Record<string, string>[]; ld: object[] };

/** The head as a browser's parser understands it (the HTML standard's, independent of what wrote the page). */
function headOf(html: string): Head {
  const found: Head = { title: '', links: [], metas: [], ld: [] };
  const textOf = (node: Tree.Element) => node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  const walk = (node: Tree.Node) => {
    if ('tagName' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      if (node.tagName === 'title' && found.title === '') found.title = textOf(node);
      if (node.tagName === 'link') found.links.push(attributes);
      if (node.tagName === 'meta') found.metas.push(attributes);
      if (attributes.type === 'application/ld+json') found.ld.push(JSON.parse(textOf(node)) as object);
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  const errors: string[] = [];
  walk(parse(html, { onParseError: ({ code }) => errors.push(code) }));
  expect(errors).toEqual([]);
  return found;
}

const headAt = async (path: string) => headOf(await (await ask(path)).text());
const meta = ({ metas }: Head, name: string) =>
  metas.filter((one) => (one.name ?? one.property) === name).map(({ content }) => content);
const linked = ({ links }: Head, rel: string) => links.filter((one) => one.rel === rel);
const canonical = (head: Head) => linked(head, 'canonical').map(({ href }) => href);

const LISTED = [
  '/',
  '/search',
  '/search?kind=mai',
  '/search?province=86',
  '/shop/vuon-ba-tu',
  '/shop/vuon-ba-tu?kind=mai',
  '/shop/vuon-ba-tu/p/bong-giay',
  '/shop/vuon-ba-tu/p/mai-vang',
  '/coop/htx',
];

describe.each(LISTED)('%s', (path) => {
  it.each(['vi', 'en'])(
    'says in %s once who it is, in its own address, and what it is called in the other language',
    async (lang) => {
      const address = lang === 'vi' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`;
      const head = await headAt(address);
      expect(head.title.length).toBeGreaterThan(5);
      expect(meta(head, 'description')).toEqual([expect.stringMatching(/^.{20,160}$/s)]);
      expect(meta(head, 'robots')).toEqual([]);
      expect(canonical(head)).toEqual([SITE + address]);
      expect(meta(head, 'og:url')).toEqual([SITE + address]);
      expect(meta(head, 'og:image')).toEqual([expect.stringMatching(/^http:\/\/vuon\.test\/(photos|icons)\//)]);
      const others = Object.fromEntries(linked(head, 'alternate').map(({ hreflang, href }) => [hreflang, href]));
      const english = `${SITE}${path}${path.includes('?') ? '&' : '?'}lang=en`;
      expect(others).toEqual({ vi: SITE + path, en: english, 'x-default': SITE + path });
    },
  );

  it('says the same to machines, in words of schema.org that a JSON-LD processor understands', async () => {
    const things = await expanded((await headAt(path)).ld);
    expect(things.length).toBeGreaterThan(0);
    for (const thing of things)
      expect(thing['@type']).toEqual([expect.stringMatching(/^https:\/\/schema\.org\/[A-Z]\w+$/)]);
  });
});

/** Schema.org's context, cut to the words whose values are addresses; everything else is of its vocabulary. */
const ADDRESSES = [
  'url',
  'image',
  'item',
  'availability',
  'itemCondition',
  'variesBy',
  'returnPolicyCategory',
  'returnMethod',
  'returnFees',
];
const context = {
  '@vocab': 'https://schema.org/',
  ...Object.fromEntries(ADDRESSES.map((word) => [word, { '@type': '@id' }])),
};
type Thing = Record<string, { '@value'?: unknown; '@id'?: string }[]>;
const options = {
  documentLoader: (url: string) => {
    if (url !== 'https://schema.org') throw new Error(`nobody should have to fetch ${url}`);
    return Promise.resolve({ documentUrl: url, document: { '@context': context } });
  },
  safe: true, // words that would be dropped are an error
} as unknown as NonNullable<Parameters<typeof jsonld.toRDF>[1]>;
const expanded = async (ld: object[]) => (await jsonld.expand(ld as never, options)) as unknown as Thing[];
const of = (things: Thing[], type: string) =>
  things.find((thing) => (thing['@type'] as unknown as string[])[0] === `https://schema.org/${type}`)!;
const at = (thing: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      (value as Record<string, unknown>)[
        typeof step === 'string' && !step.startsWith('@') ? `https://schema.org/${step}` : step
      ],
    thing,
  );

describe('what machines read', () => {
  it('is a price in đồng for each size, and whether it can be had', async () => {
    const group = of(await expanded((await headAt('/shop/vuon-ba-tu/p/bong-giay')).ld), 'ProductGroup');
    const offers = [0, 1].map((n) => at(group, 'hasVariant', n, 'offers', 0));
    expect(offers.map((offer) => at(offer, 'price', 0, '@value'))).toEqual([350_000, 900_000]);
    expect(offers.map((offer) => at(offer, 'priceCurrency', 0, '@value'))).toEqual(['VND', 'VND']);
    expect(offers.map((offer) => at(offer, 'availability', 0, '@id'))).toEqual([
      'https://schema.org/InStock',
      'https://schema.org/OutOfStock',
    ]);
    expect(at(group, 'name', 0, '@value')).toBe('Bông giấy <hồng>');
  });

  it('is what a shelf lists, each by its own address', async () => {
    const list = of(await expanded((await headAt('/shop/vuon-ba-tu')).ld), 'ItemList');
    const items = at(list, 'itemListElement', 0, '@list') ?? at(list, 'itemListElement');
    expect((items as Thing[]).map((item) => at(item, 'url', 0, '@id')).sort()).toEqual(
      ['bong-giay', 'mai-vang'].map((slug) => `${SITE}/shop/vuon-ba-tu/p/${slug}`),
    );
    const store = of(await expanded((await headAt('/shop/vuon-ba-tu')).ld), 'Store');
    expect(at(store, 'description', 0, '@value')).toBe('Ba đời </script> trồng "kiểng" & hoa.');
  });
});

it.each([
  ['words', '/search?q=mai'],
  ['a price', '/search?max=1tr'],
  ['a filter', '/search?light=indoor'],
  ['a filter of a shop', '/shop/vuon-ba-tu?tall=1'],
  ['a kind of which there is nothing', '/search?kind=orchid'],
  ['a kind of which a shop has nothing', '/shop/vuon-ba-tu?kind=orchid'],
  ['the middle of a shelf', '/search?after=n.1.0190a000000070008000000000000001'],
])('does not let %s make another page', async (_story, path) => {
  expect(meta(await headAt(path), 'robots')).toEqual(['noindex, follow']);
});

it.each([
  ['a size', '/shop/vuon-ba-tu/p/bong-giay?variant=BG2', '/shop/vuon-ba-tu/p/bong-giay'],
  ['the language it has anyway', '/shop/vuon-ba-tu?lang=vi', '/shop/vuon-ba-tu'],
  ['an order', '/search?kind=mai&sort=price-up', '/search?kind=mai'],
  ['where a visitor came from', '/?utm_source=zalo', '/'],
  ['a kind there is not', '/search?kind=weapons', '/search'],
])('names one address where %s makes another', async (_story, path, address) => {
  expect(canonical(await headAt(path))).toEqual([SITE + address]);
});

describe('an address that was', () => {
  it.each([
    ['/shop/ten-dau?lang=en', '/shop/vuon-ba-tu?lang=en'],
    ['/shop/ten-hai', '/shop/vuon-ba-tu'],
    ['/shop/ten-dau/p/hoa-giay?variant=BG2', '/shop/vuon-ba-tu/p/bong-giay?variant=BG2'],
    ['/shop/vuon-ba-tu/p/hoa-giay', '/shop/vuon-ba-tu/p/bong-giay'],
    ['/shop/ten-dau/feeds/google.xml?x=1', '/shop/vuon-ba-tu/feeds/google.xml?x=1'],
  ])('leads on in one step and for ever: %s', async (path, to) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('Location')]).toEqual([301, to]);
  });

  it('says that it is gone, kindly, where a listing was put away for good', async () => {
    for (const path of ['/shop/vuon-ba-tu/p/da-thoi', '/shop/ten-dau/p/da-thoi']) {
      const answer = await ask(path);
      expect(answer.status).toBe(410);
      const html = await answer.text();
      expect(html).toContain('Cúc đã thôi không bán nữa');
      expect(html).toContain('href="/shop/vuon-ba-tu"');
      expect(meta(headOf(html), 'robots')).toEqual(['noindex']);
    }
    expect((await ask('/shop/vuon-ba-tu/p/chua-ban')).status).toBe(404);
    expect((await ask('/shop/vuon-ba-tu/p/khong-co')).status).toBe(404);
  });
});

it('has a map that keeps to the rules of its schema, and names no page that is not listed', async () => {
  const map = readSitemap(await (await ask('/sitemap.xml')).text());
  expect(map.kind).toBe('urlset');
  expect(map.places.sort()).toEqual(
    ['/', '/coop/htx', '/shop/vuon-ba-tu', '/shop/vuon-ba-tu/p/bong-giay', '/shop/vuon-ba-tu/p/mai-vang'].map(
      (path) => SITE + path,
    ),
  );
  expect(map.images).toHaveLength(1);
  for (const place of map.places) {
    const head = await headAt(new URL(place).pathname);
    expect(canonical(head)).toEqual([place]);
    expect(meta(head, 'robots')).toEqual([]);
  }
});

it.each([
  ['as they are named in the list of a large map', 'from=0&to=1024'],
  ['as they were named before', 'from=00000000-0000-0000-0000-000000000000'],
])('has files of its listings alone, %s, with the day and the picture of each', async (_story, range) => {
  const map = readSitemap(await (await ask(`/sitemap.xml?of=listings&${range}`)).text());
  const places = {
    'bong-giay': `${SITE}/shop/vuon-ba-tu/p/bong-giay`,
    'mai-vang': `${SITE}/shop/vuon-ba-tu/p/mai-vang`,
  };
  expect(map.places.sort()).toEqual(Object.values(places));
  for (const [slug, place] of Object.entries(places)) {
    const { updatedAt } = await db.listing.findFirstOrThrow({ where: { slug, shopId: shop.id } });
    expect(map.changed.get(place)).toBe(updatedAt.toISOString());
  }
  expect(map.images).toEqual([expect.stringMatching(/^http:\/\/vuon\.test\/photos\/[\w-]{22}\//)]);
});

it('lets robots to everything in the map, and keeps them from endless choices', async () => {
  const rules = (await (await ask('/robots.txt')).text())
    .split('\n')
    .flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? []);
  const isBarred = (path: string) =>
    rules.some((rule) =>
      new RegExp(`^${rule.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}`).test(path),
    );
  for (const path of [
    ...LISTED,
    '/shop/vuon-ba-tu/feeds/google.xml',
    '/search?kind=mai&after=n.1.x',
    '/icons/social.png',
  ])
    expect([path, isBarred(path)]).toEqual([path, false]);
  for (const path of [
    '/search?q=mai',
    '/search?kind=mai&sort=price-up',
    '/shop/a?tall=1',
    '/shop/a/cart',
    '/coop/a/checkout',
    '/admin',
  ])
    expect([path, isBarred(path)]).toEqual([path, true]);
});
