import { bract } from './blossoms';
import { type Clump, around, coarseness, shade, spotsOver, clumpsWithin } from './canopy';
import { spray } from './closeups';
import { coloursOf, dressCrown } from './crown';
import { placeLeaf } from './leaves';
import { groundShadow, paintPot } from './pots';
import type { Subject } from './scene';
import type { Hsl } from './svg';
import { stem } from './wood';

const BRACTS: Record<string, readonly Hsl[]> = {
  pink: [
    [330, 78, 52],
    [326, 76, 48],
    [334, 80, 57],
  ],
  white: [
    [60, 18, 93],
    [70, 20, 90],
  ],
  orange: [
    [22, 88, 57],
    [16, 82, 54],
    [28, 90, 62],
  ],
  purple: [
    [296, 56, 45],
    [302, 58, 50],
    [290, 52, 42],
  ],
  red: [
    [350, 78, 46],
    [346, 80, 50],
  ],
  'two-colour': [
    [332, 78, 56],
    [50, 16, 93],
    [330, 70, 66],
  ],
};

const VINE_LEAF: Hsl = [104, 42, 33];

/** Bougainvillea: a bush, a ball on a stem (`standard`) or an arch of two tied stems (`arch`). */
export const bougainvillea: Subject = {
  hues: [
    [108, 34, 30],
    [330, 50, 50],
    [112, 30, 26],
    [330, 60, 60],
  ],
  close: (paint) =>
    spray(paint, {
      head: bract,
      size: 0.19,
      heads: 92,
      leaf: 'ovate',
      leafSize: 0.18,
      leafHue: VINE_LEAF,
      leaves: 46,
      hues: coloursOf(paint, BRACTS),
      clustered: true,
    }),
  whole: (paint) => {
    const { random, x, floor, height, width, scene, budget } = paint;
    const pot = scene.pot ?? random.pick(['terracotta', 'cement', 'nursery-bag', 'blue-ceramic'] as const);
    const potWidth = Math.min(width * 0.44, height * 0.34);
    const painted = paintPot(paint, pot, x, floor, potWidth);
    const top = floor - height;
    const room = painted.rimY - top;
    const wood: Hsl = [28, 20, 40];
    const clumps: Clump[] = [];
    let stems = '';
    const thick = potWidth * 0.09;
    if (scene.variant === 'arch') {
      for (const side of [-1, 1]) {
        stems += stem(
          paint,
          [
            [x + side * potWidth * 0.26, painted.soilY, thick],
            [x + side * width * 0.36, painted.rimY - room * 0.36, thick * 0.8],
            [x + side * width * 0.3, top + room * 0.25, thick * 0.6],
            [x, top + room * 0.1, thick * 0.4],
          ],
          wood,
        );
      }
      for (let i = 0; i <= 14; i += 1) {
        const angle = Math.PI * (0.0 + (i / 14) * 1.0);
        const size = room * random.between(0.13, 0.18);
        clumps.push({
          x: x - Math.cos(angle) * width * 0.36,
          y: painted.rimY - room * 0.3 - Math.sin(angle) * room * 0.52,
          rx: size * 1.05,
          ry: size,
        });
      }
      for (const side of [-1, 1])
        clumps.push({ x: x + side * width * 0.29, y: painted.rimY - room * 0.16, rx: room * 0.11, ry: room * 0.12 });
    } else if (scene.variant === 'standard') {
      const ball = Math.min(width * 0.4, room * 0.33);
      const middle = top + ball;
      const sway = random.around(0, potWidth * 0.08);
      stems += stem(
        paint,
        [
          [x, painted.soilY, thick * 1.7],
          [x + sway, painted.rimY - room * 0.16, thick * 1.25],
          [x - sway, painted.rimY - room * 0.3, thick * 1.15],
          [x, middle + ball * 0.4, thick],
        ],
        wood,
      );
      clumps.push(...clumpsWithin(paint, { x, y: middle, rx: ball * 1.12, ry: ball }, 13, 0.4));
    } else {
      const crown: Clump = { x, y: top + room * 0.47, rx: Math.min(width * 0.46, room * 0.58), ry: room * 0.5 };
      clumps.push(...clumpsWithin(paint, crown, 15, 0.36));
      for (let i = 0; i < 6; i += 1) {
        const side = i % 2 ? 1 : -1;
        const reach = random.between(0.82, 1.08);
        const angle = random.between(-0.2, 1.1);
        clumps.push({
          x: x + side * crown.rx * reach * Math.cos(angle),
          y: crown.y - crown.ry * reach * Math.sin(angle),
          rx: crown.rx * 0.14,
          ry: crown.ry * 0.17,
        });
      }
      for (let i = -2; i <= 2; i += 1)
        stems += stem(
          paint,
          [
            [x + i * potWidth * 0.06, painted.soilY, thick * (1.3 - Math.abs(i) * 0.2)],
            [x + i * potWidth * 0.17, painted.rimY - room * 0.14, thick * 0.8],
            [x + i * crown.rx * 0.34, crown.y + crown.ry * 0.2, thick * 0.4],
          ],
          wood,
        );
    }
    const whole = around(clumps);
    const size = Math.min(whole.rx, room * 0.55) * 2 * coarseness(paint);
    const under = spotsOver(paint, clumps, whole, 330 * budget).map((spot) =>
      placeLeaf(paint, 'ovate', spot.x, spot.y, {
        size: size * 0.07,
        angle: spot.outward + random.around(0, 60),
        hue: VINE_LEAF,
        level: spot.level - 0.25,
      }),
    );
    return (
      groundShadow(paint, x, floor, Math.max(potWidth, whole.rx), height) +
      painted.back +
      stems +
      painted.front +
      shade(paint, clumps, VINE_LEAF) +
      under.join('') +
      dressCrown(
        paint,
        spotsOver(paint, clumps, whole, 980 * budget),
        { head: bract, leaf: 'ovate', leafHue: VINE_LEAF },
        coloursOf(paint, BRACTS),
        size * 0.066,
        size * 0.065,
        0.74,
      )
    );
  },
};
