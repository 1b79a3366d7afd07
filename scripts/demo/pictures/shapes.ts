import type { Random } from './random';
import { n, type Point } from './svg';

/** A point `along` and `across` an arm that starts at 0,0 and points to `angle` degrees. */
export function turned(angle: number, along: number, across: number): Point {
  const radians = (angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return [along * cos - across * sin, along * sin + across * cos];
}

const at = ([x, y]: Point): string => `${n(x)} ${n(y)}`;

/** One petal that grows from the middle; `round` 1 gives a blunt end, 0 a point. */
export function petal(angle: number, inner: number, outer: number, half: number, round = 0.6, lean = 0): string {
  const length = outer - inner;
  const p = (along: number, across: number): string => at(turned(angle, along, across));
  const tip = outer - length * (0.3 - round * 0.36);
  return (
    `M${p(inner, 0)}C${p(inner + length * 0.22, -half * (0.8 + round * 0.4))} ${p(tip, -half * (0.75 + round * 0.55) + lean)} ${p(outer, lean)}` +
    `C${p(tip, half * (0.75 + round * 0.55) + lean)} ${p(inner + length * 0.22, half * (0.8 + round * 0.4))} ${p(inner, 0)}Z`
  );
}

/** A round of petals as one path. */
export function petalRing(
  random: Random,
  count: number,
  inner: number,
  outer: number,
  half: number,
  round = 0.6,
  start = 0,
): string {
  let d = '';
  for (let i = 0; i < count; i += 1) {
    d += petal(
      start + (360 / count) * i + random.around(0, 90 / count),
      inner,
      outer * random.around(1, 0.09),
      half * random.around(1, 0.12),
      round,
      random.around(0, half * 0.2),
    );
  }
  return d;
}

/** A closed soft outline around a middle, lumpy by `rough` (0 is an oval). */
export function lump(random: Random, x: number, y: number, rx: number, ry: number, rough = 0.08, corners = 11): string {
  const points: Point[] = [];
  for (let i = 0; i < corners; i += 1) {
    const angle = (i / corners) * Math.PI * 2;
    const reach = random.around(1, rough);
    points.push([x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach]);
  }
  return closedCurve(points);
}

const point = (points: readonly Point[], index: number): Point =>
  points[((index % points.length) + points.length) % points.length] ?? [0, 0];

/** A smooth closed curve through all points. */
export function closedCurve(points: readonly Point[]): string {
  let d = `M${at(point(points, 0))}`;
  for (let i = 0; i < points.length; i += 1) {
    const [before, from, to, after] = [
      point(points, i - 1),
      point(points, i),
      point(points, i + 1),
      point(points, i + 2),
    ];
    d += `C${n(from[0] + (to[0] - before[0]) / 6)} ${n(from[1] + (to[1] - before[1]) / 6)} ${n(to[0] - (after[0] - from[0]) / 6)} ${n(to[1] - (after[1] - from[1]) / 6)} ${at(to)}`;
  }
  return `${d}Z`;
}

/** A smooth open curve through all points. */
export function curve(points: readonly Point[]): string {
  const clamp = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  let d = `M${at(clamp(0))}`;
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [before, from, to, after] = [clamp(i - 1), clamp(i), clamp(i + 1), clamp(i + 2)];
    d += `C${n(from[0] + (to[0] - before[0]) / 6)} ${n(from[1] + (to[1] - before[1]) / 6)} ${n(to[0] - (after[0] - from[0]) / 6)} ${n(to[1] - (after[1] - from[1]) / 6)} ${at(to)}`;
  }
  return d;
}

/** Where a curve through three points (start, pull, end) is at `t` 0…1, and its direction in degrees. */
export function along(start: Point, pull: Point, end: Point, t: number): { x: number; y: number; angle: number } {
  const u = 1 - t;
  const x = u * u * start[0] + 2 * u * t * pull[0] + t * t * end[0];
  const y = u * u * start[1] + 2 * u * t * pull[1] + t * t * end[1];
  const dx = 2 * u * (pull[0] - start[0]) + 2 * t * (end[0] - pull[0]);
  const dy = 2 * u * (pull[1] - start[1]) + 2 * t * (end[1] - pull[1]);
  return { x, y, angle: (Math.atan2(dy, dx) * 180) / Math.PI };
}
