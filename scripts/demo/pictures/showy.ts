import { coloursOf } from './flowering';
import { placeLeaf } from './leaves';
import { facing, type LightSpec, tone } from './light';
import { groundShadow, paintPot } from './pots';
import type { Random } from './random';
import type { Paint, Subject } from './scene';
import { along, closedCurve, lump, petal, turned } from './shapes';
import { css, dot, type Hsl, line, n, oval, place, type Point, type Sheet, shape } from './svg';
import { stem } from './wood';

/** A folded velvet crest that fans out from its neck, painted as many folds in a few paths. */
function crest(
  { light, random }: { light: LightSpec; random: Random },
  x: number,
  y: number,
  width: number,
  height: number,
  hue: Hsl,
): string {
  const neck = y + height * 0.5;
  const at = (angle: number, reach: number): Point => [
    x + Math.cos(angle) * reach * width * 0.5,
    neck - reach * height * (0.12 + 0.86 * Math.max(0, Math.sin(angle)) ** 0.8),
  ];
  const [low, high] = [0.12, Math.PI - 0.12];
  const outline: Point[] = [[x, neck + height * 0.04]];
  const scallops = 20;
  for (let i = 0; i <= scallops; i += 1)
    outline.push(at(low + ((high - low) * i) / scallops, (i % 2 ? 1.04 : 0.92) * random.around(1, 0.03)));
  let out = shape(closedCurve(outline), css(tone(light, hue, -0.72)));
  for (const level of [-0.4, -0.08, 0.24, 0.56]) {
    let folds = '';
    for (let i = 0; i < 260; i += 1) {
      const angle = random.between(low, high);
      const reach = Math.sqrt(random.between(0.02, 0.94));
      const [px, py] = at(angle, reach);
      const [nx, ny] = [(px - x) / (width * 0.5), (py - y) / (height * 0.5)];
      if (
        Math.abs(
          facing(light, nx, ny, Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny))) * 0.8 -
            0.1 +
            random.around(0, 0.4) -
            level,
        ) > 0.34
      )
        continue;
      const size = width * random.between(0.014, 0.034);
      const [dx, dy] = turned((-angle * 180) / Math.PI + 90 + random.around(0, 40), size, 0);
      folds += `M${n(px - dx)} ${n(py - dy)}q${n(dx * 0.5 + dy)} ${n(dy * 0.5 - dx)} ${n(dx)} ${n(dy)}t${n(dx)} ${n(dy)}`;
    }
    out += line(folds, css(tone(light, hue, level)), width * 0.017);
  }
  let fringe = '';
  for (let i = 0; i < 70; i += 1) {
    const angle = low + ((high - low) * i) / 69;
    const [[ax, ay], [bx, by]] = [at(angle, 0.93), at(angle, random.between(0.98, 1.06))];
    fringe += `M${n(ax)} ${n(ay)}L${n(bx)} ${n(by)}`;
  }
  return out + line(fringe, css(tone(light, hue, 0.45)), width * 0.016);
}

const COMBS: Record<string, readonly Hsl[]> = {
  red: [
    [350, 82, 40],
    [354, 84, 43],
  ],
  pink: [[326, 74, 50]],
  yellow: [[46, 92, 54]],
  orange: [[18, 88, 50]],
  purple: [[310, 60, 40]],
};

