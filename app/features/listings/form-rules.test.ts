import { describe, expect, it } from 'vitest';

import { catalogue } from '~/features/catalogue/catalogue.server';
import { prefill } from '~/features/catalogue/catalogue';
import { searchCatalogue } from '~/features/catalogue/catalogue-search';

import { DETAIL_FIELDS } from './details-table';
import { detailName } from './details';
import { answersIn, FORM_SECTIONS, sectionOf } from './form-sections';
import { lastTier, sizeCount, withoutSize } from './form-sizes';
import { emptyDraft, listingTexts } from './listing-texts';
import { readListing } from './listing-form';
import { fillIn, nameAfterPick, toSuggestion } from './prefill-form';

const now = new Date('2026-11-23T05:00:00Z');

describe('where a link to a field leads', () => {
  it.each<[string, string | null]>([
    ['name', null],
    ['price', null],
    ['photos', null],
    ['price-2', 'sizes'],
    ['size-12', 'sizes'],
    ['heightCm', 'sizes'],
    ['weightGrams-2', 'packing'],
    ['tierFrom-1', 'wholesale'],
    ['tierPrice-1-2', 'wholesale'],
    ['preorderOn', 'season'],
    ['description', 'words'],
    ['detail-girth', 'plant'],
    ['detail-nonsense', null],
  ])('%s', (name, section) => expect(sectionOf(name)).toBe(section));

  it('finds a place for every field the form can post', () => {
    const six = [
      'name',
      'group',
      'unit',
      'piecesPerUnit',
      'speciesId',
      'googleCategory',
      'sizes',
      'variantId',
      'size',
      'price',
      'stock',
      'stockSeen',
    ];
    for (const name of Object.keys(listingTexts(emptyDraft())).filter((one) => !six.includes(one)))
      expect(FORM_SECTIONS, name).toContain(sectionOf(name));
    for (const { id } of DETAIL_FIELDS) expect(FORM_SECTIONS, id).toContain(sectionOf(detailName(id)));
  });

  it('counts what is answered in a folded part, not what this kind of thing cannot have', () => {
    const values = { 'detail-girth': '130', 'detail-rootstock': 'bưởi', cultivar: '', localNames: 'hoa giấy' };
    expect(answersIn('plant', values, ['detail-girth'])).toBe(2);
  });
});

describe('picking a species', () => {
  const [species] = searchCatalogue(catalogue, 'bong giay');
  const suggestion = toSuggestion(prefill(catalogue, species!.id)!);

  it('fills in everything folded away, and leaves what was typed', () => {
    const values = { name: 'Bông giấy', unit: 'cap', care: 'Tưới ít thôi', cultivar: '' };
    const filled = fillIn(values, new Set(['name', 'unit', 'care', 'cultivar']), suggestion);
    expect(filled).toMatchObject({
      name: 'Bông giấy',
      unit: 'cap',
      care: 'Tưới ít thôi',
      speciesId: species!.id,
      scientificName: species!.species,
    });
    expect(filled['detail-light']).toBe(species!.light);
  });

  it('asks neither price, quantity nor size for the grower', () => {
    const names = Object.keys(suggestion.texts);
    for (const name of ['price', 'stock', 'size', 'name']) expect(names).not.toContain(name);
  });

  it('fills in only what the form can read, for every species there is', () => {
    for (const { id } of catalogue.entries) {
      const form = new FormData();
      for (const [name, text] of Object.entries(toSuggestion(prefill(catalogue, id)!).texts)) form.set(name, text);
      expect(readListing(form, now), id).toMatchObject({ ok: true, value: { speciesId: id } });
    }
  });

  it.each([
    ['half typed', 'bong gi', 'Bông giấy', 'Bông giấy'],
    ['said more than the catalogue knows', 'Bông giấy ba màu Mỹ Tho', 'Bông giấy', 'Bông giấy ba màu Mỹ Tho'],
  ])('names it: %s', (_story, typed, picked, name) => expect(nameAfterPick(typed, picked)).toBe(name));
});

describe('sizes on the form', () => {
  const values = {
    sizes: '3',
    size: 'Nhỏ',
    price: '80k',
    'size-2': 'Vừa',
    'price-2': '150k',
    'tierFrom-1-2': '10',
    'size-3': 'Lớn',
    'price-3': '300k',
  };
  it('takes one out, and those behind it move up with all they have', () => {
    expect(withoutSize(values, 0)).toMatchObject({
      sizes: '2',
      size: 'Vừa',
      price: '150k',
      'tierFrom-1': '10',
      'size-2': 'Lớn',
      'size-3': '',
    });
  });
  it('is always at least one', () =>
    expect([sizeCount({}), sizeCount({ sizes: '0' }), sizeCount(values)]).toEqual([1, 1, 3]));
  it('knows the last wholesale step', () => expect([lastTier(values, 0), lastTier(values, 1)]).toEqual([0, 1]));
});
