import { LRUCache } from 'lru-cache';

import { ownHost } from '~/features/shops/domains.server';
import { twinOf } from '~/features/shops/domain';
import type { Config } from '~/platform/config.server';
import type { Platform } from '~/platform/platform.server';
import { problemBody } from '~/platform/answers.server';
import { isMachineName } from '~/platform/front-door.server';

import { atHome, inward, isEverywhere, outward, sentOn, withHome, type Home } from './own-host';

type Touches = Pick<Platform, 'pool' | 'config'>;

/** What stands behind a host. `moved`: the shop is at home at another one. */
type Door = { kind: 'house' } | { kind: 'shop'; home: Home } | { kind: 'moved'; to: string } | { kind: 'nobody' };

/** What a host of its own says to robots about itself. */
const FOR_ROBOTS = new Set(['/robots.txt', '/sitemap.xml']);

const HOUSE: Door = { kind: 'house' };

/** The origin of a host beside the installation's own: its scheme, and its port where it has one. */
function originAt(host: string, { publicUrl }: Pick<Config, 'publicUrl'>): string {
  const { protocol, port } = new URL(publicUrl!);
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
}

const BY_DOMAIN = `
  SELECT d.host, s.slug FROM shop_domains AS d JOIN shops AS s ON s.id = d.shop_id
  WHERE d.host IN ($1, $2) AND d.proved_at IS NOT NULL ORDER BY d.host = $1 DESC LIMIT 1`;
const BY_SLUG = `
  SELECT s.id, s.slug, d.host FROM shops AS s LEFT JOIN shop_domains AS d ON d.shop_id = s.id AND d.proved_at IS NOT NULL
  WHERE s.slug = $1 OR s.id = (SELECT shop_id FROM shop_old_slugs WHERE slug = $1) ORDER BY s.slug = $1 DESC LIMIT 1`;

/** Finds what a host leads to. Names that only machines know (an IP address, `localhost`, `app`) are the installation. */
async function findDoor({ pool, config }: Touches, hostname: string): Promise<Door> {
  const ours = ownHost(config);
  const host = hostname.replace(/\.$/, '');
  if (ours === null || host === ours || isMachineName(host)) return HOUSE;
  const homeAt = (slug: string, home: string): Home => ({ slug, house: config.publicUrl!, home });

  if (host.endsWith(`.${ours}`)) {
    if (!config.shopSubdomains) return { kind: 'nobody' };
    const slug = host.slice(0, -ours.length - 1);
    const { rows } = await pool.query<{ id: string; slug: string; host: string | null }>({
      name: 'door-slug',
      text: BY_SLUG,
      values: [slug],
    });
    const [shop] = rows;
    if (!shop) return { kind: 'nobody' };
    if (shop.slug !== slug) return { kind: 'moved', to: originAt(`${shop.slug}.${ours}`, config) };
    const home = originAt(shop.host ?? host, config);
    return shop.host ? { kind: 'moved', to: home } : { kind: 'shop', home: homeAt(shop.slug, home) };
  }
  const { rows } = await pool.query<{ slug: string; host: string }>({
    ...{ name: 'door-domain', text: BY_DOMAIN },
    values: [host, twinOf(host)],
  });
  const [domain] = rows;
  if (!domain) return { kind: 'nobody' };
  const home = originAt(domain.host, config);
  return domain.host === host ? { kind: 'shop', home: homeAt(domain.slug, home) } : { kind: 'moved', to: home };
}

/** Where a shop's pages are at home when they are asked for at the installation's own address; null: there. */
export async function findHome({ pool, config }: Touches, slug: string): Promise<(Home & { id: string }) | null> {
  const ours = ownHost(config);
  if (ours === null) return null;
  const { rows } = await pool.query<{ id: string; slug: string; host: string | null }>({
    name: 'door-slug',
    text: BY_SLUG,
    values: [slug],
  });
  const [shop] = rows;
  if (!shop || shop.slug !== slug || (!shop.host && !config.shopSubdomains)) return null;
  return { id: shop.id, slug, house: config.publicUrl!, home: originAt(shop.host ?? `${slug}.${ours}`, config) };
}

