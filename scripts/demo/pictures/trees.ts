import { apricot, openFlower } from './blossoms';
import { around, type Clump, coarseness, shade, spotsOver } from './canopy';
import { spray } from './closeups';
import { coloursOf, dressCrown } from './flowering';
import { type LeafShape, placeLeaf } from './leaves';
import { tone } from './light';
import { groundShadow, paintPot } from './pots';
import type { Paint, Pot, Subject } from './scene';
import { along } from './shapes';
import { css, dot, type Hsl, line, n, oval, place, type Sheet, shape } from './svg';
import { branchOut, type Joint, stem, type Twig } from './wood';

const BARK: Hsl = [26, 22, 36];
const PALE_BARK: Hsl = [34, 16, 48];

/** A pot with a tree in it: the pot's parts around whatever grows. */
function potted(
  paint: Paint,
  pots: readonly Pot[],
  share: number,
  grow: (soil: { x: number; y: number; room: number; pot: number }) => string,
): string {
  const { random, x, floor, height, width, scene } = paint;
  const pot = scene.pot ?? random.pick(pots);
  const wide = pot === 'bonsai-tray' ? width * 0.62 : Math.min(width * share, height * 0.4);
  const painted = paintPot(paint, pot, x, floor, wide);
  const tree = grow({ x, y: painted.soilY, room: painted.soilY - (floor - height), pot: wide });
  return groundShadow(paint, x, floor, wide, height) + painted.back + tree + painted.front;
}

/** Roots that grip the soil at the foot of an old trunk. */
function roots(paint: Paint, x: number, y: number, width: number, hue: Hsl): string {
  let out = '';
  for (const side of [-1, 0.7, -0.6, 1, 0.2]) {
    out += stem(
      paint,
      [
        [x + side * width * 0.18, y - width * 0.5, width * 0.42],
        [x + side * width * 0.5, y - width * 0.12, width * 0.26],
        [x + side * width * 0.95, y + width * 0.06, width * 0.08],
      ],
      hue,
      0.4,
    );
  }
  return out;
}

/** Apricot blossom, the tree of Tết in the South: gnarled trunk, bare twigs, yellow flowers and buds. */
export const apricotBlossom: Subject = {
  hues: [
    [92, 22, 36],
    [48, 80, 52],
    [100, 26, 30],
    [44, 70, 46],
  ],
  close: (paint) =>
    spray(paint, {
      head: apricot,
      size: 0.25,
      heads: 21,
      leaf: 'lance',
      leafSize: 0.15,
      leafHue: [86, 50, 46],
      leaves: 16,
      hues: [
        [50, 96, 54],
        [47, 97, 52],
      ],
      clustered: true,
      wood: BARK,
      woodWidth: 0.034,
    }),
  whole: (paint) =>
    potted(paint, ['terracotta', 'blue-ceramic', 'cement'], 0.42, ({ x, y, room, pot }) => {
      const { random, light, sheet, budget } = paint;
      const width = pot * 0.17;
      const bend = random.pick([-1, 1]) * pot * 0.2;
      const trunk: Joint[] = [
        [x, y, width * 1.5],
        [x + bend * 0.7, y - room * 0.1, width * 1.15],
        [x + bend, y - room * 0.2, width],
        [x + bend * 0.1, y - room * 0.33, width * 0.85],
        [x - bend * 0.3, y - room * 0.43, width * 0.66],
      ];
      let out = roots(paint, x, y, width, BARK);
      const twigs: Twig[] = [];
      const starts = [
        [1, 0.16, 0.36],
        [2, -0.5, 0.36],
        [3, 0.5, 0.34],
        [4, -0.32, 0.33],
        [4, 0.2, 0.33],
        [4, 0, 0.36],
      ] as const;
      for (const [joint, side, length] of starts) {
        const [jx, jy, jw] = trunk[joint] ?? [x, y, width];
        const grown = branchOut(
          paint,
          {
            x: jx,
            y: jy,
            angle: -90 + side * 150 + (joint === 1 ? Math.sign(bend) * 40 : 0),
            length: room * length * 0.78,
            width: jw * 0.5,
          },
          { forks: 2, spread: 30, lift: 0.5, wave: 22 },
        );
        twigs.push(...grown.twigs);
        out += grown.limbs
          .map(({ joints }) => stem(paint, joints, BARK, (joints[0]?.[2] ?? 0) > width * 0.25 ? 0.8 : 0))
          .join('');
      }
      out += stem(paint, trunk, BARK, 2.2);
      const hues: readonly Hsl[] = [
        [50, 96, 54],
        [47, 97, 51],
        [52, 94, 58],
      ];
      const size = room * 0.062;
      const shown = Math.max(1, Math.round(twigs.length / (420 * budget)));
      let buds = '';
      for (const twig of twigs) {
        if (shown > 1 && !random.chance(1 / shown)) continue;
        for (let i = 0; i < 2; i += 1) {
          const [px, py] = [twig.x + random.around(0, size * 0.8), twig.y + random.around(0, size * 0.8)];
          if (random.chance(0.15))
            out += placeLeaf(paint, 'lance', px, py, {
              size: size * 0.9,
              angle: twig.angle + random.around(0, 60),
              hue: [84, 54, 44],
              level: random.around(0.1, 0.4),
            });
          else if (random.chance(0.3)) buds += dot(px, py, size * 0.13, size * 0.17);
          else
            out += place(apricot(sheet, random.int(0, 2)), px, py, {
              size: size * random.around(1, 0.25),
              angle: random.between(0, 360),
              squash: random.between(0.55, 1),
              colour: css(tone(light, random.pick(hues), random.around(0.05, 0.5) + (y - room * 0.5 - py) / room)),
            });
        }
      }
      return (
        out + shape(buds, css(tone(light, [66, 60, 46], 0.1)), { stroke: '#5a5a10', width: 1.5, strokeOpacity: 0.5 })
      );
    }),
};

