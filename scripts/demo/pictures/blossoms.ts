import { seededRandom, type Random } from './random';
import { petal, petalRing } from './shapes';
import { dot, line, n, oval, type Sheet, shape } from './svg';

/** Flowers are symbols 100 units across, their middle at 0,0; petals take the colour of the place. */
const forms = 3;

const draw = (sheet: Sheet, name: string, form: number, paint: (random: Random) => string): string =>
  sheet.symbol(`${name} ${form % forms}`, () => paint(seededRandom(name.length * 97 + (form % forms) * 13 + 5)));

const cup = (sheet: Sheet, colour: string, opacity: number, radius = 30): string =>
  oval(
    0,
    0,
    radius,
    radius,
    sheet.radial([
      [0, colour, opacity],
      [0.55, colour, opacity * 0.55],
      [1, colour, 0],
    ]),
  );

function dots(random: Random, count: number, radius: number, size: number): string {
  let d = '';
  for (let i = 0; i < count; i += 1) {
    const angle = random.between(0, Math.PI * 2);
    const reach = Math.sqrt(random.next()) * radius;
    d += dot(Math.cos(angle) * reach, Math.sin(angle) * reach, size * random.between(0.7, 1.2));
  }
  return d;
}

/** Three papery bracts with their veins around a tiny cream flower. */
export const bract = (sheet: Sheet, form: number, fine = false): string =>
  draw(sheet, `bract ${fine}`, form, (random) => {
    const start = random.between(0, 120);
    let out = '';
    for (let i = 0; i < 3; i += 1) {
      const angle = start + i * 120 + random.around(0, 16);
      const outline = petal(angle, 0, random.between(46, 54), random.between(23, 29), 0.3, random.around(0, 4));
      const fold = petal(angle, 2, 47, 9, 0.1, random.around(0, 3));
      out +=
        shape(outline, 'currentColor', { stroke: '#30001c', width: 0.9, strokeOpacity: 0.28 }) +
        shape(outline, i === 0 ? '#fff' : '#2a0020', { opacity: i === 0 ? 0.14 : i * 0.07 }) +
        shape(fold, '#fff', { opacity: 0.1 });
      if (fine) {
        let ribs = '';
        for (const side of [-3, -2, -1, 0, 1, 2, 3]) ribs += petalRib(angle, 8, 47 - Math.abs(side) * 5, side * 6.2);
        out += line(ribs, '#3c0026', 0.6, 0.28);
      }
    }
    out += cup(sheet, '#2c0030', 0.3, 16);
    for (const angle of [start + 40, start + 190]) {
      const [x, y] = [Math.cos((angle * Math.PI) / 180) * 7, Math.sin((angle * Math.PI) / 180) * 7];
      out += fine
        ? `<g transform="translate(${n(x)} ${n(y)})">${shape(petalRing(random, 5, 0, 7, 2.6, 0.7), '#fffbe6', { stroke: '#a98b4c', width: 0.4 })}${shape(dot(0, 0, 1.6), '#d9c46a')}</g>`
        : shape(dot(x, y, 3.4), '#fff7da');
    }
    return out;
  });

function petalRib(angle: number, from: number, to: number, spread: number): string {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const at = (along: number, across: number): string =>
    `${n(along * cos - across * sin)} ${n(along * sin + across * cos)}`;
  return `M${at(from, spread * 0.15)}Q${at((from + to) / 2, spread * 1.25)} ${at(to, spread * 0.85)}`;
}

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

