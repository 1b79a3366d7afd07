import { type Fruit, fruitStill } from './fruits';
import { type LeafShape, placeLeaf } from './leaves';
import { tone } from './light';
import { inPot } from './planting';
import type { Paint, Subject } from './scene';
import { turned } from './shapes';
import { type Hsl, box, css, line, n } from './svg';
import { stem } from './wood';

/** How a young fruit tree carries its leaves. */
type Habit = {
  fruit: Fruit;
  leaf: LeafShape;
  hue: Hsl;
  young: Hsl;
  size: number;
  droop: number;
  pairs: boolean;
  feathered?: boolean;
  winged?: boolean;
  branches: number;
  wide: number;
};

const HABITS = {
  durian: {
    fruit: 'durian',
    leaf: 'drip',
    hue: [104, 38, 29],
    young: [68, 42, 42],
    size: 0.16,
    droop: 46,
    pairs: false,
    branches: 9,
    wide: 0.3,
  },
  mangosteen: {
    fruit: 'mangosteen',
    leaf: 'oblong',
    hue: [124, 40, 26],
    young: [24, 46, 42],
    size: 0.22,
    droop: 12,
    pairs: true,
    branches: 4,
    wide: 0.2,
  },
  rambutan: {
    fruit: 'rambutan',
    leaf: 'ovate',
    hue: [110, 38, 31],
    young: [36, 46, 44],
    size: 0.13,
    droop: 24,
    pairs: false,
    feathered: true,
    branches: 6,
    wide: 0.24,
  },
  jackfruit: {
    fruit: 'jackfruit',
    leaf: 'round',
    hue: [116, 42, 27],
    young: [88, 48, 42],
    size: 0.15,
    droop: 8,
    pairs: false,
    branches: 6,
    wide: 0.24,
  },
  pomelo: {
    fruit: 'pomelo',
    leaf: 'ovate',
    hue: [106, 46, 31],
    young: [84, 54, 46],
    size: 0.14,
    droop: 4,
    pairs: false,
    winged: true,
    branches: 7,
    wide: 0.26,
  },
} satisfies Record<string, Habit>;

function leafOf(
  paint: Paint,
  habit: Habit,
  x: number,
  y: number,
  size: number,
  angle: number,
  hue: Hsl,
  level: number,
  fine = false,
): string {
  const side = Math.cos((angle * Math.PI) / 180) < 0 ? -1 : 1;
  if (habit.feathered) {
    let out = '';
    const [ex, ey] = turned(angle, size * 1.55, 0);
    out += line(`M${n(x)} ${n(y)}L${n(x + ex)} ${n(y + ey)}`, css(tone(paint.light, [30, 34, 36], level)), size * 0.03);
    for (const [t, turn] of [
      [0.3, 52],
      [0.34, -52],
      [0.7, 48],
      [0.72, -48],
      [1, 32],
      [1, -32],
    ] as const)
      out += placeLeaf(paint, habit.leaf, x + ex * t, y + ey * t, {
        size,
        angle: angle + turn + side * habit.droop * 0.5,
        hue,
        level,
        squash: 0.8 * (turn > 0 ? 1 : -1),
        fine,
      });
    return out;
  }
  const main = placeLeaf(paint, habit.leaf, x, y, {
    size,
    angle: angle + side * habit.droop,
    hue,
    level,
    squash: paint.random.between(0.66, 0.95) * side,
    fine,
  });
  if (!habit.winged) return main;
  const [bx, by] = turned(angle + 180, size * 0.2, 0);
  return (
    placeLeaf(paint, 'round', x + bx, y + by, {
      size: size * 0.26,
      angle: angle + side * habit.droop,
      hue,
      level,
      squash: 0.7,
      fine,
    }) + main
  );
}

