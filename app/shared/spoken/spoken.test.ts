import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UNITS } from '~/features/catalogue/vocabulary';
import { formatDong, dong } from '~/shared/dong';

import { readCount, readQuantity } from './count';
import { UNIT_WORDS, type SpokenUnit } from './lexicon';
import { readLength, readWeight } from './measure';
import { readPrice } from './price';
import { QUESTIONS, type Reading } from './reading';
import { sayCount, sayLength, sayPrice, saySize, sayUnit, sayWeight, SPELLINGS } from './say';
import { readOffer, type Offer } from './sentence';
import { readSize, SIZE_PARTS, type Size } from './size';

const formatNumber = (n: number): string => {
  const [whole = '', fraction] = String(n).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (fraction ? `,${fraction}` : '');
};
const show = <Value>(reading: Reading<Value>, of: (value: Value) => string): string => {
  if (reading.kind === 'nothing') return 'nothing';
  if (reading.kind === 'clear') return of(reading.value);
  return `? ${reading.question} ${reading.readings.map(of).join(' / ')}`;
};
const showSize = (size: Size): string =>
  SIZE_PARTS.flatMap((part) => (size[part] === undefined ? [] : `${part}=${formatNumber(size[part])}`)).join(' ');

function showOffer(offer: Offer): string {
  const said = [
    `name=${offer.name}`,
    offer.count.kind === 'nothing' ? '' : `count=${show(offer.count, formatNumber)}`,
    offer.unit === null ? '' : `unit=${offer.unit}`,
    offer.pieces === null ? '' : `pieces=${offer.pieces}`,
    offer.size.kind === 'nothing' ? '' : show(offer.size, showSize).replaceAll(/(?<=\d) (?=[a-z])/g, '; '),
    offer.price.kind === 'nothing' ? '' : `price=${show(offer.price, formatNumber)}`,
  ];
  return said.filter((part) => part !== '').join('; ');
}

const READERS: Record<string, (text: string) => string> = {
  price: (text) => show(readPrice(text), formatNumber),
  count: (text) => show(readCount(text), formatNumber),
  quantity: (text) => show(readQuantity(text), ({ count, unit }) => `${formatNumber(count)} ${unit}`),
  length: (text) => show(readLength(text), formatNumber),
  weight: (text) => show(readWeight(text), formatNumber),
  size: (text) => show(readSize(text), showSize),
  sentence: (text) => showOffer(readOffer(text)),
};

/** The table of phrases: section, phrase, meaning. */
const PHRASES = (() => {
  let section = '';
  return readFileSync(new URL('./phrases.txt', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line): [string, string, string][] => {
      if (line.startsWith('== ')) section = line.slice(3);
      const cut = line.lastIndexOf(' | ');
      return line.startsWith('#') || cut < 0 ? [] : [[section, line.slice(0, cut), line.slice(cut + 3)]];
    });
})();

describe('what growers say and write', () => {
  it.each(PHRASES)('%s: “%s” is %s', (section, phrase, meaning) => expect(READERS[section]!(phrase)).toBe(meaning));

  it('is a long list, and every question is asked in it', () => {
    expect(PHRASES.length).toBeGreaterThanOrEqual(300);
    for (const question of QUESTIONS)
      expect(
        PHRASES.some(([, , meaning]) => meaning.includes(`? ${question} `)),
        question,
      ).toBe(true);
  });

  it.each(PHRASES)(
    '%s: “%s” is the same with its marks split off, in capitals, and with wide spaces',
    (section, phrase) => {
      const read = READERS[section]!;
      const meaning = read(phrase);
      expect(read(phrase.normalize('NFD')).normalize('NFC')).toBe(meaning);
      expect(read(`\u00a0${phrase.replaceAll(' ', ' \u200b ')}\u3000`)).toBe(meaning);
      if (section !== 'sentence') expect(read(phrase.toUpperCase())).toBe(meaning);
    },
  );
});

it('has words for exactly the units of the catalogue', () => {
  expect(Object.keys(UNIT_WORDS).sort()).toEqual([...UNITS].sort());
});

it.each([
  ['hoà', 'hòa'],
  ['thuỷ', 'thủy'],
])('takes %s and %s for one word in what it reads', (some, other) => {
  const read = (name: string) => readOffer(`20 chậu ${name}, 40k một chậu`);
  expect({ ...read(some), name: '' }).toEqual({ ...read(other), name: '' });
});

