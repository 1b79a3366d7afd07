import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';

import { chanceOf, damage, DAMAGES } from '../../../test/damage';
import { anUltraHdrPhoto, aPhonePhoto, aPicture } from '../../../test/pictures';
import { PHOTO_PROBLEMS } from './photo-file';
import { planRenditions } from './plan';
import { inspectApart, restPress, withPhoto } from './press-apart.server';

afterAll(restPress);

const SEED = 20_260_901;
const COPIES = 60;

/** `npm run bench fuzz` does the same to thousands of real photos. */
it('a damaged photo is shown or refused with a sentence, and does no harm beyond', async () => {
  const grain = sharp({
    create: {
      width: 300,
      height: 200,
      channels: 4,
      background: '#8a4',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
  const files = await Promise.all([
    aPhonePhoto({ orientation: 6 }),
    anUltraHdrPhoto(),
    aPicture().jpeg({ progressive: true }).toBuffer(),
    grain.clone().png({ progressive: true }).toBuffer(),
    grain.clone().webp().toBuffer(),
    aPicture().avif({ effort: 0 }).toBuffer(),
    grain.clone().gif({ effort: 1 }).toBuffer(),
  ]);
  const outcomes = await Promise.all(
    Array.from({ length: COPIES }, async (_, index) => {
      const chance = chanceOf(SEED + index);
      const other = files[(index + 1) % files.length]!;
      const copy = damage(files[index % files.length]!, other, DAMAGES[index % DAMAGES.length]!, chance);
      const pressed = await withPhoto(copy, undefined, async (photo) => {
        const bytes = await photo.press(planRenditions(photo)[0]!);
        return bytes && (await sharp(bytes).metadata()).format;
      });
      return pressed.ok ? 'shown' : pressed.problems[0]!.code;
    }),
  );
  const known: readonly string[] = ['shown', ...PHOTO_PROBLEMS];
  expect(outcomes.filter((outcome) => !known.includes(outcome))).toEqual([]);
  expect(outcomes).toContain('shown'); // bits that fall where nothing is read
  expect(outcomes).toContain('photos.damaged');
  expect(await inspectApart(files[0]!)).toMatchObject({ ok: true });
}, 60_000);
