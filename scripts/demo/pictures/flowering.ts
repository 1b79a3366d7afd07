import { bract, hibiscusHead, mumButton, mumHead, openFlower, pompom, roseHead } from './blossoms';
import { around, type Clump, clumpsWithin, coarseness, shade, type Spot, spotsOver } from './canopy';
import { mass, spray } from './closeups';
import { type LeafShape, placeLeaf } from './leaves';
import { tone } from './light';
import { groundShadow, paintPot, potHeight } from './pots';
import type { Paint, Pot, Subject } from './scene';
import { css, type Hsl, place, type Sheet } from './svg';
import { stem } from './wood';

type Head = (sheet: Sheet, form: number, fine?: boolean) => string;

/** What a bushy flowering plant is made of. Sizes are shares of the crown's width. */
type Bush = {
  pots: readonly Pot[];
  colours: Record<string, readonly Hsl[]>;
  head: Head;
  headSize: number;
  heads: number;
  leaf: LeafShape;
  leafSize: number;
  leafHue: Hsl;
  leaves: number;
  /** Share of the height that is crown, its width against its height, and how lumpy it is. */
  crown: number;
  spread: number;
  clumps: number;
  tilt?: number;
};

/** The colours of one plant: the named one, or one by chance. */
export function coloursOf({ scene, random }: Paint, colours: Record<string, readonly Hsl[]>): readonly Hsl[] {
  const named = scene.colour === undefined ? undefined : colours[scene.colour];
  return named ?? random.pick(Object.values(colours));
}

/** Puts leaves and flower heads on the spots of a crown, inner ones first. */
export function dressCrown(
  paint: Paint,
  spots: readonly Spot[],
  bush: Pick<Bush, 'head' | 'leaf' | 'leafHue' | 'tilt'>,
  hues: readonly Hsl[],
  headSize: number,
  leafSize: number,
  flowerShare: number,
): string {
  const { random, light, sheet } = paint;
  return spots
    .map((spot) => {
      if (!random.chance(flowerShare)) {
        return placeLeaf(paint, bush.leaf, spot.x, spot.y, {
          size: leafSize * random.around(1, 0.3),
          angle: spot.outward + random.around(0, 60),
          hue: bush.leafHue,
          level: spot.level - 0.08,
        });
      }
      const hue = random.pick(hues);
      const varied: Hsl = [hue[0] + random.around(0, 4), hue[1] + random.around(0, 6), hue[2] + random.around(0, 4)];
      const squash = 1 - Math.min(0.5, spot.rim * (bush.tilt ?? 0.45)) * random.between(0.5, 1);
      return place(bush.head(sheet, random.int(0, 2)), spot.x, spot.y, {
        size: headSize * random.around(1, 0.2),
        angle: spot.outward + 90 + random.around(0, 14),
        squash,
        colour: css(tone(light, varied, spot.level)),
      });
    })
    .join('');
}

function paintBush(paint: Paint, bush: Bush): string {
  const { random, x, floor, height, width, scene, budget } = paint;
  const pot = scene.pot ?? random.pick(bush.pots);
  const crownHeight = height * bush.crown;
  const crownWidth = Math.min(width, crownHeight * bush.spread);
  const potWidth = Math.min(crownWidth * 0.62, (height * (1 - bush.crown) * 1.28) / potHeight(pot, 1));
  const painted = paintPot(paint, pot, x, floor, potWidth);
  const crown: Clump = { x, y: painted.rimY - crownHeight * 0.43, rx: crownWidth / 2, ry: crownHeight * 0.52 };
  const clumps = clumpsWithin(paint, crown, bush.clumps);
  const hues = coloursOf(paint, bush.colours);
  let stems = '';
  for (let i = -2; i <= 2; i += 1) {
    stems += stem(
      paint,
      [
        [x + i * potWidth * 0.07, painted.soilY, crownWidth * 0.022],
        [x + i * crownWidth * 0.05, painted.rimY - crownHeight * 0.15, crownWidth * 0.017],
        [x + i * crownWidth * 0.12, crown.y, crownWidth * 0.01],
      ],
      [90, 26, 30],
      0,
    );
  }
  const coarse = coarseness(paint);
  const [headSize, leafSize] = [crownWidth * bush.headSize * coarse, crownWidth * bush.leafSize * coarse];
  const leaves = dressCrown(
    paint,
    spotsOver(paint, clumps, crown, bush.leaves * budget),
    bush,
    hues,
    headSize,
    leafSize,
    0,
  );
  const flowers = spotsOver(
    paint,
    bush.heads > 60 ? clumps : [{ ...crown, rx: crown.rx * 0.94, ry: crown.ry * 0.94 }],
    crown,
    bush.heads * 1.08 * budget,
  );
  return (
    groundShadow(paint, x, floor, Math.max(potWidth, crownWidth * 0.6), height) +
    painted.back +
    stems +
    painted.front +
    shade(paint, clumps, bush.leafHue) +
    leaves +
    dressCrown(paint, flowers, bush, hues, headSize, leafSize, 0.93)
  );
}