describe('what we say is understood', () => {
  const clear = <Value>(value: Value) => ({ kind: 'clear', value });
  const spelling = fc.constantFrom(...SPELLINGS);
  const prices = fc.oneof(
    fc.integer({ min: 0, max: 10_000_000_000 }),
    fc.integer({ min: 0, max: 10_000_000 }).map((thousands) => thousands * 1000),
    fc.integer({ min: 0, max: 10_000 }).map((millions) => millions * 1_000_000),
  );
  const runs = { numRuns: 3000 };

  it('a price', () =>
    fc.assert(
      fc.property(prices, spelling, (price, as) => {
        expect(readPrice(sayPrice(price, as))).toEqual(clear(price));
      }),
      runs,
    ));
  it('a count', () =>
    fc.assert(
      fc.property(fc.oneof(fc.nat(10_000_000), fc.nat(2000)), spelling, (count, as) => {
        expect(readCount(sayCount(count, as))).toEqual(clear(count));
      }),
      runs,
    ));
  it('a count of something', () => {
    // "hai chục" is twenty and "hai thiên" is asked about, whatever is sold by them
    const units = fc.constantFrom(
      ...UNITS.filter((unit) => unit !== 'chuc' && unit !== 'thien'),
    ) as fc.Arbitrary<SpokenUnit>;
    fc.assert(
      fc.property(fc.nat(100_000), units, spelling, (count, unit, as) => {
        expect(readQuantity(`${sayCount(count, as)} ${sayUnit(unit)}`)).toEqual(clear({ count, unit }));
      }),
      runs,
    );
  });
  it('a length', () =>
    fc.assert(
      fc.property(fc.nat(3000), spelling, (cm, as) => {
        expect(readLength(sayLength(cm, as))).toEqual(clear(cm));
      }),
      runs,
    ));
  it('a weight', () =>
    fc.assert(
      fc.property(fc.oneof(fc.nat(5_000_000), fc.nat(3000)), spelling, (grams, as) => {
        expect(readWeight(sayWeight(grams, as))).toEqual(clear(grams));
      }),
      runs,
    ));
  it('a size', () => {
    const length = fc.integer({ min: 1, max: 3000 });
    const sizes = fc
      .record(
        {
          potCm: length,
          heightCm: length,
          spreadCm: length,
          girthCm: length,
          diameterCm: length,
          ageMonths: fc.integer({ min: 1, max: 400 }),
        },
        { requiredKeys: [] },
      )
      .filter((size) => Object.keys(size).length > 0);
    fc.assert(
      fc.property(sizes, spelling, (size, as) => {
        expect(readSize(saySize(size, as)), saySize(size, as)).toEqual(clear(size));
      }),
      runs,
    );
  });
  it('a whole offer', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), prices, length(), spelling, (count, price, potCm, as) => {
        fc.pre(price >= 1000);
        const said = `${sayCount(count, as)} chậu cúc mâm xôi, ${saySize({ potCm }, as)}, ${sayPrice(price, as)} một chậu`;
        expect(readOffer(said), said).toEqual({
          name: 'cúc mâm xôi',
          count: clear(count),
          unit: 'chau',
          pieces: null,
          size: clear({ potCm }),
          price: clear(price),
        });
      }),
      runs,
    ));
  const length = () => fc.integer({ min: 8, max: 400 });

  it('a price in the long spelling is the one the house shows', () =>
    fc.assert(
      fc.property(prices, (price) => {
        expect(sayPrice(price, 'long')).toBe(formatDong(dong(price)).replace('\u00a0', ' '));
      }),
    ));
});

describe('whatever is typed', () => {
  const words = [
    ...Object.values(UNIT_WORDS).flat(),
    ...'một hai ba bốn năm mười mươi chục trăm ngàn triệu tỷ rưỡi lẻ nửa vài k tr đ , / - 12 1.200 1,5 tấc thước m ký lạng chậu cao phi mốt xị thiên giá mỗi tuổi tháng 000 từ đến'.split(
      ' ',
    ),
  ];
  const typing = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((said) => said.join(' ')),
    fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((said) => said.join('')),
  );
  it('nothing throws, prices and counts are whole, and both Unicode forms read the same', () =>
    fc.assert(
      fc.property(typing, (text) => {
        for (const [section, read] of Object.entries(READERS)) {
          const meaning = read(text);
          expect(meaning).not.toMatch(/NaN|Infinity|undefined/);
          if (section !== 'sentence') expect(meaning).not.toMatch(/-\d/);
          if (section === 'price' || section === 'count') expect(meaning).not.toContain(',');
          if (section !== 'sentence') expect(read(text.normalize('NFD'))).toBe(read(text.normalize('NFC')));
        }
      }),
      { numRuns: 1000 },
    ));
});
