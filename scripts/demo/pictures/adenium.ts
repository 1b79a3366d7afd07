import { openFlower } from './blossoms';
import { spray } from './closeups';
import { coloursOf } from './crown';
import { placeLeaf } from './leaves';
import { tone } from './light';
import { inPot } from './planting';
import type { Subject } from './scene';
import { type Hsl, type Sheet, css, place } from './svg';
import { type Twig, branchOut, stem } from './wood';

const desertRose = (sheet: Sheet, form: number): string =>
  openFlower(sheet, 'adenium', form, {
    petals: 5,
    half: 25,
    round: 0.8,
    throat: '#f2d24e',
    eye: '#b8862a',
    rim: '#fff0f4',
  });

const ADENIUM: Record<string, readonly Hsl[]> = {
  pink: [
    [342, 78, 58],
    [338, 76, 54],
  ],
  red: [[350, 80, 44]],
  white: [[340, 24, 94]],
  'two-colour': [
    [342, 76, 60],
    [340, 30, 92],
  ],
  purple: [[310, 54, 46]],
};

/** Sứ: a swollen foot, bare arms, rosettes of spoon leaves and trumpets. */
export const adenium: Subject = {
  hues: [
    [108, 30, 32],
    [338, 50, 52],
    [100, 26, 38],
  ],
  close: (paint) =>
    spray(paint, {
      head: desertRose,
      size: 0.33,
      heads: 11,
      leaf: 'spoon',
      leafSize: 0.3,
      leafHue: [108, 42, 34],
      leaves: 30,
      hues: coloursOf(paint, ADENIUM),
      clustered: true,
      wood: [70, 10, 46],
      woodWidth: 0.045,
    }),
  whole: (paint) =>
    inPot(
      paint,
      ['terracotta', 'white-ceramic', 'blue-ceramic', 'cement'],
      0.5,
      ({ x, soilY: y, room, width: pot }) => {
        const { random, light, sheet } = paint;
        const hues = coloursOf(paint, ADENIUM);
        const hue: Hsl = [44, 15, 50];
        const foot = pot * 0.33;
        let out = '';
        for (const side of [-1, 0.9, -0.4, 0.35])
          out += stem(
            paint,
            [
              [x + side * foot * 0.4, y - room * 0.14, foot * 0.6],
              [x + side * foot * 0.85, y - room * 0.05, foot * 0.42],
              [x + side * foot * 1.15, y + foot * 0.08, foot * 0.16],
            ],
            hue,
            0.5,
          );
        const twigs: Twig[] = [];
        for (const angle of [-130, -108, -86, -64, -48]) {
          const grown = branchOut(
            paint,
            {
              x: x + (angle + 90) * foot * 0.011,
              y: y - room * 0.24,
              angle: angle + random.around(0, 6),
              length: room * random.between(0.26, 0.34),
              width: foot * 0.3,
            },
            { forks: 1, spread: 24, lift: 0.55, wave: 13 },
          );
          twigs.push(...grown.twigs.filter(({ size }) => size === 1));
          out += grown.limbs.map(({ joints }) => stem(paint, joints, hue, 0.3)).join('');
        }
        out += stem(
          paint,
          [
            [x, y + foot * 0.05, foot * 1.35],
            [x - foot * 0.05, y - room * 0.08, foot * 1.5],
            [x + foot * 0.04, y - room * 0.17, foot * 1.15],
            [x, y - room * 0.27, foot * 0.8],
          ],
          hue,
          1.3,
        );
        const size = room * 0.16;
        for (const twig of twigs) {
          for (let i = 0; i < 15; i += 1)
            out += placeLeaf(paint, 'spoon', twig.x, twig.y, {
              size: size * random.between(0.6, 1.05),
              angle: twig.angle + random.around(0, 130),
              hue: [108, 40, 32],
              level: random.around(0, 0.6),
            });
          for (let i = 0; i < 4; i += 1)
            out += place(
              desertRose(sheet, random.int(0, 2)),
              twig.x + random.around(0, size * 0.5),
              twig.y - size * 0.1 + random.around(0, size * 0.45),
              {
                size: size * random.between(0.62, 0.9),
                angle: random.between(0, 360),
                squash: random.between(0.66, 1),
                colour: css(tone(light, random.pick(hues), random.around(0.05, 0.35))),
              },
            );
        }
        return { inside: out };
      },
    ),
};
