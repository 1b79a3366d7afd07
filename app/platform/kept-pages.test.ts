import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isKnown, madeOf, MADE_OF, ofGroup, ofShop, packingFor, showsOn, unlisted } from './kept-pages';

describe('what a reader takes', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['BR', 'br'],
    ['identity', null],
    ['gzip;q=0.000', null],
    ['', null],
    [undefined, null],
  ] as const)('%s: %s', (header, packing) => expect(packingFor(header)).toBe(packing));

  it('is read without falling, whatever is sent', () => {
    fc.assert(fc.property(fc.string(), (header) => void packingFor(header)));
  });
});

describe('a mark that a browser knows', () => {
  it.each([
    ['W/"abc"', true],
    ['"abc"', true],
    ['"x", W/"abc"', true],
    ['*', true],
    ['W/"abcd"', false],
    ['', false],
    [undefined, false],
  ] as const)('%s: %s', (header, known) => expect(isKnown(header, 'W/"abc"')).toBe(known));
});

describe('a change', () => {
  const page = [ofShop('vuon-ba'), ofGroup('bonsai'), ofShop('vuon-tu')];
  it.each([
    ['of its own shop shows', page, 'vuon-ba', true],
    ['of a shop beside it shows', page, 'vuon-tu', true],
    ['of the kind’s shelf shows', page, 'group:bonsai', true],
    ['of another shop does not', page, 'vuon-nam', false],
    ['that may be anywhere shows', page, '*', true],
    ['of any shop shows on a page made of all', ['*'], 'vuon-nam', true],
  ])('%s', (_what, parts, changed, shows) => expect(showsOn(parts, changed)).toBe(shows));

  it('is told in a header, each part once', () => {
    expect(madeOf('vuon-ba', 'group:bonsai', 'vuon-ba')).toMatchObject({ [MADE_OF]: 'vuon-ba group:bonsai' });
  });
});

it('an unlisted answer is read by name, and leaves nothing to encode', () => {
  const answer = unlisted({ name: 'Vườn Bà Tư', cards: [1, 2] });
  expect([answer.name, answer.cards]).toEqual(['Vườn Bà Tư', [1, 2]]);
  expect(JSON.stringify(answer)).toBe('{}');
});
