import ground from './paper.css?url';

/** The styles of a page that is printed: the ground all papers share, then its own. */
export const paperLinks = (own: string): { rel: 'stylesheet'; href: string }[] =>
  [ground, own].map((href) => ({ rel: 'stylesheet', href }));