const GREEN: Hsl = [106, 40, 32];
const jasmineFlower: Head = (sheet, form) =>
  openFlower(sheet, 'jasmine', form, { petals: 7, half: 13, round: 0.6, throat: '#d8dfa0', eye: '#e8e3a8', layers: 2 });

const YELLOWS: readonly Hsl[] = [
  [48, 94, 56],
  [46, 96, 53],
  [51, 92, 60],
];
const MUM_COLOURS = {
  yellow: YELLOWS,
  white: [
    [50, 24, 92],
    [54, 34, 90],
  ],
  pink: [
    [330, 62, 70],
    [326, 56, 66],
  ],
  orange: [
    [24, 84, 54],
    [20, 80, 50],
  ],
  purple: [
    [300, 42, 56],
    [308, 44, 60],
  ],
} satisfies Record<string, readonly Hsl[]>;

const BUSHES = {
  cushionMum: {
    pots: ['bamboo-basket'],
    colours: { yellow: YELLOWS, white: MUM_COLOURS.white, pink: MUM_COLOURS.pink },
    head: mumButton,
    headSize: 0.075,
    heads: 620,
    leaf: 'lobed',
    leafSize: 0.07,
    leafHue: GREEN,
    leaves: 170,
    crown: 0.68,
    spread: 1.45,
    clumps: 1,
    tilt: 0.42,
  },
  pottedMum: {
    pots: ['terracotta', 'plastic', 'white-ceramic'],
    colours: MUM_COLOURS,
    head: mumHead,
    headSize: 0.15,
    heads: 110,
    leaf: 'lobed',
    leafSize: 0.15,
    leafHue: [110, 38, 30],
    leaves: 190,
    crown: 0.6,
    spread: 1.12,
    clumps: 5,
  },
  marigold: {
    pots: ['nursery-bag', 'plastic', 'terracotta'],
    colours: {
      orange: [
        [28, 94, 54],
        [24, 94, 51],
      ],
      yellow: [
        [45, 96, 55],
        [42, 96, 53],
      ],
    },
    head: pompom,
    headSize: 0.2,
    heads: 44,
    leaf: 'lobed',
    leafSize: 0.12,
    leafHue: [112, 42, 30],
    leaves: 300,
    crown: 0.64,
    spread: 1.1,
    clumps: 6,
  },
  rose: {
    pots: ['terracotta', 'cement', 'nursery-bag'],
    colours: { red: [[350, 78, 42]], pink: [[338, 66, 70]], yellow: [[46, 78, 66]], white: [[36, 30, 92]] },
    head: roseHead,
    headSize: 0.19,
    heads: 30,
    leaf: 'ovate',
    leafSize: 0.11,
    leafHue: [116, 34, 28],
    leaves: 420,
    crown: 0.68,
    spread: 0.95,
    clumps: 8,
  },
  hibiscus: {
    pots: ['terracotta', 'cement', 'nursery-bag'],
    colours: { red: [[354, 80, 48]], pink: [[340, 70, 66]], yellow: [[48, 88, 60]], orange: [[18, 84, 56]] },
    head: hibiscusHead,
    headSize: 0.27,
    heads: 17,
    leaf: 'ovate',
    leafSize: 0.13,
    leafHue: [112, 44, 29],
    leaves: 460,
    crown: 0.7,
    spread: 0.98,
    clumps: 8,
    tilt: 0.3,
  },
  jasmine: {
    pots: ['terracotta', 'white-ceramic', 'nursery-bag'],
    colours: { white: [[56, 22, 95]] },
    head: jasmineFlower,
    headSize: 0.075,
    heads: 120,
    leaf: 'ovate',
    leafSize: 0.105,
    leafHue: [110, 44, 32],
    leaves: 520,
    crown: 0.66,
    spread: 1.1,
    clumps: 8,
    tilt: 0.3,
  },
} satisfies Record<string, Bush>;

