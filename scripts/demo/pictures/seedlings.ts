import { fruit, fruitStill } from './fruits';
import { frond, placeLeaf } from './leaves';
import { tone } from './light';
import { groundShadow, paintPot } from './pots';
import { inPot } from './planting';
import { seededRandom } from './random';
import type { Paint, Subject } from './scene';
import { petal, turned } from './shapes';
import { type Hsl, box, css, dot, line, n, oval, place, polygon, shape } from './svg';
import { stem } from './wood';

/** A nut half in the soil, its first leaves still whole. */
export const coconutSeedling: Subject = {
  hues: [
    [100, 34, 34],
    [84, 40, 44],
    [30, 30, 34],
  ],
  close: (paint) => fruitStill(paint, 'coconut'),
  whole: (paint) =>
    inPot(paint, ['nursery-bag'], 0.34, ({ x, soilY, room, width }) => {
      const { random, light, sheet } = paint;
      let inside = '';
      for (const [angle, length, droop] of [
        [-128, 0.9, -34],
        [-52, 0.92, 36],
        [-108, 1, -16],
        [-72, 0.98, 20],
        [-90, 0.9, 3],
      ] as const) {
        const size = room * 0.92 * length;
        if (length > 0.91) {
          inside += frond(paint, x, soilY - room * 0.06, {
            length: size,
            angle,
            droop,
            hue: [92, 46, 36],
            level: random.around(0.1, 0.2),
            leaflets: 17,
            leafLength: room * 0.3,
            width: room * 0.019,
          });
          continue;
        }
        const [ex, ey] = turned(angle, size, 0);
        inside += line(
          `M${n(x)} ${n(soilY - room * 0.06)}L${n(x + ex * 0.5)} ${n(soilY + ey * 0.5)}`,
          css(tone(light, [80, 44, 46], 0)),
          width * 0.04,
        );
        for (const fork of [-11, 11]) {
          const [bx, by] = [x + ex * 0.34, soilY + ey * 0.34];
          inside += `<g transform="translate(${n(bx)} ${n(by)})">${shape(petal(angle + fork, 0, size * 0.62, size * 0.075, 0.1), css(tone(light, [90, 48, 37], fork * 0.02)))}${line(
            [0.2, 0.34, 0.48]
              .map((k) => {
                const [qx, qy] = turned(angle + fork * 1.2, size * k, size * 0.01);
                return `M0 0L${n(qx)} ${n(qy)}`;
              })
              .join(''),
            '#eaf6b8',
            2.5,
            0.4,
          )}</g>`;
        }
      }
      const nut = place(fruit(paint, 'coconut'), x - width * 0.05, soilY - width * 0.12, {
        size: width * 0.58,
        angle: 24,
      });
      inside += stem(
        paint,
        [
          [x, soilY - room * 0.02, width * 0.13],
          [x, soilY - room * 0.12, width * 0.11],
          [x, soilY - room * 0.24, width * 0.06],
        ],
        [76, 44, 50],
        0.3,
      );
      return {
        inside:
          inside +
          nut +
          oval(
            x,
            soilY + width * 0.05,
            width * 0.36,
            width * 0.055,
            sheet.radial([
              [0, '#1c1008', 1],
              [0.8, '#1c1008', 0.9],
              [1, '#1c1008', 0],
            ]),
          ),
      };
    }),
};

/** A small seedling as a symbol 100 units high, its foot at 0,0. */
function sprout(paint: Paint, form: number, bag: boolean): string {
  return paint.sheet.symbol(`sprout ${form % 3} ${bag}`, () => {
    const one: Paint = { ...paint, random: seededRandom(form * 77 + 9) };
    const { random, light } = one;
    let out = '';
    if (bag) {
      const pot = paintPot(one, 'nursery-bag', 0, 0, 36);
      out += pot.back + pot.front.replaceAll('\n', '');
    }
    const base = bag ? -38 : 0;
    const tall = bag ? 52 : 84;
    out += line(
      `M0 ${base}Q${n(random.around(0, 5))} ${n(base - tall * 0.5)} 0 ${n(base - tall)}`,
      css(tone(light, [80, 32, 36], 0)),
      2.4,
    );
    for (let i = 0; i < 9; i += 1) {
      const t = 0.35 + i * 0.08;
      const side = i % 2 ? 1 : -1;
      out += placeLeaf(one, 'ovate', 0, base - tall * Math.min(1, t), {
        size: (bag ? 25 : 42) * (1.1 - t * 0.3),
        angle: i === 8 ? -84 : -90 + side * random.between(38, 82),
        hue: [102, 46, 35],
        level: random.around(0.12, 0.3) + side * light.x * 0.3,
      });
    }
    return out;
  });
}

