import { describe, expect, it } from 'vitest';

import { aFeedContext, aFeedItem, aFeedPhoto } from '../../../test/feed-items';
import { prepare, type Channel } from './channel';
import { CHANNELS, MARKETPLACES } from './channels';
import type { ChannelRules } from './channel-rules';
import { google } from './channels/google';
import { lazada } from './channels/lazada';
import { meta } from './channels/meta';
import { shopee } from './channels/shopee';
import { tiktok } from './channels/tiktok';
import { asPublished, countTaken, judgeListing } from './preflight';
import { readerOf } from './readers';
import { readRulesForm } from './rules-form';

type Given = Parameters<typeof aFeedItem>[0];

function under(channel: Channel, rules: ChannelRules, given: Given = {}): Record<string, unknown> {
  const shop = { ...aFeedItem().shop, rules: { [channel.id]: rules } };
  const variant = { weightGrams: 4500, ...given?.variant };
  const prepared = prepare(channel, aFeedItem({ ...given, variant, shop }), aFeedContext());
  if ('leftOut' in prepared) return { out: prepared.leftOut.map(({ code }) => code) };
  return Object.fromEntries(channel.fields.map(({ name }, at) => [name, prepared.goes[at]]));
}

describe('a garden’s rule', () => {
  it.each<[string, ChannelRules, Given, string]>([
    ['switches a channel off', { off: true }, {}, 'feeds.rule-off'],
    ['keeps a kind at home', { withoutGroups: ['foliage'] }, {}, 'feeds.rule-group'],
    ['leaves out what is sold out', { withoutSoldOut: true }, { variant: { stock: 0 } }, 'feeds.rule-sold-out'],
    ['leaves out what is dear', { priceTo: 300_000 }, {}, 'feeds.rule-price'],
    ['leaves out what is cheap', { priceFrom: 400_000 }, {}, 'feeds.rule-price'],
    ['leaves out weak photos', { withoutWeakPhotos: true }, { photos: [aFeedPhoto(800)] }, 'feeds.rule-photo'],
  ])('%s', (_what, rules, given, code) => expect(under(google, rules, given)).toEqual({ out: [code] }));

  it.each<[string, Channel, ChannelRules, Given, Record<string, unknown>]>([
    [
      'makes titles',
      google,
      { title: '{name} {cultivar} ({size}) – {garden}' },
      {},
      { title: 'Bông giấy hồng – Vườn Bà Tư' },
    ],
    ['adds to the price where the marketplace sells', shopee, { markup: 10, round: 5000 }, {}, { ps_price: '385000' }],
    ['rounds upwards', shopee, { markup: 11, round: 10_000 }, {}, { ps_price: '390000' }],
    ['leaves the price where the page must agree', google, { markup: 10, round: 5000 }, {}, { price: '350000 VND' }],
    ['names Google’s category', google, { categories: { foliage: '985' } }, {}, { google_product_category: '985' }],
    [
      'names Meta’s category and not Google’s there',
      meta,
      { categories: { foliage: '1781' } },
      {},
      { fb_product_category: '1781', google_product_category: '543558' },
    ],
    [
      'speaks English',
      google,
      { lang: 'en' },
      { listing: { nameEn: 'Pink bougainvillea' } },
      { title: 'Pink bougainvillea', link: expect.stringContaining('&lang=en') },
    ],
  ])('%s', (_what, channel, rules, given, row) => expect(under(channel, rules, given)).toMatchObject(row));

  it('never makes a nameless item sellable by its pattern', () =>
    expect(under(google, { title: '{name} {garden}' }, { listing: { name: '' } })).toEqual({
      out: ['feeds.name-missing'],
    }));

  it.each<[string, Record<string, string>, unknown]>([
    [
      'is read as growers type',
      { priceFrom: '50k', markup: '8 %', round: '1000', off: '' },
      { ok: true, value: { priceFrom: 50_000, markup: 8, round: 1000 } },
    ],
    ['is nothing when nothing is typed', {}, { ok: true, value: {} }],
    [
      'is asked for again when it is no number',
      { markup: 'nhiều', priceTo: 'abc' },
      { ok: false, problems: [{ code: 'feeds.rules-markup' }, { code: 'feeds.rules-number' }] },
    ],
    [
      'is asked for again when a word is unknown',
      { title: '{name} {màu}' },
      { ok: false, problems: [{ code: 'feeds.rules-title-word' }] },
    ],
    [
      'is asked for again when it can never hold',
      { priceFrom: '2tr', priceTo: '1tr' },
      { ok: false, problems: [{ code: 'feeds.rules-price-order' }] },
    ],
  ])('%s', (_what, fields, outcome) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    expect(readRulesForm(form)).toMatchObject(outcome as object);
  });
});

