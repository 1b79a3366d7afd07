import exifr from 'exifr';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';

import { aBomb, anUltraHdrPhoto, aPhonePhoto, aPicture, CORNERS, cornersOf } from '../../../test/pictures';
import { NO_EDITS, type PhotoEdits } from './edits';
import { wrapPixels } from './heic.server';
import { LARGEST_SQUARE, planRenditions, QUICK_COUNT, type PlannedRendition } from './plan';
import { inspectPhoto, openPhoto } from './press.server';

async function opened(file: Uint8Array, given: Partial<PhotoEdits> = {}) {
  const photo = await openPhoto(file, { ...NO_EDITS, ...given });
  if (!photo.ok) throw new Error(photo.problems[0]?.code);
  const { press } = photo.value;
  const pressWhole = async (planned: PlannedRendition) => {
    const pressed = await press(planned);
    if (!pressed) throw new Error('left out');
    return pressed;
  };
  return { ...photo.value, press: pressWhole };
}
const codeOf = async (file: Uint8Array) => {
  const photo = await openPhoto(file);
  return photo.ok ? 'opened' : photo.problems[0]?.code;
};
const rendition = (given: Partial<PlannedRendition> = {}): PlannedRendition => ({
  kind: 'width',
  format: 'jpeg',
  width: 320,
  height: 240,
  ...given,
});
const allOf = async (file: Uint8Array) => {
  const photo = await opened(file);
  return Promise.all(planRenditions(photo).map(async (planned) => ({ planned, bytes: await photo.press(planned) })));
};

/** Lossy formats and colour conversions move a colour a little. */
function expectColours(seen: number[][], wanted: readonly (readonly number[])[], within: number) {
  seen.forEach((colour, corner) =>
    wanted[corner]?.forEach((value, channel) => expect(Math.abs(value - colour[channel]!)).toBeLessThanOrEqual(within)),
  );
}
const UPRIGHT = Object.values(CORNERS);

describe('a photo comes out upright', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('however the phone was held: EXIF orientation %i', async (orientation) => {
    const file = await aPhonePhoto({ orientation });
    expect((await sharp(file).metadata()).orientation).toBe(orientation);
    const photo = await opened(file);
    expect([photo.width, photo.height]).toEqual([400, 300]);
    for (const format of ['avif', 'webp', 'jpeg'] as const) {
      const pressed = await photo.press(rendition({ format }));
      expect(await sharp(pressed).metadata()).toMatchObject({ width: 320, height: 240 });
      expectColours(await cornersOf(pressed), UPRIGHT, 12);
    }
  });
});

describe('the first renditions, made before the rest', () => {
  const quick = async (file: Uint8Array) => {
    const photo = await openPhoto(file, NO_EDITS, { isQuick: true });
    if (!photo.ok) throw new Error(photo.problems[0]?.code);
    return photo.value;
  };
  const pixels = async (file: Uint8Array) => sharp(file).resize(64, 64, { fit: 'fill' }).raw().toBuffer();
  const farthest = (a: Buffer, b: Buffer) => a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

  it.each([1, 3, 6, 8])('look as they would with the whole plan: EXIF orientation %i', async (orientation) => {
    const file = await aPhonePhoto({ orientation, width: 3600, height: 2700 });
    const [now, whole] = [await quick(file), await opened(file)];
    expect([now.width, now.height]).toEqual([3600, 2700]);
    for (const planned of planRenditions(now).slice(0, QUICK_COUNT)) {
      const pressed = (await now.press(planned))!;
      expect(await sharp(pressed).metadata()).toMatchObject({ width: planned.width, height: planned.height });
      expect(farthest(await pixels(pressed), await pixels(await whole.press(planned)))).toBeLessThanOrEqual(8);
    }
  });

  it('are refused like the rest when the file broke off', async () => {
    const file = await aPhonePhoto({ orientation: 6, width: 3600, height: 2700 });
    const broken = await openPhoto(file.subarray(0, file.length / 2), NO_EDITS, { isQuick: true });
    expect(broken).toMatchObject({ ok: false, problems: [{ code: 'photos.damaged' }] });
  });
});

