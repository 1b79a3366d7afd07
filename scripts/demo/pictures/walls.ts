import { tone } from './light';
import { type BackdropPaint, GROUNDS, ground, sky, trees } from './scenery';
import { lump } from './shapes';
import { type Hsl, box, css, line, n, shape } from './svg';

export function bambooFence(p: BackdropPaint): string {
  const { random, light, width, height, horizon, sheet } = p;
  let out = sky(p) + trees(p, horizon * 0.5, height * 0.34, [104, 36, 36], 12) + ground(p, GROUNDS['bamboo-fence'].hue);
  const top = height * random.between(0.08, 0.2);
  const step = width / 26;
  for (let x = -step; x < width + step; x += step * random.between(0.92, 1.04)) {
    const hue: Hsl = [random.between(40, 62), random.between(28, 46), random.between(48, 62)];
    out += box(
      x,
      top + random.around(0, 26),
      step * 0.92,
      horizon - top + 40,
      sheet.linear([
        [0, css(tone(light, hue, -0.6))],
        [light.x < 0 ? 0.32 : 0.68, css(tone(light, hue, 0.45))],
        [1, css(tone(light, hue, -0.7))],
      ]),
    );
    let nodes = '';
    for (let y = top + random.between(20, 160); y < horizon; y += random.between(150, 215))
      nodes += `M${n(x)} ${n(y)}h${n(step * 0.92)}`;
    out += line(nodes, '#4a3a1c', 7, 0.6);
  }
  for (const y of [top + 130, horizon - 120])
    out +=
      box(0, y, width, 44, css(tone(light, [42, 34, 46], -0.1))) +
      box(0, y + 36, width, 18, '#1c1408', { opacity: 0.35 });
  return (
    out +
    box(
      0,
      horizon - 10,
      width,
      90,
      sheet.linear(
        [
          [0, '#150c04', 0.5],
          [1, '#150c04', 0],
        ],
        [0, 0, 0, 1],
      ),
    )
  );
}

export function brickWall(p: BackdropPaint): string {
  const { random, light, width, height, horizon, sheet } = p;
  let out = box(0, 0, width, height, css(tone(light, [28, 14, 62], -0.1)));
  const tall = height / 26;
  for (let row = 0; row * tall < horizon; row += 1) {
    for (let x = row % 2 ? -tall * 1.3 : 0; x < width; x += tall * 2.6) {
      out += box(
        x + 5,
        row * tall + 5,
        tall * 2.6 - 9,
        tall - 8,
        css(
          tone(light, [random.between(8, 20), random.between(30, 48), random.between(40, 54)], random.around(0, 0.3)),
        ),
        { round: 6 },
      );
    }
  }
  const dim: [number, number, number, number] = light.x < 0 ? [0, 0, 1, 0.3] : [1, 0, 0, 0.3];
  out += box(
    0,
    0,
    width,
    horizon,
    sheet.linear(
      [
        [0, '#fff3d8', 0.22],
        [0.5, '#000', 0],
        [1, '#120804', 0.42],
      ],
      dim,
    ),
  );
  return (
    out +
    ground(p, GROUNDS['brick-wall'].hue) +
    box(
      0,
      horizon - 6,
      width,
      120,
      sheet.linear(
        [
          [0, '#150c04', 0.5],
          [1, '#150c04', 0],
        ],
        [0, 0, 0, 1],
      ),
    )
  );
}

export function porch(p: BackdropPaint): string {
  const { random, light, width, height, horizon, sheet } = p;
  const plaster: Hsl = random.pick([
    [44, 52, 74],
    [150, 18, 72],
    [200, 26, 74],
    [30, 24, 82],
  ] as const);
  let out = box(0, 0, width, height, css(tone(light, plaster, 0.02)));
  const door = width * (random.chance(0.5) ? 0.02 : 0.68);
  out += box(door - 20, height * 0.04, width * 0.3 + 40, horizon - height * 0.04, css(tone(light, [28, 30, 78], 0)));
  for (let i = 0; i < 3; i += 1) {
    out += box(
      door + i * width * 0.1,
      height * 0.06,
      width * 0.096,
      horizon - height * 0.06,
      css(tone(light, [196, 34, 38], -0.1)),
    );
    for (let y = 0.1; y < 0.6; y += 0.022)
      out += box(
        door + i * width * 0.1 + 14,
        height * y,
        width * 0.096 - 28,
        13,
        css(tone(light, [196, 34, 44], 0.15)),
      );
  }
  const corner = light.x < 0 ? 0.95 : 0.05; // the shadow of a tree that stands outside the picture
  for (let i = 0; i < 70; i += 1)
    out += shape(
      lump(
        random,
        (corner + random.around(0, 0.4)) * width,
        (0.05 + random.around(0, 0.3)) * height,
        random.between(30, 70),
        random.between(16, 34),
        0.4,
      ),
      '#2a2410',
      { opacity: 0.06 },
    );
  out += box(
    0,
    0,
    width,
    horizon,
    sheet.linear(
      [
        [0, '#fff4d0', 0.26],
        [0.5, '#fff', 0],
        [1, '#1a1008', 0.3],
      ],
      light.x < 0 ? [0, 0, 1, 0.4] : [1, 0, 0, 0.4],
    ),
  );
  out += box(0, horizon - 46, width, 50, css(tone(light, [20, 20, 40], -0.2))) + ground(p, GROUNDS.porch.hue);
  for (let i = -9; i <= 9; i += 1)
    out += line(
      `M${n(width / 2 + i * width * 0.1)} ${n(horizon)}L${n(width / 2 + i * width * 0.32)} ${n(height)}`,
      '#5a4a3c',
      4,
      0.5,
    );
  for (let i = 1; i < 7; i += 1)
    out += line(`M0 ${n(horizon + (height - horizon) * (i / 7) ** 1.6)}H${width}`, '#5a4a3c', 3 + i * 0.5, 0.45);
  return out;
}
