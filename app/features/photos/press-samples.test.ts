import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import exifr from 'exifr';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';

import { planRenditions } from './plan';
import { openPhoto } from './press.server';

/**
 * Real photos from real phones, when a folder of them is named: `PHOTO_SAMPLES=/folder`. Names say what to expect:
 * `…truncated…`, `…bomb…`, `*.svg` and `text…` are refused, everything else is pressed. Generated pictures with the
 * same traps are in press.test.ts, so nothing is lost without it but the variety.
 */
const folder = process.env.PHOTO_SAMPLES;
const files = folder ? readdirSync(folder).filter((name) => /\.(?:jpe?g|png|gif|heic|webp|avif|svg)$/i.test(name)) : [];
const BAD = /truncated|bomb|\.svg$|^text/;

describe.skipIf(!folder)('real photos (skipped unless PHOTO_SAMPLES names a folder of them)', () => {
  const table: string[] = [];
  afterAll(() => console.info(table.join('\n')));

  it.each(files.filter((name) => BAD.test(name)))('%s is refused with a reason', async (name) => {
    expect(await openPhoto(await readFile(join(folder!, name)))).toMatchObject({
      ok: false,
      problems: [{ code: expect.stringMatching(/^photos\./) }],
    });
  });

  it.each(files.filter((name) => !BAD.test(name)))(
    '%s comes out upright, whole and without its metadata',
    async (name) => {
      const file = await readFile(join(folder!, name));
      const before = process.cpuUsage();
      const photo = await openPhoto(file);
      if (!photo.ok) throw new Error(photo.problems[0]?.code);
      const plan = planRenditions(photo.value);
      const pressed: Uint8Array[] = [];
      const cpu = () => (process.cpuUsage(before).user + process.cpuUsage(before).system) / 1e6;
      let quick = 0;
      for (const [index, planned] of plan.entries()) {
        pressed.push((await photo.value.press(planned))!);
        if (index === 0) quick = cpu();
      }
      const all = cpu();
      const sum = (format: string) =>
        plan.reduce(
          (total, { kind, format: own }, index) =>
            total + (kind === 'width' && own === format ? pressed[index]!.length : 0),
          0,
        );
      const kib = (bytes: number) => String(Math.round(bytes / 1024)).padStart(5);
      const { width, height } = photo.value;
      table.push(
        `${name.padEnd(34)} ${((width * height) / 1e6).toFixed(1).padStart(5)} MP  first ${quick.toFixed(2)} s  all ${all.toFixed(2).padStart(5)} CPU s` +
          `  KiB AVIF${kib(sum('avif'))} WebP${kib(sum('webp'))} JPEG${kib(sum('jpeg'))}`,
      );

      for (const [index, planned] of plan.entries()) {
        const { exif, xmp, iptc, icc, ...metadata } = await sharp(pressed[index]).metadata();
        expect({ exif, xmp, iptc, icc }).toEqual({});
        expect([metadata.width, metadata.height]).toEqual([planned.width, planned.height]);
        if (planned.format === 'jpeg') expect(await exifr.parse(Buffer.from(pressed[index]!), true)).toBeUndefined();
      }
    },
    60_000,
  );
});
