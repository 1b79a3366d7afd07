import { expect, it } from 'vitest';

import { tetAhead } from './tet';

it.each([
  ['the full moon of the tenth month', '2026-11-23T05:00:00Z', { year: 2027, days: 75 }],
  ['the eve, by the clock of Vietnam', '2027-02-04T17:00:00Z', { year: 2027, days: 1 }],
  ['new year’s day itself', '2027-02-05T17:00:00Z', null],
  ['the middle of the rains', '2027-08-01T00:00:00Z', null],
  ['2030, when China is a day behind', '2030-02-01T05:00:00Z', { year: 2030, days: 1 }],
])('%s', (_story, now, expected) => expect(tetAhead(new Date(now))).toEqual(expected));