function sapling(paint: Paint, habit: Habit): string {
  return inPot(paint, ['nursery-bag'], 0.27, ({ x, soilY, room, width }) => {
    const { random, light, budget } = paint;
    const wood: Hsl = [44, 20, 36];
    const lean = random.around(0, room * 0.03);
    const at = (t: number): readonly [number, number] => [x + lean * Math.sin(t * Math.PI), soilY - room * 0.9 * t];
    const thick = width * 0.085;
    const stick = x + width * 0.16;
    let inside = stem(
      paint,
      [
        [stick, soilY, width * 0.035],
        [stick - width * 0.04, soilY - room * 0.35, width * 0.034],
        [stick - width * 0.07, soilY - room * 0.72, width * 0.03],
      ],
      [44, 38, 54],
      0.3,
    );
    const leaves: { y: number; svg: string }[] = [];
    const hang = (px: number, py: number, angle: number, t: number, size: number): void => {
      const young = t > 0.86 ? random.next() : 0;
      const level = Math.cos((angle * Math.PI) / 180) * light.x * 0.5 + (t - 0.5) * 0.5 + random.around(0.05, 0.25);
      leaves.push({
        y: py + random.around(0, 30),
        svg: leafOf(paint, habit, px, py, size, angle, young > 0.4 ? habit.young : habit.hue, level),
      });
    };
    const nodes = Math.round((habit.pairs ? 7 : 12) * Math.max(0.6, budget));
    for (let i = 0; i < nodes; i += 1) {
      const t = 0.34 + (i / (nodes - 1)) * 0.66;
      const [px, py] = at(t);
      const size = room * habit.size * (1.18 - t * 0.36);
      if (i % 2) hang(px, py, random.between(48, 132), t, size * 0.72); // one that looks at us
      for (const side of habit.pairs ? [-1, 1] : [i % 2 ? 1 : -1])
        hang(px, py, side > 0 ? random.between(-38, 4) : random.between(176, 218), t, size);
    }
    for (const angle of [-112, -66]) hang(...at(1), angle, 1, room * habit.size * 0.8);
    const branches = Math.round(habit.branches * Math.max(0.5, budget));
    for (let i = 0; i < branches; i += 1) {
      const t = 0.36 + (i / branches) * 0.5;
      const side = i % 2 ? 1 : -1;
      const [px, py] = at(t);
      const reach = room * habit.wide * (1.15 - t * 0.7) * random.between(0.8, 1.15);
      const [ex, ey] = [px + side * reach, py - reach * random.between(0.3, 0.75)];
      inside += stem(
        paint,
        [
          [px, py, thick * 0.4],
          [(px + ex) / 2, (py + ey) / 2 + reach * 0.06, thick * 0.3],
          [ex, ey, thick * 0.18],
        ],
        wood,
        0,
      );
      for (let k = 0; k < 7; k += 1) {
        const u = 0.25 + (k / 6) * 0.75;
        hang(
          px + (ex - px) * u,
          py + (ey - py) * u,
          k === 6 ? (side > 0 ? -20 : 200) : (side > 0 ? 0 : 180) + (k % 2 ? -52 : 40) * side + random.around(0, 14),
          t,
          room * habit.size * random.between(0.72, 0.95),
        );
      }
    }
    inside += stem(
      paint,
      [
        [x, soilY, thick],
        [...at(0.3), thick * 0.8],
        [...at(0.6), thick * 0.6],
        [...at(1), thick * 0.26],
      ],
      wood,
      0.6,
    );
    // The graft, wound with tape, is what a buyer looks for first.
    const [gx, gy] = at(0.16);
    inside +=
      box(gx - thick * 0.62, gy - room * 0.03, thick * 1.24, room * 0.06, css(tone(light, [200, 30, 82], 0)), {
        round: 4,
      }) +
      line(
        [0, 1, 2, 3]
          .map(
            (i) =>
              `M${n(gx - thick * 0.6)} ${n(gy - room * 0.025 + i * room * 0.015)}l${n(thick * 1.2)} ${n(room * 0.008)}`,
          )
          .join(''),
        '#5a7a8a',
        2,
        0.5,
      );
    const [tx, ty] = at(0.5);
    inside += line(`M${n(tx - thick)} ${n(ty)}L${n(stick)} ${n(ty + 6)}`, css([14, 70, 54]), 6);
    return {
      inside:
        inside +
        leaves
          .sort((a, b) => b.y - a.y)
          .map(({ svg }) => svg)
          .join(''),
    };
  });
}

function leafClose(paint: Paint, habit: Habit): string {
  const { random, x, floor, width, height } = paint;
  let out = stem(
    paint,
    [
      [x - width * 0.1, floor + 20, width * 0.03],
      [x - width * 0.03, floor - height * 0.4, width * 0.024],
      [x + width * 0.03, floor - height * 0.86, width * 0.012],
    ],
    [70, 26, 34],
    0.3,
  );
  for (let i = 0; i < 15; i += 1) {
    const t = i / 14;
    const side = i % 2 ? 1 : -1;
    out += leafOf(
      paint,
      habit,
      x + width * (-0.1 + t * 0.13),
      floor - height * (0.04 + t * 0.84),
      width * (habit.feathered ? 0.24 : 0.44) * (1.1 - t * 0.45),
      side > 0 ? random.between(-44, 0) : random.between(180, 224),
      t > 0.86 ? habit.young : habit.hue,
      random.around(0.1, 0.4) + t * 0.3,
      true,
    );
  }
  return out;
}

/** A young tree in its bag; near by, its fruit, or its leaves when the variant says `leaf`. */
const saplingSubject = (habit: Habit): Subject => ({
  hues: [habit.hue, [100, 34, 40], [120, 26, 26]],
  whole: (paint) => sapling(paint, habit),
  close: (paint) => (paint.scene.variant === 'leaf' ? leafClose(paint, habit) : fruitStill(paint, habit.fruit)),
});

export const durian = saplingSubject(HABITS.durian);

export const mangosteen = saplingSubject(HABITS.mangosteen);

export const rambutan = saplingSubject(HABITS.rambutan);

export const jackfruit = saplingSubject(HABITS.jackfruit);

export const pomelo = saplingSubject(HABITS.pomelo);