const HIDDEN: readonly Hsl[] = [
  [108, 36, 30],
  [100, 40, 40],
  [118, 30, 24],
];

const bushSubject = (bush: Bush, close: (paint: Paint, hues: readonly Hsl[]) => string): Subject => ({
  whole: (paint) => paintBush(paint, bush),
  close: (paint) => close(paint, coloursOf(paint, bush.colours)),
  hues: HIDDEN,
});

export const cushionMum: Subject = {
  ...bushSubject(BUSHES.cushionMum, (paint, hues) =>
    mass(paint, { head: mumHead, size: 0.24, heads: 60, leaf: 'lobed', leafHue: GREEN, hues }),
  ),
  whole: (paint) => {
    if (paint.scene.variant !== 'pair') return paintBush(paint, BUSHES.cushionMum);
    const one = { ...paint, width: paint.width * 0.58, height: paint.height * 0.72, budget: paint.budget * 0.6 };
    return (
      paintBush({ ...one, x: paint.x - paint.width * 0.26, floor: paint.floor - 60 }, BUSHES.cushionMum) +
      paintBush({ ...one, x: paint.x + paint.width * 0.27 }, BUSHES.cushionMum)
    );
  },
};
export const pottedMum = bushSubject(BUSHES.pottedMum, (paint, hues) =>
  mass(paint, { head: mumHead, size: 0.33, heads: 30, leaf: 'lobed', leafHue: GREEN, hues }),
);
export const marigold = bushSubject(BUSHES.marigold, (paint, hues) =>
  mass(paint, { head: pompom, size: 0.36, heads: 21, leaf: 'lobed', leafHue: GREEN, hues }),
);
export const rose = bushSubject(BUSHES.rose, (paint, hues) =>
  spray(paint, {
    head: roseHead,
    size: 0.42,
    heads: 4,
    leaf: 'ovate',
    leafSize: 0.26,
    leafHue: [116, 34, 30],
    leaves: 34,
    hues,
  }),
);
export const hibiscus = bushSubject(BUSHES.hibiscus, (paint, hues) =>
  spray(paint, {
    head: hibiscusHead,
    size: 0.62,
    heads: 2,
    leaf: 'ovate',
    leafSize: 0.3,
    leafHue: [112, 44, 32],
    leaves: 30,
    hues,
  }),
);
export const jasmine = bushSubject(BUSHES.jasmine, (paint, hues) =>
  spray(paint, {
    head: jasmineFlower,
    size: 0.2,
    heads: 12,
    leaf: 'ovate',
    leafSize: 0.24,
    leafHue: [110, 44, 34],
    leaves: 36,
    hues,
  }),
);

const BRACTS: Record<string, readonly Hsl[]> = {
  pink: [
    [330, 78, 52],
    [326, 76, 48],
    [334, 80, 57],
  ],
  white: [
    [60, 18, 93],
    [70, 20, 90],
  ],
  orange: [
    [22, 88, 57],
    [16, 82, 54],
    [28, 90, 62],
  ],
  purple: [
    [296, 56, 45],
    [302, 58, 50],
    [290, 52, 42],
  ],
  red: [
    [350, 78, 46],
    [346, 80, 50],
  ],
  'two-colour': [
    [332, 78, 56],
    [50, 16, 93],
    [330, 70, 66],
  ],
};
const VINE_LEAF: Hsl = [104, 42, 33];

