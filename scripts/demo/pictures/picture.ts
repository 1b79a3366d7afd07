import { BACKDROPS, PICTURE_KINDS, type Backdrop, type Paint, type Scene } from './scene';
import { type BackdropPaint, GROUNDS } from './scenery';
import { paintBackdrop, paintBlur } from './backdrops';
import { develop } from './develop';
import { paintGarden } from './garden';
import { LIGHTS, lightSpec, type LightSpec, tone } from './light';
import { seededRandom, seedFrom } from './random';
import { SUBJECTS } from './subjects';
import { box, css, dot, type Hsl, line, n, oval, Sheet, shape } from './svg';

export { LIGHTS, PICTURE_KINDS };
export type { PictureKind, Scene } from './scene';

/** A picture before it is developed: what lies far and out of focus, and what is sharp. */
export type Composition = {
  width: number;
  height: number;
  far: string;
  near: string;
  blur: number;
  light: LightSpec;
  seed: number;
};

const FRAMES = { portrait: [1600, 2000], square: [1600, 1600], landscape: [2000, 1500] } as const;
const SIZES = { small: 0.78, medium: 0.92, large: 1 } as const;
/** Where the light comes through leaves. */
const AIRY: readonly Backdrop[] = ['garden-rows', 'river-palms', 'earth-yard'];
const BANNER = [2000, 1125] as const;
/** The far layer is painted this much smaller: it will be blurred anyway. */
export const FAR_SCALE = 0.25;

/** Lays out a scene as two SVG drawings. The same scene gives the same text. */
export function composePicture(scene: Scene): Composition {
  const seed = seedFrom(scene.kind, scene.view ?? 'whole', scene.variant ?? '', scene.seed);
  const random = seededRandom(seed);
  const light = lightSpec(scene.light ?? random.pick(LIGHTS));
  const backdrop = scene.backdrop ?? random.pick(BACKDROPS);
  const subject = scene.kind === 'garden' ? null : SUBJECTS[scene.kind];
  const [width, height] =
    subject === null
      ? BANNER
      : FRAMES[
          scene.orientation ??
            random.pick(subject.onTable ? (['square'] as const) : (['portrait', 'square', 'square'] as const))
        ];
  const sheet = new Sheet();
  const farSheet = new Sheet();
  const far: BackdropPaint = {
    sheet: farSheet,
    random,
    light,
    width,
    height,
    horizon: height * random.between(0.6, 0.68),
  };
  const paint: Paint = {
    sheet,
    random,
    light,
    scene,
    budget: 1,
    x: width / 2,
    floor: height * 0.92,
    height: height * 0.86,
    width: width * 0.92,
  };
  const finish = (farContent: string, nearContent: string, blur: number): Composition => ({
    width,
    height,
    blur,
    light,
    seed,
    far: farSheet.toSvg(
      farContent,
      Math.round(width * FAR_SCALE),
      Math.round(height * FAR_SCALE),
      `0 0 ${width} ${height}`,
    ),
    near: sheet.toSvg(nearContent, width, height),
  });

  if (subject === null) {
    const { back, front } = paintGarden(paint, far, width, height);
    return finish(back, front, 0.003);
  }
  if (scene.view === 'close') {
    const close = subject.close({ ...paint, floor: height, height, width });
    const top = subject.onTable ? table(paint, height * 0.5, width, height) : '';
    return finish(paintBlur(far, subject.hues), haze(paint, width, height) + top + close, 0.022);
  }
  const surface = subject.onTable
    ? table(paint, far.horizon, width, height)
    : soil(paint, backdrop, far.horizon, width, height);
  const fill = SIZES[scene.size ?? 'medium'];
  if (scene.view === 'row') {
    const back =
      inRow(paint, 5, height * 0.7, 0.36, 0.3, width, subject.whole) +
      inRow(paint, 4, height * 0.79, 0.48, 0.4, width, subject.whole);
    return finish(
      paintBackdrop(backdrop, far),
      surface + back + inRow(paint, 3, height * 0.93, 0.62, 0.5, width, subject.whole),
      GROUNDS[backdrop].blur,
    );
  }
  const whole = subject.whole({
    ...paint,
    x: width * (0.5 + random.around(0, 0.025)),
    height: paint.height * fill,
    width: paint.width * fill,
  });
  return finish(
    paintBackdrop(backdrop, far),
    surface + (AIRY.includes(backdrop) ? haze(paint, width, height) : '') + whole,
    GROUNDS[backdrop].blur,
  );
}

/** A JPEG of the scene, 1600×1600 to 2000×1500 pixels (garden banners 2000×1125). */
export const drawPicture = (scene: Scene): Promise<Buffer> => develop(composePicture(scene), FAR_SCALE);

function inRow(
  paint: Paint,
  count: number,
  floor: number,
  size: number,
  budget: number,
  width: number,
  draw: (paint: Paint) => string,
): string {
  const { random } = paint;
  let out = '';
  for (let i = 0; i < count; i += 1) {
    const x = width * ((i + 0.5) / count) + random.around(0, width * 0.02);
    out += draw({
      ...paint,
      x,
      floor: floor + random.around(0, 8),
      height: paint.height * size * random.around(1, 0.06),
      width: (width / count) * 1.25,
      budget,
    });
  }
  return out;
}

