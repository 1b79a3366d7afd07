import { around, type Clump, coarseness, shade, spotsOver } from './canopy';
import { placeLeaf } from './leaves';
import { groundShadow, paintPot } from './pots';
import type { Paint, Subject } from './scene';
import { dot, type Hsl, shape } from './svg';
import { type Joint, stem } from './wood';

/** A clump of an animal: middle and radii, in parts of the animal's height; the feet stand at y 0, up is positive. */
type Part = readonly [x: number, y: number, rx: number, ry: number];

/** A row of clumps from one place to another, tapering. */
function chain(from: readonly [number, number, number], to: readonly [number, number, number], count: number): Part[] {
  return Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1);
    const size = from[2] + (to[2] - from[2]) * t;
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, size, size] as const;
  });
}

type Animal = { parts: readonly Part[]; horns?: readonly (readonly Joint[])[]; eye: readonly [number, number] };

const ANIMALS = {
  deer: {
    parts: [
      ...chain([-0.27, 0.04, 0.036], [-0.25, 0.36, 0.07], 6),
      ...chain([0.2, 0.04, 0.036], [0.2, 0.36, 0.07], 6),
      ...chain([-0.13, 0.04, 0.034], [-0.15, 0.36, 0.06], 6),
      ...chain([0.1, 0.04, 0.034], [0.1, 0.36, 0.06], 6),
      [-0.2, 0.46, 0.15, 0.14],
      [0, 0.46, 0.16, 0.13],
      [0.17, 0.48, 0.14, 0.14],
      ...chain([0.23, 0.54, 0.1], [0.34, 0.76, 0.066], 4),
      [0.4, 0.8, 0.085, 0.06],
      [0.47, 0.775, 0.05, 0.036],
      [0.31, 0.86, 0.025, 0.045],
      [-0.35, 0.52, 0.035, 0.05],
    ],
    horns: [
      [
        [0.36, 0.84, 0.02],
        [0.31, 0.95, 0.016],
        [0.35, 1.06, 0.008],
      ],
      [
        [0.32, 0.93, 0.014],
        [0.25, 1, 0.012],
        [0.23, 1.05, 0.006],
      ],
      [
        [0.4, 0.84, 0.02],
        [0.44, 0.95, 0.016],
        [0.41, 1.06, 0.008],
      ],
      [
        [0.44, 0.94, 0.014],
        [0.51, 1, 0.012],
        [0.53, 1.05, 0.006],
      ],
    ],
    eye: [0.42, 0.82],
  },
  elephant: {
    parts: [
      ...chain([-0.36, 0.06, 0.075], [-0.34, 0.34, 0.09], 4),
      ...chain([0.12, 0.06, 0.075], [0.12, 0.34, 0.09], 4),
      ...chain([-0.2, 0.06, 0.07], [-0.2, 0.34, 0.08], 4),
      ...chain([0.26, 0.06, 0.07], [0.24, 0.34, 0.08], 4),
      [-0.46, 0.5, 0.03, 0.1],
      [-0.28, 0.53, 0.2, 0.23],
      [0, 0.56, 0.24, 0.24],
      [0.2, 0.54, 0.16, 0.2],
      [0.38, 0.68, 0.16, 0.17],
      ...chain([0.5, 0.62, 0.09], [0.6, 0.32, 0.058], 7),
      ...chain([0.615, 0.27, 0.054], [0.71, 0.29, 0.04], 4),
      [0.28, 0.66, 0.12, 0.17],
    ],
    horns: [
      [
        [0.46, 0.53, 0.03],
        [0.54, 0.46, 0.024],
        [0.64, 0.47, 0.008],
      ],
    ],
    eye: [0.44, 0.72],
  },
  dragon: {
    parts: [
      ...chain([-0.66, 0.5, 0.03], [-0.56, 0.24, 0.06], 5),
      ...chain([-0.54, 0.2, 0.07], [-0.34, 0.2, 0.095], 4),
      ...chain([-0.28, 0.28, 0.1], [-0.14, 0.54, 0.11], 5),
      ...chain([-0.08, 0.58, 0.11], [0.1, 0.52, 0.115], 4),
      ...chain([0.14, 0.44, 0.11], [0.24, 0.26, 0.105], 4),
      ...chain([0.3, 0.24, 0.1], [0.42, 0.36, 0.095], 3),
      ...chain([0.43, 0.46, 0.09], [0.42, 0.78, 0.08], 5),
      [0.5, 0.86, 0.12, 0.085],
      [0.62, 0.87, 0.07, 0.04],
      [0.6, 0.79, 0.055, 0.028],
      [0.36, 0.9, 0.05, 0.05],
      [0.33, 0.76, 0.035, 0.06],
      [-0.3, 0.09, 0.04, 0.08],
      [0.28, 0.09, 0.04, 0.09],
      [-0.12, 0.71, 0.03, 0.06],
      [0.02, 0.7, 0.03, 0.06],
      [0.14, 0.64, 0.03, 0.06],
      [-0.7, 0.56, 0.05, 0.03],
    ],
    horns: [
      [
        [0.45, 0.92, 0.022],
        [0.38, 1.02, 0.016],
        [0.4, 1.1, 0.006],
      ],
      [
        [0.5, 0.93, 0.022],
        [0.47, 1.03, 0.016],
        [0.52, 1.1, 0.006],
      ],
    ],
    eye: [0.54, 0.89],
  },
} satisfies Record<string, Animal>;

