import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GARDEN_COLOURS_MOST, gardenColours } from './garden-colours';

type Patch = [colour: [number, number, number], pixels: number];
const photo = (...patches: Patch[]) =>
  Uint8Array.from(patches.flatMap(([colour, pixels]) => Array.from({ length: pixels }, () => colour).flat()));
const near = (one: string, [r, g, b]: [number, number, number]) =>
  [r, g, b].every((value, at) => Math.abs(parseInt(one.slice(1 + 2 * at, 3 + 2 * at), 16) - value) <= 4);

const PINK: [number, number, number] = [214, 36, 119];
const LEAF: [number, number, number] = [63, 122, 45];
const EARTH: [number, number, number] = [112, 108, 104];
const SKY: [number, number, number] = [240, 244, 247];

describe('colours of a garden', () => {
  it('are those of its blossoms and leaves, the vivid first; grey earth and white sky are none', () => {
    const colours = gardenColours(photo([EARTH, 5_000], [SKY, 3_000], [LEAF, 1_500], [PINK, 500]));
    expect(colours).toHaveLength(2);
    expect(near(colours[0]!, PINK)).toBe(true);
    expect(near(colours[1]!, LEAF)).toBe(true);
  });

  it('that look alike are one, and a speck is none', () => {
    const leaves: Patch[] = Array.from({ length: 20 }, (_, step) => [[60 + step, 120 + step, 44 + step], 100]);
    expect(gardenColours(photo(...leaves, [PINK, 5]))).toHaveLength(1);
  });

  it('are none in a photo without colour', () => {
    expect(gardenColours(photo([EARTH, 100], [[0, 0, 0], 100], [[255, 255, 255], 100]))).toEqual([]);
    expect(gardenColours(new Uint8Array())).toEqual([]);
  });

  it('are few, well written and the same every time, whatever the photo', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (pixels) => {
        const colours = gardenColours(pixels);
        expect(colours.length).toBeLessThanOrEqual(GARDEN_COLOURS_MOST);
        for (const colour of colours) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
        expect(new Set(colours).size).toBe(colours.length);
        expect(gardenColours(pixels)).toEqual(colours);
      }),
    ));
});
