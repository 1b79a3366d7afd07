import { tone } from './light';
import type { Paint, Pot } from './scene';
import { lump } from './shapes';
import { css, dot, type Hsl, line, n, oval, shape } from './svg';

/** A painted pot: `back` goes behind the stems, `front` before them; stems start at x, `soilY`. */
export type PaintedPot = { back: string; front: string; soilY: number; rimY: number; mouth: number };

type Form = { hue: Hsl; height: number; foot: number; rim: number; gloss: number; curve: number };
/** Height and foot are shares of the width of the mouth; `curve` makes the wall bulge. */
const FORMS: Record<Pot, Form> = {
  'nursery-bag': { hue: [220, 8, 15], height: 1.02, foot: 0.86, rim: 0.03, gloss: 0.2, curve: 0.07 },
  plastic: { hue: [14, 30, 22], height: 0.8, foot: 0.7, rim: 0.1, gloss: 0.35, curve: 0 },
  terracotta: { hue: [17, 52, 47], height: 0.78, foot: 0.62, rim: 0.16, gloss: 0.16, curve: 0.02 },
  'blue-ceramic': { hue: [218, 62, 34], height: 0.72, foot: 0.6, rim: 0.09, gloss: 0.85, curve: 0.17 },
  'white-ceramic': { hue: [42, 16, 86], height: 0.76, foot: 0.66, rim: 0.05, gloss: 0.6, curve: 0.06 },
  cement: { hue: [38, 8, 58], height: 0.6, foot: 0.66, rim: 0.13, gloss: 0.05, curve: 0.06 },
  'bamboo-basket': { hue: [38, 48, 55], height: 0.6, foot: 0.7, rim: 0.08, gloss: 0.1, curve: 0.05 },
  'bonsai-tray': { hue: [20, 34, 30], height: 0.22, foot: 0.86, rim: 0.05, gloss: 0.5, curve: 0.04 },
  basin: { hue: [22, 38, 32], height: 0.5, foot: 0.56, rim: 0.07, gloss: 0.6, curve: 0.16 },
};

/** How high a pot of that width stands. */
export const potHeight = (pot: Pot, width: number): number => FORMS[pot].height * width;

