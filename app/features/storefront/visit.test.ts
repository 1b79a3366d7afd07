import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  channelOf,
  isLook,
  isRobot,
  MARKED_CHANNELS,
  markedChannelOf,
  pageOf,
  viaFeed,
  viaQr,
  withMarks,
  withoutMarks,
} from './visit';

const ownHosts = ['chovuon.vn'];
const from = (search: string, referer?: string) => channelOf({ search, referer, ownHosts });

describe('where a visitor came from', () => {
  it.each([
    ['a link in a message', '', undefined, 'direct'],
    ['another page of ours', '?lang=en', 'https://chovuon.vn/shop/vuon-ba-tu?via=qr', 'inside'],
    ['Google', '', 'https://www.google.com/', 'google'],
    ['Google in Vietnam', '', 'https://www.google.com.vn/', 'google'],
    ['Google’s app', '', 'android-app://com.google.android.googlequicksearchbox/', 'google'],
    ['Facebook', '', 'https://lm.facebook.com/', 'facebook'],
    ['Facebook without a page before', '?fbclid=IwAR1', undefined, 'facebook'],
    ['Zalo', '', 'https://chat.zalo.me/', 'zalo'],
    ['TikTok', '', 'https://www.tiktok.com/', 'tiktok'],
    ['Cốc Cốc', '', 'https://coccoc.com/search?query=bong+giay', 'search'],
    ['a code on a tag', '?variant=CV1&via=qr', undefined, 'qr'],
    ['a free listing at Google', '?variant=CV1&srsltid=AfmB', 'https://www.google.com/', 'feed'],
    ['a campaign', '?utm_source=Zalo-OA', 'https://l.facebook.com/', 'zalo'],
    ['ChatGPT', '?utm_source=chatgpt.com', undefined, 'feed'],
    ['a newspaper', '', 'https://baovinhlong.com.vn/', 'other'],
    ['a word nobody knows', '?src=bao-giay', undefined, 'other'],
    ['who only looks like Google', '', 'https://google.com.example.org/', 'other'],
    ['a page before that is no address', '', 'xyz', 'direct'],
  ])('%s', (_who, search, referer, channel) => expect(from(search, referer)).toBe(channel));

  it('is marked on paper without losing what the address says', () => {
    expect(viaQr('https://chovuon.vn/shop/a')).toBe('https://chovuon.vn/shop/a?via=qr');
    expect(viaQr('https://chovuon.vn/shop/a/p/b?variant=1')).toBe('https://chovuon.vn/shop/a/p/b?variant=1&via=qr');
  });
});

describe('the link that led to a form', () => {
  it.each([
    ['a code on a tag', 'https://chovuon.vn/shop/a/p/b?variant=1&via=qr', 'qr'],
    ['a post on Facebook', 'https://chovuon.vn/shop/a/p/b?fbclid=IwAR1', 'facebook'],
    ['Zalo', 'https://chovuon.vn/shop/a/p/b?zarsrc=410', 'zalo'],
    ['a listing at Google', 'https://chovuon.vn/shop/a/p/b?srsltid=AfmB', 'feed'],
    ['an advertisement at Google', 'https://chovuon.vn:8443/shop/a/p/b?gclid=Cj0', 'google'],
    ['a feed of ours', viaFeed('https://chovuon.vn/shop/a/p/b?variant=1', 'tiktok'), 'feed'],
    ['a campaign of nobody we know', 'https://chovuon.vn/shop/a/p/b?utm_source=bao-giay', 'other'],
    ['no mark', 'https://chovuon.vn/shop/a/p/b?variant=1', null],
    ['a page of somebody else', 'https://elsewhere.example/p?via=qr', null],
    ['no page that is told', null, null],
    ['an address that is none', '/shop/a?via=qr', null],
  ])('%s', (_what, referer, channel) => expect(markedChannelOf(referer, ownHosts)).toBe(channel));

  it('is a word that an order may keep, or none, whatever a browser says', () => {
    const asked = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true }),
      fc.string().map((question) => `https://chovuon.vn/?${question}`),
      fc.tuple(fc.constantFrom('via', 'src', 'utm_source'), fc.string()).map(([name, word]) => {
        return `https://chovuon.vn/?${name}=${word}`;
      }),
    );
    fc.assert(
      fc.property(asked, (referer) => {
        const channel = markedChannelOf(referer, ownHosts);
        expect(channel === null || MARKED_CHANNELS.includes(channel)).toBe(true);
      }),
    );
  });
});

