import { fromOklab, lightOf, toOklab, writeHex, type Lab } from './oklab';

/** Most colours that a photo offers. */
export const GARDEN_COLOURS_MOST = 5;

/** What a colour of a garden has to have: less is earth, bark or sky at noon. In OKLab, chroma and lightness. */
const CHROMA_LEAST = 0.045;
const LIGHTNESS = { least: 0.2, most: 0.93 };
/** Colours nearer than this look like one (OKLab distance). */
const ALIKE = 0.085;
/** Less of a photo than this is a speck. */
const SHARE_LEAST = 0.006;
/** Step of the boxes in which pixels are counted first, in OKLab. */
const STEP = 0.04;

/**
 * Up to five colours of a photo that could dress a shop ("#2c663a"), the most telling first: what is vivid counts for
 * more than what is large, because a garden is mostly leaves and earth. A photo without any colour offers none.
 * `pixels` are red, green and blue in turn, 0 to 255; a small copy of the photo will do. The same pixels, the same colours.
 */
export function gardenColours(pixels: Uint8Array): string[] {
  const boxes = new Map<string, { sum: Lab; count: number }>();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const lab = toOklab([lightOf(pixels[at]!), lightOf(pixels[at + 1]!), lightOf(pixels[at + 2]!)]);
    if (!isColour(lab)) continue;
    const key = lab.map((value) => Math.round(value / STEP)).join(' ');
    const box = boxes.get(key) ?? { sum: [0, 0, 0], count: 0 };
    box.count += 1;
    for (const axis of [0, 1, 2] as const) box.sum[axis] += lab[axis];
    boxes.set(key, box);
  }
  const groups: { lab: Lab; count: number }[] = [];
  const sorted = [...boxes.values()].sort((one, other) => other.count - one.count);
  for (const { sum, count } of sorted) {
    const lab = sum.map((value) => value / count) as Lab;
    const near = groups.find((group) => distance(group.lab, lab) < ALIKE);
    if (near) near.count += count;
    else groups.push({ lab, count });
  }
  const all = Math.max(1, Math.floor(pixels.length / 3));
  return groups
    .filter(({ count }) => count / all >= SHARE_LEAST)
    .map(({ lab, count }) => ({ lab, weight: Math.cbrt(count / all) * Math.hypot(lab[1], lab[2]) }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, GARDEN_COLOURS_MOST)
    .map(({ lab }) => writeHex(fromOklab(lab)));
}

const isColour = ([lightness, a, b]: Lab): boolean =>
  lightness >= LIGHTNESS.least && lightness <= LIGHTNESS.most && Math.hypot(a, b) >= CHROMA_LEAST;

const distance = (one: Lab, other: Lab): number => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