/** Discs of light out of focus, as a lens makes of gaps between leaves. */
function haze({ random, light }: Paint, width: number, height: number): string {
  let discs = '';
  const count = light.contrast < 0.9 ? 5 : 16;
  for (let i = 0; i < count; i += 1) {
    const size = width * random.between(0.012, 0.034);
    discs += dot(random.between(0, width), random.between(0, height * 0.5), size);
  }
  return shape(discs, css(light.skyLow), { opacity: 0.09 });
}

/** The ground where it is sharp: crumbs, pebbles and a fallen leaf around the subject. */
function soil(paint: Paint, backdrop: Backdrop, horizon: number, width: number, height: number): string {
  const { random, light, sheet } = paint;
  const { hue, grain } = GROUNDS[backdrop];
  const fade = sheet.linear(
    [
      [0, css(tone(light, hue, 0.05)), 0],
      [0.5, css(tone(light, hue, 0.1)), 0.55],
      [1, css(tone(light, hue, -0.2)), 0.75],
    ],
    [0, 0, 0, 1],
  );
  let out = backdrop === 'porch' ? '' : box(0, horizon + 40, width, height - horizon - 40, fade);
  for (const [level, opacity] of [
    [-0.6, 0.4],
    [-0.3, 0.4],
    [0.4, 0.42],
    [0.65, 0.35],
  ] as const) {
    let d = '';
    for (let i = 0; i < 130 * (backdrop === 'river-palms' ? 0.15 : grain); i += 1) {
      const t = Math.sqrt(random.next());
      const size = (1.5 + t * 6) * random.between(0.4, 1.3);
      d += dot(random.between(0, width), horizon + 70 + (height - horizon - 60) * t, size, size * 0.5);
    }
    out += shape(d, css(tone(light, hue, level)), { opacity });
  }
  if (backdrop === 'river-palms') out += grass(paint, horizon, width, height);
  if (grain >= 1) {
    for (let i = 0; i < 9; i += 1) {
      const [x, y, size] = [
        random.between(0, width),
        horizon + (height - horizon) * random.between(0.35, 1),
        random.between(8, 20),
      ];
      out += shape(
        `M${x.toFixed(0)} ${y.toFixed(0)}q${size} ${-size * 0.7} ${size * 2} 0q${-size} ${size * 0.5} ${-size * 2} 0Z`,
        css(tone(light, [random.between(30, 90), 40, 36], random.around(0, 0.4))),
      );
    }
  }
  return out;
}

/** Blades of grass, longer the nearer they stand. */
function grass({ random, light }: Paint, horizon: number, width: number, height: number): string {
  return [-0.55, -0.15, 0.35, 0.7]
    .map((level) => {
      let blades = '';
      for (let i = 0; i < 330; i += 1) {
        const t = Math.sqrt(random.next());
        const tall = (10 + t * 34) * random.between(0.5, 1.2);
        blades += `M${n(random.between(0, width))} ${n(horizon + 60 + (height - horizon) * t)}q${n(random.around(0, 6))} ${n(-tall * 0.6)} ${n(random.around(0, tall * 0.6))} ${n(-tall)}`;
      }
      return line(blades, css(tone(light, [92, 42, 34], level)), 3, 0.5);
    })
    .join('');
}

/** A plank table, with the far edge of the blurred background behind it. */
function table({ random, light, sheet }: Paint, horizon: number, width: number, height: number): string {
  const wood: Hsl = random.pick([
    [28, 38, 46],
    [24, 42, 34],
    [36, 34, 60],
  ] as const);
  const top = horizon + height * 0.03;
  let out = box(0, top - 30, width, 34, '#120904', { opacity: 0.18 });
  out += box(
    0,
    top,
    width,
    height - top,
    sheet.linear(
      [
        [0, css(tone(light, wood, 0.3))],
        [0.5, css(tone(light, wood, 0.08))],
        [1, css(tone(light, wood, -0.3))],
      ],
      [0, 0, 0, 1],
    ),
  );
  for (let i = 1; i < 5; i += 1) {
    const y = top + (height - top) * (i / 5) ** 1.35;
    out +=
      box(0, y, width, 2 + i, css(tone(light, wood, -0.8)), { opacity: 0.7 }) +
      box(0, y + 2 + i, width, 2, '#fff', { opacity: 0.16 });
  }
  for (const [level, opacity] of [
    [-0.5, 0.2],
    [0.5, 0.16],
  ] as const) {
    let d = '';
    for (let i = 0; i < 80; i += 1) {
      const y = top + (height - top) * random.next() ** 0.8;
      const x = random.between(-0.1, 1) * width;
      const run = random.between(80, 460);
      d += `M${x.toFixed(0)} ${y.toFixed(0)}q${(run / 2).toFixed(0)} ${random.around(0, 9).toFixed(1)} ${run.toFixed(0)} ${random.around(0, 4).toFixed(1)}`;
    }
    out += `<path d="${d}" fill="none" stroke="${css(tone(light, wood, level))}" stroke-width="2.4" stroke-opacity="${opacity}"/>`;
  }
  return (
    out +
    oval(
      width * (0.5 + light.x * 0.4),
      height * 0.86,
      width * 0.5,
      height * 0.12,
      sheet.radial([
        [0, '#fff6dc', 0.22],
        [1, '#fff6dc', 0],
      ]),
    )
  );
}
