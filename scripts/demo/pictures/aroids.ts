import { HUES } from './foliage';
import { placeLeaf } from './leaves';
import { tone } from './light';
import { HOUSE_POTS, inPot } from './planting';
import { seededRandom } from './random';
import type { Paint, Subject } from './scene';
import { curve, turned } from './shapes';
import { type Hsl, type Point, css, dot, line, n, place, shape } from './svg';
import { stem } from './wood';

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
