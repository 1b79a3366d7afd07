import { expect, it } from 'vitest';

import { whyNodeIsTooOld } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0', '26.0.0'])('Node %s is fit', (version) =>
  expect(whyNodeIsTooOld(version)).toBeNull(),
);

it.each(['16.20.2', '18.20.8', '20.18.3', '21.7.3', '22.11.0'])(
  'Node %s is told to make way, in one sentence',
  (version) =>
    expect(whyNodeIsTooOld(version)).toMatch(
      new RegExp(`^[^.]+20\\.19[^.]+${version.replaceAll('.', '\\.')}: [^.]+\\.$`),
    ),
);