/** Sets a pot with its foot at x, floor. */
export function paintPot(paint: Paint, pot: Pot, x: number, floor: number, width: number): PaintedPot {
  const { sheet, light, random } = paint;
  const form = FORMS[pot];
  const hue: Hsl = [form.hue[0] + random.around(0, 4), form.hue[1], form.hue[2] + random.around(0, 3)];
  const half = width / 2;
  const foot = half * form.foot;
  const height = width * form.height;
  const top = floor - height;
  const tilt = width * 0.105;
  const rimHeight = width * form.rim;
  const bulge = width * form.curve;
  const left = light.x < 0;
  const stops = [
    [0, -0.55],
    [0.12, -0.05],
    [0.3, 0.42],
    [0.55, 0.02],
    [0.85, -0.62],
    [0.95, -0.68],
    [1, -0.38],
  ] as const;
  const around = stops
    .map(([offset, level]) => [left ? offset : 1 - offset, css(tone(light, hue, level))] as const)
    .sort((a, b) => a[0] - b[0]);
  const wall = sheet.linear(around);
  const inside = half * 0.92;
  const body = `M${n(x - inside)} ${n(top)}C${n(x - inside - bulge)} ${n(top + height * 0.4)} ${n(x - foot - bulge * 0.9)} ${n(floor - height * 0.25)} ${n(x - foot)} ${n(floor - tilt * 0.5)}A${n(foot)} ${n(tilt * 0.68)} 0 0 0 ${n(x + foot)} ${n(floor - tilt * 0.5)}C${n(x + foot + bulge * 0.9)} ${n(floor - height * 0.25)} ${n(x + inside + bulge)} ${n(top + height * 0.4)} ${n(x + inside)} ${n(top)}Q${n(x)} ${n(top + tilt * 1.6)} ${n(x - inside)} ${n(top)}Z`;

  const soilHue: Hsl = [24, 34, 17];
  const soilY = top + tilt * 0.35;
  let crumbs = '';
  let pale = '';
  for (let i = 0; i < 70; i += 1) {
    const angle = random.between(0, 6.283);
    const reach = Math.sqrt(random.next()) * 0.9;
    const crumb = dot(
      x + Math.cos(angle) * inside * reach,
      soilY + Math.sin(angle) * tilt * reach * 0.8,
      random.between(0.006, 0.016) * width,
      random.between(0.004, 0.009) * width,
    );
    if (random.chance(0.5)) crumbs += crumb;
    else pale += crumb;
  }
  const back =
    oval(x, top, half, tilt, css(tone(light, hue, 0.12))) +
    oval(x, top + 1, half * 0.94, tilt * 0.88, css(tone(light, hue, -0.8))) +
    oval(x, soilY, inside * 0.97, tilt * 0.82, css(tone(light, soilHue, -0.1))) +
    shape(crumbs, css(tone(light, soilHue, -0.7))) +
    shape(pale, css(tone(light, soilHue, 0.4)), { opacity: 0.7 });

  const rimPath = `M${n(x - half)} ${n(top)}V${n(top + rimHeight)}A${n(half)} ${n(tilt)} 0 0 0 ${n(x + half)} ${n(top + rimHeight)}V${n(top)}A${n(half)} ${n(tilt)} 0 0 1 ${n(x - half)} ${n(top)}Z`;
  let front = shape(body, wall);
  front += dress(paint, pot, { x, top, floor, half: inside, foot, height, tilt, width, bulge });
  front += shape(
    `M${n(x - inside)} ${n(top + rimHeight)}Q${n(x)} ${n(top + rimHeight + tilt * 1.9)} ${n(x + inside)} ${n(top + rimHeight)}V${n(top + rimHeight * 1.6)}Q${n(x)} ${n(top + rimHeight * 1.6 + tilt * 1.9)} ${n(x - inside)} ${n(top + rimHeight * 1.6)}Z`,
    '#140a04',
    { opacity: 0.22 },
  );
  if (pot !== 'bamboo-basket')
    front += shape(rimPath, sheet.linear(around.map(([offset, colour]) => [offset, colour] as const)));
  front += line(
    `M${n(x - half)} ${n(top + 2)}A${n(half)} ${n(tilt)} 0 0 0 ${n(x + half)} ${n(top + 2)}`,
    css(tone(light, hue, 0.75)),
    width * 0.009,
    0.75,
  );
  if (form.gloss > 0.3) {
    const side = left ? -1 : 1;
    front += shape(
      `M${n(x + side * half * 0.62)} ${n(top + height * 0.3)}q${n(side * half * 0.16)} ${n(height * 0.2)} ${n(side * -half * 0.02)} ${n(height * 0.42)}q${n(side * -half * 0.1)} ${n(-height * 0.2)} ${n(side * half * 0.02)} ${n(-height * 0.42)}Z`,
      '#fff',
      { opacity: form.gloss * 0.38 },
    );
  }
  // What the ground throws back, and the darkness where the pot meets it.
  front += shape(
    body,
    sheet.linear(
      [
        [0, '#000', 0],
        [0.78, '#000', 0],
        [1, '#1a0e06', 0.4],
      ],
      [0, 0, 0, 1],
    ),
  );
  return { back, front, soilY, rimY: top, mouth: inside };
}

type Frame = {
  x: number;
  top: number;
  floor: number;
  half: number;
  foot: number;
  height: number;
  tilt: number;
  width: number;
  bulge: number;
};

function band({ x, half, foot, top, height, tilt, bulge }: Frame, t: number): string {
  const reach = half + (foot - half) * t + bulge * Math.sin(t * Math.PI) * 0.8;
  const y = top + height * t * 0.93;
  return `M${n(x - reach)} ${n(y)}Q${n(x)} ${n(y + tilt * (1.7 - t * 0.3))} ${n(x + reach)} ${n(y)}`;
}