describe('nobody learns where the garden is', () => {
  it('no file carries EXIF, GPS, XMP, IPTC or a profile', async () => {
    const withSecrets = await sharp(await aPhonePhoto({ orientation: 6, width: 700, height: 500 }))
      .keepMetadata()
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Trần Thị Tư</a></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect(await exifr.gps(withSecrets)).toMatchObject({ latitude: expect.closeTo(10.24, 2) });

    for (const { bytes } of await allOf(withSecrets)) {
      const { exif, xmp, iptc, icc, orientation, format } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      if (format !== 'webp') expect(await exifr.parse(Buffer.from(bytes), true)).toBeUndefined();
      expect(Buffer.from(bytes).includes('Trần Thị Tư')).toBe(false);
    }
  });
});

describe('colours', () => {
  it('of a wide gamut (Display P3) become those of sRGB', async () => {
    const wide = await aPicture().withIccProfile('p3').png().toBuffer();
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
    expect(Math.abs(stored[0]! - CORNERS.topLeft[0])).toBeGreaterThan(12); // the file really says it in other numbers
    const pressed = await (await opened(wide)).press(rendition());
    expectColours(await cornersOf(pressed), UPRIGHT, 12);
  });

  it("of an iPhone's decoded pixels go through their profile", async () => {
    const wide = await aPicture().withIccProfile('p3').png().toBuffer();
    const { icc } = await sharp(wide).metadata();
    const data = await sharp(wide, { ignoreIcc: true }).ensureAlpha().raw().toBuffer();
    const wrapped = await sharp(wrapPixels({ width: 400, height: 300, data }, icc))
      .png()
      .toBuffer();
    expectColours(await cornersOf(wrapped), UPRIGHT, 4);
    const plain = await sharp(wrapPixels({ width: 400, height: 300, data }, undefined))
      .png()
      .toBuffer();
    expect((await cornersOf(plain))[0]).toEqual([...data.subarray(0, 4)]);
  });

  it('of print (CMYK) become those of a screen', async () => {
    const print = await aPicture().toColourspace('cmyk').jpeg().toBuffer();
    expect(await sharp(print).metadata()).toMatchObject({ space: 'cmyk' });
    expectColours(await cornersOf(await (await opened(print)).press(rendition())), UPRIGHT, 75); // ink cannot glow
  });

  it('of a bright screen (Ultra HDR) are those that every other screen shows', async () => {
    const file = await anUltraHdrPhoto();
    expect((await sharp(file).metadata()).gainMap).toBeDefined(); // the decoder sees it for what it is
    for (const { planned, bytes } of await allOf(file)) {
      expectColours(await cornersOf(bytes), UPRIGHT, 14);
      expect(await sharp(bytes).metadata()).toMatchObject({ width: planned.width, height: planned.height });
      expect(Buffer.from(bytes).includes('hdrgm')).toBe(false);
    }
  });

  it.each([
    ['16 bits', (picture: Sharp) => picture.toColourspace('rgb16').png()],
    ['a palette', (picture: Sharp) => picture.png({ palette: true })],
    ['WebP', (picture: Sharp) => picture.webp()],
    ['AVIF', (picture: Sharp) => picture.avif()],
    ['progressive JPEG', (picture: Sharp) => picture.jpeg({ progressive: true })],
  ])('of a file in %s stay', async (_story, save) => {
    const photo = await opened(await save(aPicture()).toBuffer());
    expectColours(await cornersOf(await photo.press(rendition({ format: 'webp' }))), UPRIGHT, 14);
  });

  it('of a grey picture are three, as marketplaces expect', async () => {
    const grey = await aPicture().greyscale().toColourspace('b-w').png().toBuffer();
    const pressed = await (await opened(grey)).press(rendition({ kind: 'square', width: 300, height: 300 }));
    expect(await sharp(pressed).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
  });
});

describe('what is see-through', () => {
  const cutOut = () =>
    sharp({ create: { width: 400, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .composite([
        { input: { create: { width: 200, height: 200, channels: 3, background: '#dc2828' } }, gravity: 'centre' },
      ])
      .png()
      .toBuffer();

  it('lies on white where a format knows no other way, and stays so elsewhere', async () => {
    const photo = await opened(await cutOut());
    const square = { width: 320, height: 320 };
    const corner = async (file: Uint8Array) => [...(await sharp(file).raw().toBuffer()).subarray(0, 4)];
    expect((await corner(await photo.press(rendition(square)))).slice(0, 3)).toEqual([255, 255, 255]);
    for (const format of ['webp', 'avif'] as const) {
      expect((await corner(await photo.press(rendition({ ...square, format }))))[3]).toBe(0);
    }
    expect(await sharp(Buffer.from((await photo.placeholder()).split(',')[1]!, 'base64')).stats()).toMatchObject({
      isOpaque: false,
    });
  });

  it('is not when nothing shines through', async () => {
    const photo = await opened(await aPicture().ensureAlpha().png().toBuffer());
    expect(await sharp(await photo.press(rendition({ format: 'webp' }))).metadata()).toMatchObject({ hasAlpha: false });
  });
});

it('keeps the first picture of a GIF', async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  const moving = await sharp([await frame('#dc2828'), await frame('#3246d2')], { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  const pressed = await (await opened(moving)).press(rendition({ width: 60, height: 40 }));
  expectColours(await cornersOf(pressed), Array(4).fill([220, 40, 40]), 12);
});

describe('the square', () => {
  it('holds the point a hand has marked', async () => {
    const file = await aPicture({ width: 900, height: 300 }).jpeg().toBuffer();
    const square = rendition({ kind: 'square', width: 300, height: 300 });
    const left = await cornersOf(await (await opened(file, { focal: { x: 0.1, y: 0.5 } })).press(square));
    const right = await cornersOf(await (await opened(file, { focal: { x: 0.95, y: 0.5 } })).press(square));
    expectColours(left, [CORNERS.topLeft, CORNERS.topLeft, CORNERS.bottomLeft, CORNERS.bottomLeft], 12);
    expectColours(right, [CORNERS.topRight, CORNERS.topRight, CORNERS.bottomRight, CORNERS.bottomRight], 12);
  });

  it('looks where an eye would look', async () => {
    const flower = { create: { width: 200, height: 200, channels: 3 as const, background: '#e01050' } };
    const file = await sharp({ create: { width: 1200, height: 300, channels: 3, background: '#7d857d' } })
      .composite([{ input: flower, left: 950, top: 50 }])
      .jpeg()
      .toBuffer();
    const pressed = await (await opened(file)).press(rendition({ kind: 'square', width: 300, height: 300 }));
    const { channels } = await sharp(pressed).stats();
    expect(channels[0]!.mean - channels[1]!.mean).toBeGreaterThan(40);
  });

  it('is small enough for every marketplace even when it is nothing but noise', async () => {
    const noise = await sharp({
      create: {
        width: 1600,
        height: 1600,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 80 },
      },
    })
      .png()
      .toBuffer();
    const pressed = await (await opened(noise)).press(rendition({ kind: 'square', width: 1200, height: 1200 }));
    expect(pressed.length).toBeLessThan(LARGEST_SQUARE);
    expect(await sharp(pressed).metadata()).toMatchObject({ isProgressive: true, width: 1200, height: 1200 });
  });
});

describe('nothing weighs more than the original at its own size', () => {
  const grain = async (width: number, height: number) =>
    sharp({
      create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
    });

  it('even when that was small already: quality gives way, and what cannot is left out', async () => {
    const file = await (await grain(700, 525)).jpeg({ quality: 35 }).toBuffer();
    const photo = await openPhoto(file);
    if (!photo.ok) throw new Error('refused');
    const whole = planRenditions(photo.value).filter(({ width }) => width === 700);
    expect(whole).toHaveLength(3);
    const sizes = await Promise.all(whole.map(async (planned) => (await photo.value.press(planned))?.length ?? 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(file.length);
    expect(sizes.some((size) => size > 0)).toBe(true);
  });

  it('but the one JPEG of a tiny picture, and its square, are there for whoever knows no other format', async () => {
    const file = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#3246d2' } })
      .png({ palette: true })
      .toBuffer();
    const photo = await openPhoto(file);
    if (!photo.ok) throw new Error('refused');
    const kept: string[] = [];
    for (const planned of planRenditions(photo.value)) {
      if (await photo.value.press(planned)) kept.push(`${planned.kind} ${planned.format}`);
    }
    expect(kept).toContain('width jpeg');
    expect(kept).toContain('square jpeg');
  });

  it('and a smaller size or a cut is as good as ever', async () => {
    const file = await (await grain(700, 525)).jpeg({ quality: 20 }).toBuffer();
    const narrow = rendition({ width: 640, height: 480 });
    const plain = await (await opened(file)).press(narrow);
    const expected = await sharp(await sharp(file).resize(640, 480).raw().toBuffer(), {
      raw: { width: 640, height: 480, channels: 3 },
    })
      .jpeg({ quality: 75, mozjpeg: true })
      .toBuffer();
    expect(plain.length / expected.length).toBeCloseTo(1, 1);
  });
});

it('has a placeholder of a few bytes with the light where it will be', async () => {
  const photo = await opened(await aPicture({ width: 1200, height: 900 }).jpeg().toBuffer());
  const placeholder = await photo.placeholder();
  expect(placeholder.length).toBeLessThan(180);
  const tiny = Buffer.from(placeholder.replace('data:image/webp;base64,', ''), 'base64');
  expect(await sharp(tiny).metadata()).toMatchObject({ format: 'webp', width: 8, height: 6 });
  expectColours(await cornersOf(tiny), UPRIGHT, 60);
});

describe('what is no photo is refused before or while it is decoded', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a JPEG that broke off', async () => (await aPhonePhoto()).subarray(0, 2500), 'photos.damaged'],
    [
      'a PNG that broke off',
      async () => {
        const whole = await aPicture().png({ compressionLevel: 0 }).toBuffer();
        return whole.subarray(0, whole.length * 0.6);
      },
      'photos.damaged',
    ],
    [
      'a WebP that broke off',
      async () => {
        const whole = await aPicture().webp({ lossless: true }).toBuffer();
        return whole.subarray(0, whole.length * 0.6);
      },
      'photos.damaged',
    ],
    ['only the beginning of a JPEG', async () => (await aPhonePhoto()).subarray(0, 12), 'photos.damaged'],
    ['a bomb', () => aBomb(), 'photos.too-many-pixels'],
    ['a letter', () => Buffer.from('Gửi bà Tư'), 'photos.not-a-photo'],
    [
      'a drawing',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'photos.drawing',
    ],
    ['nothing', () => Buffer.alloc(0), 'photos.empty'],
    [
      'a picture with an archive behind it',
      async () => Buffer.concat([await aPhonePhoto(), Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1')]),
      'photos.not-only-a-photo',
    ],
    ['a HEIC without a picture', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'photos.damaged'],
  ])('%s', async (_story, file, code) => expect(await codeOf(await file())).toBe(code));

  it('but a film behind a photo (Motion Photo) does no harm', async () => {
    const film = Buffer.concat([await aPhonePhoto(), Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(5000, 7)]);
    expect(await codeOf(film)).toBe('opened');
  });

  it('by its header alone, in no time and memory', async () => {
    const bomb = await aBomb({ width: 60_000, height: 60_000 });
    const before = process.memoryUsage().rss;
    expect(await inspectPhoto(bomb)).toMatchObject({ ok: false, problems: [{ code: 'photos.too-many-pixels' }] });
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  });
});
