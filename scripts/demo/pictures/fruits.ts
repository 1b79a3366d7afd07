import { facing, type LightSpec, tone } from './light';
import { seededRandom } from './random';
import type { Paint } from './scene';
import { lump, petal } from './shapes';
import { css, dot, type Hsl, line, n, oval, place, type Sheet, shape } from './svg';

export const FRUITS = ['durian', 'mangosteen', 'rambutan', 'jackfruit', 'pomelo', 'coconut'] as const;
export type Fruit = (typeof FRUITS)[number];

/** Points on the near half of a ball, evenly spread: where, and how far round towards the rim. */
function ball(count: number): { x: number; y: number; z: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const reach = Math.sin((Math.sqrt((i + 0.5) / count) * Math.PI) / 2);
    const angle = i * 2.39996;
    return { x: Math.cos(angle) * reach, y: Math.sin(angle) * reach, z: Math.sqrt(Math.max(0, 1 - reach * reach)) };
  });
}

/** Light and shade over a round body, in white and dark. */
const roundness = (sheet: Sheet, light: LightSpec, rx: number, ry: number, shine = 0.4): string =>
  oval(
    0,
    0,
    rx,
    ry,
    sheet.radial(
      [
        [0, '#fffbe6', shine],
        [0.3, '#fffbe6', shine * 0.2],
        [0.6, '#100804', 0.08],
        [0.88, '#100804', 0.5],
        [1, '#2a1c10', 0.42],
      ],
      [0.5 + light.x * 0.28, 0.5 + light.y * 0.26, 0.78],
    ),
  );

/** Little pyramids all over, each with a lit and a dark face. */
function spikes(light: LightSpec, hue: Hsl, rx: number, ry: number, count: number, height: number): string {
  const lanes = new Map<string, string>();
  const add = (colour: string, d: string): void => void lanes.set(colour, (lanes.get(colour) ?? '') + d);
  for (const { x, y, z } of ball(count).reverse()) {
    const [cx, cy] = [x * rx, y * ry];
    const [tx, ty] = [cx + x * height, cy + y * height - height * 0.1 * z];
    const base = (rx * 1.75) / Math.sqrt(count);
    const level = Math.round(facing(light, x, y, z) * 4) / 4 - 0.15;
    add(css(tone(light, hue, level + 0.35)), `M${n(cx - base)} ${n(cy)}L${n(tx)} ${n(ty)}L${n(cx)} ${n(cy - base)}Z`);
    add(css(tone(light, hue, level - 0.1)), `M${n(cx)} ${n(cy - base)}L${n(tx)} ${n(ty)}L${n(cx + base)} ${n(cy)}Z`);
    add(
      css(tone(light, hue, level - 0.55)),
      `M${n(cx + base)} ${n(cy)}L${n(tx)} ${n(ty)}L${n(cx)} ${n(cy + base)}ZM${n(cx)} ${n(cy + base)}L${n(tx)} ${n(ty)}L${n(cx - base)} ${n(cy)}Z`,
    );
  }
  return [...lanes].map(([colour, d]) => shape(d, colour)).join('');
}

