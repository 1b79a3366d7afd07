import { facing, type LightSpec, tone } from './light';
import { fruit } from './fruits';
import { placeLeaf } from './leaves';
import { groundShadow } from './pots';
import type { Paint, Subject } from './scene';
import { lump, petal } from './shapes';
import { box, css, dot, group, type Hsl, line, n, oval, place, polygon, shape } from './svg';

/** A label without words: a frame, a sprig, a few rules. */
function label({ light }: Paint, x: number, y: number, width: number, height: number, hue: Hsl): string {
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
const cylinder = (paint: Paint, opacity = 1): string => {
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

function honeyJar(paint: Paint, x: number, foot: number, width: number): string {
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

function bottle(paint: Paint, x: number, foot: number, height: number, glass: Hsl, drink: Hsl): string {
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

/** A carton in three faces; `front` draws on its front, in picture units from the front's top left. */
function carton(
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
function candies(
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
function pouch(
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

const driedSlices =
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

/** A hanging of leaves and a fruit beside the goods, as a shop would dress them. */
function dressing(paint: Paint, x: number, floor: number, size: number, side: number): string {
  let out = '';
  for (let i = 0; i < 6; i += 1)
    out += placeLeaf(paint, 'ovate', x, floor, {
      size: size * paint.random.between(0.6, 1),
      angle: (side > 0 ? -20 : 200) + (i - 2.5) * 26,
      hue: [106, 42, 34],
      level: paint.random.around(0.1, 0.4),
      squash: 0.6,
      fine: true,
    });
  return out;
}

const ground = (paint: Paint, x: number, floor: number, width: number, height: number): string =>
  groundShadow(paint, x, floor, width * 0.9, height);
const GOODS: readonly Hsl[] = [
  [30, 40, 40],
  [40, 44, 56],
  [104, 26, 36],
  [24, 36, 30],
];

/** Goods are stood once; the close view steps up to them: how near, and how far aside and down (parts of the frame). */
const still = (
  [near, aside, down]: readonly [number, number, number],
  draw: (paint: Paint) => string,
  hues = GOODS,
): Subject => ({
  onTable: true,
  hues,
  whole: (paint) => draw({ ...paint, width: paint.width * 1.08 }),
  close: (paint) =>
    draw({
      ...paint,
      x: paint.x + paint.width * aside,
      floor: paint.floor - paint.height * (1 - down),
      height: paint.height * near,
      width: paint.width * near,
    }),
});

export const honey = still([1.6, 0.2, 0.92], (paint) => {
  const { x, floor, width, light } = paint;
  const s = width * 0.4;
  const comb = Array.from({ length: 28 }, (_, i) => {
    const [cx, cy, r] = [((i % 7) + (Math.floor(i / 7) % 2) * 0.5) * 44, Math.floor(i / 7) * 34, 24];
    return polygon(
      [0, 1, 2, 3, 4, 5].map(
        (k) => [cx + Math.sin((k * Math.PI) / 3) * r, cy - Math.cos((k * Math.PI) / 3) * r * 0.86] as const,
      ),
    );
  }).join('');
  return (
    ground(paint, x - s * 0.55, floor - 60, s, s * 1.2) +
    honeyJar(paint, x - s * 0.55, floor - 60, s) +
    ground(paint, x + s * 0.5, floor, s * 0.8, s) +
    honeyJar(paint, x + s * 0.5, floor, s * 0.8) +
    group(
      box(-50, -46, 390, 196, css(tone(light, [40, 80, 52], -0.3)), { round: 26 }) +
        shape(comb, css(tone(light, [38, 90, 56], 0.1)), { stroke: '#a85c08', width: 7 }) +
        shape(dot(60, 40, 16, 9) + dot(200, 80, 20, 10), '#fff4c0', { opacity: 0.7 }),
      `translate(${n(x - s * 0.32)} ${n(floor + 4)}) scale(.86 .5)`,
    ) +
    dressing(paint, x - s * 1.05, floor + 20, s * 0.4, -1)
  );
});

export const fruitWine = still([1.4, 0.06, 1.12], (paint) => {
  const { x, floor, height, random, light } = paint;
  const tall = Math.min(height * 0.92, paint.width * 0.95);
  const drink: Hsl = random.pick([
    [350, 64, 32],
    [34, 78, 46],
    [300, 40, 28],
    [48, 70, 52],
  ] as const);
  const glass: Hsl = [90, 16, 60];
  const gx = x + tall * 0.34;
  const cup = `M${n(gx - tall * 0.1)} ${n(floor - tall * 0.4)}C${n(gx - tall * 0.12)} ${n(floor - tall * 0.24)} ${n(gx - tall * 0.06)} ${n(floor - tall * 0.19)} ${n(gx)} ${n(floor - tall * 0.18)}C${n(gx + tall * 0.06)} ${n(floor - tall * 0.19)} ${n(gx + tall * 0.12)} ${n(floor - tall * 0.24)} ${n(gx + tall * 0.1)} ${n(floor - tall * 0.4)}Z`;
  const wine = `M${n(gx - tall * 0.105)} ${n(floor - tall * 0.31)}C${n(gx - tall * 0.1)} ${n(floor - tall * 0.22)} ${n(gx - tall * 0.05)} ${n(floor - tall * 0.19)} ${n(gx)} ${n(floor - tall * 0.185)}C${n(gx + tall * 0.05)} ${n(floor - tall * 0.19)} ${n(gx + tall * 0.1)} ${n(floor - tall * 0.22)} ${n(gx + tall * 0.105)} ${n(floor - tall * 0.31)}Z`;
  return (
    ground(paint, x - tall * 0.24, floor - 50, tall * 0.3, tall * 0.7) +
    bottle(paint, x - tall * 0.24, floor - 50, tall * 0.88, glass, drink) +
    ground(paint, x + tall * 0.03, floor, tall * 0.32, tall * 0.7) +
    bottle(paint, x + tall * 0.03, floor, tall, glass, drink) +
    ground(paint, gx, floor, tall * 0.18, tall * 0.3) +
    oval(gx, floor - 6, tall * 0.08, tall * 0.018, '#fff', { opacity: 0.5 }) +
    line(`M${n(gx)} ${n(floor - 8)}V${n(floor - tall * 0.18)}`, '#fff', 12, 0.6) +
    shape(wine, css(tone(light, drink, 0.1)), { opacity: 0.9 }) +
    shape(cup, '#fff', { opacity: 0.2 }) +
    oval(gx, floor - tall * 0.31, tall * 0.105, tall * 0.016, css(tone(light, drink, 0.5))) +
    line(`M${n(gx - tall * 0.07)} ${n(floor - tall * 0.36)}q-10 60 10 110`, '#fff', 8, 0.7) +
    oval(gx, floor - tall * 0.4, tall * 0.1, tall * 0.016, 'none', { stroke: '#fff', width: 4, strokeOpacity: 0.7 })
  );
});

export const coconutCandy = still([1.55, -0.06, 0.86], (paint) => {
  const { x, floor, width } = paint;
  const w = width * 0.52;
  return (
    place(fruit(paint, 'coconut'), x + w * 0.62, floor - w * 0.42, { size: w * 0.52, angle: -12 }) +
    ground(paint, x - w * 0.3, floor - 90, w, w * 0.7) +
    carton(
      paint,
      x - w * 0.3,
      floor - 90,
      w,
      w * 0.78,
      [92, 44, 40],
      (left, top) =>
        box(left, top + w * 0.12, w, w * 0.07, css([46, 74, 62])) +
        box(left, top + w * 0.64, w, w * 0.05, css([46, 74, 62])) +
        label(paint, left + w / 2, top + w * 0.22, w * 0.62, w * 0.4, [92, 50, 34]),
    ) +
    ground(paint, x + w * 0.16, floor, w * 0.9, 100) +
    candies(paint, x + w * 0.2, floor - 20, w * 0.72, w * 0.15, w * 0.15, 26)
  );
});

export const tea = still([1.45, 0.1, 0.95], (paint) => {
  const { x, floor, width, light, random, sheet } = paint;
  const w = width * 0.4;
  const cx = x + w * 0.72;
  let leaves = '';
  for (let i = 0; i < 70; i += 1)
    leaves += `M${n(x - w * 0.1 + random.around(0, w * 0.5))} ${n(floor + random.around(0, w * 0.06))}q${n(random.around(0, 20))} ${n(random.around(0, 12))} ${n(random.around(0, 34))} ${n(random.around(0, 10))}`;
  return (
    ground(paint, x - w * 0.5, floor - 70, w, w * 1.3) +
    carton(
      paint,
      x - w * 0.5,
      floor - 70,
      w,
      w * 1.34,
      [150, 36, 28],
      (left, top) =>
        box(left, top + w * 0.1, w, w * 0.03, css([44, 66, 60])) +
        label(paint, left + w / 2, top + w * 0.3, w * 0.66, w * 0.72, [140, 40, 30]) +
        box(left, top + w * 1.2, w, w * 0.03, css([44, 66, 60])),
    ) +
    ground(paint, cx, floor - 30, w * 0.7, w * 0.4) +
    oval(cx, floor - 36, w * 0.46, w * 0.1, css(tone(light, [40, 20, 88], 0))) +
    shape(
      `M${n(cx - w * 0.32)} ${n(floor - w * 0.42)}C${n(cx - w * 0.3)} ${n(floor - w * 0.16)} ${n(cx - w * 0.18)} ${n(floor - w * 0.1)} ${n(cx)} ${n(floor - w * 0.1)}C${n(cx + w * 0.18)} ${n(floor - w * 0.1)} ${n(cx + w * 0.3)} ${n(floor - w * 0.16)} ${n(cx + w * 0.32)} ${n(floor - w * 0.42)}Z`,
      css(tone(light, [40, 20, 92], 0)),
    ) +
    shape(
      `M${n(cx - w * 0.32)} ${n(floor - w * 0.42)}C${n(cx - w * 0.3)} ${n(floor - w * 0.16)} ${n(cx - w * 0.18)} ${n(floor - w * 0.1)} ${n(cx)} ${n(floor - w * 0.1)}C${n(cx + w * 0.18)} ${n(floor - w * 0.1)} ${n(cx + w * 0.3)} ${n(floor - w * 0.16)} ${n(cx + w * 0.32)} ${n(floor - w * 0.42)}Z`,
      cylinder(paint, 0.6),
    ) +
    oval(cx, floor - w * 0.42, w * 0.32, w * 0.075, css([40, 20, 94])) +
    oval(
      cx,
      floor - w * 0.41,
      w * 0.28,
      w * 0.058,
      sheet.radial([
        [0, '#d99a2a'],
        [1, '#9a5a10'],
      ]),
    ) +
    line(leaves, css(tone(light, [80, 24, 22], 0)), 7) +
    line(leaves.slice(0, leaves.length / 2).replace(/M[^M]*$/, ''), css(tone(light, [86, 30, 34], 0.2)), 5)
  );
});

export const driedFruit = still([1.5, 0.14, 0.98], (paint) => {
  const { x, floor, width } = paint;
  const w = width * 0.42;
  const hues: readonly Hsl[] = [
    [40, 84, 58],
    [32, 82, 54],
    [22, 70, 48],
  ];
  return (
    ground(paint, x - w * 0.42, floor - 80, w, w) +
    pouch(paint, x - w * 0.42, floor - 80, w, w * 1.42, [34, 42, 56], driedSlices(paint, hues, 42)) +
    ground(paint, x + w * 0.56, floor - 20, w, w) +
    pouch(
      paint,
      x + w * 0.56,
      floor - 20,
      w * 0.88,
      w * 1.22,
      [34, 42, 60],
      driedSlices(
        paint,
        [
          [48, 70, 66],
          [50, 60, 72],
          [44, 66, 60],
        ],
        42,
      ),
    ) +
    driedSlices(paint, hues, 20)(x - w * 0.7, floor - 20, w * 1.3, w * 0.22)
  );
});

/** Rice paper in a banded stack; the variant `banana` is rolled banana sheets instead. */
export const ricePaper = still([1.3, 0, 0.82], (paint) => {
  const { x, floor, width, light, random, sheet, scene } = paint;
  const w = width * 0.74;
  const banana = scene.variant === 'banana';
  const hue: Hsl = banana ? [30, 60, 40] : [44, 36, 86];
  let out = ground(paint, x, floor, w, w * 0.3);
  const layers = 20;
  for (let i = 0; i < layers; i += 1) {
    const y = floor - w * 0.1 - i * w * 0.013;
    out += oval(
      x + random.around(0, w * 0.008),
      y,
      w * 0.5,
      w * 0.15,
      css(tone(light, hue, i === layers - 1 ? 0.15 : -0.3 + (i % 2) * 0.16)),
      { stroke: '#6a4a2a', width: 1.5, strokeOpacity: 0.35 },
    );
  }
  const top = floor - w * 0.1 - (layers - 1) * w * 0.013;
  let [seeds, pale] = ['', ''];
  for (let i = 0; i < 260; i += 1) {
    const angle = random.between(0, Math.PI * 2);
    const reach = Math.sqrt(random.next()) * 0.47;
    const seed = dot(x + Math.cos(angle) * reach * w, top + Math.sin(angle) * reach * w * 0.3, w * 0.0035, w * 0.0022);
    if (random.chance(0.5)) seeds += seed;
    else pale += seed;
  }
  out +=
    shape(seeds, '#3a2410', { opacity: 0.7 }) +
    shape(pale, '#fff8e0', { opacity: 0.8 }) +
    oval(
      x + light.x * w * 0.2,
      top - w * 0.02,
      w * 0.26,
      w * 0.06,
      sheet.radial([
        [0, '#fff', 0.45],
        [1, '#fff', 0],
      ]),
    );
  out += shape(
    `M${n(x - w * 0.11)} ${n(top - w * 0.146)}L${n(x + w * 0.11)} ${n(top - w * 0.146)}L${n(x + w * 0.13)} ${n(top + w * 0.146)}L${n(x + w * 0.13)} ${n(floor + w * 0.045)}L${n(x - w * 0.13)} ${n(floor + w * 0.045)}L${n(x - w * 0.13)} ${n(top + w * 0.146)}Z`,
    css(tone(light, [8, 62, 46], 0.05)),
  );
  return (
    out +
    label(paint, x, top + w * 0.15, w * 0.22, w * 0.2, [8, 60, 44]) +
    group(
      label(paint, 0, 0, w * 0.18, w * 0.18, [96, 40, 36]),
      `translate(${n(x)} ${n(top - w * 0.07)}) scale(1 .55)`,
    ) +
    dressing(paint, x - w * 0.46, floor + 10, w * 0.2, -1) +
    dressing(paint, x + w * 0.48, floor + 6, w * 0.2, 1)
  );
});

/** Light on the inside of a bowl falls on the far wall. */
const hollow = (light: LightSpec): number => facing(light, -light.x, 0.4, 0.4) * 0.5;

export const coconutBowl = still([1.32, 0, 0.82], (paint) => {
  const { x, floor, width, light, random, sheet } = paint;
  const bowl = (bx: number, foot: number, w: number): string => {
    const top = foot - w * 0.5;
    const wall = `M${n(bx - w * 0.5)} ${n(top)}C${n(bx - w * 0.5)} ${n(top + w * 0.36)} ${n(bx - w * 0.24)} ${n(foot)} ${n(bx)} ${n(foot)}C${n(bx + w * 0.24)} ${n(foot)} ${n(bx + w * 0.5)} ${n(top + w * 0.36)} ${n(bx + w * 0.5)} ${n(top)}Z`;
    let grain = '';
    for (let i = 0; i < 60; i += 1)
      grain += `M${n(bx + random.around(0, w * 0.42))} ${n(top + w * random.between(0.1, 0.4))}q${n(random.around(0, 9))} ${n(w * 0.03)} ${n(random.around(0, 8))} ${n(w * random.between(0.03, 0.07))}`;
    return (
      ground(paint, bx, foot + 8, w * 0.75, w * 0.4) +
      shape(wall, css(tone(light, [22, 44, 22], 0))) +
      line(grain, '#d8a870', 2.4, 0.4) +
      shape(wall, cylinder(paint, 0.9)) +
      oval(bx, top, w * 0.5, w * 0.13, css(tone(light, [32, 46, 52], 0.2))) +
      oval(bx, top + 2, w * 0.46, w * 0.112, css(tone(light, [22, 44, 20], hollow(light)))) +
      oval(
        bx - light.x * w * 0.14,
        top + w * 0.03,
        w * 0.26,
        w * 0.05,
        sheet.radial([
          [0, '#f0c890', 0.5],
          [1, '#f0c890', 0],
        ]),
      )
    );
  };
  const w = width * 0.5;
  return (
    bowl(x + w * 0.46, floor - 130, w * 0.86) +
    bowl(x - w * 0.42, floor - 40, w) +
    line(
      `M${n(x + w * 0.1)} ${n(floor + 6)}L${n(x + w * 0.86)} ${n(floor - 40)}`,
      css(tone(light, [26, 44, 30], 0)),
      22,
    ) +
    oval(x + w * 0.04, floor + 10, w * 0.13, w * 0.05, css(tone(light, [26, 44, 34], 0.2))) +
    oval(x + w * 0.03, floor + 6, w * 0.09, w * 0.03, css(tone(light, [24, 44, 20], 0)))
  );
});
