import { expect, it } from 'vitest';

import { aPicture } from '../../test/pictures';
import { ssim, ssimOf } from './ssim';

const grey = (shade: (x: number, y: number) => number) => {
  const data = Uint8Array.from({ length: 64 * 64 }, (_, at) => shade(at % 64, Math.floor(at / 64)));
  return { data, width: 64, height: 64 };
};

it('is 1 for equal pictures, less the more they differ, and knows that a shift in light matters little', () => {
  const waves = (offset: number, height: number) => grey((x, y) => 128 + offset + height * Math.sin(x / 3 + y / 5));
  const picture = waves(0, 60);
  expect(ssimOf(picture, picture)).toBe(1);
  const [lighter, flatter, gone] = [waves(4, 60), waves(0, 40), waves(0, 0)].map((other) => ssimOf(picture, other));
  expect(lighter).toBeGreaterThan(0.99);
  expect(flatter).toBeLessThan(lighter!);
  expect(gone).toBeLessThan(0.1);
});

it('has the value that the formula gives for two even greys', () => {
  const [a, b] = [100, 120];
  const wanted = (2 * a * b + 6.5025) / (a * a + b * b + 6.5025);
  expect(
    ssimOf(
      grey(() => a),
      grey(() => b),
    ),
  ).toBeCloseTo(wanted, 10);
});

it('falls with the quality of a JPEG', async () => {
  const original = await aPicture({ width: 240, height: 160 }).blur(3).png().toBuffer();
  const at = async (quality: number) =>
    ssim(original, await aPicture({ width: 240, height: 160 }).blur(3).jpeg({ quality }).toBuffer());
  const [fine, coarse] = [await at(90), await at(5)];
  expect(fine).toBeGreaterThan(coarse);
  expect(fine).toBeGreaterThan(0.97);
});
