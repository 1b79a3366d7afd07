import type { BackdropPaint } from './scenery';
import { paintBackdrop } from './backdrops';
import { tone } from './light';
import type { Backdrop, Paint, PictureKind, Scene } from './scene';
import { SUBJECTS } from './subjects';
import { box, css, dot, oval, shape } from './svg';

type Row = { kind: Exclude<PictureKind, 'garden'>; look?: Partial<Scene>; count: number; size: number; wide?: number };
/** Six gardens for the heads of shops: what stands in the back, middle and front rows. */
const GARDENS: readonly { backdrop: Backdrop; rows: readonly [Row, Row, Row] }[] = [
  {
    backdrop: 'garden-rows',
    rows: [
      { kind: 'bougainvillea', look: { variant: 'standard', colour: 'orange', pot: 'cement' }, count: 9, size: 0.4 },
      { kind: 'bougainvillea', look: { variant: 'standard', colour: 'purple', pot: 'cement' }, count: 7, size: 0.52 },
      { kind: 'bougainvillea', look: { variant: 'bush', colour: 'pink', pot: 'terracotta' }, count: 5, size: 0.62 },
    ],
  },
  {
    backdrop: 'river-palms',
    rows: [
      { kind: 'cushion-mum', look: { colour: 'yellow' }, count: 11, size: 0.26 },
      { kind: 'cushion-mum', look: { colour: 'pink' }, count: 8, size: 0.38 },
      { kind: 'cushion-mum', look: { colour: 'yellow' }, count: 5, size: 0.56 },
    ],
  },
  {
    backdrop: 'earth-yard',
    rows: [
      { kind: 'apricot-blossom', look: { pot: 'cement' }, count: 8, size: 0.42 },
      { kind: 'kumquat', look: { pot: 'terracotta' }, count: 6, size: 0.46 },
      { kind: 'apricot-blossom', look: { pot: 'cement' }, count: 4, size: 0.7 },
    ],
  },
  {
    backdrop: 'greenhouse',
    rows: [
      { kind: 'durian', count: 13, size: 0.32, wide: 1.7 },
      { kind: 'pomelo', count: 10, size: 0.42, wide: 1.7 },
      { kind: 'durian', count: 7, size: 0.58, wide: 1.7 },
    ],
  },
  {
    backdrop: 'bamboo-fence',
    rows: [
      { kind: 'wrightia', look: { pot: 'cement' }, count: 6, size: 0.4 },
      { kind: 'adenium', look: { pot: 'terracotta' }, count: 7, size: 0.4 },
      { kind: 'bonsai', look: { pot: 'bonsai-tray' }, count: 3, size: 0.66, wide: 0.9 },
    ],
  },
  {
    backdrop: 'market-stall',
    rows: [
      { kind: 'rose', look: { pot: 'nursery-bag' }, count: 10, size: 0.36 },
      { kind: 'marigold', look: { pot: 'nursery-bag' }, count: 8, size: 0.4 },
      { kind: 'potted-mum', look: { pot: 'terracotta' }, count: 6, size: 0.5 },
    ],
  },
];
const DEPTHS = [
  { foot: 0.68, budget: 0.1 },
  { foot: 0.81, budget: 0.18 },
  { foot: 0.985, budget: 0.34 },
] as const;

/** A wide view of a garden; `seed` chooses one of six. */
export function paintGarden(
  paint: Paint,
  far: BackdropPaint,
  width: number,
  height: number,
): { back: string; front: string } {
  const { random, light, scene } = paint;
  const garden = GARDENS[scene.seed % GARDENS.length] ?? GARDENS[0];
  if (!garden) throw new Error('There is no garden to paint');
  const horizon = height * 0.56;
  let front = '';
  garden.rows.forEach(({ kind, look, count, size, wide = 1 }, depth) => {
    const { foot, budget } = DEPTHS[depth] ?? DEPTHS[0];
    front += oval(width / 2, height * foot + 6, width * 0.7, height * 0.035, '#140c06', { opacity: 0.2 });
    for (let i = 0; i < count; i += 1) {
      const x = width * ((i + 0.5 + (depth === 1 ? 0.15 : 0)) / count) + random.around(0, width * 0.012);
      front += SUBJECTS[kind].whole({
        ...paint,
        scene: { ...scene, ...look, kind },
        x,
        floor: height * foot + random.around(0, 7),
        height: height * size * random.around(1, 0.07),
        width: (width / count) * 1.2 * wide,
        budget,
      });
    }
    if (depth < 2) front += box(0, 0, width, height, css(light.skyLow), { opacity: 0.07 });
  });
  let crumbs = '';
  for (let i = 0; i < 120; i += 1)
    crumbs += dot(
      random.between(0, width),
      random.between(horizon + 60, height),
      random.between(2, 6),
      random.between(1, 3),
    );
  return {
    back: paintBackdrop(scene.backdrop ?? garden.backdrop, { ...far, horizon }),
    front: shape(crumbs, css(tone(light, [30, 24, 34], 0)), { opacity: 0.4 }) + front,
  };
}
