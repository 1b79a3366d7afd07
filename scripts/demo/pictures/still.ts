import { placeLeaf } from './leaves';
import { groundShadow } from './pots';
import type { Paint, Subject } from './scene';
import type { Hsl } from './svg';

/** A hanging of leaves and a fruit beside the goods, as a shop would dress them. */
export function dressing(paint: Paint, x: number, floor: number, size: number, side: number): string {
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

/** The shadow of goods on the table. */
export const ground = (paint: Paint, x: number, floor: number, width: number, height: number): string =>
  groundShadow(paint, x, floor, width * 0.9, height);

const GOODS: readonly Hsl[] = [
  [30, 40, 40],
  [40, 44, 56],
  [104, 26, 36],
  [24, 36, 30],
];

/** Goods are stood once; the close view steps up to them: how near, and how far aside and down (parts of the frame). */
export const still = (
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
