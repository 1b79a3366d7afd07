import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { JUDGES } from '../../../test/validators/files';
import { judgeGoogleTsv, judgeGoogleXml, type Verdict } from '../../../test/validators/google';
import { answerFeed } from './answer-feed.server';
import { findFile } from './channels';
import { findHealth } from './feed-health.server';
import { findLastFetches, forgetOldFetches } from './fetch-log.server';
import { findCooperativeSource, findShopSource } from './feed-source.server';

const NOW = new Date('2026-11-23T03:00:00Z');
const TODAY = '2026-11-23';

type Asked = { coop?: boolean; headers?: Record<string, string>; method?: string; origin?: string };

async function ask(platform: TestPlatform, slug: string, file: string, asked: Asked = {}): Promise<Response> {
  const { coop = false, headers = {}, method = 'GET', origin = 'https://chovuon.example' } = asked;
  const source = await (coop ? findCooperativeSource : findShopSource)(platform, slug);
  return answerFeed(platform, new Request(`${origin}/feeds/${file}`, { headers, method }), source!, findFile(file)!);
}
const read = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).text();
const idsOf = ({ items }: Verdict) => items.map((item) => item.get('id'));

it('answers for a garden without a listing at once, in a format without a head or an end', async () => {
  const platform = await freshPlatform({ now: NOW });
  const { slug } = await storedShop(platform.db);
  expect(await read(platform, slug, 'openai.jsonl')).toBe('');
  expect(await read(platform, slug, 'google.tsv')).toMatch(/^id\t[^\n]+\n$/);
});

