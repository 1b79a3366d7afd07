import { type LightSpec, facing, tone } from './light';
import type { Random } from './random';
import type { Backdrop } from './scene';
import { lump } from './shapes';
import { type Hsl, type Sheet, box, css, dot, shape } from './svg';

/** What lies out of focus behind the subject, its ground included. */
export type BackdropPaint = {
  sheet: Sheet;
  random: Random;
  light: LightSpec;
  width: number;
  height: number;
  horizon: number;
};

/** The colour of the ground near the subject, and how much the background is blurred (parts of the width). */
export const GROUNDS: Record<Backdrop, { hue: Hsl; blur: number; grain: number }> = {
  'garden-rows': { hue: [30, 30, 46], blur: 0.011, grain: 1 },
  'bamboo-fence': { hue: [32, 34, 54], blur: 0.006, grain: 1 },
  'brick-wall': { hue: [34, 9, 60], blur: 0.005, grain: 0.6 },
  'river-palms': { hue: [88, 34, 36], blur: 0.01, grain: 1.2 },
  'market-stall': { hue: [30, 8, 56], blur: 0.011, grain: 0.6 },
  'earth-yard': { hue: [29, 36, 58], blur: 0.009, grain: 1 },
  porch: { hue: [20, 24, 56], blur: 0.007, grain: 0.3 },
  greenhouse: { hue: [36, 12, 50], blur: 0.011, grain: 0.8 },
};

export const sky = ({ sheet, light, width, height }: BackdropPaint): string =>
  box(
    0,
    0,
    width,
    height,
    sheet.linear(
      [
        [0, css(light.skyTop)],
        [0.7, css(light.skyLow)],
        [1, css(light.skyLow)],
      ],
      [0, 0, 0, 1],
    ),
  );

export function ground({ sheet, light, width, height, horizon }: BackdropPaint, hue: Hsl): string {
  return box(
    0,
    horizon,
    width,
    height - horizon,
    sheet.linear(
      [
        [0, css(tone(light, hue, -0.12))],
        [0.5, css(tone(light, hue, 0.16))],
        [1, css(tone(light, hue, -0.2))],
      ],
      [0, 0, 0, 1],
    ),
  );
}

/** A bank of trees: dark first, lit lumps over it. */
export function trees(
  { random, light, width }: BackdropPaint,
  base: number,
  height: number,
  hue: Hsl,
  count = 16,
): string {
  let out = '';
  for (let layer = 0; layer < 3; layer += 1) {
    for (let i = 0; i < count; i += 1) {
      const x = random.between(-0.05, 1.05) * width;
      const size = height * random.between(0.3, 0.6) * (1 - layer * 0.22);
      const y = base - height * random.between(0.1, 0.8) + layer * height * 0.12;
      out += shape(
        lump(random, x, y, size, size * 0.8, 0.2),
        css(
          tone(
            light,
            [hue[0] + random.around(0, 16), hue[1] + random.around(0, 8), hue[2]],
            -0.5 + layer * 0.4 + facing(light, (x / width - 0.5) * 0.6, 0, 0) + random.around(0, 0.25),
          ),
        ),
        { opacity: 0.9 },
      );
    }
  }
  let [dim, bright] = ['', ''];
  for (let i = 0; i < 160; i += 1) {
    const leaf = dot(
      random.between(0, width),
      base - height * random.between(0, 0.62),
      random.between(8, 22),
      random.between(5, 13),
    );
    if (i % 2) dim += leaf;
    else bright += leaf;
  }
  return (
    out +
    shape(dim, css(tone(light, hue, -0.7)), { opacity: 0.5 }) +
    shape(bright, css(tone(light, hue, 0.75)), { opacity: 0.5 })
  );
}

export function speckle(
  random: Random,
  count: number,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  size: number,
): string {
  let d = '';
  for (let i = 0; i < count; i += 1)
    d += dot(
      random.between(x0, x1),
      random.between(y0, y1),
      size * random.between(0.5, 1.4),
      size * random.between(0.4, 1.1),
    );
  return d;
}

export const FLOWER_HUES: readonly Hsl[] = [
  [46, 92, 56],
  [330, 72, 60],
  [20, 88, 58],
  [285, 46, 60],
  [0, 72, 52],
  [50, 30, 92],
];