const DRAWN: Record<Fruit, (sheet: Sheet, light: LightSpec) => string> = {
  durian: (sheet, light) => {
    const hue: Hsl = [66, 42, 38];
    return (
      line('M0 -56C-2 -66 4 -72 2 -84', css(tone(light, [40, 30, 34], 0)), 7) +
      oval(0, 0, 44, 53, css(tone(light, hue, -0.6))) +
      spikes(light, hue, 43, 52, 210, 5.5) +
      roundness(sheet, light, 49, 58, 0.16)
    );
  },
  mangosteen: (sheet, light) => {
    const hue: Hsl = [332, 52, 20];
    const sepals = `<g transform="translate(0 -37) scale(1 .5)">${[225, 315, 135, 45].map((angle) => shape(petal(angle, 0, 34, 17, 1), css(tone(light, [84, 36, 48], angle > 180 ? -0.15 : 0.25)), { stroke: '#2c3a10', width: 1.4 })).join('')}</g>`;
    return (
      oval(0, 4, 49, 46, css(hue)) +
      roundness(sheet, light, 49, 48, 0.34) +
      shape(dot(-18, -14, 9, 6), '#fff', { opacity: 0.28 }) +
      sepals +
      line('M0 -38V-56', css(tone(light, [60, 30, 34], 0)), 7)
    );
  },
  rambutan: (sheet, light) => {
    const random = seededRandom(41);
    const hue: Hsl = [356, 74, 42];
    const lanes = new Map<string, string>();
    let tips = '';
    for (const { x, y, z } of ball(170).reverse()) {
      const reach = 11 + 9 * (1 - z);
      const [cx, cy] = [x * 38, y * 38];
      const [tx, ty] = [cx + x * reach + random.around(0, 6), cy + y * reach + 5 + random.around(0, 4)];
      const colour = css(tone(light, hue, Math.round(facing(light, x, y, z) * 3) / 3 + 0.1));
      lanes.set(
        colour,
        `${lanes.get(colour) ?? ''}M${n(cx)} ${n(cy)}Q${n(cx + x * reach * 0.7)} ${n(cy + y * reach * 0.6 - 3)} ${n(tx)} ${n(ty)}`,
      );
      tips += `M${n(cx + (tx - cx) * 0.7)} ${n(cy + (ty - cy) * 0.7)}L${n(tx)} ${n(ty)}`;
    }
    return (
      oval(0, 0, 41, 41, css(hue)) +
      roundness(sheet, light, 41, 41, 0.3) +
      [...lanes].map(([colour, d]) => line(d, colour, 2.3)).join('') +
      line(tips, css([76, 62, 52]), 1.5, 0.85)
    );
  },
  jackfruit: (sheet, light) => {
    const hue: Hsl = [62, 48, 42];
    return (
      line('M0 -66V-92', css(tone(light, [40, 26, 34], 0)), 9) +
      oval(0, 0, 44, 68, css(tone(light, hue, -0.5))) +
      spikes(light, hue, 43, 67, 420, 1.6) +
      roundness(sheet, light, 46, 70, 0.2)
    );
  },
  pomelo: (sheet, light) => {
    const hue: Hsl = [74, 56, 46];
    let pores = '';
    for (const { x, y } of ball(150)) pores += dot(x * 47, y * 48, 0.9);
    return (
      shape('M-8 -52C-20 -48 -50 -26 -50 6C-50 34 -26 51 0 51C26 51 50 34 50 6C50 -26 20 -48 8 -52Z', css(hue)) +
      shape(pores, '#3c4a08', { opacity: 0.35 }) +
      roundness(sheet, light, 50, 52, 0.42) +
      shape(dot(-16, -16, 10, 7), '#fff', { opacity: 0.3 }) +
      line('M0 -50V-64', css(tone(light, [80, 30, 34], 0)), 5)
    );
  },
  coconut: (sheet, light) => {
    const random = seededRandom(17);
    let husk = '';
    for (let i = 0; i < 90; i += 1) {
      const x = random.between(-40, 40);
      husk += `M${n(x)} ${n(random.between(-36, 20))}q${n(x * 0.14)} 12 ${n(x * 0.05)} ${n(random.between(12, 26))}`;
    }
    return (
      shape(
        'M0 -52C26 -50 49 -28 49 2C49 30 28 50 0 50C-28 50 -49 30 -49 2C-49 -28 -26 -50 0 -52Z',
        css([30, 36, 36]),
      ) +
      line(husk, '#1c0f06', 1.5, 0.4) +
      line(husk.slice(0, 900).replace(/M[^M]*$/, ''), '#f0d0a0', 1, 0.3) +
      roundness(sheet, light, 49, 51, 0.3)
    );
  },
};

/** A fruit 100 units across. */
export const fruit = ({ sheet, light }: Paint, kind: Fruit): string =>
  sheet.symbol(`fruit ${kind}`, () => DRAWN[kind](sheet, light));

