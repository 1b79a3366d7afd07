import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { drawPicture } from '../../../scripts/demo/pictures/picture';
import { aPhonePhoto, aPicture, CORNERS, cornersOf } from '../../../test/pictures';
import { NO_EDITS, type PhotoEdits } from './edits';
import { openPhoto } from './press.server';

const opened = async (file: Uint8Array, given: Partial<PhotoEdits>) => {
  const photo = await openPhoto(file, { ...NO_EDITS, ...given });
  if (!photo.ok) throw new Error(photo.problems[0]?.code);
  return photo.value;
};
const pressed = async (file: Uint8Array, given: Partial<PhotoEdits>) => {
  const photo = await opened(file, given);
  const { width, height } = photo;
  return Buffer.from((await photo.press({ kind: 'width', format: 'webp', width, height }))!);
};
const near = (seen: readonly number[], wanted: readonly number[]) =>
  wanted.forEach((value, channel) => expect(Math.abs(value - seen[channel]!)).toBeLessThan(30));

describe('hands work on an upright photo, however the phone was held', () => {
  it.each([1, 3, 6, 8, 5])('turned right: EXIF orientation %i', async (orientation) => {
    const corners = await cornersOf(await pressed(await aPhonePhoto({ orientation }), { turn: 90 }));
    const wanted = [CORNERS.bottomLeft, CORNERS.topLeft, CORNERS.bottomRight, CORNERS.topRight];
    corners.forEach((corner, index) => near(corner, wanted[index]!));
  });

  it.each([1, 6, 7])('cropped to a corner: EXIF orientation %i', async (orientation) => {
    const crop = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
    for (const corner of await cornersOf(await pressed(await aPhonePhoto({ orientation }), { crop })))
      near(corner, CORNERS.topRight);
  });
});

it('decodes a large photo no larger than its crop needs', async () => {
  const file = await aPicture({ width: 4000, height: 3000 }).jpeg().toBuffer();
  const photo = await opened(file, { turn: 270, crop: { x: 0, y: 0, width: 0.5, height: 1 } });
  expect([photo.width, photo.height]).toEqual([1500, 4000]);
  const raster = await photo.raster();
  expect([raster.width, raster.height]).toEqual([192, 512]);
});

describe('"Làm đẹp" on the server', () => {
  it('moves the hue of no petal by more than a few degrees', async () => {
    const file = await sharp(await drawPicture({ kind: 'bougainvillea', seed: 12, view: 'close' }))
      .resize(600)
      .linear([0.72, 0.66, 0.6], [0, 0, 0]) // a warm evening
      .png()
      .toBuffer();
    const look = async (tidy: boolean) => (await opened(file, { tidy })).raster();
    const [before, after] = [await look(false), await look(true)];
    const moved: number[] = [];
    for (let at = 0; at < before.rgb.length; at += 3) {
      const [one, other] = [hsv(before.rgb, at), hsv(after.rgb, at)];
      if (one.saturation < 0.6 || one.value < 90) continue;
      moved.push(Math.abs(((one.hue - other.hue + 540) % 360) - 180));
    }
    moved.sort((a, b) => a - b);
    console.info(
      `"Làm đẹp": ${moved.length} saturated pixels, 99 % of them moved by less than ${moved[Math.floor(moved.length * 0.99)]!.toFixed(1)}°`,
    );
    expect(moved.length).toBeGreaterThan(1_000);
    expect(moved[Math.floor(moved.length * 0.99)]).toBeLessThan(5);
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['a grey photo', () => aPicture().greyscale().png().toBuffer()],
    ['a cut-out', () => aPicture().ensureAlpha(0.5).png().toBuffer()],
    ['a grey cut-out', () => aPicture().greyscale().ensureAlpha(0.5).png().toBuffer()],
    ['a speck', () => aPicture({ width: 2, height: 2 }).png().toBuffer()],
  ])('takes %s', async (_story, make) => {
    const file = await make();
    const { width, height, hasAlpha } = await sharp(file).metadata();
    expect(await sharp(await pressed(file, { tidy: true })).metadata()).toMatchObject({ width, height, hasAlpha });
  });
});

function hsv(rgb: ArrayLike<number>, at: number): { hue: number; saturation: number; value: number } {
  const [red, green, blue] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
  const [top, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const span = Math.max(1, top - low);
  const sixth =
    top === red ? (green - blue) / span : top === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  return { hue: (60 * sixth + 360) % 360, saturation: span / Math.max(1, top), value: top };
}
