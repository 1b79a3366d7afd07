import type { Theme } from './design';
import { fromOklab, readHex, toOklab, writeHex } from './oklab';

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
  const [r, g, b] = readHex(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

type Oklch = { lightness: number; chroma: number; hue: number };

/** OKLCH: OKLab by its hue, so a colour stays itself when it gets darker. Hue in radians. */
function toOklch(colour: string): Oklch {
  const [lightness, a, b] = toOklab(readHex(colour));
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

/** The nearest colour that a screen can show: less vivid until it is within sRGB. */
function fromOklch({ lightness, chroma, hue }: Oklch): string {
  for (let vivid = chroma; vivid > 0; vivid -= 0.005) {
    const light = fromOklab([lightness, vivid * Math.cos(hue), vivid * Math.sin(hue)]);
    if (light.every((value) => value >= -0.0005 && value <= 1.0005)) return writeHex(light);
  }
  return writeHex(fromOklab([lightness, 0, 0]));
}