export const cockscomb: Subject = {
  hues: [
    [112, 34, 30],
    [350, 60, 40],
    [104, 36, 36],
  ],
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    let leaves = '';
    for (let i = 0; i < 20; i += 1)
      leaves += placeLeaf(
        paint,
        'lance',
        x + random.around(0, width * 0.3),
        floor - height * 0.14 + random.around(0, height * 0.1),
        {
          size: width * random.between(0.3, 0.5),
          angle: random.between(-200, 20),
          hue: [108, 40, 34],
          level: random.around(0, 0.5),
          fine: true,
        },
      );
    const hue = random.pick(coloursOf(paint, COMBS));
    return (
      stem(
        paint,
        [
          [x, floor + 20, width * 0.1],
          [x, floor - height * 0.4, width * 0.09],
        ],
        [350, 40, 46],
        0.2,
      ) +
      leaves +
      crest(paint, x - width * 0.2, floor - height * 0.36, width * 0.5, height * 0.4, hue) +
      crest(paint, x + width * 0.08, floor - height * 0.52, width * 0.8, height * 0.62, hue)
    );
  },
  whole: (paint) => {
    const { random, x, floor, height, width, scene } = paint;
    const potWidth = Math.min(width * 0.46, height * 0.4);
    const painted = paintPot(
      paint,
      scene.pot ?? random.pick(['nursery-bag', 'terracotta', 'plastic'] as const),
      x,
      floor,
      potWidth,
    );
    const room = painted.rimY - (floor - height);
    const hues = coloursOf(paint, COMBS);
    const heads = [
      [-0.5, 0.5, 0.3],
      [0.5, 0.54, 0.3],
      [-0.24, 0.74, 0.34],
      [0.3, 0.78, 0.32],
      [0, 0.6, 0.42],
    ] as const;
    let out = '';
    for (const [u, v] of heads)
      out += stem(
        paint,
        [
          [x + u * potWidth * 0.3, painted.soilY, potWidth * 0.06],
          [x + u * potWidth * 0.8, painted.soilY - room * v * 0.5, potWidth * 0.055],
          [x + u * potWidth * 1.15, painted.soilY - room * v, potWidth * 0.06],
        ],
        [350, 36, 44],
        0,
      );
    for (let i = 0; i < 90; i += 1) {
      const [u, v] = random.pick(heads);
      const t = random.between(0.08, 0.92);
      const side = random.chance(0.5) ? 1 : -1;
      out += placeLeaf(paint, 'lance', x + u * potWidth * (0.3 + t * 0.85), painted.soilY - room * v * t, {
        size: room * random.between(0.15, 0.27),
        angle: side > 0 ? random.between(-50, 25) : random.between(155, 230),
        hue: [106, 42, 33],
        level: random.around(-0.1, 0.5) + t * 0.3,
      });
    }
    for (const [u, v, size] of heads)
      out += crest(
        paint,
        x + u * potWidth * 1.2,
        painted.soilY - room * v,
        Math.min(width * size, room * size * 1.15),
        room * size * 0.92,
        random.pick(hues),
      );
    return groundShadow(paint, x, floor, potWidth, height) + painted.back + out + painted.front;
  },
};

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

// Lotus
function lotusFlower({ light, random, sheet }: Paint, x: number, y: number, size: number, hue: Hsl): string {
  let out = '';
  const petalAt = (angle: number, length: number, halfWidth: number, level: number): void => {
    const d = petal(angle, 0, length, halfWidth, 0.2, random.around(0, 3));
    const [hx, hy] = turned(angle, length * 0.55, 0);
    out += `<g transform="translate(${n(x)} ${n(y)})">${shape(d, css(tone(light, hue, level)), { stroke: '#7a1040', width: size * 0.004, strokeOpacity: 0.4 })}${shape(
      d,
      sheet.linear(
        [
          [0, '#d81e74', hue[1] > 40 ? 0.4 : 0.06],
          [0.42, '#d81e74', 0],
          [0.6, '#fffbe8', 0.12],
          [1, '#e9f0b8', 0.7],
        ],
        [0, 0, 0, 1],
      ),
    )}${line(`M0 0L${n(hx)} ${n(hy)}`, '#a02a60', size * 0.004, 0.3)}</g>`;
  };
  for (const angle of [-162, -18, -142, -38, -116, -64, -90])
    petalAt(angle, size * 0.56, size * 0.13, random.around(-0.5, 0.12));
  for (const angle of [-152, -28, -128, -52, -104, -76])
    petalAt(angle, size * 0.5, size * 0.14, random.around(-0.12, 0.12));
  out += oval(x, y - size * 0.15, size * 0.11, size * 0.06, css(tone(light, [58, 74, 50], 0.2)));
  let stamens = '';
  for (let i = 0; i < 26; i += 1)
    stamens += `M${n(x + random.around(0, size * 0.08))} ${n(y - size * 0.08)}L${n(x + random.around(0, size * 0.17))} ${n(y - size * random.between(0.16, 0.24))}`;
  out += line(stamens, '#f2c230', size * 0.012);
  for (const angle of [-172, -8, -148, -32]) petalAt(angle, size * 0.44, size * 0.13, random.around(0.16, 0.12));
  for (const angle of [-122, -58, -90]) petalAt(angle, size * 0.3, size * 0.14, random.around(0.45, 0.1));
  return out;
}

function lotusPad({ light, random }: Paint, x: number, y: number, rx: number, ry: number, level: number): string {
  const hue: Hsl = [128 + random.around(0, 14), 34, 36];
  let ribs = '';
  for (let i = 0; i < 17; i += 1) {
    const angle = (i / 17) * Math.PI * 2;
    ribs += `M${n(x)} ${n(y)}Q${n(x + Math.cos(angle) * rx * 0.5)} ${n(y + Math.sin(angle) * ry * 0.5 - ry * 0.04)} ${n(x + Math.cos(angle) * rx * 0.94)} ${n(y + Math.sin(angle) * ry * 0.94)}`;
  }
  return (
    shape(lump(random, x, y + ry * 0.1, rx, ry, 0.05, 14), css(tone(light, hue, level - 0.6))) +
    shape(lump(random, x, y, rx, ry, 0.05, 14), css(tone(light, hue, level))) +
    shape(
      lump(random, x + light.x * rx * 0.2, y + light.y * ry * 0.2, rx * 0.66, ry * 0.62, 0.1),
      css(tone(light, hue, level + 0.35)),
      { opacity: 0.5 },
    ) +
    line(ribs, '#e4f6d4', rx * 0.012, 0.4) +
    oval(x, y, rx * 0.06, ry * 0.07, '#dcecc4', { opacity: 0.8 })
  );
}

