import type { Bush } from './bushes';
import type { Spot } from './canopy';
import { placeLeaf } from './leaves';
import { tone } from './light';
import type { Paint } from './scene';
import { type Hsl, type Sheet, css, place } from './svg';

export type Head = (sheet: Sheet, form: number, fine?: boolean) => string;

/** The colours of one plant: the named one, or one by chance. */
export function coloursOf({ scene, random }: Paint, colours: Record<string, readonly Hsl[]>): readonly Hsl[] {
  const named = scene.colour === undefined ? undefined : colours[scene.colour];
  return named ?? random.pick(Object.values(colours));
}

/** Puts leaves and flower heads on the spots of a crown, inner ones first. */
export function dressCrown(
  paint: Paint,
  spots: readonly Spot[],
  bush: Pick<Bush, 'head' | 'leaf' | 'leafHue' | 'tilt'>,
  hues: readonly Hsl[],
  headSize: number,
  leafSize: number,
  flowerShare: number,
): string {
  const { random, light, sheet } = paint;
  return spots
    .map((spot) => {
      if (!random.chance(flowerShare)) {
        return placeLeaf(paint, bush.leaf, spot.x, spot.y, {
          size: leafSize * random.around(1, 0.3),
          angle: spot.outward + random.around(0, 60),
          hue: bush.leafHue,
          level: spot.level - 0.08,
        });
      }
      const hue = random.pick(hues);
      const varied: Hsl = [hue[0] + random.around(0, 4), hue[1] + random.around(0, 6), hue[2] + random.around(0, 4)];
      const squash = 1 - Math.min(0.5, spot.rim * (bush.tilt ?? 0.45)) * random.between(0.5, 1);
      return place(bush.head(sheet, random.int(0, 2)), spot.x, spot.y, {
        size: headSize * random.around(1, 0.2),
        angle: spot.outward + 90 + random.around(0, 14),
        squash,
        colour: css(tone(light, varied, Math.max(-0.55, spot.level))),
      });
    })
    .join('');
}
