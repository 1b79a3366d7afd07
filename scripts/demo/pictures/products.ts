import { fruit } from './fruits';
import { tone } from './light';
import { candies, carton, driedSlices, pouch } from './packs';
import { dressing, ground, still } from './still';
import { type Hsl, box, css, dot, group, line, n, oval, place, polygon, shape } from './svg';
import { bottle, cylinder, honeyJar, label } from './vessels';

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
      `translate(${n(x - s * 0.32)} ${n(floor + 4)}) scale(${(s / 710).toFixed(2)} ${(s / 1220).toFixed(2)})`,
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

export const coconutCandy = still([1.34, 0, 0.86], (paint) => {
  const { floor, width } = paint;
  const w = width * 0.44;
  const x = paint.x + w * 0.06; // the box reaches further left than the nut does right
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
