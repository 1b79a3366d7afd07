import { type LightSpec, facing, tone } from './light';
import { groundShadow } from './pots';
import { ground, still } from './still';
import { cylinder } from './vessels';
import type { Paint, Subject } from './scene';
import { css, type Hsl, line, n, oval, shape } from './svg';

/** A round basket of plaited water hyacinth: rows of slanting strands, brown and pale. */
function basket(
  { light, random, sheet }: Paint,
  x: number,
  foot: number,
  width: number,
  height: number,
  handle: boolean,
): string {
  const half = width / 2;
  const tilt = width * 0.14;
  const top = foot - height;
  const reach = (t: number): number => half * (0.84 + 0.26 * Math.sin((0.15 + t * 0.7) * Math.PI) - 0.12 * t);
  let out = '';
  const straw: Hsl = [34, 42, 52];
  if (handle)
    for (const [dx, level] of [
      [0, -0.4],
      [-6, 0.2],
    ] as const)
      out += line(
        `M${n(x - half * 0.72 + dx)} ${n(top)}C${n(x - half * 0.7)} ${n(top - height * 0.95)} ${n(x + half * 0.7)} ${n(top - height * 0.95)} ${n(x + half * 0.72 + dx)} ${n(top)}`,
        css(tone(light, straw, level)),
        width * 0.045,
      );
  out += oval(x, top, reach(1), tilt, css(tone(light, straw, -0.8)));
  const rows = 13;
  const lanes = new Map<string, string>();
  for (let row = 0; row < rows; row += 1) {
    const t = (row + 0.5) / rows;
    const strands = 34;
    for (let i = 0; i < strands; i += 1) {
      const turn = ((i + 0.5) / strands - 0.5) * Math.PI;
      const cos = Math.cos(turn);
      const cx = x + Math.sin(turn) * reach(t);
      const cy = foot - height * t + tilt * cos * (0.85 + t * 0.15) - tilt * 0.4;
      const slant = ((row % 2 ? 1 : -1) * reach(t) * 1.7 * cos) / strands;
      const level =
        Math.round(
          ((Math.sin(turn) * light.x + cos * light.z) * 0.9 - 0.25 + (row % 2) * 0.1 + random.around(0, 0.25)) * 5,
        ) / 5;
      const colour = css(tone(light, row % 4 === 3 ? [28, 40, 38] : straw, level));
      lanes.set(
        colour,
        `${lanes.get(colour) ?? ''}M${n(cx - slant)} ${n(cy + (height / rows) * 0.34)}L${n(cx + slant)} ${n(cy - (height / rows) * 0.34)}`,
      );
    }
  }
  const wall = `M${n(x - reach(0))} ${n(foot - tilt * 0.4)}C${n(x - half * 1.2)} ${n(foot - height * 0.3)} ${n(x - half * 1.15)} ${n(foot - height * 0.7)} ${n(x - reach(1))} ${n(top)}A${n(reach(1))} ${n(tilt)} 0 0 0 ${n(x + reach(1))} ${n(top)}C${n(x + half * 1.15)} ${n(foot - height * 0.7)} ${n(x + half * 1.2)} ${n(foot - height * 0.3)} ${n(x + reach(0))} ${n(foot - tilt * 0.4)}Q${n(x)} ${n(foot + tilt * 1.3)} ${n(x - reach(0))} ${n(foot - tilt * 0.4)}Z`;
  out += shape(wall, css(tone(light, straw, -0.65)));
  for (const [colour, d] of lanes) out += line(d, colour, (height / rows) * 0.6);
  out += shape(
    wall,
    sheet.linear(
      [
        [0, '#000', 0],
        [0.7, '#000', 0],
        [1, '#1a0e04', 0.45],
      ],
      [0, 0, 0, 1],
    ),
  );
  const rim = `M${n(x - reach(1))} ${n(top)}A${n(reach(1))} ${n(tilt)} 0 0 0 ${n(x + reach(1))} ${n(top)}`;
  return (
    out +
    line(rim, css(tone(light, straw, -0.5)), width * 0.06) +
    line(rim, css(tone(light, straw, 0.3)), width * 0.04) +
    line(
      `M${n(x - reach(1))} ${n(top)}A${n(reach(1))} ${n(tilt)} 0 0 1 ${n(x + reach(1))} ${n(top)}`,
      css(tone(light, straw, 0)),
      width * 0.03,
    )
  );
}