describe('a page’s address', () => {
  it.each([
    ['/shop/a', '/shop/a'],
    ['/shop/a?', '/shop/a?'],
    ['/shop/a?via=qr', '/shop/a'],
    ['/shop/a?fbclid=1&utm_source=x&utm_campaign=tet&mibextid=2', '/shop/a'],
    ['/shop/a/p/b?variant=KX7&via=feed-google&lang=en&srsltid=Af', '/shop/a/p/b?variant=KX7&lang=en'],
    ['/search?q=via%3Dqr&viand=1&after=a?via=b', '/search?q=via%3Dqr&viand=1&after=a?via=b'],
  ])('%s is the page %s', (asked, page) => expect(withoutMarks(asked)).toBe(page));

  it('loses its marks and nothing else, and is sent on with them', () => {
    const pair = fc.tuple(
      fc.constantFrom('via', 'fbclid', 'utm_medium', 'variant', 'lang', 'q'),
      fc.stringMatching(/^[a-z0-9%]{0,6}$/),
    );
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const isMark = (name: string) => ['via', 'fbclid', 'utm_medium'].includes(name);
        const written = (some: typeof pairs) => some.map((one) => one.join('=')).join('&');
        const asked = pairs.length > 0 ? `/shop/a?${written(pairs)}` : '/shop/a';
        const rest = written(pairs.filter(([name]) => !isMark(name)));
        const marks = written(pairs.filter(([name]) => isMark(name)));
        expect(withoutMarks(asked)).toBe(rest === '' ? '/shop/a' : `/shop/a?${rest}`);
        expect(withMarks('/shop/b', asked)).toBe(marks === '' ? '/shop/b' : `/shop/b?${marks}`);
      }),
    );
    expect(withMarks('https://vuon.vn/p/b?variant=1#top', '/p/a?via=qr')).toBe(
      'https://vuon.vn/p/b?variant=1&via=qr#top',
    );
  });
});

describe('what is counted', () => {
  it.each([
    ['/shop/vuon-ba-tu', { shop: 'vuon-ba-tu', listing: '' }],
    ['/shop/vuon-ba-tu/policies', { shop: 'vuon-ba-tu', listing: '' }],
    ['/shop/vuon-ba-tu/p/mai-vang', { shop: 'vuon-ba-tu', listing: 'mai-vang' }],
    ['/shop/vuon-ba-tu/cart', null],
    ['/shop/vuon-ba-tu/checkout', null],
    ['/shop/vuon-ba-tu/feeds/google.xml', null],
    ['/shop/vuon-ba-tu/notice.png', null],
    ['/search', null],
    ['/', null],
  ])('%s', (path, page) => expect(pageOf(path)).toEqual(page));

  it.each([
    [
      'Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36',
      false,
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/600', false],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/460.0]', false],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
    ['facebookexternalhit/1.1', true],
    ['Mozilla/5.0 (compatible; coccocbot-web/1.0)', true],
    ['GPTBot/1.2', true],
    ['curl/8.5.0', true],
    ['python-requests/2.32', true],
    ['', true],
  ])('%s', (agent, robot) => expect(isRobot(agent)).toBe(robot));

  it.each([
    ['a page', { 'sec-fetch-dest': 'document' }, true],
    ['an old browser', {}, true],
    ['a basket and a language', { cookie: 'lang=en; cart-1=x' }, true],
    ['loaded ahead', { 'sec-purpose': 'prefetch;prerender' }, false],
    ['loaded ahead by Firefox', { 'x-moz': 'prefetch' }, false],
    ['a part of another page', { 'sec-fetch-dest': 'image' }, false],
    ['the grower herself', { cookie: 'lang=vi; __session=abc' }, false],
  ])('%s', (_what, headers: Record<string, string>, look) => expect(isLook((name) => headers[name])).toBe(look));
});
