import { countLevels, greyOf, levelAt, type Raster } from './raster';

/**
 * How far "Làm đẹp" may go, so that the flower doesn't lie: a buyer who opens the parcel sees the colour of the photo.
 * `balance`: ±2.5 % on red and blue moves the hue of a saturated colour by less than 5° (tidy.test.ts tries them all),
 * about the least difference people notice between two petals; a stronger cast is left as it is.
 * `brighten`, `darken`: a third of a stop either way is what one photo of the same pot differs from the next.
 */
export const TIDY_CAPS = { balance: 0.025, brighten: 1.3, darken: 0.92 } as const;

/** Where the middle brightness of a good photo of a plant lies (0 to 255): shade under leaves keeps it below half. */
const WANTED_MIDDLE = 112;
/** A photo this near to it is left alone: nobody would see the difference. */
const NEAR_ENOUGH = 10;
/** Petals keep their drawing: all but the brightest half per cent stays below this. */
const BRIGHTEST = 250;
const BRIGHTEST_SHARE = 0.995;
/** Greys are what balance is read from: pots, soil, walls, cloth. Between too dark and too bright to have a colour. */
const GREY = { darkest: 40, brightest: 235, saturation: 0.18 } as const;
/** With fewer greys than this nothing says what white is: a frame full of green is no green cast. */
const GREYS_NEEDED = 0.03;

/** The gentlest sharpening that shows on a phone: fine edges only, flat petals untouched (sharp's own words and units). */
export const TIDY_SHARPEN = { sigma: 0.7, m1: 0.2, m2: 1.2, x1: 3, y2: 6, y3: 8 } as const;

/** What each channel (sRGB as it is stored) is multiplied by. */
export type Gains = readonly [red: number, green: number, blue: number];

/** What one tap on "Làm đẹp" does to the light and the colours of this picture. */
export function tidyGains(raster: Raster): Gains {
  const balance = balanceOf(raster);
  const counts = countLevels(greyOf(raster));
  const middle = Math.max(1, levelAt(counts, 0.5));
  if (Math.abs(middle - WANTED_MIDDLE) <= NEAR_ENOUGH) return withinTop(raster, balance, 1);
  const exposure = Math.min(TIDY_CAPS.brighten, Math.max(TIDY_CAPS.darken, WANTED_MIDDLE / middle));
  return withinTop(raster, balance, exposure);
}

/** Brightens no further than the brightest parts of any channel allow. */
function withinTop(raster: Raster, balance: Gains, exposure: number): Gains {
  const room = Math.min(...balance.map((gain, channel) => BRIGHTEST / Math.max(1, topOf(raster, channel) * gain)));
  const light = exposure > 1 ? Math.max(1, Math.min(exposure, room)) : exposure;
  const [red, green, blue] = balance.map((gain) => three(gain * light)) as [number, number, number];
  return [red, green, blue];
}

function topOf({ rgb }: Raster, channel: number): number {
  const values = new Uint8Array(rgb.length / 3);
  for (let pixel = 0; pixel < values.length; pixel++) values[pixel] = rgb[pixel * 3 + channel]!;
  return levelAt(countLevels(values), BRIGHTEST_SHARE);
}

/** What makes the greys of the picture grey again, each channel beside green and within the cap. */
function balanceOf({ rgb }: Raster): Gains {
  const sums = [0, 0, 0];
  let greys = 0;
  for (let at = 0; at < rgb.length; at += 3) {
    const [red, green, blue] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
    const top = Math.max(red, green, blue);
    if (top < GREY.darkest || top > GREY.brightest || (top - Math.min(red, green, blue)) / top > GREY.saturation)
      continue;
    greys++;
    sums[0]! += red;
    sums[1]! += green;
    sums[2]! += blue;
  }
  if (greys < (GREYS_NEEDED * rgb.length) / 3) return [1, 1, 1];
  const beside = (sum: number) => {
    const gain = sums[1]! / Math.max(1, sum);
    return Math.min(1 + TIDY_CAPS.balance, Math.max(1 - TIDY_CAPS.balance, gain));
  };
  return [beside(sums[0]!), 1, beside(sums[2]!)];
}

const three = (value: number): number => Math.round(value * 1000) / 1000;
