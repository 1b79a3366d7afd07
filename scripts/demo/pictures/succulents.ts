import { inPot } from './planting';
import { facing, tone } from './light';
import type { Paint, Subject } from './scene';
import { petal } from './shapes';
import { css, dot, type Hsl, line, n, oval, shape } from './svg';

const ROSETTES: readonly Hsl[] = [
  [150, 22, 54],
  [100, 30, 52],
  [330, 26, 62],
  [190, 18, 58],
  [80, 40, 54],
  [280, 16, 58],
];

/** A rosette of fat pointed leaves, seen from above and a little aside. */
function rosette({ light, random, sheet }: Paint, x: number, y: number, size: number, hue: Hsl): string {
  let leaves = '';
  const rings = [
    [11, 0.5, 0.15],
    [10, 0.42, 0.14],
    [8, 0.33, 0.12],
    [6, 0.24, 0.1],
    [5, 0.15, 0.075],
    [3, 0.08, 0.05],
  ] as const;
  rings.forEach(([count, length, half], ring) => {
    const start = random.between(0, 360);
    for (let i = 0; i < count; i += 1) {
      const angle = start + (360 / count) * i;
      const radians = (angle * Math.PI) / 180;
      const level = facing(light, Math.cos(radians) * 0.8, Math.sin(radians) * 0.8, 0.4) * 0.6 - 0.25 + ring * 0.09;
      const d = petal(angle, 0, length * size, half * size, 0.55);
      leaves +=
        shape(d, css(tone(light, hue, level)), { stroke: '#1c2a20', width: size * 0.004, strokeOpacity: 0.45 }) +
        shape(
          d,
          sheet.radial(
            [
              [0, '#fff', 0.26],
              [0.6, '#fff', 0.04],
              [1, '#b04a6a', 0.34],
            ],
            [0.45, 0.42, 0.62],
          ),
        );
    }
  });
  return (
    oval(x, y + size * 0.06, size * 0.5, size * 0.4, '#0c1008', { opacity: 0.4 }) +
    `<g transform="translate(${n(x)} ${n(y)}) scale(1 .82)">${leaves}</g>`
  );
}

export const succulents: Subject = {
  hues: [
    [150, 16, 44],
    [330, 16, 56],
    [100, 22, 46],
  ],
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    return [
      [-0.36, 0.88, 0.5],
      [0.34, 0.86, 0.52],
      [-0.02, 0.72, 0.46],
      [-0.4, 0.44, 0.56],
      [0.42, 0.42, 0.5],
      [0.02, 0.3, 0.66],
      [-0.36, 0.04, 0.46],
      [0.42, 0, 0.5],
    ]
      .map(([u = 0, v = 0, s = 0]) =>
        rosette(paint, x + u * width, floor - v * height, s * width * 1.1, random.pick(ROSETTES)),
      )
      .join('');
  },
  whole: (paint) =>
    inPot(paint, ['terracotta', 'white-ceramic', 'cement'], 0.62, ({ x, soilY, width }) => ({
      inside: '',
      over: [
        [-0.25, 0.1, 0.36],
        [0.24, 0.11, 0.38],
        [0, 0.2, 0.34],
        [-0.36, 0, 0.28],
        [0.37, -0.01, 0.3],
        [-0.1, -0.01, 0.42],
        [0.15, -0.03, 0.32],
        [-0.28, -0.07, 0.22],
      ]
        .map(([u = 0, v = 0, s = 0]) =>
          rosette(paint, x + u * width, soilY - (v + 0.05) * width, s * width, paint.random.pick(ROSETTES)),
        )
        .join(''),
    })),
};

