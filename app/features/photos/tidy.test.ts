import { describe, expect, it } from 'vitest';

import type { Raster } from './raster';
import { TIDY_CAPS, tidyGains, type Gains } from './tidy';

/** A picture of these colours, each the same share of it. */
function aRaster(...colours: [number, number, number][]): Raster {
  const rgb = new Uint8Array(100 * 100 * 3);
  for (let pixel = 0; pixel < 10_000; pixel++) rgb.set(colours[pixel % colours.length]!, pixel * 3);
  return { width: 100, height: 100, rgb };
}

function hueOf([red, green, blue]: readonly number[]): number {
  const [top, low] = [Math.max(red!, green!, blue!), Math.min(red!, green!, blue!)];
  const span = top - low;
  if (top === red) return (60 * ((green! - blue!) / span) + 360) % 360;
  return top === green ? 60 * (2 + (blue! - red!) / span) : 60 * (4 + (red! - green!) / span);
}
const turn = (one: number, other: number) => Math.abs(((one - other + 540) % 360) - 180);
const lit = (colour: readonly number[], gains: Gains) =>
  colour.map((value, channel) => Math.min(255, value * gains[channel]!));

describe('"Làm đẹp"', () => {
  it('never moves the hue of a saturated colour by more than 5°, whatever the light was', () => {
    let worst = 0;
    const extremes = [1 - TIDY_CAPS.balance, 1, 1 + TIDY_CAPS.balance];
    for (const red of extremes)
      for (const blue of extremes)
        for (let r = 0; r <= 240; r += 12)
          for (let g = 0; g <= 240; g += 12)
            for (let b = 0; b <= 240; b += 12) {
              const [top, low] = [Math.max(r, g, b), Math.min(r, g, b)];
              if (top < 60 || (top - low) / top < 0.6) continue; // saturated: what petals are
              worst = Math.max(worst, turn(hueOf([r, g, b]), hueOf(lit([r, g, b], [red, 1, blue]))));
            }
    console.info(`The furthest a saturated hue moves: ${worst.toFixed(1)}°`);
    expect(worst).toBeLessThan(5);
  });

  it.each<[string, Raster]>([
    ['a red cast', aRaster([150, 110, 100], [90, 66, 60], [200, 30, 80])],
    ['a blue night', aRaster([20, 25, 60], [40, 44, 70])],
    ['glare', aRaster([255, 255, 250], [240, 240, 230])],
    ['black', aRaster([0, 0, 0])],
  ])('keeps within its caps in %s', (_story, raster) => {
    const [red, green, blue] = tidyGains(raster);
    expect(green).toBeLessThanOrEqual(TIDY_CAPS.brighten);
    expect(green).toBeGreaterThanOrEqual(TIDY_CAPS.darken);
    for (const gain of [red, blue]) expect(Math.abs(gain / green - 1)).toBeLessThanOrEqual(TIDY_CAPS.balance + 0.002);
  });

  it('leaves a good photo as it is', () => {
    expect(tidyGains(aRaster([112, 112, 112], [60, 60, 60], [200, 200, 200]))).toEqual([1, 1, 1]);
  });

  it('makes greys greyer and a dim photo brighter', () => {
    const [red, green, blue] = tidyGains(aRaster([90, 87, 84], [70, 68, 66]));
    expect(green).toBeGreaterThan(1.15);
    expect(red).toBeLessThan(green);
    expect(blue).toBeGreaterThan(green);
  });

  it('takes a frame full of leaves for green, not for a cast', () => {
    const [red, green, blue] = tidyGains(aRaster([40, 120, 30], [60, 150, 50], [90, 170, 60]));
    expect([red / green, blue / green]).toEqual([1, 1]);
  });

  it('brightens no further than the petals allow', () => {
    const gains = tidyGains(aRaster([60, 60, 60], [60, 60, 60], [235, 40, 120]));
    expect(235 * gains[0]).toBeLessThanOrEqual(251);
  });
});
