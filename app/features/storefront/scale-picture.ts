import type { Group } from '~/features/catalogue/vocabulary';

/** The person beside every plant, cm: about as tall as a grown woman in Vietnam. */
export const PERSON_CM = 160;
/** How wide the person is drawn, cm: shoulders and arms. */
export const PERSON_WIDE_CM = 46;

/** The drawing never gets larger than this, px, so that it fits a phone of 360. */
export const MOST = { width: 320, height: 230 } as const;
/** Room for the ruler's numbers, between things, and above the tallest, px. */
const RULER = 52;
const GAP = 14;
const ABOVE = 10;
const BELOW = 4;

/** A plant's outline in a box of 100 by 100, its foot at the bottom. `wide`: its usual width for a height of one. */
export type Outline = { crown: string; stem: string; wide: number };

const OUTLINES = {
  tree: {
    wide: 0.7,
    stem: 'M45 100l2-40h6l2 40z',
    crown: 'M50 0c22 0 34 12 34 24 10 4 16 12 16 20 0 14-14 22-50 22S0 58 0 44c0-8 6-16 16-20C16 12 28 0 50 0z',
  },
  sapling: {
    wide: 0.4,
    stem: 'M48 100V18h4v82z',
    crown:
      'M50 22C36 20 28 10 30 0c12 0 20 8 20 22zm0 0C52 8 60 2 72 2c0 12-8 20-22 20zM50 48C30 50 10 44 0 30c20-6 42 0 50 18zm0 0c8-18 30-24 50-18-10 14-30 20-50 18zM50 74C36 74 22 68 14 58c16-4 30 2 36 16zm0 0c6-14 20-20 36-16-8 10-22 16-36 16z',
  },
  mound: {
    wide: 1,
    stem: 'M34 100l-4-26h40l-4 26z',
    crown: 'M0 58C0 24 22 0 50 0s50 24 50 58c0 12-10 20-20 20H20C10 78 0 70 0 58z',
  },
  bonsai: {
    wide: 0.9,
    stem: 'M38 100c6-12 22-18 18-34S40 44 52 30l6 4c-8 10 8 18 8 34S58 88 56 100z',
    crown:
      'M18 36C-4 38-4 22 14 20 16 6 34 0 50 0s34 6 36 20c18 2 18 18-4 16zM2 66c0-10 12-14 22-14s22 4 22 12-10 8-22 8-22 0-22-6zM64 60c0-8 8-12 18-12s16 4 16 12-8 8-16 8-18 0-18-8z',
  },
  leafy: {
    wide: 0.8,
    stem: 'M44 100V88h12v12z',
    crown:
      'M50 100C46 70 30 40 0 44c14-14 34-8 44 14C42 30 32 12 20 6 40 0 50 22 52 52 54 26 66 2 84 0 70 14 60 32 58 58c10-22 28-28 42-14C70 40 54 70 50 100z',
  },
  orchid: {
    wide: 0.6,
    stem: 'M49 100C48 60 44 30 76 10l2 3C50 32 52 60 52 100z',
    crown:
      'M66 10a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM50 22a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM40 42a8 8 0 1 0 16 0a8 8 0 1 0-16 0zM50 100C30 100 8 92 0 78c24 0 42 8 50 22zm0 0c8-14 26-22 50-22-8 14-30 22-50 22z',
  },
  rosette: {
    wide: 1.1,
    stem: '',
    crown:
      'M50 100C30 100 4 90 0 60c14 2 24 8 30 16C24 58 26 30 32 14c10 12 14 26 14 44C46 36 48 12 50 0c2 12 4 36 4 58 0-18 4-32 14-44 6 16 8 44 2 62 6-8 16-14 30-16-4 30-30 40-50 40z',
  },
} as const satisfies Record<string, Outline>;
type OutlineName = keyof typeof OUTLINES;

const OF_GROUP: Partial<Record<Group, OutlineName>> = {
  'seasonal-flower': 'mound',
  mai: 'tree',
  'fruit-sapling': 'sapling',
  foliage: 'leafy',
  bonsai: 'bonsai',
  classic: 'bonsai',
  topiary: 'tree',
  landscape: 'tree',
  'bonsai-stock': 'bonsai',
  orchid: 'orchid',
  succulent: 'rosette',
  forestry: 'sapling',
};
/** Shapes that a hand has trained, and that look it. */
const TRAINED = ['slanting', 'semi-cascade', 'cascade', 'flying', 'waterfall', 'three-tiers', 'father-son'];

/** The outline of a kind of plant, as it was trained; a drawing of its kind, not of this plant. Null: it does not grow. */
export function outlineOf(group: Group, form: unknown): Outline | null {
  const name = typeof form === 'string' && TRAINED.includes(form) ? 'bonsai' : OF_GROUP[group];
  return name ? OUTLINES[name] : null;
}

/** Lengths between the ruler's marks, cm. */
const STEPS = [50, 100, 200, 250, 500, 1000] as const;
const MARKS_MOST = 5;

/** Where everything stands, px from the top left; `ground` is where feet and roots meet. */
export type ScaleDrawing = {
  width: number;
  height: number;
  ground: number;
  plant: Box;
  person: Box;
  /** From the ground up. */
  marks: { cm: number; y: number }[];
  ruler: number;
};
type Box = { x: number; y: number; width: number; height: number };

/**
 * Draws a plant beside a person of 1.6 m, both in one scale, which is as large as the paper takes. Lengths in cm; a
 * spread nobody measured is what the outline usually has.
 */
export function drawScale({
  heightCm,
  spreadCm,
  wide,
}: {
  heightCm: number;
  spreadCm: number | null;
  wide: number;
}): ScaleDrawing {
  const plantWide = spreadCm ?? heightCm * wide;
  const tallest = Math.max(heightCm, PERSON_CM);
  const perCm = Math.min(
    (MOST.height - ABOVE - BELOW) / tallest,
    (MOST.width - RULER - 2 * GAP) / (plantWide + PERSON_WIDE_CM),
  );
  const ground = ABOVE + tallest * perCm;
  const stand = (x: number, widthCm: number, tallCm: number): Box => ({
    x,
    y: ground - tallCm * perCm,
    width: widthCm * perCm,
    height: tallCm * perCm,
  });
  const plant = stand(RULER, plantWide, heightCm);
  const person = stand(plant.x + plant.width + GAP, PERSON_WIDE_CM, PERSON_CM);
  const step = STEPS.find((one) => tallest / one <= MARKS_MOST) ?? STEPS[STEPS.length - 1]!;
  const marks = Array.from({ length: Math.floor(tallest / step) + 1 }, (_, at) => ({
    cm: at * step,
    y: ground - at * step * perCm,
  }));
  return {
    width: person.x + person.width + GAP,
    height: ground + BELOW,
    ground,
    plant,
    person,
    marks,
    ruler: RULER - GAP / 2,
  };
}
