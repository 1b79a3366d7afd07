import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isSlug, slugify } from './slug';

it.each([
  ['Vườn bông Bà Tư', 'vuon-bong-ba-tu'],
  ['  Đường đê số 5!  ', 'duong-de-so-5'],
  ['M’Drắk', 'mdrak'],
  ['Sầu riêng “Ri6” – ghép', 'sau-rieng-ri6-ghep'],
  ['🌸🌸', ''],
  ['Mai vàng'.normalize('NFD'), 'mai-vang'],
])('%s → %s', (name, slug) => expect(slugify(name)).toBe(slug));

it('cuts at a word', () => {
  expect(slugify('Bông giấy Chợ Lách nhiều màu', { max: 20 })).toBe('bong-giay-cho-lach');
  expect(slugify('bong giay cho lach', { max: 18 })).toBe('bong-giay-cho-lach');
  expect(slugify('a'.repeat(80))).toBe('a'.repeat(60));
});

it.each(['', '-a', 'a-', 'a--b', 'A', 'chợ', 'a'.repeat(61)])('“%s” is no slug', (text) => {
  expect(isSlug(text)).toBe(false);
});

it('makes a slug or nothing, and leaves a slug alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 1, max: 60 }), (text, max) => {
      const slug = slugify(text, { max });
      expect(slug === '' || isSlug(slug)).toBe(true);
      expect(slug.length).toBeLessThanOrEqual(max);
      expect(slugify(slug, { max })).toBe(slug);
    }),
  );
});
