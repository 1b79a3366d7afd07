import { describe, expect, it } from 'vitest';

import type { Rendition } from '~/features/photos/rendition';

import { addressIn, pageMeta, summaryOf, titleOf } from './page-meta';

const page = { origin: 'https://vuon.test', path: '/shop/vuon-ba-tu', lang: 'vi' } as const;
const file = (kind: Rendition['kind'], format: Rendition['format'], width: number): Rendition => ({
  kind,
  format,
  width,
  height: width,
  bytes: 1,
});
const photo = {
  name: 'abc',
  width: 1600,
  height: 1600,
  placeholder: '',
  alt: '',
  renditions: [
    file('width', 'jpeg', 640),
    file('width', 'avif', 640),
    file('width', 'avif', 320),
    file('square', 'jpeg', 1200),
  ],
};

describe('texts for machines', () => {
  it('cut a description at a word, on one line', () => {
    const text = summaryOf(`Giống hồng phấn cũ của vườn,\n\nbông ra từng chùm ${'và giữ màu '.repeat(20)}`);
    expect(text.length).toBeLessThanOrEqual(160);
    expect(text).not.toMatch(/\n/);
    expect(text).toMatch(/\S…$/);
  });

  it('drop the site’s name before they drop the page’s own', () => {
    expect(titleOf('Vườn Bà Tư', 'Chợ Vườn')).toBe('Vườn Bà Tư · Chợ Vườn');
    const long = 'Bông giấy hồng phấn tán tròn ba năm tuổi trồng chậu đất nung';
    expect(titleOf(long, 'Chợ Vườn')).toBe(long);
  });
});

describe('the head of a page', () => {
  it('names itself in both languages, the plain address being Vietnamese', () => {
    expect(addressIn('vi', page)).toBe('https://vuon.test/shop/vuon-ba-tu');
    expect(addressIn('en', page, { kind: 'mai' })).toBe('https://vuon.test/shop/vuon-ba-tu?kind=mai&lang=en');
    const meta = pageMeta({ ...page, lang: 'en', title: 'a', description: 'b' }, 'Chợ Vườn') as Record<
      string,
      string
    >[];
    const links = meta.filter((one) => 'hrefLang' in one);
    expect(links.map((one) => [one.hrefLang, one.href])).toEqual([
      ['vi', 'https://vuon.test/shop/vuon-ba-tu'],
      ['en', 'https://vuon.test/shop/vuon-ba-tu?lang=en'],
      ['x-default', 'https://vuon.test/shop/vuon-ba-tu'],
    ]);
  });

  it('asks for the first picture in its smallest format, and shares the square', () => {
    const meta = pageMeta({ ...page, title: 'a', description: 'b', picture: { photo, sizes: '46vw' } }, 'Chợ Vườn');
    expect(meta).toContainEqual(
      expect.objectContaining({
        rel: 'preload',
        type: 'image/avif',
        imageSrcSet: '/photos/abc/w320.avif 320w, /photos/abc/w640.avif 640w',
        imageSizes: '46vw',
      }),
    );
    expect(meta).toContainEqual({ property: 'og:image', content: 'https://vuon.test/photos/abc/s1200.jpg' });
  });

  it('keeps what is not a page of its own out of the lists', () => {
    const meta = pageMeta({ ...page, title: 'a', description: 'b', unlisted: true }, 'Chợ Vườn');
    expect(meta).toContainEqual({ name: 'robots', content: 'noindex, follow' });
  });
});
