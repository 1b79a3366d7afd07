import { describe, expect, it } from 'vitest';

import { hasFilters, readSearch, searchWords, withParams } from './search-query';

const read = (text: string) => readSearch(new URLSearchParams(text));

describe('reading a search', () => {
  it('takes prices the way people type them', () => {
    expect(read('min=200k&max=1tr2')).toMatchObject({ min: 200_000, max: 1_200_000, problems: [] });
  });

  it('turns a range around that was typed the wrong way', () => {
    expect(read('min=1tr&max=200k')).toMatchObject({
      min: 200_000,
      max: 1_000_000,
      typed: { min: '200k', max: '1tr' },
    });
  });

  it('says which price it could not read, and keeps it on the form', () => {
    expect(read('min=abc')).toMatchObject({
      min: null,
      typed: { min: 'abc' },
      problems: [{ code: 'common.price-unreadable', field: 'min' }],
    });
  });

  it.each([
    ['an unknown kind', 'kind=weapons', { group: null }],
    ['a kind', 'kind=bonsai', { group: 'bonsai' }],
    ['a province that is no code', 'province=Hue', { province: null }],
    ['an unknown order', 'sort=random', { sort: 'newest' }],
    ['words: what fits best comes first', 'q=mai', { sort: 'relevance' }],
    ['relevance to no words', 'sort=relevance', { sort: 'newest' }],
    ['words and an order', 'q=mai&sort=price-up', { sort: 'price-up' }],
    ['a broken cursor', 'after=1', { after: null }],
    ['words longer than anyone types', `q=${'a'.repeat(500)}`, { text: 'a'.repeat(100) }],
    ['hidden characters', 'q=%E2%80%8Bmai%E2%80%8B', { text: 'mai' }],
  ])('%s', (_story, text, expected) => expect(read(text)).toMatchObject(expected));

  it('knows when something beside words narrows the list', () => {
    expect(hasFilters(read('q=mai&sort=newest'))).toBe(false);
    expect(hasFilters(read('province=86'))).toBe(true);
  });
});

describe('the words of a search', () => {
  it.each([
    ['lose their tone marks', 'Bông Giấy ĐỎ', ['bong', 'giay', 'do']],
    ['hold nothing that a pattern could mean', 'ri6 (ghép) .* \\d %', ['ri6', 'ghep', 'd']],
    ['count once', 'mai mai', ['mai']],
    ['are none where there are none', ' ?! ', []],
    ['are eight at most', 'a b c d e f g h i k', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%s', (_story, text, words) => expect(searchWords(text)).toEqual(words));
});

it('changes one question of an address and begins the list again', () => {
  const params = new URLSearchParams('q=mai&kind=bonsai&after=x&min=');
  expect(withParams(params, { kind: null, lang: 'en' })).toBe('?q=mai&lang=en');
  expect(withParams(new URLSearchParams('after=x'), {})).toBe('');
});
