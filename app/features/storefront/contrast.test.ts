import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('./storefront.css', import.meta.url)), 'utf8');

/** The custom properties of one block of `:root`. */
const propertiesOf = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{3,8});/gi)].map(([, name, value]) => [name, value]));

const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const LOOKS = {
  light: propertiesOf(light),
  dark: { ...propertiesOf(light), ...propertiesOf(dark.slice(0, dark.indexOf('}\n}'))) },
};

/** How bright a colour is to the eye, 0 black to 1 white (WCAG 2.2, relative luminance). */
function luminance(colour: string): number {
  const hex = colour.slice(1);
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [r, g, b] = [0, 2, 4].map((at) => {
    const share = parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

/** What stands on what. Words need 4.5 to 1; what only marks a place needs 3 to 1. */
const WORDS = ['ink', 'soft', 'leaf', 'clay', 'gold'];
const GROUNDS = ['paper', 'card', 'mist'];

describe.each(Object.entries(LOOKS))('the colours of the shops, %s', (_look, colours) => {
  it.each(WORDS.flatMap((word) => GROUNDS.map((ground) => [word, ground] as const)))(
    '%s is read on %s',
    (word, ground) => expect(contrast(colours[word]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5),
  );

  it('what stands on a button is read', () =>
    expect(contrast(colours['on-leaf']!, colours.leaf!)).toBeGreaterThanOrEqual(4.5));
});

it('measures as the guidelines do', () => {
  expect(contrast('#000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2);
});

it('moves nothing of itself, and nothing at all for whoever wants no motion', () => {
  expect(css).not.toMatch(/\b(transition|animation)\b/);
  expect(css).toMatch(/@media \(prefers-reduced-motion: reduce\)\s*\{\s*html\s*\{\s*scroll-behavior: auto/);
});
