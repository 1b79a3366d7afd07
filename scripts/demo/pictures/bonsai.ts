import { openFlower } from './blossoms';
import { type Clump, around, coarseness, shade, spotsOver } from './canopy';
import { spray } from './closeups';
import { dressCrown } from './crown';
import type { LeafShape } from './leaves';
import { inPot, roots } from './planting';
import type { Paint, Subject } from './scene';
import type { Hsl, Sheet } from './svg';
import { type Joint, stem } from './wood';

const PALE_BARK: Hsl = [34, 16, 48];

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
  const { random, budget } = paint;
  const { x, y, room } = soil;
  const width = Math.min(paint.width, room * 1.3);
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
    inPot(paint, ['blue-ceramic', 'bonsai-tray', 'cement'], 0.46, ({ x, soilY, room }) => ({
      inside: cloudTree(
        paint,
        { x, y: soilY, room },
        {
          hue: PALE_BARK,
          leafHue: [98, 44, 34],
          leaf: 'lance',
          leafSize: 0.06,
          leaves: 1500,
          aerial: false,
          flower: starFlower,
        },
      ),
    })),
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
    inPot(paint, ['bonsai-tray', 'bonsai-tray', 'cement', 'blue-ceramic'], 0.5, ({ x, soilY, room }) => ({
      inside: cloudTree(
        paint,
        { x, y: soilY, room },
        {
          hue: [30, 14, 46],
          leafHue: [116, 38, 29],
          leaf: 'ovate',
          leafSize: 0.058,
          leaves: 1700,
          aerial: true,
        },
      ),
    })),
};
