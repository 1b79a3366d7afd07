import { groundShadow, type PaintedPot, paintPot } from './pots';
import type { Paint, Pot } from './scene';
import type { Hsl } from './svg';
import { stem } from './wood';

export const HOUSE_POTS = ['white-ceramic', 'terracotta', 'blue-ceramic', 'cement'] as const;

/** A pot with a plant in it: what stands `inside` the rim, and what hangs `over` it. `share` is the pot's part of the width. */
export function inPot(
  paint: Paint,
  pots: readonly Pot[],
  share: number,
  grow: (pot: PaintedPot & { x: number; room: number; width: number }) => { inside: string; over?: string },
): string {
  const { random, x, floor, height, width, scene } = paint;
  const pot = scene.pot ?? random.pick(pots);
  const wide = pot === 'bonsai-tray' ? width * 0.62 : Math.min(width * share, height * Math.max(0.42, share));
  const painted = paintPot(paint, pot, x, floor, wide);
  const { inside, over = '' } = grow({ ...painted, x, room: painted.soilY - (floor - height), width: wide });
  return groundShadow(paint, x, floor, wide, height) + painted.back + inside + painted.front + over;
}

/** Roots that grip the soil at the foot of an old trunk. */
export function roots(paint: Paint, x: number, y: number, width: number, hue: Hsl): string {
  let out = '';
  for (const side of [-1, 0.7, -0.6, 1, 0.2]) {
    out += stem(
      paint,
      [
        [x + side * width * 0.18, y - width * 0.5, width * 0.42],
        [x + side * width * 0.5, y - width * 0.12, width * 0.26],
        [x + side * width * 0.95, y + width * 0.06, width * 0.08],
      ],
      hue,
      0.4,
    );
  }
  return out;
}
