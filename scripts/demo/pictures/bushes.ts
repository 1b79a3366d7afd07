import { hibiscusHead, openFlower } from './blossoms';
import { type Clump, clumpsWithin, coarseness, shade, spotsOver } from './canopy';
import { mass, spray } from './closeups';
import { type Head, coloursOf, dressCrown } from './crown';
import { mumButton, mumHead, pompom, roseHead } from './heads';
import type { LeafShape } from './leaves';
import { groundShadow, paintPot, potHeight } from './pots';
import type { Paint, Pot, Subject } from './scene';
import type { Hsl } from './svg';
import { stem } from './wood';

/** What a bushy flowering plant is made of. Sizes are shares of the crown's width. */
export type Bush = {
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
