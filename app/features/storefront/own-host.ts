import { shopPath } from './card';

/**
 * A shop at an address of its own: `https://vuonbatu.example/p/mai-vang` is the page that stands at
 * `/shop/vuon-ba-tu/p/mai-vang` of the installation. Inside, every page knows only the installation's addresses; here
 * they are turned, on the way in and on the way out, so that no page has to know where it is asked for.
 */

/** First parts of the paths of a shop's own pages, as in `routes/shop.$shop.<part>`; feeds stay with the installation. */
export const SHOP_PARTS = ['p', 'cart', 'checkout', 'policies', 'reviews', 'notice.png'] as const;

/** What every host of the installation serves as it is: built files, photos, icons. */
const FILES = /^\/(?:assets|photos)\/|^\/[\w-]+\.(?:svg|png|ico|webmanifest|js)$/;

/** What is alike at every host, because it is about the visitor's own browser: likes, what was seen, what is counted, what it may fetch ahead. */
const EVERYWHERE = /^\/(?:liked|seen|counted|speculation-rules\.json)(?=[/?#]|$)/;

export const isEverywhere = (path: string): boolean => EVERYWHERE.test(path);

/** The installation's path behind a path of the shop's host; null: no page of the shop, look at the installation. */
export function inward(path: string, slug: string): string | null {
  if (path === '/') return shopPath(slug);
  const [, part = ''] = path.split('/');
  return SHOP_PARTS.some((own) => own === part) ? shopPath(slug) + path : null;
}

/** The shop's own path of one of the installation's, with whatever stands behind `?` and `#`; null: not this shop's. */
export function outward(path: string, slug: string): string | null {
  const own = shopPath(slug);
  if (!path.startsWith(own)) return null;
  const rest = path.slice(own.length);
  if (rest !== '' && !/^[/?#]/.test(rest)) return null;
  const [, part = ''] = rest.split(/[/?#]/);
  if (rest.startsWith('/') && !SHOP_PARTS.some((known) => known === part)) return null;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** A shop's home: `house` is the installation's origin, `home` the shop's own (null: it has none), neither with a slash at the end. */
export type Home = { slug: string; house: string; home: string };

/** Where a redirect of the installation leads somebody who is at the shop's own host. */
export function sentOn(location: string, { slug, house, home }: Home): string {
  const path = location.startsWith(`${house}/`) ? location.slice(house.length) : location;
  if (!path.startsWith('/') || isEverywhere(path)) return path;
  const own = outward(path, slug);
  return own === null ? house + path : home + own;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The whole addresses of a shop's pages (canonical, sharing, structured data), turned into those of its home. */
export function withHome(html: string, { slug, house, home }: Home): string {
  const addresses = new RegExp(`${escaped(house)}${escaped(shopPath(slug))}(?=[/?#"'<\\s&]|$)([/?#][^"'<\\s]*)?`, 'g');
  return html.replace(addresses, (address, rest: string | undefined) => {
    const own = outward(shopPath(slug) + (rest ?? ''), slug);
    return own === null ? address : home + own;
  });
}

/**
 * A page as it goes out at the shop's own host: links and forms of the shop stay there, everything else leads to the
 * installation. HTML is React's, whose attributes stand in double quotes and whose texts never hold one.
 */
export function atHome(html: string, home: Home): string {
  const turned = html.replace(
    / (href|src|action|formaction|ping)="(\/(?!\/)[^"]*)"/gi,
    (attribute, name: string, path: string) => {
      const own = outward(path, home.slug);
      if (own !== null) return ` ${name}="${own}"`;
      return FILES.test(path) || isEverywhere(path) ? attribute : ` ${name}="${home.house}${path}"`;
    },
  );
  return withHome(turned, home);
}
