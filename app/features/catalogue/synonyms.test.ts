import { expect, it } from 'vitest';

import { synonymsOf } from './synonyms';

it.each([
  ['Hoa giấy Chợ Lách', 'bông giấy chợ lách'],
  ['Bông giấy', 'hoa giấy'],
  ['bong giay', 'hoa giấy'],
  ['Tắc kiểng', 'quất kiểng'],
  ['Tắc kiểng', 'tắc cảnh'],
  ['Chậu bông', 'chậu hoa'],
  ['Mận An Phước', 'roi an phước'],
  ['Giỏ lục bình', 'giỏ bèo tây'],
])('“%s” is also said “%s”', (name, other) => expect(synonymsOf(name)).toContain(other));

it('takes tone marks at their word', () => {
  expect(synonymsOf('Dừa xiêm')).toEqual([]);
  expect(synonymsOf('Dứa').sort()).toEqual(['khóm', 'thơm']);
  expect(synonymsOf('Xoài cát Hòa Lộc')).toEqual([]);
});

it('has nothing to add to nothing', () => expect(synonymsOf('  ')).toEqual([]));
