import { expect, it } from 'vitest';

import { factsOf } from './facts';

it('tells what was said, in the order of the heading, and nothing else', () => {
  expect(factsOf('care', { heat: [18, 38], light: ['full-sun', 'morning-sun'], soil: 'Đất thịt' })).toEqual([
    { id: 'light', kind: 'choices', words: 'light', values: ['full-sun', 'morning-sun'] },
    { id: 'soil', kind: 'text', text: 'Đất thịt' },
    { id: 'heat', kind: 'amount', unit: 'celsius', from: 18, to: 38 },
  ]);
  expect(factsOf('delivery', {})).toEqual([]);
});

it('keeps between grower and law what is nobody else’s business', () => {
  const shown = (['plant', 'care', 'delivery', 'ahead'] as const).flatMap((section) =>
    factsOf(section, { cites: true, fromTheWild: true, quarantine: 'x', protectedVariety: 'y' }),
  );
  expect(shown).toEqual([]);
});