function paintAnimal(paint: Paint, middle: number, foot: number, room: number, near = false): string {
  const { random, scene, budget } = paint;
  const name =
    scene.variant !== undefined && scene.variant in ANIMALS
      ? (scene.variant as keyof typeof ANIMALS)
      : near
        ? 'deer'
        : random.pick(['deer', 'elephant', 'dragon'] as const);
  const animal: Animal = ANIMALS[name];
  const flip = random.chance(0.5) ? 1 : -1;
  const left = Math.min(...animal.parts.map(([u, , rx]) => u - rx));
  const right = Math.max(...animal.parts.map(([u, , rx]) => u + rx));
  const tall = near ? room : Math.min(room, (paint.width * 0.78) / (right - left));
  const x = middle - flip * tall * (near ? animal.eye[0] - 0.1 : (left + right) / 2);
  const clumps: Clump[] = animal.parts.map(([u, v, rx, ry]) => ({
    x: x + flip * u * tall,
    y: foot - v * tall,
    rx: rx * tall,
    ry: ry * tall,
  }));
  const whole = around(clumps);
  const green: Hsl = [112, 44, 31];
  const horns = (animal.horns ?? [])
    .map((joints) =>
      stem(
        paint,
        joints.map(([u, v, w]) => [x + flip * u * tall, foot - v * tall, w * tall * 1.15] as const),
        name === 'elephant' ? [46, 30, 80] : [30, 26, 42],
        0.4,
      ),
    )
    .join('');
  const [eyeX, eyeY] = [x + flip * animal.eye[0] * tall, foot - animal.eye[1] * tall];
  const leafSize = tall * 0.036 * coarseness(paint);
  const leaves = (count: number, dim: number): string =>
    spotsOver(paint, clumps, whole, count * budget)
      .map((spot) =>
        placeLeaf(paint, 'ovate', spot.x, spot.y, {
          size: leafSize * random.around(1, 0.25),
          angle: spot.outward + random.around(0, 80),
          hue: green,
          level: spot.level - dim,
        }),
      )
      .join('');
  return (
    shade(paint, clumps, green) +
    leaves(800, 0.35) +
    (name === 'elephant' ? '' : horns) +
    leaves(1450, 0) +
    (name === 'elephant' ? horns : '') +
    shape(dot(eyeX, eyeY, tall * 0.011), '#1a120a') +
    shape(dot(eyeX - tall * 0.003, eyeY - tall * 0.004, tall * 0.003), '#fff')
  );
}

/** Kiểng thú: an animal of small leaves, wired and clipped; variants deer, elephant, dragon. */
export const topiary: Subject = {
  hues: [
    [112, 34, 28],
    [100, 36, 38],
    [120, 26, 24],
  ],
  close: (paint) =>
    paintAnimal({ ...paint, budget: 1.2 }, paint.x, paint.floor + paint.height * 0.75, paint.height * 1.5, true),
  whole: (paint) => {
    const { x, floor, height, width, scene } = paint;
    const wide = width * 0.8;
    const pot = paintPot(paint, scene.pot ?? 'bonsai-tray', x, floor, wide);
    return (
      groundShadow(paint, x, floor, wide, height * 0.6) +
      pot.back +
      paintAnimal(paint, x, pot.soilY + wide * 0.02, (pot.soilY - (floor - height)) * 0.9) +
      pot.front
    );
  },
};