/** One of the fruit opened, as sellers do to show what is inside. */
function opened({ sheet, random }: Paint, kind: Fruit): string {
  return sheet.symbol(`open ${kind}`, () => {
    const flesh: Record<Fruit, readonly [rind: string, pith: string, flesh: string]> = {
      durian: ['#6f7432', '#f3ead0', '#f5cf4e'],
      mangosteen: ['#3a1020', '#8e2a44', '#fdfaf4'],
      rambutan: ['#b3202c', '#f3d9cc', '#f7f4ee'],
      jackfruit: ['#8a8838', '#f3e7b8', '#f4b52e'],
      pomelo: ['#b4c24a', '#fbf3dc', '#f2a09a'],
      coconut: ['#5c3c22', '#caa878', '#fffdf8'],
    };
    const [rind, pith, meat] = flesh[kind];
    let out = oval(0, 0, 50, 46, rind) + oval(0, 0, 45, 41, pith);
    if (kind === 'coconut')
      return (
        out +
        oval(0, 0, 40, 36, meat) +
        oval(
          0,
          3,
          29,
          25,
          sheet.radial([
            [0, '#cfc8b8', 1],
            [0.7, '#e9e2d4', 1],
            [1, '#fffdf8', 1],
          ]),
        )
      );
    const segments = kind === 'durian' || kind === 'jackfruit' ? 5 : kind === 'pomelo' ? 11 : 6;
    for (let i = 0; i < segments; i += 1) {
      const d = petal((360 / segments) * i + 12, 6, 40, kind === 'pomelo' ? 10 : 16, 1, random.around(0, 2));
      out +=
        shape(d, meat, { stroke: pith, width: 2 }) +
        shape(
          d,
          sheet.radial(
            [
              [0, '#fff', 0.42],
              [0.6, '#fff', 0],
              [1, '#7a3a00', 0.26],
            ],
            [0.4, 0.34, 0.7],
          ),
        );
    }
    return out + oval(0, 0, 7, 6, pith);
  });
}

/** A heap of the fruit on leaves, one cut open: what the seedling will bear. */
export function fruitStill(paint: Paint, kind: Fruit): string {
  const { random, x, floor, width, height, light, sheet } = paint;
  const tall = kind === 'jackfruit' ? 0.74 : 1;
  const size = width * (kind === 'rambutan' || kind === 'mangosteen' ? 0.34 : 0.5) * tall;
  const board: Hsl = [28, 40, 40];
  let out = shape(
    `M${n(x - width)} ${n(floor)}V${n(floor - height * 0.36)}H${n(x + width)}V${n(floor)}Z`,
    sheet.linear(
      [
        [0, css(tone(light, board, 0.2)), 0.85],
        [1, css(tone(light, board, -0.4))],
      ],
      [0, 0, 0, 1],
    ),
  );
  const places: readonly (readonly [number, number, number])[] =
    kind === 'rambutan' || kind === 'mangosteen'
      ? [
          [-0.26, 0.5, 0.9],
          [0.04, 0.53, 0.95],
          [0.32, 0.49, 0.9],
          [-0.38, 0.33, 1],
          [-0.08, 0.35, 1.04],
          [0.36, 0.31, 1],
        ]
      : [
          [-0.24, 0.5, 0.92],
          [0.27, 0.5, 1],
          [-0.12, 0.34, 1.06],
        ];
  const cut = [kind === 'rambutan' || kind === 'mangosteen' ? 0.13 : 0.27, 0.2, 0.92] as const;
  for (const [u, v, scale] of [...places, cut]) {
    const last = v === cut[1];
    const [px, py] = [x + u * width, floor - v * height];
    const s = size * scale;
    out += oval(
      px - light.x * s * 0.12,
      py + s * 0.5,
      s * 0.56,
      s * 0.14,
      sheet.radial([
        [0, '#0c0602', 0.7],
        [0.6, '#0c0602', 0.4],
        [1, '#0c0602', 0],
      ]),
    );
    out += place(last ? opened(paint, kind) : fruit(paint, kind), px, py, {
      size: s,
      angle: random.around(0, last ? 20 : 14),
    });
  }
  return out + shape(lump(random, x, floor + height * 0.02, width * 0.6, 3, 0), '#000', { opacity: 0.2 });
}
