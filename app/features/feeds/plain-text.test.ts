import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  calm,
  isShouted,
  plainText,
  promotionOf,
  withoutLinks,
  withoutPromotingSentences,
  withoutPromotion,
} from './plain-text';

describe('plain text', () => {
  it.each([
    ['tags', '<p>Bông <b>giấy</b></p><p>hồng</p>', 'Bông giấy\n\nhồng'],
    ['a script with its words', 'a<script>alert("x")</script>b', 'a b'],
    ['entities', 'Cây&nbsp;mai &amp; chậu &lt;30 cm&gt; &#7843;', 'Cây mai & chậu <30 cm> ả'],
    ['tags that were escaped twice', '&amp;lt;b&amp;gt;đậm&amp;lt;/b&amp;gt;', 'đậm'],
    ['a tag nobody closed', 'cao <b 2 m', 'cao b 2 m'],
    ['smaller than, which is no tag', 'gốc < 3 cm, tán <50', 'gốc < 3 cm, tán <50'],
    ['direction marks and controls', 'Mai\u202e vàng\u0007\u200f', 'Mai vàng'],
    ['private signs', 'Mai \ue000vàng \ue001', 'Mai vàng'],
    ['letters in pieces', 'Bông giấy'.normalize('NFD'), 'Bông giấy'],
  ])('takes away %s', (_what, typed, plain) => expect(plainText(typed)).toBe(plain));

  it('is the same when done twice, and ends for whatever is typed', () =>
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '&',
            'lt;',
            'gt;',
            'amp;',
            '#60;',
            'b',
            '/',
            '!--',
            'script',
            ' ',
            '\n',
            'ế',
            '"',
          ),
        }),
        (typed) => {
          const plain = plainText(typed);
          expect(plainText(plain)).toBe(plain);
          expect(plain).not.toMatch(/<\/?[a-z!][^>]*>/i);
        },
      ),
    ));
});

describe('promotion', () => {
  it.each([
    ['Mai vàng - GIẢM GIÁ 50% - FREESHIP', 'Mai vàng'],
    ['[Miễn phí vận chuyển] Sầu riêng Ri6', 'Sầu riêng Ri6'],
    ['Bonsai (sale 30%) dáng trực', 'Bonsai dáng trực'],
    ['Cúc mâm xôi -20%', 'Cúc mâm xôi'],
    ['FREESHIP', ''],
  ])('leaves only what it is of "%s"', (name, left) => expect(withoutPromotion(name)).toBe(left));

  it.each(['Mai vàng nở 30-50%', 'Cây giảm nóng cho nhà', 'Salem tím', 'Xà lách'])('finds none in "%s"', (name) =>
    expect(promotionOf(name)).toBeNull(),
  );

  it('takes the promoting sentences out of a description and no others', () =>
    expect(
      withoutPromotingSentences('Cây ba năm tuổi. Giảm giá 20% tuần này! Hợp sân nắng.\nMiễn phí vận chuyển'),
    ).toBe('Cây ba năm tuổi. Hợp sân nắng.'));
});

it('takes links out and leaves sentences that only have a full stop', () =>
  expect(withoutLinks('Xem https://shop.vn/a?b=1 hoặc www.vuon.vn, vuonbatu.com.vn nhé.Cây đẹp')).toBe(
    'Xem hoặc nhé.Cây đẹp',
  ));

it.each([
  ['MAI VÀNG BẾN TRE. CÂY ĐẸP', true, 'Mai vàng bến tre. Cây đẹp'],
  ['Mai VÀNG', false, 'Mai vàng'],
  ['RI6', false, 'Ri6'],
])('hears whether "%s" shouts', (text, shouts, quiet) => {
  expect(isShouted(text)).toBe(shouts);
  expect(calm(text)).toBe(quiet);
});