/** Bougainvillea: a bush, a ball on a stem (`standard`) or an arch of two tied stems (`arch`). */
export const bougainvillea: Subject = {
  hues: [
    [108, 34, 30],
    [330, 50, 50],
    [112, 30, 26],
    [330, 60, 60],
  ],
  close: (paint) =>
    spray(paint, {
      head: bract,
      size: 0.19,
      heads: 92,
      leaf: 'ovate',
      leafSize: 0.18,
      leafHue: VINE_LEAF,
      leaves: 46,
      hues: coloursOf(paint, BRACTS),
      clustered: true,
    }),
  whole: (paint) => {
    const { random, x, floor, height, width, scene, budget } = paint;
    const pot = scene.pot ?? random.pick(['terracotta', 'cement', 'nursery-bag', 'blue-ceramic'] as const);
    const potWidth = Math.min(width * 0.44, height * 0.34);
    const painted = paintPot(paint, pot, x, floor, potWidth);
    const top = floor - height;
    const room = painted.rimY - top;
    const wood: Hsl = [28, 20, 40];
    const clumps: Clump[] = [];
    let stems = '';
    const thick = potWidth * 0.09;
    if (scene.variant === 'arch') {
      for (const side of [-1, 1]) {
        stems += stem(
          paint,
          [
            [x + side * potWidth * 0.26, painted.soilY, thick],
            [x + side * width * 0.36, painted.rimY - room * 0.36, thick * 0.8],
            [x + side * width * 0.3, top + room * 0.25, thick * 0.6],
            [x, top + room * 0.1, thick * 0.4],
          ],
          wood,
        );
      }
      for (let i = 0; i <= 14; i += 1) {
        const angle = Math.PI * (0.0 + (i / 14) * 1.0);
        const size = room * random.between(0.13, 0.18);
        clumps.push({
          x: x - Math.cos(angle) * width * 0.36,
          y: painted.rimY - room * 0.3 - Math.sin(angle) * room * 0.52,
          rx: size * 1.05,
          ry: size,
        });
      }
      for (const side of [-1, 1])
        clumps.push({ x: x + side * width * 0.29, y: painted.rimY - room * 0.16, rx: room * 0.11, ry: room * 0.12 });
    } else if (scene.variant === 'standard') {
      const ball = Math.min(width * 0.4, room * 0.33);
      const middle = top + ball;
      const sway = random.around(0, potWidth * 0.08);
      stems += stem(
        paint,
        [
          [x, painted.soilY, thick * 1.7],
          [x + sway, painted.rimY - room * 0.16, thick * 1.25],
          [x - sway, painted.rimY - room * 0.3, thick * 1.15],
          [x, middle + ball * 0.4, thick],
        ],
        wood,
      );
      clumps.push(...clumpsWithin(paint, { x, y: middle, rx: ball * 1.12, ry: ball }, 13, 0.4));
    } else {
      const crown: Clump = { x, y: top + room * 0.47, rx: Math.min(width * 0.46, room * 0.58), ry: room * 0.5 };
      clumps.push(...clumpsWithin(paint, crown, 15, 0.36));
      for (let i = 0; i < 6; i += 1) {
        const side = i % 2 ? 1 : -1;
        const reach = random.between(0.82, 1.08);
        const angle = random.between(-0.2, 1.1);
        clumps.push({
          x: x + side * crown.rx * reach * Math.cos(angle),
          y: crown.y - crown.ry * reach * Math.sin(angle),
          rx: crown.rx * 0.14,
          ry: crown.ry * 0.17,
        });
      }
      for (let i = -2; i <= 2; i += 1)
        stems += stem(
          paint,
          [
            [x + i * potWidth * 0.06, painted.soilY, thick * (1.3 - Math.abs(i) * 0.2)],
            [x + i * potWidth * 0.17, painted.rimY - room * 0.14, thick * 0.8],
            [x + i * crown.rx * 0.34, crown.y + crown.ry * 0.2, thick * 0.4],
          ],
          wood,
        );
    }
    const whole = around(clumps);
    const size = Math.min(whole.rx, room * 0.55) * 2 * coarseness(paint);
    const under = spotsOver(paint, clumps, whole, 330 * budget).map((spot) =>
      placeLeaf(paint, 'ovate', spot.x, spot.y, {
        size: size * 0.07,
        angle: spot.outward + random.around(0, 60),
        hue: VINE_LEAF,
        level: spot.level - 0.25,
      }),
    );
    return (
      groundShadow(paint, x, floor, Math.max(potWidth, whole.rx), height) +
      painted.back +
      stems +
      painted.front +
      shade(paint, clumps, VINE_LEAF) +
      under.join('') +
      dressCrown(
        paint,
        spotsOver(paint, clumps, whole, 980 * budget),
        { head: bract, leaf: 'ovate', leafHue: VINE_LEAF },
        coloursOf(paint, BRACTS),
        size * 0.066,
        size * 0.065,
        0.74,
      )
    );
  },
};