/** Five round yellow petals and a brush of stamens: apricot blossom. */
export const apricot = (sheet: Sheet, form: number, fine = false): string =>
  draw(sheet, `apricot ${fine}`, form, (random) => {
    const start = random.between(0, 72);
    let out = '';
    for (let i = 0; i < 5; i += 1) {
      const angle = start + i * 72 + random.around(0, 7);
      const d = petal(angle, 3, random.between(45, 51), random.between(20, 24), 0.95, random.around(0, 4));
      out +=
        shape(d, 'currentColor', { stroke: '#8a5200', width: 0.9, strokeOpacity: 0.4 }) +
        shape(
          d,
          sheet.radial([
            [0, '#fff', 0.22],
            [0.7, '#fff', 0.04],
            [1, '#a85c00', 0.14],
          ]),
        );
      if (fine)
        out += line(
          [-2, -1, 0, 1, 2].map((side) => petalRib(angle, 10, 42 - Math.abs(side) * 4, side * 7)).join(''),
          '#a86600',
          0.5,
          0.34,
        );
    }
    let threads = '';
    let tips = '';
    for (let i = 0; i < (fine ? 26 : 11); i += 1) {
      const angle = random.between(0, Math.PI * 2);
      const reach = random.between(8, 17);
      threads += `M0 0L${n(Math.cos(angle) * reach)} ${n(Math.sin(angle) * reach)}`;
      tips += dot(Math.cos(angle) * reach, Math.sin(angle) * reach, fine ? 1.5 : 2.4);
    }
    return (
      out +
      cup(sheet, '#b05a00', 0.4, 14) +
      line(threads, '#c66a00', 0.9, 0.8) +
      shape(tips, '#a04600') +
      shape(dot(0, 0, 3), '#8ea63a')
    );
  });

/** A plain open flower of a few petals around a throat: jasmine, wrightia, desert rose. */
export const openFlower = (
  sheet: Sheet,
  name: string,
  form: number,
  {
    petals,
    half,
    round,
    throat,
    eye,
    layers = 1,
    rim,
  }: { petals: number; half: number; round: number; throat: string; eye: string; layers?: number; rim?: string },
): string =>
  draw(sheet, `open ${name}`, form, (random) => {
    let out = '';
    for (let layer = 0; layer < layers; layer += 1) {
      const size = 50 - layer * 15;
      for (let i = 0; i < petals; i += 1) {
        const d = petal(
          (360 / petals) * (i + layer * 0.5) + random.around(0, 6),
          2,
          size * random.around(1, 0.06),
          half * (size / 50) * random.around(1, 0.08),
          round,
          random.around(0, 3),
        );
        out +=
          shape(d, 'currentColor', { stroke: '#4a3020', width: 0.8, strokeOpacity: 0.26 }) +
          shape(d, i % 2 ? '#fff' : '#2a1020', { opacity: i % 2 ? 0.1 : 0.05 });
      }
    }
    if (rim)
      out += oval(
        0,
        0,
        40,
        40,
        sheet.radial([
          [0, rim, 1],
          [0.45, rim, 0.85],
          [1, rim, 0],
        ]),
      );
    return (
      out + cup(sheet, throat, 0.85, 15) + shape(dot(0, 0, 4.4), eye) + shape(dot(-1, -1, 2), '#fff', { opacity: 0.5 })
    );
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

/** Five broad veined petals, a dark eye and the long column. */
export const hibiscusHead = (sheet: Sheet, form: number): string =>
  draw(sheet, 'hibiscus', form, (random) => {
    const start = random.between(0, 72);
    let out = '';
    for (let i = 0; i < 5; i += 1) {
      const angle = start + i * 72;
      const d = petal(angle, 2, random.between(47, 52), random.between(25, 28), 1, random.between(2, 5));
      out +=
        shape(d, 'currentColor', { stroke: '#3a0010', width: 0.7, strokeOpacity: 0.35 }) +
        shape(
          d,
          sheet.radial([
            [0, '#300010', 0.12],
            [0.6, '#fff', 0.04],
            [1, '#fff', 0.22],
          ]),
        );
      out += line(
        [-3, -2, -1, 0, 1, 2, 3].map((side) => petalRib(angle, 6, 46 - Math.abs(side) * 4, side * 7.5)).join(''),
        '#4a0014',
        0.6,
        0.28,
      );
    }
    out += cup(sheet, '#5a0018', 0.85, 20);
    const [x, y] = [26, -24];
    out += line(`M0 0Q14 -8 ${x} ${y}`, '#f3c7a0', 3.2) + line(`M0 0Q14 -8 ${x} ${y}`, '#c43a52', 1.2, 0.6);
    let pollen = '';
    for (let i = 0; i < 26; i += 1) {
      const t = random.between(0.5, 1);
      pollen += dot(x * t + random.around(0, 5), y * t + 3 * (1 - t) + random.around(0, 5), 1.15);
    }
    return (
      out +
      shape(pollen, '#ffd23c') +
      shape(dot(x + 2, y - 2, 1.4) + dot(x + 4, y + 1, 1.4) + dot(x - 1, y - 4, 1.4), '#d81e3a')
    );
  });
