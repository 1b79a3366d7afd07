import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ORDERS, readCursor, writeCursor } from './cursor';

const keyCount = { newest: 1, 'price-up': 1, 'price-down': 1, words: 2, near: 2 } as const;

describe('a cursor', () => {
  it('comes back from an address as it went in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ORDERS).chain((order) =>
          fc.record({
            order: fc.constant(order),
            keys: fc.array(fc.nat({ max: 10_000_000_000_000 }), {
              minLength: keyCount[order],
              maxLength: keyCount[order],
            }),
            id: fc.uuid(),
          }),
        ),
        (cursor) => {
          expect(readCursor(writeCursor(cursor))).toEqual(cursor);
        },
      ),
    );
  });

  it('stands in an address without being escaped', () => {
    const text = writeCursor({
      order: 'words',
      keys: [2, 1_790_000_000_000],
      id: '0190a000-0000-7000-8000-000000000001',
    });
    expect(encodeURIComponent(text)).toBe(text);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['an unknown order', 'x.1.0190a000000070008000000000000001'],
    ['a missing key', 'w.1.0190a000000070008000000000000001'],
    ['one key too many', 'n.1.2.0190a000000070008000000000000001'],
    ['a key that is no number', "n.1';--.0190a000000070008000000000000001"],
    ['a key that is too long', 'n.zzzzzzzzzzzz.0190a000000070008000000000000001'],
    ['an id that is none', 'n.1.nonsense'],
  ])('%s is none', (_story, text) => expect(readCursor(text)).toBeNull());
});
