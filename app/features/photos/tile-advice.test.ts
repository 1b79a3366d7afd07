import { expect, it } from 'vitest';

import type { AdminPhoto } from './admin-photo';
import { NO_EDITS } from './edits';
import { tileOf, type Tile } from './picker-state';
import { adviceFor, type Seen } from './tile-advice';

const aTile = (id: string, given: Partial<AdminPhoto> = {}): Tile => ({
  ...tileOf({
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
  }),
});
const aSight = (likeness: string, given: Partial<Seen['measures']> = {}): Seen => ({
  measures: { sharpness: 500, middle: 120, bright: 190, burnt: 0, likeness, ...given },
  size: { width: 2000, height: 1600 },
});
const codes = (tiles: Tile[], seen: [string, Seen][]) =>
  [...adviceFor(tiles, new Map(seen))].map(([key, said]) => [key, said.map(({ code }) => code)]);

it('says what the phone sees until the server has looked', () => {
  const blurred = aSight('0000000000000001', { sharpness: 3 });
  expect(codes([aTile('a')], [['a', blurred]])).toEqual([['a', ['photos.blurred']]]);
  const judged = aTile('a', { likeness: 'ffffffffffffffff', advice: [{ code: 'photos.dark' }] });
  expect(codes([judged], [['a', blurred]])).toEqual([['a', ['photos.dark']]]);
});

it('says of the later of two like photos that it is there twice, seen by the phone or by the server', () => {
  const tiles = [aTile('a', { likeness: '00000000000000ff' }), aTile('b'), aTile('c')];
  const seen: [string, Seen][] = [
    ['b', aSight('00000000000000fe')],
    ['c', aSight('ffffffff00000000')],
  ];
  expect(codes(tiles, seen)).toEqual([
    ['a', []],
    ['b', ['photos.same']],
    ['c', []],
  ]);
});

it('says nothing of photos that were taken away, and does not hold others up to them', () => {
  const tiles = [
    aTile('a', { likeness: '00000000000000ff', removed: true }),
    aTile('b', { likeness: '00000000000000ff' }),
  ];
  expect(codes(tiles, [])).toEqual([['b', []]]);
});
