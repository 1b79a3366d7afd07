import { coloursOf } from './crown';
import { placeLeaf } from './leaves';
import { tone } from './light';
import { groundShadow, paintPot } from './pots';
import type { Paint, Subject } from './scene';
import { along, lump, petal } from './shapes';
import { type Hsl, type Point, type Sheet, css, line, n, oval, place, shape } from './svg';
import { stem } from './wood';

// Orchids
const orchidFlower = (sheet: Sheet, moth: boolean): string =>
  sheet.symbol(`orchid ${moth}`, () => {
    const veined = (d: string): string =>
      shape(d, 'currentColor', { stroke: '#4a1440', width: 0.6, strokeOpacity: 0.3 }) +
      shape(
        d,
        sheet.radial([
          [0, '#fff', 0.3],
          [0.5, '#fff', 0.06],
          [1, '#5a0a50', 0.12],
        ]),
      );
    const half = moth ? 15 : 10;
    let out = [-90, 36, 144].map((angle) => veined(petal(angle, 0, 47, half, 0.6))).join('');
    out += [-8, 188].map((angle) => veined(petal(angle, 0, 52, moth ? 31 : 16, moth ? 1 : 0.75))).join('');
    const lip = moth ? '#b3125e' : '#7a1a82';
    out +=
      shape('M0 2C-12 6 -17 16 -9 22C-6 26 -3 28 0 36C3 28 6 26 9 22C17 16 12 6 0 2Z', lip) +
      shape('M0 6C-5 9 -7 14 -4 18L0 26L4 18C7 14 5 9 0 6Z', '#f4c542', { opacity: 0.85 });
    return out + oval(0, 0, 5.5, 6, '#fff6fa') + oval(0, 2, 2.4, 2.4, '#d8a03a');
  });

const ORCHIDS: Record<string, readonly Hsl[]> = {
  purple: [
    [304, 54, 52],
    [300, 52, 56],
  ],
  white: [[310, 20, 95]],
  pink: [
    [324, 60, 72],
    [320, 56, 66],
  ],
  yellow: [[54, 80, 66]],
  'two-colour': [
    [316, 46, 82],
    [304, 56, 58],
  ],
};

function orchidSpike(
  paint: Paint,
  [start, pull, end]: readonly [Point, Point, Point],
  count: number,
  size: number,
  moth: boolean,
  hues: readonly Hsl[],
  from = 0.42,
): string {
  const { light, random, sheet } = paint;
  let out = line(
    `M${n(start[0])} ${n(start[1])}Q${n(pull[0])} ${n(pull[1])} ${n(end[0])} ${n(end[1])}`,
    css(tone(light, [96, 34, 34], 0)),
    size * 0.07,
  );
  const hue = random.pick(hues);
  for (let i = count - 1; i >= 0; i -= 1) {
    const t = from + ((1 - from) * (i + 0.5)) / count;
    const spot = along(start, pull, end, t);
    const bud = from > 0.1 && i > count - 3;
    const side = i % 2 ? 1 : -1;
    const grown = size * (1 - (i / count) * 0.35);
    const [px, py] = [spot.x + side * size * (moth ? 0.3 : 0.24), spot.y + size * 0.12];
    out += line(`M${n(spot.x)} ${n(spot.y)}L${n(px)} ${n(py)}`, css(tone(light, [96, 34, 38], 0)), size * 0.035);
    if (bud)
      out +=
        oval(px, py, size * 0.12, size * 0.16, css(tone(light, [90, 30, 58], 0))) +
        oval(px - 2, py - 4, size * 0.06, size * 0.1, css(tone(light, hue, 0.2)), { opacity: 0.6 });
    else
      out += place(orchidFlower(sheet, moth), px, py, {
        size: grown,
        angle: side * 9 + random.around(0, 10),
        squash: random.between(0.86, 1),
        colour: css(tone(light, hue, random.around(0.12, 0.3))),
      });
  }
  return out;
}

