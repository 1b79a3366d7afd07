import { coloursOf } from './crown';
import { tone } from './light';
import { groundShadow, paintPot } from './pots';
import type { Paint, Subject } from './scene';
import { lump, petal, turned } from './shapes';
import { type Hsl, css, dot, line, n, oval, shape } from './svg';
import { stem } from './wood';

// Lotus
function lotusFlower({ light, random, sheet }: Paint, x: number, y: number, size: number, hue: Hsl): string {
  let out = '';
  const petalAt = (angle: number, length: number, halfWidth: number, level: number): void => {
    const d = petal(angle, 0, length, halfWidth, 0.2, random.around(0, 3));
    const [hx, hy] = turned(angle, length * 0.55, 0);
    out += `<g transform="translate(${n(x)} ${n(y)})">${shape(d, css(tone(light, hue, level)), { stroke: '#7a1040', width: size * 0.004, strokeOpacity: 0.4 })}${shape(
      d,
      sheet.linear(
        [
          [0, '#d81e74', hue[1] > 40 ? 0.4 : 0.06],
          [0.42, '#d81e74', 0],
          [0.6, '#fffbe8', 0.12],
          [1, '#e9f0b8', 0.7],
        ],
        [0, 0, 0, 1],
      ),
    )}${line(`M0 0L${n(hx)} ${n(hy)}`, '#a02a60', size * 0.004, 0.3)}</g>`;
  };
  for (const angle of [-162, -18, -142, -38, -116, -64, -90])
    petalAt(angle, size * 0.56, size * 0.13, random.around(-0.5, 0.12));
  for (const angle of [-152, -28, -128, -52, -104, -76])
    petalAt(angle, size * 0.5, size * 0.14, random.around(-0.12, 0.12));
  out += oval(x, y - size * 0.15, size * 0.11, size * 0.06, css(tone(light, [58, 74, 50], 0.2)));
  let stamens = '';
  for (let i = 0; i < 26; i += 1)
    stamens += `M${n(x + random.around(0, size * 0.08))} ${n(y - size * 0.08)}L${n(x + random.around(0, size * 0.17))} ${n(y - size * random.between(0.16, 0.24))}`;
  out += line(stamens, '#f2c230', size * 0.012);
  for (const angle of [-172, -8, -148, -32]) petalAt(angle, size * 0.44, size * 0.13, random.around(0.16, 0.12));
  for (const angle of [-122, -58, -90]) petalAt(angle, size * 0.3, size * 0.14, random.around(0.45, 0.1));
  return out;
}

function lotusPad({ light, random }: Paint, x: number, y: number, rx: number, ry: number, level: number): string {
  const hue: Hsl = [128 + random.around(0, 14), 34, 36];
  let ribs = '';
  for (let i = 0; i < 17; i += 1) {
    const angle = (i / 17) * Math.PI * 2;
    ribs += `M${n(x)} ${n(y)}Q${n(x + Math.cos(angle) * rx * 0.5)} ${n(y + Math.sin(angle) * ry * 0.5 - ry * 0.04)} ${n(x + Math.cos(angle) * rx * 0.94)} ${n(y + Math.sin(angle) * ry * 0.94)}`;
  }
  return (
    shape(lump(random, x, y + ry * 0.1, rx, ry, 0.05, 14), css(tone(light, hue, level - 0.6))) +
    shape(lump(random, x, y, rx, ry, 0.05, 14), css(tone(light, hue, level))) +
    shape(
      lump(random, x + light.x * rx * 0.2, y + light.y * ry * 0.2, rx * 0.66, ry * 0.62, 0.1),
      css(tone(light, hue, level + 0.35)),
      { opacity: 0.5 },
    ) +
    line(ribs, '#e4f6d4', rx * 0.012, 0.4) +
    oval(x, y, rx * 0.06, ry * 0.07, '#dcecc4', { opacity: 0.8 })
  );
}

const LOTUS: Record<string, readonly Hsl[]> = { pink: [[334, 72, 66]], white: [[50, 26, 94]] };

