/** Kinds of pages in a map; a file of a map that is too large for one holds pages of one kind. */
export const SITEMAP_KINDS = ['coops', 'shops', 'listings'] as const;
export type SitemapKind = (typeof SITEMAP_KINDS)[number];

/** Listings lie in so many buckets by the end of their ids (`sitemap_bucket` in the database). */
export const BUCKETS = 1_024;

/** Buckets from one to before another. */
export type BucketRange = { from: number; to: number };
/** What a file of a map holds: pages of one kind from an id on, or the listings of some buckets. */
export type SitemapPart = { of: SitemapKind; from: string } | ({ of: 'listings' } & BucketRange);

export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Reads which part an address asks for; null: the whole. */
export function readSitemapPart(params: URLSearchParams): SitemapPart | null {
  const of = SITEMAP_KINDS.find((kind) => kind === params.get('of'));
  const from = params.get('from') ?? '';
  if (!of) return null;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(from)) return { of, from };
  const range = { from: readBucket(from), to: readBucket(params.get('to') ?? '') };
  return of === 'listings' && range.from < range.to ? { of, ...range } : null;
}

const readBucket = (text: string): number =>
  /^\d{1,4}$/.test(text) && Number(text) <= BUCKETS ? Number(text) : Number.NaN;

/** Where a part of a map lies. */
export function partAddress(origin: string, part: SitemapPart): string {
  const to = 'to' in part ? `&to=${part.to}` : '';
  return `${origin}/sitemap.xml?of=${part.of}&from=${part.from}${to}`;
}

/**
 * Cuts the buckets into equal runs of no more than `most` listings each; runs without any are left out. Their number
 * doubles when one becomes too full, so that the addresses of files seldom change.
 */
export function cutBuckets(counts: ReadonlyMap<number, number>, most: number): BucketRange[] {
  for (let width = BUCKETS; ; width /= 2) {
    const runs = Array.from({ length: BUCKETS / width }, (_, at) => {
      const [from, to] = [at * width, (at + 1) * width];
      let listings = 0;
      for (let bucket = from; bucket < to; bucket++) listings += counts.get(bucket) ?? 0;
      return { from, to, listings };
    });
    if (width > 1 && runs.some(({ listings }) => listings > most)) continue;
    return runs.filter(({ listings }) => listings > 0).map(({ from, to }) => ({ from, to }));
  }
}
