import { cup, dots, draw } from './petalwork';
import { petal, petalRing } from './shapes';
import { type Sheet, line, oval, shape } from './svg';

/** A full round head of ray petals: chrysanthemum. `fine` has more petals for close views. */
export const mumHead = (sheet: Sheet, form: number, fine = false): string =>
  draw(sheet, `mum ${fine}`, form, (random) => {
    const rings = fine
      ? ([
          [27, 16, 50, 5.6],
          [24, 13, 43, 5.2],
          [20, 9, 35, 4.8],
          [15, 5, 26, 4.4],
          [11, 2, 18, 3.8],
        ] as const)
      : ([
          [19, 10, 50, 7],
          [15, 6, 38, 6.6],
          [11, 2, 25, 5.4],
        ] as const);
    let out = oval(0, 0, 36, 36, '#241400', { opacity: 0.35 });
    rings.forEach(([count, inner, outer, halfWidth], ring) => {
      const d = petalRing(random, count, inner, outer, halfWidth, 0.75, random.between(0, 30));
      out += shape(d, 'currentColor', { stroke: '#4a2600', width: 0.8, strokeOpacity: 0.3 });
      if (ring < rings.length - 1)
        out += oval(
          0,
          0,
          outer * 0.86,
          outer * 0.86,
          sheet.radial([
            [0, '#4a2200', 0.3],
            [0.7, '#4a2200', 0.2],
            [1, '#4a2200', 0],
          ]),
        );
    });
    return (
      out +
      cup(sheet, '#6b3a00', 0.3, fine ? 12 : 15) +
      shape(dots(random, fine ? 16 : 6, fine ? 7 : 9, fine ? 1.9 : 3), '#fff3b8', { opacity: 0.35 })
    );
  });

/** A small, simple head, for balls of many hundreds. */
export const mumButton = (sheet: Sheet, form: number): string =>
  draw(sheet, 'button', form, (random) => {
    const [outer, inner] = [petalRing(random, 13, 8, 51, 9.5, 0.8), petalRing(random, 9, 2, 33, 8, 0.8, 20)];
    return (
      shape(outer, 'currentColor') +
      oval(
        0,
        0,
        34,
        34,
        sheet.radial([
          [0, '#4a2200', 0.42],
          [0.7, '#4a2200', 0.24],
          [1, '#4a2200', 0],
        ]),
      ) +
      shape(inner, 'currentColor') +
      shape(inner, '#fff', { opacity: 0.1 }) +
      cup(sheet, '#6b3a00', 0.4, 12)
    );
  });

/** A pompom of ruffles: marigold. */
export const pompom = (sheet: Sheet, form: number, fine = false): string =>
  draw(sheet, `pompom ${fine}`, form, (random) => {
    let out = oval(0, 0, 44, 44, '#5a1c00', { opacity: 0.5 });
    const rings = fine ? 7 : 5;
    for (let ring = 0; ring < rings; ring += 1) {
      const outer = 51 - (ring * 43) / rings;
      const d = petalRing(
        random,
        Math.round(18 - ring * 1.6),
        outer * 0.35,
        outer,
        outer * 0.22 + 1.5,
        1,
        random.between(0, 40),
      );
      out +=
        shape(d, 'currentColor', { stroke: '#7a2600', width: 1, strokeOpacity: 0.3 }) +
        oval(
          0,
          0,
          outer * 0.9,
          outer * 0.9,
          sheet.radial([
            [0, '#8a2600', 0.34],
            [0.72, '#8a2600', 0.16],
            [1, '#8a2600', 0],
          ]),
        );
    }
    return out + shape(dots(random, 9, 9, 2.4), '#fff2a0', { opacity: 0.28 });
  });

/** A garden rose seen from above: petals wound around a heart. */
export const roseHead = (sheet: Sheet, form: number): string =>
  draw(sheet, 'rose', form, (random) => {
    let out = oval(0, 0, 40, 40, '#2a0008', { opacity: 0.4 });
    const rings = [
      [6, 4, 50, 25],
      [5, 4, 42, 23],
      [5, 3, 33, 18],
      [4, 2, 24, 14],
      [4, 1, 16, 9],
      [3, 0, 9, 6],
    ] as const;
    for (const [count, inner, outer, halfWidth] of rings) {
      const start = random.between(0, 360);
      for (let i = 0; i < count; i += 1) {
        const d = petal(
          start + (360 / count) * i + random.around(0, 9),
          inner,
          outer * random.around(1, 0.05),
          halfWidth,
          1,
          random.around(0, 3),
        );
        out +=
          shape(d, 'currentColor', { stroke: '#30000c', width: 0.8, strokeOpacity: 0.2 }) +
          shape(
            d,
            sheet.radial([
              [0, '#2c0008', 0.3],
              [0.66, '#2c0008', 0.02],
              [1, '#fff', 0.26],
            ]),
          );
      }
    }
    return out + cup(sheet, '#2a0008', 0.4, 14) + line('M-5 1C-4 -6 5 -6 5 0C5 5 -2 5 -2 1', '#2a0008', 1.2, 0.5);
  });