/** Flat cushions of leaves on the ends of trained branches. */
function cloudTree(
  paint: Paint,
  soil: { x: number; y: number; room: number },
  {
    hue,
    leafHue,
    leaf,
    leafSize,
    leaves,
    aerial,
    flower,
  }: {
    hue: Hsl;
    leafHue: Hsl;
    leaf: LeafShape;
    leafSize: number;
    leaves: number;
    aerial: boolean;
    flower?: (sheet: Sheet, form: number) => string;
  },
): string {
  const { random, width, budget } = paint;
  const { x, y, room } = soil;
  const thick = Math.min(room * 0.15, width * 0.12);
  const lean = random.pick([-1, 1]);
  const spine: Joint[] = [
    [x - lean * width * 0.03, y, thick * 1.6],
    [x + lean * width * 0.06, y - room * 0.16, thick * 1.15],
    [x + lean * width * 0.1, y - room * 0.34, thick * 0.95],
    [x - lean * width * 0.03, y - room * 0.52, thick * 0.72],
    [x - lean * width * 0.05, y - room * 0.7, thick * 0.45],
    [x + lean * width * 0.01, y - room * 0.84, thick * 0.25],
  ];
  const pads: { pad: Clump; from: Joint }[] = [];
  for (const [joint, side, reach, rise, size] of [
    [2, 1, 0.33, 0.02, 0.17],
    [2, -1, 0.36, 0.06, 0.17],
    [3, 1, 0.25, 0.06, 0.15],
    [3, -1, 0.27, 0.1, 0.14],
    [4, 1, 0.16, 0.08, 0.12],
    [4, -1, 0.15, 0.03, 0.11],
    [5, 0, 0, 0.06, 0.16],
  ] as const) {
    const from = spine[joint] ?? [x, y, thick];
    pads.push({
      from,
      pad: {
        x: from[0] + side * reach * width,
        y: from[1] - room * rise,
        rx: width * size * random.around(1, 0.12),
        ry: width * size * 0.46,
      },
    });
  }
  let out = roots(paint, x - lean * width * 0.03, y, thick, hue);
  for (const { pad, from } of pads)
    out += stem(
      paint,
      [
        [from[0], from[1], thick * 0.42],
        [(from[0] + pad.x) / 2, (from[1] + pad.y) / 2 + room * 0.035, thick * 0.3],
        [pad.x, pad.y + pad.ry * 0.4, thick * 0.16],
      ],
      hue,
      0.6,
    );
  if (aerial) {
    for (let i = 0; i < 9; i += 1) {
      const t = random.between(-1, 1);
      const rootX = x + lean * width * 0.06 + t * thick * 1.5;
      out += stem(
        paint,
        [
          [rootX, y - room * random.between(0.26, 0.4), thick * 0.08],
          [rootX + random.around(0, thick * 0.2), y - room * 0.15, thick * 0.1],
          [rootX + t * thick * 0.3, y + thick * 0.05, thick * 0.16],
        ],
        hue,
        0.2,
      );
    }
  }
  out += stem(paint, spine, hue, 2.4);
  const whole = around(pads.map(({ pad }) => pad));
  const area = pads.reduce((sum, { pad }) => sum + pad.rx * pad.ry, 0);
  for (const { pad } of pads) {
    const lumps: Clump[] = [-0.62, 0.62, -0.3, 0.32, 0].map((u, i) => ({
      x: pad.x + u * pad.rx,
      y: pad.y - (i > 1 ? pad.ry * 0.34 : 0) + random.around(0, pad.ry * 0.1),
      rx: pad.rx * 0.46,
      ry: pad.ry * (i === 4 ? 0.86 : 0.62),
    }));
    out += shade(paint, lumps, leafHue);
    out += dressCrown(
      paint,
      spotsOver(paint, lumps, pad, (leaves * budget * pad.rx * pad.ry) / area),
      {
        head:
          flower ??
          ((sheet) => openFlower(sheet, 'none', 0, { petals: 5, half: 16, round: 0.6, throat: '#fff', eye: '#fff' })),
        leaf,
        leafHue,
      },
      [[60, 14, 95]],
      whole.rx * 0.045 * coarseness(paint),
      whole.rx * leafSize * coarseness(paint),
      flower ? 0.24 : 0,
    );
  }
  return out;
}

