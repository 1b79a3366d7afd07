import { describe, expect, it } from 'vitest';

import en from '~/locales/en/catalogue.json';
import vi from '~/locales/vi/catalogue.json';

import * as words from './vocabulary';

const LISTS = {
  groups: words.GROUPS,
  units: words.UNITS,
  chuc: words.CHUC_PIECES,
  propagation: words.PROPAGATIONS,
  light: words.LIGHTS,
  water: words.WATERINGS,
  difficulty: words.DIFFICULTIES,
  form: words.FORMS,
  container: words.CONTAINERS,
  bloom: words.BLOOM_STATES,
  packing: words.PACKINGS,
  ship: words.SHIP_MODES,
  warranty: words.WARRANTIES,
  remedy: words.REMEDIES,
} as const;

describe.each(Object.entries(LISTS))('%s', (name, ids) => {
  it.each([
    ['vi', vi],
    ['en', en],
  ])('has a sentence for each word and none besides, in %s', (_lang, sentences) => {
    const said = sentences[name as keyof typeof LISTS];
    expect(Object.keys(said).sort()).toEqual(ids.map(String).sort());
    expect(Object.values(said).every((sentence) => sentence.trim() !== '')).toBe(true);
  });
});

it.each([
  ['chau', null, 1],
  ['cap', null, 2],
  ['thien', null, 1000],
  ['chuc', null, null],
  ['chuc', 14, 14],
  ['kg', null, null],
  ['khay', null, null],
] as const)('one %s (chục of %s) holds %s', (unit, chuc, pieces) => expect(words.piecesOf(unit, chuc)).toBe(pieces));

it('knows the four kinds of chục', () => {
  expect([10, 11, 12, 14, 16, '12', null].filter(words.isChucPieces)).toEqual([10, 12, 14, 16]);
});

it('tells living things from others', () => {
  expect(words.GROUPS.filter((group) => !words.isLiving(group))).toEqual([
    'supplies',
    'service',
    'ocop-food',
    'handicraft',
  ]);
});
