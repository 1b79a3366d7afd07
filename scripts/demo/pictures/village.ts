import { tone } from './light';
import { type BackdropPaint, FLOWER_HUES, GROUNDS, ground, sky, speckle, trees } from './scenery';
import { lump } from './shapes';
import { box, css, oval, polygon, shape } from './svg';

export function marketStall(p: BackdropPaint): string {
  const { random, light, width, height, sheet } = p;
  let out = box(0, 0, width, height, css(tone(light, [32, 22, 40], -0.2))) + ground(p, GROUNDS['market-stall'].hue);
  const stripes = 10;
  const cloth = random.pick([
    [0, 66, 48],
    [212, 58, 44],
    [140, 44, 38],
  ] as const);
  for (let i = 0; i < stripes; i += 1)
    out += shape(
      polygon([
        [(i / stripes) * width, 0],
        [((i + 1) / stripes) * width, 0],
        [((i + 1) / stripes) * width * 1.1 - width * 0.05, height * 0.15],
        [(i / stripes) * width * 1.1 - width * 0.05, height * 0.15],
      ]),
      i % 2 ? css(tone(light, cloth, 0)) : css([42, 40, 90]),
    );
  out += box(
    0,
    height * 0.15,
    width,
    height * 0.08,
    sheet.linear(
      [
        [0, '#000', 0.5],
        [1, '#000', 0],
      ],
      [0, 0, 0, 1],
    ),
  );
  for (let shelf = 0; shelf < 3; shelf += 1) {
    const y = height * (0.3 + shelf * 0.14);
    out += box(0, y, width, height * 0.018, css(tone(light, [28, 36, 40], 0.1)));
    for (let x = width * 0.03; x < width; x += width * random.between(0.085, 0.13)) {
      const hue = random.pick(FLOWER_HUES);
      const size = width * random.between(0.034, 0.05);
      out += box(
        x - size * 0.5,
        y - size * 0.9,
        size,
        size * 0.9,
        css(tone(light, [random.pick([16, 210, 30]), 36, 40], -0.1)),
      );
      out += shape(lump(random, x, y - size * 1.4, size, size * 0.85, 0.12), css(tone(light, [110, 40, 32], 0)));
      out += shape(
        speckle(random, 10, x - size * 0.8, x + size * 0.8, y - size * 2.1, y - size, size * 0.22),
        css(tone(light, hue, random.around(0.1, 0.2))),
      );
    }
  }
  for (let i = 0; i < 7; i += 1)
    out += oval(random.between(0, width), random.between(0.12, 0.34) * height, 30, 30, '#ffe9a8', { opacity: 0.75 });
  return out;
}

export function earthYard(p: BackdropPaint): string {
  const { random, light, width, height, horizon, sheet } = p;
  let out = sky(p) + trees(p, horizon - height * 0.05, height * 0.4, [106, 32, 34], 14);
  const x = width * (random.chance(0.5) ? -0.06 : 0.52);
  const [wall, roof] = [css(tone(light, [38, 34, 62], -0.1)), css(tone(light, [14, 44, 40], 0))];
  const eave = horizon - height * 0.24;
  out +=
    box(x, eave, width * 0.54, height * 0.25, wall) +
    box(
      x,
      eave,
      width * 0.54,
      height * 0.08,
      sheet.linear(
        [
          [0, '#1a0c04', 0.6],
          [1, '#1a0c04', 0],
        ],
        [0, 0, 0, 1],
      ),
    );
  for (let i = 0; i < 3; i += 1)
    out += box(
      x + width * (0.05 + i * 0.17),
      eave + height * 0.055,
      width * 0.095,
      height * 0.2,
      css(tone(light, [24, 40, 26], -0.2)),
    );
  out += shape(
    polygon([
      [x - width * 0.04, eave],
      [x + width * 0.58, eave],
      [x + width * 0.5, eave - height * 0.13],
      [x + width * 0.04, eave - height * 0.13],
    ]),
    roof,
  );
  out += ground(p, GROUNDS['earth-yard'].hue);
  for (let i = 0; i < 7; i += 1) {
    const px = random.between(0, width);
    const size = width * random.between(0.025, 0.05);
    out +=
      box(px - size * 0.6, horizon + 6, size * 1.2, size, css(tone(light, [16, 44, 42], 0))) +
      shape(lump(random, px, horizon - size * 0.5, size * 1.1, size, 0.2), css(tone(light, [110, 38, 34], 0.1))) +
      shape(
        speckle(random, 8, px - size, px + size, horizon - size * 1.2, horizon, size * 0.2),
        css(random.pick(FLOWER_HUES)),
      );
  }
  return out;
}
