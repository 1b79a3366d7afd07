import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { composePicture, drawPicture, PICTURE_KINDS, type Scene } from './picture';

const kinds = PICTURE_KINDS.filter((kind) => kind !== 'garden');
const near = (scene: Scene): string => composePicture(scene).near;

describe('every kind of picture', () => {
  it.each(kinds.flatMap((kind) => (['whole', 'close', 'row'] as const).map((view) => ({ kind, view }))))(
    'draws $kind, $view',
    ({ kind, view }) => {
      const { near: svg, far } = composePicture({ kind, view, seed: 3 });
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(far).not.toMatch(/NaN|undefined|Infinity/);
      const elements = svg.match(/<[a-z]/gi) ?? [];
      expect(elements.length).toBeGreaterThan(20);
      if (view !== 'row') expect(elements.length).toBeLessThan(3000);
    },
  );

  it.each(PICTURE_KINDS)('%s carries no writing and loads nothing', (kind) =>
    expect(near({ kind, seed: 5 })).not.toMatch(/<text|<image|href="(?!#)/),
  );

  it.each(PICTURE_KINDS)('%s comes out the same again, and differently from another seed', (kind) => {
    const first = composePicture({ kind, seed: 11 });
    expect(composePicture({ kind, seed: 11 })).toEqual(first);
    expect(near({ kind, seed: 12 })).not.toBe(first.near);
  });
});

it('shows the colour that was asked for', () => {
  const [pink, white] = (['pink', 'white'] as const).map((colour) =>
    near({ kind: 'bougainvillea', view: 'close', colour, seed: 1 }),
  );
  expect(pink).not.toBe(white);
});

it('keeps the six gardens apart', () => {
  expect(new Set([0, 1, 2, 3, 4, 5].map((seed) => near({ kind: 'garden', light: 'noon', seed }))).size).toBe(6);
});

it.each([
  ['portrait', 1600, 2000],
  ['square', 1600, 1600],
  ['landscape', 2000, 1500],
] as const)('a %s is %i × %i', (orientation, width, height) => {
  expect(composePicture({ kind: 'rose', orientation, seed: 1 })).toMatchObject({ width, height });
});

it('develops a JPEG without metadata, and the same bytes again', async () => {
  const scene: Scene = { kind: 'tea', orientation: 'square', seed: 2 };
  const picture = await drawPicture(scene);
  const { format, width, height, exif } = await sharp(picture).metadata();
  expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 1600, height: 1600, exif: undefined });
  expect((await drawPicture(scene)).equals(picture)).toBe(true);
});