/** A ribbed body with rows of spines. */
function column(
  { light, random, sheet }: Paint,
  x: number,
  foot: number,
  width: number,
  height: number,
  hue: Hsl,
  flower: boolean,
): string {
  const top = foot - height;
  const r = width / 2;
  let out = '';
  const body = `M${n(x - r * 0.8)} ${n(foot)}C${n(x - r * 1.15)} ${n(foot - height * 0.3)} ${n(x - r * 1.05)} ${n(top + r * 0.2)} ${n(x - r * 0.6)} ${n(top + r * 0.08)}Q${n(x)} ${n(top - r * 0.16)} ${n(x + r * 0.6)} ${n(top + r * 0.08)}C${n(x + r * 1.05)} ${n(top + r * 0.2)} ${n(x + r * 1.15)} ${n(foot - height * 0.3)} ${n(x + r * 0.8)} ${n(foot)}Z`;
  out += shape(body, css(tone(light, hue, -0.35)));
  let spines = '';
  let cushions = '';
  for (let i = -4; i <= 4; i += 1) {
    const turn = (i / 4.6) * (Math.PI / 2);
    const cx = Math.sin(turn) * r;
    const half = Math.max(2, r * 0.17 * Math.cos(turn));
    const rib = `M${n(x + cx * 0.8 - half)} ${n(foot)}C${n(x + cx * 1.1 - half)} ${n(foot - height * 0.3)} ${n(x + cx * 1.02 - half)} ${n(top + r * 0.35)} ${n(x + cx * 0.16)} ${n(top + r * 0.03)}C${n(x + cx * 1.02 + half)} ${n(top + r * 0.35)} ${n(x + cx * 1.1 + half)} ${n(foot - height * 0.3)} ${n(x + cx * 0.8 + half)} ${n(foot)}Z`;
    out += shape(rib, css(tone(light, hue, facing(light, Math.sin(turn), -0.2, Math.cos(turn)) * 0.8 - 0.1)));
    const rows = Math.max(5, Math.round(height / (r * 0.26)));
    for (let row = 1; row < rows; row += 1) {
      const t = row / rows;
      const px = x + cx * (0.8 + 0.28 * Math.sin(t * Math.PI)) * (t > 0.8 ? 1 - (t - 0.8) * 2.2 : 1);
      const py = foot - height * t * 0.97;
      cushions += dot(px, py, r * 0.026);
      for (let k = 0; k < 5; k += 1) {
        const angle = random.between(0, Math.PI * 2);
        spines += `M${n(px)} ${n(py)}l${n(Math.cos(angle) * r * 0.17)} ${n(Math.sin(angle) * r * 0.14)}`;
      }
    }
  }
  out += line(spines, '#fff6d6', Math.max(1, r * 0.014), 0.8) + shape(cushions, '#e9d8a4');
  if (flower) {
    const hueOf: Hsl = random.pick([
      [332, 78, 60],
      [20, 88, 58],
      [50, 92, 60],
    ] as const);
    for (const [u, v] of [
      [-0.28, 0.1],
      [0.26, 0.12],
      [0, 0.02],
    ] as const) {
      out += `<g transform="translate(${n(x + u * r)} ${n(top + v * r)})">${[-150, -30, -120, -60, -90, -170, -10].map((angle) => shape(petal(angle, 0, r * 0.42, r * 0.1, 0.3), css(tone(light, hueOf, random.around(0.1, 0.3))))).join('')}${shape(dot(0, -r * 0.12, r * 0.08), '#ffe27a')}</g>`;
    }
  }
  return (
    oval(
      x,
      foot,
      r * 0.95,
      r * 0.2,
      sheet.radial([
        [0, '#0a0a04', 0.7],
        [1, '#0a0a04', 0],
      ]),
    ) + out
  );
}

export const cactus: Subject = {
  hues: [
    [130, 18, 36],
    [40, 26, 52],
    [110, 22, 42],
  ],
  close: (paint) => {
    const { x, floor, width, height } = paint;
    return (
      column(paint, x - width * 0.34, floor + 60, width * 0.5, height * 0.6, [134, 30, 34], false) +
      column(paint, x + width * 0.38, floor + 60, width * 0.5, height * 0.5, [112, 32, 38], true) +
      column(paint, x, floor + 80, width * 0.64, height * 0.7, [126, 34, 36], true)
    );
  },
  whole: (paint) =>
    inPot(paint, ['terracotta', 'cement', 'white-ceramic'], 0.52, ({ x, soilY, room, width }) => ({
      inside:
        column(paint, x + width * 0.02, soilY, width * 0.34, room * 0.82, [130, 30, 35], true) +
        column(paint, x - width * 0.28, soilY + width * 0.02, width * 0.26, room * 0.52, [118, 30, 38], false) +
        column(paint, x + width * 0.29, soilY + width * 0.03, width * 0.3, room * 0.4, [140, 26, 36], true) +
        column(paint, x - width * 0.06, soilY + width * 0.06, width * 0.3, room * 0.26, [106, 34, 40], true),
    })),
};