/** Orchids: `dendrobium` (many canes, small flowers) or `phalaenopsis` (broad leaves, moth flowers). */
export const orchid: Subject = {
  hues: [
    [110, 26, 34],
    [310, 34, 58],
    [100, 28, 44],
    [320, 40, 70],
  ],
  close: (paint) => {
    const { x, floor, width, height, scene } = paint;
    const moth = scene.variant !== 'dendrobium';
    const top = floor - height;
    const at = (u: number, v: number): Point => [x + u * width, top + v * height];
    const hues = coloursOf(paint, ORCHIDS);
    const size = width * (moth ? 0.38 : 0.28);
    return [0.2, 0.52, 0.84]
      .map((v, i) =>
        orchidSpike(
          paint,
          [at(-0.6, v + 0.1), at(-0.1, v - 0.22), at(0.62, v + 0.08)],
          moth ? 6 : 9,
          size * (0.94 + i * 0.08),
          moth,
          hues,
          0.02,
        ),
      )
      .join('');
  },
  whole: (paint) => {
    const { random, light, x, floor, height, width, scene } = paint;
    const moth = scene.variant !== 'dendrobium';
    const potWidth = Math.min(width * 0.36, height * 0.27);
    const painted = paintPot(
      paint,
      scene.pot ??
        random.pick(moth ? (['white-ceramic', 'blue-ceramic'] as const) : (['terracotta', 'white-ceramic'] as const)),
      x,
      floor,
      potWidth,
    );
    const room = painted.rimY - (floor - height);
    const hues = coloursOf(paint, ORCHIDS);
    let out = '';
    if (moth) {
      for (const [angle, size] of [
        [-168, 1],
        [-12, 1],
        [-150, 0.8],
        [-32, 0.84],
        [-120, 0.6],
        [-62, 0.6],
      ] as const)
        out += placeLeaf(paint, 'oblong', x, painted.soilY, {
          size: potWidth * size,
          angle,
          hue: [118, 38, 31],
          level: random.around(0, 0.3),
          squash: angle < -90 ? -0.9 : 0.9,
          fine: true,
        });
      for (const side of [-1, 1])
        out += orchidSpike(
          paint,
          [
            [x + side * potWidth * 0.06, painted.soilY],
            [x - side * width * 0.02, floor - height * (side < 0 ? 1.12 : 0.98)],
            [x + side * width * 0.44, painted.rimY - room * (side < 0 ? 0.46 : 0.36)],
          ],
          9,
          room * 0.2,
          true,
          hues,
        );
    } else {
      for (let i = 0; i < 9; i += 1) {
        const lean = (i - 4) * 0.1;
        const tip: Point = [x + lean * room * 0.85, painted.soilY - room * random.between(0.44, 0.6)];
        out += stem(
          paint,
          [
            [x + lean * potWidth * 0.5, painted.soilY, potWidth * 0.075],
            [x + lean * room * 0.4, painted.soilY - room * 0.26, potWidth * 0.085],
            [tip[0], tip[1], potWidth * 0.04],
          ],
          [88, 34, 40],
          0,
        );
        for (let k = 0; k < 8; k += 1) {
          const t = 0.3 + k * 0.09;
          out += placeLeaf(paint, 'lance', x + lean * room * 0.85 * t, painted.soilY + (tip[1] - painted.soilY) * t, {
            size: room * 0.19,
            angle: k % 2 ? -30 + lean * 40 : -150 + lean * 40,
            hue: [106, 42, 34],
            level: random.around(0.05, 0.4),
          });
        }
      }
      for (const [lean, reach] of [
        [-0.34, 0.9],
        [0.3, 0.94],
        [-0.1, 1.02],
        [0.14, 0.84],
        [0.46, 0.74],
      ] as const)
        out += orchidSpike(
          paint,
          [
            [x + lean * room * 0.35, painted.soilY - room * 0.42],
            [x + lean * room * 0.6, painted.soilY - room * reach * 1.02],
            [x + lean * room * 1.35, painted.soilY - room * reach * 0.86],
          ],
          10,
          room * 0.118,
          false,
          hues,
          0.16,
        );
    }
    let bark = '';
    for (let i = 0; i < 16; i += 1)
      bark += lump(
        random,
        x + random.around(0, potWidth * 0.4),
        painted.soilY + random.around(0, potWidth * 0.03),
        potWidth * 0.045,
        potWidth * 0.026,
        0.3,
        6,
      );
    return (
      groundShadow(paint, x, floor, potWidth, height) +
      painted.back +
      shape(bark, css(tone(light, [24, 36, 32], 0.1)), { stroke: '#140a04', width: 2, strokeOpacity: 0.5 }) +
      out +
      painted.front
    );
  },
};