/** Lục bình: a carrying basket and a small one beside it. */
export const hyacinthBasket: Subject = {
  onTable: true,
  hues: [
    [34, 36, 48],
    [40, 40, 60],
    [104, 22, 38],
  ],
  close: (paint) =>
    basket(paint, paint.x, paint.floor + paint.height * 0.24, paint.width * 1.15, paint.height * 0.9, true),
  whole: (paint) => {
    const { x, floor, width } = paint;
    const w = width * 0.5;
    return (
      groundShadow(paint, x - w * 0.3, floor - 70, w, w * 0.6) +
      basket(paint, x - w * 0.3, floor - 70, w, w * 0.72, true) +
      groundShadow(paint, x + w * 0.6, floor, w * 0.6, w * 0.4) +
      basket(paint, x + w * 0.6, floor, w * 0.62, w * 0.36, false)
    );
  },
};

/** Light on the inside of a bowl falls on the far wall. */
const hollow = (light: LightSpec): number => facing(light, -light.x, 0.4, 0.4) * 0.5;

export const coconutBowl = still([1.32, 0, 0.82], (paint) => {
  const { x, floor, width, light, random, sheet } = paint;
  const bowl = (bx: number, foot: number, w: number): string => {
    const top = foot - w * 0.5;
    const wall = `M${n(bx - w * 0.5)} ${n(top)}C${n(bx - w * 0.5)} ${n(top + w * 0.36)} ${n(bx - w * 0.24)} ${n(foot)} ${n(bx)} ${n(foot)}C${n(bx + w * 0.24)} ${n(foot)} ${n(bx + w * 0.5)} ${n(top + w * 0.36)} ${n(bx + w * 0.5)} ${n(top)}Z`;
    let grain = '';
    for (let i = 0; i < 60; i += 1)
      grain += `M${n(bx + random.around(0, w * 0.42))} ${n(top + w * random.between(0.1, 0.4))}q${n(random.around(0, 9))} ${n(w * 0.03)} ${n(random.around(0, 8))} ${n(w * random.between(0.03, 0.07))}`;
    return (
      ground(paint, bx, foot + 8, w * 0.75, w * 0.4) +
      shape(wall, css(tone(light, [22, 44, 22], 0))) +
      line(grain, '#d8a870', 2.4, 0.4) +
      shape(wall, cylinder(paint, 0.9)) +
      oval(bx, top, w * 0.5, w * 0.13, css(tone(light, [32, 46, 52], 0.2))) +
      oval(bx, top + 2, w * 0.46, w * 0.112, css(tone(light, [22, 44, 20], hollow(light)))) +
      oval(
        bx - light.x * w * 0.14,
        top + w * 0.03,
        w * 0.26,
        w * 0.05,
        sheet.radial([
          [0, '#f0c890', 0.5],
          [1, '#f0c890', 0],
        ]),
      )
    );
  };
  const w = width * 0.5;
  return (
    bowl(x + w * 0.46, floor - 130, w * 0.86) +
    bowl(x - w * 0.42, floor - 40, w) +
    line(
      `M${n(x + w * 0.1)} ${n(floor + 6)}L${n(x + w * 0.86)} ${n(floor - 40)}`,
      css(tone(light, [26, 44, 30], 0)),
      22,
    ) +
    oval(x + w * 0.04, floor + 10, w * 0.13, w * 0.05, css(tone(light, [26, 44, 34], 0.2))) +
    oval(x + w * 0.03, floor + 6, w * 0.09, w * 0.03, css(tone(light, [24, 44, 20], 0)))
  );
});
