import { tone } from './light';
import type { Paint } from './scene';
import { petal } from './shapes';
import { type Hsl, box, css, dot, group, line, n, oval, polygon, shape } from './svg';

/** A label without words: a frame, a sprig, a few rules. */
export function label({ light }: Paint, x: number, y: number, width: number, height: number, hue: Hsl): string {
  const ink = css([hue[0], 50, 30]);
  const sprig = [-150, -120, -90, -60, -30]
    .map((angle) => petal(angle, width * 0.02, width * 0.2, width * 0.04, 0.4))
    .join('');
  return (
    box(x - width / 2, y, width, height, css(tone(light, [44, 50, 92], -0.02)), { round: width * 0.04 }) +
    box(x - width * 0.46, y + width * 0.04, width * 0.92, height - width * 0.08, 'none', {
      stroke: ink,
      width: width * 0.012,
      strokeOpacity: 0.7,
      round: width * 0.03,
    }) +
    group(shape(sprig, css(hue)) + shape(dot(0, 0, width * 0.035), ink), `translate(${n(x)} ${n(y + height * 0.5)})`) +
    line(
      [0.64, 0.74, 0.84]
        .map((t, i) => `M${n(x - width * (0.28 - i * 0.06))} ${n(y + height * t)}H${n(x + width * (0.28 - i * 0.06))}`)
        .join(''),
      ink,
      width * 0.022,
      0.5,
    )
  );
}

/** Light across an upright round thing: dark edge, lit side, light thrown back. */
export const cylinder = (paint: Paint, opacity = 1): string => {
  const stops = [
    [0, '#000', 0.5],
    [0.14, '#000', 0.1],
    [0.26, '#fff', 0.42],
    [0.38, '#fff', 0.04],
    [0.7, '#000', 0.14],
    [0.93, '#000', 0.5],
    [1, '#000', 0.28],
  ] as const;
  return paint.sheet.linear(
    stops
      .map(([at, colour, alpha]) => [paint.light.x < 0 ? at : 1 - at, colour, alpha * opacity] as const)
      .sort((a, b) => a[0] - b[0]),
  );
};

/** A body of revolution as a path from half widths at heights (parts of the height, from the foot up). */
function turnedBody(
  x: number,
  foot: number,
  height: number,
  half: number,
  profile: readonly (readonly [number, number])[],
): string {
  const right = profile.map(([t, w]) => [x + half * w, foot - height * t] as const);
  const left = [...profile].reverse().map(([t, w]) => [x - half * w, foot - height * t] as const);
  const first = profile[0]?.[1] ?? 1;
  return `${polygon([...right, ...left]).slice(0, -1)}Q${n(x)} ${n(foot + half * 0.24 * first)} ${n(x + half * first)} ${n(foot)}Z`;
}

export function honeyJar(paint: Paint, x: number, foot: number, width: number): string {
  const { sheet, light } = paint;
  const height = width * 1.15;
  const half = width / 2;
  const glass = turnedBody(x, foot, height, half, [
    [0, 0.9],
    [0.04, 0.98],
    [0.3, 1],
    [0.66, 1],
    [0.8, 0.95],
    [0.88, 0.8],
    [1, 0.78],
  ]);
  const honey = turnedBody(x, foot - height * 0.03, height, half * 0.95, [
    [0, 0.92],
    [0.3, 1],
    [0.64, 1],
    [0.76, 0.97],
  ]);
  const lid = css(tone(light, [42, 66, 52], 0));
  return (
    oval(
      x - light.x * width * 0.4,
      foot + width * 0.06,
      width * 0.6,
      width * 0.12,
      sheet.radial([
        [0, '#e8860a', 0.6],
        [1, '#e8860a', 0],
      ]),
    ) +
    shape(glass, '#fff7e0', { opacity: 0.4 }) +
    shape(
      honey,
      sheet.linear(
        [
          [0, '#f8b52a'],
          [0.5, '#e08a10'],
          [1, '#a85404'],
        ],
        [0, 0, 0, 1],
      ),
    ) +
    oval(x, foot - height * 0.77, half * 0.92, half * 0.14, '#ffd770') +
    label(paint, x, foot - height * 0.66, width * 0.62, height * 0.46, [36, 80, 44]) +
    shape(glass, cylinder(paint)) +
    box(x - half * 0.84, foot - height * 1.14, half * 1.68, height * 0.18, lid, { round: 10 }) +
    box(x - half * 0.84, foot - height * 1.14, half * 1.68, height * 0.18, cylinder(paint), { round: 10 }) +
    oval(x, foot - height * 1.135, half * 0.84, half * 0.15, css(tone(light, [42, 66, 60], 0.3))) +
    line(
      `M${n(x + Math.sign(light.x) * half * 0.72)} ${n(foot - height * 0.7)}V${n(foot - height * 0.14)}`,
      '#fff',
      half * 0.05,
      0.55,
    )
  );
}

export function bottle(paint: Paint, x: number, foot: number, height: number, glass: Hsl, drink: Hsl): string {
  const { light } = paint;
  const half = height * 0.145;
  const outline = turnedBody(x, foot, height, half, [
    [0, 0.94],
    [0.02, 1],
    [0.5, 1],
    [0.58, 0.94],
    [0.66, 0.62],
    [0.71, 0.38],
    [0.76, 0.3],
    [0.93, 0.3],
  ]);
  const inside = turnedBody(x, foot - height * 0.015, height, half * 0.93, [
    [0, 0.96],
    [0.5, 1],
    [0.57, 0.94],
    [0.65, 0.6],
    [0.69, 0.4],
  ]);
  return (
    shape(outline, css(tone(light, glass, 0.1)), { opacity: 0.75 }) +
    shape(inside, css(tone(light, drink, 0)), { opacity: 0.86 }) +
    label(paint, x, foot - height * 0.46, half * 1.6, height * 0.3, drink) +
    shape(outline, cylinder(paint)) +
    box(x - half * 0.34, foot - height, half * 0.68, height * 0.16, css(tone(light, [2, 60, 34], 0)), { round: 6 }) +
    box(x - half * 0.34, foot - height, half * 0.68, height * 0.16, cylinder(paint), { round: 6 }) +
    box(x - half * 0.36, foot - height * 0.87, half * 0.72, height * 0.016, css([44, 70, 56])) +
    line(
      `M${n(x + Math.sign(light.x) * half * 0.68)} ${n(foot - height * 0.52)}V${n(foot - height * 0.08)}M${n(x + Math.sign(light.x) * half * 0.18)} ${n(foot - height * 0.82)}V${n(foot - height * 0.7)}`,
      '#fff',
      half * 0.08,
      0.6,
    )
  );
}
