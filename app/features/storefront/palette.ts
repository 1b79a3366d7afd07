import type { Theme } from './design';

/** Colours that take the place of a theme's own, as "#rrggbb". */
export type Colours = { leaf: string; onLeaf: string; mist: string };
export type Palette = { light: Colours; dark: Colours };

/** WCAG 2.2, 1.4.3 asks for 4.5 : 1; a little more, because colours are rounded to whole steps at the end. */
const CONTRAST_LEAST = 4.6;

type Ground = { paper: string; card: string; ink: string; soft: string };

/** What text of each theme lies on and is written in: the same as in `styles/theme-….css` and storefront.css. */
export const GROUNDS: Record<Theme, { light: Ground; dark: Ground }> = {
  orchard: {
    light: { paper: '#faf6ec', card: '#fffdf7', ink: '#222b1f', soft: '#586150' },
    dark: { paper: '#131912', card: '#1b231a', ink: '#eceee2', soft: '#a9b39f' },
  },
  market: {
    light: { paper: '#fffef8', card: '#ffffff', ink: '#14161a', soft: '#4a4f58' },
    dark: { paper: '#101216', card: '#191c22', ink: '#f3f1e8', soft: '#b3b6bf' },
  },
  courtyard: {
    light: { paper: '#f3f3ef', card: '#fbfbf9', ink: '#1c1f1d', soft: '#575c58' },
    dark: { paper: '#141615', card: '#1b1e1c', ink: '#e9eae6', soft: '#a5aaa5' },
  },
  festival: {
    light: { paper: '#fff5e4', card: '#fffaf0', ink: '#3a0f0a', soft: '#6d3f33' },
    dark: { paper: '#1c0808', card: '#280d0c', ink: '#fdeedb', soft: '#d5b09a' },
  },
  workshop: {
    light: { paper: '#e6d7b9', card: '#f8f0de', ink: '#2a2014', soft: '#594a35' },
    dark: { paper: '#1d1811', card: '#282117', ink: '#f1e6d0', soft: '#bfae8f' },
  },
};

/**
 * Colours of links, buttons and tinted bands from one colour of a photo, whatever it is: its hue, as vivid as it may be,
 * and as dark (by night: as light) as it takes to be read on everything of the theme that text lies on.
 */
export const paletteOf = (colour: string, theme: Theme): Palette => ({
  light: coloursOn(colour, GROUNDS[theme].light, 'light'),
  dark: coloursOn(colour, GROUNDS[theme].dark, 'dark'),
});

/** Most of a band's chroma: a tint of the paper, not a second colour. */
const MIST_CHROMA = { light: 0.03, dark: 0.025 };
const LEAF_CHROMA = { light: 0.17, dark: 0.13 };
/** How far a band stands out from the paper, in OKLCH lightness. */
const MIST_STEP = { light: -0.035, dark: 0.055 };
const STEP = 0.01;

function coloursOn(colour: string, ground: Ground, mood: 'light' | 'dark'): Colours {
  const { chroma, hue, lightness } = toOklch(colour);
  const mist = bandOn(ground, mood, { chroma: Math.min(chroma, MIST_CHROMA[mood]), hue });
  const under = [ground.paper, ground.card, mist];
  const vivid = Math.min(chroma, LEAF_CHROMA[mood]);
  const away = mood === 'light' ? -STEP : STEP;
  let l = mood === 'light' ? Math.min(lightness, 0.6) : Math.max(lightness, 0.7);
  let leaf = fromOklch({ lightness: l, chroma: vivid, hue });
  while (l > 0 && l < 1 && under.some((one) => contrastOf(leaf, one) < CONTRAST_LEAST)) {
    l += away;
    leaf = fromOklch({ lightness: l, chroma: vivid, hue });
  }
  const onLeaf = mood === 'light' ? '#ffffff' : fromOklch({ lightness: 0.17, chroma: Math.min(chroma, 0.03), hue });
  return { leaf, onLeaf, mist };
}

/** A tinted band on which the theme's quiet text can still be read. */
function bandOn(ground: Ground, mood: 'light' | 'dark', tint: { chroma: number; hue: number }): string {
  const paper = toOklch(ground.paper).lightness;
  for (let step = MIST_STEP[mood]; Math.abs(step) > STEP / 2; step -= Math.sign(step) * STEP) {
    const band = fromOklch({ lightness: paper + step, ...tint });
    if (contrastOf(ground.soft, band) >= CONTRAST_LEAST) return band;
  }
  return ground.paper;
}

/** Contrast of two colours after WCAG 2.2: 1 (alike) to 21 (black on white). */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminanceOf(colour: string): number {
  const [r, g, b] = toLinear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

type Rgb = [r: number, g: number, b: number];

function toLinear(colour: string): Rgb {
  const channel = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function toHex(linear: Rgb): string {
  const channel = (value: number) => {
    const light = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, light)) * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${linear.map(channel).join('')}`;
}

type Oklch = { lightness: number; chroma: number; hue: number };

/** OKLCH (Ottosson 2020): equal steps look equal, so a hue stays itself when it gets darker. Hue in radians. */
function toOklch(colour: string): Oklch {
  const [r, g, b] = toLinear(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const [A, B] = [
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(A, B),
    hue: Math.atan2(B, A),
  };
}

/** The nearest colour that a screen can show: less vivid until it is within sRGB. */
function fromOklch({ lightness, chroma, hue }: Oklch): string {
  for (let vivid = chroma; vivid > 0; vivid -= 0.005) {
    const linear = linearOf(lightness, vivid, hue);
    if (linear.every((value) => value >= -0.0005 && value <= 1.0005)) return toHex(linear);
  }
  return toHex(linearOf(lightness, 0, hue));
}

function linearOf(lightness: number, chroma: number, hue: number): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
