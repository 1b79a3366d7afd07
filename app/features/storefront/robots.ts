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
];

/**
 * Which pages robots leave alone. Shops, pictures and feeds are open to all of them, and to those that fetch
 * feeds (Googlebot, AdsBot-Google, which minds only rules that name it) most of all.
 */
export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
