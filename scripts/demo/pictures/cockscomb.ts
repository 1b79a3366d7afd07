import { coloursOf } from './crown';
import { placeLeaf } from './leaves';
import { type LightSpec, facing, tone } from './light';
import { groundShadow, paintPot } from './pots';
import type { Random } from './random';
import type { Subject } from './scene';
import { closedCurve, turned } from './shapes';
import { type Hsl, type Point, css, line, n, shape } from './svg';
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
