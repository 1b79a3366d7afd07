/** Where practising leads when a page has nothing to practise. */
export const PRACTICE_PATH = '/admin/practice';

/** Pages that work in a practice shop as in a real one: all below these, or these alone. */
const BELOW = [
  PRACTICE_PATH,
  '/admin/listings',
  '/admin/photos',
  '/admin/uploads',
  '/admin/orders',
  '/admin/feeds/listings',
];
const ALONE = ['/admin', '/admin/books', '/admin/catalogue', '/admin/feeds/draft'];

/** What would leave the shop: pictures and links to share, papers, files, a link by which somebody else answers. */
const LEAVES = /\/(?:share|cards\/[^/]+|squares\.zip|dossier(?:\.zip)?|label|tag|export|answer-link)$/;

/**
 * True where a page may be used while practising. Everything else (the shop's own face, its people and its money, feeds
 * and sheets for marketplaces, books as files, the cooperative) is of the real shop alone. `pathname` is the page's own.
 */
export function practiceReaches(pathname: string): boolean {
  const path = pathname.replace(/\.data$/, '').replace(/(?<=.)\/$/, '');
  if (LEAVES.test(path)) return false;
  return ALONE.includes(path) || BELOW.some((start) => path === start || path.startsWith(`${start}/`));
}
