import { gardenRows, greenhouse, riverPalms } from './landscapes';
import { facing, tone } from './light';
import type { Backdrop } from './scene';
import type { BackdropPaint } from './scenery';
import { lump } from './shapes';
import { type Hsl, box, css, shape } from './svg';
import { earthYard, marketStall } from './village';
import { bambooFence, brickWall, porch } from './walls';

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