const starFlower = (sheet: Sheet, form: number): string =>
  openFlower(sheet, 'wrightia', form, { petals: 5, half: 15, round: 0.45, throat: '#f1ead0', eye: '#f3d98a' });

/** Mai chiếu thủy: small leaves, nodding white stars. */
export const wrightia: Subject = {
  hues: [
    [108, 30, 30],
    [96, 36, 38],
    [70, 20, 70],
  ],
  close: (paint) =>
    spray(paint, {
      head: starFlower,
      size: 0.13,
      heads: 40,
      leaf: 'lance',
      leafSize: 0.15,
      leafHue: [100, 44, 38],
      leaves: 60,
      hues: [[60, 16, 96]],
      clustered: true,
      wood: PALE_BARK,
      woodWidth: 0.03,
    }),
  whole: (paint) =>
    potted(paint, ['blue-ceramic', 'bonsai-tray', 'cement'], 0.46, (soil) =>
      cloudTree(paint, soil, {
        hue: PALE_BARK,
        leafHue: [98, 44, 34],
        leaf: 'lance',
        leafSize: 0.06,
        leaves: 1500,
        aerial: false,
        flower: starFlower,
      }),
    ),
};

/** A fig trained as bonsai: aerial roots and cloud pads. */
export const bonsai: Subject = {
  hues: [
    [112, 30, 28],
    [100, 34, 36],
    [40, 18, 40],
  ],
  close: (paint) => {
    const { x, floor, height, width } = paint;
    return cloudTree(
      { ...paint, width: width * 2.1, budget: 1 },
      { x: x - width * 0.02, y: floor + height * 0.14, room: height * 1.75 },
      { hue: [30, 14, 46], leafHue: [116, 38, 29], leaf: 'ovate', leafSize: 0.062, leaves: 1300, aerial: true },
    );
  },
  whole: (paint) =>
    potted(paint, ['bonsai-tray', 'bonsai-tray', 'cement', 'blue-ceramic'], 0.5, (soil) =>
      cloudTree(paint, soil, {
        hue: [30, 14, 46],
        leafHue: [116, 38, 29],
        leaf: 'ovate',
        leafSize: 0.058,
        leaves: 1700,
        aerial: true,
      }),
    ),
};

const desertRose = (sheet: Sheet, form: number): string =>
  openFlower(sheet, 'adenium', form, {
    petals: 5,
    half: 25,
    round: 0.8,
    throat: '#f2d24e',
    eye: '#b8862a',
    rim: '#fff0f4',
  });
const ADENIUM: Record<string, readonly Hsl[]> = {
  pink: [
    [342, 78, 58],
    [338, 76, 54],
  ],
  red: [[350, 80, 44]],
  white: [[340, 24, 94]],
  'two-colour': [
    [342, 76, 60],
    [340, 30, 92],
  ],
  purple: [[310, 54, 46]],
};

