import { expect, it } from 'vitest';

import { proposedAlt } from './alt-text';

it.each([
  [
    'all it knows',
    { name: 'Bông giấy hồng', cultivar: 'Sakura', size: 'Chậu 30 cm' },
    'Bông giấy hồng, Sakura, chậu 30 cm, ảnh 2',
  ],
  [
    'nothing twice',
    { name: 'Bông giấy Sakura chậu 30 cm', cultivar: 'sakura', size: 'Chậu 30 cm' },
    'Bông giấy Sakura chậu 30 cm, ảnh 2',
  ],
  ['the name alone', { name: ' Mai vàng ', cultivar: '', size: '' }, 'Mai vàng, ảnh 2'],
  ['nothing without a name', { name: ' ', cultivar: 'Sakura', size: 'Chậu' }, ''],
])('says %s', (_story, facts, alt) => expect(proposedAlt(facts, 'ảnh 2')).toBe(alt));

it('falls back on the name when there is too much to say', () => {
  expect(proposedAlt({ name: 'Mai', cultivar: '', size: 'x'.repeat(300) }, '')).toBe('Mai');
});
