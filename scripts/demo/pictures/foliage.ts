import { frond, placeLeaf } from './leaves';
import { tone } from './light';
import { groundShadow, paintPot, type PaintedPot } from './pots';
import { seededRandom } from './random';
import type { Paint, Pot, Subject } from './scene';
import { curve, turned } from './shapes';
import { css, dot, type Hsl, line, n, place, type Point, shape } from './svg';
import { stem } from './wood';

/** A pot with foliage in it; `behind` the rim or hanging `over` it. */
export function inPot(
  paint: Paint,
  pots: readonly Pot[],
  share: number,
  grow: (pot: PaintedPot & { x: number; room: number; width: number }) => { inside: string; over?: string },
): string {
  const { random, x, floor, height, width, scene } = paint;
  const wide = Math.min(width * share, height * Math.max(0.42, share));
  const painted = paintPot(paint, scene.pot ?? random.pick(pots), x, floor, wide);
  const { inside, over = '' } = grow({ ...painted, x, room: painted.soilY - (floor - height), width: wide });
  return groundShadow(paint, x, floor, wide, height) + painted.back + inside + painted.front + over;
}

const HOUSE_POTS = ['white-ceramic', 'terracotta', 'blue-ceramic', 'cement'] as const;
const HUES: readonly Hsl[] = [
  [118, 28, 30],
  [100, 34, 42],
  [130, 22, 36],
];

/** A heart leaf with cream marbling that runs out from the midrib. */
function pothosLeaf(
  paint: Paint,
  x: number,
  y: number,
  size: number,
  angle: number,
  level: number,
  fine = false,
): string {
  const { random, light, sheet } = paint;
  const form = random.int(0, 3);
  const marbled = sheet.symbol(`marbling ${form}`, () => {
    const own = seededRandom(form * 31 + 3);
    let [cream, lime] = ['', ''];
    for (let i = 0; i < 15; i += 1) {
      const [along, side] = [own.between(4, 66), own.chance(0.5) ? 1 : -1];
      const reach = own.between(8, 30) * (1 - along / 150);
      const patch = `M${n(along)} ${n(side * 2)}Q${n(along + reach * 0.6)} ${n(side * reach * 0.4)} ${n(along + reach * 1.1)} ${n(side * reach)}Q${n(along + reach * 0.3)} ${n(side * reach * 0.8)} ${n(along)} ${n(side * 2)}Z`;
      if (own.chance(0.5)) cream += patch;
      else lime += patch;
    }
    return shape(lime, '#c9dd6a', { opacity: 0.5 }) + shape(cream, '#f6f2bf', { opacity: 0.62 });
  });
  const squash = random.between(0.7, 0.95);
  return (
    placeLeaf(paint, 'heart', x, y, { size, angle, hue: [106, 44, 33], level, squash, fine }) +
    place(marbled, x, y, { size, angle, squash }) +
    line(`M${n(x)} ${n(y)}l0 0`, css(tone(light, [90, 40, 40], level)), size * 0.05)
  );
}

export const pothos: Subject = {
  hues: HUES,
  close: (paint) => {
    const { random, x, floor, width, height } = paint;
    let out = '';
    for (let i = 0; i < 30; i += 1)
      out += pothosLeaf(
        paint,
        x + random.between(-0.55, 0.55) * width,
        floor - height * (1.02 - i / 30),
        width * random.between(0.26, 0.42),
        random.between(40, 140),
        random.around(-0.05, 0.45) + i / 60,
        true,
      );
    return out;
  },
  whole: (paint) =>
    inPot(paint, HOUSE_POTS, 0.46, ({ x, soilY, room, width }) => {
      const { random, light } = paint;
      const pole: Hsl = [26, 30, 30];
      let inside = stem(
        paint,
        [
          [x, soilY, width * 0.15],
          [x, soilY - room * 0.5, width * 0.145],
          [x, soilY - room * 0.9, width * 0.13],
        ],
        pole,
        2.4,
      );
      for (let i = 0; i < 62; i += 1) {
        const t = i / 62;
        const side = random.between(-1, 1);
        inside += pothosLeaf(
          paint,
          x + side * width * 0.12,
          soilY - room * (0.96 - t * 0.9),
          room * random.between(0.13, 0.19) * (1.1 - Math.abs(0.5 - t) * 0.3),
          90 - side * 105 + random.around(0, 30),
          random.around(0.05, 0.4) + light.x * side * 0.4,
        );
      }
      let over = '';
      for (const side of [-1, 1, -0.4]) {
        const drop = random.between(0.3, 0.7) * width;
        const points: Point[] = [
          [x + side * width * 0.3, soilY - 20],
          [x + side * width * 0.52, soilY + 10],
          [x + side * width * 0.58, soilY + drop],
        ];
        over += line(curve(points), css(tone(light, [96, 40, 38], 0)), width * 0.018);
        for (let i = 0; i < 6; i += 1)
          over += pothosLeaf(
            paint,
            x + side * width * (0.36 + i * 0.045),
            soilY - 10 + (drop * i) / 6,
            room * 0.13,
            90 - side * random.between(-20, 60),
            random.around(0.1, 0.3),
          );
      }
      return { inside, over };
    }),
};

