import type { MetaDescriptor } from '@remix-run/react';

import { cutText } from '~/shared/text';
import { heightAt } from '~/features/photos/plan';
import type { PictureData } from '~/features/photos/rendition';
import { MEDIA_TYPES, photoPath, RENDITION_FORMATS, sparing, squareOf, widthsOf } from '~/features/photos/rendition';
import { LANGS, type Lang } from '~/shared/lang';

/** Where a page is: the site's origin without a slash, the path, the language; and whether its reader saves data. */
export type PageAddress = { origin: string; path: string; lang: Lang; savesData?: boolean };

/** What a page says of itself to machines. */
export type PageSummary = PageAddress & {
  title: string;
  description: string;
  /** The address's own questions that make it another page (`?variant=…`); the language is added here. */
  search?: Record<string, string>;
  /** Pages that machines should follow but not list: search results, the middle of a shelf. */
  unlisted?: boolean;
  /** The page's first picture, and how wide it is laid out: the browser asks for it before it reads the page. */
  picture?: { photo: PictureData; sizes: string } | null;
  type?: 'website' | 'product' | 'profile';
  /** Open Graph's `product:` words. */
  product?: Record<string, string>;
  jsonLd?: object[];
};

/** What search pages and chats show before they cut: a title and a sentence or two. */
const TITLE_MAX = 65;
const DESCRIPTION_MAX = 160;

/** The absolute address of a page in a language. Vietnamese is the plain one. */
export function addressIn(lang: Lang, { origin, path }: PageAddress, search: Record<string, string> = {}): string {
  const params = new URLSearchParams(search);
  if (lang !== 'vi') params.set('lang', lang);
  const text = params.toString();
  return `${origin}${path}${text === '' ? '' : `?${text}`}`;
}

/** One line of plain text, cut at a word: what a description wants of a story with paragraphs. */
export const summaryOf = (text: string, max = DESCRIPTION_MAX): string =>
  cutText(text.replace(/\s+/g, ' ').trim(), max);

/** A page title that keeps its own words when the site's name would push them off the edge. */
export const titleOf = (own: string, site: string): string => {
  const both = `${own} · ${site}`;
  return Array.from(both).length <= TITLE_MAX ? both : cutText(own, TITLE_MAX);
};

/** The square that chats show, else the widest JPEG; absolute. */
export function shareImage(origin: string, photo: PictureData): { url: string; width: number; height: number } | null {
  const file = squareOf(photo.renditions) ?? widthsOf(photo.renditions).jpeg.at(-1);
  if (!file) return null;
  const { kind, width } = file;
  const height = kind === 'square' ? width : heightAt(photo, width);
  return { url: origin + photoPath(photo.name, file), width, height };
}

/** What chats show of a page without a photo (`scripts/draw-icons.mjs`). */
const OWN_IMAGE = { path: '/icons/social.png', width: 1200, height: 630 };

/** Everything a page puts into its head. */
export function pageMeta(page: PageSummary, siteName: string): MetaDescriptor[] {
  const title = titleOf(page.title, siteName);
  const description = summaryOf(page.description);
  const canonical = addressIn(page.lang, page, page.search);
  const photo = page.picture ? shareImage(page.origin, page.picture.photo) : null;
  const image = photo ?? { ...OWN_IMAGE, url: page.origin + OWN_IMAGE.path };
  return [
    { title },
    { name: 'description', content: description },
    ...(page.unlisted ? [{ name: 'robots', content: 'noindex, follow' }] : []),
    { tagName: 'link', rel: 'canonical', href: canonical },
    ...LANGS.map((lang) => ({
      tagName: 'link' as const,
      rel: 'alternate',
      hrefLang: lang,
      href: addressIn(lang, page, page.search),
    })),
    { tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: addressIn('vi', page, page.search) },
    ...preloadOf(page.picture ?? null, page.savesData === true),
    { property: 'og:site_name', content: siteName },
    { property: 'og:type', content: page.type ?? 'website' },
    { property: 'og:title', content: cutText(page.title, 90) },
    { property: 'og:description', content: description },
    { property: 'og:url', content: canonical },
    { property: 'og:locale', content: page.lang === 'vi' ? 'vi_VN' : 'en_US' },
    { property: 'og:image', content: image.url },
    { property: 'og:image:width', content: String(image.width) },
    { property: 'og:image:height', content: String(image.height) },
    { name: 'twitter:card', content: photo ? 'summary_large_image' : 'summary' },
    ...Object.entries(page.product ?? {}).map(([name, content]) => ({ property: `product:${name}`, content })),
    ...(page.jsonLd ?? []).map((thing) => ({ 'script:ld+json': thing as never })),
  ];
}

/** Only the smallest format: a browser that knows no AVIF skips the hint by its type. */
function preloadOf(picture: PageSummary['picture'], savesData: boolean): MetaDescriptor[] {
  if (!picture) return [];
  const { name } = picture.photo;
  const renditions = savesData ? sparing(picture.photo.renditions) : picture.photo.renditions;
  const widths = widthsOf(renditions);
  const format = RENDITION_FORMATS.find((one) => widths[one].length > 0);
  if (!format) return [];
  const imageSrcSet = widths[format].map((file) => `${photoPath(name, file)} ${file.width}w`).join(', ');
  return [
    {
      tagName: 'link',
      rel: 'preload',
      as: 'image',
      type: MEDIA_TYPES[format],
      imageSrcSet,
      imageSizes: picture.sizes,
      fetchpriority: 'high',
    },
  ];
}
