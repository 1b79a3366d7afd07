import { frond, placeLeaf } from './leaves';
import { tone } from './light';
import { HOUSE_POTS, inPot } from './planting';
import type { Paint, Subject } from './scene';
import { type Hsl, css, line, n, shape } from './svg';
import { stem } from './wood';

export const HUES: readonly Hsl[] = [
  [118, 28, 30],
  [100, 34, 42],
  [130, 22, 36],
];

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
