import { type Random, seededRandom } from './random';
import { type Sheet, dot, n, oval } from './svg';

/** Flowers are symbols 100 units across, their middle at 0,0; petals take the colour of the place. */
const forms = 3;

export const draw = (sheet: Sheet, name: string, form: number, paint: (random: Random) => string): string =>
  sheet.symbol(`${name} ${form % forms}`, () => paint(seededRandom(name.length * 97 + (form % forms) * 13 + 5)));

export const cup = (sheet: Sheet, colour: string, opacity: number, radius = 30): string =>
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

export function dots(random: Random, count: number, radius: number, size: number): string {
  let d = '';
  for (let i = 0; i < count; i += 1) {
    const angle = random.between(0, Math.PI * 2);
    const reach = Math.sqrt(random.next()) * radius;
    d += dot(Math.cos(angle) * reach, Math.sin(angle) * reach, size * random.between(0.7, 1.2));
  }
  return d;
}

export function petalRib(angle: number, from: number, to: number, spread: number): string {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const at = (along: number, across: number): string =>
    `${n(along * cos - across * sin)} ${n(along * sin + across * cos)}`;
  return `M${at(from, spread * 0.15)}Q${at((from + to) / 2, spread * 1.25)} ${at(to, spread * 0.85)}`;
}
