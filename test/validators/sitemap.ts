import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What a sitemap file says once it has been found valid. */
export type ReadSitemap = {
  kind: 'urlset' | 'sitemapindex';
  places: string[];
  images: string[];
  /** When a place was changed last, as it is written there. */
  changed: Map<string, string>;
};

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const IMAGES = 'http://www.google.com/schemas/sitemap-image/1.1';
/** sitemap.xsd, siteindex.xsd: what an entry may hold; `loc` has to be there, once. */
const ALLOWED = {
  urlset: { entry: 'url', inside: ['loc', 'lastmod', 'changefreq', 'priority', 'image:image'] },
  sitemapindex: { entry: 'sitemap', inside: ['loc', 'lastmod'] },
} as const;
/** xsd:date or xsd:dateTime with its zone, as W3C's note on dates wants. */
const DAY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * Reads a sitemap or an index of sitemaps by the rules of sitemaps.org's schemas (0.9) and Google's for pictures (1.1), or
 * throws with the first rule that it breaks.
 */
export function readSitemap(text: string): ReadSitemap {
  const wellFormed = XMLValidator.validate(text);
  if (wellFormed !== true) throw new Error(wellFormed.err.msg);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    ignoreDeclaration: true,
    isArray: (name) => ['url', 'sitemap', 'image:image', 'image:loc', 'loc', 'lastmod'].includes(name),
  });
  const file = parser.parse(text) as Record<string, Record<string, unknown>>;
  const [kind, ...more] = Object.keys(file);
  require(more.length === 0 && (kind === 'urlset' || kind === 'sitemapindex'), `root ${kind}`);
  const root = file[kind]!;
  require(root['@xmlns'] === NAMESPACE, 'the namespace of the root');
  const { entry, inside } = ALLOWED[kind];
  const entries = (root[entry] ?? []) as Record<string, unknown>[];
  require(entries.length >= 1 && entries.length <= 50_000, `${entries.length} entries`);
  require(Buffer.byteLength(text) <= 52_428_800, 'more than 50 MiB');
  const images: string[] = [];
  const changed = new Map<string, string>();
  const places = entries.map((one) => {
    for (const name of Object.keys(one))
      require((inside as readonly string[]).includes(name), `<${name}> in <${entry}>`);
    const [place, ...others] = (one.loc ?? []) as string[];
    require(place !== undefined && others.length === 0 && isAddress(place), `loc ${place}`);
    const days = (one.lastmod ?? []) as string[];
    require(days.length <= 1 && days.every((day) => DAY.test(day)), `lastmod ${days.join()}`);
    if (days[0]) changed.set(place, days[0]);
    const pictures = (one['image:image'] ?? []) as Record<string, string[]>[];
    require(pictures.length <= 1_000, 'more than 1,000 pictures');
    require(pictures.length === 0 || root['@xmlns:image'] === IMAGES, 'the namespace of pictures');
    for (const picture of pictures) {
      require(Object.keys(picture).every((name) => name === 'image:loc'), 'a picture that says more than its address');
      const [image, ...rest] = picture['image:loc'] ?? [];
      require(image !== undefined && rest.length === 0 && isAddress(image), `picture ${image}`);
      images.push(image);
    }
    return place;
  });
  require(new Set(places).size === places.length, 'an address twice');
  return { kind, places, images, changed };
}

const isAddress = (text: string): boolean =>
  text.length >= 12 && text.length <= 2_048 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function require(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`The sitemap breaks a rule: ${what}.`);
}
