import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';
import { fold } from '~/shared/fold';

import { readListing } from './listing-form';
import { emptyDraft, emptyVariant, listingTexts } from './listing-texts';
import { searchText } from './search-text';

const now = new Date('2026-11-23T05:00:00Z');

const formOf = (values: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};
const read = (values: Record<string, string>) => readListing(formOf(values), now);
const problemsOf = (values: Record<string, string>) => {
  const result = read(values);
  return result.ok ? [] : result.problems.map(({ code, field }) => [field, code]);
};

describe('what a grower types', () => {
  it('reads six answers in her own way of writing', () => {
    expect(
      read({ name: ' Bông  giấy ', group: 'foliage', unit: 'cap', price: '350k', stock: '1.200', size: 'Chậu 3 tấc' }),
    ).toMatchObject({
      ok: true,
      value: {
        name: 'Bông giấy',
        unit: 'cap',
        piecesPerUnit: 2,
        variants: [{ price: 350_000, stock: 1200, size: 'Chậu 3 tấc', id: null }],
      },
    });
  });

  it('keeps an empty form as a draft: nothing is answered, nothing is wrong', () => {
    expect(read({})).toMatchObject({
      ok: true,
      value: { name: '', variants: [{ price: null, stock: null, size: '' }] },
    });
  });

  it('does not ask how many there are of a piece there is one of', () => {
    expect(read({ oneOfAKind: 'on', price: '7 tỷ' })).toMatchObject({
      ok: true,
      value: { variants: [{ stock: 1, price: 7_000_000_000 }] },
    });
  });

  it.each<[string, Record<string, string>, unknown]>([
    ['a chục of twelve', { unit: 'chuc', piecesPerUnit: '12' }, { piecesPerUnit: 12 }],
    ['a chục nobody counted', { unit: 'chuc' }, { piecesPerUnit: null }],
    ['a tray counts as one until somebody counts it', { unit: 'khay' }, { piecesPerUnit: 1 }],
    ['a thousand is a thousand', { unit: 'thien', piecesPerUnit: '5' }, { piecesPerUnit: 1000 }],
    [
      'other names, one repeated',
      { localNames: 'hoa giấy, móc diều; hoa giấy' },
      { localNames: ['hoa giấy', 'móc diều'] },
    ],
    ['a season over the new year', { seasonMonths: '12,1,2' }, { seasonMonths: [1, 2, 12] }],
    ['a Tết day', { preorderOn: '2027-01-20' }, { preorderOn: new Date('2027-01-20T00:00:00Z') }],
    [
      'height as it is said',
      { heightCm: '1m2', weightGrams: '12,5' },
      { variants: [{ heightCm: 120, weightGrams: 12_500 }] },
    ],
    [
      'a second size',
      { size: 'Nhỏ', sizes: '2', 'size-2': 'Lớn', 'price-2': '2tr' },
      { variants: [{ size: 'Nhỏ' }, { size: 'Lớn', price: 2_000_000 }] },
    ],
    [
      'cheaper by the hundred',
      { price: '80k', 'tierFrom-1': '10', 'tierPrice-1': '70k', 'tierFrom-3': '100', 'tierPrice-3': '60k' },
      {
        variants: [
          {
            tiers: [
              { minQuantity: 10, price: 70_000 },
              { minQuantity: 100, price: 60_000 },
            ],
          },
        ],
      },
    ],
    [
      'words, North and South',
      {
        price: 'một triệu hai',
        stock: 'hai trăm rưỡi',
        potCm: 'ba tấc',
        heightCm: 'thước hai',
        weightGrams: 'ký rưỡi',
      },
      { variants: [{ price: 1_200_000, stock: 250, potCm: 30, heightCm: 120, weightGrams: 1500 }] },
    ],
    ['a count left as it was', { stock: '20', stockSeen: '20' }, { variants: [{ stock: 20, stockAsSeen: true }] }],
  ])('reads %s', (_story, values, draft) => expect(read(values)).toMatchObject({ ok: true, value: draft }));

  it('asks back with everything that may have been meant', () => {
    expect(read({ price: '1tr50', stock: 'năm sáu chục' })).toMatchObject({
      problems: [
        { field: 'price', with: { choices: '1.050.000\u00a0₫ / 1.500.000\u00a0₫' } },
        { field: 'stock', with: { choices: '50 / 60' } },
      ],
    });
  });

  it.each<[string, Record<string, string>, [string, string][]]>([
    ['a price in two ways', { price: '300k-400k' }, [['price', 'common.price-range']]],
    ['a price too small to be one', { price: '350' }, [['price', 'listings.price-too-small']]],
    ['a price of thousands or of millions', { price: 'ba trăm rưỡi' }, [['price', 'common.price-ambiguous']]],
    ['a chục nobody counted', { stock: 'một chục' }, [['stock', 'spoken.chuc']]],
    ['one height or another', { heightCm: '3-4 tấc' }, [['heightCm', 'spoken.range']]],
    ['half a pot', { stock: '2,5' }, [['stock', 'common.number-not-whole']]],
    ['fewer than none', { stock: '-3' }, [['stock', 'common.number-unreadable']]],
    ['a deposit above all of it', { depositPercent: '130' }, [['depositPercent', 'common.number-too-large']]],
    ['a day that never comes', { preorderOn: '2027-02-30' }, [['preorderOn', 'listings.detail-bad-day']]],
    ['a day too far away', { preorderOn: '2028-02-01' }, [['preorderOn', 'listings.preorder-too-far']]],
    ['a height that is no number', { heightCm: 'cao' }, [['heightCm', 'listings.measure-unreadable']]],
    ['a tree taller than any', { heightCm: '400m' }, [['heightCm', 'listings.measure-out-of-range']]],
    [
      'wholesale as dear as one',
      { price: '80k', 'tierFrom-1': '10', 'tierPrice-1': '80k' },
      [['tierPrice-1', 'listings.tier-not-cheaper']],
    ],
    ['wholesale without a quantity', { 'tierPrice-1': '80k' }, [['tierFrom-1', 'listings.tier-incomplete']]],
    ['two of one old bonsai', { oneOfAKind: 'on', stock: '2' }, [['stock', 'listings.unique-one-piece']]],
    ['one size under two prices', { size: 'Nhỏ', sizes: '2', 'size-2': 'nhỏ' }, [['size-2', 'listings.size-twice']]],
    ['a tree out of the forest', { 'detail-fromTheWild': 'on' }, [['detail-fromTheWild', 'listings.wild-refused']]],
    ['a unit from nowhere', { unit: 'xe-tai' }, [['unit', 'listings.unit-unknown']]],
    [
      'everything at once',
      { price: 'mắc', stock: 'nhiều', heightCm: 'cao' },
      [
        ['price', 'common.price-unreadable'],
        ['stock', 'common.number-unreadable'],
        ['heightCm', 'listings.measure-unreadable'],
      ],
    ],
  ])('refuses %s', (_story, values, problems) => expect(problemsOf(values)).toEqual(problems));

  it('says what buyers would miss together with what cannot be read, each field once', () => {
    const result = readListing(formOf({ name: 'Mai', price: 'mắc' }), now, { publish: true });
    expect(result.ok ? [] : result.problems.map(({ code, field }) => [field, code])).toEqual([
      ['price', 'common.price-unreadable'],
      ['photos', 'listings.photo-missing'],
      ['stock', 'listings.quantity-missing'],
      ['size', 'listings.size-missing'],
    ]);
  });

  it('takes only what can be the id of a photo, each once and in order', () => {
    const form = formOf({});
    const [a, b] = ['0190c0de-0000-7000-8000-000000000001', '0190c0de-0000-7000-8000-000000000002'];
    for (const id of [b, a, b, '../etc/passwd']) form.append('photoIds', id!);
    expect(readListing(form, now)).toMatchObject({ ok: true, value: { photoIds: [b, a] } });
  });
});

