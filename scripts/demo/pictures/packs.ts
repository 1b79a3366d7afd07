import { tone } from './light';
import type { Paint } from './scene';
import { lump } from './shapes';
import { type Hsl, box, css, group, line, n, oval, polygon, shape } from './svg';
import { cylinder, label } from './vessels';

/** A carton in three faces; `front` draws on its front, in picture units from the front's top left. */
export function carton(
  { light, sheet }: Paint,
  x: number,
  foot: number,
  width: number,
  height: number,
  hue: Hsl,
  front: (x: number, y: number) => string,
): string {
  const depth = width * 0.26;
  const [left, top] = [x - width / 2, foot - height];
  const side = light.x > 0 ? 1 : -1;
  const edge = side > 0 ? left + width : left;
  const lit = side > 0 ? 0.2 : -0.4;
  return (
    shape(
      polygon([
        [edge, top],
        [edge + side * depth, top - depth * 0.42],
        [edge + side * depth, foot - depth * 0.42],
        [edge, foot],
      ]),
      css(tone(light, hue, lit - 0.35)),
    ) +
    shape(
      polygon([
        [left, top],
        [left + width, top],
        [left + width + side * depth, top - depth * 0.42],
        [left + side * depth, top - depth * 0.42],
      ]),
      css(tone(light, hue, 0.5)),
    ) +
    box(left, top, width, height, css(tone(light, hue, 0))) +
    front(left, top) +
    box(
      left,
      top,
      width,
      height,
      sheet.linear(
        [
          [0, '#fff', 0.16],
          [0.5, '#fff', 0],
          [1, '#000', 0.26],
        ],
        [0, 0, 0.4, 1],
      ),
    ) +
    line(`M${n(left)} ${n(top)}H${n(left + width)}`, '#fff', 3, 0.5)
  );
}

/** Wrapped sweets, cut in blocks and rolled in paper. */
export function candies(
  { light, random }: Paint,
  x: number,
  y: number,
  spreadX: number,
  spreadY: number,
  size: number,
  count: number,
): string {
  const pieces = Array.from(
    { length: count },
    () => [x + random.around(0, spreadX), y + random.around(0, spreadY)] as const,
  ).sort((a, b) => a[1] - b[1]);
  return pieces
    .map(([px, py]) => {
      const hue: Hsl = random.pick([
        [96, 40, 70],
        [30, 54, 66],
        [42, 60, 82],
        [350, 46, 72],
      ] as const);
      const w = size * 0.5;
      const h = size * 0.3;
      const paper = `M${n(-w * 1.7)} ${n(-h * 0.7)}L${n(-w)} ${n(-h * 0.35)}L${n(-w)} ${n(h * 0.35)}L${n(-w * 1.7)} ${n(h * 0.7)}L${n(-w * 1.5)} 0ZM${n(w * 1.7)} ${n(-h * 0.7)}L${n(w)} ${n(-h * 0.35)}L${n(w)} ${n(h * 0.35)}L${n(w * 1.7)} ${n(h * 0.7)}L${n(w * 1.5)} 0Z`;
      return group(
        oval(0, h * 0.9, w * 1.4, h * 0.5, '#1a0c04', { opacity: 0.35 }) +
          shape(paper, css(tone(light, hue, -0.1)), { stroke: '#6a4a2a', width: 1.5, strokeOpacity: 0.4 }) +
          box(-w, -h, w * 2, h * 2, css(tone(light, hue, 0.15)), { round: h * 0.5 }) +
          box(-w, -h, w * 2, h * 0.7, '#fff', { opacity: 0.4, round: h * 0.4 }) +
          box(-w, h * 0.35, w * 2, h * 0.65, '#3a1c04', { opacity: 0.2, round: h * 0.4 }) +
          box(-w * 0.32, -h, w * 0.64, h * 2, css([hue[0], 54, 42]), { opacity: 0.5 }),
        `translate(${n(px)} ${n(py)}) rotate(${Math.round(random.between(-60, 60))})`,
      );
    })
    .join('');
}

/** A pouch of kraft paper with a window; `content` fills the window's box. */
export function pouch(
  paint: Paint,
  x: number,
  foot: number,
  width: number,
  height: number,
  hue: Hsl,
  content: (x: number, y: number, w: number, h: number) => string,
): string {
  const { light, random, sheet } = paint;
  const half = width / 2;
  const outline = `M${n(x - half * 0.94)} ${n(foot - height)}L${n(x + half * 0.94)} ${n(foot - height)}C${n(x + half * 0.9)} ${n(foot - height * 0.7)} ${n(x + half * 1.08)} ${n(foot - height * 0.3)} ${n(x + half)} ${n(foot)}Q${n(x)} ${n(foot + half * 0.16)} ${n(x - half)} ${n(foot)}C${n(x - half * 1.08)} ${n(foot - height * 0.3)} ${n(x - half * 0.9)} ${n(foot - height * 0.7)} ${n(x - half * 0.94)} ${n(foot - height)}Z`;
  const [wx, wy, ww, wh] = [x - half * 0.66, foot - height * 0.5, half * 1.32, height * 0.4];
  let creases = '';
  for (let i = 0; i < 12; i += 1)
    creases += `M${n(x + random.around(0, half * 0.9))} ${n(foot - height * random.between(0.05, 0.95))}q${n(random.around(0, 40))} 20 ${n(random.around(0, 60))} ${n(random.between(30, 110))}`;
  return (
    shape(outline, css(tone(light, hue, 0))) +
    box(x - half * 0.93, foot - height, width * 0.93, height * 0.09, css(tone(light, hue, 0.3))) +
    line(`M${n(x - half * 0.9)} ${n(foot - height * 0.89)}H${n(x + half * 0.9)}`, css(tone(light, hue, -0.6)), 3, 0.6) +
    label(paint, x, foot - height * 0.84, half * 1.1, height * 0.28, [hue[0] + 90, 46, 38]) +
    box(wx, wy, ww, wh, '#3a2410', { round: 40 }) +
    content(wx, wy, ww, wh) +
    box(
      wx,
      wy,
      ww,
      wh,
      sheet.linear(
        [
          [0, '#fff', 0.4],
          [0.3, '#fff', 0.04],
          [0.5, '#fff', 0.16],
          [0.52, '#fff', 0],
          [1, '#000', 0.16],
        ],
        [0, 0, 1, 0.6],
      ),
      { round: 40, stroke: css(tone(light, hue, -0.5)), width: 5 },
    ) +
    line(creases, '#fff', 4, 0.16) +
    shape(outline, cylinder(paint, 0.6))
  );
}

export const driedSlices =
  ({ light, random, sheet }: Paint, hues: readonly Hsl[], count: number) =>
  (x: number, y: number, w: number, h: number): string =>
    Array.from({ length: count }, () => {
      const size = w * random.between(0.09, 0.13);
      const [px, py] = [random.between(x + size, x + w - size), random.between(y + size * 0.8, y + h - size * 0.8)];
      return (
        shape(
          lump(random, px, py, size, size * random.between(0.5, 0.9), 0.16),
          css(tone(light, random.pick(hues), random.around(0, 0.4))),
          { stroke: '#5a2c04', width: 2, strokeOpacity: 0.4 },
        ) +
        oval(
          px - 4,
          py - 4,
          size * 0.5,
          size * 0.34,
          sheet.radial([
            [0, '#fff', 0.4],
            [1, '#fff', 0],
          ]),
        )
      );
    }).join('');
