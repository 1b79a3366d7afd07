import { apricot } from './blossoms';
import { spray } from './closeups';
import { placeLeaf } from './leaves';
import { tone } from './light';
import { inPot, roots } from './planting';
import type { Subject } from './scene';
import { type Hsl, css, dot, place, shape } from './svg';
import { type Joint, type Twig, branchOut, stem } from './wood';

const BARK: Hsl = [26, 22, 36];

/** Apricot blossom, the tree of Tết in the South: gnarled trunk, bare twigs, yellow flowers and buds. */
export const apricotBlossom: Subject = {
  hues: [
    [92, 22, 36],
    [48, 80, 52],
    [100, 26, 30],
    [44, 70, 46],
  ],
  close: (paint) =>
    spray(paint, {
      head: apricot,
      size: 0.25,
      heads: 21,
      leaf: 'lance',
      leafSize: 0.15,
      leafHue: [86, 50, 46],
      leaves: 16,
      hues: [
        [50, 96, 54],
        [47, 97, 52],
      ],
      clustered: true,
      wood: BARK,
      woodWidth: 0.034,
    }),
  whole: (paint) =>
    inPot(paint, ['terracotta', 'blue-ceramic', 'cement'], 0.42, ({ x, soilY: y, room, width: pot }) => {
      const { random, light, sheet, budget } = paint;
      const width = pot * 0.17;
      const bend = random.pick([-1, 1]) * pot * 0.2;
      const trunk: Joint[] = [
        [x, y, width * 1.5],
        [x + bend * 0.7, y - room * 0.1, width * 1.15],
        [x + bend, y - room * 0.2, width],
        [x + bend * 0.1, y - room * 0.33, width * 0.85],
        [x - bend * 0.3, y - room * 0.43, width * 0.66],
      ];
      let out = roots(paint, x, y, width, BARK);
      const twigs: Twig[] = [];
      const starts = [
        [1, 0.16, 0.36],
        [2, -0.5, 0.36],
        [3, 0.5, 0.34],
        [4, -0.32, 0.33],
        [4, 0.2, 0.33],
        [4, 0, 0.36],
      ] as const;
      for (const [joint, side, length] of starts) {
        const [jx, jy, jw] = trunk[joint] ?? [x, y, width];
        const grown = branchOut(
          paint,
          {
            x: jx,
            y: jy,
            angle: -90 + side * 150 + (joint === 1 ? Math.sign(bend) * 40 : 0),
            length: room * length * 0.78,
            width: jw * 0.5,
          },
          { forks: 2, spread: 30, lift: 0.5, wave: 22 },
        );
        twigs.push(...grown.twigs);
        out += grown.limbs
          .map(({ joints }) => stem(paint, joints, BARK, (joints[0]?.[2] ?? 0) > width * 0.25 ? 0.8 : 0))
          .join('');
      }
      out += stem(paint, trunk, BARK, 2.2);
      const hues: readonly Hsl[] = [
        [50, 96, 54],
        [47, 97, 51],
        [52, 94, 58],
      ];
      const size = room * 0.068;
      const shown = Math.max(1, Math.round(twigs.length / (420 * budget)));
      let buds = '';
      for (const twig of twigs) {
        if (shown > 1 && !random.chance(1 / shown)) continue;
        for (let i = 0; i < 3; i += 1) {
          const [px, py] = [twig.x + random.around(0, size * 0.95), twig.y + random.around(0, size * 0.95)];
          if (random.chance(0.15))
            out += placeLeaf(paint, 'lance', px, py, {
              size: size * 0.9,
              angle: twig.angle + random.around(0, 60),
              hue: [84, 54, 44],
              level: random.around(0.1, 0.4),
            });
          else if (random.chance(0.3)) buds += dot(px, py, size * 0.13, size * 0.17);
          else
            out += place(apricot(sheet, random.int(0, 2)), px, py, {
              size: size * random.around(1, 0.25),
              angle: random.between(0, 360),
              squash: random.between(0.55, 1),
              colour: css(tone(light, random.pick(hues), random.around(0.05, 0.5) + (y - room * 0.5 - py) / room)),
            });
        }
      }
      return {
        inside:
          out + shape(buds, css(tone(light, [66, 60, 46], 0.1)), { stroke: '#5a5a10', width: 1.5, strokeOpacity: 0.5 }),
      };
    }),
};