const LOTUS: Record<string, readonly Hsl[]> = { pink: [[334, 72, 66]], white: [[50, 26, 94]] };

export const lotus: Subject = {
  hues: [
    [132, 28, 34],
    [334, 44, 66],
    [140, 24, 42],
  ],
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    const hue = random.pick(coloursOf(paint, LOTUS));
    return (
      lotusPad(paint, x - width * 0.3, floor - height * 0.16, width * 0.46, height * 0.16, -0.1) +
      lotusPad(paint, x + width * 0.36, floor - height * 0.1, width * 0.5, height * 0.17, 0.1) +
      stem(
        paint,
        [
          [x, floor, width * 0.04],
          [x, floor - height * 0.3, width * 0.036],
        ],
        [110, 30, 36],
        0,
      ) +
      lotusFlower(paint, x, floor - height * 0.3, width * 0.86, hue)
    );
  },
  whole: (paint) => {
    const { random, light, x, floor, height, width, scene } = paint;
    const basin = Math.min(width * 0.78, height * 0.62);
    const painted = paintPot(paint, scene.pot ?? 'basin', x, floor, basin);
    const room = painted.rimY - (floor - height);
    let out =
      oval(x, painted.soilY, painted.mouth * 0.96, basin * 0.085, css(tone(light, [170, 18, 22], 0))) +
      oval(x + light.x * basin * 0.18, painted.soilY - 4, basin * 0.2, basin * 0.025, '#e8f4ff', { opacity: 0.4 });
    const pads = [
      [-0.46, 0.46, 0.2, -0.1],
      [0.46, 0.54, 0.2, 0.1],
      [0.12, 0.66, 0.17, 0],
      [-0.3, 0.2, 0.19, 0.2],
      [0.33, 0.24, 0.2, 0.15],
      [-0.02, 0.12, 0.16, 0.25],
    ] as const;
    const blooms = [
      [-0.13, 0.64, 0.36],
      [0.26, 0.86, 0.3],
    ] as const;
    const stalk = (u: number, v: number): string =>
      stem(
        paint,
        [
          [x + u * basin * 0.4, painted.soilY + basin * 0.03, basin * 0.016],
          [x + u * basin * 0.75, painted.soilY - room * v * 0.5, basin * 0.015],
          [x + u * basin, painted.soilY - room * v, basin * 0.014],
        ],
        [108, 30, 36],
        0,
      );
    for (const [u, v] of [...pads, ...blooms]) out += stalk(u, v);
    pads
      .slice(0, 3)
      .forEach(
        ([u, v, size, level]) =>
          (out += lotusPad(
            paint,
            x + u * basin,
            painted.soilY - room * v,
            basin * size * 1.2,
            basin * size * 0.5,
            level,
          )),
      );
    const hue = random.pick(coloursOf(paint, LOTUS));
    for (const [u, v, size] of blooms)
      out += lotusFlower(paint, x + u * basin, painted.soilY - room * v, basin * size, hue);
    pads
      .slice(3)
      .forEach(
        ([u, v, size, level]) =>
          (out += lotusPad(
            paint,
            x + u * basin,
            painted.soilY - room * v,
            basin * size * 1.2,
            basin * size * 0.5,
            level,
          )),
      );
    out +=
      stalk(-0.32, 0.74) +
      shape(petal(-90, 0, basin * 0.16, basin * 0.05, 0.3), css(tone(light, hue, 0))).replace(
        '<path',
        `<path transform="translate(${n(x - 0.32 * basin)} ${n(painted.soilY - room * 0.72)})"`,
      );
    let duckweed = '';
    for (let i = 0; i < 40; i += 1)
      duckweed += dot(
        x + random.around(0, basin * 0.42),
        painted.soilY + random.around(0, basin * 0.05),
        basin * 0.008,
        basin * 0.005,
      );
    return (
      groundShadow(paint, x, floor, basin, height * 0.6) +
      painted.back +
      shape(duckweed, css(tone(light, [92, 46, 46], 0.2))) +
      out +
      painted.front
    );
  },
};
