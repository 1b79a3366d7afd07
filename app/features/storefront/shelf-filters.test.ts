import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { narrowedBy, readSearch, without } from './search-query';
import { chosenFilters, facetQuestion, filtersWorthAsking, nextMonth, NO_FILTERS, readFilters } from './shelf-filters';

const november = new Date('2026-11-23T05:00:00Z');
const read = (text: string) => readFilters(new URLSearchParams(text));
const asked = (text: string) => facetQuestion(read(text), november);

describe('the filters of an address', () => {
  it('are read by the names they have in it', () => {
    expect(read('tall=2&light=indoor&salt=4&ease=1&pets=1&when=tet&to=86')).toEqual({
      ...{ tall: 2, light: 'indoor', salt: 4, ease: 1, pets: true, when: 'tet', to: '86' },
    });
  });

  it('are left out where they make no sense, whatever an address holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(NO_FILTERS)), fc.string()), (params) => {
        const filters = readFilters(new URLSearchParams(params));
        for (const name of chosenFilters(filters))
          expect(String(filters[name]).replace('true', '1')).toBe(params[name]);
      }),
    );
    expect(read('tall=9&light=moon&salt=3&ease=3&pets=yes&when=13&to=Hue')).toEqual(NO_FILTERS);
  });

  it('can be taken away one by one, or all', () => {
    const query = readSearch(new URLSearchParams('q=mai&kind=mai&min=100k&tall=2&pets=1'));
    expect(narrowedBy(query)).toEqual(['kind', 'min', 'tall', 'pets']);
    for (const name of narrowedBy(query))
      expect(narrowedBy(without(query, name))).toEqual(narrowedBy(query).filter((one) => one !== name));
    expect(narrowedBy(without(query, null))).toEqual([]);
    expect(without(query, null).text).toBe('mai');
  });
});

describe('what filters ask of the shelf', () => {
  it.each([
    ['nothing, of nothing', '', { every: [], some: [], to: null }],
    ['every word of several filters', 'tall=2&light=indoor&pets=1', { every: ['tall:2', 'light:indoor', 'pets'] }],
    ['what is easy, too, of whoever would look after it a little', 'ease=2', { some: [['ease:1', 'ease:2']] }],
    ['to be there today', 'when=now', { readyBy: '2026-11-23', some: [] }],
    ['to be there by the first day of Tết', 'when=tet', { readyBy: '2027-02-06', some: [] }],
    [
      'a shop of the delta, or the province’s own',
      'to=86',
      { to: { province: '86', near: ['to:any', 'to:86'], far: 'to:delta' } },
    ],
    ['a shop that sends everywhere, for the north', 'to=01', { to: { far: 'to:other' } }],
  ])('is %s', (_story, text, question) => expect(asked(text)).toMatchObject(question));

  it('is a month the next time it comes, with the lunar months that meet it', () => {
    expect(nextMonth(11, november)).toEqual({ number: 11, last: '2026-11-30', lunar: [9, 10] });
    expect(nextMonth(2, november)).toEqual({ number: 2, last: '2027-02-28', lunar: [12, 1] });
    expect(asked('when=2')).toMatchObject({
      readyBy: '2027-02-28',
      some: [['month:any', 'month:2', 'lunar:12', 'lunar:1']],
    });
  });
});

it('asks in a shop only what tells its listings apart', () => {
  const traits = { all: 9, 'kind:mai': 4, 'tall:1': 3, 'light:indoor': 9, 'month:any': 8, 'to:any': 2 };
  expect(filtersWorthAsking(traits)).toEqual(['tall', 'when']);
  expect(filtersWorthAsking({})).toEqual([]);
  expect(filtersWorthAsking({ all: 6, 'tall:1': 3 })).toEqual([]); // so few are seen at a glance
});