/** Sứ: a swollen foot, bare arms, rosettes of spoon leaves and trumpets. */
export const adenium: Subject = {
  hues: [
    [108, 30, 32],
    [338, 50, 52],
    [100, 26, 38],
  ],
  close: (paint) =>
    spray(paint, {
      head: desertRose,
      size: 0.33,
      heads: 11,
      leaf: 'spoon',
      leafSize: 0.3,
      leafHue: [108, 42, 34],
      leaves: 30,
      hues: coloursOf(paint, ADENIUM),
      clustered: true,
      wood: [70, 10, 46],
      woodWidth: 0.045,
    }),
  whole: (paint) =>
    potted(paint, ['terracotta', 'white-ceramic', 'blue-ceramic', 'cement'], 0.5, ({ x, y, room, pot }) => {
      const { random, light, sheet } = paint;
      const hues = coloursOf(paint, ADENIUM);
      const hue: Hsl = [44, 15, 50];
      const foot = pot * 0.33;
      let out = '';
      for (const side of [-1, 0.9, -0.4, 0.35])
        out += stem(
          paint,
          [
            [x + side * foot * 0.4, y - room * 0.14, foot * 0.6],
            [x + side * foot * 0.85, y - room * 0.05, foot * 0.42],
            [x + side * foot * 1.15, y + foot * 0.08, foot * 0.16],
          ],
          hue,
          0.5,
        );
      const twigs: Twig[] = [];
      for (const angle of [-130, -108, -86, -64, -48]) {
        const grown = branchOut(
          paint,
          {
            x: x + (angle + 90) * foot * 0.011,
            y: y - room * 0.24,
            angle: angle + random.around(0, 6),
            length: room * random.between(0.26, 0.34),
            width: foot * 0.3,
          },
          { forks: 1, spread: 24, lift: 0.55, wave: 13 },
        );
        twigs.push(...grown.twigs.filter(({ size }) => size === 1));
        out += grown.limbs.map(({ joints }) => stem(paint, joints, hue, 0.3)).join('');
      }
      out += stem(
        paint,
        [
          [x, y + foot * 0.05, foot * 1.35],
          [x - foot * 0.05, y - room * 0.08, foot * 1.5],
          [x + foot * 0.04, y - room * 0.17, foot * 1.15],
          [x, y - room * 0.27, foot * 0.8],
        ],
        hue,
        1.3,
      );
      const size = room * 0.16;
      for (const twig of twigs) {
        for (let i = 0; i < 15; i += 1)
          out += placeLeaf(paint, 'spoon', twig.x, twig.y, {
            size: size * random.between(0.6, 1.05),
            angle: twig.angle + random.around(0, 130),
            hue: [108, 40, 32],
            level: random.around(0, 0.6),
          });
        for (let i = 0; i < 4; i += 1)
          out += place(
            desertRose(sheet, random.int(0, 2)),
            twig.x + random.around(0, size * 0.5),
            twig.y - size * 0.1 + random.around(0, size * 0.45),
            {
              size: size * random.between(0.62, 0.9),
              angle: random.between(0, 360),
              squash: random.between(0.66, 1),
              colour: css(tone(light, random.pick(hues), random.around(0.05, 0.35))),
            },
          );
      }
      return out;
    }),
};

/** A round fruit with dimples and a shine; colour from the place. */
export const orangeFruit = (sheet: Sheet): string =>
  sheet.symbol('orange', () => {
    let pores = '';
    for (let i = 0; i < 46; i += 1)
      pores += dot(Math.cos(i * 2.4) * Math.sqrt(i / 46) * 45, Math.sin(i * 2.4) * Math.sqrt(i / 46) * 45, 1.1);
    return (
      oval(0, 0, 50, 48, 'currentColor') +
      oval(
        0,
        0,
        50,
        48,
        sheet.radial(
          [
            [0, '#fff', 0.5],
            [0.3, '#fff', 0.1],
            [0.62, '#6a1c00', 0.06],
            [1, '#6a1c00', 0.52],
          ],
          [0.36, 0.3, 0.74],
        ),
      ) +
      shape(pores, '#8a3000', { opacity: 0.24 }) +
      oval(-17, -20, 8, 6, '#fff', { opacity: 0.6 }) +
      shape('M-5 -47L0 -41L6 -47L2 -39L-3 -39Z', '#4f7a2a') +
      line('M0 -44V-52', '#4f6a2a', 3)
    );
  });

