import type { HeadersFunction } from '@remix-run/node';

/** Where a page tells what it is made of; taken off before the page goes out. */
export const MADE_OF = 'X-Made-Of';

/** Any change anywhere may show on the page. */
export const ANYTHING = '*';
/** What a shop's page shows is its shop's. */
export const ofShop = (slug: string): string => slug;
/** Which listings of a kind are on sale, in any shop. */
export const ofGroup = (group: string): string => `group:${group}`;

/**
 * The header by which a page says that it is the same for everybody and what it is made of, in the words in which the
 * database tells of changes (`…_page_changes/migration.sql`). A page without it is never kept.
 */
export const madeOf = (...parts: string[]): { [MADE_OF]: string; 'Speculation-Rules': string } => ({
  [MADE_OF]: [...new Set(parts)].join(' '),
  'Speculation-Rules': `"${SPECULATION_RULES}"`,
});

/** Where browsers read which pages they may fetch while a finger is still on its way to the link. */
export const SPECULATION_RULES = '/speculation-rules.json';

/**
 * A loader's answer that its page reads by name and nobody can list. What can be listed Remix encodes once more for the
 * script of a page; pages for shoppers have none. So it cannot be spread (`...answer`) either.
 */
export const unlisted = <Answer extends object>(answer: Answer): Answer =>
  Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, { value: value as unknown }])),
  ) as Answer;

/** `headers` of a route whose loader says what its page is made of. */
export const keptHeaders: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** Whether something that changed shows on a page made of these parts. */
export const showsOn = (parts: readonly string[], changed: string): boolean =>
  changed === ANYTHING || parts.includes(ANYTHING) || parts.includes(changed);

/** The packed form of a page that a reader takes, best first. */
type Packing = 'br' | 'gzip' | null;

/**
 * What the reader's `Accept-Encoding` takes. A form with `q=0` is refused; other weights are not compared, because every
 * reader that takes Brotli is better off with it.
 */
export function packingFor(acceptEncoding: string | undefined): Packing {
  const taken = new Set<string>();
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) taken.add(name);
  }
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : null;
}

/** Whether one of the marks of an `If-None-Match` is this one, compared weakly (RFC 9110, section 13.1.2). */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' ||
    ifNoneMatch.split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag.replace(/^W\//, '')));