/** A plug tray of young plants, two hundred to a tray. */
export const seedlingTray: Subject = {
  hues: [
    [104, 40, 36],
    [92, 44, 44],
    [114, 30, 28],
  ],
  close: (paint) => {
    const { x, floor, width, height, random } = paint;
    const sorted = Array.from({ length: 26 }, (_, i) => ({ u: random.around(0, 0.56), v: i / 26 }));
    return sorted
      .map(({ u, v }, i) =>
        place(sprout(paint, i, false), x + u * width * (0.8 + v * 0.4), floor - height * (0.52 - v * 0.62), {
          size: width * (0.28 + v * 0.24),
          angle: random.around(0, 9),
        }),
      )
      .join('');
  },
  whole: (paint) => {
    const { x, floor, width, height, random, light } = paint;
    const [rows, columns] = [8, 13];
    const deep = height * 0.5;
    const front = floor - height * 0.06;
    const spread = (v: number): number => width * (0.36 + v * 0.13);
    const corner = (u: number, v: number): readonly [number, number] => [x + u * spread(v), front - deep * (1 - v)];
    const black: Hsl = [220, 8, 16];
    let out = groundShadow(paint, x, floor, width * 0.92, height * 0.2);
    out +=
      shape(polygon([corner(-1, 0), corner(1, 0), corner(1, 1), corner(-1, 1)]), css(tone(light, black, 0.1))) +
      shape(
        polygon([corner(-1, 1), corner(1, 1), [x + spread(1) * 0.97, floor], [x - spread(1) * 0.97, floor]]),
        css(tone(light, black, -0.3)),
      );
    let cells = '';
    const plants: string[] = [];
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const [px, py] = corner(((column + 0.5) / columns) * 2 - 1, (row + 0.6) / rows);
        const size = spread(row / rows) / columns;
        cells += dot(px, py, size * 0.78, (deep / rows) * 0.36);
        if (random.chance(0.97))
          plants.push(
            place(sprout(paint, random.int(0, 2), false), px, py, {
              size: height * random.between(0.17, 0.225) * (0.75 + row * 0.04),
              angle: random.around(0, 8),
            }),
          );
      }
    }
    return (
      out +
      shape(cells, css(tone(light, [24, 36, 15], 0))) +
      line(`M${n(x - spread(1))} ${n(front)}H${n(x + spread(1))}`, css(tone(light, black, 0.8)), 5, 0.6) +
      plants.join('')
    );
  },
};

/** A hundred seedlings in bags, in the nursery's rows. */
export const seedlingRow: Subject = {
  hues: seedlingTray.hues,
  close: seedlingTray.close,
  whole: (paint) => {
    const { x, floor, width, height, random } = paint;
    const rows = 10;
    let out = '';
    for (let row = 0; row < rows; row += 1) {
      const t = row / (rows - 1);
      const y = floor - height * 0.5 * (1 - t ** 1.35) + height * 0.03;
      const size = height * (0.15 + 0.3 * t ** 1.2);
      const columns = 10;
      const reach = width * (0.34 + 0.36 * t);
      out += oval(x, y - size * 0.03, reach * 1.1, size * 0.13, '#140c06', { opacity: 0.42 });
      for (let column = 0; column < columns; column += 1)
        out += place(
          sprout(paint, random.int(0, 2), true),
          x + (((column + 0.5) / columns) * 2 - 1) * reach + random.around(0, size * 0.03),
          y + random.around(0, size * 0.03),
          { size: size * random.around(1, 0.09) },
        );
    }
    return out;
  },
};

/** Bundles of cuttings, tied with banana string, on a leaf. */
export const cuttings: Subject = {
  hues: [
    [104, 36, 34],
    [30, 30, 40],
    [90, 40, 42],
  ],
  onTable: true,
  close: (paint) =>
    cuttings.whole({
      ...paint,
      x: paint.x - paint.width * 0.05,
      floor: paint.floor * 0.96,
      width: paint.width * 1.5,
      height: paint.height * 1.25,
    }),
  whole: (paint) => {
    const { x, floor, width, height, random, light } = paint;
    let out =
      groundShadow(paint, x, floor - height * 0.04, width * 0.8, height * 0.2) +
      placeLeaf(paint, 'oblong', x - width * 0.5, floor - height * 0.16, {
        size: width,
        angle: 3,
        hue: [100, 46, 40],
        level: 0.1,
        squash: 0.42,
        fine: true,
      });
    for (const [lift, turn] of [
      [0.32, -12],
      [0.17, 8],
    ] as const) {
      const middle = floor - height * lift;
      for (let i = 0; i < 26; i += 1) {
        const y = middle + random.around(0, height * 0.05);
        const [x0, x1] = [x - width * random.between(0.3, 0.36), x + width * random.between(0.16, 0.24)];
        const tilt = ((turn + random.around(0, 4)) * Math.PI) / 180;
        const rise = (px: number): number => y + (px - x) * Math.tan(tilt);
        out +=
          stem(
            paint,
            [
              [x0, rise(x0), width * 0.014],
              [x, rise(x), width * 0.012],
              [x1, rise(x1), width * 0.009],
            ],
            [random.between(50, 90), 26, 38],
            0.3,
          ) + oval(x0, rise(x0), width * 0.004, width * 0.0068, css(tone(light, [48, 44, 74], 0.2)));
        for (let k = 0; k < 2; k += 1)
          out += placeLeaf(paint, 'ovate', x1, rise(x1), {
            size: height * random.between(0.13, 0.21),
            angle: turn + random.between(-64, 64),
            hue: [104, 44, 34],
            level: random.around(0.1, 0.5),
          });
      }
      out +=
        box(
          x - width * 0.1,
          middle - height * 0.065 - turn,
          width * 0.03,
          height * 0.13,
          css(tone(light, [44, 44, 66], 0.1)),
          { round: 8 },
        ) +
        line(`M${n(x - width * 0.09)} ${n(middle - height * 0.05)}q30 -40 60 -10q-40 20 -60 10`, css([44, 44, 60]), 7);
    }
    return out;
  },
};
