import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  editedSize,
  focalInside,
  isUntouched,
  lookOf,
  NO_EDITS,
  parseEdits,
  pulledCrop,
  readEdits,
  SMALLEST_CROP,
  turnedBy,
  TURNS,
  uprightBox,
  type PhotoEdits,
} from './edits';

const share = (min = 0, max = 1) => fc.double({ min, max, noNaN: true });
const crops = fc
  .record({ width: share(SMALLEST_CROP), height: share(SMALLEST_CROP), left: share(), top: share() })
  .map(({ width, height, left, top }) => ({ x: left * (1 - width), y: top * (1 - height), width, height }));
const given = fc.record({
  turn: fc.constantFrom(...TURNS),
  crop: fc.option(crops),
  focal: fc.option(fc.record({ x: share(), y: share() })),
  tidy: fc.boolean(),
});
const edits = given.map((value): PhotoEdits => {
  const parsed = parseEdits(value);
  if (!parsed.ok) throw new Error(JSON.stringify(value));
  return parsed.value;
});
const sizes = fc.record({ width: fc.integer({ min: 20, max: 9_000 }), height: fc.integer({ min: 20, max: 9_000 }) });

describe('edits are read', () => {
  it('as they were written, again and again', () => {
    fc.assert(
      fc.property(edits, (one) => {
        expect(readEdits(JSON.parse(JSON.stringify(one)))).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a turn by a hair', { turn: 45 }],
    ['a crop beyond the edge', { crop: { x: 0.5, y: 0, width: 0.8, height: 1 } }],
    ['a crop of a speck', { crop: { x: 0, y: 0, width: 0.01, height: 0.5 } }],
    ['a crop without its height', { crop: { x: 0, y: 0, width: 1 } }],
    ['a focal point outside', { focal: { x: 1.2, y: 0 } }],
    ['a focal point that is no number', { focal: { x: NaN, y: 0 } }],
    ['a tidy that is a word', { tidy: 'yes' }],
  ])('not from %s', (_story, value) => {
    expect(parseEdits(value)).toMatchObject({ ok: false, problems: [{ code: 'photos.edits-unclear' }] });
    expect(readEdits(value)).toEqual(NO_EDITS);
  });

  it('from an empty record as none', () => {
    expect(isUntouched(readEdits({}))).toBe(true);
    expect(readEdits({ crop: { x: 0, y: 0, width: 1, height: 1 } }).crop).toBeNull();
  });
});

describe('a turn', () => {
  it('keeps crop and focal point on what they showed, and four of them change nothing', () => {
    const near = (one: PhotoEdits, other: PhotoEdits) => {
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(one.crop?.[side] ?? 0).toBeCloseTo(other.crop?.[side] ?? 0, 3);
      expect(one.focal?.x ?? 0).toBeCloseTo(other.focal?.x ?? 0, 3);
      expect(one.focal?.y ?? 0).toBeCloseTo(other.focal?.y ?? 0, 3);
      expect(one.turn).toBe(other.turn);
    };
    fc.assert(
      fc.property(edits, (one) => {
        near(turnedBy(turnedBy(one, 90), -90), one);
        near(
          [1, 2, 3, 4].reduce((turned) => turnedBy(turned, 90), one),
          one,
        );
      }),
    );
  });

  it('cuts the same part out of the photo, whichever way up it stands', () => {
    fc.assert(
      fc.property(sizes, edits, fc.constantFrom(90 as const, -90 as const), (size, one, by) => {
        const [before, after] = [uprightBox(size, one), uprightBox(size, turnedBy(one, by))];
        for (const side of ['left', 'top', 'width', 'height'] as const)
          expect(Math.abs(before[side] - after[side])).toBeLessThanOrEqual(
            1 + size.width / 5_000 + size.height / 5_000,
          );
      }),
    );
  });

  it('to the side makes a wide photo tall', () => {
    expect(editedSize({ width: 400, height: 300 }, { turn: 90, crop: null })).toEqual({ width: 300, height: 400 });
    const crop = { x: 0, y: 0, width: 0.5, height: 1 };
    expect(editedSize({ width: 400, height: 300 }, { turn: 270, crop })).toEqual({ width: 150, height: 400 });
  });
});

it('cuts out a part that lies inside the photo, of a pixel at least', () => {
  fc.assert(
    fc.property(sizes, edits, (size, one) => {
      const { left, top, width, height } = uprightBox(size, one);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
      expect(left + width).toBeLessThanOrEqual(size.width);
      expect(top + height).toBeLessThanOrEqual(size.height);
    }),
  );
});

it('moves the focal point into the crop, to its edge when it was cut away', () => {
  const crop = { x: 0.5, y: 0.25, width: 0.5, height: 0.5 };
  expect(focalInside({ crop, focal: { x: 0.75, y: 0.5 } })).toEqual({ x: 0.5, y: 0.5 });
  expect(focalInside({ crop, focal: { x: 0.1, y: 1 } })).toEqual({ x: 0, y: 1 });
  expect(focalInside({ crop: null, focal: { x: 0.1, y: 1 } })).toEqual({ x: 0.1, y: 1 });
});

describe('a pull at a crop', () => {
  const grips = fc.record({ x: fc.constantFrom(-1, 0, 1), y: fc.constantFrom(-1, 0, 1) }) as fc.Arbitrary<{
    x: -1 | 0 | 1;
    y: -1 | 0 | 1;
  }>;
  it('always leaves one that can be saved', () => {
    fc.assert(
      fc.property(fc.option(crops), grips, share(-2, 2), share(-2, 2), (crop, grip, x, y) => {
        expect(parseEdits({ crop: pulledCrop(crop, grip, { x, y }) }).ok).toBe(true);
      }),
    );
  });
  it('moves the side that is held and no other', () => {
    const crop = { x: 0.2, y: 0.2, width: 0.5, height: 0.5 };
    expect(pulledCrop(crop, { x: 1, y: 0 }, { x: 0.1, y: 0.1 })).toEqual({ ...crop, width: 0.6 });
    expect(pulledCrop(crop, { x: -1, y: -1 }, { x: 0.1, y: -0.1 })).toEqual({
      x: 0.3,
      y: 0.1,
      width: 0.4,
      height: 0.6,
    });
    expect(pulledCrop(crop, { x: 0, y: 0 }, { x: 0.9, y: -0.1 })).toEqual({ ...crop, x: 0.5, y: 0.1 });
  });
});

it('gives another name to what looks different, and the same to what looks the same', () => {
  const look = (given: Partial<PhotoEdits> = {}, contentHash = 'a') =>
    lookOf({ contentHash, edits: readEdits({ ...NO_EDITS, ...given }) });
  expect(look()).toBe(look({ crop: { x: 0, y: 0, width: 1, height: 1 } }));
  const looks = [
    look(),
    look({}, 'b'),
    look({ focal: { x: 0, y: 0 } }),
    look({ focal: { x: 0, y: 0.5 } }),
    look({ turn: 90 }),
    look({ tidy: true }),
    look({ crop: { x: 0, y: 0, width: 0.5, height: 1 } }),
  ];
  expect(new Set(looks).size).toBe(looks.length);
});
