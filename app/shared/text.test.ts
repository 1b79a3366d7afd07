import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanText, cutText, lengthOf } from './text';

describe('cleanText', () => {
  it.each([
    ['trims and keeps single spaces', '  Mai \t vàng \n ', 'Mai vàng'],
    ['composes what a telephone split', 'Bông giấy'.normalize('NFD'), 'Bông giấy'.normalize('NFC')],
    ['drops what nobody sees', 'Mai\u200b vàng\ufeff \u0007\u00ad', 'Mai vàng'],
    ['drops marks that turn a price around', '350\u202e000', '350000'],
    ['treats a space that does not break as a space', '350.000\u00a0₫', '350.000 ₫'],
    ['leaves a farmer in one piece', 'Bà Tư 👩‍🌾 👩🏽‍🌾', 'Bà Tư 👩‍🌾 👩🏽‍🌾'],
    ['drops a joiner that joins nothing', 'a\u200db 🌾\u200d', 'ab 🌾'],
    ['drops half a character', 'a\ud83c b', 'a b'],
  ])('%s', (_story, typed, cleaned) => expect(cleanText(typed)).toBe(cleaned));

  it('keeps paragraphs of a story', () => {
    expect(cleanText(' Vườn nhà \r\n\r\n\r\n\n trồng  mai.\u2028Mời ghé! \n', { multiline: true })).toBe(
      'Vườn nhà\n\ntrồng mai.\nMời ghé!',
    );
  });

  it('has nothing left to clean the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, multiline) => {
        const once = cleanText(text, { multiline });
        expect(cleanText(once, { multiline })).toBe(once);
      }),
    );
  });
});

describe('lengthOf', () => {
  it('counts what is written with two units once, and halves as they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(lengthOf(text)).toBe(Array.from(text).length);
      }),
    );
    expect(lengthOf('👩‍🌾\ud83c\ud83c\udf38\udf38')).toBe(6);
  });
});

describe('cutText', () => {
  it.each([
    ['leaves a short text alone', 'Mai vàng', 8, 'Mai vàng'],
    ['cuts at a word', 'Mai vàng năm cánh', 12, 'Mai vàng…'],
    ['keeps a word that just fits', 'Mai vàng năm cánh', 13, 'Mai vàng năm…'],
    ['takes a comma away', 'Mai vàng, năm cánh', 12, 'Mai vàng…'],
    ['cuts a word that is too long', 'aaaaaaaaaa', 5, 'aaaa…'],
    ['never cuts a farmer in two', '👩‍🌾👩‍🌾👩‍🌾', 6, '👩‍🌾…'],
    ['gives nothing where nothing fits', 'Mai vàng', 1, ''],
  ])('%s', (_story, text, max, cut) => expect(cutText(text, max)).toBe(cut));

  it('never grows past the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, max) => {
        expect(lengthOf(cutText(text, max))).toBeLessThanOrEqual(max);
      }),
    );
  });
});
