import { cup, draw, petalRib } from './petalwork';
import { petal, petalRing } from './shapes';
import { type Sheet, dot, line, n, oval, shape } from './svg';

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
