import { facing, tone } from './light';
import type { Paint } from './scene';
import { lump } from './shapes';
import { css, type Hsl, shape } from './svg';

/** With fewer leaves to paint, each is larger, so that a plant further back stays as full. */
export const coarseness = ({ budget }: Paint): number => Math.min(2, Math.max(1, budget ** -0.42));

/** A rounded mass of leaves. */
export type Clump = { x: number; y: number; rx: number; ry: number };

/** A place on the canopy where a leaf or flower goes, with how lit it is (−1…1) and which way it looks. */
export type Spot = { x: number; y: number; level: number; outward: number; rim: number };

/** Lumps packed in an oval, back ones first, so that a crown has hollows and bulges. */
export function clumpsWithin({ random }: Paint, { x, y, rx, ry }: Clump, count: number, share = 0.42): Clump[] {
  if (count === 1) return [{ x, y, rx, ry }];
  const clumps: Clump[] = [];
  for (let i = 0; i < count; i += 1) {
    const reach = Math.sqrt((i + 0.5) / count) * (1 - share * 0.75);
    const angle = i * 2.39996 + random.between(-0.3, 0.3);
    const size = random.around(share, share * 0.25);
    clumps.push({
      x: x + Math.cos(angle) * rx * reach,
      y: y + Math.sin(angle) * ry * reach,
      rx: rx * size,
      ry: ry * size,
    });
  }
  return clumps.sort((a, b) => Math.hypot(b.x - x, b.y - y) - Math.hypot(a.x - x, a.y - y));
}

/** Spots over clumps, in painting order; `whole` is the crown the clumps belong to and gives the large shading. */
export function spotsOver({ random, light }: Paint, clumps: readonly Clump[], whole: Clump, count: number): Spot[] {
  const area = clumps.reduce((sum, { rx, ry }) => sum + rx * ry, 0);
  const spots: Spot[] = [];
  for (const clump of clumps) {
    const own: Spot[] = [];
    const amount = Math.max(3, Math.round((count * clump.rx * clump.ry) / area));
    for (let i = 0; i < amount; i += 1) {
      const reach = Math.sqrt((i + random.next()) / amount) * 1.06;
      const angle = random.between(0, Math.PI * 2);
      const nx = Math.cos(angle) * reach;
      const ny = Math.sin(angle) * reach;
      const x = clump.x + nx * clump.rx;
      const y = clump.y + ny * clump.ry;
      const wx = Math.max(-1.1, Math.min(1.1, (x - whole.x) / whole.rx));
      const wy = Math.max(-1.1, Math.min(1.1, (y - whole.y) / whole.ry));
      const near = facing(light, nx, ny, Math.sqrt(Math.max(0, 1 - reach * reach)));
      const far = facing(light, wx, wy, Math.sqrt(Math.max(0, 1 - wx * wx - wy * wy)));
      own.push({
        x,
        y,
        level: near * 0.55 + far * 0.6 - 0.12 + random.around(0, 0.28),
        outward: (Math.atan2(wy + ny * 0.6, wx + nx * 0.6) * 180) / Math.PI,
        rim: reach,
      });
    }
    spots.push(...own.sort((a, b) => b.rim - a.rim));
  }
  return spots;
}

/** The dark inside of the clumps, which shows between the leaves. */
export function shade({ random, light }: Paint, clumps: readonly Clump[], colour: Hsl): string {
  return clumps
    .map(({ x, y, rx, ry }) =>
      shape(lump(random, x, y, rx * 0.86, ry * 0.86, 0.12), css(tone(light, colour, -0.75 + random.around(0, 0.1)))),
    )
    .join('');
}

/** The oval that holds all clumps. */
export function around(clumps: readonly Clump[]): Clump {
  const left = Math.min(...clumps.map((c) => c.x - c.rx));
  const right = Math.max(...clumps.map((c) => c.x + c.rx));
  const top = Math.min(...clumps.map((c) => c.y - c.ry));
  const bottom = Math.max(...clumps.map((c) => c.y + c.ry));
  return { x: (left + right) / 2, y: (top + bottom) / 2, rx: (right - left) / 2, ry: (bottom - top) / 2 };
}
