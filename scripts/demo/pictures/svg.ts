/** Hue in degrees, saturation and lightness in percent. */
export type Hsl = readonly [number, number, number];
/** Where along a gradient, which colour, how opaque. */
export type Stop = readonly [offset: number, colour: string, opacity?: number];
export type Point = readonly [x: number, y: number];

const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Short numbers keep the text of a picture small. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

export function css([hue, saturation, lightness]: Hsl): string {
  const light = between(lightness, 0, 100) / 100;
  const reach = (between(saturation, 0, 100) / 100) * Math.min(light, 1 - light);
  const channel = (offset: number): string => {
    const turn = (((offset + hue / 30) % 12) + 12) % 12;
    const value = light - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** The same colour moved a little in hue, saturation and lightness. */
export const shift = ([h, s, l]: Hsl, hue: number, saturation: number, lightness: number): Hsl => [
  h + hue,
  between(s + saturation, 0, 100),
  between(l + lightness, 0, 100),
];

type Look = { opacity?: number; stroke?: string; width?: number; strokeOpacity?: number };

function look({ opacity, stroke, width, strokeOpacity }: Look): string {
  return (
    (opacity === undefined ? '' : ` fill-opacity="${Math.round(opacity * 100) / 100}"`) +
    (stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${n(width ?? 1)}"`) +
    (strokeOpacity === undefined ? '' : ` stroke-opacity="${Math.round(strokeOpacity * 100) / 100}"`)
  );
}

export const shape = (d: string, fill: string, options: Look = {}): string =>
  `<path d="${d}" fill="${fill}"${look(options)}/>`;

/** A line with round ends; `d` may hold many lines at once. */
export const line = (d: string, stroke: string, width: number, opacity = 1): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` stroke-opacity="${Math.round(opacity * 100) / 100}"` : ''}/>`;

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, options: Look = {}): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${look(options)}/>`;

export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  options: Look & { round?: number } = {},
): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${options.round ? ` rx="${n(options.round)}"` : ''}${look(options)}/>`;

export const group = (content: string, transform: string): string => `<g transform="${transform}">${content}</g>`;

/** An oval as a path, so that many of one colour cost a single element. */
export const dot = (x: number, y: number, rx: number, ry = rx): string =>
  `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 0 ${n(rx * 2)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-rx * 2)} 0Z`;

export const polygon = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;

type Placing = { size?: number; squash?: number; angle?: number; colour?: string };

/** Puts a symbol, drawn 100 units long, somewhere: `size` in picture units, `squash` tilts it away from the eye. */
export function place(
  id: string,
  x: number,
  y: number,
  { size = 100, squash = 1, angle = 0, colour }: Placing = {},
): string {
  const scale = Math.round(size * 10) / 1000;
  const scaling = squash === 1 ? `${scale}` : `${scale} ${Math.round(scale * squash * 1000) / 1000}`;
  return `<use href="#${id}" transform="translate(${n(x)} ${n(y)}) rotate(${Math.round(angle)}) scale(${scaling})"${colour ? ` color="${colour}"` : ''}/>`;
}

/** Collects what is defined once and used often: symbols and gradients. */
export class Sheet {
  private readonly definitions = new Map<string, { id: string; markup: string }>();

  private define(key: string, markup: (id: string) => string): string {
    const known = this.definitions.get(key);
    if (known) return known.id;
    const id = `d${this.definitions.size}`;
    this.definitions.set(key, { id, markup: '' }); // first keeps its number while its own parts are defined
    this.definitions.set(key, { id, markup: markup(id) });
    return id;
  }

  /** Draws a thing once under a name; later calls get the same id. */
  symbol(name: string, draw: () => string): string {
    return this.define(`symbol ${name}`, (id) => `<g id="${id}">${draw()}</g>`);
  }

  /** A fill from one point to another, in parts of the filled shape's box. */
  linear(stops: readonly Stop[], [x1, y1, x2, y2] = [0, 0, 1, 0]): string {
    const marks = stopMarks(stops);
    const id = this.define(
      `linear ${[x1, y1, x2, y2].join(' ')} ${marks}`,
      (name) => `<linearGradient id="${name}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${marks}</linearGradient>`,
    );
    return `url(#${id})`;
  }

  /** A fill from a middle outwards, in parts of the filled shape's box. */
  radial(stops: readonly Stop[], [cx, cy, r] = [0.5, 0.5, 0.5]): string {
    const marks = stopMarks(stops);
    const id = this.define(
      `radial ${[cx, cy, r].join(' ')} ${marks}`,
      (name) => `<radialGradient id="${name}" cx="${cx}" cy="${cy}" r="${r}">${marks}</radialGradient>`,
    );
    return `url(#${id})`;
  }

  /** The whole drawing; `view` is the part that is seen, in drawing units. */
  toSvg(content: string, width: number, height: number, view = `0 0 ${width} ${height}`): string {
    const defs = [...this.definitions.values()].map(({ markup }) => markup).join('');
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view}"><defs>${defs}</defs>${content}</svg>`;
  }
}

const stopMarks = (stops: readonly Stop[]): string =>
  stops
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop offset="${Math.round(offset * 100) / 100}" stop-color="${colour}"${opacity === 1 ? '' : ` stop-opacity="${Math.round(opacity * 1000) / 1000}"`}/>`,
    )
    .join('');
