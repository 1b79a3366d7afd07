import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lengthOf } from '~/shared/text';

import { captionsOf, hashtag, LONG_MOST, SHORT_MOST, type CaptionParts } from './caption';

const URL = 'https://chovuon.example/shop/vuon-ba-tu/p/bong-giay-hong';
const parts = (given: Partial<CaptionParts> = {}): CaptionParts => ({
  short: `Bông giấy hồng: 350.000 ₫ / chậu. Vườn Bà Tư, Chợ Lách. Xem và đặt: ${URL}`,
  first: 'Bông giấy hồng: 350.000 ₫ / chậu',
  sizes: ['• Chậu 30 cm: 350.000 ₫ / chậu', '• Chậu 40 cm: 500.000 ₫ / chậu'],
  story: 'Tán tròn, hoa quanh năm.',
  rest: ['Vườn Bà Tư, Chợ Lách', 'Gọi hoặc Zalo: 0901 000 001', `Xem ảnh và đặt hàng: ${URL}`],
  tags: ['Bông giấy hồng', 'hoa giấy', 'Kiểng lá', 'Vườn Bà Tư', 'xã Chợ Lách'],
  ...given,
});

describe('a tag', () => {
  it.each([
    ['Bông giấy hồng', '#BôngGiấyHồng'],
    ['xã Chợ Lách', '#XãChợLách'],
    ['Mai (vàng) 12 cánh!', '#MaiVàng12Cánh'],
    ['12', ''],
    ['🌸', ''],
  ])('of %s is %s', (name, tag) => expect(hashtag(name)).toBe(tag));

  it('is one whatever way its marks were typed', () => {
    expect(hashtag('Bông giấy'.normalize('NFD'))).toBe(hashtag('Bông giấy'));
  });
});

it('a short post says what, how much, who and where to look', () => {
  expect(captionsOf(parts()).short).toBe(
    'Bông giấy hồng: 350.000 ₫ / chậu. Vườn Bà Tư, Chợ Lách. Xem và đặt: ' + `${URL}\n#BôngGiấyHồng #HoaGiấy #KiểngLá`,
  );
});

it('a long post tells the sizes, the story, and how to reach the garden', () => {
  const { long } = captionsOf(parts());
  expect(long.split('\n\n')).toEqual([
    'Bông giấy hồng: 350.000 ₫ / chậu',
    '• Chậu 30 cm: 350.000 ₫ / chậu\n• Chậu 40 cm: 500.000 ₫ / chậu',
    'Tán tròn, hoa quanh năm.',
    `Vườn Bà Tư, Chợ Lách\nGọi hoặc Zalo: 0901 000 001\nXem ảnh và đặt hàng: ${URL}`,
    '#BôngGiấyHồng #HoaGiấy #KiểngLá #VườnBàTư #XãChợLách',
  ]);
});

it('whatever was written, a post keeps to its limit and its address is whole', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 5_000 }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 40 }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 12 }),
      (story, sizes, tags) => {
        const { short, long } = captionsOf(parts({ story, sizes, tags }));
        expect(lengthOf(short)).toBeLessThanOrEqual(SHORT_MOST);
        expect(lengthOf(long)).toBeLessThanOrEqual(LONG_MOST);
        for (const text of [short, long]) expect(text).toContain(URL);
      },
    ),
    { numRuns: 300 },
  );
});
