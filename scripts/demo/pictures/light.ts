import { type Hsl, shift } from './svg';

export const LIGHTS = ['morning', 'noon', 'overcast', 'golden'] as const;
export type Light = (typeof LIGHTS)[number];

/** How a kind of daylight falls. Directions point from the plant to the light; y grows downwards. */
export type LightSpec = {
  x: number;
  y: number;
  z: number;
  /** How far the lit side and the shaded side lie apart; 1 is a clear morning. */
  contrast: number;
  skyTop: Hsl;
  skyLow: Hsl;
  /** Darkness of the shadow on the ground, 0 to 1, and its length against the plant's height. */
  shadow: number;
  shadowLength: number;
  /** Gains for red, green and blue when the picture is developed. */
  grade: readonly [number, number, number];
  saturation: number;
};

const SPECS: Record<Light, LightSpec> = {
  morning: {
    x: -0.58,
    y: -0.6,
    z: 0.55,
    contrast: 1,
    skyTop: [205, 55, 74],
    skyLow: [48, 60, 90],
    shadow: 0.42,
    shadowLength: 0.42,
    grade: [1.04, 1.01, 0.95],
    saturation: 1.04,
  },
  noon: {
    x: 0.28,
    y: -0.8,
    z: 0.53,
    contrast: 1.08,
    skyTop: [208, 62, 66],
    skyLow: [200, 55, 88],
    shadow: 0.5,
    shadowLength: 0.16,
    grade: [1.02, 1.02, 1],
    saturation: 1.06,
  },
  overcast: {
    x: -0.2,
    y: -0.72,
    z: 0.66,
    contrast: 0.72,
    skyTop: [205, 14, 84],
    skyLow: [200, 10, 93],
    shadow: 0.3,
    shadowLength: 0.1,
    grade: [0.99, 1, 1.02],
    saturation: 0.97,
  },
  golden: {
    x: 0.66,
    y: -0.5,
    z: 0.5,
    contrast: 1.15,
    skyTop: [32, 55, 78],
    skyLow: [40, 85, 83],
    shadow: 0.44,
    shadowLength: 0.6,
    grade: [1.09, 1.01, 0.86],
    saturation: 1.06,
  },
};

export const lightSpec = (light: Light): LightSpec => SPECS[light];

/** How squarely a surface looks at the light: 1 faces it, −1 lies in the shade. */
export const facing = (light: LightSpec, x: number, y: number, z: number): number =>
  x * light.x + y * light.y + z * light.z;

/** Lit leaves turn yellow, shaded ones blue; yellow petals shade to orange, pink ones to purple. */
function hueDrift(hue: number, level: number): number {
  const h = ((hue % 360) + 360) % 360;
  if (h >= 62 && h < 175) return level > 0 ? -14 * level : -16 * level;
  if (h >= 20 && h < 62) return level > 0 ? 4 * level : 14 * level;
  return level > 0 ? 5 * level : 12 * level;
}

/** A colour as it looks on a side turned to the light (level 1) or away from it (level −1). */
export function tone(light: LightSpec, base: Hsl, level: number): Hsl {
  const reach = Math.max(-1.1, Math.min(1.1, level)) * light.contrast;
  const [hue, saturation, lightness] = base;
  // White petals shade to a cool pale grey, never to brown.
  if (lightness > 82 && saturation < 45)
    return [
      reach < 0 ? 215 : hue,
      reach < 0 ? 10 - reach * 6 : saturation,
      lightness + (reach > 0 ? reach * 5 : reach * 27),
    ];
  const rise = reach > 0 ? reach * (96 - lightness) * 0.42 : reach * lightness * 0.6;
  return shift(base, hueDrift(hue, reach), reach > 0 ? -6 * reach : 4 * reach, rise);
}
