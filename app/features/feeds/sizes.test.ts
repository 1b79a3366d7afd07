import fc from 'fast-check';
import { expect, it } from 'vitest';

import { splitSizes } from './sizes';

it.each([
  ['all that fit stay together', [100, 150, 200], { most: 50, spread: 2 }, [0, 0, 0]],
  ['a price beyond the factor begins another product', [100, 500, 201, 200], { most: 50, spread: 2 }, [0, 2, 1, 0]],
  ['more sizes than one product holds', [1, 1, 1, 1, 1], { most: 2 }, [0, 0, 1, 1, 2]],
  ['a size without a price sets no measure', [null, 100, 200], { most: 9, spread: 2 }, [0, 0, 0]],
])('%s', (_what, prices, limit, parts) => expect(splitSizes(prices, limit)).toEqual(parts));

it('never puts into one product more sizes, or prices further apart, than it holds', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1e9 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (prices, most) => {
        const parts = splitSizes(prices, { most, spread: 2 });
        for (const part of new Set(parts)) {
          const its = prices.filter((_price, at) => parts[at] === part);
          expect(its.length).toBeLessThanOrEqual(most);
          expect(Math.max(...its)).toBeLessThanOrEqual(2 * Math.min(...its));
        }
      },
    ),
  ));