describe('a torture catalogue', () => {
  let platform: TestPlatform;
  let xml: Verdict;
  let tsv: Verdict;
  let slug: string;
  let shopId: string;

  const NAMES = [
    'Mai & "Chiếu Thủy" <gốc> 5\' ]]>',
    '🌸🌼 Hoa giấy 🌸 ★ NGŨ SẮC',
    'Sầu\nriêng\tRi6\r\n— giống',
    'Bông giấy tím Huế'.normalize('NFD'),
    'SALE 50% FREESHIP MAI VÀNG -50%',
    '\u202eMai\u202c \u200fđảo\u200e chiều\u061c',
    'Có ký\u0007 tự\u001b lạ\ufffe \ue000\u0085',
    '=HYPERLINK("http://evil.example";"bấm")',
    '@SUM(1+1)*cmd|/c calc',
    '<script>alert(1)</script><b>Lan</b> hồ điệp',
    '&lt;b&gt;Hồng&nbsp;leo&lt;/b&gt; &amp;amp; cúc',
    `${'Tên rất dài '.repeat(40)}hết`,
  ];

  beforeAll(async () => {
    platform = await freshPlatform({ now: NOW });
    const { db } = platform;
    const shop = await storedShop(db, { name: 'Vườn "Bà Tư" & Con <Chợ Lách>' });
    ({ slug, id: shopId } = shop);
    for (const name of NAMES) await storedListing(db, { shopId, name, description: name });
    const description = `<p>${'Cây mai &nbsp;đẹp, http://a.example/x?y=1,2 '.repeat(500)}</p>`.slice(0, 20_000);
    await storedListing(db, { shopId, name: 'Lời tả dài', description, care: 'Tưới '.repeat(3000) });
    await storedListing(db, { shopId, name: 'Hết hàng', stock: 0 });
    await storedListing(db, { shopId, name: 'Đặt trước', preorderOn: new Date('2027-01-20') });
    await storedListing(db, { shopId, name: 'Bonsai mười tỷ', price: 10_000_000_000n });
    await storedListing(db, { shopId, name: 'Mai 121 triệu', price: 121_000_000n });
    await storedListing(db, { shopId, name: 'Cặp cúc', unit: 'cap', piecesPerUnit: 2 });
    const certified = await storedListing(db, {
      shopId,
      name: 'Kẹo dừa',
      group: 'ocop-food',
      scientificName: 'Cocos, "nucifera": L.',
      details: { light: ['full-sun'], water: 'daily' },
      photos: 14,
    });
    await db.certificate.create({
      data: { shopId, listingId: certified.id, kind: 'ocop', stars: 4, expiresOn: new Date('2027-05-01') },
    });
    const many = await storedListing(db, { shopId, name: 'Sáu mươi cỡ', sku: 'MANY-0', size: 'Cao 0 cm' });
    await db.variant.createMany({
      data: Array.from({ length: 59 }, (_one, at) => ({
        shopId,
        listingId: many.id,
        sku: `MANY-${at + 1}`,
        size: at === 58 ? 'cao 1 CM' : `Cao ${at + 1} cm`,
        price: at === 57 ? null : 50_000n,
        stock: at % 3,
        weightGrams: 1234,
        lengthCm: 10,
        widthCm: 10,
        packHeightCm: at + 1,
        position: at + 1,
      })),
    });

    await storedListing(db, { shopId, name: 'Không ảnh', photos: 0, sku: 'OUT-PHOTO' });
    const waiting = await storedListing(db, { shopId, name: 'Ảnh đang làm', photos: 0, sku: 'OUT-WAITING' });
    await storedPhoto(db, { shopId, listingId: waiting.id, state: 'waiting', publicName: null });
    const tiny = await storedListing(db, { shopId, name: 'Ảnh nhỏ', photos: 0, sku: 'OUT-TINY' });
    await storedPhoto(db, {
      shopId,
      listingId: tiny.id,
      renditions: [{ kind: 'width', format: 'jpeg', width: 320, height: 240, bytes: 9000 }],
    });
    const removed = await storedListing(db, { shopId, name: 'Ảnh đã gỡ', photos: 0, sku: 'OUT-REMOVED' });
    await storedPhoto(db, { shopId, listingId: removed.id, removedAt: NOW });
    await storedListing(db, { shopId, name: '🌸🌸🌸', sku: 'OUT-NAME' });
    await storedListing(db, { shopId, name: 'Thuê chăm cây', group: 'service', sku: 'OUT-SERVICE' });
    await storedListing(db, { shopId, name: 'Tết sau nữa', preorderOn: new Date('2028-02-01'), sku: 'OUT-FAR' });
    await storedListing(db, { shopId, name: 'Nháp', state: 'draft', price: null, sku: 'OUT-DRAFT' });
    await storedListing(db, { shopId, name: 'Nghỉ', state: 'paused', sku: 'OUT-PAUSED' });
    await storedListing(db, { shopId, name: 'Cất', state: 'archived', sku: 'OUT-ARCHIVED' });

    xml = judgeGoogleXml(await read(platform, slug, 'google.xml'), TODAY);
    tsv = judgeGoogleTsv(await read(platform, slug, 'google.tsv'), TODAY);
  }, 120_000);

  it('is in both files without a fault', () => {
    expect(xml.faults).toEqual([]);
    expect(tsv.faults).toEqual([]);
    expect(idsOf(tsv)).toEqual(idsOf(xml));
    // names but one that is nothing without its signs and formula, and the seven ordinary ones, and 58 of 60 sizes
    expect(xml.items).toHaveLength(NAMES.length + 7 + 58);
  });

  it.each(Object.keys(JUDGES))('is in %s without a fault, with everything that Google gets', async (file) => {
    const { judge, id, type } = JUDGES[file]!;
    const answer = await ask(platform, slug, file);
    expect(answer.headers.get('Content-Type')).toBe(type);
    const { items, faults } = judge(Buffer.from(await answer.arrayBuffer()), TODAY);
    expect(faults).toEqual([]);
    expect(items.map((item) => item.get(id))).toEqual(expect.arrayContaining(idsOf(xml)));
  });

  it('says in both files the same of each item', () => {
    for (const [at, item] of xml.items.entries())
      for (const name of [
        'id',
        'link',
        'image_link',
        'availability',
        'availability_date',
        'price',
        'item_group_id',
        'shipping_weight',
      ])
        expect(tsv.items[at]?.get(name)).toBe(item.get(name));
  });

  it('lacks what is left out, and each has its reason in front of the grower', async () => {
    const out = idsOf(xml).filter((id) => id?.startsWith('OUT-') || id === 'MANY-58' || id === 'MANY-59');
    expect(out).toEqual([]);
    const health = await findHealth(platform, { id: shopId, slug, name: '' }, findFile('google.xml')!.channel, {
      show: 'out',
      page: 1,
      origin: 'https://chovuon.example',
    });
    expect(health.counts).toEqual({ all: NAMES.length + 8 + 9, goes: NAMES.length + 8, out: 9, part: 1 });
    const reasons = Object.fromEntries(
      health.listings.map(({ name, problems }) => [name, problems.map(({ code, field }) => `${code} ${field}`)]),
    );
    expect(reasons).toEqual({
      'Không ảnh': ['feeds.photo-missing photos'],
      'Ảnh đang làm': ['feeds.photo-waiting photos'],
      'Ảnh nhỏ': ['feeds.photo-too-small photos'],
      'Ảnh đã gỡ': ['feeds.photo-missing photos'],
      '🌸🌸🌸': ['feeds.name-missing name'],
      'Thuê chăm cây': ['feeds.service group'],
      'Tết sau nữa': ['feeds.preorder-too-far preorderOn'],
      Nháp: ['feeds.not-published state', 'feeds.price-missing price'],
      Nghỉ: ['feeds.paused state'],
      'Sáu mươi cỡ': ['feeds.price-missing price-59', 'feeds.size-twice size-60'],
    });
  });

  it('gives the same bytes when asked again', async () =>
    expect(await read(platform, slug, 'google.xml')).toBe(await read(platform, slug, 'google.xml')));
});

