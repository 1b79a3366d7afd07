/** Who fetches feeds, by the names they give themselves. Nobody has to tell the truth there. */
export const READERS = ['google', 'meta', 'tiktok', 'pinterest', 'openai', 'bing', 'zalo', 'browser', 'other'] as const;
export type Reader = (typeof READERS)[number];

const NAMES: readonly [Reader, RegExp][] = [
  ['google', /Googlebot|AdsBot-Google|Storebot-Google|FeedFetcher-Google|Google-Merchant|GoogleOther/i],
  ['meta', /facebookexternalhit|facebookcatalog|meta-external(?:agent|fetcher)|FacebookBot/i],
  ['tiktok', /TikTok|Bytespider/i],
  ['pinterest', /Pinterest/i],
  ['openai', /OAI-SearchBot|GPTBot|ChatGPT-User/i],
  ['bing', /bingbot|AdIdxBot|MicrosoftPreview/i],
  ['zalo', /Zalo/i],
  ['browser', /^Mozilla\/5\.0 .*(?:Gecko|AppleWebKit)/],
];

/** Who a User-Agent says it is. */
export const readerOf = (userAgent: string | null): Reader =>
  NAMES.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? 'other';
