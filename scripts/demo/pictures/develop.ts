import sharp from 'sharp';
import type { LightSpec } from './light';
import type { Composition } from './picture';

/** A gentle S: shadows a little deeper, highlights held. */
const filmCurve = (value: number): number => {
  const x = Math.max(0, Math.min(1, value));
  return x + 0.09 * Math.sin((x - 0.5) * 2 * Math.PI) * 0.55;
};

/** Turns a composition into a photograph: blurred distance, colour of the light, darker corners, fine grain. */
export async function develop(
  { width, height, far, near, blur, light, seed }: Composition,
  farScale: number,
): Promise<Buffer> {
  const distance = await sharp(Buffer.from(far))
    .removeAlpha()
    .blur(Math.max(0.5, blur * width * farScale))
    .toColourspace('srgb')
    .png({ compressionLevel: 0 })
    .toBuffer();
  const backdrop = await sharp(distance).resize(width, height, { kernel: 'cubic', fit: 'fill' }).raw().toBuffer();
  const pixels = await sharp(backdrop, { raw: { width, height, channels: 3 } })
    .composite([{ input: Buffer.from(near) }])
    .removeAlpha()
    .blur(0.6) // a lens is never as sharp as a drawing
    .raw()
    .toBuffer();
  const raw = { width, height, channels: 3 } as const;
  const [smallWidth, smallHeight] = [Math.round(width / 10), Math.round(height / 10)];
  const small = await sharp(pixels, { raw })
    .resize(smallWidth, smallHeight, { kernel: 'linear' })
    .blur(2.2)
    .raw()
    .toBuffer();
  const glow = await sharp(small, { raw: { width: smallWidth, height: smallHeight, channels: 3 } })
    .resize(width, height, { kernel: 'linear', fit: 'fill' })
    .raw()
    .toBuffer();
  expose(pixels, glow, light.grade, light.saturation, { width, height, seed });
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** Colour, corners and grain in one walk over the pixels, in place. */
function expose(
  pixels: Buffer,
  glow: Buffer,
  [red, green, blue]: LightSpec['grade'],
  saturation: number,
  { width, height, seed }: { width: number; height: number; seed: number },
): void {
  const curves = [red, green, blue].map((gain) =>
    Float32Array.from({ length: 256 }, (_, value) => filmCurve((value / 255) * gain) * 255),
  );
  const [reds, greens, blues] = curves as [Float32Array, Float32Array, Float32Array];
  const across = Float32Array.from({ length: width }, (_, x) => ((x / width - 0.5) * 1.5) ** 2);
  let noise = seed | 1;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const down = ((y / height - 0.48) * 1.5) ** 2;
    for (let x = 0; x < width; x += 1, at += 3) {
      const reach = (across[x] ?? 0) + down;
      const corner = 1 - reach * reach * 0.26;
      noise ^= noise << 13;
      noise ^= noise >>> 17;
      noise ^= noise << 5;
      const grain = ((noise & 255) + ((noise >>> 8) & 255) - 255) * 0.028;
      const r = reds[bloom(pixels[at] ?? 0, glow[at] ?? 0)] ?? 0;
      const g = greens[bloom(pixels[at + 1] ?? 0, glow[at + 1] ?? 0)] ?? 0;
      const b = blues[bloom(pixels[at + 2] ?? 0, glow[at + 2] ?? 0)] ?? 0;
      const grey = 0.3 * r + 0.59 * g + 0.11 * b;
      pixels[at] = level((grey + (r - grey) * saturation) * corner + grain);
      pixels[at + 1] = level((grey + (g - grey) * saturation) * corner + grain);
      pixels[at + 2] = level((grey + (b - grey) * saturation) * corner + grain);
    }
  }
}

/** Bright surroundings spill a little light over a pixel. */
const bloom = (value: number, around: number): number =>
  (value * 0.9 + (255 - ((255 - value) * (255 - around)) / 255) * 0.1) | 0;

const level = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);
