import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fold } from './fold';

it.each([
  ['Chợ Lách', 'cho lach'],
  ['ĐƯỜNG ĐÊ', 'duong de'],
  ['Ngọc Ẩn', 'ngoc an'],
  ['Hoà Hòa', 'hoa hoa'],
  ['cúc mâm xôi', 'cuc mam xoi'],
  ['mượn', 'muon'],
])('%s → %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(text.normalize('NFD'))).toBe(folded);
});

/** Letter by letter, from the alphabet itself: the reference the quick way must agree with. */
const LETTERS: Record<string, string> = {
  a: 'aàảãáạăằẳẵắặâầẩẫấậ',
  d: 'dđ',
  e: 'eèẻẽéẹêềểễếệ',
  i: 'iìỉĩíị',
  o: 'oòỏõóọôồổỗốộơờởỡớợ',
  u: 'uùủũúụưừửữứự',
  y: 'yỳỷỹýỵ',
};
const plain = new Map(
  Object.entries(LETTERS).flatMap(([base, row]) => Array.from(row, (letter) => [letter, base] as const)),
);

it('folds every Vietnamese text as its letters say, whatever case and form it comes in', () => {
  const letters = fc.constantFrom(...plain.keys(), ...'bcghklmnpqrstvx 0123'.split(''));
  fc.assert(
    fc.property(fc.array(letters), fc.boolean(), fc.constantFrom('NFC', 'NFD'), (word, shout, form) => {
      const text = (shout ? word.join('').toUpperCase() : word.join('')).normalize(form);
      expect(fold(text)).toBe(word.map((letter) => plain.get(letter) ?? letter).join(''));
    }),
  );
});

it('has nothing left to fold the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