function dress(paint: Paint, pot: Pot, frame: Frame): string {
  const { random, sheet } = paint;
  const { x, top, floor, half, foot, height, width, tilt } = frame;
  if (pot === 'bamboo-basket') return weave(paint, frame);
  if (pot === 'blue-ceramic' || pot === 'white-ceramic') {
    const ink = pot === 'blue-ceramic' ? '#dfe9ff' : '#2d56a5';
    let petals = '';
    for (let i = -3; i <= 3; i += 1)
      petals += petalsAt(
        x + Math.sin(i * 0.42) * half * 0.98,
        top + height * 0.52 + tilt * 1.25 * Math.cos(i * 0.42),
        width * 0.052 * Math.cos(i * 0.42),
        width * 0.052,
      );
    return (
      line(band(frame, 0.24), ink, width * 0.011, 0.6) +
      line(band(frame, 0.82), ink, width * 0.013, 0.55) +
      shape(petals, ink, { opacity: 0.55 })
    );
  }
  if (pot === 'terracotta' || pot === 'cement') {
    let stains = '';
    for (let i = 0; i < 5; i += 1)
      stains += lump(
        random,
        x + random.around(0, half * 0.8),
        top + height * random.between(0.35, 0.95),
        width * random.between(0.03, 0.12),
        width * random.between(0.02, 0.06),
        0.3,
      );
    let pits = '';
    for (let i = 0; i < 46; i += 1)
      pits += dot(
        x + random.around(0, half * 0.9),
        top + height * random.between(0.25, 0.95),
        width * random.between(0.002, 0.006),
      );
    const bands =
      pot === 'cement'
        ? line(band(frame, 0.45), '#fff', width * 0.006, 0.3) + line(band(frame, 0.47), '#000', width * 0.006, 0.25)
        : '';
    return (
      shape(stains, '#fff6e4', { opacity: 0.07 }) +
      shape(pits, '#201208', { opacity: 0.3 }) +
      bands +
      shape(lump(random, x - half * 0.3, floor - height * 0.08, half * 0.5, height * 0.07, 0.3), '#48602c', {
        opacity: pot === 'cement' ? 0.16 : 0.1,
      })
    );
  }
  if (pot === 'nursery-bag') {
    let creases = '';
    let holes = '';
    for (let i = 0; i < 11; i += 1) {
      const cx = x + random.around(0, half * 0.9);
      const cy = top + height * random.between(0.12, 0.85);
      creases += `M${n(cx)} ${n(cy)}q${n(random.around(0, width * 0.05))} ${n(height * 0.1)} ${n(random.around(0, width * 0.07))} ${n(height * random.between(0.12, 0.24))}`;
    }
    for (let row = 0; row < 2; row += 1)
      for (let i = -2; i <= 2; i += 1)
        holes += dot(
          x + i * foot * 0.38 + (row ? foot * 0.19 : 0),
          floor - height * (0.16 + row * 0.16) + tilt * 0.3,
          width * 0.013,
          width * 0.016,
        );
    return (
      line(creases, '#fff', width * 0.014, 0.13) +
      line(creases.replaceAll('M', ' M'), '#000', width * 0.006, 0.35) +
      shape(holes, '#000', { opacity: 0.7 }) +
      shape(
        `M${n(x - half)} ${n(top)}Q${n(x)} ${n(top + tilt * 2)} ${n(x + half)} ${n(top)}l${n(-width * 0.02)} ${n(height * 0.09)}Q${n(x)} ${n(top + tilt * 2 + height * 0.1)} ${n(x - half * 0.98)} ${n(top + height * 0.09)}Z`,
        sheet.linear([
          [0, '#777', 0.1],
          [0.3, '#fff', 0.26],
          [1, '#000', 0.2],
        ]),
      )
    );
  }
  if (pot === 'basin') return line(band(frame, 0.3) + band(frame, 0.36), '#f3d9a0', width * 0.006, 0.35);
  return line(band(frame, 0.3), '#fff', width * 0.005, 0.16) + line(band(frame, 0.7), '#000', width * 0.005, 0.2);
}

