import { isbot } from 'isbot';

/**
 * Where a look at a page came from. `inside`: from another page of ours, so it is no arrival; all others are arrivals.
 * The schema's enum has the same words.
 */
export const CHANNELS = [
  'inside',
  'direct',
  'search',
  'google',
  'facebook',
  'zalo',
  'tiktok',
  'qr',
  'share',
  'feed',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What an order may remember: only what a mark of its link said. */
export type MarkedChannel = Exclude<Channel, 'inside' | 'direct'>;
export const MARKED_CHANNELS: readonly MarkedChannel[] = CHANNELS.filter(
  (channel) => channel !== 'inside' && channel !== 'direct',
);

/** What a page's address carries when a link of ours led there: `?via=qr`. */
export const VIA = 'via';
const marked = (url: string, word: string): string => `${url}${url.includes('?') ? '&' : '?'}${VIA}=${word}`;

/** The address as a code on paper of ours has it. */
export const viaQr = (url: string): string => marked(url, 'qr');
/** The address as the feed of a marketplace has it; `id`: its word among the feeds' channels, `google`. */
export const viaFeed = (url: string, id: string): string => marked(url, `feed-${id}`);

/** Hosts by the end of their name. Google's and Facebook's have many. */
const HOSTS: readonly (readonly [RegExp, Channel])[] = [
  [/(^|\.)google\.(com|[a-z]{2}|com\.[a-z]{2}|co\.[a-z]{2})$/, 'google'],
  [/^com\.google\.android\./, 'google'], // its app, as Android names it
  [/(^|\.)(facebook|fb|messenger|instagram|threads)\.(com|me|net)$/, 'facebook'],
  [/(^|\.)(zalo\.me|zaloapp\.com|zalo\.vn|zdn\.vn)$/, 'zalo'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)(coccoc\.com|bing\.com|duckduckgo\.com|yahoo\.com|yandex\.[a-z]+|baidu\.com|ecosia\.org)$/, 'search'],
  [/(^|\.)(shopee|lazada|tiki)\.vn$/, 'feed'],
];
/** What the apps themselves hang on a link. `srsltid`: a free listing at Google Merchant Center. */
const MARKS: readonly (readonly [name: string, channel: Channel])[] = [
  ['srsltid', 'feed'],
  ['gclid', 'google'],
  ['gbraid', 'google'],
  ['fbclid', 'facebook'],
  ['ttclid', 'tiktok'],
  ['zarsrc', 'zalo'],
];
const WORDS: readonly (readonly [RegExp, Channel])[] = [
  [/^(qr|poster|tag|tem)$/, 'qr'],
  [/^share$/, 'share'],
  [/^(feed(-[a-z-]+)?|merchant|shopping|pinterest|openai|chatgpt(\.com)?|shopee|lazada|tiki)$/, 'feed'],
  [/google/, 'google'],
  [/facebook|instagram|^(fb|ig|meta)$/, 'facebook'],
  [/zalo/, 'zalo'],
  [/tiktok/, 'tiktok'],
];

/** What links carry besides and no page reads: campaigns, and ids that apps write anew for every press. */
const UNREAD = /^(utm_[a-z]+|wbraid|gad_[a-z]+|mibextid|igsh)$/;
const MARK_NAMES = new Set([VIA, 'src', ...MARKS.map(([name]) => name)]);

/** The pairs of an address's question, as they stand there, that say where somebody came from. */
function marksIn(question: string): { marks: string[]; rest: string[] } {
  const [marks, rest]: [string[], string[]] = [[], []];
  for (const pair of question.split('&')) {
    const [name = ''] = pair.split('=', 1);
    (MARK_NAMES.has(name) || UNREAD.test(name) ? marks : rest).push(pair);
  }
  return { marks, rest };
}

/**
 * A path with its question as pages are made of it: without the marks. So whoever comes by whatever link is given one
 * page, and one that is kept says nothing of the link that its first visitor came by.
 */