/**
 * Answers a request at whatever host it came to. `compute` answers as the installation does.
 *
 * - At the installation's host a page of a shop says where it is at home (canonical, sharing, structured data).
 * - At a shop's own host its pages have short addresses; what is not the shop's leads to the installation.
 * - A host that nobody has is refused (421), so that no foreign name shows a shop.
 */
export async function answerAtDoor(
  tools: Touches,
  request: Request,
  compute: (asked: Request) => Promise<Response>,
): Promise<Response> {
  const url = new URL(request.url);
  const door = await findDoor(tools, url.hostname);
  if (door.kind === 'nobody') return problemBody(421, 'No shop has this address.');
  if (door.kind === 'moved') return leadTo(door.to + url.pathname + url.search, request, 301);
  if (door.kind === 'house') {
    const slug = /^\/shop\/([^/]+)/.exec(url.pathname)?.[1];
    const home = slug === undefined ? null : await findHome(tools, slug);
    const response = await compute(request);
    return home ? turned(response, (html) => withHome(html, home)) : response;
  }

  const { home } = door;
  const own = outward(url.pathname + url.search, home.slug);
  if (own !== null) return leadTo(home.home + own, request, 301);
  slugs.set(url.host, home.slug);
  if (FOR_ROBOTS.has(url.pathname)) {
    url.searchParams.set('shop', home.slug);
    return compute(askedAt(request, url.pathname + url.search));
  }
  const path = isEverywhere(url.pathname) ? url.pathname : inward(url.pathname, home.slug);
  if (path === null) return leadTo(home.house + url.pathname + url.search, request, 302);
  const response = await turned(await compute(askedAt(request, path + url.search)), (html) => atHome(html, home));
  const location = response.headers.get('Location');
  if (location !== null) response.headers.set('Location', sentOn(location, home));
  const policy = response.headers.get('Content-Security-Policy');
  // an order that was placed here is followed at the installation
  if (policy !== null)
    response.headers.set(
      'Content-Security-Policy',
      policy.replace("form-action 'self'", `form-action 'self' ${home.house}`),
    );
  return response;
}

/** Whose pages stood at a host when one of them was last computed here. */
const slugs = new LRUCache<string, string>({ max: 1_000 });

/** The installation's path of a page that was answered at a host; the very path for whatever is no shop's own host. */
export function insideOf(host: string, address: string): string {
  const slug = address.startsWith('/shop/') ? undefined : slugs.get(host);
  if (slug === undefined) return address;
  const question = address.indexOf('?');
  const path = question < 0 ? address : address.slice(0, question);
  return (inward(path, slug) ?? path) + address.slice(path.length);
}

/** The same request at another path of the installation. */
function askedAt(request: Request, path: string): Request {
  const { method, headers, body, signal } = request;
  const init = { method, headers, signal, redirect: 'manual' as const, ...(body && { body, duplex: 'half' as const }) };
  return new Request(new URL(path, request.url), init);
}

/** Only what is read can be read elsewhere; a form that was sent to the wrong place is not sent on. */
const leadTo = (address: string, { method }: Request, status: 301 | 302): Response =>
  method === 'GET' || method === 'HEAD'
    ? new Response(null, { status, headers: { Location: address, 'Cache-Control': 'no-cache' } })
    : problemBody(404, 'There is no such page at this address.');

async function turned(response: Response, turn: (html: string) => string): Promise<Response> {
  if (!response.body || !/^text\/html\b/.test(response.headers.get('Content-Type') ?? '')) return response;
  const { status, headers } = response;
  headers.delete('Content-Length');
  return new Response(turn(await response.text()), { status, headers });
}
