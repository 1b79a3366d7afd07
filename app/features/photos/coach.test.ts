import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';

import { coach, measure } from './coach';
import { likenessOf, unlikeness } from './likeness';
import { fromCanvas, measuredSize, type Raster } from './raster';

/** Leaves as far as a lens is concerned: blotches of many sizes, from dark to light. */
async function leaves(change: (picture: Sharp) => Sharp = (picture) => picture): Promise<Raster> {
  const [width, height] = [800, 600];
  const grain = Buffer.alloc(100 * 75 * 3);
  let state = 7;
  for (let at = 0; at < grain.length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    grain[at] = 60 + ((state >>> 16) % 140);
  }
  const picture = sharp(grain, { raw: { width: 100, height: 75, channels: 3 } }).resize(width, height, {
    kernel: 'nearest',
  });
  const changed = change(sharp(await picture.png().toBuffer()));
  const size = measuredSize({ width, height });
  const { data, info } = await sharp(await changed.png().toBuffer())
    .resize(size)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
const said = async (change?: (picture: Sharp) => Sharp) => coach(measure(await leaves(change))).map(({ code }) => code);

describe('the coach', () => {
  it.each<[string, ((picture: Sharp) => Sharp) | undefined, string[]]>([
    ['nothing about a sharp photo in good light', undefined, []],
    ['that a photo out of focus is blurred', (picture) => picture.blur(7), ['photos.blurred']],
    [
      'that a shaken photo is blurred, though it is sharp across the shake',
      (picture) => picture.convolve({ width: 25, height: 3, kernel: [...row(0), ...row(1), ...row(0)] }),
      ['photos.blurred'],
    ],
    ['that a photo without light is dark, and no more', (picture) => picture.linear(0.25, 0).blur(5), ['photos.dark']],
    ['that glare burns a photo out', (picture) => picture.linear(2.6, 40), ['photos.burnt']],
  ])('says %s', async (_story, change, wanted) => expect(await said(change)).toEqual(wanted));

  it('lets the background be soft when something in front is sharp', async () => {
    const [soft, clear] = [await leaves((picture) => picture.blur(9)), await leaves()];
    const rgb = Uint8Array.from(soft.rgb);
    for (let y = 150; y < 320; y++) {
      const [from, to] = [(y * soft.width + 160) * 3, (y * soft.width + 340) * 3];
      rgb.set(clear.rgb.subarray(from, to), from);
    }
    expect(coach(measure(soft))).toEqual([{ code: 'photos.blurred' }]);
    expect(coach(measure({ ...soft, rgb }))).toEqual([]);
  });

  it('measures pixels however few there are', () => {
    for (const [width, height] of [
      [1, 1],
      [2, 700],
      [3, 3],
    ] as const) {
      const measures = measure({ width, height, rgb: new Uint8Array(width * height * 3).fill(120) });
      expect(Object.values(measures).every((value) => typeof value === 'string' || Number.isFinite(value))).toBe(true);
    }
  });

  it('sees the same on a canvas as on the server', async () => {
    const raster = await leaves();
    const data = new Uint8ClampedArray(raster.width * raster.height * 4).fill(255);
    for (let pixel = 0; pixel < raster.width * raster.height; pixel++)
      for (let channel = 0; channel < 3; channel++) data[pixel * 4 + channel] = raster.rgb[pixel * 3 + channel]!;
    expect(measure(fromCanvas({ width: raster.width, height: raster.height, data }))).toEqual(measure(raster));
  });
});

const row = (value: number): number[] => new Array<number>(25).fill(value);

describe('likeness', () => {
  const likeness = async (change?: (picture: Sharp) => Sharp) => measure(await leaves(change)).likeness;
  it('is kept by light, and by compression', async () => {
    const one = await likeness();
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(unlikeness(one, await likeness((picture) => picture.modulate({ brightness: 1.1 })))).toBeLessThanOrEqual(4);
    expect(unlikeness(one, await likeness((picture) => picture.jpeg({ quality: 40 })))).toBeLessThanOrEqual(4);
  });
  it('is lost when the photo is another one', async () => {
    const one = await likeness();
    expect(unlikeness(one, await likeness((picture) => picture.flop()))).toBeGreaterThan(16);
    expect(unlikeness(one, await likeness((picture) => picture.negate()))).toBeGreaterThan(30);
  });
  it('counts bits', () => {
    expect(unlikeness('0000000000000000', 'ffffffffffffffff')).toBe(64);
    expect(unlikeness('8000000000000001', '0000000000000001')).toBe(1);
    expect(likenessOf(1, 1, [7])).toMatch(/^[0-9a-f]{16}$/);
  });
});
