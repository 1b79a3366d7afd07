import { tone } from './light';
import type { Paint } from './scene';
import { turned } from './shapes';
import { css, type Hsl, line, n, place, type Sheet, shape } from './svg';

/** Half outlines from stalk (0,0) to tip (100,0): two pulls each. */
const OUTLINES = {
  ovate: [14, 40, 62, 36],
  lance: [26, 21, 68, 17],
  narrow: [30, 11, 70, 9],
  round: [-6, 62, 78, 64],
  drip: [22, 36, 66, 40],
  oblong: [10, 38, 84, 40],
  spoon: [42, 10, 84, 52],
  heart: [-34, 74, 52, 56],
} as const;
export type LeafShape = keyof typeof OUTLINES | 'lobed';

const half = (outline: Exclude<LeafShape, 'lobed'>, side: 1 | -1): string => {
  const [x1, y1, x2, y2] = OUTLINES[outline];
  return `C${x1} ${y1 * side} ${x2} ${y2 * side} 100 0`;
};

/** The leaf of chrysanthemums and marigolds: deep round lobes. */
const LOBED_HALF = (side: 1 | -1): string => {
  const y = (value: number): number => value * side;
  return `C8 ${y(10)} 14 ${y(30)} 26 ${y(34)}C34 ${y(34)} 34 ${y(20)} 38 ${y(16)}C44 ${y(36)} 58 ${y(38)} 64 ${y(32)}C66 ${y(24)} 62 ${y(18)} 66 ${y(13)}C76 ${y(24)} 92 ${y(14)} 100 0`;
};

function veins(count: number, slope: number, reach: number): string {
  let d = '';
  for (let i = 1; i <= count; i += 1) {
    const x = (i / (count + 1)) * 88;
    const height = reach * Math.sin(((i / (count + 1)) * 0.85 + 0.12) * Math.PI);
    for (const side of [-1, 1])
      d += `M${n(x)} 0Q${n(x + height * slope * 0.6)} ${n(side * height * 0.45)} ${n(x + height * slope)} ${n(side * height)}`;
  }
  return d;
}

/** A leaf 100 units long that takes its colour from where it is placed; `fine` adds veins for close views. */
export function leaf(sheet: Sheet, outline: LeafShape, fine = false): string {
  return sheet.symbol(`leaf ${outline} ${fine}`, () => {
    const upper = outline === 'lobed' ? LOBED_HALF(-1) : half(outline, -1);
    const lower = outline === 'lobed' ? LOBED_HALF(1) : half(outline, 1);
    const sheen = sheet.linear(
      [
        [0, '#fff', 0],
        [0.45, '#fffde0', 0.3],
        [1, '#fff', 0],
      ],
      [0, 0, 1, 0.3],
    );
    const wide = outline === 'lobed' ? 30 : OUTLINES[outline][3] * 0.62;
    return (
      shape(`M0 0${upper}L0 0Z`, 'currentColor') +
      shape(`M0 0${lower}L0 0Z`, 'currentColor') +
      shape(`M0 0${lower}L0 0Z`, '#02200c', { opacity: 0.2 }) +
      shape(`M4 -2${upper}L4 -2Z`, sheen) +
      (fine
        ? line(veins(7, 0.9, wide), '#f4ffd8', 0.9, 0.32) +
          line(veins(7, 0.9, wide).replaceAll('M', 'M'), '#04240c', 0.5, 0.18)
        : '') +
      line('M-8 0Q40 -2 95 0', '#eef7c4', fine ? 1.8 : 2.4, fine ? 0.6 : 0.4)
    );
  });
}

/** One leaf, toned for the light. */
export function placeLeaf(
  { sheet, light, random }: Paint,
  outline: LeafShape,
  x: number,
  y: number,
  {
    size,
    angle,
    hue,
    level = 0,
    squash,
    fine = false,
  }: { size: number; angle: number; hue: Hsl; level?: number; squash?: number; fine?: boolean },
): string {
  const varied: Hsl = [hue[0] + random.around(0, 7), hue[1] + random.around(0, 8), hue[2] + random.around(0, 4)];
  const flip = squash ?? random.between(0.45, 1) * (random.chance(0.5) ? 1 : -1);
  return place(leaf(sheet, outline, fine), x, y, {
    size,
    angle,
    squash: flip,
    colour: css(tone(light, varied, level)),
  });
}

/** A feather of narrow leaflets along a bent midrib, as on palms and ferns; returns svg. */
export function frond(
  paint: Paint,
  x: number,
  y: number,
  {
    length,
    angle,
    droop,
    hue,
    level,
    leaflets,
    leafLength,
    width,
  }: {
    length: number;
    angle: number;
    droop: number;
    hue: Hsl;
    level: number;
    leaflets: number;
    leafLength: number;
    width: number;
  },
): string {
  const { random, light } = paint;
  const dark = css(tone(light, hue, level - 0.45));
  const mid = css(tone(light, hue, level));
  const lit = css(tone(light, hue, level + 0.4));
  const sheets: [string, string, string] = ['', '', ''];
  let rib = `M${n(x)} ${n(y)}`;
  let px = x;
  let py = y;
  const steps = leaflets;
  for (let i = 1; i <= steps; i += 1) {
    const t = i / steps;
    const bend = angle + droop * t * t;
    const [dx, dy] = turned(bend, length / steps, 0);
    px += dx;
    py += dy;
    rib += `L${n(px)} ${n(py)}`;
    if (t < 0.16) continue;
    const size = leafLength * Math.sin(Math.min(1, (t - 0.1) * 1.35) * Math.PI * 0.78 + 0.35) * random.around(1, 0.1);
    for (const side of [-1, 1]) {
      const spread = bend + side * (62 - 34 * t) + random.around(0, 7);
      const [tx, ty] = turned(spread, size, 0);
      const hang = size * 0.16 + Math.abs(droop) * 0.0015 * size;
      const [mx, my] = turned(spread, size * 0.5, 0);
      const [wx, wy] = turned(spread + 90, width, 0);
      const d = `M${n(px)} ${n(py)}Q${n(px + mx + wx)} ${n(py + my + wy)} ${n(px + tx)} ${n(py + ty + hang)}Q${n(px + mx - wx)} ${n(py + my - wy + hang * 0.3)} ${n(px)} ${n(py)}Z`;
      const lane = side < 0 ? (random.chance(0.6) ? 2 : 1) : random.chance(0.6) ? 0 : 1;
      sheets[lane] += d;
    }
  }
  return (
    shape(sheets[0], dark) +
    shape(sheets[1], mid) +
    shape(sheets[2], lit) +
    line(rib, css(tone(light, [hue[0] - 14, hue[1], hue[2] + 14], level)), Math.max(2, width * 0.8))
  );
}
