import { describe, expect, it } from 'vitest';

import type { AdminPhoto } from './admin-photo';
import { NO_EDITS } from './edits';
import { afterEvent, photoIdsOf, tileOf, type PickerEvent, type Tile } from './picker-state';

const aPhoto = (id: string, given: Partial<AdminPhoto> = {}): AdminPhoto => ({
  id,
  state: 'ready',
  alt: '',
  thumbnail: null,
  placeholder: null,
  problem: null,
  advice: [],
  edits: NO_EDITS,
  isBehind: false,
  likeness: null,
  removed: false,
  ...given,
});
const after = (tiles: Tile[], ...events: PickerEvent[]) => events.reduce(afterEvent, tiles);
const keys = (tiles: Tile[]) => tiles.map((tile) => tile.key);
const three = ['a', 'b', 'c'].map((id) => tileOf(aPhoto(id)));

describe('the row of photos', () => {
  it('follows a file from the hand to the server', () => {
    const chosen = after([], { type: 'chosen', files: [{ key: '1', preview: 'blob:1' }] });
    expect(chosen).toMatchObject([{ stage: 'queued', percent: 0, preview: 'blob:1' }]);
    const sending = after(chosen, { type: 'sending', key: '1', percent: 43 });
    expect(sending).toMatchObject([{ stage: 'sending', percent: 43 }]);
    expect(photoIdsOf(sending)).toEqual([]);
    const kept = after(sending, { type: 'received', key: '1', photo: aPhoto('x', { state: 'waiting' }) });
    expect(kept).toMatchObject([{ key: '1', stage: 'kept', preview: 'blob:1', photo: { state: 'waiting' } }]);
    expect(photoIdsOf(kept)).toEqual(['x']);
    const refused = after(kept, { type: 'changed', photo: aPhoto('x', { state: 'refused' }) });
    expect(photoIdsOf(refused)).toEqual([]);
  });

  it('may try again after the signal broke, with a clean slate', () => {
    const unsent = after(
      [],
      { type: 'chosen', files: [{ key: '1', preview: 'blob:1' }] },
      { type: 'unsent', key: '1', problem: { code: 'photos.not-sent' } },
    );
    expect(unsent).toMatchObject([{ stage: 'unsent', problem: { code: 'photos.not-sent' } }]);
    expect(after(unsent, { type: 'sending', key: '1', percent: 0 })).toMatchObject([
      { stage: 'sending', problem: null },
    ]);
  });

  it('has one tile for a picture that was chosen twice', () => {
    const tiles = after(
      three,
      { type: 'chosen', files: [{ key: '1', preview: 'blob:1' }] },
      { type: 'received', key: '1', photo: aPhoto('b') },
    );
    expect(keys(tiles)).toEqual(['a', 'b', 'c']);
  });

  it('shows again a picture that was taken away and chosen again', () => {
    const tiles = after(
      three,
      { type: 'changed', photo: aPhoto('b', { removed: true }) },
      { type: 'chosen', files: [{ key: '1', preview: 'blob:1' }] },
      { type: 'received', key: '1', photo: aPhoto('b') },
    );
    expect(photoIdsOf(tiles)).toEqual(['a', 'b', 'c']);
  });

  it.each<[string, PickerEvent[], string[]]>([
    ['one step back', [{ type: 'moved', key: 'a', by: 1 }], ['b', 'a', 'c']],
    ['one step to the front', [{ type: 'moved', key: 'c', by: -1 }], ['a', 'c', 'b']],
    ['no step past the end', [{ type: 'moved', key: 'c', by: 1 }], ['a', 'b', 'c']],
    ['no step past the front', [{ type: 'moved', key: 'a', by: -1 }], ['a', 'b', 'c']],
    ['to the cover', [{ type: 'made-cover', key: 'c' }], ['c', 'a', 'b']],
    [
      'past one that was taken away',
      [
        { type: 'changed', photo: aPhoto('b', { removed: true }) },
        { type: 'moved', key: 'c', by: -1 },
      ],
      ['c', 'a'],
    ],
    [
      'past one that was refused',
      [
        { type: 'changed', photo: aPhoto('b', { state: 'refused' }) },
        { type: 'moved', key: 'a', by: 1 },
      ],
      ['c', 'a'],
    ],
    ['away for good', [{ type: 'dropped', key: 'b' }], ['a', 'c']],
  ])('moves %s', (_story, events, ids) => expect(photoIdsOf(after(three, ...events))).toEqual(ids));

  it('brings back what a lost page had sent, once', () => {
    const found: PickerEvent = { type: 'found', photos: [aPhoto('x'), aPhoto('b')] };
    expect(photoIdsOf(after(three, found, found))).toEqual(['x', 'a', 'b', 'c']);
  });
});
