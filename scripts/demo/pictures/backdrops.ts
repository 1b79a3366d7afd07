import { facing, type LightSpec, tone } from './light';
import type { Random } from './random';
import type { Backdrop } from './scene';
import { lump } from './shapes';
import { box, css, dot, type Hsl, line, n, oval, polygon, type Sheet, shape } from './svg';

/** What lies out of focus behind the subject, its ground included. */
export type BackdropPaint = {
  sheet: Sheet;
  random: Random;
  light: LightSpec;
  width: number;
  height: number;
  horizon: number;
};

/** The colour of the ground near the subject, and how much the background is blurred (parts of the width). */
export const GROUNDS: Record<Backdrop, { hue: Hsl; blur: number; grain: number }> = {
  'garden-rows': { hue: [30, 30, 46], blur: 0.011, grain: 1 },
  'bamboo-fence': { hue: [32, 34, 54], blur: 0.006, grain: 1 },
  'brick-wall': { hue: [34, 9, 60], blur: 0.005, grain: 0.6 },
  'river-palms': { hue: [88, 34, 36], blur: 0.01, grain: 1.2 },
  'market-stall': { hue: [30, 8, 56], blur: 0.011, grain: 0.6 },
  'earth-yard': { hue: [29, 36, 58], blur: 0.009, grain: 1 },
  porch: { hue: [20, 24, 56], blur: 0.007, grain: 0.3 },
  greenhouse: { hue: [36, 12, 50], blur: 0.011, grain: 0.8 },
};

const sky = ({ sheet, light, width, height }: BackdropPaint): string =>
  box(
    0,
    0,
    width,
    height,
    sheet.linear(
      [
        [0, css(light.skyTop)],
        [0.7, css(light.skyLow)],
        [1, css(light.skyLow)],
      ],
      [0, 0, 0, 1],
    ),
  );

function ground({ sheet, light, width, height, horizon }: BackdropPaint, hue: Hsl): string {
  return box(
    0,
    horizon,
    width,
    height - horizon,
    sheet.linear(
      [
        [0, css(tone(light, hue, -0.12))],
        [0.5, css(tone(light, hue, 0.16))],
        [1, css(tone(light, hue, -0.2))],
      ],
      [0, 0, 0, 1],
    ),
  );
}

/** A bank of trees: dark first, lit lumps over it. */
function trees({ random, light, width }: BackdropPaint, base: number, height: number, hue: Hsl, count = 16): string {
  let out = '';
  for (let layer = 0; layer < 3; layer += 1) {
    for (let i = 0; i < count; i += 1) {
      const x = random.between(-0.05, 1.05) * width;
      const size = height * random.between(0.3, 0.6) * (1 - layer * 0.22);
      const y = base - height * random.between(0.1, 0.8) + layer * height * 0.12;
      out += shape(
        lump(random, x, y, size, size * 0.8, 0.2),
        css(
          tone(
            light,
            [hue[0] + random.around(0, 16), hue[1] + random.around(0, 8), hue[2]],
            -0.5 + layer * 0.4 + facing(light, (x / width - 0.5) * 0.6, 0, 0) + random.around(0, 0.25),
          ),
        ),
        { opacity: 0.9 },
      );
    }
  }
  let [dim, bright] = ['', ''];
  for (let i = 0; i < 160; i += 1) {
    const leaf = dot(
      random.between(0, width),
      base - height * random.between(0, 0.9) ** 1.3,
      random.between(8, 22),
      random.between(5, 13),
    );
    if (i % 2) dim += leaf;
    else bright += leaf;
  }
  return (
    out +
    shape(dim, css(tone(light, hue, -0.7)), { opacity: 0.5 }) +
    shape(bright, css(tone(light, hue, 0.75)), { opacity: 0.5 })
  );
}

function speckle(random: Random, count: number, x0: number, x1: number, y0: number, y1: number, size: number): string {
  let d = '';
  for (let i = 0; i < count; i += 1)
    d += dot(
      random.between(x0, x1),
      random.between(y0, y1),
      size * random.between(0.5, 1.4),
      size * random.between(0.4, 1.1),
    );
  return d;
}

const FLOWER_HUES: readonly Hsl[] = [
  [46, 92, 56],
  [330, 72, 60],
  [20, 88, 58],
  [285, 46, 60],
  [0, 72, 52],
  [50, 30, 92],
];

function gardenRows(p: BackdropPaint): string {
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

function bambooFence(p: BackdropPaint): string {
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

function brickWall(p: BackdropPaint): string {
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

function riverPalms(p: BackdropPaint): string {
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

function marketStall(p: BackdropPaint): string {
  const { random, light, width, height, horizon, sheet } = p;
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

function earthYard(p: BackdropPaint): string {
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

function porch(p: BackdropPaint): string {
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

function greenhouse(p: BackdropPaint): string {
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

const PAINTERS: Record<Backdrop, (paint: BackdropPaint) => string> = {
  'garden-rows': gardenRows,
  'bamboo-fence': bambooFence,
  'brick-wall': brickWall,
  'river-palms': riverPalms,
  'market-stall': marketStall,
  'earth-yard': earthYard,
  porch,
  greenhouse,
};

/** Paints the background of a place in the village. */
export const paintBackdrop = (backdrop: Backdrop, paint: BackdropPaint): string => PAINTERS[backdrop](paint);

/** The blurred surroundings of a close view: the plant's own colours, and light falling in. */
export function paintBlur({ random, light, width, height, sheet }: BackdropPaint, hues: readonly Hsl[]): string {
  let out = box(0, 0, width, height, css(tone(light, hues[0] ?? [110, 30, 30], -0.35)));
  for (let i = 0; i < 60; i += 1) {
    const size = width * random.between(0.05, 0.17);
    const x = random.between(0, width);
    const y = random.between(0, height);
    out += shape(
      lump(random, x, y, size, size * random.between(0.6, 1), 0.25),
      css(
        tone(light, random.pick(hues), facing(light, x / width - 0.5, y / height - 0.5, 0) + random.around(-0.15, 0.4)),
      ),
      { opacity: 0.8 },
    );
  }
  const [cx, cy] = [0.5 + light.x * 0.6, 0.5 + light.y * 0.6];
  return (
    out +
    box(
      0,
      0,
      width,
      height,
      sheet.radial(
        [
          [0, css(light.skyLow), 0.6],
          [0.5, css(light.skyLow), 0.16],
          [1, '#000', 0.22],
        ],
        [cx, cy, 0.95],
      ),
    )
  );
}