/** Tắc kiểng for Tết: a round crown full of small golden fruit. */
export const kumquat: Subject = {
  hues: [
    [108, 36, 28],
    [30, 80, 50],
    [114, 34, 24],
  ],
  close: (paint) =>
    spray(paint, {
      head: orangeFruit,
      size: 0.22,
      heads: 15,
      leaf: 'ovate',
      leafSize: 0.23,
      leafHue: [110, 46, 30],
      leaves: 58,
      hues: [
        [30, 94, 52],
        [34, 95, 54],
        [26, 92, 50],
      ],
      wood: [80, 18, 34],
    }),
  whole: (paint) =>
    potted(paint, ['blue-ceramic', 'terracotta', 'cement'], 0.46, ({ x, y, room, pot }) => {
      const { random, light, sheet, width, budget } = paint;
      const crown: Clump = { x, y: y - room * 0.56, rx: Math.min(width * 0.46, room * 0.5), ry: room * 0.44 };
      const clumps: Clump[] = [];
      for (let i = 0; i < 16; i += 1) {
        const t = i / 15;
        const reach = crown.rx * (0.95 - t * 0.62) * 0.72;
        clumps.push({
          x: x + (i % 2 ? 1 : -1) * reach * random.between(0.3, 1),
          y: crown.y + crown.ry * (0.72 - t * 1.5),
          rx: crown.rx * 0.42,
          ry: crown.ry * 0.27,
        });
      }
      let out = '';
      for (const side of [-1, 0, 1])
        out += stem(
          paint,
          [
            [x + side * pot * 0.05, y, pot * 0.055],
            [x + side * pot * 0.1, y - room * 0.2, pot * 0.045],
            [x + side * pot * 0.2, y - room * 0.45, pot * 0.03],
          ],
          [40, 18, 38],
        );
      out += shade(paint, clumps, [114, 40, 24]);
      out += spotsOver(paint, clumps, crown, 880 * budget)
        .map((spot) =>
          placeLeaf(paint, 'ovate', spot.x, spot.y, {
            size: crown.rx * 0.15 * coarseness(paint) * random.around(1, 0.25),
            angle: spot.outward + random.around(0, 70),
            hue: [112, 46, 29],
            level: spot.level - 0.05,
          }),
        )
        .join('');
      for (const spot of spotsOver(paint, clumps, crown, 130 * budget)) {
        const size = crown.rx * random.between(0.105, 0.135) * coarseness(paint);
        out += oval(spot.x - light.x * size * 0.2, spot.y + size * 0.16, size * 0.56, size * 0.56, '#0a1404', {
          opacity: 0.34,
        });
        out += place(orangeFruit(sheet), spot.x, spot.y, {
          size,
          angle: random.around(0, 22),
          colour: css(
            tone(light, random.chance(0.1) ? [66, 70, 46] : [random.between(26, 36), 94, 52], spot.level * 0.7),
          ),
        });
        if (random.chance(0.5))
          out += placeLeaf(paint, 'ovate', spot.x, spot.y - size * 0.4, {
            size: crown.rx * 0.14,
            angle: random.between(-40, 220),
            hue: [112, 46, 31],
            level: spot.level + 0.1,
          });
      }
      return out;
    }),
};

/** The stalk, leaves and path that other trees share: a line through three points with leaves on both sides. */
export function leafyLine(
  paint: Paint,
  [start, pull, end]: readonly [readonly [number, number], readonly [number, number], readonly [number, number]],
  {
    leaf,
    count,
    size,
    hue,
    level,
    spread = 58,
  }: { leaf: LeafShape; count: number; size: number; hue: Hsl; level: number; spread?: number },
): string {
  const { random, light } = paint;
  let out = line(
    `M${n(start[0])} ${n(start[1])}Q${n(pull[0])} ${n(pull[1])} ${n(end[0])} ${n(end[1])}`,
    css(tone(light, [70, 28, 34], level)),
    Math.max(2, size * 0.05),
  );
  for (let i = 0; i < count; i += 1) {
    const t = (i + 1) / count;
    const spot = along(start, pull, end, t);
    const side = i % 2 ? 1 : -1;
    const last = i === count - 1;
    out += placeLeaf(paint, leaf, spot.x, spot.y, {
      size: size * random.around(1 - Math.abs(t - 0.6) * 0.3, 0.12),
      angle: spot.angle + (last ? 0 : side * random.around(spread, 12)),
      hue,
      level: level + random.around(0, 0.3) - side * 0.1,
      squash: side * random.between(0.62, 1),
    });
  }
  return out;
}