export function withoutMarks(address: string): string {
  const question = address.indexOf('?');
  if (question < 0) return address;
  const { marks, rest } = marksIn(address.slice(question + 1));
  if (marks.length === 0) return address;
  return address.slice(0, question) + (rest.length > 0 ? `?${rest.join('&')}` : '');
}

/** Where somebody is sent on to, with the marks of the address that was asked for. */
export function withMarks(location: string, asked: string): string {
  const question = asked.indexOf('?');
  const { marks } = marksIn(question < 0 ? '' : asked.slice(question + 1));
  if (marks.length === 0) return location;
  const [address = '', part] = location.split('#', 2);
  const told = `${address}${address.includes('?') ? '&' : '?'}${marks.join('&')}`;
  return part === undefined ? told : `${told}#${part}`;
}

/** Every page that is answered asks for it, so it is a pattern and not a whole URL. */
const hostOf = (url: string): string => /^[a-z-]+:\/\/([a-z0-9.-]+)/.exec(url)?.[1] ?? '';

/**
 * Where somebody came from, by what the link says (`via`, `src`, `utm_source`, the marks of apps), else by the page
 * before. Browsers tell no more than the host of another site, and apps often nothing: that is `direct`.
 * `search`: the question of the address, from `?` on; `ownHosts`: names without a port that are this house.
 */
export function channelOf({
  search,
  referer,
  ownHosts,
}: {
  search: string;
  referer: string | undefined;
  ownHosts: readonly string[];
}): Channel {
  const host = referer ? hostOf(referer) : '';
  if (host !== '' && ownHosts.includes(host)) return 'inside';
  if (search.length > 1) {
    const params = new URLSearchParams(search);
    const said = (params.get(VIA) ?? params.get('src') ?? params.get('utm_source') ?? '').toLowerCase();
    if (said !== '') return WORDS.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
    const mark = MARKS.find(([name]) => params.has(name));
    if (mark) return mark[1];
  }
  if (host === '') return 'direct';
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1] ?? 'other';
}

/**
 * The channel whose mark stands in the address of the page that a form was sent from; null: it has none, or is no page
 * of ours. `ownHosts`: as in `channelOf`.
 */
export function markedChannelOf(referer: string | null, ownHosts: readonly string[]): MarkedChannel | null {
  if (referer === null || !URL.canParse(referer)) return null;
  const { hostname, search } = new URL(referer);
  if (!ownHosts.includes(hostname)) return null;
  const channel = channelOf({ search, referer: undefined, ownHosts });
  return channel === 'direct' || channel === 'inside' ? null : channel;
}

/** A page of a shop: its own (`listing` is empty), or one of its listings. Slugs as they stand in the address. */
export type CountedPage = { shop: string; listing: string };

const PAGE = /^\/shop\/([a-z0-9-]{1,120})(?:\/p\/([a-z0-9-]{1,160})|\/policies)?\/?$/;

/** Which page of a shop a path is; null: of none, or one that is a step of buying. */
export function pageOf(path: string): CountedPage | null {
  const found = PAGE.exec(path);
  return found ? { shop: found[1] ?? '', listing: found[2] ?? '' } : null;
}

/** What a request says of itself, in the names of HTTP in small letters. */
export type VisitHeaders = (name: string) => string | undefined;

/** Whether it is a robot by its own name; who gives none is one too. */
export const isRobot = (agent: string | undefined): boolean => !agent || isbot(agent);

/**
 * Whether a request is a look at a page: no browser that loads a page ahead or a part of another page, and nobody who is
 * signed in here, because that is the grower, or whoever helps her. Only the cookie's name is looked at.
 */
export function isLook(header: VisitHeaders): boolean {
  const purpose = header('sec-purpose') ?? header('purpose') ?? header('x-moz');
  if (purpose !== undefined && /prefetch|prerender|preview/i.test(purpose)) return false;
  const part = header('sec-fetch-dest');
  if (part !== undefined && part !== 'document') return false;
  const cookie = header('cookie');
  return cookie === undefined || !/(?:^|;\s*)__session=/.test(cookie);
}