it('comes back from the form as it went into it', () => {
  const price = fc.integer({ min: 600, max: 10_000_000_000 }).map(dong);
  const variant = fc.record({
    price,
    stock: fc.integer({ min: 0, max: 10_000_000 }),
    heightCm: fc.option(fc.integer({ min: 1, max: 3000 })),
    weightGrams: fc.option(fc.integer({ min: 5, max: 5_000_000 })),
    cheaper: fc.integer({ min: 0, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(variant, { minLength: 1, maxLength: 5 }), fc.subarray([1, 5, 12]), (sizes, seasonMonths) => {
      const draft = {
        ...emptyDraft(),
        name: 'Mai vàng',
        seasonMonths,
        variants: sizes.map(({ cheaper, ...size }, index) => ({
          ...emptyVariant(),
          ...size,
          size: `Cỡ ${index + 1}`,
          tiers: Array.from({ length: cheaper }, (_, step) => ({
            minQuantity: 10 * (step + 1),
            price: dong(size.price - step - 1),
          })),
        })),
      };
      expect(readListing(formOf(listingTexts(draft)), now)).toEqual({ ok: true, value: { ...draft, photoIds: [] } });
    }),
  );
});

describe('what a searcher finds a listing by', () => {
  const text = searchText({
    name: 'Bông giấy hồng',
    nameEn: 'Pink bougainvillea',
    localNames: ['móc diều'],
    scientificName: 'Bougainvillea',
    cultivar: '',
    catalogueNames: ['Bông giấy'],
    shopName: 'Vườn Bà Tư',
    place: ['Xã Chợ Lách', 'Tỉnh Vĩnh Long'],
  });
  it.each(['bong giay', 'hoa giay hong', 'moc dieu', 'bougainvillea', 'vuon ba tu', 'cho lach', 'vinh long'])(
    '%s',
    (typed) => expect(fold(text)).toContain(typed),
  );
  it('says nothing twice', () => expect(text.split(' · ')).toHaveLength(new Set(text.split(' · ').map(fold)).size));
});
