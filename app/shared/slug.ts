import { fold } from './fold';

/** The longest slug an address may carry. */
export const SLUG_MAX = 60;

/** A name as part of an address: "Mai vàng Bà Tư" → mai-vang-ba-tu. Empty when nothing of the name can be written so. */
export function slugify(text: string, { max = SLUG_MAX }: { max?: number } = {}): string {
  const slug = fold(text)
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= max) return slug;
  const words = slug.slice(0, max + 1).lastIndexOf('-');
  return slug.slice(0, words > 0 ? words : max);
}

export const isSlug = (text: string): boolean => text.length <= SLUG_MAX && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