export const lotus: Subject = {
  hues: [
    [132, 28, 34],
    [334, 44, 66],
    [140, 24, 42],
  ],
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    const hue = random.pick(coloursOf(paint, LOTUS));
    return (
      lotusPad(paint, x - width * 0.3, floor - height * 0.16, width * 0.46, height * 0.16, -0.1) +
      lotusPad(paint, x + width * 0.36, floor - height * 0.1, width * 0.5, height * 0.17, 0.1) +
      stem(
        paint,
        [
          [x, floor, width * 0.04],
          [x, floor - height * 0.3, width * 0.036],
        ],
        [110, 30, 36],
        0,
      ) +
      lotusFlower(paint, x, floor - height * 0.3, width * 0.86, hue)
    );
  },
  whole: (paint) => {
    const { random, light, x, floor, height, width, scene } = paint;
    const basin = Math.min(width * 0.78, height * 0.62);
    const painted = paintPot(paint, scene.pot ?? 'basin', x, floor, basin);
    const room = painted.rimY - (floor - height);
    let out =
      oval(x, painted.soilY, painted.mouth * 0.96, basin * 0.085, css(tone(light, [170, 18, 22], 0))) +
      oval(x + light.x * basin * 0.18, painted.soilY - 4, basin * 0.2, basin * 0.025, '#e8f4ff', { opacity: 0.4 });
    const pads = [
      [-0.46, 0.46, 0.2, -0.1],
      [0.46, 0.54, 0.2, 0.1],
      [0.12, 0.66, 0.17, 0],
      [-0.3, 0.2, 0.19, 0.2],
      [0.33, 0.24, 0.2, 0.15],
      [-0.02, 0.12, 0.16, 0.25],
    ] as const;
    const blooms = [
      [-0.13, 0.64, 0.36],
      [0.26, 0.86, 0.3],
    ] as const;
    const stalk = (u: number, v: number): string =>
      stem(
        paint,
        [
          [x + u * basin * 0.4, painted.soilY + basin * 0.03, basin * 0.016],
          [x + u * basin * 0.75, painted.soilY - room * v * 0.5, basin * 0.015],
          [x + u * basin, painted.soilY - room * v, basin * 0.014],
        ],
        [108, 30, 36],
        0,
      );
    for (const [u, v] of [...pads, ...blooms]) out += stalk(u, v);
    pads
      .slice(0, 3)
      .forEach(
        ([u, v, size, level]) =>
          (out += lotusPad(
            paint,
            x + u * basin,
            painted.soilY - room * v,
            basin * size * 1.2,
            basin * size * 0.5,
            level,
          )),
      );
    const hue = random.pick(coloursOf(paint, LOTUS));
    for (const [u, v, size] of blooms)
      out += lotusFlower(paint, x + u * basin, painted.soilY - room * v, basin * size, hue);
    pads
      .slice(3)
      .forEach(
        ([u, v, size, level]) =>
          (out += lotusPad(
            paint,
            x + u * basin,
            painted.soilY - room * v,
            basin * size * 1.2,
            basin * size * 0.5,
            level,
          )),
      );
    out +=
      stalk(-0.32, 0.74) +
      shape(petal(-90, 0, basin * 0.16, basin * 0.05, 0.3), css(tone(light, hue, 0))).replace(
        '<path',
        `<path transform="translate(${n(x - 0.32 * basin)} ${n(painted.soilY - room * 0.72)})"`,
      );
    let duckweed = '';
    for (let i = 0; i < 40; i += 1)
      duckweed += dot(
        x + random.around(0, basin * 0.42),
        painted.soilY + random.around(0, basin * 0.05),
        basin * 0.008,
        basin * 0.005,
      );
    return (
      groundShadow(paint, x, floor, basin, height * 0.6) +
      painted.back +
      shape(duckweed, css(tone(light, [92, 46, 46], 0.2))) +
      out +
      painted.front
    );
  },
};
