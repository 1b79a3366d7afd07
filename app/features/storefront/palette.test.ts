import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { THEMES } from './design';
import { contrastOf, GROUNDS, paletteOf } from './palette';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it.each([
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48], // the well-known grey that just fails
    ['#2c663a', '#2c663a', 1],
  ])('of %s and %s is %d', (one, other, ratio) => expect(contrastOf(one, other)).toBeCloseTo(ratio, 1));
});

it.each(THEMES)(
  'any colour of a photo makes links, buttons and bands of %s that can be read, by day and by night',
  (theme) => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const palette = paletteOf(chosen, theme);
        for (const mood of ['light', 'dark'] as const) {
          const { leaf, onLeaf, mist } = palette[mood];
          const { paper, card, ink, soft } = GROUNDS[theme][mood];
          for (const under of [paper, card, mist])
            expect(contrastOf(leaf, under), `${mood} leaf`).toBeGreaterThanOrEqual(4.5);
          expect(contrastOf(onLeaf, leaf), `${mood} on leaf`).toBeGreaterThanOrEqual(4.5);
          for (const text of [ink, soft])
            expect(contrastOf(text, mist), `${mood} text on mist`).toBeGreaterThanOrEqual(4.5);
          for (const one of [leaf, onLeaf, mist]) expect(one).toMatch(/^#[0-9a-f]{6}$/);
        }
      }),
      { numRuns: 300 },
    );
  },
);

it('keeps a colour that can be read as it is, and a hue what it was', () => {
  expect(paletteOf('#2c663a', 'orchard').light.leaf).toBe('#2c663a');
  const { leaf } = paletteOf('#ff3030', 'courtyard').light;
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(leaf.slice(at, at + 2), 16)) as [number, number, number];
  expect(r).toBeGreaterThan(2 * Math.max(g, b));
});

it.each(THEMES)('the grounds of %s are those of its style sheet', (theme) => {
  const file = theme === 'orchard' ? 'storefront.css' : `styles/theme-${theme}.css`;
  const css = readFileSync(new URL(file, import.meta.url), 'utf8');
  const [light = '', dark = ''] = [...css.matchAll(/:root \{(.*?)\}/gs)].map(([, body]) => body!);
  for (const [body, ground] of [
    [light, GROUNDS[theme].light],
    [dark, GROUNDS[theme].dark],
  ] as const)
    for (const [name, value] of Object.entries(ground)) {
      const said = new RegExp(`--${name}: (#[0-9a-f]+);`).exec(body)?.[1];
      expect(said?.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'), `${theme} ${name}`).toBe(value);
    }
});
