import type { Problem } from '~/shared/result';

import { COACH_THRESHOLDS, type CoachThresholds } from './coach-thresholds';
import { likenessOf } from './likeness';
import { countLevels, greyOf, levelAt, type Raster } from './raster';

/** What the coach sees of one photo. All of it comes from a small raster, on the phone and on the server alike. */
export type Measures = {
  /** Variance of the Laplacian where the photo is sharpest, in the least sharp direction; grey levels squared. */
  sharpness: number;
  /** Brightness (0 to 255) that half, and nine tenths, of the photo stay below. */
  middle: number;
  bright: number;
  /** Share of the photo that is so bright that nothing is drawn in it any more. */
  burnt: number;
  /** 64 bits, hex: photos that look alike differ in few of them (`likeness.ts`). */
  likeness: string;
};

/** What the coach may say of light and sharpness. */
export const COACH_ADVICE = ['photos.blurred', 'photos.dark', 'photos.burnt'] as const;
export type CoachAdvice = Problem<(typeof COACH_ADVICE)[number]>;

/** Side (px) of the squares that are looked at one by one: a sharp flower before a soft garden is a sharp photo. */
const TILE = 64;
/** The tile that counts is the third sharpest: one glint or one letter of a sign is no sharp photo. */
const COUNTING_TILE = 2;
/** Grey level from which a pixel counts as burnt. */
const WHITE_OUT = 250;

export function measure(raster: Raster): Measures {
  const grey = greyOf(raster);
  const counts = countLevels(grey);
  return {
    sharpness: sharpnessOf(grey, raster),
    middle: levelAt(counts, 0.5),
    bright: levelAt(counts, 0.9),
    burnt: counts.subarray(WHITE_OUT).reduce((sum, count) => sum + count, 0) / grey.length,
    likeness: likenessOf(raster.width, raster.height, grey),
  };
}

/** What the coach says about a photo with these measures, the most important first. It advises and stops nobody. */
export function coach(
  { sharpness, middle, bright, burnt }: Measures,
  thresholds: CoachThresholds = COACH_THRESHOLDS,
): CoachAdvice[] {
  const isDark = middle < thresholds.darkMiddle && bright < thresholds.darkBright;
  const isBurnt = burnt > thresholds.burntShare;
  // in the dark, and in glare, every photo looks soft: light is what to say first, and enough
  if (isDark) return [{ code: 'photos.dark' }];
  if (isBurnt) return [{ code: 'photos.burnt' }];
  return sharpness < thresholds.sharpness ? [{ code: 'photos.blurred' }] : [];
}

type Size = { width: number; height: number };

function sharpnessOf(grey: Float32Array, size: Size): number {
  const tiles: number[] = [];
  const side = Math.min(TILE, size.width, size.height);
  for (let top = 0; top + side <= size.height; top += side)
    for (let left = 0; left + side <= size.width; left += side)
      tiles.push(tileSharpness(grey, size.width, { left, top, side }));
  tiles.sort((a, b) => b - a);
  return tiles[Math.min(COUNTING_TILE, tiles.length - 1)] ?? 0;
}

/** The steps (px) along which the light is followed: a shaken photo stays sharp across the shake, not along it. */
const DIRECTIONS = [
  { x: 1, y: 0, length: 1 },
  { x: 0, y: 1, length: 1 },
  { x: 1, y: 1, length: 2 },
  { x: 1, y: -1, length: 2 },
] as const;

/** Twice the variance of the second derivative in its weakest direction: that of the Laplacian, were it alike in all. */
function tileSharpness(
  grey: Float32Array,
  width: number,
  { left, top, side }: { left: number; top: number; side: number },
): number {
  const variances = DIRECTIONS.map(({ x, y, length }) => {
    const step = y * width + x;
    let [sum, squares, count] = [0, 0, 0];
    for (let row = top + 1; row < top + side - 1; row++) {
      for (let at = row * width + left + 1; at < row * width + left + side - 1; at++) {
        const bend = (grey[at - step]! - 2 * grey[at]! + grey[at + step]!) / length;
        sum += bend;
        squares += bend * bend;
        count++;
      }
    }
    return count === 0 ? 0 : squares / count - (sum / count) ** 2;
  });
  return 2 * Math.min(...variances);
}