const petalsAt = (x: number, y: number, rx: number, ry: number): string =>
  [0, 1, 2, 3, 4]
    .map((i) =>
      dot(
        x + Math.cos(i * 1.2566 - 1.57) * rx * 0.72,
        y + Math.sin(i * 1.2566 - 1.57) * ry * 0.72,
        Math.max(0.5, rx * 0.42),
        ry * 0.42,
      ),
    )
    .join('');

function weave({ light }: Paint, { x, top, half, foot, height, tilt, width, bulge }: Frame): string {
  const rows = 10;
  const columns = 22;
  const straw: Hsl = [38, 50, 56];
  const lanes = new Map<string, string>();
  for (let row = 0; row < rows; row += 1) {
    const t = (row + 0.5) / rows;
    const reach = half + (foot - half) * t + bulge * Math.sin(t * Math.PI) * 0.85;
    for (let column = 0; column < columns; column += 1) {
      const turn = ((column + (row % 2 ? 0.5 : 0)) / columns) * Math.PI - Math.PI / 2;
      const cos = Math.cos(turn);
      if (cos < 0.08) continue;
      const cx = x + Math.sin(turn) * reach;
      const cy = top + height * t * 0.93 + tilt * 0.85 * cos;
      const facingLight = Math.sin(turn) * light.x + cos * light.z;
      const level = Math.round((facingLight * 0.9 - 0.3 + (row % 2 ? 0.06 : 0)) * 5) / 5;
      const key = css(tone(light, straw, level));
      const [w, h] = [(reach * 3.1 * cos) / columns, (height / rows) * 0.46];
      lanes.set(key, (lanes.get(key) ?? '') + dot(cx, cy, Math.max(1, w * 0.62), h));
    }
  }
  const dark = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    .map((row) => band({ x, top, half, foot, height, tilt, width, bulge, floor: 0 }, (row + 1) / rows))
    .join('');
  const weaving = [...lanes]
    .map(([colour, d]) => shape(d, colour, { stroke: '#4d2f0c', width: width * 0.004, strokeOpacity: 0.55 }))
    .join('');
  const hoop = `M${n(x - half * 1.03)} ${n(top)}Q${n(x)} ${n(top + tilt * 2.05)} ${n(x + half * 1.03)} ${n(top)}`;
  return (
    line(dark, '#3c2408', width * 0.012, 0.5) +
    weaving +
    line(hoop, css(tone(light, straw, -0.4)), width * 0.055) +
    line(hoop, css(tone(light, straw, 0.3)), width * 0.036) +
    line(hoop, '#5a3a12', width * 0.004, 0.6)
  );
}

/** The dark patch under a thing on the ground, and the long soft shadow away from the light. */
export function groundShadow({ sheet, light }: Paint, x: number, floor: number, width: number, height: number): string {
  const dark = '#1b120c';
  const reach = height * light.shadowLength;
  const soft = sheet.radial([
    [0, dark, light.shadow],
    [0.55, dark, light.shadow * 0.55],
    [1, dark, 0],
  ]);
  const tight = sheet.radial([
    [0, dark, 0.75],
    [0.6, dark, 0.45],
    [1, dark, 0],
  ]);
  const side = -Math.sign(light.x);
  return (
    oval(
      x + side * (width * 0.2 + reach * 0.5),
      floor - width * 0.03,
      width * 0.62 + reach * 0.6,
      width * 0.15 + reach * 0.06,
      soft,
    ) + oval(x + side * width * 0.06, floor - width * 0.01, width * 0.62, width * 0.105, tight)
  );
}
