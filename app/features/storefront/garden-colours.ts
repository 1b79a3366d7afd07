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

type Lab = [lightness: number, a: number, b: number];

/**
 * Up to five colours of a photo that could dress a shop ("#2c663a"), the most telling first: what is vivid counts for
 * more than what is large, because a garden is mostly leaves and earth. A photo without any colour offers none.
 * `pixels` are red, green and blue in turn, 0 to 255; a small copy of the photo will do. The same pixels, the same colours.
 */
export function gardenColours(pixels: Uint8Array): string[] {
  const boxes = new Map<string, { sum: Lab; count: number }>();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const lab = toOklab(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!);
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
    .map(({ lab }) => toHex(lab));
}

const isColour = ([lightness, a, b]: Lab): boolean =>
  lightness >= LIGHTNESS.least && lightness <= LIGHTNESS.most && Math.hypot(a, b) >= CHROMA_LEAST;

const distance = (one: Lab, other: Lab): number => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

const linearOf = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** sRGB to OKLab (Ottosson 2020), in which equal distances look equal. */
function toOklab(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linearOf(red), linearOf(green), linearOf(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toHex([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channel = (value: number) => {
    const light = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, light)) * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${linear.map(channel).join('')}`;
}
