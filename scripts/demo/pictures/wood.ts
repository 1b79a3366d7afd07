import { tone } from './light';
import type { Paint } from './scene';
import { closedCurve, turned } from './shapes';
import { css, type Hsl, line, n, type Point, shape } from './svg';

/** A place along a stem: where, and how thick. */
export type Joint = readonly [x: number, y: number, width: number];
export type Limb = { joints: Joint[] };
/** The end of a twig and where it points, for leaves and flowers. */
export type Twig = { x: number; y: number; angle: number; size: number };

function sides(joints: readonly Joint[], from: number, to: number): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  joints.forEach(([x, y, width], index) => {
    const before = joints[Math.max(0, index - 1)] ?? [x, y, width];
    const after = joints[Math.min(joints.length - 1, index + 1)] ?? [x, y, width];
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const [nx, ny] = [(after[1] - before[1]) / length, -(after[0] - before[0]) / length];
    left.push([x + nx * width * from, y + ny * width * from]);
    right.push([x + nx * width * to, y + ny * width * to]);
  });
  return [...left, ...right.reverse()];
}

/** A tapering stem with a lit side, a shaded side and bark. */
export function stem({ light, random }: Paint, joints: readonly Joint[], hue: Hsl, bark = 1): string {
  const first = joints[0] ?? [0, 0, 1];
  const last = joints[joints.length - 1] ?? first;
  // The lit edge lies left or right of the direction of growth.
  const across = (last[1] - first[1]) * light.x - (last[0] - first[0]) * light.y;
  const lit = across > 0 ? 1 : -1;
  let out =
    shape(closedCurve(sides(joints, -0.5, 0.5)), css(tone(light, hue, -0.55))) +
    shape(closedCurve(sides(joints, lit * -0.22, lit * 0.48)), css(tone(light, hue, 0.02))) +
    shape(closedCurve(sides(joints, lit * 0.12, lit * 0.4)), css(tone(light, hue, 0.5)), { opacity: 0.75 });
  if (bark > 0) {
    let dark = '';
    let pale = '';
    for (let i = 0; i + 1 < joints.length; i += 1) {
      const [a, b] = [joints[i] ?? first, joints[i + 1] ?? last];
      const marks = Math.round((Math.hypot(b[0] - a[0], b[1] - a[1]) * (a[2] + b[2]) * bark) / 900) + 1;
      for (let k = 0; k < Math.min(46, marks); k += 1) {
        const t = random.next();
        const width = a[2] + (b[2] - a[2]) * t;
        const off = random.around(0, 0.46) * width;
        const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
        const [ox, oy] = turned(angle, 0, off);
        const [x, y] = [a[0] + (b[0] - a[0]) * t + ox, a[1] + (b[1] - a[1]) * t + oy];
        const [dx, dy] = turned(angle + random.around(0, 34), width * random.between(0.12, 0.4), 0);
        const mark = `M${n(x)} ${n(y)}q${n(dx * 0.5 + random.around(0, 4))} ${n(dy * 0.5)} ${n(dx)} ${n(dy)}`;
        if (random.chance(0.6)) dark += mark;
        else pale += mark;
      }
    }
    const stroke = Math.max(1.2, first[2] * 0.03);
    out += line(dark, '#180c04', stroke, 0.4) + line(pale, '#fff0d8', stroke, 0.26);
  }
  return out;
}

/** Grows branches from a place: every fork thinner and shorter, reaching for the sky. Limbs come thick ones first. */
export function branchOut(
  { random }: Paint,
  start: { x: number; y: number; angle: number; length: number; width: number },
  { forks, spread, lift, wave = 14 }: { forks: number; spread: number; lift: number; wave?: number },
): { limbs: Limb[]; twigs: Twig[] } {
  const limbs: Limb[] = [];
  const twigs: Twig[] = [];
  const grow = (x: number, y: number, heading: number, length: number, width: number, left: number): void => {
    const joints: Joint[] = [[x, y, width]];
    let angle = heading;
    let [px, py] = [x, y];
    const steps = 4;
    for (let i = 1; i <= steps; i += 1) {
      angle += random.around(0, wave) + (-90 - angle) * lift * 0.25;
      const [dx, dy] = turned(angle, length / steps, 0);
      px += dx;
      py += dy;
      joints.push([px, py, Math.max(2.5, width * (1 - (i / steps) * 0.42))]);
      if (left <= 1) twigs.push({ x: px, y: py, angle, size: i / steps });
    }
    limbs.push({ joints });
    if (left <= 0) return;
    const children = left > 1 ? random.int(2, 3) : random.int(2, 3);
    for (let i = 0; i < children; i += 1) {
      const side = children === 1 ? 0 : (i / (children - 1)) * 2 - 1;
      grow(
        px,
        py,
        angle + side * spread + random.around(0, spread * 0.4),
        length * random.between(0.62, 0.84),
        width * 0.56,
        left - 1,
      );
    }
    if (left > 1) {
      const middle = joints[2] ?? [px, py, width];
      grow(middle[0], middle[1], angle + random.pick([-1, 1]) * spread * 1.25, length * 0.6, width * 0.42, left - 2);
    }
  };
  grow(start.x, start.y, start.angle, start.length, start.width, forks);
  limbs.sort((a, b) => (b.joints[0]?.[2] ?? 0) - (a.joints[0]?.[2] ?? 0));
  return { limbs, twigs };
}
