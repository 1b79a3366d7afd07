import { type Clump, coarseness, shade, spotsOver } from './canopy';
import { spray } from './closeups';
import { placeLeaf } from './leaves';
import { tone } from './light';
import { inPot } from './planting';
import type { Subject } from './scene';
import { type Sheet, css, dot, line, oval, place, shape } from './svg';
import { stem } from './wood';

/** A round fruit with dimples and a shine; colour from the place. */
export const orangeFruit = (sheet: Sheet): string =>
  sheet.symbol('orange', () => {
    let pores = '';
    for (let i = 0; i < 46; i += 1)
      pores += dot(Math.cos(i * 2.4) * Math.sqrt(i / 46) * 45, Math.sin(i * 2.4) * Math.sqrt(i / 46) * 45, 1.1);
    return (
      oval(0, 0, 50, 48, 'currentColor') +
      oval(
        0,
        0,
        50,
        48,
        sheet.radial(
          [
            [0, '#fff', 0.5],
            [0.3, '#fff', 0.1],
            [0.62, '#6a1c00', 0.06],
            [1, '#6a1c00', 0.52],
          ],
          [0.36, 0.3, 0.74],
        ),
      ) +
      shape(pores, '#8a3000', { opacity: 0.24 }) +
      oval(-17, -20, 8, 6, '#fff', { opacity: 0.6 }) +
      shape('M-5 -47L0 -41L6 -47L2 -39L-3 -39Z', '#4f7a2a') +
      line('M0 -44V-52', '#4f6a2a', 3)
    );
  });

/** Tắc kiểng for Tết: a round crown full of small golden fruit. */
export const kumquat: Subject = {
  hues: [
    [108, 36, 28],
    [30, 80, 50],
    [114, 34, 24],
  ],
  close: (paint) =>
    spray(paint, {
      head: orangeFruit,
      size: 0.22,
      heads: 15,
      leaf: 'ovate',
      leafSize: 0.23,
      leafHue: [110, 46, 30],
      leaves: 58,
      hues: [
        [30, 94, 52],
        [34, 95, 54],
        [26, 92, 50],
      ],
      wood: [80, 18, 34],
    }),
  whole: (paint) =>
    inPot(paint, ['blue-ceramic', 'terracotta', 'cement'], 0.46, ({ x, soilY: y, room, width: pot }) => {
      const { random, light, sheet, width, budget } = paint;
      const crown: Clump = { x, y: y - room * 0.56, rx: Math.min(width * 0.46, room * 0.5), ry: room * 0.44 };
      const clumps: Clump[] = [];
      for (let i = 0; i < 16; i += 1) {
        const t = i / 15;
        const reach = crown.rx * (0.95 - t * 0.62) * 0.72;
        clumps.push({
          x: x + (i % 2 ? 1 : -1) * reach * random.between(0.3, 1),
          y: crown.y + crown.ry * (0.72 - t * 1.5),
          rx: crown.rx * 0.42,
          ry: crown.ry * 0.27,
        });
      }
      let out = '';
      for (const side of [-1, 0, 1])
        out += stem(
          paint,
          [
            [x + side * pot * 0.05, y, pot * 0.055],
            [x + side * pot * 0.1, y - room * 0.2, pot * 0.045],
            [x + side * pot * 0.2, y - room * 0.45, pot * 0.03],
          ],
          [40, 18, 38],
        );
      out += shade(paint, clumps, [114, 40, 24]);
      out += spotsOver(paint, clumps, crown, 880 * budget)
        .map((spot) =>
          placeLeaf(paint, 'ovate', spot.x, spot.y, {
            size: crown.rx * 0.15 * coarseness(paint) * random.around(1, 0.25),
            angle: spot.outward + random.around(0, 70),
            hue: [112, 46, 29],
            level: spot.level - 0.05,
          }),
        )
        .join('');
      for (const spot of spotsOver(paint, clumps, crown, 130 * budget)) {
        const size = crown.rx * random.between(0.105, 0.135) * coarseness(paint);
        out += oval(spot.x - light.x * size * 0.2, spot.y + size * 0.16, size * 0.56, size * 0.56, '#0a1404', {
          opacity: 0.34,
        });
        out += place(orangeFruit(sheet), spot.x, spot.y, {
          size,
          angle: random.around(0, 22),
          colour: css(
            tone(light, random.chance(0.1) ? [66, 70, 46] : [random.between(26, 36), 94, 52], spot.level * 0.7),
          ),
        });
        if (random.chance(0.5))
          out += placeLeaf(paint, 'ovate', spot.x, spot.y - size * 0.4, {
            size: crown.rx * 0.14,
            angle: random.between(-40, 220),
            hue: [112, 46, 31],
            level: spot.level + 0.1,
          });
      }
      return { inside: out };
    }),
};
