import { describe, expect, it } from 'vitest';

import {
  jpegNear,
  photoPath,
  readFiles,
  readPhotoPath,
  readRenditions,
  sizesFor,
  squareOf,
  toPictureData,
  widthsOf,
  type Rendition,
} from './rendition';

const NAME = 'Ab3_-0123456789abcdefg';
const a = (given: Partial<Rendition>): Rendition => ({
  kind: 'width',
  format: 'jpeg',
  width: 640,
  height: 480,
  bytes: 1,
  ...given,
});

describe('an address under /photos/', () => {
  it.each([
    [a({ format: 'avif' }), 'w640.avif'],
    [a({ format: 'webp', width: 320 }), 'w320.webp'],
    [a({ kind: 'square', width: 1200 }), 's1200.jpg'],
  ])('is read back as it was written: %j', (rendition, file) => {
    const path = photoPath(NAME, rendition);
    expect(path).toBe(`/photos/${NAME}/${file}`);
    const { kind, format, width } = rendition;
    expect(readPhotoPath(path)).toEqual({ publicName: NAME, rendition: { kind, format, width } });
  });

  it.each([
    '/photos/',
    `/photos/${NAME}`,
    `/photos/${NAME}/`,
    `/photos/${NAME}/w640.png`,
    `/photos/${NAME}/w640.jpg/`,
    `/photos/${NAME}/w0640.jpg`,
    `/photos/${NAME}/w640.jpg%00`,
    `/photos/${NAME}/../../private/originals/x`,
    `/photos/${NAME.slice(1)}/w640.jpg`,
    `/photos/..${NAME.slice(2)}/w640.jpg`,
    `/photos/%2e%2e/w640.jpg`,
    `/photos/${NAME}/x640.jpg`,
    `/photos/${NAME}/w640.jpg\n`,
    `/PHOTOS/${NAME}/w640.jpg`,
  ])('that we never wrote is none: %j', (path) => expect(readPhotoPath(path)).toBeNull());
});

describe('what a row keeps', () => {
  const files = 'w320.webp w640.jpg s1200.jpg';
  const row = { publicName: NAME, width: 4, height: 3, placeholder: 'data:', alt: 'Mai', files };

  it('is shown when everything is there, by files none wider than wanted', () => {
    const shown = { name: NAME, width: 4, height: 3, placeholder: 'data:', alt: 'Mai' };
    const [small, plain, square] = [
      { kind: 'width', format: 'webp', width: 320 },
      { kind: 'width', format: 'jpeg', width: 640 },
      { kind: 'square', format: 'jpeg', width: 1200 },
    ];
    expect(toPictureData(row)).toEqual({ ...shown, renditions: [small, plain, square] });
    expect(toPictureData(row, 640)).toEqual({ ...shown, renditions: [small, plain] });
  });

  it('is read once, however many photos have files of the same names', () => {
    expect(readFiles(files)).toBe(readFiles(files));
    expect(widthsOf(readFiles(files))).toBe(widthsOf(readFiles(files)));
    expect(readFiles(`${files} w1.png x320.jpg w0320.jpg w640.jpg/../x`)).toEqual(readFiles(files));
  });

  it.each([{ publicName: null }, { width: null }, { placeholder: null }, { files: '' }, { files: null }])(
    'is not shown without %j',
    (lack) => expect(toPictureData({ ...row, ...lack })).toBeNull(),
  );

  it('loses what is no rendition', () =>
    expect(readRenditions([a({}), null, 'x', { ...a({}), width: -1 }, { ...a({}), format: 'svg' }])).toEqual([a({})]));
});

it.each([
  ['a portrait', { width: 3, height: 4 }, '(min-width:720px) 30vw,46vw'],
  ['a landscape', { width: 16, height: 9 }, '(min-width:720px) 30vw,46vw'],
  ['a panorama', { width: 32, height: 10 }, '(min-width:720px) calc(30vw*3.2),calc(46vw*3.2)'],
])('asks for files as wide as %s is laid out in a frame that cuts it', (_shape, photo, sizes) =>
  expect(sizesFor('(min-width:720px) 30vw,46vw', photo)).toBe(sizes),
);

it('finds the JPEG nearest from above, else the widest, and the largest square', () => {
  const all = [
    a({ width: 320 }),
    a({ width: 1600 }),
    a({ width: 640 }),
    a({ format: 'webp', width: 480 }),
    a({ kind: 'square', width: 1200 }),
  ];
  expect(jpegNear(all, 480)?.width).toBe(640);
  expect(jpegNear(all, 5000)?.width).toBe(1600);
  expect(jpegNear([], 1)).toBeNull();
  expect(squareOf(all)?.width).toBe(1200);
  expect(squareOf([a({})])).toBeNull();
});
