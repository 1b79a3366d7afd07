import { describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { moveTo, publish, shownState, type Listing, type ListingState, type ShownState, type Variant } from './listing';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

const aVariant = (given: Partial<Variant> = {}): Variant => ({
  id: null,
  size: 'Chậu 30 cm',
  price: dong(350_000),
  stock: 20,
  tiers: [],
  heightCm: null,
  spreadCm: null,
  potCm: null,
  weightGrams: null,
  lengthCm: null,
  widthCm: null,
  packHeightCm: null,
  ...given,
});

const aListing = (given: Partial<Listing> = {}): Listing => ({
  state: 'draft',
  name: 'Bông giấy hồng',
  group: 'foliage',
  unit: 'chau',
  piecesPerUnit: 1,
  oneOfAKind: false,
  preorderOn: null,
  variants: [aVariant()],
  photoCount: 1,
  ...given,
});

describe('publishing', () => {
  it.each<[string, Partial<Listing>, [string, string][]]>([
    ['a whole listing goes out', {}, []],
    ['no photo', { photoCount: 0 }, [['listings.photo-missing', 'photos']]],
    ['a name of spaces is no name', { name: '  ' }, [['listings.name-missing', 'name']]],
    ['a name longer than a market takes', { name: 'ă'.repeat(121) }, [['listings.name-too-long', 'name']]],
    ['no price', { variants: [aVariant({ price: null })] }, [['listings.price-missing', 'price']]],
    ['no quantity', { variants: [aVariant({ stock: null })] }, [['listings.quantity-missing', 'stock']]],
    ['none left today is still an answer', { variants: [aVariant({ stock: 0 })] }, []],
    [
      'for Tết too somebody has to count what is promised',
      { preorderOn: day('2027-01-20'), variants: [aVariant({ stock: null })] },
      [['listings.quantity-missing', 'stock']],
    ],
    ['no size', { variants: [aVariant({ size: '' })] }, [['listings.size-missing', 'size']]],
    ['care by the month has no size', { group: 'service', variants: [aVariant({ size: '' })] }, []],
    ['a chục nobody counted', { unit: 'chuc', piecesPerUnit: 1 }, [['listings.pieces-missing', 'piecesPerUnit']]],
    ['a chục of twelve', { unit: 'chuc', piecesPerUnit: 12 }, []],
    [
      'the second size has no price',
      { variants: [aVariant(), aVariant({ size: 'Chậu 40 cm', price: null })] },
      [['listings.price-missing', 'price-2']],
    ],
    [
      'the same size twice',
      { variants: [aVariant(), aVariant({ size: 'chậu 30 cm ' })] },
      [['listings.size-twice', 'size-2']],
    ],
    ['one old bonsai', { oneOfAKind: true, variants: [aVariant({ stock: 1 })] }, []],
    [
      'one old bonsai, twice',
      { oneOfAKind: true, variants: [aVariant({ stock: 2 })] },
      [['listings.unique-one-piece', 'stock']],
    ],
    [
      'one old bonsai in two sizes',
      { oneOfAKind: true, variants: [aVariant({ stock: 1 }), aVariant({ size: 'Lớn', stock: 0 })] },
      [['listings.unique-one-size', 'oneOfAKind']],
    ],
    [
      'an empty form says everything at once',
      { name: '', photoCount: 0, variants: [aVariant({ price: null, stock: null, size: '' })] },
      [
        ['listings.photo-missing', 'photos'],
        ['listings.name-missing', 'name'],
        ['listings.price-missing', 'price'],
        ['listings.quantity-missing', 'stock'],
        ['listings.size-missing', 'size'],
      ],
    ],
  ])('%s', (_story, given, problems) => {
    const result = publish(aListing(given));
    expect(result.ok ? [] : result.problems.map(({ code, field }) => [code, field])).toEqual(problems);
    if (result.ok) expect(result.value.state).toBe('published');
  });
});

describe('what people see', () => {
  it.each<[string, ListingState, number, ShownState]>([
    ['on sale', 'published', 3, 'published'],
    ['all gone, or all promised', 'published', 0, 'sold_out'],
    ['a resting plant rests, sold or not', 'paused', 0, 'paused'],
    ['a draft is a draft', 'draft', 0, 'draft'],
    ['put away', 'archived', 5, 'archived'],
  ])('%s', (_story, state, stockTotal, shown) => expect(shownState({ state, stockTotal })).toBe(shown));
});

describe('moving', () => {
  it.each<[string, ListingState, ListingState, boolean]>([
    ['a draft cannot rest', 'draft', 'paused', false],
    ['a resting plant comes back', 'paused', 'published', true],
    ['publishing can be taken back', 'published', 'draft', true],
    ['putting away can be taken back', 'archived', 'published', true],
    ['staying where it is changes nothing', 'paused', 'paused', true],
  ])('%s', (_story, from, to, may) => {
    const moved = moveTo(aListing({ state: from }), to);
    expect(moved).toMatchObject(may ? { ok: true, value: { state: to } } : { ok: false });
  });

  it('does not bring back to buyers what lost its last photo', () => {
    expect(moveTo(aListing({ state: 'paused', photoCount: 0 }), 'published')).toMatchObject({
      ok: false,
      problems: [{ code: 'listings.photo-missing' }],
    });
  });
});