/** A standing sword of a leaf with yellow edges and dark bands. */
function sword(paint: Paint, x: number, y: number, length: number, width: number, lean: number, level: number): string {
  const { random, light, sheet } = paint;
  const [tipX, tipY] = [x + lean, y - length];
  const bend = random.around(0, width * 0.6);
  const blade = (part: number): string =>
    `M${n(x - (width / 2) * part)} ${n(y)}C${n(x - width * 0.75 * part + bend)} ${n(y - length * 0.4)} ${n(tipX - width * 0.5 * part)} ${n(tipY + length * 0.2)} ${n(tipX)} ${n(tipY + (1 - part) * length * 0.09)}C${n(tipX + width * 0.5 * part)} ${n(tipY + length * 0.2)} ${n(x + width * 0.75 * part + bend)} ${n(y - length * 0.4)} ${n(x + (width / 2) * part)} ${n(y)}Z`;
  let bands = '';
  for (let i = 1; i < 16; i += 1) {
    const t = i / 17;
    const cubic = (a: number, b: number, c: number, d: number): number =>
      a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t ** 3;
    const half = width * 0.66 * cubic(0.5, 0.75, 0.5, 0);
    const cx = cubic(x, x + bend, tipX, tipX);
    const cy = cubic(y, y - length * 0.4, tipY + length * 0.2, tipY + length * 0.025);
    bands += `M${n(cx - half)} ${n(cy + 4)}q${n(half * 0.5)} ${n(-width * random.between(0.1, 0.3))} ${n(half)} ${n(random.around(0, 6))}t${n(half)} ${n(random.around(0, 8))}`;
  }
  return (
    shape(blade(1), css(tone(light, [58, 62, 62], level))) +
    shape(blade(0.72), css(tone(light, [120, 26, 34], level))) +
    line(bands, css(tone(light, [128, 30, 20], level)), width * 0.075, 0.75) +
    shape(
      blade(1),
      sheet.linear([
        [0, '#000', light.x < 0 ? 0 : 0.35],
        [0.5, '#fff', 0.12],
        [1, '#000', light.x < 0 ? 0.38 : 0],
      ]),
    )
  );
}

export const snakePlant: Subject = {
  hues: HUES,
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    return Array.from({ length: 9 }, (_, i) =>
      sword(
        paint,
        x + (((i * 5) % 9) / 8 - 0.5) * width * 0.95,
        floor + height * 0.1,
        height * random.between(0.85, 1.12),
        width * random.between(0.2, 0.27),
        random.around(0, width * 0.22),
        -0.45 + i * 0.1,
      ),
    ).join('');
  },
  whole: (paint) =>
    inPot(paint, HOUSE_POTS, 0.44, ({ x, soilY, room, width }) => ({
      inside: Array.from({ length: 15 }, (_, i) => {
        const u = ((i * 7) % 15) / 14 - 0.5;
        const back = 1 - i / 15;
        return sword(
          paint,
          x + u * width * 0.6,
          soilY + (1 - back) * width * 0.05,
          room * paint.random.between(0.66, 0.86) * (0.72 + back * 0.32),
          width * 0.15,
          u * room * 0.34,
          -0.4 + (1 - back) * 0.6,
        );
      }).join(''),
    })),
};

