import { FILTER_NAMES } from './shelf-filters';

/** What is behind a sign-in or belongs to one buyer. */
const NOT_FOR_ROBOTS = [
  '/admin',
  '/cooperative/',
  '/login',
  '/signup',
  '/join/',
  '/order',
  '/answer/',
  '/shop/*/cart',
  '/shop/*/checkout',
  '/cart', // at a shop's own host
  '/checkout',
  '/coop/*/cart',
  '/coop/*/checkout',
  '/coop/*/orders',
];

/**
 * Questions by which the same things come in ever other order or choice: endless pages, each listed elsewhere. A kind, a
 * province and the way on through a shelf (`kind`, `province`, `after`) stay open, because they lead to listings.
 */
const NOT_ASKED_BY_ROBOTS = ['q', 'sort', 'min', 'max', ...FILTER_NAMES];

/**
 * Which pages robots leave alone. Shops, pictures and feeds are open to all of them, and to those that fetch
 * feeds (Googlebot, AdsBot-Google, which minds only rules that name it) most of all.
 */
export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`),
    ...NOT_ASKED_BY_ROBOTS.flatMap((name) => [`Disallow: /*?${name}=`, `Disallow: /*&${name}=`]),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
