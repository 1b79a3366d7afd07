import { describe, expect, it } from 'vitest';

import { BUCKETS, cutBuckets, FIRST_ID, partAddress, readSitemapPart, type SitemapPart } from './sitemap-parts';

const read = (query: string) => readSitemapPart(new URLSearchParams(query));
const ID = '0190a000-0000-7000-8000-000000000001';

describe('the address of a file', () => {
  it.each<[string, SitemapPart]>([
    [`of=listings&from=${ID}`, { of: 'listings', from: ID }], // as files were named once
    [`of=shops&from=${FIRST_ID}`, { of: 'shops', from: FIRST_ID }],
    ['of=listings&from=0&to=64', { of: 'listings', from: 0, to: 64 }],
    ['of=listings&from=960&to=1024', { of: 'listings', from: 960, to: 1_024 }],
  ])('%s says what it holds, and is written the same way', (query, part) => {
    expect(read(query)).toEqual(part);
    expect(partAddress('https://vuon.test', part)).toBe(`https://vuon.test/sitemap.xml?${query}`);
  });

  it.each([
    '',
    'of=listings',
    'of=orders&from=0&to=64',
    'of=shops&from=0&to=64',
    'of=listings&from=64&to=64',
    'of=listings&from=0&to=1025',
    'of=listings&from=-1&to=64',
    'of=listings&from=0&to=1e3',
    'of=listings&from=0',
    "of=listings&from=0'&to=9",
  ])('%s is none', (query) => expect(read(query)).toBeNull());
});

describe('listings are cut into files', () => {
  const even = (each: number) => new Map(Array.from({ length: BUCKETS }, (_, bucket) => [bucket, each]));
  const sum = (counts: Map<number, number>, { from, to }: { from: number; to: number }) =>
    [...counts].reduce((all, [bucket, count]) => (bucket >= from && bucket < to ? all + count : all), 0);

  it('none for none, one while they fit', () => {
    expect(cutBuckets(new Map(), 10)).toEqual([]);
    expect(cutBuckets(even(1), BUCKETS)).toEqual([{ from: 0, to: BUCKETS }]);
    expect(cutBuckets(even(1), BUCKETS - 1)).toEqual([
      { from: 0, to: 512 },
      { from: 512, to: 1_024 },
    ]);
  });

  it('each listing into one, none too full, none empty', () => {
    const counts = new Map(Array.from({ length: 300 }, (_, n) => [(n * 37) % BUCKETS, n % 9]));
    const files = cutBuckets(counts, 40);
    for (const file of files) {
      expect(sum(counts, file)).toBeGreaterThan(0);
      expect(sum(counts, file)).toBeLessThanOrEqual(40);
    }
    expect(files.reduce((all, file) => all + sum(counts, file), 0)).toBe([...counts.values()].reduce((a, b) => a + b));
    for (const [index, { from }] of files.entries())
      if (index > 0) expect(from).toBeGreaterThanOrEqual(files[index - 1]!.to);
  });

  it('at the same places while gardens grow, until one is too full', () => {
    expect(cutBuckets(even(11), 3_000)).toEqual(cutBuckets(even(7), 3_000));
    expect(cutBuckets(even(12), 3_000)).toHaveLength(8);
  });

  it('though chance put more than a file’s worth together', () => {
    expect(cutBuckets(new Map([[5, 99]]), 10)).toEqual([{ from: 5, to: 6 }]);
  });
});
