import { describe, expect, it } from 'vitest';

import { draftAgain, fieldsToSend, nameOf, type KeptListing } from './kept-listing';

const aKept = (given: Partial<KeptListing> = {}): KeptListing => ({
  id: 'new',
  owner: 'tu',
  listingId: null,
  fields: [
    ['name', ' Mai vàng '],
    ['publish', 'on'],
    ['photosKept', 'phone-1 server-2 phone-3'],
    ['photoIds', 'server-2'],
    ['keptAs', 'listing-new:shop'],
    ['newId', 'older'],
  ],
  keptAt: 0,
  problems: null,
  ...given,
});

describe('a listing that waits for the signal', () => {
  it('goes with the ids its photos got meanwhile, in the order of the grower', () => {
    const sent = new Map([
      ['phone-1', 'photo-1'],
      ['phone-3', null],
    ]);
    expect(fieldsToSend(aKept(), sent)).toEqual([
      ['name', ' Mai vàng '],
      ['publish', 'on'],
      ['photosKept', 'phone-1 server-2 phone-3'],
      ['photoIds', 'photo-1'],
      ['photoIds', 'server-2'],
      ['newId', 'new'],
    ]);
  });

  it('names the listing it changes', () => {
    expect(fieldsToSend(aKept({ listingId: 'old' }), new Map())).toContainEqual(['listingId', 'old']);
  });

  it('names one photo once, though it was chosen twice', () => {
    const twice = new Map([
      ['phone-1', 'server-2'],
      ['phone-3', 'server-2'],
    ]);
    expect(fieldsToSend(aKept(), twice).filter(([name]) => name === 'photoIds')).toEqual([['photoIds', 'server-2']]);
  });

  it('goes back into a form without what belonged to that one press', () => {
    expect(draftAgain(aKept())).toEqual({
      name: ' Mai vàng ',
      photosKept: 'phone-1 server-2 phone-3',
      newId: 'older',
    });
    expect(nameOf(aKept())).toBe('Mai vàng');
  });
});