/** The great cut leaf of monstera. */
function cutLeaf(paint: Paint, x: number, y: number, size: number, angle: number, level: number): string {
  const { light, random } = paint;
  const hue: Hsl = [126 + random.around(0, 8), 40, 29];
  const flat = random.between(0.72, 1);
  const at = (along: number, across: number): string =>
    turned(angle, along * size, across * size * flat)
      .map((value, i) => n(value + (i ? y : x)))
      .join(' ');
  const side = (s: 1 | -1): string => {
    let d = `M${at(0.06, 0)}C${at(-0.12, s * 0.12)} ${at(-0.16, s * 0.34)} ${at(0.04, s * 0.44)}`;
    for (let i = 0; i < 5; i += 1) {
      const t = 0.1 + i * 0.155;
      const reach = 0.5 * Math.sin(Math.min(1, 0.56 + i * 0.09) * Math.PI * 0.9) + 0.24 - i * 0.045;
      d += `Q${at(t + 0.08, s * (reach + 0.06))} ${at(t + 0.15, s * reach * 0.92)}L${at(t + 0.075, s * 0.16)}Q${at(t + 0.07, s * 0.1)} ${at(t + 0.11, s * 0.12)}L${at(t + 0.2, s * (reach - 0.1))}`;
    }
    return `${d}Q${at(0.98, s * 0.16)} ${at(1.02, 0)}Z`;
  };
  let ribs = `M${at(0, 0)}L${at(0.98, 0)}`;
  for (let i = 0; i < 6; i += 1)
    for (const s of [-1, 1])
      ribs += `M${at(0.04 + i * 0.15, 0)}Q${at(0.1 + i * 0.15, s * 0.16)} ${at(0.2 + i * 0.145, s * (0.42 - i * 0.03))}`;
  let holes = '';
  for (let i = 0; i < 4; i += 1)
    for (const s of [-1, 1])
      holes += dot(
        ...(turned(angle, (0.2 + i * 0.15) * size, s * 0.075 * size * flat).map((value, k) => value + (k ? y : x)) as [
          number,
          number,
        ]),
        size * 0.016,
        size * 0.022,
      );
  return (
    shape(side(-1), css(tone(light, hue, level + 0.22))) +
    shape(side(1), css(tone(light, hue, level - 0.16))) +
    line(ribs, css(tone(light, [84, 40, 58], level)), size * 0.012, 0.75) +
    shape(holes, css(tone(light, hue, -0.9)), { opacity: 0.7 })
  );
}

export const monstera: Subject = {
  hues: HUES,
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    return [
      [-0.34, 0.9, 100],
      [0.4, 0.98, 70],
      [-0.1, 0.66, 60],
      [0.3, 0.56, 118],
      [-0.3, 0.44, 68],
    ]
      .map(([u = 0, v = 0, angle = 0], i) =>
        cutLeaf(paint, x + u * width, floor - height * v, width * random.between(0.56, 0.68), angle, -0.4 + i * 0.17),
      )
      .join('');
  },
  whole: (paint) =>
    inPot(paint, HOUSE_POTS, 0.44, ({ x, soilY, room, width }) => {
      const { random, light } = paint;
      const leaves = [
        [-0.62, 0.42, 150],
        [0.62, 0.44, 30],
        [-0.5, 0.72, 190],
        [0.5, 0.74, -8],
        [-0.12, 0.84, -115],
        [0.2, 0.9, -62],
        [-0.7, 0.22, 130],
        [0.66, 0.22, 52],
        [-0.26, 0.5, 160],
        [0.26, 0.5, 24],
        [0, 0.38, 84],
      ] as const;
      const stalks = leaves
        .map(([u, v]) =>
          line(
            `M${n(x + u * width * 0.14)} ${n(soilY)}Q${n(x + u * width * 0.2)} ${n(soilY - room * v * 0.7)} ${n(x + u * room * 0.42)} ${n(soilY - room * v * 0.86)}`,
            css(tone(light, [104, 32, 34], u * light.x)),
            width * 0.035,
          ),
        )
        .join('');
      return {
        inside: stalks,
        over: leaves
          .map(([u, v, angle], i) =>
            cutLeaf(
              paint,
              x + u * room * 0.42,
              soilY - room * v * 0.86,
              room * random.between(0.29, 0.35),
              angle + random.around(0, 8),
              u * light.x * 0.5 + (v - 0.5) * 0.5 + i * 0.02,
            ),
          )
          .join(''),
      };
    }),
};

