import { type LeafShape, placeLeaf } from './leaves';
import { facing, tone } from './light';
import type { Paint } from './scene';
import { along } from './shapes';
import { css, type Hsl, oval, place, type Point, type Sheet } from './svg';
import { type Joint, stem } from './wood';

type Near = {
  head: (sheet: Sheet, form: number, fine?: boolean) => string;
  size: number;
  heads: number;
  leaf: LeafShape;
  leafHue: Hsl;
  hues: readonly Hsl[];
};

function flower(
  paint: Paint,
  near: Near,
  x: number,
  y: number,
  size: number,
  level: number,
  angle = paint.random.between(0, 360),
): string {
  const { random, light, sheet } = paint;
  const hue = random.pick(near.hues);
  const varied: Hsl = [hue[0] + random.around(0, 4), hue[1] + random.around(0, 5), hue[2] + random.around(0, 3)];
  const shadow = oval(
    x - light.x * size * 0.08,
    y + size * 0.1,
    size * 0.5,
    size * 0.46,
    sheet.radial([
      [0, '#0c0a04', 0.5],
      [0.7, '#0c0a04', 0.32],
      [1, '#0c0a04', 0],
    ]),
  );
  return (
    shadow +
    place(near.head(sheet, random.int(0, 2), true), x, y, {
      size,
      angle,
      squash: random.between(0.72, 1),
      colour: css(tone(light, varied, level)),
    })
  );
}

/** Flower heads shoulder to shoulder, filling the frame like the top of a ball. Sizes are shares of the frame's width. */
export function mass(paint: Paint, near: Near): string {
  const { random, light, width, height, x, floor } = paint;
  const middle = floor - height / 2;
  let out = '';
  for (let i = 0; i < 60; i += 1) {
    out += placeLeaf(
      paint,
      near.leaf,
      x + random.between(-0.56, 0.56) * width,
      middle + random.between(-0.4, 0.56) * height,
      {
        size: width * near.size * random.between(0.7, 1.1),
        angle: random.between(0, 360),
        hue: near.leafHue,
        level: random.between(-0.8, -0.25),
        fine: true,
      },
    );
  }
  const spots: { x: number; y: number; rank: number; size: number; level: number }[] = [];
  const columns = Math.round(Math.sqrt((near.heads * width) / height));
  const rows = Math.ceil(near.heads / columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const u = (column + 0.5 + (row % 2 ? 0.25 : -0.25) + random.around(0, 0.28)) / columns - 0.5;
      const v = (row + 0.5 + random.around(0, 0.28)) / rows - 0.5;
      const size = near.size * width * random.around(1, 0.16) * (1 - Math.hypot(u, v) * 0.18);
      spots.push({
        x: x + u * width * 1.12,
        y: middle + height * 0.08 + v * height * 1.06,
        rank: -Math.hypot(u, v) + random.around(0, 0.2),
        size,
        level: facing(light, u * 1.2, v * 1.2, 0.5) * 0.8 + random.around(0, 0.2),
      });
    }
  }
  for (const spot of spots.sort((a, b) => a.rank - b.rank))
    out += flower(paint, near, spot.x, spot.y, spot.size, spot.level);
  return out;
}

/** A flowering branch that bends across the frame. `clustered` crowds the heads in bunches along it. */
export function spray(
  paint: Paint,
  near: Near & { leafSize: number; leaves: number; clustered?: boolean; wood?: Hsl; woodWidth?: number },
): string {
  const { random, width, height, x, floor } = paint;
  const top = floor - height;
  const flip = random.chance(0.5) ? 1 : -1;
  const at = (u: number, v: number): Point => [x + flip * u * width, top + v * height];
  const [start, pull, end] = [
    at(-0.62, random.between(0.86, 1)),
    at(-0.1, random.between(0.34, 0.46)),
    at(0.56, random.between(0.26, 0.4)),
  ];
  const second: readonly [Point, Point, Point] = [at(-0.12, 0.62), at(0.12, 0.72), at(0.5, random.between(0.72, 0.86))];
  const wood: Hsl = near.wood ?? [70, 24, 34];
  const thick = near.woodWidth ?? 0.016;
  const twig = ([a, b, c]: readonly [Point, Point, Point], width0: number): string => {
    const joints: Joint[] = [0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => {
      const { x: px, y: py } = along(a, b, c, t);
      return [px + random.around(0, width0 * 0.4), py + random.around(0, width0 * 0.4), width0 * (1 - t * 0.6)];
    });
    return stem(paint, joints, wood, near.wood ? 1.4 : 0.2);
  };
  const spots: { px: number; py: number; angle: number; t: number }[] = [];
  const lines = [[start, pull, end], second] as const;
  const spot = (t: number, index: 0 | 1): { px: number; py: number; angle: number; t: number } => {
    const place3 = lines[index];
    const found = along(place3[0], place3[1], place3[2], t);
    return { px: found.x, py: found.y, angle: found.angle, t };
  };
  let leaves = '';
  let front = '';
  for (let i = 0; i < near.leaves; i += 1) {
    const { px, py, angle } = spot(random.between(0.08, 1.02), random.chance(0.64) ? 0 : 1);
    const side = i % 2 ? 1 : -1;
    const drawn = placeLeaf(paint, near.leaf, px, py, {
      size: width * near.leafSize * random.between(0.6, 1.1),
      angle: angle + side * random.between(25, 105),
      hue: near.leafHue,
      level: random.between(-0.5, 0.5) - side * 0.1,
      squash: random.between(0.6, 1) * side,
      fine: true,
    });
    if (near.heads <= 4 || i < near.leaves * 0.8) leaves += drawn;
    else front += drawn;
  }
  for (let i = 0; i < near.heads; i += 1) {
    const even = (i + 0.6) / near.heads;
    const t = near.clustered ? (Math.floor(even * 6) + 0.5) / 6 + random.around(0, 0.11) : even * 0.92 + 0.06;
    spots.push(spot(Math.min(1, t), near.heads > 3 && i % 3 === 2 ? 1 : 0));
  }
  let flowers = '';
  const scatter = near.clustered ? 0.12 : near.heads > 3 ? 0.07 : 0.04;
  const drawn = spots.map(({ px, py }) => ({
    px: px + random.around(0, width * scatter),
    py: py + random.around(0, width * scatter),
    order: random.next(),
  }));
  for (const { px, py } of drawn.sort((a, b) => a.order - b.order)) {
    flowers += flower(
      paint,
      near,
      px,
      py,
      near.size * width * random.around(1, 0.18),
      random.between(-0.25, 0.55) - (py - top - height * 0.5) / height,
    );
  }
  return twig(lines[1], width * thick * 0.75) + twig(lines[0], width * thick) + leaves + flowers + front;
}
