import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LARGEST_PICTURE } from './photo-file';
import {
  decodedSize,
  inOrderOf,
  missing,
  planRenditions,
  QUICK_COUNT,
  squareAround,
  type PlannedRendition,
} from './plan';
import { renditionFile } from './rendition';

const names = (plan: PlannedRendition[]) => plan.map(renditionFile);
const made = (planned: PlannedRendition) => ({ ...planned, bytes: 1000 });

/** Every size a photo may have, thin strips and single pixels among them. */
const photos = fc
  .tuple(fc.integer({ min: 1, max: 65_000 }), fc.integer({ min: 1, max: 65_000 }))
  .map(([width, height]) => ({ width, height }))
  .filter(({ width, height }) => width * height <= LARGEST_PICTURE);

describe('the plan', () => {
  it('gives a phone photo six widths in three formats and a square, what a page needs first', () => {
    const plan = names(planRenditions({ width: 4000, height: 3000 }));
    expect(plan).toHaveLength(6 * 3 + 1);
    expect(plan.slice(0, QUICK_COUNT)).toEqual(['w640.webp', 'w640.jpg', 's1200.jpg']);
    expect(new Set(plan).size).toBe(plan.length);
    expect(plan.slice(QUICK_COUNT, QUICK_COUNT + 4)).toEqual(['w640.avif', 'w320.webp', 'w320.jpg', 'w320.avif']);
  });

  it.each([
    ['a photo as wide as a width', { width: 960, height: 1280 }, [320, 480, 640, 960], 960],
    ['a photo between two widths', { width: 1000, height: 600 }, [320, 480, 640, 960, 1000], 600],
    ['a tiny one', { width: 12, height: 20 }, [12], 12],
    ['a narrow strip that WebP could not hold', { width: 2000, height: 50_000 }, [320, 480, 640], 1200],
  ])('never enlarges: %s', (_story, photo, widths, side) => {
    const plan = planRenditions(photo);
    const webps = plan.filter(({ format }) => format === 'webp').map(({ width }) => width);
    expect(webps.sort((a, b) => a - b)).toEqual(widths);
    expect(plan.filter(({ kind }) => kind === 'square')).toEqual([
      { kind: 'square', format: 'jpeg', width: side, height: side },
    ]);
  });

  it('is one that every encoder can follow, whatever the photo', () => {
    fc.assert(
      fc.property(photos, (photo) => {
        const plan = planRenditions(photo);
        const decoded = decodedSize(photo);
        expect(decoded.width).toBeLessThanOrEqual(photo.width);
        expect(decoded.height).toBeLessThanOrEqual(photo.height);
        for (const { kind, width, height } of plan) {
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
          expect(Math.max(width, height)).toBeLessThanOrEqual(16_383);
          expect(width).toBeLessThanOrEqual(photo.width);
          // cut from the decoded photo, nothing is enlarged either (a pixel may be lost to rounding)
          if (kind === 'width') expect(width).toBeLessThanOrEqual(decoded.width);
          else expect(width).toBeLessThanOrEqual(Math.min(decoded.width, decoded.height));
          const isThread = photo.height > 16_000 * photo.width; // no picture has its proportions
          if (kind === 'width' && !isThread)
            expect(Math.abs(height - (photo.height * width) / photo.width)).toBeLessThanOrEqual(1);
        }
        expect(new Set(names(plan)).size).toBe(plan.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds what is missing, and only that, whatever was done in whatever order', () => {
    fc.assert(
      fc.property(photos, fc.array(fc.nat()), (photo, picks) => {
        const plan = planRenditions(photo);
        const done = [...new Set(picks.map((pick) => pick % plan.length))].map((index) => made(plan[index]!));
        const left = missing(plan, done);
        expect(left.length + done.length).toBe(plan.length);
        expect(missing(plan, [...done, ...left.map(made)])).toEqual([]);
        expect(inOrderOf(plan, [...left.map(made), ...done])).toEqual(plan.map(made));
      }),
    );
  });

  it('asks for a rendition again when its height is another: the photo was turned', () => {
    const plan = planRenditions({ width: 4000, height: 3000 });
    const turned = planRenditions({ width: 3000, height: 4000 }).map(made);
    const left = missing(plan, turned);
    expect(left.map(({ kind }) => kind)).not.toContain('square');
    expect(left).toHaveLength(18);
  });
});

describe('the square', () => {
  it('stays inside the picture and keeps the marked point', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(photos, point, (photo, focal) => {
        const { left, top, side } = squareAround(photo, focal);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + side).toBeLessThanOrEqual(photo.width);
        expect(top + side).toBeLessThanOrEqual(photo.height);
        expect(focal.x * photo.width).toBeGreaterThanOrEqual(left - 1);
        expect(focal.x * photo.width).toBeLessThanOrEqual(left + side + 1);
      }),
    );
  });
});