describe('a reader that comes every hour', () => {
  async function aShop() {
    const platform = await freshPlatform({ now: new Date(Date.now() + 60_000) });
    const shop = await storedShop(platform.db);
    const listing = await storedListing(platform.db, { shopId: shop.id });
    return { platform, shop, listing };
  }

  it('hears 304 without a look at the listings, by ETag and by date', async () => {
    const { platform, shop } = await aShop();
    const first = await ask(platform, shop.slug, 'google.xml');
    await first.text();
    const [etag, modified] = [first.headers.get('ETag')!, first.headers.get('Last-Modified')!];
    expect(first.headers.get('Cache-Control')).toBe('public, no-cache');

    const source = await findShopSource(platform, shop.slug);
    const blind = { ...platform, pool: undefined as never }; // whoever asked the listings would fall
    const questions: Record<string, string>[] = [
      { 'If-None-Match': etag },
      { 'If-None-Match': `"x", ${etag}` },
      { 'If-Modified-Since': modified },
    ];
    for (const headers of questions) {
      const again = await answerFeed(
        blind,
        new Request('https://chovuon.example/x', { headers }),
        source!,
        findFile('google.xml')!,
      );
      expect([again.status, again.body, again.headers.get('ETag')]).toEqual([304, null, etag]);
    }
    const head = await answerFeed(
      blind,
      new Request('https://chovuon.example/x', { method: 'HEAD' }),
      source!,
      findFile('google.xml')!,
    );
    expect([head.status, head.body, head.headers.get('ETag')]).toEqual([200, null, etag]);
  });

  it.each<[string, (its: Awaited<ReturnType<typeof aShop>>) => Promise<unknown>]>([
    [
      'a price',
      ({ platform, listing }) =>
        platform.db.variant.updateMany({ where: { listingId: listing.id }, data: { price: 1000n } }),
    ],
    [
      'the stock',
      ({ platform, listing }) =>
        platform.db.variant.updateMany({ where: { listingId: listing.id }, data: { stock: 0 } }),
    ],
    [
      'a photo',
      ({ platform, listing }) =>
        platform.db.photo.updateMany({ where: { listingId: listing.id }, data: { removedAt: new Date() } }),
    ],
    [
      'the garden’s name',
      ({ platform, shop }) => platform.db.shop.update({ where: { id: shop.id }, data: { name: 'Vườn Ba Tý' } }),
    ],
    [
      'a listing’s state',
      ({ platform, listing }) => platform.db.listing.update({ where: { id: listing.id }, data: { state: 'paused' } }),
    ],
    [
      'a certificate',
      ({ platform, shop, listing }) =>
        platform.db.certificate.create({
          data: { shopId: shop.id, listingId: listing.id, kind: 'ocop', stars: 3, expiresOn: new Date('2030-01-01') },
        }),
    ],
    [
      'a rule for a channel',
      ({ platform, shop }) =>
        platform.db.channelRule.create({ data: { shopId: shop.id, channel: 'google', rules: { off: true } } }),
    ],
    ['the day', ({ platform }) => Promise.resolve(platform.setNow(new Date(Date.now() + 86_400_000)))],
  ])('gets the file anew after a change of %s', async (_what, change) => {
    const its = await aShop();
    const etag = (await ask(its.platform, its.shop.slug, 'google.xml', { method: 'HEAD' })).headers.get('ETag')!;
    await change(its);
    const again = await ask(its.platform, its.shop.slug, 'google.xml', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(200);
    await again.text();
  });

  it('is noted with what it took, and a second visit that day in the same line', async () => {
    const { platform, shop } = await aShop();
    const headers = { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' };
    const first = await ask(platform, shop.slug, 'google.xml', { headers });
    await first.text();
    const again = { ...headers, 'If-None-Match': first.headers.get('ETag')! };
    const visits = () => findLastFetches(platform, { ownerId: shop.id, files: ['google.xml', 'google.tsv'], most: 9 });
    await expect.poll(visits).toMatchObject([{ reader: 'google', items: 1, whole: 1, unchanged: 0 }]);
    expect((await ask(platform, shop.slug, 'google.xml', { headers: again })).status).toBe(304);
    await expect.poll(visits).toMatchObject([{ reader: 'google', items: 1, whole: 1, unchanged: 1 }]);
    expect(await platform.db.feedFetch.count()).toBe(1);

    platform.setNow(new Date(Date.now() + 100 * 86_400_000));
    expect(await forgetOldFetches(platform)).toBe(1);
  });

  it('gets no date for a change that is not two seconds old, and another ETag at another address', async () => {
    const { platform, shop } = await aShop();
    platform.setNow(new Date());
    const young = await ask(platform, shop.slug, 'google.xml', { method: 'HEAD' });
    expect(young.headers.has('Last-Modified')).toBe(false);
    const elsewhere = await ask(platform, shop.slug, 'google.xml', { method: 'HEAD', origin: 'https://b.example' });
    expect(elsewhere.headers.get('ETag')).not.toBe(young.headers.get('ETag'));
  });
});

describe('a cooperative’s feed', () => {
  it('holds all open gardens, keeps equal SKUs apart, names each seller, and changes with each of them', async () => {
    const platform = await freshPlatform({ now: NOW });
    const { db } = platform;
    const coop = await db.cooperative.create({ data: { slug: 'htx-cho-lach', name: 'HTX Chợ Lách' } });
    const shops = [];
    for (const name of ['Vườn Bà Tư', 'Vườn Ông Ba'])
      shops.push(await storedShop(db, { name, cooperativeId: coop.id }));
    const closed = await storedShop(db, { name: 'Vườn đóng', cooperativeId: coop.id, state: 'paused' });
    for (const { id } of [...shops, closed]) await storedListing(db, { shopId: id, sku: 'SAME1' });

    const first = await ask(platform, coop.slug, 'google.xml', { coop: true });
    const { items, faults } = judgeGoogleXml(await first.text(), TODAY);
    expect(faults).toEqual([]);
    expect(items.map((item) => item.get('brand'))).toEqual(['Vườn Bà Tư', 'Vườn Ông Ba']);
    expect(new Set(items.map((item) => item.get('id')?.slice(-6)))).toEqual(new Set(['-SAME1']));

    const etag = first.headers.get('ETag')!;
    const unchanged = await ask(platform, coop.slug, 'google.xml', { coop: true, headers: { 'If-None-Match': etag } });
    expect(unchanged.status).toBe(304);
    await db.shop.update({ where: { id: closed.id }, data: { state: 'published' } });
    const joined = await ask(platform, coop.slug, 'google.xml', { coop: true, headers: { 'If-None-Match': etag } });
    expect(judgeGoogleXml(await joined.text(), TODAY).items).toHaveLength(3);
  });
});

describe('what is not there', () => {
  it('finds no feed of a closed or unknown shop, and no unknown file', async () => {
    const platform = await freshPlatform({ now: NOW });
    const { slug } = await storedShop(platform.db, { state: 'draft' });
    expect(await findShopSource(platform, slug)).toBeNull();
    expect(await findShopSource(platform, 'khong-co')).toBeNull();
    expect(await findCooperativeSource(platform, 'khong-co')).toBeNull();
    expect(findFile('google.csv')).toBeNull();
  });
});