describe('what each marketplace says of', () => {
  const said = (channel: Channel, given: Given) => {
    const prepared = prepare(channel, aFeedItem(given), aFeedContext());
    return 'leftOut' in prepared ? prepared.leftOut.map(({ code }) => code) : prepared.advice.map(({ code }) => code);
  };
  const box = { weightGrams: 900, lengthCm: 10, widthCm: 10, packHeightCm: 10 };

  it.each<[string, Channel, Given, string[]]>([
    ['121 million: Shopee refuses', shopee, { variant: { ...box, price: 121_000_000 } }, ['feeds.price-too-high']],
    ['121 million: Google takes it', google, { variant: { price: 121_000_000 } }, []],
    ['an unweighed pot: Shopee waits', shopee, {}, ['feeds.weight-missing']],
    [
      'an old pot and a young one: Lazada splits them',
      lazada,
      { variant: { ...box }, sizes: ['nhỏ', 'lớn'], prices: [350_000, 900_000] },
      ['feeds.split'],
    ],
    ['a name of two letters: Shopee gets what else is known', shopee, { listing: { name: 'Me' }, variant: box }, []],
  ])('%s', (_what, channel, given, codes) => expect(said(channel, given)).toEqual(codes));

  it.each<[string, Given, Record<string, string>]>([
    [
      'sold out',
      { variant: { stock: 0 } },
      {
        google: 'out_of_stock',
        meta: 'out of stock',
        tiktok: 'out of stock',
        pinterest: 'out of stock',
        openai: 'out_of_stock',
        open: 'sold_out',
      },
    ],
    [
      'a single piece that is sold',
      { listing: { oneOfAKind: true }, variant: { stock: 0 } },
      {
        google: 'out_of_stock',
        meta: 'out of stock',
        tiktok: 'discontinued',
        pinterest: 'out of stock',
        openai: 'out_of_stock',
        open: 'gone',
      },
    ],
    [
      'sold ahead',
      { listing: { preorderOn: '2027-01-20' } },
      {
        google: 'preorder',
        meta: 'in stock',
        tiktok: 'preorder',
        pinterest: 'preorder',
        openai: 'pre_order',
        open: 'preorder',
      },
    ],
  ])('%s', (_what, given, words) => {
    for (const [id, word] of Object.entries(words)) {
      const channel = CHANNELS.find((one) => one.id === id)!;
      const prepared = prepare(channel, aFeedItem(given), aFeedContext());
      const at = channel.fields.findIndex(({ name }) => name === 'availability');
      expect('goes' in prepared && prepared.goes[at], id).toBe(word);
    }
  });

  it('tells the day of what is sold ahead where the channel has no word for it', () => {
    const prepared = prepare(meta, aFeedItem({ listing: { preorderOn: '2027-01-20' } }), aFeedContext());
    expect(JSON.stringify(prepared)).toContain('Đặt trước, giao từ ngày 20/01/2027.');
  });

  it('a barcode: sent when it is one, and then nothing claims that there is none', () => {
    const sent = under(google, {}, { listing: { gtin: '8934588063053' } });
    expect(sent).toMatchObject({ gtin: '8934588063053', identifier_exists: null });
    expect(said(google, { listing: { gtin: '8934588063053' }, sizes: ['a', 'b'] })).toContain('feeds.code-of-many');
  });
});

it('counts the marketplaces that are open, and judges a draft as it will be', () => {
  const items = [asPublished(aFeedItem({ listing: { state: 'draft' } }))];
  const verdicts = MARKETPLACES.map((channel) => judgeListing(channel, items, aFeedContext()));
  expect(countTaken(verdicts)).toEqual({ taken: 4, of: 8 });
  expect(verdicts.find(({ channel }) => channel === 'openai')).toMatchObject({ verdict: 'goes', standing: 'not-yet' });
  expect(judgeListing(tiktok, [], aFeedContext()).verdict).toBe('out');
});

it.each([
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'google'],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'meta'],
  [
    'Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; TikTokSpider; tiktokspider@bytedance.com)',
    'tiktok',
  ],
  ['Mozilla/5.0 (compatible; Pinterestbot/1.0; +https://www.pinterest.com/bot.html)', 'pinterest'],
  [
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; OAI-SearchBot/1.3; +https://openai.com/searchbot',
    'openai',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36',
    'browser',
  ],
  ['curl/8.5.0', 'other'],
  [null, 'other'],
])('knows who %s says it is', (agent, reader) => expect(readerOf(agent)).toBe(reader));
