import { tone } from './light';
import { type BackdropPaint, FLOWER_HUES, GROUNDS, ground, sky, speckle, trees } from './scenery';
import { lump } from './shapes';
import { box, css, dot, line, n, shape } from './svg';

export function gardenRows(p: BackdropPaint): string {
  const { random, light, width, height, horizon } = p;
  let out = sky(p) + trees(p, horizon, height * 0.3, [112, 34, 34]) + ground(p, GROUNDS['garden-rows'].hue);
  const vanish = width * random.between(0.3, 0.7);
  for (let row = -5; row <= 5; row += 1) {
    const hue = random.pick(FLOWER_HUES);
    if (row === 0) continue;
    for (let i = 0; i < 13; i += 1) {
      const t = (i / 13) ** 1.7;
      const x = vanish + row * width * (0.03 + t * 0.36);
      const y = horizon + (height - horizon) * t * 0.95;
      const size = width * (0.014 + t * 0.085);
      out += shape(
        lump(random, x, y, size * 1.15, size * 0.9, 0.15),
        css(tone(light, [108, 40, 30], -0.1 + random.around(0, 0.3))),
      );
      out += shape(
        speckle(random, 5, x - size * 0.8, x + size * 0.8, y - size * 0.8, y + size * 0.1, size * 0.24),
        css(tone(light, hue, random.around(0.1, 0.3))),
      );
    }
  }
  return out;
}

/** A coconut palm seen from afar. */
function palm({ random, light }: BackdropPaint, x: number, base: number, height: number): string {
  const lean = random.around(0, height * 0.22);
  const [cx, cy] = [x + lean, base - height];
  let out = line(
    `M${n(x)} ${n(base)}Q${n(x + lean * 0.2)} ${n(base - height * 0.6)} ${n(cx)} ${n(cy)}`,
    css(tone(light, [30, 16, 36], -0.1)),
    height * 0.035,
  );
  for (let i = 0; i < 13; i += 1) {
    const angle = random.between(-200, 20) * (Math.PI / 180);
    const reach = height * random.between(0.34, 0.46);
    const [tx, ty] = [cx + Math.cos(angle) * reach, cy + Math.sin(angle) * reach * 0.65 + reach * 0.35];
    const [mx, my] = [cx + Math.cos(angle) * reach * 0.55, cy + Math.sin(angle) * reach * 0.75 - reach * 0.08];
    out += shape(
      `M${n(cx)} ${n(cy)}Q${n(mx)} ${n(my - reach * 0.08)} ${n(tx)} ${n(ty)}Q${n(mx)} ${n(my + reach * 0.16)} ${n(cx)} ${n(cy)}Z`,
      css(tone(light, [96, 36, 32], random.around(-0.1, 0.5))),
    );
  }
  return out + shape(dot(cx - 8, cy + 14, height * 0.028) + dot(cx + 12, cy + 16, height * 0.028), css([60, 40, 34]));
}

export function riverPalms(p: BackdropPaint): string {
  const { random, light, width, height, horizon, sheet } = p;
  const water = horizon - height * 0.17;
  let out = sky(p) + trees(p, water, height * 0.14, [116, 28, 38], 14);
  for (let i = 0; i < 9; i += 1)
    out += palm(p, random.between(0, 1) * width, water + 6, height * random.between(0.2, 0.42));
  out += box(
    0,
    water,
    width,
    horizon - water + 20,
    sheet.linear(
      [
        [0, css(tone(light, [100, 22, 38], -0.2))],
        [0.35, css(light.skyTop)],
        [1, css(light.skyLow)],
      ],
      [0, 0, 0, 1],
    ),
  );
  let glints = '';
  for (let i = 0; i < 60; i += 1)
    glints += `M${n(random.between(0, width))} ${n(random.between(water + 20, horizon))}h${n(random.between(30, 130))}`;
  out += line(glints, '#fff', 5, 0.35) + ground(p, GROUNDS['river-palms'].hue);
  let grass = '';
  for (let i = 0; i < 150; i += 1)
    grass += `M${n(random.between(0, width))} ${n(horizon + random.between(-6, 44))}q${n(random.around(0, 12))} ${n(-30)} ${n(random.around(0, 22))} ${n(-random.between(30, 74))}`;
  return (
    out +
    line(grass, css(tone(light, [92, 42, 34], -0.1)), 7) +
    line(grass.slice(0, grass.length / 2).replace(/M[^M]*$/, ''), css(tone(light, [84, 48, 44], 0.3)), 4)
  );
}

export function greenhouse(p: BackdropPaint): string {
  const { random, light, width, height, horizon, sheet } = p;
  let out =
    box(
      0,
      0,
      width,
      height,
      sheet.linear(
        [
          [0, css([140, 16, 70])],
          [0.45, css([105, 30, 88])],
          [1, css([100, 20, 76])],
        ],
        [0, 0, 0, 1],
      ),
    ) + trees(p, horizon, height * 0.16, [104, 30, 44], 14);
  let net = '';
  for (let i = -14; i <= 14; i += 1)
    net += `M${n(width / 2 + i * width * 0.03)} ${n(horizon - height * 0.2)}L${n(width / 2 + i * width * 0.12)} 0`;
  out += line(net, css([140, 10, 46]), 4, 0.35);
  for (let i = 0; i < 6; i += 1) {
    const reach = width * (0.2 + i * 0.13);
    const eave = horizon - height * (0.2 + i * 0.05);
    out += line(
      `M${n(width / 2 - reach)} ${n(horizon + i * 26)}V${n(eave)}L${n(width / 2)} ${n(eave - reach * 0.42)}L${n(width / 2 + reach)} ${n(eave)}V${n(horizon + i * 26)}`,
      css([150, 8, 44]),
      8 + i * 4,
      0.75,
    );
  }
  out += ground(p, GROUNDS.greenhouse.hue);
  for (let i = 0; i < 15; i += 1) {
    const t = (i / 14) ** 1.6;
    for (const side of [-1, 1]) {
      const x = width / 2 + side * width * (0.1 + t * 0.46);
      const y = horizon + (height - horizon) * t * 0.62;
      const size = width * (0.03 + t * 0.085);
      out += box(x - size * 1.4, y, size * 2.8, size * 0.7, css(tone(light, [30, 14, 34], side * light.x * 0.3)));
      out += shape(
        lump(random, x, y - size * 0.5, size * 1.5, size, 0.2),
        css(tone(light, [104 + random.around(0, 14), 42, 36], random.around(0, 0.3))),
      );
      out += shape(
        speckle(random, 9, x - size * 1.3, x + size * 1.3, y - size * 1.4, y - size * 0.2, size * 0.17),
        css(tone(light, random.pick(FLOWER_HUES), 0.2)),
      );
    }
  }
  return out;
}