export const areca: Subject = {
  hues: HUES,
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    return Array.from({ length: 9 }, (_, i) =>
      frond(paint, x + random.around(0, width * 0.4), floor + height * 0.05, {
        length: height * random.between(0.95, 1.15),
        angle: -90 + (((i * 4) % 9) - 4) * 13,
        droop: (((i * 4) % 9) - 4) * 11,
        hue: [98, 44, 34],
        level: -0.5 + i * 0.11,
        leaflets: 24,
        leafLength: width * 0.36,
        width: width * 0.022,
      }),
    ).join('');
  },
  whole: (paint) =>
    inPot(paint, HOUSE_POTS, 0.42, ({ x, soilY, room, width }) => {
      const { random } = paint;
      let inside = '';
      for (let i = 0; i < 7; i += 1)
        inside += stem(
          paint,
          [
            [x + (i - 3) * width * 0.05, soilY, width * 0.05],
            [x + (i - 3) * width * 0.075, soilY - room * 0.2, width * 0.04],
            [x + (i - 3) * width * 0.11, soilY - room * 0.36, width * 0.03],
          ],
          [64, 44, 46],
          0.3,
        );
      for (let i = 0; i < 19; i += 1) {
        const u = (((i * 8) % 19) - 9) / 9;
        inside += frond(paint, x + u * width * 0.2, soilY - room * 0.22, {
          length: room * random.between(0.7, 0.88) * (1 - Math.abs(u) * 0.1),
          angle: -90 + u * 46,
          droop: u * 54,
          hue: [98 + random.around(0, 8), 44, 33],
          level: -0.4 + i * 0.045,
          leaflets: 20,
          leafLength: room * 0.19,
          width: room * 0.011,
        });
      }
      return { inside };
    }),
};

/** Seven leaflets like the fingers of a hand. */
function hand(paint: Paint, x: number, y: number, size: number, angle: number, level: number, fine = false): string {
  return [-84, 84, -54, 54, -26, 26, 0]
    .map((turn) =>
      placeLeaf(paint, 'oblong', x, y, {
        size: size * (1 - Math.abs(turn) / 260),
        angle: angle + turn,
        hue: [112, 44, 30],
        level,
        squash: 0.5 * (turn < 0 ? -1 : 1),
        fine,
      }),
    )
    .join('');
}

export const schefflera: Subject = {
  hues: HUES,
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    return Array.from({ length: 13 }, (_, i) =>
      hand(
        paint,
        x + random.between(-0.45, 0.45) * width,
        floor - height * (0.92 - i * 0.065),
        width * random.between(0.24, 0.32),
        random.between(30, 150),
        -0.5 + i * 0.08,
        true,
      ),
    ).join('');
  },
  whole: (paint) =>
    inPot(paint, HOUSE_POTS, 0.42, ({ x, soilY, room, width }) => {
      const { random, light } = paint;
      let inside = '';
      for (const side of [-1, 0, 1])
        inside += stem(
          paint,
          [
            [x + side * width * 0.06, soilY, width * 0.05],
            [x + side * width * 0.1, soilY - room * 0.45, width * 0.04],
            [x + side * width * 0.12, soilY - room * 0.85, width * 0.025],
          ],
          [54, 18, 42],
          0.5,
        );
      const hands: readonly (readonly [number, number, number])[] = Array.from(
        { length: 44 },
        (_, i) => [random.around(0, 0.5) * (1.15 - Math.abs(i / 44 - 0.4) * 0.7), 0.2 + (i / 44) * 0.72, i] as const,
      );
      for (const [u, v] of hands)
        inside += line(
          `M${n(x)} ${n(soilY - room * v)}L${n(x + u * room * 0.7)} ${n(soilY - room * (v + 0.05))}`,
          css(tone(light, [98, 36, 38], 0)),
          width * 0.014,
        );
      for (const [u, v, i] of hands)
        inside += hand(
          paint,
          x + u * room * 0.7,
          soilY - room * (v + 0.05),
          room * random.between(0.12, 0.155),
          90 - u * 130 + random.around(0, 26),
          u * light.x * 0.7 + (v - 0.6) * 0.5 + (i / 44) * 0.3 - 0.1,
        );
      return { inside };
    }),
};
